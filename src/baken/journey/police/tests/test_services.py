"""What the police tell the mayor is read by the mayor until the day in the provision, and by nobody else."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.journey.police import queries, services
from baken.testing.people import acting_as, signed_in

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("database")


def a_report(until: date) -> UUID:
    with acting_as("mayor", activity=Activity.READ_POLICE_REPORTS) as actor:
        return services.record_report(
            title="Verzonnen bericht", content="Inhoud.", provided_by="Teamchef", received_on=date(2026, 11, 1),
            readable_until=until, by=actor, at=NOW,
        )  # fmt: skip


def test_the_mayor_and_the_deputy_read_it() -> None:
    made = a_report(date(2999, 1, 1))
    for role in ("mayor", "deputy_mayor"):
        with acting_as(role, activity=Activity.READ_POLICE_REPORTS) as actor:
            found = queries.report(actor, made)
            assert found is not None
            assert found.content == "Inhoud."


def test_after_the_last_day_it_is_not_there_any_more() -> None:
    made = a_report(date(2026, 11, 2))
    with acting_as("mayor", activity=Activity.READ_POLICE_REPORTS) as actor:
        assert queries.report(actor, made) is None
        assert queries.reports(actor) == []


@pytest.mark.parametrize("role", ["alderman", "safety_adviser", "lawyer", "weigher", "councillor", "privacy_officer"])
def test_nobody_else_reads_it(role: str, client: Client) -> None:
    made = a_report(date(2999, 1, 1))
    signed_in(client, role)
    assert client.get("/politie").status_code == 403
    assert client.get(f"/politie/{made}").status_code == 403


def test_the_mayor_of_another_municipality_finds_nothing(client: Client) -> None:
    made = a_report(date(2999, 1, 1))
    signed_in(client, "mayor", "GM1876")
    assert client.get(f"/politie/{made}").status_code == 404

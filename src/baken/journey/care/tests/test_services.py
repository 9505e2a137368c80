"""A casus exists only for who is involved; its plan is not carried out with one track and no next contact."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.care import services
from baken.journey.care.models import Casus, CasusStep, Involvement
from baken.journey.care.queries import casus_page, own_casussen
from baken.journey.care.vocabulary import Refusal, State, Track
from baken.testing.people import acting_as, person, signed_in

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOON = date(2026, 12, 1)
CARE = Activity.DIRECT_CARE
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def casus() -> UUID:
    """A casus that the first case director opened."""
    with acting_as("case_director", activity=CARE) as actor:
        return services.open_casus(called="Verzonnen gezin", worry="Zorg.", next_contact=SOON, by=actor, at=NOW)


def test_who_opens_a_casus_owns_it(casus: UUID) -> None:
    with acting_as("case_director", activity=CARE) as actor:
        assert [row.called for row in own_casussen(actor)] == ["Verzonnen gezin"]


def test_a_colleague_who_is_not_involved_sees_nothing(casus: UUID, client: Client) -> None:
    with acting_as("case_director", activity=CARE, who="second") as actor:
        assert own_casussen(actor) == []
        assert casus_page(actor, casus) is None
    signed_in(client, "case_director", who="second")
    assert client.get(f"/zorg/{casus}").status_code == 404


@pytest.mark.parametrize("role", ["safety_adviser", "weigher", "mayor", "lawyer", "data_protection_officer"])
def test_other_roles_find_the_door_shut(casus: UUID, client: Client, role: str) -> None:
    signed_in(client, role)
    assert client.get("/zorg").status_code == 403
    assert b"Verzonnen gezin" not in client.get("/").content


def test_who_is_brought_in_sees_it(casus: UUID) -> None:
    other = person("case_director", who="second")
    with acting_as("case_director", activity=CARE) as actor:
        services.involve(casus_id=casus, membership_id=other.membership_id, by=actor, at=NOW)
    with acting_as("case_director", activity=CARE, who="second") as actor:
        assert casus_page(actor, casus) is not None


def test_nobody_brings_themselves_in(casus: UUID) -> None:
    with acting_as("case_director", activity=CARE, who="second") as actor:
        mine = Involvement(
            municipality="GM1509", organ="college", casus_id=casus, membership=actor.membership_id, since=NOW
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            mine.save()


def test_a_plan_with_one_track_waits_until_the_other_has_an_action(casus: UUID) -> None:
    with acting_as("case_director", activity=CARE) as actor:
        services.plan_action(casus_id=casus, track=Track.SOCIAL, what="Bezoek", owner="Team", due=SOON, by=actor)
        for before, after in ((State.REGISTERED, State.TRIAGE), (State.TRIAGE, State.PLANNING)):
            services.move(casus_id=casus, from_state=before, to_state=after, reason="Besproken.", by=actor, at=NOW)
        with pytest.raises(Refused) as refusal:
            _carry_out(casus, actor)
        assert refusal.value.verdict.refusal is Refusal.ONE_TRACK
        services.plan_action(casus_id=casus, track=Track.SAFETY, what="Wijkagent", owner="Politie", due=SOON, by=actor)
        _carry_out(casus, actor)
        assert Casus.objects.get(pk=casus).state == State.CARRYING_OUT


def _carry_out(casus: UUID, actor: Actor) -> None:
    services.move(
        casus_id=casus, from_state=State.PLANNING, to_state=State.CARRYING_OUT, reason="Nu.", by=actor, at=NOW
    )


def test_the_database_refuses_the_plan_too(casus: UUID, owner_sql: Any) -> None:
    owner_sql("UPDATE care_casus SET state = 'planning' WHERE id = %s", [casus])
    with acting_as("case_director", activity=CARE) as actor:
        step = CasusStep(
            municipality="GM1509", organ="college", casus_id=casus, from_state="planning", to_state="carrying_out",
            by=actor.membership_id, at=NOW,
        )  # fmt: skip
        with pytest.raises(DatabaseError) as refusal, transaction.atomic():
            step.save()
    assert getattr(refusal.value.__cause__, "sqlstate", "") == "BK422"


def test_scaling_needs_a_criterion_and_is_remembered(casus: UUID) -> None:
    with acting_as("case_director", activity=CARE) as actor:
        with pytest.raises(Refused):
            services.change_phase(casus_id=casus, to_phase=2, criterion=" ", by=actor, at=NOW)
        services.change_phase(casus_id=casus, to_phase=2, criterion="Eén team komt er niet uit.", by=actor, at=NOW)
        page = casus_page(actor, casus)
    assert page is not None
    assert (page.row.phase, page.events[0].text) == (2, "Eén team komt er niet uit.")

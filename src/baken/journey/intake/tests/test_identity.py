"""A confidential name: one asks, another agrees, two seals open together, and the reporter is told."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError
from django.test import Client, override_settings

from baken.ground.privacy.services import NotAllowed, set_norm
from baken.ground.privacy.vocabulary import Activity
from baken.house.config import settings as staff_settings
from baken.instruments.kit.verdicts import Refused
from baken.instruments.vault.sealing import CannotOpen, open_as_two
from baken.journey.intake import queries
from baken.journey.intake.models import ReporterIdentity, Reveal
from baken.journey.intake.services import desk, door, identity
from baken.journey.intake.services.keys import desk_keys, second_keys
from baken.journey.intake.vocabulary import Refusal
from baken.testing.people import acting_as, signed_in

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NAME = "Anneke de Vries, 06-00000000"
REVEAL, HANDLE = Activity.REVEAL_IDENTITY, Activity.HANDLE_REPORTS


@pytest.fixture
def code(at_the_door: Client) -> str:
    """The receipt of a confidential report."""
    told = door.NewReport(
        "GM1509", "suspicion", "drugs", "", "Elke nacht busjes.", "", "", identity="confidential", contact=NAME
    )
    return door.submit(told, key=door.fresh_key(), address="203.0.113.7", at=NOON)


@pytest.fixture
def report(code: str) -> UUID:
    with acting_as("safety_adviser", activity=HANDLE) as actor:
        [card] = queries.inbox(actor)
    return card.id


def asked(report: UUID, reason: str = "Gevaar voor de melder zelf") -> UUID:
    with acting_as("safety_adviser", activity=REVEAL) as actor:
        return identity.ask_for_name(report_id=report, reason=reason, by=actor, at=NOON)


def test_two_people_with_a_reason_open_the_name(report: UUID) -> None:
    request = asked(report)
    with acting_as("lawyer", activity=REVEAL) as actor:
        identity.approve(reveal_id=request, by=actor, at=NOON)

    for first in (True, False):
        with acting_as("safety_adviser", activity=REVEAL) as actor:
            assert identity.name_of(reveal_id=request, by=actor, at=NOON) == (NAME, report, first)


def test_without_agreement_the_name_is_not_even_visible(report: UUID) -> None:
    request = asked(report)

    with acting_as("safety_adviser", activity=REVEAL) as actor:
        assert not ReporterIdentity.objects.exists()
        with pytest.raises(Refused) as caught:
            identity.name_of(reveal_id=request, by=actor, at=NOON)
    assert caught.value.verdict.refusal is Refusal.NOT_APPROVED
    with acting_as("safety_adviser", activity=HANDLE) as actor:
        assert desk.unseal(report_id=report, by=actor).contact == ""


def test_what_was_allowed_to_one_is_not_there_for_a_colleague(report: UUID) -> None:
    request = asked(report)
    with acting_as("lawyer", activity=REVEAL) as actor:
        identity.approve(reveal_id=request, by=actor, at=NOON)
        assert not ReporterIdentity.objects.exists()
    with acting_as("safety_adviser", activity=REVEAL, who="second"):
        assert not ReporterIdentity.objects.exists()


def test_agreement_is_over_after_the_days_the_municipality_chose(report: UUID, owner_sql: Any) -> None:
    request = asked(report)
    with acting_as("lawyer", activity=REVEAL) as actor:
        identity.approve(reveal_id=request, by=actor, at=NOON)
    owner_sql("ALTER TABLE intake_reveal DISABLE TRIGGER reveal_takes_two")
    owner_sql("SET ROLE baken_gate; UPDATE intake_reveal SET approved_at = now() - interval '15 days'; RESET ROLE")
    with acting_as("safety_adviser", activity=REVEAL) as actor:
        assert not ReporterIdentity.objects.exists()  # the database keeps the name shut as well
        with pytest.raises(Refused) as caught:
            identity.name_of(reveal_id=request, by=actor, at=datetime.now(UTC))
    assert caught.value.verdict.refusal is Refusal.APPROVAL_IS_OVER


def test_who_asked_does_not_make_an_agreement_last_longer_afterwards(report: UUID, owner_sql: Any) -> None:
    request = asked(report)
    with acting_as("lawyer", activity=REVEAL) as actor:
        identity.approve(reveal_id=request, by=actor, at=NOON)
    owner_sql("ALTER TABLE intake_reveal DISABLE TRIGGER reveal_takes_two")
    owner_sql("SET ROLE baken_gate; UPDATE intake_reveal SET approved_at = now() - interval '15 days'; RESET ROLE")
    now = datetime.now(UTC)
    with acting_as("safety_adviser", activity=Activity.WEIGH_SIGNALS) as actor:
        set_norm(key="open_within", value=31, source="omdat het mij uitkomt", by=actor, at=now)
    with acting_as("safety_adviser", activity=REVEAL) as actor:
        assert not ReporterIdentity.objects.exists()
        with pytest.raises(Refused) as caught:
            identity.name_of(reveal_id=request, by=actor, at=now)
    assert caught.value.verdict.refusal is Refusal.APPROVAL_IS_OVER


def test_nobody_agrees_with_themselves(report: UUID) -> None:
    request = asked(report)

    with pytest.raises(Refused), acting_as("safety_adviser", activity=REVEAL) as actor:
        identity.approve(reveal_id=request, by=actor, at=NOON)
    with pytest.raises(DatabaseError), acting_as("safety_adviser", activity=REVEAL):
        Reveal.objects.filter(pk=request).update(approved_by=UUID(int=7), approved_at=NOON)


def test_the_reason_stays_as_it_was_and_agreement_is_given_once(report: UUID) -> None:
    request = asked(report)
    with pytest.raises(DatabaseError), acting_as("safety_adviser", activity=REVEAL):
        Reveal.objects.filter(pk=request).update(reason="iets anders")
    with acting_as("lawyer", activity=REVEAL) as actor:
        identity.approve(reveal_id=request, by=actor, at=NOON)
    with pytest.raises(Refused), acting_as("lawyer", activity=REVEAL, who="second") as actor:
        identity.approve(reveal_id=request, by=actor, at=NOON)


def test_a_reason_is_needed_and_a_confidential_report(report: UUID) -> None:
    with pytest.raises(Refused) as caught:
        asked(report, reason=" ")
    assert caught.value.verdict.refusal is Refusal.NO_REASON


def test_the_weigher_and_the_mayor_do_not_reveal(report: UUID) -> None:
    for role in ("weigher", "mayor"):
        with pytest.raises(NotAllowed), acting_as(role, activity=REVEAL):
            pass


def test_neither_key_opens_it_alone(report: UUID) -> None:
    request = asked(report)
    with acting_as("lawyer", activity=REVEAL) as actor:
        identity.approve(reveal_id=request, by=actor, at=NOON)
    with acting_as("safety_adviser", activity=REVEAL):
        wrapped = bytes(ReporterIdentity.objects.get().wrapped_for_two)

    for one in (desk_keys("GM1509"), second_keys("GM1509")):
        with pytest.raises(CannotOpen):
            open_as_two(wrapped, one, one)


def test_the_pages_walk_it_and_the_reporter_is_told(report: UUID, code: str, client: Client) -> None:
    address = f"/meldingen/{report}/naam"
    with _staff_site():
        signed_in(client, "safety_adviser")
        assert client.post(address, {"reason": ""}).status_code == 422
        assert client.post(address, {"reason": "Gevaar voor de melder"}).status_code == 302
        [request] = _requests(report)
        assert client.post(f"/naamverzoeken/{request}/naam").status_code == 409

        other = Client()
        signed_in(other, "lawyer")
        assert "Gevaar voor de melder" in other.get("/naamverzoeken").content.decode()
        assert other.get(address).status_code == 403
        assert other.post(f"/naamverzoeken/{request}/akkoord").status_code == 302

        assert "Open de naam" in client.get(address).content.decode()
        assert NAME in client.post(f"/naamverzoeken/{request}/naam").content.decode()
        assert NAME in client.post(f"/naamverzoeken/{request}/naam").content.decode()

    said = door.thread(code, address="203.0.113.7", at=NOON).said
    assert [one.text for one in said] == [identity.TOLD]


def _requests(report: UUID) -> list[UUID]:
    with acting_as("safety_adviser", activity=REVEAL) as actor:
        return [one.id for one in queries.reveals(actor, report)]


def _staff_site() -> override_settings:
    names = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES")
    return override_settings(**{name: getattr(staff_settings, name) for name in names})

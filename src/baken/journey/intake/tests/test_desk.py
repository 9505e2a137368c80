"""The desk: an envelope is opened on purpose and on record, and every report gets a next step with a reason."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError
from django.test import Client

from baken.ground.privacy.services import NotAllowed
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.intake import queries
from baken.journey.intake.models import Report, ReportStep
from baken.journey.intake.services import desk
from baken.journey.intake.services.desk import Note
from baken.journey.intake.vocabulary import Identity, Refusal, ReportState
from baken.testing.people import NEIGHBOUR, acting_as, signed_in

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOLD = Note(
    entrance="concern", subject="neighbours", area="", story="Elke nacht ruzie.", place="Kerkstraat", when="al weken",
    identity=Identity.KNOWN, contact="mevrouw Bos, 06-00000000", channel="phone", from_police=False,
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("database", "keys")


def noted(**changes: Any) -> UUID:
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        return desk.note(told=Note(**{**vars(TOLD), **changes}), by=actor, at=NOON)


def unsealings(sql_as: Any) -> int:
    return int(
        sql_as("baken_backup").execute("SELECT count(*) FROM trail_accessline WHERE kind = 'unseal'").fetchone()[0]
    )


def test_a_note_is_sealed_at_once_and_read_by_the_desk() -> None:
    report = noted()

    with acting_as("safety_adviser", activity=Activity.HANDLE_REPORTS) as actor:
        contents = desk.unseal(report_id=report, by=actor)
        card = queries.report_card(actor, report)
    assert (contents.story, contents.contact) == ("Elke nacht ruzie.", "mevrouw Bos, 06-00000000")
    assert (card.received_on, card.due, card.has_thread) == (date(2026, 11, 23), date(2026, 11, 24), False)


def test_police_information_is_refused_and_nothing_is_stored() -> None:
    with pytest.raises(Refused) as caught:
        noted(from_police=True)
    assert caught.value.verdict.refusal is Refusal.FROM_POLICE
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        assert queries.inbox(actor) == []


def test_opening_makes_somebody_the_owner_once() -> None:
    report = noted()

    for who in ("first", "second"):
        with acting_as("weigher", activity=Activity.HANDLE_REPORTS, who=who) as actor:
            desk.open_report(report_id=report, by=actor, at=NOON)

    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        assert queries.report_card(actor, report).owner == actor.membership_id
        assert [step.to_state for step in queries.steps_of(actor, report)] == [ReportState.READ]


def test_small_stays_small_with_a_reason_and_closing_starts_the_term_of_every_part() -> None:
    report = noted()
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        desk.open_report(report_id=report, by=actor, at=NOON)
        with pytest.raises(Refused):
            desk.keep_small(report_id=report, reason=" ", reply="", by=actor, at=NOON)
        desk.keep_small(report_id=report, reason="Eén keer, al opgelost.", reply="Dank", by=actor, at=NOON)
        desk.close(report_id=report, reply="", by=actor, at=NOON)

        parts = {part.keep_until for part in Report.objects.filter(pk=report)}
        steps = {step.keep_until for step in ReportStep.objects.filter(report_id=report)}
        assert parts == steps == {date(2027, 2, 23)}


def test_a_step_cannot_be_skipped_not_even_by_sql() -> None:
    report = noted()

    for to_state in (ReportState.TAKEN_UP, ReportState.CLOSED):
        with pytest.raises(DatabaseError), acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
            _jump(report, to_state, actor)
    with pytest.raises(DatabaseError), acting_as("weigher", activity=Activity.HANDLE_REPORTS):
        Report.objects.filter(pk=report).update(state=ReportState.CLOSED)


def test_a_note_without_a_thread_cannot_be_answered() -> None:
    report = noted()

    with pytest.raises(Refused) as caught, acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        desk.say(report_id=report, text="Hallo", asks=True, by=actor, at=NOON)
    assert caught.value.verdict.refusal is Refusal.NO_THREAD


@pytest.mark.parametrize("role", ["mayor", "inspector", "analyst", "case_director", "partner", "administrator"])
def test_others_do_not_handle_reports(role: str) -> None:
    with pytest.raises(NotAllowed), acting_as(role, activity=Activity.HANDLE_REPORTS):
        pass


def test_another_municipality_sees_nothing() -> None:
    report = noted()

    with acting_as("weigher", NEIGHBOUR, Activity.HANDLE_REPORTS) as actor:
        assert queries.inbox(actor) == []
        with pytest.raises(queries.NoSuchReport):
            queries.report_card(actor, report)


# The pages


def test_the_queue_shows_the_envelope_and_never_a_word_of_it(client: Client, sql_as: Any) -> None:
    noted()
    signed_in(client, "weigher")

    page = client.get("/meldingen").content.decode()

    assert "Overlast van buren" in page
    assert "Elke nacht ruzie." not in page
    assert unsealings(sql_as) == 0


def test_the_page_is_sealed_until_opened_and_each_reading_is_logged(client: Client, sql_as: Any) -> None:
    report = noted()
    signed_in(client, "weigher")

    assert "Elke nacht ruzie." not in client.get(f"/meldingen/{report}").content.decode()
    assert unsealings(sql_as) == 0
    client.post(f"/meldingen/{report}/opening")
    for times in (1, 2):
        assert "Elke nacht ruzie." in client.get(f"/meldingen/{report}").content.decode()
        assert unsealings(sql_as) == times + 1  # opening looked once, to compare the address


def test_a_note_by_the_form_lands_on_its_report(client: Client) -> None:
    signed_in(client, "weigher")
    form = {"story": "Ik hoorde dat…", "subject": "drugs", "channel": "phone", "from_police": "nee"}

    landed = client.post("/meldingen/nieuw", form, follow=True).content.decode()
    assert "Drugs: kweken, maken of dealen" in landed

    refused = client.post("/meldingen/nieuw", form | {"from_police": "ja"})
    assert refused.status_code == 422
    assert "bestuurlijke rapportage" in refused.content.decode()
    assert "Ik hoorde dat…" not in refused.content.decode()


def test_a_refused_form_keeps_what_was_typed(client: Client) -> None:
    report = noted()
    signed_in(client, "weigher")
    client.post(f"/meldingen/{report}/opening")

    refused = client.post(
        f"/meldingen/{report}/klein-gehouden", {"small-chosen": "onbekend", "small-own": "Zelf getypt"}
    )

    assert refused.status_code == 422
    assert "Zelf getypt" in refused.content.decode()


@pytest.mark.parametrize("address", ["/meldingen", "/meldingen/afgehandeld", "/meldingen/nieuw"])
def test_nobody_signed_in_is_sent_to_the_sign_in_page(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302


def test_the_web_role_cannot_change_what_was_sealed(sql_as: Any) -> None:
    noted()
    for table in ("intake_part", "intake_partkey", "intake_reporteridentity", "intake_reportstep"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sql_as("baken_app").execute(f"DELETE FROM {table}")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sql_as("baken_app").execute("UPDATE intake_part SET ciphertext = ''")


def _jump(report: UUID, to_state: ReportState, by: Actor) -> None:
    row = Report.objects.get(pk=report)
    ReportStep(
        municipality=row.municipality, organ=row.organ, report=row, from_state=row.state, to_state=to_state,
        by=by.membership_id, at=NOON,
    ).save()  # fmt: skip

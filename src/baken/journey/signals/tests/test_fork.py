"""What follows from a report: safety, care or both with their own readers; a report beside another; a tip that is not enough."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.journey.intake import queries as intake
from baken.journey.intake.models import CarePart
from baken.journey.intake.services import desk, routing
from baken.journey.intake.services.desk import Note
from baken.journey.intake.vocabulary import About, AppointmentKind, Refusal, ReportState
from baken.journey.signals import queries, services
from baken.journey.signals.models import SignalReport
from baken.journey.signals.vocabulary import Source
from baken.testing.people import acting_as, person, signed_in

NOW = datetime.now(UTC)
HANDLE, WEIGH = Activity.HANDLE_REPORTS, Activity.WEIGH_SIGNALS
TOLD = Note(
    entrance="suspicion", subject="drugs", area="BU15090001", story="Zoete lucht, en de bewoner eet niet.", place="7064 AB 12",
    when="al weken", identity="anonymous", contact="", channel="phone", from_police=False,
)  # fmt: skip
SAFETY = "Mogelijk een kwekerij in de schuur achter het huis."
CARE = "De bewoner lijkt al een tijd niet goed voor zichzelf te zorgen."


@pytest.fixture
def keys(database: Any, tmp_path: Any) -> Any:
    from django.test import override_settings

    from baken.journey.intake.services.keys import make_desk_keys
    from baken.testing.people import HOME_TOWN

    with override_settings(KEYS=tmp_path / "keys"):
        make_desk_keys([HOME_TOWN])
        yield tmp_path


pytestmark = pytest.mark.usefixtures("keys")


def read_report(**changes: Any) -> UUID:
    with acting_as("weigher", activity=HANDLE) as by:
        made = desk.note(told=Note(**{**vars(TOLD), **changes}), by=by, at=NOW)
        desk.open_report(report_id=made, by=by, at=NOW)
        return made


def state_of(report: UUID) -> ReportState:
    with acting_as("weigher", activity=HANDLE) as by:
        return intake.report_card(by, report).state


def posted(client: Client, report: UUID, **said: str) -> Any:
    return client.post(
        f"/signalen/uit-melding/{report}", {"phenomenon": "HENNEP", "summary": SAFETY, "place": "", **said}
    )


def test_both_gives_two_texts_with_their_own_readers(client: Client) -> None:
    report = read_report()
    signed_in(client, "weigher")
    page = client.get(posted(client, report, care=CARE).headers["Location"]).content.decode()
    assert SAFETY in page
    assert CARE not in page
    assert CARE not in client.get(f"/meldingen/{report}").content.decode()
    signed_in(client, "case_director")
    page = client.get("/zorg").content.decode()
    assert CARE in page
    assert SAFETY not in page


def test_the_two_parts_share_no_sentence_and_nothing_is_half_done(client: Client) -> None:
    report = read_report()
    signed_in(client, "weigher")
    refused = posted(client, report, care=f"Let op: {SAFETY}")
    assert refused.status_code == 422
    assert Refusal.SAME_WORDS.label in refused.content.decode()
    assert state_of(report) is ReportState.READ
    with acting_as("weigher", activity=WEIGH) as by:
        assert queries.inbox(by, lane=queries.lane_named("te-doen"), today=NOW.date())[0] == []


def test_only_care_opens_a_casus_and_no_signal(client: Client) -> None:
    report = read_report()
    signed_in(client, "weigher")
    assert client.post(f"/meldingen/{report}/zorg", {"text": ""}).status_code == 422
    client.post(f"/meldingen/{report}/zorg", {"text": CARE})
    assert state_of(report) is ReportState.TAKEN_UP
    with acting_as("case_director", activity=Activity.DIRECT_CARE) as by:
        [part] = intake.care_parts(by)
    signed_in(client, "case_director")
    assert CARE in client.get(f"/zorg/uit-melding/{part.id}").content.decode()
    client.post(f"/zorg/uit-melding/{part.id}", {"called": "bewoner", "worry": CARE, "next_contact": "2027-01-04"})
    assert client.get(f"/zorg/uit-melding/{part.id}").status_code == 404
    assert "Uit meldingen" not in client.get("/zorg").content.decode()


@pytest.mark.parametrize(
    ("role", "activity"), [("weigher", HANDLE), ("safety_adviser", WEIGH), ("inspector", Activity.INSPECT)]
)
def test_enforcement_cannot_read_the_care_part_not_even_by_sql(role: str, activity: Activity) -> None:
    report = read_report()
    with acting_as("weigher", activity=HANDLE):
        routing.hand_to_care(report_id=report, text=CARE, at=NOW)
    with acting_as(role, activity=activity):
        assert not CarePart.objects.exists()


# Alike


def test_what_looks_alike_is_proposed_with_its_reasons_and_a_judgement_is_remembered(client: Client) -> None:
    first, second = read_report(), read_report(subject="dumping", place="huis 12, 7064AB")
    with acting_as("weigher", activity=HANDLE) as by:
        [like] = intake.likenesses(by, intake.report_card(by, second))
    assert like.report.id == first
    assert like.reasons == ("hetzelfde adres", "dezelfde buurt", "op dezelfde dag")
    signed_in(client, "weigher")
    assert "hetzelfde adres" in client.get(f"/meldingen/{second}").content.decode()
    for _ in range(2):
        client.post(f"/meldingen/{second}/niet-hetzelfde", {"other": str(first)})
    with acting_as("weigher", activity=HANDLE) as by:
        for report in (first, second):
            assert intake.likenesses(by, intake.report_card(by, report)) == []


def test_several_reports_feed_one_signal_and_a_link_can_be_undone(client: Client) -> None:
    first, second = read_report(), read_report()
    signed_in(client, "weigher")
    posted(client, first)
    page = client.get(f"/signalen/bij-melding/{second}").content.decode()
    assert "een melding die hierop lijkt hoort hierbij" in page
    with acting_as("weigher", activity=WEIGH) as by:
        [line] = queries.inbox(by, lane=queries.lane_named("te-doen"), today=NOW.date())[0]
    assert client.post(f"/signalen/bij-melding/{second}", {"signal": "iets anders"}).status_code == 422
    assert client.post(f"/signalen/bij-melding/{second}", {"signal": str(line.id)}).status_code == 302
    assert state_of(second) is ReportState.TAKEN_UP
    with acting_as("weigher", activity=WEIGH) as by:
        assert len(queries.signal_page(by, line.id, today=NOW.date()).reports) == 2
    client.post(f"/signalen/bij-melding/{second}/los", {"back-reason": "Toch een andere schuur."})
    assert state_of(second) is ReportState.READ
    with acting_as("weigher", activity=WEIGH) as by:
        assert queries.signal_page(by, line.id, today=NOW.date()).reports == (first,)
        assert SignalReport.objects.filter(report=second).count() == 1  # undone, and still to be read


# A tip of M.


def test_a_report_of_m_becomes_a_signal_that_its_own_report_does_not_confirm(client: Client) -> None:
    tip = read_report(channel="mma")
    signed_in(client, "weigher")
    assert "nooit de enige grond" in client.get(f"/meldingen/{tip}").content.decode()
    posted(client, tip)
    with acting_as("weigher", activity=WEIGH) as by:
        [line] = queries.inbox(by, lane=queries.lane_named("te-doen"), today=NOW.date())[0]
        assert line.source == Source.MMA.label
        assert "Iets dat de anonieme tip bevestigt." in queries.signal_page(by, line.id, today=NOW.date()).missing
    with acting_as("weigher", activity=WEIGH) as by:
        services.add_report(signal_id=line.id, report_id=read_report_again(), by=by, at=NOW)
        assert "Iets dat de anonieme tip bevestigt." not in queries.signal_page(by, line.id, today=NOW.date()).missing


def read_report_again() -> UUID:
    with acting_as("weigher", activity=HANDLE) as by:
        return desk.note(told=TOLD, by=by, at=NOW)


def test_nobody_says_of_a_tip_that_it_is_something_else(client: Client) -> None:
    tip = read_report(channel="mma")
    signed_in(client, "weigher")
    posted(client, tip)
    with acting_as("weigher", activity=WEIGH):
        row = SignalReport.objects.get(report=tip)
        assert row.is_tip
        with pytest.raises(DatabaseError), transaction.atomic():
            SignalReport.objects.filter(pk=row.pk).update(is_tip=False)


def test_disjoint_is_judged_in_runs_of_words_not_in_single_ones() -> None:
    report = read_report()
    with acting_as("weigher", activity=HANDLE):
        with pytest.raises(Refused):
            routing.hand_to_care(report_id=report, text=f"{SAFETY} En verder niets.", safety=SAFETY, at=NOW)
        routing.hand_to_care(report_id=report, text="De bewoner van het huis.", safety=SAFETY, at=NOW)


def test_what_goes_round_the_team_never_becomes_a_signal_of_the_team(client: Client) -> None:
    contact = person("safety_adviser", who="contact").membership_id
    with acting_as("safety_adviser", activity=HANDLE) as by:
        routing.appoint(kind=AppointmentKind.INTEGRITY, membership=contact, valid_from=NOW.date(), by=by, at=NOW)
        report = desk.note(told=Note(**{**vars(TOLD), "about": About.OFFICIAL}), by=by, at=NOW)
    with acting_as("safety_adviser", activity=HANDLE, who="contact") as by:
        desk.open_report(report_id=report, by=by, at=NOW)
    signed_in(client, "safety_adviser", who="contact")
    assert f"/signalen/uit-melding/{report}" not in client.get(f"/meldingen/{report}").content.decode()
    assert posted(client, report).status_code != 302
    with (
        pytest.raises(DatabaseError, match="goes round the team"),
        acting_as("safety_adviser", activity=WEIGH, who="contact") as by,
    ):
        services.open_from_report(report_id=report, phenomenon="HENNEP", summary=SAFETY, by=by, at=NOW)


def test_a_care_part_that_was_taken_up_is_there_for_who_is_involved_only(client: Client) -> None:
    report = read_report()
    with acting_as("weigher", activity=HANDLE):
        part = routing.hand_to_care(report_id=report, text=CARE, at=NOW)
    with acting_as("case_director", activity=Activity.DIRECT_CARE, who="second"):
        assert CarePart.objects.get().casus is None  # it waits for any of them
    signed_in(client, "case_director")
    client.post(f"/zorg/uit-melding/{part}", {"called": "bewoner", "worry": CARE, "next_contact": "2027-01-04"})
    with acting_as("case_director", activity=Activity.DIRECT_CARE):
        casus = CarePart.objects.get().casus
        assert casus is not None
    with acting_as("case_director", activity=Activity.DIRECT_CARE, who="second"):
        assert not CarePart.objects.exists()
        assert CarePart.objects.update(casus=None) == 0


def test_nobody_hangs_a_care_part_on_a_casus_they_are_not_in() -> None:
    report = read_report()
    with acting_as("weigher", activity=HANDLE):
        routing.hand_to_care(report_id=report, text=CARE, at=NOW)
    with (
        acting_as("case_director", activity=Activity.DIRECT_CARE, who="second"),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        CarePart.objects.update(casus=report)


def test_a_care_part_begins_one_casus(client: Client, sql_as: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tabs of one person: whoever is second begins nothing."""
    report = read_report()
    with acting_as("weigher", activity=HANDLE):
        part = routing.hand_to_care(report_id=report, text=CARE, at=NOW)
    with acting_as("case_director", activity=Activity.DIRECT_CARE) as by:
        waiting = intake.care_part(by, part)
    signed_in(client, "case_director")
    posted_twice = {"called": "bewoner", "worry": CARE, "next_contact": "2027-01-04"}
    assert client.post(f"/zorg/uit-melding/{part}", posted_twice).status_code == 302
    monkeypatch.setattr("baken.journey.care.views.care_part", lambda *_: waiting)  # what the second tab saw
    assert client.post(f"/zorg/uit-melding/{part}", posted_twice).status_code == 404
    assert sql_as("baken_backup").execute("SELECT count(*) FROM care_casus").fetchall() == [(1,)]

"""The route as the manual tells it: every report goes to somebody at once, by a rule that can be read back (C58)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError
from django.test import Client

from baken.ground.privacy.services import act_for_house
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.instruments.vault.sealing import CannotOpen
from baken.journey.intake import queries
from baken.journey.intake.models import PartKey, Report, RouteRule
from baken.journey.intake.services import desk, routing
from baken.journey.intake.services.desk import Note
from baken.journey.intake.vocabulary import About, AppointmentKind, Refusal, ReportState
from baken.testing.database import as_role
from baken.testing.people import HOME_TOWN, NEIGHBOUR, acting_as, person, signed_in

NOW = datetime.now(UTC)
TODAY = NOW.date()
TOLD = Note(
    entrance="suspicion", subject="drugs", area="", story="Er hangt een zoete lucht.", place="Verzonnenweg 12", when="al weken",
    identity="anonymous", contact="", channel="phone", from_police=False,
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("database", "keys")
HANDLE = Activity.HANDLE_REPORTS


@pytest.fixture
def teams() -> dict[str, UUID]:
    """Two teams, the standard rules, an aandachtsfunctionaris and an integrity contact who is in neither."""
    weigher, second = person("weigher"), person("weigher", who="second")
    contact = person("safety_adviser", who="contact")
    with acting_as("safety_adviser", activity=HANDLE) as by:
        desk_team = routing.save_team(name="Meldpunt", on_duty=weigher.membership_id, by=by)
        streets = routing.save_team(name="Wijkteam", on_duty=second.membership_id, by=by)
        common: dict[str, Any] = {"valid_from": TODAY - timedelta(9), "by": by, "at": NOW}
        routing.add_rule(team=desk_team, why="Alles komt op één plek binnen", **common)
        routing.add_rule(
            team=streets, subject="group", pass_to="team Leefomgeving", why="Zij kennen de straat", **common
        )
        routing.add_rule(
            team=desk_team, subject="exploitation", appointed="trafficking", why="Een vast gezicht", **common
        )
        routing.appoint(
            kind=AppointmentKind.TRAFFICKING, membership=second.membership_id, valid_from=TODAY, by=by, at=NOW
        )
        routing.appoint(
            kind=AppointmentKind.INTEGRITY, membership=contact.membership_id, valid_from=TODAY, by=by, at=NOW
        )
    return {"desk": desk_team, "streets": streets}


def told(role: str = "weigher", **changes: Any) -> UUID:
    with acting_as(role, activity=HANDLE) as by:
        return desk.note(told=Note(**{**vars(TOLD), **changes}), by=by, at=NOW)


def seen(report: UUID, role: str = "weigher", who: str = "first") -> tuple[Any, list[str]]:
    with acting_as(role, activity=HANDLE, who=who) as viewer:
        card = queries.report_card(viewer, report)
        return card, [line.sentence for line in queries.route_of(viewer, card)]


def test_a_report_has_somebody_at_once_and_says_why(teams: dict[str, UUID]) -> None:
    card, why = seen(told())
    assert card.owner == person("weigher").membership_id
    [sentence] = why
    assert "gaat naar Meldpunt, omdat zij nergens anders bij hoort: Alles komt op één plek binnen." in sentence


@pytest.mark.parametrize(
    ("subject", "entrance", "words"),
    [
        ("group", "concern", "gaat naar Wijkteam, omdat zij gaat over “"),
        (
            "exploitation",
            "suspicion",
            "gaat naar Meldpunt (de aandachtsfunctionaris mensenhandel), omdat zij gaat over “",
        ),
    ],
)
def test_the_rule_that_says_most_goes_first(teams: dict[str, UUID], subject: str, entrance: str, words: str) -> None:
    card, [why] = seen(told(subject=subject, entrance=entrance))
    assert card.owner == person("weigher", who="second").membership_id
    assert words in why


def test_a_rule_that_ended_still_explains_what_it_decided(teams: dict[str, UUID]) -> None:
    before = told(subject="group", entrance="concern")
    with acting_as("safety_adviser", activity=HANDLE) as by:
        rule = RouteRule.objects.get(subject="group")
        with pytest.raises(Refused):
            routing.end(what=rule.pk, last_day=rule.valid_from - timedelta(1), by=by)
        routing.end(what=rule.pk, last_day=TODAY - timedelta(1), by=by)
    assert "Wijkteam" in seen(before)[1][0]
    assert "Meldpunt" in seen(told(subject="group", entrance="concern"))[1][0]


def test_a_person_sends_it_elsewhere_with_a_reason_that_stays(teams: dict[str, UUID]) -> None:
    report = told()
    with acting_as("weigher", activity=HANDLE):
        with pytest.raises(Refused):
            routing.send_to_team(report_id=report, team=teams["streets"], reason=" ")
        routing.send_to_team(report_id=report, team=teams["streets"], reason="Het speelt op het plein.")
    card, why = seen(report)
    assert card.owner == person("weigher", who="second").membership_id
    assert "omdat: Het speelt op het plein." in why[-1]


def test_only_the_safety_adviser_keeps_the_rules(teams: dict[str, UUID]) -> None:
    with pytest.raises(DatabaseError), acting_as("weigher", activity=HANDLE) as by:
        routing.add_rule(team=teams["desk"], why="Zomaar", valid_from=TODAY, by=by, at=NOW)
    with acting_as("safety_adviser", NEIGHBOUR, HANDLE) as neighbour:
        assert queries.rules_on(neighbour, TODAY) == []


def test_without_a_rule_nobody_has_it_and_that_is_said(client: Client) -> None:
    card, _ = seen(told())
    assert card.owner is None
    signed_in(client, "weigher")
    assert "Niemand behandelt dit" in client.get("/meldingen").content.decode()


# Round the person it is about


@pytest.mark.parametrize("about", [About.OFFICIAL, About.COUNCILLOR])
def test_about_somebody_of_the_municipality_only_the_contact_reads_it(teams: dict[str, UUID], about: About) -> None:
    report = told(about=about)
    for role, who in (("weigher", "first"), ("safety_adviser", "first"), ("weigher", "second")):
        with pytest.raises(queries.NoSuchReport):
            seen(report, role, who)
    card, [why] = seen(report, "safety_adviser", "contact")
    assert card.owner == person("safety_adviser", who="contact").membership_id
    assert "om het team heen" in why
    with acting_as("safety_adviser", activity=HANDLE, who="contact") as by:
        assert desk.unseal(report_id=report, by=by).story == TOLD.story


def test_neither_its_parts_nor_another_activity_show_it(teams: dict[str, UUID]) -> None:
    report = told(about=About.OFFICIAL)
    for activity in (HANDLE, Activity.WEIGH_SIGNALS):
        with acting_as("weigher", activity=activity):
            assert not Report.objects.filter(pk=report).exists()
    with acting_as("weigher", activity=HANDLE):
        assert not PartKey.objects.filter(part__report_id=report).exists()


def test_what_turns_out_to_be_about_a_colleague_disappears_from_the_desk(
    teams: dict[str, UUID], client: Client
) -> None:
    report = told()
    signed_in(client, "weigher")
    client.post(f"/meldingen/{report}/opening")
    assert client.post(f"/meldingen/{report}/eromheen", {"round-about": "official"}).status_code == 302
    assert client.get(f"/meldingen/{report}").status_code == 404
    assert seen(report, "safety_adviser", "contact")[0].about is About.OFFICIAL


def test_about_the_mayor_nothing_is_kept_and_the_page_says_where_to_go(teams: dict[str, UUID], client: Client) -> None:
    signed_in(client, "weigher")
    form = {
        "story": "De burgemeester nam geld aan.",
        "subject": "money",
        "channel": "phone",
        "from_police": "nee",
        "about": "mayor",
    }
    page = client.post("/meldingen/nieuw", form)
    assert page.status_code == 422
    assert "commissaris van de Koning" in page.content.decode()
    assert "nam geld aan" not in page.content.decode()
    with acting_as("weigher", activity=HANDLE) as viewer:
        assert queries.inbox(viewer) == []


def test_a_report_about_the_mayor_is_passed_on_and_then_opens_for_nobody(teams: dict[str, UUID]) -> None:
    report = told()
    with acting_as("weigher", activity=HANDLE) as by:
        desk.open_report(report_id=report, by=by, at=NOW)
        with pytest.raises(Refused) as caught:
            routing.go_round(report_id=report, about=About.MAYOR)
        assert caught.value.verdict.refusal is Refusal.PASS_ON_FIRST
        desk.pass_on(
            report_id=report, organisation="commissaris van de Koning", what="De hele melding, op papier.",
            reason="Over de burgemeester.", reply="", by=by, at=NOW,
        )  # fmt: skip
        routing.go_round(report_id=report, about=About.MAYOR)
    with acting_as("safety_adviser", activity=HANDLE, who="contact") as by:
        assert queries.report_card(by, report).state is ReportState.PASSED_ON
        with pytest.raises(CannotOpen):
            desk.unseal(report_id=report, by=by)


def test_a_report_that_turned_out_to_be_about_the_mayor_is_an_envelope_that_nobody_here_opens(
    teams: dict[str, UUID], client: Client, owner_sql: Any
) -> None:
    report = told()
    owner_sql("UPDATE intake_report SET about = 'mayor' WHERE id = %s", [report])  # as after `go_round`
    with pytest.raises(queries.NoSuchReport):
        seen(report)
    signed_in(client, "safety_adviser", who="contact")
    client.post(f"/meldingen/{report}/opening")
    page = client.get(f"/meldingen/{report}").content.decode()
    assert "commissaris van de Koning" in page
    assert TOLD.story not in page
    passed = {
        "passed-organisation": "commissaris van de Koning",
        "passed-what": "Verwezen.",
        "passed-reason": "Burgemeester.",
    }
    client.post(f"/meldingen/{report}/doorgegeven", passed)
    assert seen(report, "safety_adviser", "contact")[0].state is ReportState.PASSED_ON


def test_nobody_makes_themselves_the_reader_of_what_may_be_about_them(teams: dict[str, UUID], owner_sql: Any) -> None:
    report = told(about=About.OFFICIAL)
    with acting_as("safety_adviser", activity=HANDLE) as by, pytest.raises(Refused) as caught:
        routing.appoint(kind=AppointmentKind.INTEGRITY, membership=by.membership_id, valid_from=TODAY, by=by, at=NOW)
    assert caught.value.verdict.refusal is Refusal.CONTACT_BY_ANOTHER
    owner_sql("DELETE FROM intake_appointment WHERE kind = 'integrity'")  # as if there had never been one
    with acting_as("safety_adviser", activity=HANDLE) as by, pytest.raises(Refused):
        routing.appoint(kind=AppointmentKind.INTEGRITY, membership=by.membership_id, valid_from=TODAY, by=by, at=NOW)
    with pytest.raises(queries.NoSuchReport):
        seen(report, "safety_adviser")


def test_without_a_contact_such_a_report_is_refused_and_not_lost_on_the_wrong_desk() -> None:
    with pytest.raises(Refused) as caught:
        told(about=About.OFFICIAL)
    assert caught.value.verdict.refusal is Refusal.NOBODY_READS_THIS


# Outside Baken, and in time


def test_handed_over_outside_says_to_whom_and_what(teams: dict[str, UUID], client: Client) -> None:
    report = told(subject="group", entrance="concern")
    signed_in(client, "weigher")
    client.post(f"/meldingen/{report}/opening")
    assert "team Leefomgeving" in client.get(f"/meldingen/{report}").content.decode()
    passed = {"passed-organisation": "team Leefomgeving", "passed-what": "", "passed-reason": "Openbare ruimte."}
    assert client.post(f"/meldingen/{report}/doorgegeven", passed).status_code == 422
    client.post(f"/meldingen/{report}/doorgegeven", passed | {"passed-what": "Kapotte lampen bij het plein."})
    assert seen(report)[0].state is ReportState.PASSED_ON


def test_nobody_passes_on_without_saying_to_whom_not_even_by_sql(teams: dict[str, UUID]) -> None:
    report = told()
    with acting_as("weigher", activity=HANDLE) as by:
        desk.open_report(report_id=report, by=by, at=NOW)
    with pytest.raises(DatabaseError), acting_as("weigher", activity=HANDLE) as by:
        desk._move(Report.objects.get(pk=report), ReportState.PASSED_ON, by=by, at=NOW, reason="Zomaar")


def test_who_waits_too_long_is_reminded_once_a_day_and_who_left_is_followed_up(
    teams: dict[str, UUID], database: Any
) -> None:
    report = told()
    monday = datetime(2026, 11, 30, 9, tzinfo=UTC)
    with acting_as("safety_adviser", activity=HANDLE) as by:
        second = person("weigher", who="second").membership_id
        routing.save_team(name="", on_duty=second, team_id=teams["desk"], by=by)
        Report.objects.filter(pk=report).update(owner=person("weigher", NEIGHBOUR).membership_id)
    with as_role(database, "baken_worker"), act_for_house(HOME_TOWN) as house:
        assert routing.remind(by=house, at=monday + timedelta(days=7)) == (1, 1)
        assert routing.remind(by=house, at=monday + timedelta(days=7)) == (0, 0)
    assert seen(report)[0].owner == second
    with acting_as("weigher", activity=HANDLE, who="second") as viewer:
        assert queries.reminded(viewer, date(2026, 12, 7)) == {report}


def test_no_reminder_on_a_day_off(teams: dict[str, UUID], database: Any) -> None:
    told()
    with as_role(database, "baken_worker"), act_for_house(HOME_TOWN) as house:
        assert routing.remind(by=house, at=datetime(2026, 12, 25, 9, tzinfo=UTC)) == (0, 0)


def test_the_page_keeps_the_route(client: Client) -> None:
    signed_in(client, "safety_adviser")
    assert "nog geen regels" in client.get("/route").content.decode()
    client.post("/route/begin")
    page = client.get("/route").content.decode()
    assert "Meldpunt" in page
    assert "De wijk let op" in page
    refused = client.post("/route/team", {"team-name": "", "team-on_duty": str(person("safety_adviser").membership_id)})
    assert refused.status_code == 422
    signed_in(client, "weigher")
    assert "verandert de route" in client.get("/route").content.decode()

"""A signal from the first word to the approach, under the real database roles."""

from datetime import UTC, date
from uuid import uuid4

import pytest

from baken.ground.organisations.queries import organisation_of
from baken.ground.privacy.vocabulary import Activity
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.kit.verdicts import Conflict, Refused
from baken.journey.signals import queries, services
from baken.journey.signals.services import Decision
from baken.journey.signals.tests.conftest import (
    AT,
    GRADES,
    TELLING,
    S,
    answers,
    check_1,
    check_2a,
    check_2b,
    go,
    lawyer,
    open_one,
    weigher,
)
from baken.journey.signals.vocabulary import LANES, ResearchSource, SignalRefusal, Source
from baken.testing.people import NEIGHBOUR, acting_as

R = SignalRefusal
TODAY = AT.date()


def last_weighing(by, made) -> int:
    weighing = queries.signal_page(by, made, today=TODAY).weighing
    return weighing.number if weighing else 0


def refusal_of(caught: pytest.ExceptionInfo[Refused]) -> object:
    return caught.value.verdict.refusal


def test_opening_keeps_the_month_and_says_when_it_goes(database, owner_sql):
    with weigher() as by:
        made = open_one(by)
        page = queries.signal_page(by, made, today=TODAY)
    assert page.card.state is S.INTAKE
    assert page.card.received_month == date(2026, 11, 1)
    assert page.card.keep_until == date(2027, 11, 30)
    [(rows,)] = owner_sql("SELECT string_agg(t::text, ' ') FROM signals_signal t")
    assert "7071" not in rows


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"summary": "  "}, R.NO_SUMMARY),
        ({"received_on": date(2026, 11, 24)}, R.FUTURE),
        ({"phenomenon": "BESTAAT_NIET"}, R.UNKNOWN_PHENOMENON),
        ({"report_ids": ["00000000-0000-4000-8000-000000000000"]}, R.NO_REPORT),
    ],
)
def test_what_cannot_be_a_signal_is_refused_with_its_reason(database, told, refusal):
    with weigher() as by, pytest.raises(Refused) as caught:
        open_one(by, **told)
    assert refusal_of(caught) is refusal


def test_two_weighers_at_once_the_second_hears_who_and_overwrites_nothing(database, signal_in):
    made = signal_in(S.WEIGHING)
    with weigher("second") as by, pytest.raises(Conflict, match="Weger first"):
        services.weigh(signal_id=made, seen=0, grades=GRADES, telling=TELLING, by=by, at=AT)
    with weigher() as by:
        assert last_weighing(by, made) == 1
        services.weigh(signal_id=made, seen=1, grades=GRADES, telling=TELLING, by=by, at=AT)
        assert last_weighing(by, made) == 2


def test_two_deciders_at_once_the_second_hears_who(database, signal_in):
    made = signal_in(S.WEIGHING)
    with weigher() as by:
        services.keep_small(signal_id=made, from_state=S.WEIGHING, reason="met een gesprek opgelost", by=by, at=AT)
    with weigher("second") as by, pytest.raises(Conflict, match=r"Weger first.*afgesloten"):
        go(made, S.WEIGHING, S.KEPT, by, review_on=date(2027, 2, 1))


def test_a_check_2a_about_one_partner_opens_nothing_for_another(database, signal_in):
    made, other = signal_in(S.WEIGHING), signal_in(S.WEIGHING)
    with weigher() as by:
        check_2a(made, by)
        elsewhere = check_2a(other, by)
        for said in ({"recipient": "de pers"}, {"check_2a": elsewhere}, {"check_2a": uuid4()}):
            with pytest.raises(Refused) as caught:
                go(made, S.WEIGHING, S.FORWARDED_EXTERNALLY, by, **said)
            assert refusal_of(caught) is R.NO_RECIPIENT
        go(other, S.WEIGHING, S.FORWARDED_EXTERNALLY, by, check_2a=elsewhere, recipient="de pers")
        history = queries.signal_page(by, other, today=TODAY).history
        assert any("naar Netbeheerder" in event.text for event in history)


def test_nobody_shares_with_the_own_organisation(database, signal_in):
    made = signal_in(S.WEIGHING)
    with weigher() as by, pytest.raises(Refused) as caught:
        check_2a(made, by, organisation_of(by))
    assert refusal_of(caught) is R.OWN_ORGANISATION


def test_what_lies_beside_a_signal_is_shown_with_why(database, signal_in):
    made, beside = signal_in(S.WEIGHING), signal_in(S.WEIGHING)
    with weigher() as by:
        open_one(by, area="", place="Elders")
        far = open_one(by, area="BU15090001", phenomenon="WITWASSEN")
        told = {one.id: why for one, why in queries.signal_page(by, made, today=TODAY).alike}
    assert told == {beside: "zelfde plaats en onderwerp", far: "zelfde buurt"}


@pytest.mark.parametrize(
    ("state", "to", "refusal"),
    [
        (S.WEIGHING, S.INVESTIGATION, R.NO_CHECK_1),
        (S.WEIGHING, S.FORWARDED_EXTERNALLY, R.NO_CHECK_2A),
        (S.INVESTIGATION, S.PREPARING, R.NO_CHECK_2A),
        (S.PREPARING, S.APPROACH, R.NO_CHECK_2B),
        (S.WEIGHING, S.APPROACH, R.WRONG_STATE),
    ],
)
def test_no_phase_is_skipped(database, signal_in, state, to, refusal):
    made = signal_in(state)
    with weigher() as by, pytest.raises(Refused) as caught:
        go(made, state, to, by, recipient="politie")
    assert refusal_of(caught) is refusal


def test_a_check_2b_opens_nothing_before_a_lawyer_confirms_it(database, signal_in):
    made = signal_in(S.PREPARING)
    with weigher() as by:
        check = check_2b(made, by)
        with pytest.raises(Refused) as caught:
            go(made, S.PREPARING, S.APPROACH, by)
        assert refusal_of(caught) is R.NOT_CONFIRMED
        with pytest.raises(Refused) as caught:
            services.confirm_check_2b(check_id=check, by=by, at=AT)
        assert refusal_of(caught) is R.NOT_A_LAWYER
    with lawyer() as by:
        assert len(queries.waiting(by, today=TODAY)) == 1
        own = check_2b(made, by)
        with pytest.raises(Refused) as caught:
            services.confirm_check_2b(check_id=own, by=by, at=AT)
        assert refusal_of(caught) is R.OWN_CHECK
        services.confirm_check_2b(check_id=check, by=by, at=AT)
    with weigher() as by:
        go(made, S.PREPARING, S.APPROACH, by)
        assert queries.signal_page(by, made, today=TODAY).card.keep_until == date(2031, 11, 23)


def test_urgency_acts_first_and_owes_its_reason(database, signal_in, owner_sql):
    made = signal_in(S.PREPARING)
    with weigher() as by:
        go(made, S.PREPARING, S.APPROACH, by, urgently=True, reason="")
        page = queries.signal_page(by, made, today=TODAY)
    assert page.card.state is S.APPROACH
    assert "Aanpak (spoed)" in {event.title for event in page.history}
    [(record, reason, due)] = owner_sql("SELECT record, reason, reason_due FROM privacy_urgentact")
    assert (record, reason) == (made, "")
    assert due.astimezone(UTC).date() == date(2026, 11, 24)


def test_research_answers_known_or_not_and_only_where_check_1_points(database, signal_in):
    first = signal_in(S.INTAKE)
    made = signal_in(S.INVESTIGATION)
    with weigher() as by:
        services.research(signal_id=made, source=ResearchSource.SIGNALS, by=by, at=AT)
        services.research(signal_id=made, source=ResearchSource.DOSSIERS, by=by, at=AT)
        assert queries.signal_page(by, made, today=TODAY).research == ()  # not before what was asked stands for good
    with weigher() as by:
        page = queries.signal_page(by, made, today=TODAY)
        assert [(source, known) for source, _, known, _ in page.research] == [
            ("eigen signalen", True),
            ("eigen dossiers", False),
        ]
        assert str(first) not in str(page)
        check_1(made, by, sources=[ResearchSource.SIGNALS])
        with pytest.raises(Refused) as caught:
            services.research(signal_id=made, source=ResearchSource.DOSSIERS, by=by, at=AT)
        assert refusal_of(caught) is R.NOT_IN_CHECK_1


def test_two_ways_of_writing_a_mark_are_known_to_each_other(database, signal_in):
    ours = {KeyKind.PLATE: "G-001-BB", KeyKind.PHONE: "06 12345678", KeyKind.PERSON: "j|berg|1980-01-31"}
    theirs = {KeyKind.PLATE: "g001bb", KeyKind.PHONE: "+31 6 1234 5678", KeyKind.EMAIL: "nieuw@voorbeeld.nl"}
    signal_in(S.INTAKE, address=None, marks=ours)
    made = signal_in(S.INVESTIGATION, address=None, marks=theirs)
    with weigher() as by:
        services.research(signal_id=made, source=ResearchSource.SIGNALS, by=by, at=AT)
    assert answers(made, ResearchSource.SIGNALS) == {"plate": True, "phone": True, "email": False}


def test_a_mark_may_be_added_until_somebody_checked_whether_we_may_look(database, signal_in):
    signal_in(S.INTAKE, address=None, marks={KeyKind.PLATE: "G-001-BB"})
    made = signal_in(S.WEIGHING, address=None)
    with weigher() as by:
        with pytest.raises(Refused) as caught:
            services.add_marks(signal_id=made, by=by)
        assert refusal_of(caught) is R.NO_MARK
        services.add_marks(signal_id=made, marks={KeyKind.PLATE: "g001bb"}, by=by)
        with pytest.raises(Refused) as caught:
            services.add_marks(signal_id=made, marks={KeyKind.PLATE: "H-002-CC"}, by=by)
        assert refusal_of(caught) is R.MARKED_ALREADY
        check_1(made, by)
        with pytest.raises(Refused) as caught:
            services.add_marks(signal_id=made, marks={KeyKind.PHONE: "06 12345678"}, by=by)
        assert refusal_of(caught) is R.CHECKED_ALREADY
        go(made, S.WEIGHING, S.INVESTIGATION, by)
        services.research(signal_id=made, source=ResearchSource.SIGNALS, by=by, at=AT)
    assert answers(made, ResearchSource.SIGNALS) == {"plate": True}


def test_research_without_anything_to_ask_with_says_so(database, signal_in):
    made = signal_in(S.INVESTIGATION, address=None)
    with weigher() as by, pytest.raises(Refused) as caught:
        services.research(signal_id=made, source=ResearchSource.SIGNALS, by=by, at=AT)
    assert refusal_of(caught) is R.NOTHING_TO_ASK


def test_another_municipality_with_the_same_address_is_not_known_here(database, signal_in):
    with acting_as("weigher", NEIGHBOUR, Activity.WEIGH_SIGNALS) as by:
        open_one(by)
    made = signal_in(S.INVESTIGATION)
    with weigher() as by:
        services.research(signal_id=made, source=ResearchSource.SIGNALS, by=by, at=AT)
    assert answers(made, ResearchSource.SIGNALS) == {"address": False}


def test_an_anonymous_tip_alone_is_never_the_ground_of_an_approach(database, signal_in):
    with weigher() as by:
        made = open_one(by, source=Source.MMA)
        assert "anonieme tip" in " ".join(queries.signal_page(by, made, today=TODAY).missing)


def test_the_inbox_turns_its_pages_by_key_both_ways(database):
    with weigher() as by:
        made = [open_one(by, address=None) for _ in range(52)]
        newest_first = made[::-1]
        first, more = queries.inbox(by, lane=LANES[0], today=TODAY)
        assert ([line.id for line in first], more) == (newest_first[:50], True)
        rest, more = queries.inbox(by, lane=LANES[0], today=TODAY, before=first[-1].id)
        assert ([line.id for line in rest], more) == (newest_first[50:], False)
        back, more = queries.inbox(by, lane=LANES[0], today=TODAY, after=rest[0].id)
        assert ([line.id for line in back], more) == (newest_first[:50], False)


def test_the_figures_see_area_phenomenon_and_month_and_nothing_else(database, signal_in, sql_as):
    signal_in(S.WEIGHING)
    numbers = sql_as("baken_numbers")
    cursor = numbers.execute("SELECT * FROM figures.signals")
    assert [column.name for column in cursor.description or ()] == [
        "municipality",
        "area",
        "phenomenon",
        "month",
        "count",
    ]
    assert cursor.fetchall() == [("GM1509", "BU15090001", "HENNEP", date(2026, 11, 1), 1)]
    with pytest.raises(Exception, match="permission denied"):
        numbers.execute("SELECT * FROM public.signals_signal")


def test_klein_gehouden_closes_from_the_intake_in_one_verb(database, signal_in):
    made = signal_in(S.INTAKE)
    with weigher() as by:
        services.keep_small(signal_id=made, from_state=S.INTAKE, reason="te weinig", by=by, at=AT)
        page = queries.signal_page(by, made, today=TODAY)
        assert page.card.state is S.CLOSED
        assert page.doors == ()
        with pytest.raises(Refused):
            services.decide(signal_id=made, from_state=S.CLOSED, decision=Decision(S.INTAKE, "terug"), by=by, at=AT)

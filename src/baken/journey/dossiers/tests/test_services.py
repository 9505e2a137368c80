"""A dossier from its signals to its closing, under the real database roles."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from baken.ground.places.services import address
from baken.ground.privacy.vocabulary import Activity
from baken.ground.subjects.services import Notice
from baken.instruments.kit.verdicts import Conflict, Refused
from baken.journey.dossiers import queries, services
from baken.journey.dossiers.vocabulary import DossierKind, DossierRefusal, DossierState, Ending, SubjectRole
from baken.journey.signals import services as signals
from baken.journey.signals.services import Decision, Grades, Reasoning, Telling
from baken.journey.signals.tests.conftest import answers
from baken.journey.signals.vocabulary import (
    Concreteness,
    Credibility,
    Recency,
    Reliability,
    ResearchSource,
    Seriousness,
    SignalState,
    Source,
)
from baken.testing.people import NEIGHBOUR, acting_as, person

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = AT.date()
BARN = address("7071 AB", 12)
R = DossierRefusal


def adviser(who="first", municipality="GM1509"):
    return acting_as("safety_adviser", municipality, Activity.DIRECT_DOSSIERS, who=who)


def open_one(by, **other):
    about: dict[str, Any] = {
        "kind": DossierKind.LOCATION,
        "title": "Schuur Dorpsstraat",
        "purpose": "weten wat er speelt",
    }
    return services.open_dossier(**(about | {"ground": "Opiumwet 13b", "by": by, "at": AT} | other))


def signal(*, researched, municipality="GM1509"):
    """A signal about the barn, in weighing or lawfully in research."""
    with acting_as("weigher", municipality, Activity.WEIGH_SIGNALS) as by:
        made = signals.open_signal(
            source=Source.CIVIL_SERVANT,
            phenomenon="HENNEP",
            summary="Geur.",
            received_on=TODAY,
            address=BARN,
            by=by,
            at=AT,
        )
        ours = Decision(SignalState.WEIGHING, "hoort hier", municipal_task=True, own_territory=True)
        signals.decide(signal_id=made, from_state=SignalState.INTAKE, decision=ours, by=by, at=AT)
        if researched:
            grades = Grades(
                Reliability.USUALLY, Credibility.PROBABLE, Concreteness.CONCRETE, Recency.NOW, Seriousness.SERIOUS
            )
            signals.weigh(signal_id=made, seen=0, grades=grades, telling=Telling("Geur.", "HENNEP"), by=by, at=AT)
            signals.fill_check_1(
                signal_id=made, purpose="weten", sources=list(ResearchSource), by=by, at=AT,
                reasoning=Reasoning("Opiumwet 13b", "nodig", "past", "lichter kan niet"),
            )  # fmt: skip
            further = Decision(SignalState.INVESTIGATION, "verder")
            signals.decide(signal_id=made, from_state=SignalState.WEIGHING, decision=further, by=by, at=AT)
    return made


def refused_by_database(sql, params=None):
    """The SQL state with which the database refuses, or an empty text."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", "?")
    return ""


def test_signals_are_pulled_in_under_their_check_1(database):
    made, bare = signal(researched=True), signal(researched=False)
    with adviser() as by:
        dossier = services.open_from_signals(
            signal_ids=[made],
            kind=DossierKind.LOCATION,
            title="Schuur",
            purpose="weten",
            ground="Opiumwet 13b",
            by=by,
            at=AT,
        )
        page = queries.dossier_page(by, dossier, today=TODAY)
        assert [card.id for card in page.signals] == [made]
        with pytest.raises(Refused) as caught:
            services.bind_signal(dossier_id=dossier, signal_id=bare, by=by, at=AT)
        assert caught.value.verdict.refusal is R.NOT_RESEARCHED
        with pytest.raises(Refused) as caught:
            services.bind_signal(dossier_id=dossier, signal_id=made, by=by, at=AT)
        assert caught.value.verdict.refusal is R.ALREADY_IN
        services.bind_signal(dossier_id=dossier, signal_id=bare, by=by, at=AT, urgently=True)
        assert "Signaal toegevoegd (spoed)" in {
            event.title for event in queries.dossier_page(by, dossier, today=TODAY).timeline
        }


def test_raw_sql_binds_no_signal_without_check_1_nor_one_of_another_municipality(database):
    bare, foreign = signal(researched=False), signal(researched=True, municipality=NEIGHBOUR)
    bind = (
        "INSERT INTO dossiers_dossiersignal (id, municipality, organ, dossier_id, signal_id, by, at, urgent_id)"
        " VALUES (%s, 'GM1509', 'mayor', %s, %s, %s, %s, NULL)"
    )
    with adviser() as by:
        dossier = open_one(by)
        assert refused_by_database(bind, [uuid4(), dossier, bare, by.membership_id, AT]) == "23514"
        with pytest.raises(Refused):
            services.bind_signal(dossier_id=dossier, signal_id=foreign, by=by, at=AT)


def test_a_dossier_about_the_address_is_known_to_research_as_yes_and_nothing_more(database):
    with adviser() as by:
        open_one(by, address=BARN)
    made = signal(researched=True)
    with acting_as("weigher", activity=Activity.WEIGH_SIGNALS) as by:
        signals.research(signal_id=made, source=ResearchSource.DOSSIERS, by=by, at=AT)
    assert answers(made, ResearchSource.DOSSIERS) == {"address": True}
    with acting_as("weigher", activity=Activity.WEIGH_SIGNALS):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM dossiers_dossier")
            assert cursor.fetchone() == (0,)


def test_a_person_comes_with_what_they_are_told(database):
    with adviser() as by:
        dossier = open_one(by)
        with pytest.raises(Refused):
            services.add_person(
                dossier_id=dossier, name="J. de Vries", role=SubjectRole.OWNER, notice=Notice(), by=by, at=AT
            )
        assert queries.dossier_page(by, dossier, today=TODAY).subjects == ()
        told = Notice(tell_on=date(2026, 12, 7))
        services.add_person(dossier_id=dossier, name="J. de Vries", role=SubjectRole.OWNER, notice=told, by=by, at=AT)
        services.add_business(dossier_id=dossier, name="Opslag BV", kvk="12345678", role=SubjectRole.USER, by=by, at=AT)
        services.add_premises(dossier_id=dossier, address=BARN, by=by, at=AT)
        subjects = queries.dossier_page(by, dossier, today=TODAY).subjects
        assert [bound.subject.title for bound in subjects] == ["J. de Vries", "Opslag BV", "7071 AB 12"]
        assert subjects[0].subject.notice_due == date(2026, 12, 7)


def test_raw_sql_binds_no_person_without_a_notice(database):
    bare = (
        "INSERT INTO dossiers_dossiersubject (id, municipality, organ, dossier_id, role, person_id, by, at)"
        " SELECT %s, 'GM1509', 'mayor', %s, 'owner', id, %s, %s FROM subjects_person LIMIT 1"
    )
    with adviser() as by:
        dossier = open_one(by)
        told = Notice(tell_on=date(2026, 12, 7))
        services.add_person(dossier_id=dossier, name="J. de Vries", role=SubjectRole.OWNER, notice=told, by=by, at=AT)
        assert refused_by_database(bare, [uuid4(), dossier, by.membership_id, AT]) == "23514"


def test_a_weigher_writes_no_persons_down(database):
    with acting_as("weigher", activity=Activity.DIRECT_DOSSIERS) as by:
        dossier = open_one(by)
        told = Notice(tell_on=date(2026, 12, 7))
        with pytest.raises(Refused) as caught:
            services.add_person(
                dossier_id=dossier, name="J. de Vries", role=SubjectRole.OWNER, notice=told, by=by, at=AT
            )
    assert caught.value.verdict.refusal is R.NOT_SUBJECTS


def test_a_dossier_changes_owner_by_acceptance_only(database):
    taker = person("safety_adviser", who="second")
    with adviser() as by:
        owner, dossier = by.membership_id, open_one(by)
        offer = services.offer(dossier_id=dossier, to=taker.membership_id, reason="vakantie", by=by, at=AT)
        assert queries.dossier_card(by, dossier).owner == owner
        with pytest.raises(Refused) as caught:
            services.answer_offer(hand_over_id=offer, accepted=True, by=by, at=AT)
        assert caught.value.verdict.refusal is R.NOT_FOR_YOU
        stolen = "UPDATE dossiers_dossier SET owner = %s WHERE id = %s"
        assert refused_by_database(stolen, [taker.membership_id, dossier]) == "BK422"
    with adviser("second") as by:
        assert len(queries.waiting(by, today=TODAY)) == 1
        services.answer_offer(hand_over_id=offer, accepted=True, by=by, at=AT)
        assert queries.dossier_card(by, dossier).owner == taker.membership_id
        assert queries.waiting(by, today=TODAY) == []
        with pytest.raises(Refused) as caught:
            services.answer_offer(hand_over_id=offer, accepted=True, by=by, at=AT)
        assert caught.value.verdict.refusal is R.ANSWERED


def test_raw_sql_neither_opens_for_somebody_else_nor_answers_for_them(database):
    taker = person("safety_adviser", who="second")
    with adviser() as by:
        dossier = open_one(by)
        offer = services.offer(dossier_id=dossier, to=taker.membership_id, reason="vakantie", by=by, at=AT)
        opened = (
            "INSERT INTO dossiers_dossier (id, municipality, organ, kind, title, purpose, ground, context, owner, area, place,"
            " postcode, letter, addition, bag_id, opened_at, state)"
            " VALUES (%s, 'GM1509', 'mayor', 'location', 't', 'p', 'g', '', %s, '', '', '', '', '', '', %s, 'open')"
        )
        assert refused_by_database(opened, [uuid4(), taker.membership_id, AT]) == "BK403"
        answered = (
            "INSERT INTO dossiers_handoveranswer (id, municipality, organ, hand_over_id, dossier_id, accepted, reason, by, at)"
            " VALUES (%s, 'GM1509', 'mayor', %s, %s, true, '', %s, %s)"
        )
        assert refused_by_database(answered, [uuid4(), offer, dossier, by.membership_id, AT]) == "BK403"
        assert refused_by_database(answered, [uuid4(), offer, dossier, taker.membership_id, AT]) in {"BK403", "42501"}


def test_closing_starts_the_term_and_reopening_stops_it(database):
    with adviser() as by:
        dossier = open_one(by)
        services.move(
            dossier_id=dossier, from_state=DossierState.OPEN, to=DossierState.CLOSED, reason="klaar",
            ending=Ending.SOLVED, by=by, at=AT,
        )  # fmt: skip
        assert queries.dossier_card(by, dossier).keep_until == date(2031, 11, 23)
        with pytest.raises(Refused) as caught:
            services.add_note(dossier_id=dossier, text="nog iets", by=by, at=AT)
        assert caught.value.verdict.refusal is R.CLOSED
        services.move(
            dossier_id=dossier, from_state=DossierState.CLOSED, to=DossierState.OPEN, reason="speelt weer", by=by, at=AT
        )
        assert queries.dossier_card(by, dossier).keep_until is None


def test_two_at_once_the_second_hears_who_was_first(database):
    with adviser() as by:
        dossier = open_one(by)
        rest = {"dossier_id": dossier, "from_state": DossierState.OPEN, "to": DossierState.RESTING, "reason": "stil"}
        services.move(**rest, by=by, at=AT)
        with pytest.raises(Conflict, match="rust"):
            services.move(**rest, by=by, at=AT)


def test_another_municipality_sees_no_dossier(database):
    with adviser() as by:
        dossier = open_one(by)
    with adviser(municipality=NEIGHBOUR) as by:
        assert not queries.dossier_exists(by, dossier)
        assert queries.dossier_list(by) == ([], False)


def test_a_key_is_laid_in_ones_own_dossier_or_with_a_subject_one_bound(database):
    key = (
        "INSERT INTO dossiers_dossierkey (id, municipality, organ, dossier_id, kind, digest)"
        " VALUES (%s, 'GM1509', 'mayor', %s, %s, %s)"
    )
    with adviser() as by:
        dossier = open_one(by)
        assert refused_by_database(key, [uuid4(), dossier, "plate", "a" * 64]) == ""
    with adviser("second") as by:
        assert refused_by_database(key, [uuid4(), dossier, "kvk", "b" * 64]) == "BK403"
        services.add_business(
            dossier_id=dossier, name="Verzonnen BV", kvk="69599084", role=SubjectRole.OTHER, by=by, at=AT
        )
        assert refused_by_database(key, [uuid4(), dossier, "person", "c" * 64]) == "BK403"

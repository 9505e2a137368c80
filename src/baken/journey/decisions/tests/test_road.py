"""The road of a decision as people walk it: prepared, checked, laid before the organ, taken, published, final."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from baken.instruments.kit.verdicts import Conflict, Refused
from baken.journey.decisions import queries, services
from baken.journey.decisions.vocabulary import Refusal
from baken.testing.corridor import (
    AT,
    COMPLETE,
    TODAY,
    a_decision,
    a_dossier,
    checked,
    deciding,
    preparing,
    published,
    submitted,
)


def refusal_of(raised):
    return raised.value.verdict.refusal


def test_a_closure_goes_from_preparation_to_final(database):
    made = published()
    with preparing() as by:
        card = queries.decision_card(by, made, today=TODAY)
        assert [event.title for event in card.history[:3]] == ["Bekendgemaakt", "Besloten", "Ligt ter besluit"]
        assert next(clock.last_day for clock in card.clocks) == date(2027, 1, 4)
        with pytest.raises(Refused) as early:
            services.follow(decision_id=made, to="final", reason="termijn voorbij", by=by, at=AT)
        assert refusal_of(early) is Refusal.OBJECTION_TERM_RUNS
        later = datetime(2027, 1, 5, 9, tzinfo=UTC)
        services.follow(decision_id=made, to="final", reason="geen bezwaar gemaakt", by=by, at=later)
        assert queries.summary(by, made).state == "final"


def test_the_wrong_organ_is_refused_when_preparing(database):
    dossier = a_dossier()
    with preparing() as by, pytest.raises(Refused) as raised:
        services.prepare(
            dossier_id=dossier,
            instrument="close_drugs_premises",
            organ="college",
            content=services.Content(**COMPLETE),
            by=by,
            at=AT,
        )
    assert refusal_of(raised) is Refusal.ORGAN_NOT_COMPETENT


def test_nothing_is_laid_before_the_organ_without_the_care_check(database):
    made = a_decision()
    with preparing() as by:
        with pytest.raises(Refused) as raised:
            services.submit(decision_id=made, by=by, at=AT)
        assert refusal_of(raised) is Refusal.NO_CARE_CHECK
        door = queries.doors(by, queries.summary(by, made).dossier_id, today=TODAY)[1]
        assert (door.open, door.sentence) == (False, Refusal.NO_CARE_CHECK.label)
    checked(made)
    with preparing() as by:
        services.submit(decision_id=made, by=by, at=AT)
        assert queries.summary(by, made).state == "submitted"


def test_an_alderman_cannot_even_see_the_mayors_decision(database):
    made = submitted()
    with deciding("alderman") as by:
        assert queries.decision_lines(by) == []
        with pytest.raises(Exception, match="does not exist"):
            services.decide(decision_id=made, by=by, at=AT)
    with deciding("deputy_mayor") as by:
        services.decide(decision_id=made, by=by, at=AT)


def test_an_alderman_decides_for_the_college_and_the_mayor_role_does_not(database):
    made = submitted(instrument="penalty_order", organ="college")
    with deciding("mayor") as by, pytest.raises(Exception, match="does not exist"):
        services.decide(decision_id=made, by=by, at=AT)
    with deciding("alderman") as by:
        services.decide(decision_id=made, by=by, at=AT)


def test_a_mandate_lets_a_lawyer_decide_and_an_expired_one_does_not(database):
    made = submitted()
    with preparing() as by:
        lawyer = by.membership_id
        with pytest.raises(Refused) as raised:
            services.decide(decision_id=made, by=by, at=AT)
        assert refusal_of(raised) is Refusal.NOT_THE_ORGAN
    today = timezone.localdate()

    def mandate(until: date) -> None:
        with deciding() as by:
            services.give_mandate(
                instrument="close_drugs_premises", organ="mayor", membership_id=lawyer, source="mandaatregister 12",
                valid_from=today - timedelta(days=30), valid_until=until, by=by, at=AT,
            )  # fmt: skip

    mandate(today - timedelta(days=1))
    with preparing() as by, pytest.raises(Refused):
        services.decide(decision_id=made, by=by, at=datetime.now(UTC))
    mandate(today + timedelta(days=30))
    with preparing() as by:
        services.decide(decision_id=made, by=by, at=datetime.now(UTC))
        assert queries.summary(by, made).state == "decided"


def test_who_decides_second_hears_who_was_first(database):
    made = submitted()
    with deciding("deputy_mayor") as by:
        services.ask_back(decision_id=made, question="Waar gaan de huurders heen?", by=by, at=AT, seen="submitted")
        first = by.name
    with deciding("mayor") as by, pytest.raises(Conflict) as raised:
        services.decide(decision_id=made, by=by, at=AT, seen="submitted")
    assert str(raised.value).startswith(f"{first} was je voor")
    assert "teruggevraagd" in str(raised.value)


def test_who_revises_over_a_colleague_hears_it_and_nothing_is_lost(database):
    made = a_decision()
    with preparing(who="second") as by:
        services.revise(
            decision_id=made,
            content=services.Content(**(COMPLETE | {"facts": "600 planten"})),
            seen_at=None,
            by=by,
            at=AT,
        )
        first = by.name
    with preparing() as by:
        with pytest.raises(Conflict, match=first):
            services.revise(
                decision_id=made, content=services.Content(**COMPLETE), seen_at=None, by=by, at=AT + timedelta(hours=1)
            )
        assert queries.decision_card(by, made, today=TODAY).decision.facts == "600 planten"


def test_what_lies_with_the_organ_cannot_be_rewritten_until_it_is_asked_back(database):
    made = submitted()
    content = services.Content(**(COMPLETE | {"facts": "anders"}))
    with preparing() as by, pytest.raises(Refused) as raised:
        services.revise(decision_id=made, content=content, seen_at=None, by=by, at=AT)
    assert refusal_of(raised) is Refusal.FIXED
    with deciding() as by:
        services.ask_back(decision_id=made, question="Klopt dit?", by=by, at=AT)
    with preparing() as by:
        services.revise(decision_id=made, content=content, seen_at=None, by=by, at=AT)
        assert [card.note for card in queries.work(by, today=TODAY)] == ["teruggevraagd"]


def test_urgency_decides_without_the_care_check_and_is_recorded_with_its_term(database, owner_sql):
    made = a_decision()
    with preparing() as by:
        services.submit(decision_id=made, by=by, at=AT, urgent_reason="")
    with deciding() as by:
        with pytest.raises(Refused):
            services.decide(decision_id=made, by=by, at=AT)
        services.decide(decision_id=made, by=by, at=AT, urgent_reason="gevaar voor de buren")
    rows = owner_sql("SELECT reason, reason_due::date FROM privacy_urgentact ORDER BY activity")
    assert rows == [("", date(2026, 11, 24)), ("gevaar voor de buren", date(2026, 11, 24))]


def test_the_mayors_work_shows_what_lies_before_them(database):
    submitted()
    with deciding() as by:
        assert [card.note for card in queries.work(by, today=TODAY)] == ["ligt ter besluit"]
    with deciding("alderman") as by:
        assert queries.work(by, today=TODAY) == []

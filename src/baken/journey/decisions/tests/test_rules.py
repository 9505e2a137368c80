"""A decision, rule by rule: who, what first, until when. Each refusal is one missing thing."""

from dataclasses import replace
from datetime import date

import pytest

from baken.journey.decisions.rules import (
    DeciderFacts,
    DecisionFacts,
    clocks_of,
    everything_missing,
    may_become_final,
    may_decide,
    may_submit,
    objection_ends,
)
from baken.journey.decisions.vocabulary import ARTICLES, INSTRUMENTS, Refusal

TODAY = date(2026, 11, 23)
CLOSURE = DecisionFacts(
    instrument=INSTRUMENTS["close_drugs_premises"],
    organ="mayor",
    today=TODAY,
    facts="400 planten",
    ground="Opiumwet 13b",
    reasons="nodig en evenredig",
    lighter="waarschuwing hielp niet",
    occupants="adults",
    intention_sent=True,
    views_until=date(2026, 11, 20),
    grace_until=date(2026, 12, 1),
    care="no_care_needed",
    consulted_on=date(2026, 11, 18),
)


def test_a_complete_closure_may_lie_before_the_mayor():
    assert may_submit(CLOSURE)
    assert everything_missing(CLOSURE) == []


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"organ": "college"}, Refusal.ORGAN_NOT_COMPETENT),
        ({"facts": " "}, Refusal.NO_FACTS),
        ({"reasons": ""}, Refusal.NO_REASONS),
        ({"ground": ""}, Refusal.NO_REASONS),
        ({"lighter": ""}, Refusal.NO_LIGHTER),
        ({"occupants": "unknown"}, Refusal.OCCUPANTS_UNKNOWN),
        ({"care": ""}, Refusal.NO_CARE_CHECK),
        ({"care": "care_first"}, Refusal.CARE_FIRST),
        ({"consulted_on": None}, Refusal.NO_SOCIAL_CONSULT),
        ({"consulted_on": date(2026, 11, 24)}, Refusal.CONSULT_AFTER),
        ({"intention_sent": False}, Refusal.NO_VIEWS),
        ({"views_until": None}, Refusal.NO_VIEWS),
        ({"views_until": TODAY}, Refusal.VIEWS_TERM_RUNS),
        ({"grace_until": None}, Refusal.NO_GRACE),
    ],
)
def test_each_missing_thing_refuses_with_its_own_sentence(change, refusal):
    verdict = may_submit(replace(CLOSURE, **change))
    assert verdict.refusal is refusal
    assert verdict.sentence == refusal.label


def test_every_refusal_has_an_article_and_is_a_dutch_sentence():
    assert set(ARTICLES) == set(Refusal)
    assert all(refusal.label.endswith((".", "?")) for refusal in Refusal)


def test_urgency_stands_for_care_consult_views_and_grace_but_never_for_the_rest():
    hurried = replace(
        CLOSURE, urgent=True, care="", consulted_on=None, intention_sent=False, views_until=None, grace_until=None
    )
    assert may_submit(hurried)
    assert may_submit(replace(hurried, facts="")).refusal is Refusal.NO_FACTS
    assert may_submit(replace(hurried, organ="college")).refusal is Refusal.ORGAN_NOT_COMPETENT


def test_views_may_be_in_early_or_skipped_with_a_reason():
    running = replace(CLOSURE, views_until=date(2026, 12, 24))
    assert may_submit(running).refusal is Refusal.VIEWS_TERM_RUNS
    assert may_submit(replace(running, views_in=True))
    assert may_submit(replace(running, intention_sent=False, views_skipped="urgent"))


def test_an_instrument_that_the_council_must_open_names_its_bylaw():
    order = replace(CLOSURE, instrument=INSTRUMENTS["nuisance_home_order"], ground="Gemeentewet 151d")
    assert may_submit(order).refusal is Refusal.NO_COUNCIL_GROUND
    assert may_submit(replace(order, ground="Gemeentewet 151d; APV, artikel 2:79"))


def test_a_joint_inspection_asks_nobody_for_views_or_care():
    inspection = DecisionFacts(
        INSTRUMENTS["joint_inspection"], "college", TODAY, facts="f", ground="Awb 5:13", reasons="r", lighter="l"
    )
    assert may_submit(inspection)


@pytest.mark.parametrize(
    ("role", "organ", "mandated", "refusal"),
    [
        ("mayor", "mayor", False, None),
        ("deputy_mayor", "mayor", False, None),
        ("alderman", "college", False, None),
        ("lawyer", "mayor", True, None),
        ("alderman", "mayor", False, Refusal.WRONG_ORGAN),
        ("mayor", "college", False, Refusal.WRONG_ORGAN),
        ("lawyer", "mayor", False, Refusal.NOT_THE_ORGAN),
        ("safety_adviser", "college", False, Refusal.NOT_THE_ORGAN),
    ],
)
def test_only_the_organ_its_deputy_or_its_mandate_decides(role, organ, mandated, refusal):
    assert may_decide(DeciderFacts(role, organ, mandated)).refusal is refusal


def test_objection_ends_42_days_after_publication_and_moves_past_a_holiday():
    closure = INSTRUMENTS["close_drugs_premises"]
    assert objection_ends(closure, date(2026, 11, 23)) == date(2027, 1, 4)  # 23 November + 42 days, a Monday
    assert objection_ends(closure, date(2026, 11, 14)) == date(2026, 12, 28)  # + 42 is Boxing Day, a Saturday
    assert objection_ends(closure, None) is None


def test_it_becomes_final_only_after_the_last_day_for_an_objection():
    ends = date(2027, 1, 4)
    assert may_become_final(ends, ends).refusal is Refusal.OBJECTION_TERM_RUNS
    assert may_become_final(ends, date(2027, 1, 5))


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=lambda card: card.code)
def test_every_clock_of_every_instrument_can_be_counted(instrument):
    assert len(clocks_of(instrument, TODAY)) == len(instrument.clocks)


@pytest.mark.parametrize("code", ["close_drugs_premises", "close_home_disorder", "area_ban", "public_order_command"])
def test_what_is_the_mayors_is_not_the_colleges(code):
    assert INSTRUMENTS[code].organs == ("mayor",)

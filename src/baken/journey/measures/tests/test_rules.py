"""When a measure may start, be extended, end (C34, C36, C40); the law's limits per kind."""

from dataclasses import replace
from datetime import date

import pytest

from baken.journey.measures.rules import MeasureFacts, may_end, may_extend, may_start, may_write
from baken.journey.measures.vocabulary import MeasureKind, Refusal

BAN = MeasureFacts(
    kind="area_ban",
    starts_on=date(2026, 11, 30),
    ends_on=date(2027, 2, 28),
    executor="boa",
    told_nothing_because="gaat om één persoon",
)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({}, None),
        ({"executor": ""}, Refusal.NO_EXECUTOR),
        ({"ends_on": date(2026, 11, 29)}, Refusal.ENDS_BEFORE_START),
        ({"ends_on": None}, Refusal.NO_END),
        ({"ends_on": date(2027, 3, 1)}, Refusal.TOO_LONG),  # three months from 30 November is 28 February
        ({"kind": "closure", "ends_on": date(2029, 1, 1)}, None),
        ({"kind": "closure", "ends_on": None}, None),
        ({"kind": "home_ban", "ends_on": date(2026, 12, 10)}, None),
        ({"kind": "home_ban", "ends_on": date(2026, 12, 11)}, Refusal.TOO_LONG),
        ({"told_nothing_because": ""}, Refusal.NO_COMMUNICATION),
        ({"told_what": "brief"}, Refusal.NO_COMMUNICATION),
        ({"told_what": "brief", "told_whom": "buurt", "told_on": date(2026, 12, 1)}, Refusal.NO_COMMUNICATION),
        (
            {"told_what": "brief", "told_whom": "buurt", "told_on": date(2026, 12, 1), "told_nothing_because": ""},
            None,
        ),
        ({"kind": "prosecution", "conditions": "wat de verdachte zei"}, Refusal.ONLY_A_REFERENCE),
    ],
)
def test_what_a_measure_must_say(change, refusal):
    assert may_write(replace(BAN, **change)).refusal is refusal


@pytest.mark.parametrize(
    ("decision", "urgent", "refusal"),
    [
        ("published", False, None),
        ("objection", False, None),
        ("final", False, None),
        ("decided", False, Refusal.NOT_PUBLISHED),
        ("decided", True, None),
        ("submitted", True, None),
        ("submitted", False, Refusal.NO_DECISION),
        ("preparing", True, Refusal.NO_DECISION),
        ("revoked", True, Refusal.NO_DECISION),
    ],
)
def test_a_measure_starts_on_a_published_decision_or_in_urgency(decision, urgent, refusal):
    assert may_start("planned", decision, urgent).refusal is refusal


def test_what_runs_does_not_start_again():
    assert may_start("running", "published", urgent=False).refusal is Refusal.NOT_NOW


@pytest.mark.parametrize(
    ("kind", "new_end", "extensions", "refusal"),
    [
        ("area_ban", date(2027, 5, 28), 0, None),
        ("area_ban", date(2027, 5, 29), 0, Refusal.TOO_LONG),
        ("area_ban", date(2027, 5, 28), 2, None),
        ("area_ban", date(2027, 5, 28), 3, Refusal.TOO_OFTEN),
        ("area_ban", date(2027, 2, 28), 0, Refusal.NOT_LATER),
        ("closure", date(2030, 1, 1), 9, None),
    ],
)
def test_an_area_ban_is_extended_three_times_by_three_months_at_most(kind, new_end, extensions, refusal):
    verdict = may_extend(kind, "running", date(2026, 11, 30), date(2027, 2, 28), new_end, extensions)
    assert verdict.refusal is refusal


def test_a_home_ban_lasts_four_weeks_in_all():
    start, end = date(2026, 12, 1), date(2026, 12, 11)
    assert may_extend("home_ban", "running", start, end, date(2026, 12, 29), 0)
    assert may_extend("home_ban", "running", start, end, date(2026, 12, 30), 0).refusal is Refusal.TOO_LONG


@pytest.mark.parametrize("state", ["planned", "ended", "cancelled"])
def test_only_what_runs_is_extended_or_ended(state):
    verdict = may_extend("closure", state, date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), 0)
    assert verdict.refusal is Refusal.NOT_NOW
    assert may_end(state, "goal_reached").refusal is Refusal.NOT_NOW


def test_it_ends_with_an_outcome():
    assert may_end("running", "goal_reached")
    assert may_end("extended", "").refusal is Refusal.NO_OUTCOME


def test_every_kind_and_refusal_is_said_in_dutch():
    assert all(kind.label for kind in MeasureKind)
    assert all(refusal.label.endswith(".") for refusal in Refusal)

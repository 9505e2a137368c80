"""The pages of inspections: planning at the desk, going on the phone."""

from baken.journey.inspections.views.going import briefing, mine, record_finding, record_visit, start, stop
from baken.journey.inspections.views.planning import draft, inspection, inspections, revise
from baken.journey.inspections.views.steps import (
    add_occasion,
    add_partner,
    approve,
    ask_approval,
    assign,
    brief,
    call_off,
    finish,
    plan_date,
    plan_urgently,
    take_back,
)

__all__ = [
    "add_occasion",
    "add_partner",
    "approve",
    "ask_approval",
    "assign",
    "brief",
    "briefing",
    "call_off",
    "draft",
    "finish",
    "inspection",
    "inspections",
    "mine",
    "plan_date",
    "plan_urgently",
    "record_finding",
    "record_visit",
    "revise",
    "start",
    "stop",
    "take_back",
]

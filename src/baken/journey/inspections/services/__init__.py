"""The verbs of an inspection: substantiate and plan it, approve it, go and look, write down what each partner found."""

from baken.journey.inspections.services.approve import approve, ask_approval, plan_date, take_back
from baken.journey.inspections.services.go import brief, call_off, finish, record_finding, record_visit, start, stop
from baken.journey.inspections.services.plan import (
    Plan,
    add_occasion,
    add_partner,
    assign,
    draft,
    revise,
)

__all__ = [
    "Plan",
    "add_occasion",
    "add_partner",
    "approve",
    "ask_approval",
    "assign",
    "brief",
    "call_off",
    "draft",
    "finish",
    "plan_date",
    "record_finding",
    "record_visit",
    "revise",
    "start",
    "stop",
    "take_back",
]

"""The pages of decisions: to prepare one, and to take one."""

from baken.journey.decisions.views.deciding import (
    ask_back,
    decide,
    decide_urgently,
    decline,
    mandates,
    to_decide,
    to_decide_one,
)
from baken.journey.decisions.views.preparing import decision, decisions, prepare, revise
from baken.journey.decisions.views.steps import (
    announce,
    check_care,
    consult,
    decide_under_mandate,
    follow,
    publish,
    record_view,
    submit,
    submit_urgently,
)

__all__ = [
    "announce",
    "ask_back",
    "check_care",
    "consult",
    "decide",
    "decide_under_mandate",
    "decide_urgently",
    "decision",
    "decisions",
    "decline",
    "follow",
    "mandates",
    "prepare",
    "publish",
    "record_view",
    "revise",
    "submit",
    "submit_urgently",
    "to_decide",
    "to_decide_one",
]

"""The verbs of signals: open, take up, weigh, check, research, decide."""

from baken.journey.signals.rules import Decision
from baken.journey.signals.services.checks import (
    Reasoning,
    confirm_check_2b,
    fill_check_1,
    fill_check_2a,
    fill_check_2b,
)
from baken.journey.signals.services.deciding import decide, keep_small
from baken.journey.signals.services.opening import add_marks, add_report, open_from_report, open_signal, undo_report
from baken.journey.signals.services.outside import Typed
from baken.journey.signals.services.owners import end_owner, name_owner
from baken.journey.signals.services.research import research, research_outside
from baken.journey.signals.services.telling import answer_question, ask_owner
from baken.journey.signals.services.weighing import Grades, Telling, weigh

__all__ = [
    "Decision",
    "Grades",
    "Reasoning",
    "Telling",
    "Typed",
    "add_marks",
    "add_report",
    "answer_question",
    "ask_owner",
    "confirm_check_2b",
    "decide",
    "end_owner",
    "fill_check_1",
    "fill_check_2a",
    "fill_check_2b",
    "keep_small",
    "name_owner",
    "open_from_report",
    "open_signal",
    "research",
    "research_outside",
    "undo_report",
    "weigh",
]

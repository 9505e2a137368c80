"""The verbs of a decision: prepare it, do what must precede it, lay it before its organ, decide, and follow it to its end."""

from baken.journey.decisions.services.decide import ask_back, decide, decline, give_mandate
from baken.journey.decisions.services.follow import follow, publish
from baken.journey.decisions.services.precede import announce, check_care, consult_social_domain, record_view, submit
from baken.journey.decisions.services.prepare import Content, prepare, revise

__all__ = [
    "Content",
    "announce",
    "ask_back",
    "check_care",
    "consult_social_domain",
    "decide",
    "decline",
    "follow",
    "give_mandate",
    "prepare",
    "publish",
    "record_view",
    "revise",
    "submit",
]

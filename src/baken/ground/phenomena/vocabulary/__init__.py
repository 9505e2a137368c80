"""The words of phenomena, barriers and risk areas."""

from baken.ground.phenomena.vocabulary.barriers import COLUMNS, NEEDED, LineKind
from baken.ground.phenomena.vocabulary.figures import COUNTED_UNDER, KIND_OF
from baken.ground.phenomena.vocabulary.phenomena import NATIONAL, PhenomenonEntry, PhenomenonGroup
from baken.ground.phenomena.vocabulary.refusals import Refusal
from baken.ground.phenomena.vocabulary.risks import AnswerKind, RiskKind

__all__ = [
    "COLUMNS",
    "COUNTED_UNDER",
    "KIND_OF",
    "NATIONAL",
    "NEEDED",
    "AnswerKind",
    "LineKind",
    "PhenomenonEntry",
    "PhenomenonGroup",
    "Refusal",
    "RiskKind",
]

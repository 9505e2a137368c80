"""The tables of phenomena: the list, barrier models, and areas and branches at risk."""

from baken.ground.phenomena.models.barriers import BarrierLine, BarrierModel, BarrierStep
from baken.ground.phenomena.models.phenomenon import Phenomenon
from baken.ground.phenomena.models.risks import RiskAnalysis, RiskAnswer, RiskArea

__all__ = [
    "BarrierLine",
    "BarrierModel",
    "BarrierStep",
    "Phenomenon",
    "RiskAnalysis",
    "RiskAnswer",
    "RiskArea",
]

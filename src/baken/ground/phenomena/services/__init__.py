"""The verbs of phenomena: keep the list, write barrier models, take an area analysis, say what is done about a risk."""

from baken.ground.phenomena.rules.barriers import Barrier, Model, Step
from baken.ground.phenomena.services.barriers import BarrierImport, end_model, import_barriers, write_model
from baken.ground.phenomena.services.phenomena import add_phenomenon, end_phenomenon
from baken.ground.phenomena.services.risks import (
    RiskImport,
    add_risk,
    answer_risk,
    end_analysis,
    import_analysis,
)

__all__ = [
    "Barrier",
    "BarrierImport",
    "Model",
    "RiskImport",
    "Step",
    "add_phenomenon",
    "add_risk",
    "answer_risk",
    "end_analysis",
    "end_model",
    "end_phenomenon",
    "import_analysis",
    "import_barriers",
    "write_model",
]

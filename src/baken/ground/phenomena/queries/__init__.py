"""Questions about phenomena, barriers and risks."""

from baken.ground.phenomena.queries.barriers import (
    LookFor,
    ModelCard,
    look_for,
    model_on,
    models_on,
    phenomenon_of,
    versions_of,
)
from baken.ground.phenomena.queries.phenomena import (
    PhenomenonCard,
    counted_under,
    grouped,
    phenomena_on,
    phenomenon_list,
)
from baken.ground.phenomena.queries.risks import AnalysisCard, AnswerCard, RiskCard, analyses, plan_actions, risk, risks

__all__ = [
    "AnalysisCard",
    "AnswerCard",
    "LookFor",
    "ModelCard",
    "PhenomenonCard",
    "RiskCard",
    "analyses",
    "counted_under",
    "grouped",
    "look_for",
    "model_on",
    "models_on",
    "phenomena_on",
    "phenomenon_list",
    "phenomenon_of",
    "plan_actions",
    "risk",
    "risks",
    "versions_of",
]

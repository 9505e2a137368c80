"""The plan as data: versions, their parts, and what became of them. No table here holds a person."""

from baken.ground.policy.models.account import (
    AgendaLink,
    PlanCommunication,
    PlanEvaluation,
    PlanProgress,
    Proposal,
    YearPlan,
)
from baken.ground.policy.models.parts import (
    Goal,
    Indicator,
    LoosePromise,
    Part,
    PlanAction,
    Precondition,
    Priority,
    Responsibility,
)
from baken.ground.policy.models.plans import OrganDecision, Plan, PlanVersion, PlanVersionStep, SourceDocument

__all__ = [
    "AgendaLink",
    "Goal",
    "Indicator",
    "LoosePromise",
    "OrganDecision",
    "Part",
    "Plan",
    "PlanAction",
    "PlanCommunication",
    "PlanEvaluation",
    "PlanProgress",
    "PlanVersion",
    "PlanVersionStep",
    "Precondition",
    "Priority",
    "Proposal",
    "Responsibility",
    "SourceDocument",
    "YearPlan",
]

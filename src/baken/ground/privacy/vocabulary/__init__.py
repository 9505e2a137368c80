"""The words of privacy: activities with their register entry, shelves, the matrix, retention rules."""

from baken.ground.organisations.vocabulary import Organ, Role
from baken.ground.privacy.vocabulary.activities import REGISTER, Activity, RegisterEntry
from baken.ground.privacy.vocabulary.matrix import MATRIX, Grant, Shelf, may_act, may_do, may_see
from baken.ground.privacy.vocabulary.norms import NORMS, NormRefusal, NormRule
from baken.ground.privacy.vocabulary.retention import (
    RETENTION,
    WHAT_IS_KEPT,
    DestructionRefusal,
    RetentionRule,
    fingerprint,
    in_words,
    schedule_of,
)
from baken.instruments.tables.vocabulary import Compartment, Label

__all__ = [
    "MATRIX",
    "NORMS",
    "REGISTER",
    "RETENTION",
    "WHAT_IS_KEPT",
    "Activity",
    "Compartment",
    "DestructionRefusal",
    "Grant",
    "Label",
    "NormRefusal",
    "NormRule",
    "Organ",
    "RegisterEntry",
    "RetentionRule",
    "Role",
    "Shelf",
    "fingerprint",
    "in_words",
    "may_act",
    "may_do",
    "may_see",
    "schedule_of",
]

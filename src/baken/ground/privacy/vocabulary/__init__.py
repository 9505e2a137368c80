"""The words of privacy: activities with their register entry, shelves, the matrix, retention rules."""

from baken.ground.organisations.vocabulary import Organ, Role
from baken.ground.privacy.vocabulary.activities import REGISTER, Activity, RegisterEntry
from baken.ground.privacy.vocabulary.matrix import MATRIX, Grant, Shelf, may_act, may_do, may_see
from baken.ground.privacy.vocabulary.retention import RETENTION, DestructionRefusal, RetentionRule
from baken.instruments.tables.vocabulary import Compartment, Label

__all__ = [
    "MATRIX",
    "REGISTER",
    "RETENTION",
    "Activity",
    "Compartment",
    "DestructionRefusal",
    "Grant",
    "Label",
    "Organ",
    "RegisterEntry",
    "RetentionRule",
    "Role",
    "Shelf",
    "may_act",
    "may_do",
    "may_see",
]

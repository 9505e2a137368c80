"""The tables of dossiers: the dossier with its owner and steps, and what is bound to it."""

from baken.journey.dossiers.models.bound import DossierKey, DossierNote, DossierSignal, DossierSubject
from baken.journey.dossiers.models.dossier import Dossier, DossierStep, HandOver, HandOverAnswer
from baken.journey.dossiers.models.effort import ContextNote, TakeOver

__all__ = [
    "ContextNote",
    "Dossier",
    "DossierKey",
    "DossierNote",
    "DossierSignal",
    "DossierStep",
    "DossierSubject",
    "HandOver",
    "HandOverAnswer",
    "TakeOver",
]

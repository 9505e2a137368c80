"""The tables of signals: the signal and its steps, the privacy checks, and what was asked where."""

from baken.journey.signals.models.asking import (
    HitDisclosure,
    SourceAddressee,
    SourceAnswer,
    SourceOwner,
    SourceQuestion,
)
from baken.journey.signals.models.checks import (
    Check2AParticipant,
    Check2BInstrument,
    CheckConfirmation,
    PrivacyCheck1,
    SourceResearch,
)
from baken.journey.signals.models.signal import Signal, SignalKey, SignalReport, SignalStep, Weighing

__all__ = [
    "Check2AParticipant",
    "Check2BInstrument",
    "CheckConfirmation",
    "HitDisclosure",
    "PrivacyCheck1",
    "Signal",
    "SignalKey",
    "SignalReport",
    "SignalStep",
    "SourceAddressee",
    "SourceAnswer",
    "SourceOwner",
    "SourceQuestion",
    "SourceResearch",
    "Weighing",
]

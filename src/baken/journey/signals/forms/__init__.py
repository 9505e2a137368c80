"""The forms of signals: telling, weighing and deciding; the privacy checks."""

from baken.journey.signals.forms.checks import Check1Form, Check2AForm, Check2BForm, ReasoningForm
from baken.journey.signals.forms.signal import (
    AddMarksForm,
    AnswerForm,
    AskOwnerForm,
    DecisionForm,
    FromReportForm,
    MarksForm,
    NewSignalForm,
    NormForm,
    OutsideForm,
    SmallForm,
    SourceOwnerForm,
    WeighForm,
)

__all__ = [
    "AddMarksForm",
    "AnswerForm",
    "AskOwnerForm",
    "Check1Form",
    "Check2AForm",
    "Check2BForm",
    "DecisionForm",
    "FromReportForm",
    "MarksForm",
    "NewSignalForm",
    "NormForm",
    "OutsideForm",
    "ReasoningForm",
    "SmallForm",
    "SourceOwnerForm",
    "WeighForm",
]

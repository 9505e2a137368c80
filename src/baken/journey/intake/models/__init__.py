"""The tables of the desk: the reports and their sealed parts, the route they take, and what other channels leave."""

from baken.journey.intake.models.channels import CarePart, MailTaken, NotTheSame, ReportKey
from baken.journey.intake.models.counts import ClickOut, Hunch
from baken.journey.intake.models.files import (
    CleanKey,
    CleanPiece,
    FileRelease,
    OriginalKey,
    OriginalPiece,
    ReportFile,
)
from baken.journey.intake.models.reports import Part, PartKey, Report, ReporterIdentity, ReportStep, Reveal
from baken.journey.intake.models.routing import (
    Appointment,
    PassingOn,
    Reminder,
    ReplyText,
    RouteDecision,
    RouteRule,
    Team,
)

__all__ = [
    "Appointment",
    "CarePart",
    "CleanKey",
    "CleanPiece",
    "ClickOut",
    "FileRelease",
    "Hunch",
    "MailTaken",
    "NotTheSame",
    "OriginalKey",
    "OriginalPiece",
    "Part",
    "PartKey",
    "PassingOn",
    "Reminder",
    "ReplyText",
    "Report",
    "ReportFile",
    "ReportKey",
    "ReportStep",
    "ReporterIdentity",
    "Reveal",
    "RouteDecision",
    "RouteRule",
    "Team",
]

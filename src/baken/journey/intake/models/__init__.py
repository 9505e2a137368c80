"""The tables of the desk: the reports and their sealed parts."""

from baken.journey.intake.models.reports import Part, PartKey, Report, ReporterIdentity, ReportStep, Reveal

__all__ = ["Part", "PartKey", "Report", "ReportStep", "ReporterIdentity", "Reveal"]

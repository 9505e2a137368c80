"""When a source is silent for too long, and what is in time: own norms, for the municipality to confirm (C37, C75)."""

from baken.journey.signals.vocabulary.grades import Source

S = Source
SILENT_AFTER_MONTHS: dict[Source, int] = {
    **dict.fromkeys(Source, 6),
    **dict.fromkeys((S.RESIDENT_WEB, S.RESIDENT_PHONE), 2),
    **dict.fromkeys((S.BUSINESS, S.CIVIL_SERVANT, S.SUPERVISOR, S.BOA, S.MMA), 3),
}
"""After how many whole months without a signal a source that did bring some is called silent."""

WEIGHED_WITHIN_DAYS = 14
"""A signal is weighed in two weeks: the weigher comes by three times a week."""

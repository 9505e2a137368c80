"""By which number of the municipality a source is called silent (`ground.privacy.vocabulary.NORMS`; C37, C75)."""

from baken.journey.signals.vocabulary.grades import Source

S = Source
SILENT_AFTER: dict[Source, str] = {
    **dict.fromkeys(Source, "silent_partner"),
    **dict.fromkeys((S.RESIDENT_WEB, S.RESIDENT_PHONE), "silent_resident"),
    **dict.fromkeys((S.BUSINESS, S.CIVIL_SERVANT, S.SUPERVISOR, S.BOA, S.MMA), "silent_colleague"),
}
"""After so many whole months without a signal a source that did bring some is called silent."""

"""The verbs of subjects: write down, tell, take in permits, judge whether two are one."""

from baken.ground.subjects.rules import Notice, is_kvk
from baken.ground.subjects.services.judging import judge, undo_judgement
from baken.ground.subjects.services.keys import matching_key, matching_keys
from baken.ground.subjects.services.permits import PermitImport, import_permits
from baken.ground.subjects.services.writing import add_business, add_person, add_premises, tell_again

__all__ = [
    "Notice",
    "PermitImport",
    "add_business",
    "add_person",
    "add_premises",
    "import_permits",
    "is_kvk",
    "judge",
    "matching_key",
    "matching_keys",
    "tell_again",
    "undo_judgement",
]

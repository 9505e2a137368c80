"""Questions about subjects: cards by id, and who resembles whom."""

from baken.ground.subjects.queries.cards import NoticeCard, SubjectCard, notices_due, notices_of, subject_cards
from baken.ground.subjects.queries.links import (
    JudgementCard,
    LikenessCard,
    LikenessPage,
    is_anybody_like,
    likeness_page,
    standing_judgements,
)

__all__ = [
    "JudgementCard",
    "LikenessCard",
    "LikenessPage",
    "NoticeCard",
    "SubjectCard",
    "is_anybody_like",
    "likeness_page",
    "notices_due",
    "notices_of",
    "standing_judgements",
    "subject_cards",
]

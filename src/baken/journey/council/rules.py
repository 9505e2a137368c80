"""When may an account be composed and published?"""

from dataclasses import dataclass
from datetime import datetime

from baken.instruments.kit.verdicts import ALLOWED, Verdict, refused
from baken.journey.council.vocabulary import Refusal


@dataclass(frozen=True)
class BriefingFacts:
    """What the rules must know."""

    has_plan: bool
    narrative: str
    published_at: datetime | None = None


def may_compose(briefing: BriefingFacts) -> Verdict:
    """C81: the account is given against the frame the council adopted."""
    if not briefing.has_plan:
        return refused(Refusal.NO_PLAN)
    return ALLOWED if briefing.narrative.strip() else refused(Refusal.NO_NARRATIVE)


def may_publish(briefing: BriefingFacts) -> Verdict:
    """What is published stays as it is; a change is a new document."""
    return ALLOWED if briefing.published_at is None else refused(Refusal.ALREADY_PUBLISHED)

"""Who reported, and heard something back: counted, never read (C37)."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from baken.instruments.kit.actors import Actor
from baken.journey.intake.models import Part, Report
from baken.journey.intake.vocabulary import OPEN_STATES, Channel, PartKind


@dataclass(frozen=True)
class Feedback:
    """Of the reports that were handled and are still kept: how many could be answered, and how many were."""

    handled: int
    reachable: int
    told: int


def feedback_given(viewer: Actor) -> Feedback:
    """Reports that somebody settled. A report is destroyed three months after closing, so this is about that long.

    Reachable is who came by the website (a code opens the thread); others are answered outside Baken.
    """
    answered = Part.objects.filter(report=OuterRef("pk"), kind=PartKind.FROM_DESK)
    settled = Report.objects.filter(municipality=viewer.municipality).exclude(
        state__in=[state.value for state in OPEN_STATES]
    )
    rows = settled.annotate(told=Exists(answered)).tally("channel", "told")
    reachable = [(told, count) for channel, told, count in rows if channel == Channel.WEB]
    return Feedback(
        sum(count for *_, count in rows),
        sum(count for _, count in reachable),
        sum(count for told, count in reachable if told),
    )

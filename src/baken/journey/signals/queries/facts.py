"""What the rules need to know of a signal."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from baken.instruments.kit.actors import Actor
from baken.journey.signals.models import (
    Check2AParticipant,
    Check2BInstrument,
    CheckConfirmation,
    PrivacyCheck1,
    Signal,
    SignalReport,
    SourceResearch,
    Weighing,
)
from baken.journey.signals.rules import SignalFacts
from baken.journey.signals.vocabulary import Credibility, SignalState, Source

CORROBORATING = (Credibility.CONFIRMED, Credibility.PROBABLE)


def facts_of(signal: Signal, *, state: SignalState | None = None) -> SignalFacts:
    """The facts, as they stand; `state` when somebody acts on the state they saw."""
    about = {"signal": signal}
    return SignalFacts(
        state=state or SignalState(signal.state),
        source=Source(signal.source),
        weighed=Weighing.objects.filter(**about).exists(),
        check_1=PrivacyCheck1.objects.filter(**about).exists(),
        check_2a=Check2AParticipant.objects.filter(**about).exists(),
        check_2b=Check2BInstrument.objects.filter(**about).exists(),
        confirmed_2b=CheckConfirmation.objects.filter(**about).exists(),
        corroborated=_is_corroborated(signal),
    )


def checks_1_of(viewer: Actor, signal_ids: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """The latest privacy check 1 per signal, for the signals that have one and that the viewer may see."""
    rows = PrivacyCheck1.objects.filter(signal_id__in=list(signal_ids)).only("signal_id").order_by("at", "id")
    return {row.signal_id: row.pk for row in rows}


def _is_corroborated(signal: Signal) -> bool:
    """Something beside the tip: another report, a hit in an own register, or content that was confirmed."""
    if signal.source != Source.MMA:
        return True
    about = {"signal": signal}
    beside = (
        SignalReport.objects.filter(is_tip=False, undone_at__isnull=True, **about),
        SourceResearch.objects.filter(known=True, **about),
        Weighing.objects.filter(credibility__in=CORROBORATING, **about),
    )
    return any(rows.exists() for rows in beside)

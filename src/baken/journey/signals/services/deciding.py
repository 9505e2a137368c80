"""Decide where a signal goes. One verb for every step; the rules say what each step needs, the database holds it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.ground.organisations.queries import organisation_names
from baken.ground.privacy.queries import months_kept
from baken.ground.privacy.services import act_urgently, take_step
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused, insist, refused
from baken.journey.signals.models import Check2AParticipant, CheckConfirmation, PrivacyCheck1, Signal, SignalStep
from baken.journey.signals.queries.facts import facts_of
from baken.journey.signals.rules import FORWARDED, Decision, keep_until, may_decide, may_reach
from baken.journey.signals.vocabulary import Result, SignalRefusal, SignalState

S = SignalState
REASON_FOLLOWS = "Spoed. De reden volgt binnen een werkdag."
_GUARD = {
    S.INVESTIGATION: ("check_1", PrivacyCheck1),
    S.PREPARING: ("check_2a", Check2AParticipant),
    S.APPROACH: ("confirmation", CheckConfirmation),
}


@transaction.atomic
def decide(
    *, signal_id: UUID, from_state: SignalState, decision: Decision, by: Actor, at: datetime, urgently: bool = False
) -> None:
    """Move a signal from the state the weigher saw it in.

    With `urgently`, a missing privacy check is passed now, recorded, and owes its reason before the end of the next
    working day.

    Raises:
        Refused: the step is not in order, a check is missing, or the decision does not say enough (`SignalRefusal`).
        Conflict: somebody moved it first; the sentence says who, when and where to.
    """
    signal = Signal.objects.get(pk=signal_id)
    facts = facts_of(signal, state=from_state)
    reason = decision.reason.strip()
    unchecked = decision.to is S.FORWARDED_EXTERNALLY and decision.check_2a is None  # to a partner nobody checked
    passes = urgently and (unchecked or not may_reach(facts, decision.to))
    stated = Decision(**{**vars(decision), "reason": reason or REASON_FOLLOWS}) if passes else decision
    term = months_kept(by.municipality, "signal", at.date())
    insist(may_decide(facts, stated, today=at.date(), urgently=urgently, term=term))
    step = SignalStep(
        municipality=signal.municipality, organ=signal.organ, signal=signal,
        from_state=from_state, to_state=decision.to, by=by.membership_id, at=at, reason=stated.reason.strip(),
        result=decision.result, recipient=decision.recipient.strip()[:160], review_on=decision.review_on,
        municipal_task=decision.municipal_task, own_territory=decision.own_territory,
    )  # fmt: skip
    if passes:
        goes = decision.to.label if decision.to in FORWARDED else f"naar {decision.to.label}"
        what = f"Signaal {goes} zonder privacytoets"
        step.urgent = act_urgently(what=what, source="signals_signal", record=signal.pk, by=by, at=at, reason=reason)
    elif decision.to is S.FORWARDED_EXTERNALLY:
        check = _for_partner(signal, decision)
        step.check_2a, step.recipient = check, organisation_names()[check.organisation_id][:160]
    elif decision.to in _GUARD:
        name, model = _GUARD[decision.to]
        setattr(step, name, model.objects.filter(signal=signal).order_by("-at", "-id").first())
    take_step(step, by=by)
    signal.keep_until = keep_until(signal.received_month, from_state, decision.to, at.date(), term)
    signal.save(update_fields=["keep_until"])


def _for_partner(signal: Signal, decision: Decision) -> Check2AParticipant:
    """The check 2A about the partner it goes to: a check about one partner opens nothing for another."""
    check: Check2AParticipant | None = Check2AParticipant.objects.filter(signal=signal, pk=decision.check_2a).first()
    if check is None:
        raise Refused(refused(SignalRefusal.NO_RECIPIENT))
    return check


def keep_small(*, signal_id: UUID, from_state: SignalState, reason: str, by: Actor, at: datetime) -> None:
    """Close a signal as small, from intake, weighing or a later phase (two clicks).

    Raises:
        Refused, Conflict: as for `decide`.
    """
    decision = Decision(to=S.CLOSED, reason=reason, result=Result.KEPT_SMALL)
    decide(signal_id=signal_id, from_state=from_state, decision=decision, by=by, at=at)

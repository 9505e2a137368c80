"""One move of a decision, as a step; with a recorded urgent act where the guard was passed in urgency (spoed)."""

from datetime import date, datetime
from uuid import UUID

from baken.ground.privacy.services import act_urgently, take_step
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused
from baken.journey.decisions.models import Decision, DecisionStep
from baken.journey.decisions.rules import may_move
from baken.journey.decisions.vocabulary import Refusal


def move(
    decision: Decision,
    to: str,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    done_on: date | None = None,
    urgent_reason: str | None = None,
    guards: dict[str, UUID | None] | None = None,
    seen: str = "",
) -> None:
    """Move the decision to `to`, from the state that was on the person's screen (`seen`; else from where it is now).

    Raises:
        Refused: there is no such move from here.
        Conflict: somebody moved it since; the sentence says who.
    """
    before = seen or decision.state
    insist(may_move(before, to))
    act = None
    if urgent_reason is not None:
        act = act_urgently(
            what=f"besluit: {decision.get_instrument_display()}",
            source="decisions_decision",
            record=decision.pk,
            by=by,
            at=at,
            reason=urgent_reason,
        )
    step = DecisionStep(
        municipality=decision.municipality,
        organ=decision.organ,
        decision=decision,
        from_state=before,
        to_state=to,
        by=by.membership_id,
        at=at,
        reason=reason,
        done_on=done_on,
        urgent=act,
        **{f"{name}_id": value for name, value in (guards or {}).items()},
    )
    take_step(step, by=by)
    decision.state = to


def insist_reason(reason: str) -> None:
    """A move that somebody will ask about says why."""
    if not reason.strip():
        insist(refused(Refusal.NO_REASON))

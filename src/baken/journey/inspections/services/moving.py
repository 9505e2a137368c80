"""One move of an inspection, as a step; with a recorded urgent act where approval was passed in urgency (spoed)."""

from datetime import datetime
from uuid import UUID

from baken.ground.privacy.services import act_urgently, take_step
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist
from baken.journey.inspections.models import Inspection, InspectionStep
from baken.journey.inspections.rules import may_move


def move(
    inspection: Inspection,
    to: str,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    urgent_reason: str | None = None,
    guards: dict[str, UUID | None] | None = None,
    seen: str = "",
) -> None:
    """Move the inspection to `to`, from the state that was on the person's screen (`seen`; else from where it is now).

    Raises:
        Refused: there is no such move from here.
        Conflict: somebody moved it since; the sentence says who.
    """
    before = seen or inspection.state
    insist(may_move(before, to))
    act = None
    if urgent_reason is not None:
        act = act_urgently(
            what="integrale controle zonder vooraf akkoord",
            source="inspections_inspection",
            record=inspection.pk,
            by=by,
            at=at,
            reason=urgent_reason,
        )
    step = InspectionStep(
        municipality=inspection.municipality,
        organ=inspection.organ,
        inspection=inspection,
        from_state=before,
        to_state=to,
        by=by.membership_id,
        at=at,
        reason=reason,
        urgent=act,
        **{f"{name}_id": value for name, value in (guards or {}).items()},
    )
    take_step(step, by=by)
    inspection.state = to

"""A signal on its way, as the people of the cast take it there."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from baken.ground.places.services import address
from baken.ground.privacy.vocabulary import Activity
from baken.journey.signals import services
from baken.journey.signals.models import SourceResearch
from baken.journey.signals.services import Decision, Grades, Reasoning, Telling
from baken.journey.signals.vocabulary import (
    Concreteness,
    Credibility,
    Instrument,
    Recency,
    Reliability,
    ResearchSource,
    Seriousness,
    SignalState,
    Source,
)
from baken.testing.people import acting_as, organisation

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
BARN = address("7071 AB", 12)
REASONING = Reasoning("Opiumwet 13b", "anders weten we het niet", "alleen ja of nee", "praten hielp niet")
GRADES = Grades(Reliability.USUALLY, Credibility.PROBABLE, Concreteness.CONCRETE, Recency.NOW, Seriousness.SERIOUS)
TELLING = Telling("Sterke geur en dichte ramen bij een schuur.", "HENNEP", "BU15090001", "Dorpsstraat")
S = SignalState


def weigher(who: str = "first") -> Any:
    """One transaction as the weigher."""
    return acting_as("weigher", activity=Activity.WEIGH_SIGNALS, who=who)


def lawyer() -> Any:
    """One transaction as the lawyer, weighing."""
    return acting_as("lawyer", activity=Activity.WEIGH_SIGNALS)


def open_one(by: Any, **other: Any) -> UUID:
    """A signal a colleague told, with an address; taken up."""
    told: dict[str, Any] = {"source": Source.CIVIL_SERVANT, "phenomenon": "HENNEP", "summary": "Geur bij een schuur."}
    return services.open_signal(**(told | {"received_on": AT.date(), "address": BARN, "by": by, "at": AT} | other))


def go(signal_id: UUID, from_state: SignalState, to: SignalState, by: Any, **other: Any) -> None:
    """Decide, with a reason and all that the step may ask."""
    urgently = other.pop("urgently", False)
    said: dict[str, Any] = {"reason": "omdat het klopt", "municipal_task": True, "own_territory": True}
    decision = Decision(to, **(said | other))
    services.decide(signal_id=signal_id, from_state=from_state, decision=decision, by=by, at=AT, urgently=urgently)


@pytest.fixture
def signal_in() -> Callable[..., UUID]:
    """`signal_in(SignalState.PREPARING)`: a signal that was lawfully brought there; every check along the way is real."""

    def bring(state: SignalState, **other: Any) -> UUID:
        with weigher() as by:
            made = open_one(by, **other)
            if state is S.INTAKE:
                return made
            go(made, S.INTAKE, S.WEIGHING, by)
            services.weigh(signal_id=made, seen=0, grades=GRADES, telling=TELLING, by=by, at=AT)
            if state is S.WEIGHING:
                return made
            check_1(made, by)
            go(made, S.WEIGHING, S.INVESTIGATION, by)
            if state is S.INVESTIGATION:
                return made
            check_2a(made, by)
            go(made, S.INVESTIGATION, S.PREPARING, by)
            if state is S.PREPARING:
                return made
            check = check_2b(made, by)
        with lawyer() as by:
            services.confirm_check_2b(check_id=check, by=by, at=AT)
        with weigher() as by:
            go(made, S.PREPARING, S.APPROACH, by)
        return made

    return bring


def check_1(signal_id: UUID, by: Any, sources: Any = tuple(ResearchSource)) -> UUID:
    """Fill privacy check 1."""
    return services.fill_check_1(
        signal_id=signal_id, purpose="weten of er al iets loopt", sources=sources, reasoning=REASONING, by=by, at=AT
    )


def check_2a(signal_id: UUID, by: Any, participant: UUID | None = None) -> UUID:
    """Fill privacy check 2A for the grid operator, or another participant."""
    return services.fill_check_2a(
        signal_id=signal_id,
        organisation_id=participant or organisation("Netbeheerder"),
        data="het adres",
        reasoning=REASONING,
        by=by,
        at=AT,
    )


def check_2b(signal_id: UUID, by: Any) -> UUID:
    """Fill privacy check 2B for a joint inspection."""
    return services.fill_check_2b(
        signal_id=signal_id, instrument=Instrument.JOINT_INSPECTION, reasoning=REASONING, by=by, at=AT
    )


def answers(signal_id: UUID, source: ResearchSource) -> dict[str, bool]:
    """What this source said last per kind of key, read in a transaction of its own: in the one that asked nobody can."""
    with weigher():
        rows = SourceResearch.objects.filter(signal_id=signal_id, source=source).order_by("id")
        return {row.kind: row.known for row in rows}

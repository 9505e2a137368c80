"""The privacy checks, in the weigher's own words, and the second pair of eyes."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from baken.ground.organisations.queries import organisation_of
from baken.ground.privacy.vocabulary import Role
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist
from baken.journey.signals.models import (
    Check2AParticipant,
    Check2BInstrument,
    CheckConfirmation,
    PrivacyCheck1,
    Signal,
)
from baken.journey.signals.rules import is_another, is_finished, may_check, may_confirm
from baken.journey.signals.vocabulary import Instrument, ResearchSource, SignalState


@dataclass(frozen=True)
class Reasoning:
    """What every check says: the ground in law, and why it is needed, in proportion, and not to be had more lightly."""

    ground: str
    necessity: str
    proportionality: str
    subsidiarity: str

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.ground, self.necessity, self.proportionality, self.subsidiarity)


@transaction.atomic
def fill_check_1(
    *,
    signal_id: UUID,
    purpose: str,
    sources: Iterable[ResearchSource],
    reasoning: Reasoning,
    by: Actor,
    at: datetime,
) -> UUID:
    """Privacy check 1: for which purpose may which registers be asked? Returns its id.

    Raises:
        Refused: a part is empty, or the signal is not (or no longer) being weighed.
    """
    asked = [source.value for source in sources]
    insist(is_finished(purpose, *asked[:1] or [""], *reasoning.parts))
    signal = _checkable(signal_id)
    check = PrivacyCheck1(**_about(signal, reasoning, at), purpose=purpose.strip(), sources=asked, by=by.membership_id)
    check.save()
    return check.pk


@transaction.atomic
def fill_check_2a(
    *, signal_id: UUID, organisation_id: UUID, data: str, reasoning: Reasoning, by: Actor, at: datetime
) -> UUID:
    """Privacy check 2A for one participant: on which ground of theirs may they know what exactly? Returns its id.

    Raises:
        Refused: a part is empty, the participant is the weigher's own organisation, or the signal is not (or no longer) being
            weighed.
    """
    insist(is_finished(data, *reasoning.parts))
    insist(is_another(organisation_id, than=organisation_of(by)))
    signal = _checkable(signal_id)
    check = Check2AParticipant(
        **_about(signal, reasoning, at), organisation_id=organisation_id, data=data.strip(), by=by.membership_id
    )
    check.save()
    return check.pk


@transaction.atomic
def fill_check_2b(*, signal_id: UUID, instrument: Instrument, reasoning: Reasoning, by: Actor, at: datetime) -> UUID:
    """Privacy check 2B for one instrument; it opens nothing until a lawyer confirms it. Returns its id.

    Raises:
        Refused: a part is empty, or the signal is not (or no longer) being weighed.
    """
    insist(is_finished(*reasoning.parts))
    signal = _checkable(signal_id)
    check = Check2BInstrument(**_about(signal, reasoning, at), instrument=instrument, author=by.membership_id)
    check.save()
    return check.pk


@transaction.atomic
def confirm_check_2b(*, check_id: UUID, by: Actor, at: datetime) -> UUID:
    """The lawyer's second look at a check 2B; returns the signal's id. The database admits only the role lawyer.

    Raises:
        Refused: not a lawyer, or the lawyer's own check.
    """
    check: Check2BInstrument = Check2BInstrument.objects.get(pk=check_id)
    insist(may_confirm(check.author, by.membership_id, is_lawyer=by.role == Role.LAWYER))
    CheckConfirmation(
        municipality=check.municipality, organ=check.organ, signal_id=check.signal_id, check_2b=check,
        author=check.author, by=by.membership_id, at=at,
    ).save()  # fmt: skip
    return check.signal_id


def _checkable(signal_id: UUID) -> Signal:
    signal: Signal = Signal.objects.get(pk=signal_id)
    insist(may_check(SignalState(signal.state)))
    return signal


def _about(signal: Signal, reasoning: Reasoning, at: datetime) -> dict[str, Any]:
    said = {name: value.strip() for name, value in asdict(reasoning).items()}
    return {"municipality": signal.municipality, "organ": signal.organ, "signal": signal, "at": at, **said}

"""Was this warning on the agenda before, and does it come back? Facts in, answer out (C33)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from baken.ground.policy.vocabulary import ProposalStatus

GROWN = 1.25
"""A declined warning comes back when it is a quarter larger than when it was declined."""


class Earlier(Protocol):
    """What must be known of an earlier proposal."""

    @property
    def figure(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def size(self) -> float | None: ...


E = TypeVar("E", bound=Earlier)


def subject_of(figure: str) -> str:
    """What a warning is about, without its period: "BU15090000/0.0.0/omhoog/2023" is about the first three."""
    return figure.rpartition("/")[0] or figure


def earlier_one(figure: str, size: float, proposals: Iterable[E]) -> E | None:
    """The newest earlier proposal that answers this warning, or None when the warning stands by itself.

    One about the very same period answers it. A declined one about an earlier period does too, unless the warning
    grew since: then it comes back. `proposals`: newest first.
    """
    for proposal in proposals:
        if subject_of(proposal.figure) != subject_of(figure):
            continue
        grew = proposal.size is not None and size > GROWN * proposal.size
        if proposal.status == ProposalStatus.DECLINED:
            return None if grew else proposal
        if proposal.figure == figure or proposal.status == ProposalStatus.OPEN:
            return proposal
    return None

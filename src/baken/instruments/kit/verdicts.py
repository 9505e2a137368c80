"""A rule answers with a verdict: allowed, or refused with the sentence a person reads.

The same verdict guards the service, closes the door on the page, is its explanation, and names the API error.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

Facts = TypeVar("Facts")


@dataclass(frozen=True)
class Verdict:
    """The answer of a rule. True when allowed; otherwise `refusal` says why, in a Dutch sentence (its label)."""

    refusal: Enum | None = None

    def __bool__(self) -> bool:
        return self.refusal is None

    @property
    def sentence(self) -> str:
        """The reason in plain Dutch, or an empty text when allowed."""
        return "" if self.refusal is None else str(getattr(self.refusal, "label", self.refusal.value))

    @property
    def code(self) -> str:
        """The stored value of the refusal (for an API error), or an empty text when allowed."""
        return "" if self.refusal is None else str(self.refusal.value)


ALLOWED = Verdict()


def refused(refusal: Enum) -> Verdict:
    """The verdict that refuses for this reason."""
    return Verdict(refusal)


def first_refusal(rules: Iterable[Callable[[Facts], Verdict]], facts: Facts) -> Verdict:
    """Ask the rules in order; the first refusal is the verdict, and with none the thing is allowed."""
    for rule in rules:
        verdict = rule(facts)
        if not verdict:
            return verdict
    return ALLOWED


class Refused(Exception):
    """The step was refused; `verdict.sentence` says why to the person who tried."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.sentence)
        self.verdict = verdict


class Conflict(Exception):
    """Somebody else moved this record first. The message says who did what and when; the input is kept by the page."""


def insist(verdict: Verdict) -> None:
    """Go on when allowed.

    Raises:
        Refused: when the verdict is a refusal.
    """
    if not verdict:
        raise Refused(verdict)

"""What a policy note says, as plain data; every item carries the passage it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Passage:
    """Half-open range of characters in the normalised text: ``text[start:end]`` is the passage."""

    start: int
    end: int

    def as_data(self) -> dict[str, int]:
        return {"start": self.start, "end": self.end}


@dataclass(frozen=True)
class Item:
    """One goal, action, precondition or unplaced promise.

    ``text`` is the readable form (line breaks, hyphenation and list marks taken away);
    ``label`` is the heading above it where the note gives one ("Eigen organisatie").
    """

    text: str
    passage: Passage
    label: str = ""

    def as_data(self) -> dict[str, Any]:
        return {"text": self.text, "passage": self.passage.as_data()}


@dataclass(frozen=True)
class Period:
    """The years the plan runs, both included."""

    text: str
    passage: Passage
    first_year: int
    last_year: int

    def as_data(self) -> dict[str, Any]:
        return {"text": self.text, "passage": self.passage.as_data(), "from": self.first_year, "to": self.last_year}


@dataclass(frozen=True)
class Organ:
    """What the note says about ``council``, ``college`` or ``mayor``."""

    organ: str
    text: str
    passage: Passage

    def as_data(self) -> dict[str, Any]:
        return {"organ": self.organ, "text": self.text, "passage": self.passage.as_data()}


@dataclass(frozen=True)
class PriorityFound:
    """A priority with what stands under its goals and its actions; the passage is that of the title."""

    title: str
    passage: Passage
    goals: tuple[Item, ...] = ()
    actions: tuple[Item, ...] = ()

    def as_data(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "text": self.title,
            "passage": self.passage.as_data(),
            "goals": [goal.as_data() for goal in self.goals],
            "actions": [action.as_data() for action in self.actions],
        }


@dataclass(frozen=True)
class Note:
    """A policy note as read; ``text`` is the normalised text that all passages point into."""

    text: str
    period: Period | None = None
    priorities: tuple[PriorityFound, ...] = ()
    preconditions: tuple[Item, ...] = ()
    organs: tuple[Organ, ...] = ()
    unplaced: tuple[Item, ...] = field(default=())

    def as_data(self) -> dict[str, Any]:
        """The machine-readable form of ``baken plan import --json``."""
        return {
            "period": self.period.as_data() if self.period else None,
            "priorities": [priority.as_data() for priority in self.priorities],
            "preconditions": [item.as_data() for item in self.preconditions],
            "organs": [organ.as_data() for organ in self.organs],
            "unplaced": [item.as_data() for item in self.unplaced],
        }

"""Which records did this block of work load? Collected as Django builds the instances, so that nobody can forget it.

`ground.privacy` opens a collector per `acting` block and writes it to the access log before the page leaves
(Wgs 1.8(4), BIO2; architecture 2.4).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID


@dataclass
class Looks:
    """Record ids seen per table, and data subjects touched, in one block of work."""

    records: dict[str, dict[UUID, None]] = field(default_factory=dict)
    subjects: dict[UUID, None] = field(default_factory=dict)

    def saw(self, table: str, record: UUID) -> None:
        self.records.setdefault(table, {})[record] = None

    def touched(self, subject: UUID) -> None:
        self.subjects[subject] = None


_current: ContextVar[Looks | None] = ContextVar("looks", default=None)


def current_looks() -> Looks | None:
    """The collector of the block under way, or None outside any declared activity."""
    return _current.get()


@contextmanager
def collecting(looks: Looks) -> Iterator[Looks]:
    """Collect into `looks` for the duration of the block."""
    token = _current.set(looks)
    try:
        yield looks
    finally:
        _current.reset(token)

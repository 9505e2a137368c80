"""Who could see this on that day, and who did? From the matrix as it was applied then, the memberships of that day, and the log."""

import json
from dataclasses import dataclass
from datetime import date

from django.db import connection

from baken.ground.organisations.queries import memberships_on
from baken.ground.privacy.vocabulary import Activity, Shelf
from baken.ground.trail.queries import LookCard, looks_on
from baken.instruments.kit.actors import Actor


@dataclass(frozen=True)
class CouldSee:
    """A person whose role gave sight of a shelf on that day, and during which activities."""

    name: str
    role: str
    activities: tuple[str, ...]
    did_look: bool


@dataclass(frozen=True)
class Oversight:
    """The answer to "wie kon dit zien op 3 maart?". `matrix_from` is the day from which that matrix applied."""

    shelf: Shelf
    day: date
    matrix_from: date | None
    people: tuple[CouldSee, ...]
    looks: tuple[LookCard, ...]


def who_could_see(viewer: Actor, *, shelf: Shelf, day: date, tables: tuple[str, ...]) -> Oversight:
    """Everybody whose role could see `shelf` on `day`, and the looks at its `tables` on that day."""
    applied, grants = matrix_on(day)
    seen = tuple(looks_on(viewer, day=day, sources=tables))
    lookers = {look.membership for look in seen}
    people = [
        CouldSee(card.name, card.role_label, _activities(grants, card.role, shelf), card.membership_id in lookers)
        for card in memberships_on(viewer, day)
        if _activities(grants, card.role, shelf)
    ]
    return Oversight(shelf, day, applied, tuple(people), seen)


def matrix_on(day: date) -> tuple[date | None, list[tuple[str, str, str]]]:
    """The matrix as it stood at the end of that day: `(role, activity, shelf)`, and since when it applied."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT applied_at::date, grants FROM gate.matrix_history WHERE applied_at < %s::date + 1 "
            "ORDER BY applied_at DESC LIMIT 1",
            [day],
        )
        row = cursor.fetchone()
    if row is None:
        return None, []
    listed = json.loads(row[1]) if isinstance(row[1], str) else row[1]
    return row[0], [(str(role), str(activity), str(shelf)) for role, activity, shelf in listed]


def _activities(grants: list[tuple[str, str, str]], role: str, shelf: Shelf) -> tuple[str, ...]:
    return tuple(sorted({Activity(a).label for r, a, s in grants if r == role and s == shelf.value and a in Activity}))

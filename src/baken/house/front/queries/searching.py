"""Search for a task: words and identifiers, within what this person may see for that task, and nothing beside it.

The database finds ids within the reach of the matrix (`found.*`), the rooms load their cards under the row policies. A task
that does not belong to somebody's role is asked with the same statements and meets nothing, so that a refused search and an
empty one are one and the same (architecture 4.5). Nothing is counted, suggested or ranked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import connection

from baken.ground.privacy.services import Visit, acting, log_refusal, log_search
from baken.ground.privacy.vocabulary import REGISTER, Activity, RegisterEntry
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.ground.subjects.services import matching_keys
from baken.ground.subjects.vocabulary import KeyKind
from baken.house.front.models import SavedSearch
from baken.instruments.kit.actors import Actor
from baken.instruments.linking.identifiers import Kind, spelling
from baken.instruments.linking.names import whole_name_spelling
from baken.instruments.linking.refusals import NotReadable
from baken.journey.dossiers.queries import DossierCard, dossier_cards
from baken.journey.signals.queries import SignalCard, signal_cards

PAGE = 25
Card = TypeVar("Card")
_QUESTIONS = {
    "signals": "SELECT id FROM found.signals(%s, %s, %s, %s, %s)",
    "dossiers": "SELECT id FROM found.dossiers(%s, %s, %s, %s, %s)",
}
_MARKS = (Kind.PLATE, Kind.PHONE, Kind.IBAN, Kind.ADDRESS)  # also recognised in running text (`gate.marks`)


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: the words as typed, identifiers in their one spelling, and keyed hashes of them."""

    words: str
    marks: tuple[str, ...]
    digests: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """One page of what was found; `before` continues it and is None at its end."""

    signals: tuple[SignalCard, ...] = ()
    dossiers: tuple[DossierCard, ...] = ()
    before: UUID | None = None


@dataclass(frozen=True)
class KeptSearch:
    """A question that its owner kept."""

    id: UUID
    words: str
    born: str
    valid_until: date


@dataclass(frozen=True)
class Task:
    """For what somebody searches, and where that looks."""

    code: str
    label: str
    activity: Activity
    places: str
    tables: tuple[str, ...]

    @property
    def entry(self) -> RegisterEntry:
        """The line of the register: purpose and ground."""
        return REGISTER[self.activity]


TASKS = (
    Task("dossiers", "Voor een dossier", Activity.DIRECT_DOSSIERS, "dossiers, notities, betrokkenen en signalen",
         ("dossiers", "signals")),
    Task("signalen", "Voor het wegen", Activity.WEIGH_SIGNALS, "signalen", ("signals",)),
)  # fmt: skip


def task_named(code: str) -> Task:
    """The task with this code, or the first."""
    return next((task for task in TASKS if task.code == code), TASKS[0])


def tasks_of(role: str) -> list[Task]:
    """The tasks in which this role may search."""
    return [task for task in TASKS if may_do(role, task.activity.value)]


def found(
    visit: Visit, role: str, task: Task, words: str, born: str = "", *, today: date, before: UUID | None = None
) -> Found:
    """One page of what this person may see for this task, newest first. Logged as a search, or as a refusal."""
    allowed = may_do(role, task.activity.value)
    with acting(visit, task.activity if allowed else Activity.WORK) as viewer:
        if allowed:
            log_search(viewer, " ".join(task.tables))
        else:
            log_refusal(visit, task.activity.value, "zoeken")
        asked = _asked(viewer, words, born)
        ids = {table: _ids(table, asked, before) for table in task.tables}
        last = _last(ids)
        kept = {table: [one for one in some if last is None or one >= last] for table, some in ids.items()}
        signals = signal_cards(viewer, kept.get("signals", ()), today=today)
        dossiers = dossier_cards(viewer, kept.get("dossiers", ()))
    return Found(_in_order(kept.get("signals", ()), signals), _in_order(kept.get("dossiers", ()), dossiers), last)


def kept_searches(viewer: Actor) -> list[KeptSearch]:
    """The searches this person kept for the present task, newest first; what is over is gone."""
    rows = SavedSearch.objects.filter(municipality=viewer.municipality).order_by("-id")[:PAGE]
    return [KeptSearch(row.pk, row.words, row.born, row.valid_until) for row in rows]


def _asked(viewer: Actor, words: str, born: str) -> Asked:
    spelled: dict[Kind, str] = {kind: _spelled(kind, words) for kind in Kind if kind is not Kind.PERSON}
    keys = {KeyKind(kind.value): words for kind, text in spelled.items() if text}
    if born:
        keys[KeyKind.PERSON] = whole_name_spelling(words, born)
    digests = [
        key
        for kind, text in keys.items()
        for key in matching_keys(kind=kind, value=text, municipality=viewer.municipality)
    ]
    return Asked(words, tuple(spelled[kind] for kind in _MARKS if spelled[kind]), tuple(digests))


def _spelled(kind: Kind, typed: str) -> str:
    try:
        return spelling(kind, typed)
    except NotReadable:
        return ""


def _ids(table: str, asked: Asked, before: UUID | None) -> list[UUID]:
    """At most one more than a page, so that the page knows whether to go on."""
    with connection.cursor() as cursor:
        cursor.execute(_QUESTIONS[table], [asked.words, list(asked.marks), list(asked.digests), before, PAGE + 1])
        return [row[0] for row in cursor.fetchall()]


def _last(ids: Mapping[str, list[UUID]]) -> UUID | None:
    """The id up to which this page is complete in every table, or None when all of it is on the page."""
    return max((some[PAGE - 1] for some in ids.values() if len(some) > PAGE), default=None)


def _in_order(ids: Iterable[UUID], cards: Mapping[UUID, Card]) -> tuple[Card, ...]:
    return tuple(cards[one] for one in ids if one in cards)

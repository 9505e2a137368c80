"""Questions to the privacy room: urgent acts that still owe a reason, notices, what may go and by which adopted rule."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils.dateformat import format as date_format

from baken.ground.privacy.models import DestructionBatch, LegalHold, Norm, Notice, RetentionAdoption, UrgentAct
from baken.ground.privacy.vocabulary import NORMS, RETENTION, WHAT_IS_KEPT, NormRule, Organ, RetentionRule, in_words
from baken.instruments.kit.actors import Actor
from baken.instruments.tables.models import records

PAGE = 100


@dataclass(frozen=True)
class UrgentCard:
    """An urgent act: what passed a guard, and whether the reason was given."""

    id: UUID
    what: str
    activity: str
    by: UUID
    at: datetime
    reason_due: datetime
    reason: str
    reviewed_at: datetime | None


@dataclass(frozen=True)
class NoticeCard:
    """A notice for who guards privacy."""

    id: UUID
    at: datetime
    what: str
    read_at: datetime | None


def own_reasons_owed(viewer: Actor) -> list[UrgentCard]:
    """The viewer's own urgent acts of this activity without a reason, the first due first."""
    rows = UrgentAct.objects.filter(by=viewer.membership_id, activity=viewer.activity, reason="").order_by("reason_due")
    return [_urgent(row) for row in rows[:PAGE]]


def urgent_acts(viewer: Actor) -> list[UrgentCard]:
    """The municipality's urgent acts, newest first, for who reviews them."""
    return [_urgent(row) for row in UrgentAct.objects.order_by("-at")[:PAGE]]


def notices(viewer: Actor) -> list[NoticeCard]:
    """The municipality's notices, newest first."""
    return [NoticeCard(row.pk, row.at, row.what, row.read_at) for row in Notice.objects.order_by("-at")[:PAGE]]


@dataclass(frozen=True)
class BatchCard:
    """A proposal to destroy, how far it is, and its certificate; `rules` says per table how many, and by which rule."""

    id: UUID
    proposed_on: date
    counts: Mapping[str, int]
    approved_by: UUID | None
    approved_at: datetime | None
    seconded_by: UUID | None
    seconded_at: datetime | None
    executed_at: datetime | None
    destroyed: Mapping[str, int]
    certificate: str
    rules: tuple[tuple[str, int, str], ...]
    adoption: "AdoptionCard | None"
    not_adopted: tuple[str, ...]
    why_now: str

    @property
    def kinds(self) -> list[tuple[str, int, str]]:
        """Per rule: what goes by it in the word of the page, how many rows of all its tables, and the rule itself."""
        found: dict[tuple[str, str], int] = {}
        for table, number, rule in self.rules:
            what = (_kept_as(table), rule)
            found[what] = found.get(what, 0) + number
        return [(kind, number, rule) for (kind, rule), number in found.items()]


@dataclass(frozen=True)
class HoldCard:
    """A record that may not go yet."""

    id: UUID
    source: str
    record: UUID
    reason: str
    at: datetime


@dataclass(frozen=True)
class AdoptionCard:
    """That the municipality adopted how long it keeps what. `schedule` holds per rule its term, start and source as adopted."""

    id: UUID
    organ: str
    decided_on: date
    number: str
    valid_from: date
    schedule: Mapping[str, Mapping[str, str]]
    fingerprint: str
    source: str = ""
    advice: str = ""
    by: UUID | None = None

    @property
    def sentence(self) -> str:
        """Such as "vastgesteld door het college … op 3 februari 2026 (besluit 2026-014)"."""
        day = date_format(self.decided_on, "j F Y")
        return f"vastgesteld door {Organ(self.organ).with_article} op {day} (besluit {self.number})"

    @property
    def signal_term(self) -> str:
        """How long a signal that is not substantiated is kept, in words."""
        return in_words(f"P{self.months('signal')}M")

    @property
    def report_term(self) -> str:
        """How long a report is kept after it was dealt with, in words."""
        return in_words(f"P{self.months('report')}M")

    def months(self, rule: str) -> int:
        """The adopted term of a rule that counts in months; of another the months of the vocabulary."""
        term = self.schedule.get(rule, {}).get("term", RETENTION[rule].term)
        return int(term[1:-1])


@dataclass(frozen=True)
class RestsOn:
    """Which decision a batch rests on, and which rules of what it takes nobody adopted."""

    adoption: UUID | None
    not_adopted: tuple[str, ...]


def retention_in_force(municipality: str, day: date) -> AdoptionCard | None:
    """The decision on retention that holds here on this day; None: none was taken, or none holds yet.

    A decision of the college or the mayor is public and names nobody: every page may say by which rule something goes.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT adoption, organ, decided_on, number, valid_from, schedule, fingerprint FROM gate.retention_in_force(%s, %s)",
            [municipality, day],
        )
        adoption, organ, decided_on, number, valid_from, schedule, held = cursor.fetchone()
    if adoption is None:
        return None
    rules = (json.loads(schedule) if isinstance(schedule, str) else schedule) or {}
    return AdoptionCard(adoption, organ, decided_on, number, valid_from, rules, held)


def months_kept(municipality: str, rule: str, day: date) -> int:
    """How many months a rule lets something stay, as adopted here, or by our own norm."""
    held = retention_in_force(municipality, day)
    return held.months(rule) if held else int(RETENTION[rule].term[1:-1])


def adoptions(viewer: Actor) -> list[AdoptionCard]:
    """The municipality's decisions on retention, newest first."""
    return [
        AdoptionCard(
            row.pk, row.organ, row.decided_on, row.number, row.valid_from, row.schedule or {}, row.fingerprint, row.source,
            row.advice, row.by,
        )
        for row in RetentionAdoption.objects.filter(municipality=viewer.municipality).order_by("-valid_from", "-at", "-id")[:PAGE]
    ]  # fmt: skip


def rests_on(municipality: str, counts: Mapping[str, int]) -> RestsOn:
    """What destroying these numbers per table would rest on today; the database holds the same answer against the batch."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT adoption, not_adopted FROM gate.batch_rests_on(%s, %s::jsonb)", [municipality, json.dumps(counts)]
        )
        adoption, missing = cursor.fetchone()
    return RestsOn(adoption, tuple(json.loads(missing) if isinstance(missing, str) else missing))


@dataclass(frozen=True)
class NormCard:
    """A number as it holds here: the rule, the value, what it rests on, and whether it is still ours."""

    rule: NormRule
    value: int
    source: str
    is_ours: bool
    by: UUID | None = None
    at: datetime | None = None


def norm(municipality: str, key: str) -> int:
    """The number that holds here: as the municipality set it, or ours."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.norm(%s, %s)", [municipality, key])
        return int(cursor.fetchone()[0])


def norms(viewer: Actor) -> list[NormCard]:
    """Every number with its source, in the order of the vocabulary."""
    held = {row.key: row for row in Norm.objects.filter(municipality=viewer.municipality).order_by("at", "id")}
    return [
        NormCard(rule, row.value, row.source, False, row.by, row.at)
        if (row := held.get(rule.key))
        else NormCard(rule, rule.ours, rule.source, True)
        for rule in NORMS.values()
    ]


def batches(viewer: Actor) -> list[BatchCard]:
    """The municipality's destruction batches, newest first; of one that nobody approved yet, what it would rest on now."""
    known = {card.id: card for card in adoptions(viewer)}
    found = []
    for row in DestructionBatch.objects.order_by("-id")[:PAGE]:
        on = RestsOn(row.adoption_id, tuple(row.not_adopted or ()))
        if row.approved_by is None:
            on = rests_on(viewer.municipality, row.counts)
        adoption = known.get(on.adoption) if on.adoption else None
        numbers = row.destroyed if row.executed_at else row.counts
        found.append(
            BatchCard(
                row.pk, row.proposed_on, row.counts, row.approved_by, row.approved_at, row.seconded_by, row.seconded_at,
                row.executed_at, row.destroyed, row.certificate, _rules(numbers, adoption), adoption, on.not_adopted,
                row.why_now,
            )
        )  # fmt: skip
    return found


def _rules(numbers: Mapping[str, int], adoption: AdoptionCard | None) -> tuple[tuple[str, int, str], ...]:
    """Per table how many, with the rule by which they go, and for an own norm who adopted it."""
    rule_of = {table: RETENTION[key] for table, key in _rule_keys().items()}
    return tuple(
        (table, number, _told(rule_of[table], adoption) if table in rule_of else "")
        for table, number in sorted(numbers.items())
    )


def _rule_keys() -> dict[str, str]:
    return {table._meta.db_table: table.Privacy.retention for table in records()}  # type: ignore[attr-defined]  # every table declares it


def _kept_as(table: str) -> str:
    """What a table holds, in the word of the page; a table that is no longer there is told by its own name."""
    key = _rule_keys().get(table)
    return WHAT_IS_KEPT[key] if key else table


def _told(rule: RetentionRule, adoption: AdoptionCard | None) -> str:
    held = adoption.schedule.get(rule.key) if adoption else None
    term = held["term"] if held else rule.term
    told = f"{rule.kept(term)}: {rule.source}"
    if not rule.is_own_norm:
        return told
    return f"{told}; {adoption.sentence}" if adoption and held else f"{told}; nog niet vastgesteld"


def holds(viewer: Actor) -> list[HoldCard]:
    """The holds that still count."""
    rows = LegalHold.objects.filter(ended_at__isnull=True).order_by("-id")[:PAGE]
    return [HoldCard(row.pk, row.source, row.record, row.reason, row.at) for row in rows]


def _urgent(row: UrgentAct) -> UrgentCard:
    return UrgentCard(row.pk, row.what, row.activity, row.by, row.at, row.reason_due, row.reason, row.reviewed_at)

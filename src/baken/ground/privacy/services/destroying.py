"""Gone when its time comes: proposed, approved by two people, carried out by a role of its own, proven, and replayed after a restore.

Source: AVG 5(1)(e); Archiefbesluit 1995, 8; architecture 2.9.
"""

import hashlib
import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from baken.ground.privacy.models import DestructionBatch, LegalHold
from baken.ground.privacy.queries import rests_on
from baken.ground.privacy.services.sql import tables_going_along
from baken.ground.privacy.vocabulary import DestructionRefusal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused
from baken.instruments.tables.vocabulary import Organ


@transaction.atomic
def propose_destruction(*, by: Actor, at: datetime) -> UUID:
    """Propose what may go now: per table how many records whose term is over and that nobody holds.

    Raises:
        Refused: nothing may go, or an earlier proposal still waits.
    """
    if DestructionBatch.objects.filter(executed_at__isnull=True).exists():
        insist(refused(DestructionRefusal.BATCH_WAITS))
    with connection.cursor() as cursor:
        cursor.execute("SELECT source, number FROM gate.expired()")
        counts = {str(source): int(number) for source, number in cursor.fetchall()}
    if not counts:
        insist(refused(DestructionRefusal.NOTHING_TO_DESTROY))
    batch = DestructionBatch(municipality=by.municipality, organ=Organ.COLLEGE, proposed_on=at.date(), counts=counts)
    batch.save()
    return batch.pk


@transaction.atomic
def approve_destruction(*, batch_id: UUID, by: Actor, at: datetime, why_now: str = "") -> None:
    """Approve a proposal; the second approval comes from somebody else.

    What goes by an own norm that the municipality did not adopt needs a reason why it cannot wait (`why_now`): it stands on
    the certificate, and the database tells the FG (docs/adr/0022).

    Raises:
        Refused: the same person twice, approved twice already, or a rule that nobody adopted and no reason.
    """
    batch = DestructionBatch.objects.select_for_update().get(pk=batch_id)
    if batch.approved_by is None:
        batch.approved_by, batch.approved_at, batch.why_now = by.membership_id, at, why_now.strip()
        if not batch.why_now and rests_on(by.municipality, batch.counts).not_adopted:
            insist(refused(DestructionRefusal.NOT_ADOPTED))
        batch.save(update_fields=["approved_by", "approved_at", "why_now"])
        return
    if batch.approved_by == by.membership_id:
        insist(refused(DestructionRefusal.SAME_PERSON))
    if batch.seconded_by is not None:
        insist(refused(DestructionRefusal.APPROVED_ALREADY))
    batch.seconded_by, batch.seconded_at = by.membership_id, at
    batch.save(update_fields=["seconded_by", "seconded_at"])


@transaction.atomic
def hold(*, source: str, record: UUID, reason: str, by: Actor, at: datetime) -> UUID:
    """Keep this record until the hold ends (AVG 17(3), 18)."""
    if not reason.strip():
        insist(refused(DestructionRefusal.NO_REASON))
    held = LegalHold(
        municipality=by.municipality,
        organ=Organ.COLLEGE,
        source=source,
        record=record,
        reason=reason,
        by=by.membership_id,
        at=at,
    )
    held.save()
    return held.pk


@transaction.atomic
def end_hold(*, hold_id: UUID, by: Actor, at: datetime) -> None:
    """The reason is over; the term counts again.

    Raises:
        Refused: it was ended already.
    """
    held = LegalHold.objects.select_for_update().get(pk=hold_id)
    if held.ended_at is not None:
        insist(refused(DestructionRefusal.HOLD_ENDED))
    held.ended_by, held.ended_at = by.membership_id, at
    held.save(update_fields=["ended_by", "ended_at"])


def carry_out_destruction() -> dict[UUID, dict[str, int]]:
    """Destroy what the approved batches allow; runs as the destroyer role. Returns per batch the rows gone per table.

    Each record goes with everything that follows it, or stays whole when something else still needs it. Killed halfway,
    what went is in the ledger and the batch is taken up again. The ledger is also written outside the database.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT batch, municipality, sources, rests_on FROM gate.batches_to_destroy()")
        batches = [(UUID(str(batch)), *told) for batch, *told in cursor.fetchall()]
    return {batch: _destroy(batch, municipality, sources, on) for batch, municipality, sources, on in batches}


def replay_ledger() -> int:
    """After a restore, before Baken opens: remove again what the ledger outside the database says is gone; how many rows.

    Runs as the owner, over a function that only takes records of the ledger.
    """
    file = _ledger()
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    known = [json.loads(line) for line in lines]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SELECT gate.destroy_again(%s::jsonb)", [json.dumps(known)])
        return int(cursor.fetchone()[0])


def _destroy(batch: UUID, municipality: str, sources: list[str], on: str) -> dict[str, int]:
    children = tables_going_along()
    going_along = {table for along in children.values() for table, _ in along}
    gone: Counter[str] = Counter()
    ids: list[str] = []
    for root in sorted(set(sources) & set(children) - going_along):
        for record in _ids(root, "municipality", municipality):
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
                    went = _delete(root, "id", [record], children)
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                    _write_ledger(went)
            except IntegrityError:
                continue  # something that stays still refers to it: next time
            gone.update(table for table, _ in went)
            ids += [f"{table} {went_id}" for table, went_id in went]
    digest = hashlib.sha256("\n".join([on, *sorted(ids)]).encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.finish_destruction(%s, %s::jsonb, %s)", [batch, json.dumps(gone), digest])
    return dict(gone)


def _delete(
    table: str, column: str, values: list[UUID], children: dict[str, list[tuple[str, str]]]
) -> list[tuple[str, UUID]]:
    went: list[tuple[str, UUID]] = []
    ids = [record for value in values for record in _ids(table, column, value)]
    if not ids:
        return went
    for child, key in children[table]:
        went += _delete(child, key, ids, children)
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{table}" WHERE id = ANY (%s) RETURNING id', [ids])  # noqa: S608 - names of our own tables
        return went + [(table, UUID(str(row[0]))) for row in cursor.fetchall()]


def _ids(table: str, column: str, value: UUID | str) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id FROM "{table}" WHERE "{column}" = %s', [value])  # noqa: S608 - names of our own tables
        return [UUID(str(row[0])) for row in cursor.fetchall()]


def _write_ledger(went: list[tuple[str, UUID]]) -> None:
    file = _ledger()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        out.writelines(json.dumps([table, str(record)]) + "\n" for table, record in went)


def _ledger() -> Path:
    return Path(settings.HOME) / "anchors" / "destroyed.jsonl"

"""The municipality adopted how long it keeps what: laid down by the privacy officer, replaced by the next decision, never rewritten.

Source: Archiefwet 1995, 3 and 5; AVG 5(1)(e), 24; docs/adr/0022.
"""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from baken.ground.organisations.vocabulary import Role
from baken.ground.privacy.models import RetentionAdoption
from baken.ground.privacy.queries import retention_in_force
from baken.ground.privacy.vocabulary import RETENTION, DestructionRefusal, Organ, fingerprint, schedule_of
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, Verdict, insist, refused

R = DestructionRefusal


@transaction.atomic
def adopt_retention(
    *,
    organ: Organ,
    decided_on: date,
    number: str,
    valid_from: date,
    months: Mapping[str, int],
    by: Actor,
    at: datetime,
    source: str = "",
    advice: str = "",
) -> UUID:
    """Lay down that this body adopted the retention rules by this decision; returns its id.

    `months` holds a term per own norm that a municipality may set, in whole months. The terms hold from `valid_from` for what
    comes in, and for what is kept already where they are shorter. `advice` is what the FG advised, and when.

    Raises:
        Refused: not the privacy officer, no number, a day that cannot be, a later decision in force, a term out of bounds, or
            another term than our own norm without a source.
    """
    insist(may_adopt(by.role, decided_on=decided_on, valid_from=valid_from, number=number, today=at.date()))
    held = retention_in_force(by.municipality, at.date())
    insist(refused(R.LATER_IN_FORCE) if held and valid_from < held.valid_from else ALLOWED)
    insist(are_terms(months, source))
    schedule = schedule_of(months)
    row = RetentionAdoption(
        municipality=by.municipality, organ=organ, decided_on=decided_on, number=number.strip(), valid_from=valid_from,
        schedule=schedule, fingerprint=fingerprint(schedule), source=source.strip(), advice=advice.strip(),
        by=by.membership_id, at=at,
    )  # fmt: skip
    row.save()
    return row.pk


def apply_retention() -> int:
    """Let decisions whose first day has come hold for what is kept already; how many. Runs as the worker, for every municipality."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.apply_retention()")
        return int(cursor.fetchone()[0])


def may_adopt(role: str, *, decided_on: date, valid_from: date, number: str, today: date) -> Verdict:
    """A decision that was taken, by its number, laid down by who runs privacy; nothing holds before it was decided."""
    if role != Role.PRIVACY_OFFICER:
        return refused(R.NOT_THE_PRIVACY_OFFICER)
    if not number.strip():
        return refused(R.NO_NUMBER)
    if decided_on > today:
        return refused(R.DECIDED_LATER)
    return refused(R.IN_FORCE_BEFORE) if valid_from < decided_on else ALLOWED


def are_terms(months: Mapping[str, int], source: str) -> Verdict:
    """Every own norm that may be set has a term within its bounds; another term than ours says what it rests on."""
    own = {key: rule for key, rule in RETENTION.items() if rule.months}
    if months.keys() != own.keys() or not all(
        rule.months and rule.months[0] <= months[key] <= rule.months[1] for key, rule in own.items()
    ):
        return refused(R.OUT_OF_BOUNDS)
    differs = any(f"P{months[key]}M" != rule.term for key, rule in own.items())
    return refused(R.NO_SOURCE) if differs and not source.strip() else ALLOWED

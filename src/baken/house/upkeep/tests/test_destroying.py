"""Gone when its time comes: proposed, approved by two, carried out by the destroyer, proven, remembered."""

import os
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection

from baken.ground.places.services import address
from baken.ground.privacy.queries import batches
from baken.ground.privacy.services import approve_destruction, hold, propose_destruction
from baken.ground.privacy.vocabulary import Activity, DestructionRefusal
from baken.instruments.kit.verdicts import Refused
from baken.journey.police.services import record_report
from baken.journey.signals import services as signals
from baken.journey.signals.vocabulary import SignalState, Source
from baken.testing.people import acting_as

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("database")


def a_report(readable_until: date) -> UUID:
    with acting_as("mayor", activity=Activity.READ_POLICE_REPORTS) as actor:
        return record_report(
            title="Oud bericht",
            content="Verzonnen.",
            provided_by="Teamchef",
            received_on=date(2020, 1, 1),
            readable_until=readable_until,
            by=actor,
            at=NOW,
        )


def approved_by_two(why_now: str = "") -> UUID:
    with acting_as("privacy_officer", activity=Activity.DESTROY) as actor:
        batch = propose_destruction(by=actor, at=NOW)
        approve_destruction(batch_id=batch, by=actor, at=NOW, why_now=why_now)
    with acting_as("lawyer", activity=Activity.DESTROY) as actor:
        approve_destruction(batch_id=batch, by=actor, at=NOW)
    return batch


def destroy() -> str:
    done = subprocess.run(
        [sys.executable, "-m", "baken.house.config.cli", "destroy"],
        env={**os.environ, "BAKEN_PROCESS": "destroyer"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_over_goes_with_a_certificate_and_stands_in_the_ledger(owner_sql: Any) -> None:
    old, new = a_report(date(2020, 6, 1)), a_report(date(2999, 1, 1))
    batch = approved_by_two()
    assert "1 rijen vernietigd uit 1 tabellen" in destroy()
    assert {row[0] for row in owner_sql("SELECT id FROM police_policereport")} == {new}
    [(gone, certificate)] = owner_sql(
        "SELECT destroyed, certificate FROM privacy_destructionbatch WHERE id = %s", [batch]
    )
    assert gone == {"police_policereport": 1}
    assert len(certificate) == 64
    assert owner_sql("SELECT record FROM privacy_destroyedrecord") == [(old,)]


def test_an_unsubstantiated_signal_goes_whole_at_its_term_and_the_batch_says_by_which_rule(owner_sql: Any) -> None:
    then = datetime(2024, 1, 11, 9, 0, tzinfo=UTC)
    with acting_as("weigher", activity=Activity.WEIGH_SIGNALS) as by:
        told: dict[str, Any] = {
            "source": Source.CIVIL_SERVANT,
            "phenomenon": "HENNEP",
            "summary": "Geur bij een schuur.",
        }
        told |= {"address": address("7071 AB", 12), "by": by, "at": then}
        old = signals.open_signal(received_on=then.date(), **told)
        signals.keep_small(
            signal_id=old, from_state=SignalState.INTAKE, reason="Te weinig om iets mee te doen.", by=by, at=then
        )
        new = signals.open_signal(received_on=NOW.date(), **told | {"at": NOW})
    approved_by_two("Bewaren zonder reden mag niet.")
    destroy()
    assert [row[0] for row in owner_sql("SELECT id FROM signals_signal")] == [new]
    for table in ("signals_signalstep", "signals_signalkey"):
        assert owner_sql(f"SELECT count(*) FROM {table} WHERE signal_id = %s", [old]) == [(0,)]
    with acting_as("privacy_officer", activity=Activity.DESTROY) as actor:
        (batch,) = batches(actor)
    assert {table: (number, rule) for table, number, rule in batch.rules}["signals_signal"] == (
        1, "12 maanden na ontvangst, zolang het niet onderbouwd is: eigen norm; AVG 5(1)(e); nog niet vastgesteld",
    )  # fmt: skip
    assert (batch.adoption, batch.not_adopted, batch.why_now) == (None, ("signal",), "Bewaren zonder reden mag niet.")
    ((kind, number, rule),) = batch.kinds
    assert (kind, number) == ("signalen", sum(number for _, number, _ in batch.rules))
    assert rule == batch.rules[0][2]


def test_nothing_goes_without_a_second_approval(owner_sql: Any) -> None:
    a_report(date(2020, 6, 1))
    with acting_as("privacy_officer", activity=Activity.DESTROY) as actor:
        batch = propose_destruction(by=actor, at=NOW)
        approve_destruction(batch_id=batch, by=actor, at=NOW)
        with pytest.raises(Refused) as refusal:
            approve_destruction(batch_id=batch, by=actor, at=NOW)
    assert refusal.value.verdict.refusal is DestructionRefusal.SAME_PERSON
    assert "niets vernietigd" in destroy()
    assert owner_sql("SELECT count(*) FROM police_policereport") == [(1,)]


def test_a_hold_stops_destruction(owner_sql: Any) -> None:
    kept = a_report(date(2020, 6, 1))
    a_report(date(2020, 6, 1))
    with acting_as("lawyer", activity=Activity.DESTROY) as actor:
        hold(source="police_policereport", record=kept, reason="Er loopt een bezwaar.", by=actor, at=NOW)
    approved_by_two()
    destroy()
    assert owner_sql("SELECT id FROM police_policereport") == [(kept,)]


def test_with_nothing_over_there_is_nothing_to_propose() -> None:
    with acting_as("lawyer", activity=Activity.DESTROY) as actor, pytest.raises(Refused) as refusal:
        propose_destruction(by=actor, at=NOW)
    assert refusal.value.verdict.refusal is DestructionRefusal.NOTHING_TO_DESTROY


@pytest.mark.parametrize(
    "role", ["baken_app", "baken_worker", "baken_owner", "baken_door", "baken_login", "baken_numbers"]
)
def test_no_other_role_deletes_a_record(role: str, sql_as: Any, owner_sql: Any) -> None:
    a_report(date(2020, 6, 1))
    with suppress(psycopg.Error):  # refused outright, or it hits nothing
        sql_as(role).execute("DELETE FROM police_policereport")
    assert owner_sql("SELECT count(*) FROM police_policereport") == [(1,)]


def test_the_page_cannot_mark_a_batch_as_executed() -> None:
    a_report(date(2020, 6, 1))
    batch = approved_by_two()
    with acting_as("lawyer", activity=Activity.DESTROY), connection.cursor() as cursor:
        with pytest.raises(DatabaseError):
            cursor.execute("UPDATE privacy_destructionbatch SET executed_at = now() WHERE id = %s", [batch])

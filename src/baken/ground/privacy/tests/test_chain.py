"""The log proves itself: every line is chained, the heads are anchored outside, and the verifier names the first broken link."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction

from baken.ground.privacy.queries import notices
from baken.ground.privacy.services import NotAllowed, acting
from baken.ground.privacy.vocabulary import Activity
from baken.testing.people import acting_as, person

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def anchors_of_this_test() -> Any:
    """The anchors stand in the home, not in the database; each test begins without."""
    file = Path(settings.HOME) / "anchors" / "trail.jsonl"
    file.unlink(missing_ok=True)
    yield file
    file.unlink(missing_ok=True)


def baken(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "baken.house.config.cli", *command],
        env={**os.environ, "BAKEN_PROCESS": "worker"},
        capture_output=True,
        text=True,
        check=False,
    )


def looked(times: int = 3) -> None:
    for _ in range(times):
        with acting_as("privacy_officer", activity=Activity.RUN_PRIVACY) as actor:
            notices(actor)


def sealed_until_nothing_waits(owner_sql: Any) -> None:
    """Seal; other databases of the same server may hold the horizon back for a moment."""
    for _ in range(50):
        assert baken("trail", "seal").returncode == 0
        if owner_sql("SELECT count(*) FROM trail_accessline") == owner_sql(
            "SELECT count(*) FROM trail_link WHERE log = 'access'"
        ):
            return
    pytest.fail("the lines were not sealed")


def test_a_whole_chain_verifies(owner_sql: Any) -> None:
    looked()
    sealed_until_nothing_waits(owner_sql)
    looked()
    sealed_until_nothing_waits(owner_sql)
    done = baken("trail", "verify", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    [access, _] = json.loads(done.stdout)
    assert access["links"] == owner_sql("SELECT count(*) FROM trail_accessline")[0][0] >= 6


def test_a_changed_line_is_named(owner_sql: Any) -> None:
    looked()
    sealed_until_nothing_waits(owner_sql)
    owner_sql("ALTER TABLE trail_accessline DISABLE TRIGGER USER")
    [(line,)] = owner_sql(
        "UPDATE trail_accessline SET role = 'mayor' WHERE seq = (SELECT min(seq) + 1 FROM trail_accessline) RETURNING seq"
    )
    [(position,)] = owner_sql("SELECT position FROM trail_link WHERE log = 'access' AND line = %s", [line])
    done = baken("trail", "verify")
    assert done.returncode == 1
    assert f"GEBROKEN bij schakel {position}" in done.stdout


def test_a_removed_line_is_named(owner_sql: Any) -> None:
    looked()
    sealed_until_nothing_waits(owner_sql)
    owner_sql("ALTER TABLE trail_accessline DISABLE TRIGGER USER")
    owner_sql("DELETE FROM trail_accessline WHERE seq = (SELECT max(seq) FROM trail_accessline)")
    assert "de regel is verwijderd" in baken("trail", "verify").stdout


def test_a_chain_that_was_cut_off_and_made_again_differs_from_its_anchor(owner_sql: Any) -> None:
    looked()
    sealed_until_nothing_waits(owner_sql)
    owner_sql("ALTER TABLE trail_link DISABLE TRIGGER USER")
    owner_sql("DELETE FROM trail_link")
    owner_sql("ALTER TABLE trail_accessline DISABLE TRIGGER USER")
    owner_sql("UPDATE trail_accessline SET page = 'iets anders' WHERE seq = (SELECT min(seq) FROM trail_accessline)")
    sealed_until_nothing_waits(owner_sql)
    done = baken("trail", "verify")
    assert done.returncode == 1
    assert "anker" in done.stdout


@pytest.mark.parametrize("role", ["baken_app", "baken_worker", "baken_owner", "baken_destroyer", "baken_door"])
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE public.trail_accessline SET role = 'x'",
        "DELETE FROM public.trail_accessline",
        "TRUNCATE public.trail_accessline",
    ],
)
def test_nobody_changes_or_removes_a_line(role: str, change: str, sql_as: Any, owner_sql: Any) -> None:
    looked(1)
    before = owner_sql("SELECT md5(string_agg(a::text, '' ORDER BY seq)) FROM trail_accessline a")
    try:
        sql_as(role).execute(change)
    except psycopg.Error:
        pass
    assert owner_sql("SELECT md5(string_agg(a::text, '' ORDER BY seq)) FROM trail_accessline a") == before


def test_a_refusal_stands_in_the_log(owner_sql: Any) -> None:
    weigher = person("weigher")
    with pytest.raises(NotAllowed), transaction.atomic(), acting(weigher.visit, Activity.DIRECT_CARE):
        pytest.fail("the door should stay shut")
    assert owner_sql("SELECT kind, activity FROM trail_accessline WHERE account = %s", [weigher.account_id]) == [
        ("refusal", "direct_care")
    ]


def test_a_look_that_ends_in_an_error_is_still_a_look(owner_sql: Any) -> None:
    officer = person("privacy_officer")

    def look_and_fail() -> None:
        with transaction.atomic(), acting(officer.visit, Activity.RUN_PRIVACY) as actor:
            notices(actor)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        look_and_fail()
    assert owner_sql("SELECT count(*) FROM trail_accessline WHERE account = %s", [officer.account_id])[0][0] >= 1


def test_the_web_role_reads_only_its_own_lines() -> None:
    looked(1)
    weigher = person("weigher")
    with transaction.atomic(), acting(weigher.visit, Activity.READ_OWN_LOG), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM trail_accessline WHERE account <> %s OR account IS NULL", [weigher.account_id]
        )
        assert cursor.fetchone() == (0,)


def test_the_web_role_does_not_see_the_chain(sql_as: Any) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sql_as("baken_app").execute("SELECT * FROM trail_link")

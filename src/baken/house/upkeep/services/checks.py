"""Does this installation still hold? One screen of verdicts for people, one exit code for monitoring (`baken check`)."""

import stat
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from baken.ground.organisations.queries import municipalities
from baken.ground.privacy.services import policy_files
from baken.ground.trail.services import LOGS, verify
from baken.house.config.roles import BYPASSES_POLICIES, GATE, LOGIN_ROLES
from baken.instruments.files.clamd import answers
from baken.instruments.files.sandbox import locks
from baken.journey.intake.services.mailbox import BadMailboxes, mailboxes

# Tables without a municipality: each with the reason why no row policy stands on it.
WITHOUT_POLICIES = {
    "django_migrations": "which migrations ran; no person, readable by all roles of Baken",
    "procrastinate_jobs": "jobs carry ids only",
    "procrastinate_events": "when a job moved",
    "procrastinate_periodic_defers": "when the clock last rang",
    "procrastinate_workers": "heartbeats",
}
QUIET = {
    "log_statement": {"none"},
    "log_min_error_statement": {"panic"},
    "track_activities": {"off"},
    "log_error_verbosity": {"terse"},
    "log_parameter_max_length": {"0"},
    "log_parameter_max_length_on_error": {"0"},
}
FRESH = timedelta(minutes=2)


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `holds` is None when it could not be looked at here."""

    name: str
    holds: bool | None
    sentence: str


def check_installation(*, at: datetime, proxy_logs: tuple[Path, ...] = ()) -> list[Check]:
    """Look at everything; a check that cannot be carried out says so and never passes silently."""
    looks: tuple[Callable[[], Iterator[Check]], ...] = (
        _versions,
        _roles,
        _tables,
        _policies,
        _quiet_log,
        _clock,
        _keys,
        _owners,
        _mailboxes,
        lambda: _worker(at),
        _chain,
        _files,
        lambda: _proxy(proxy_logs),
    )
    return [check for look in looks for check in look()]


def _versions() -> Iterator[Check]:
    number = int(_one("SHOW server_version_num"))
    yield Check("PostgreSQL", number >= 180000, f"versie {number // 10000}; nodig is 18")
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    yield Check(
        "migraties", not waiting, f"{len(waiting)} nog te draaien: baken migrate" if waiting else "alle gedraaid"
    )


def _roles() -> Iterator[Check]:
    found = {
        name: (superuser, bypass, login)
        for name, superuser, bypass, login in _rows(
            "SELECT rolname, rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname LIKE 'baken\\_%%' AND rolname <> 'baken_root'"
        )
    }
    wrong = [name for name in (*LOGIN_ROLES, GATE) if name not in found]
    for name, (superuser, bypass, login) in found.items():
        if superuser or (bypass and name not in BYPASSES_POLICIES) or login == (name == GATE):
            wrong.append(name)
    members = _rows(
        "SELECT r.rolname, m.rolname FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member "
        "WHERE m.rolname IN ('baken_app', 'baken_login', 'baken_door', 'baken_worker', 'baken_numbers', 'baken_destroyer')"
    )
    wrong += [f"{member} is lid van {role}" for role, member in members]
    owned = _rows(
        "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('public', 'gate') AND tableowner NOT IN ('baken_owner', 'baken_gate')"
    )
    wrong += [f"{owner} bezit tabellen" for (owner,) in owned]
    yield Check("databaserollen", not wrong, "zoals bedoeld" if not wrong else f"klopt niet: {', '.join(wrong)}")


def _tables() -> Iterator[Check]:
    bare = [
        name
        for name, enabled, forced in _rows(
            "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1"
        )
        if not (enabled and forced) and name not in WITHOUT_POLICIES
    ]
    said = "op elke tabel afgedwongen" if not bare else f"niet afgedwongen op: {', '.join(bare)}"
    yield Check("rijregels", not bare, said)


def _policies() -> Iterator[Check]:
    """Is what the database enforces what the matrix says? Compared by the roles and activities in each policy."""
    stale = [path.parent.name for path, text in policy_files().items() if not path.exists() or path.read_text() != text]
    wanted = {line.split(" ON ")[0].split()[-1] + "@" + line.split(" ON ")[1].split()[0]
              for text in policy_files().values() for line in text.splitlines() if line.startswith("CREATE POLICY ")}  # fmt: skip
    there = {f"{name}@{table}" for name, table in _rows("SELECT policyname, tablename FROM pg_policies")}
    missing = sorted(wanted - there)
    wrong = [*(f"{room}/row_policies.sql verouderd" for room in stale), *(f"{name} ontbreekt" for name in missing)]
    yield Check(
        "autorisatiematrix", not wrong, "database en matrix zeggen hetzelfde" if not wrong else "; ".join(wrong[:5])
    )


def _quiet_log() -> Iterator[Check]:
    loud = [name for name, allowed in QUIET.items() if _one(f"SHOW {name}") not in allowed]
    said = "bewaart geen opdrachten of waarden" if not loud else f"zet stil: {', '.join(loud)}"
    yield Check("logboek van PostgreSQL", not loud, said)
    told = _one("SELECT has_function_privilege('public', 'pg_stat_get_lastscan(oid)', 'EXECUTE')")
    said = (
        "zeggen te veel: draai het laatste deel van `baken roles-sql` opnieuw"
        if told
        else "zeggen niemand wanneer een melding kwam"
    )
    yield Check("tellers van PostgreSQL", not told, said)


def _clock() -> Iterator[Check]:
    settled = dict(_rows("SELECT key, value FROM gate.setting WHERE key IN ('clock', 'demo')"))
    given, demo = settled.get("clock") == "given", settled.get("demo") == "yes"
    said = (
        "de database zegt wanneer iets gebeurde"
        if not given
        else "demo: een programma zegt wanneer iets gebeurde"
        if demo
        else "een programma zegt wanneer iets gebeurde: haal de regel clock weg uit gate.setting"
    )
    yield Check("tijdstippen", demo or not given, said)


def _keys() -> Iterator[Check]:
    folder = Path(settings.HOME) / "keys"
    lacking = [card.name for card in municipalities() if not (folder / f"desk-{card.code}.pub").exists()]
    yield Check(
        "sleutel per meldpunt", not lacking, "aanwezig" if not lacking else f"ontbreekt voor: {', '.join(lacking)}"
    )
    secret_files = [Path(settings.HOME) / "secrets.json", *folder.glob("*.key"), *folder.glob("*.secret")]
    open_files = [file.name for file in secret_files if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077]
    said = "alleen voor de eigenaar leesbaar" if not open_files else f"te ruim leesbaar: {', '.join(open_files)}"
    yield Check("geheimen op schijf", not open_files, said)


def _owners() -> Iterator[Check]:
    names = {card.code: card.name for card in municipalities()}
    lacking = [
        f"{names.get(code, code)} ({number})" for code, number in _rows("SELECT * FROM gate.reports_without_owner()")
    ]
    said = "elke open melding heeft iemand" if not lacking else f"niemand behandelt meldingen in: {', '.join(lacking)}"
    yield Check("meldingen met een eigenaar", not lacking, said)


def _mailboxes() -> Iterator[Check]:
    try:
        known = mailboxes()
    except BadMailboxes as error:
        yield Check("mailboxen", False, str(error))
        return
    lacking = [box.user for box in known if not box.password_file.exists()]
    said = f"{len(known)} ingesteld" if not lacking else f"geen wachtwoordbestand voor: {', '.join(lacking)}"
    yield Check("mailboxen", not lacking, said)


def _worker(at: datetime) -> Iterator[Check]:
    beat = _one("SELECT max(last_heartbeat) FROM procrastinate_workers")
    alive = beat is not None and at - beat < FRESH
    said = "werkt" if alive else "de werker geeft geen teken van leven: start hem met `baken worker`"
    yield Check("achtergrondtaken", alive, said)
    failed = int(_one("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'"))
    yield Check(
        "mislukte taken", failed == 0, "geen" if failed == 0 else f"{failed} mislukt; zie de tabel procrastinate_jobs"
    )


def _chain() -> Iterator[Check]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT has_function_privilege('trail.sealed(text, bigint, int)', 'EXECUTE')")
            if not cursor.fetchone()[0]:
                yield Check("ketting van de logboeken", None, "kan hier niet: draai `baken trail verify`")
                return
        for report in verify():
            broken = report.broken_at is not None
            said = (
                f"gebroken bij schakel {report.broken_at}: {report.why}"
                if broken
                else f"klopt, {report.links} schakels"
            )
            yield Check(LOGS[report.log], not broken, said)
    except OSError as error:
        yield Check("ankers van de logboeken", False, f"niet leesbaar: {error.strerror}")


def _files() -> Iterator[Check]:
    """Strangers' files: is the process that opens them locked, does the scanner answer, can files be sealed?"""
    held = locks()
    said = {
        "system calls": "geen netwerk, bestanden of andere processen; systeemaanroepen gefilterd",
        "limits": "geen netwerk, bestanden of andere processen; zonder filter op systeemaanroepen (libseccomp ontbreekt)",
    }
    strongest = next((one for one in said if one in held), "")
    yield Check(
        "opgesloten proces voor bestanden", bool(strongest), said.get(strongest, "start niet: bestanden wachten")
    )
    if not settings.CLAMD:
        yield Check(
            "viruscontrole", None, "niet ingesteld: bestanden worden opnieuw gemaakt, niet gecontroleerd (BAKEN_CLAMD)"
        )
    else:
        there = answers(settings.CLAMD)
        yield Check(
            "viruscontrole",
            there,
            "antwoordt" if there else "antwoordt niet: bestanden blijven dicht tot zij er weer is",
        )
    lacking = [
        card.name for card in municipalities() if not (Path(settings.KEYS) / f"sandbox-{card.code}.pub").exists()
    ]
    said_keys = "aanwezig" if not lacking else f"ontbreekt voor: {', '.join(lacking)}; draai `baken keys make`"
    yield Check("sleutel om bestanden schoon te maken", not lacking, said_keys)


def _proxy(logs: tuple[Path, ...]) -> Iterator[Check]:
    """Send one marked request to the door by its public address, and look for the mark in the logs in front of it."""
    mark = token_hex(12)
    request = urllib.request.Request(f"{settings.DOOR_URL}/melden?{mark}", headers={"User-Agent": mark})  # noqa: S310 - http(s), from the settings
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - idem
            headers = {name.lower(): value for name, value in answer.headers.items()}
    except (urllib.error.URLError, TimeoutError):
        yield Check("voordeur", False, f"geeft geen antwoord op {settings.DOOR_URL}")
        return
    yield Check("voordeur", True, "antwoordt")
    yield Check(
        "koekjes aan de voordeur",
        "set-cookie" not in headers,
        "geen" if "set-cookie" not in headers else "er wordt een cookie gezet",
    )
    if not logs:
        yield Check("wat de proxy bewaart", None, "niet nagegaan; noem zijn logbestanden met --proxy-log")
    for log in logs:
        kept = log.exists() and mark in log.read_text(errors="replace")
        yield Check(
            f"proxylog {log.name}",
            not kept,
            "bewaart niets van een bezoek" if not kept else "bewaart bezoeken: zet het logboek uit",
        )


def _rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _one(sql: str) -> Any:
    return _rows(sql)[0][0]

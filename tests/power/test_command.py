"""The command `baken` and the Makefile say clearly what is wrong, and change nothing then."""

import os
import shutil
import socket
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner

from baken.house.config import cli, versions
from baken.house.config.roles import LOGIN_ROLES

CHECKOUT = Path(cli.__file__).parents[5]


def baken(home, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "baken.house.config.cli", *arguments],
        env=os.environ | {"BAKEN_HOME": str(home), **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_every_command_has_help_with_an_example():
    context = cli.baken.make_context("baken", ["--help"], resilient_parsing=True)
    modules = {entry.modules for name, entry in cli.COMMANDS.items() if name in cli.baken.list_commands(context)}
    commands = [command for group in modules for module in group for command in cli._offered(module)]
    assert commands
    without = [command.name for command in commands if "oorbeeld" not in (command.help or "") and not is_group(command)]
    assert without == []


def is_group(command):
    return hasattr(command, "commands")


def test_the_list_of_commands_imports_none_of_them():
    before = set(sys.modules)
    shown = CliRunner().invoke(cli.baken, ["--help"])
    assert "demo-reset" in shown.output
    assert not {name for name in set(sys.modules) - before if name.endswith(".commands")}


def test_a_taken_port_changes_nothing(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        said = baken(tmp_path, "serve", BAKEN_PORT=str(other.getsockname()[1]))
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("Poort ")
    assert said.stderr.count("\n") == 1
    assert not (tmp_path / "postgres").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nope"], "De opdracht nope bestaat niet. Zie baken --help."),
        (["trends", "detect", "--county", "x"], "--county bestaat niet. Bedoelt u --counts of --out?"),
        (["trends", "detect"], "--counts ontbreekt. Geef die erbij."),
        (["trends", "detect", "--counts", "x", "--mode", "y"], "--mode kan zijn: compatible, calibrated."),
        (["trends", "detect", "--counts", "x", "--b", "2.5"], "--b vraagt een heel getal."),
        (["clusters", "scan", "--replicas", "-1"], "--replicas vraagt een heel getal van 0 of meer."),
        (["trends", "complete", "--level", "4"], "--level vraagt een getal van 0.5 tot 0.999."),
        (["trends", "detect", "--counts", "x", "y"], "Er staat iets te veel of te weinig in deze opdracht."),
    ],
)
def test_a_wrong_command_line_is_one_dutch_sentence(tmp_path, arguments, told):
    said = baken(tmp_path, *arguments)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith(told)
    assert said.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["deur", "0", "65535", "-1"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    said = baken(tmp_path, "serve", BAKEN_PORT=port)
    assert (said.returncode, said.stderr) == (
        1,
        f"BAKEN_PORT is {port!r}; kies een getal van 1 tot en met 65534.\n",
    )


def test_data_of_a_newer_version_are_left_alone(tmp_path):
    (tmp_path / "version").write_text("99.0.0 abc\n")
    for command in (["serve"], ["migrate"], ["demo"]):
        said = baken(tmp_path, *command)
        assert said.returncode == 1
        assert "nieuwere versie van Baken (99.0.0)" in said.stderr
    assert not (tmp_path / "postgres").exists()


def test_the_version_that_wrote_the_data_may_read_them(tmp_path):
    versions.mark_migrated(tmp_path)
    versions.refuse_newer_home(tmp_path)
    assert versions.is_migrated(tmp_path)
    (tmp_path / "version").write_text(f"{version('baken')} another\n")
    assert not versions.is_migrated(tmp_path)


def test_a_migration_that_this_code_does_not_know_is_refused(database, owner_sql):
    versions.refuse_newer_database()
    owner_sql("INSERT INTO django_migrations (app, name, applied) VALUES ('signals', '0999_later', now())")
    owner_sql("GRANT SELECT ON django_migrations TO baken_app")
    with pytest.raises(versions.DataTooNew, match="signals 0999_later"):
        versions.refuse_newer_database()


def test_the_demo_never_runs_on_data_that_it_did_not_load(tmp_path):
    (tmp_path / "postgres").mkdir()
    for command in (["demo"], ["demo-reset", "--yes"]):
        said = baken(tmp_path, *command)
        assert said.returncode == 1
        assert "gegevens die geen demo zijn" in said.stderr
    assert (tmp_path / "postgres").exists()


def test_the_demo_never_runs_on_your_own_database(tmp_path):
    said = baken(tmp_path, "demo", DATABASE_URL="postgresql://db.example/baken")
    assert said.returncode == 1
    assert "nooit op uw eigen database" in said.stderr


def test_your_own_database_that_does_not_answer_is_named_in_one_sentence(tmp_path):
    said = baken(tmp_path, "migrate", DATABASE_URL="postgresql://127.0.0.1:1/baken")
    assert said.returncode == 1
    assert said.stderr.startswith("De database van DATABASE_URL antwoordt niet: ")
    assert said.stderr.count("\n") == 1


def test_the_roles_for_your_own_postgresql_have_fresh_passwords():
    first, second = (CliRunner().invoke(cli.baken, ["roles-sql"]).output for _ in range(2))
    assert first != second
    for role in LOGIN_ROLES:
        assert f"CREATE ROLE {role}" in first
        assert f"postgresql://{role}:" in first


def test_an_old_python_is_named_in_one_sentence(tmp_path):
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(CHECKOUT / name, tmp_path)
    old = tmp_path / "python3.8"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    said = subprocess.run(["make", "setup", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert said.returncode != 0
    assert "Baken heeft Python 3.11 of nieuwer nodig" in said.stderr
    assert not (tmp_path / ".venv").exists()

"""The import contracts bite: each violation, planted in a copy of the house, is caught by the contract meant for it."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import baken

SOURCE = Path(baken.__file__).parent
PROJECT = SOURCE.parents[1] / "pyproject.toml"
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads(PROJECT.read_text())["tool"]["importlinter"]["contracts"]
}

# (contract, file below src/baken, line added to it)
PLANTED = [
    ("building", "instruments/kit/periods.py", "import baken.ground.places.vocabulary"),
    ("building", "ground/places/queries.py", "import baken.journey.intake.queries"),
    ("building", "journey/intake/queries.py", "import baken.house.front.queries"),
    ("building", "journey/intake/rules.py", "import baken.testing.people"),
    ("building", "annexe/__init__.py", "NAME = 'a building nobody drew'"),
    ("house", "house/front/queries.py", "import baken.house.config.home"),
    ("house", "house/upkeep/services/demo_people.py", "import baken.house.front.queries"),
    ("house", "house/cellar/__init__.py", "NAME = 'a part of the house nobody drew'"),
    ("journey", "journey/intake/queries.py", "import baken.journey.signals.vocabulary"),
    ("journey", "journey/dossiers/queries.py", "def late():\n    import baken.journey.decisions.queries"),
    ("journey", "journey/effects/queries.py", "import baken.journey.insight.queries"),
    ("journey", "journey/shed/__init__.py", "NAME = 'a room nobody drew'"),
    ("ground", "ground/organisations/queries.py", "import baken.ground.privacy.vocabulary"),
    ("ground", "ground/places/services/areas.py", "import baken.ground.subjects.queries"),
    ("instruments", "instruments/kit/verdicts.py", "import baken.instruments.stats"),
    ("instruments", "instruments/ui/charts.py", "import baken.instruments.warehouse"),
    ("floors", "journey/care/rules.py", "import baken.journey.care.queries"),
    ("floors", "journey/signals/vocabulary/states.py", "import baken.journey.signals.models"),
    ("floors", "journey/signals/utils.py", "NAME = 'no such floor'"),
    ("doors", "journey/decisions/services/borrowed.py", "import baken.journey.signals.models"),
    ("doors", "journey/decisions/rules.py", "import baken.journey.signals.rules"),
    ("doors", "house/front/queries.py", "import baken.journey.care.models"),
    ("doors", "journey/decisions/queries.py", "import baken.ground.places.commands"),
    ("wall", "journey/effects/queries.py", "import baken.journey.signals.queries"),
    ("wall", "journey/council/queries.py", "import baken.ground.subjects.queries"),
    ("wall", "instruments/warehouse/series.py", "import baken.journey.care.queries"),
    ("hall", "journey/care/views.py", "import baken.journey.care.models"),
    ("hall", "journey/care/forms.py", "import baken.journey.care.models"),
    ("hall", "ground/places/commands.py", "import baken.ground.places.models"),
    ("pure-instruments", "instruments/stats/intervals.py", "import django.utils.timezone"),
    ("pure-instruments", "instruments/kit/verdicts.py", "import psycopg"),
    ("pure-rules", "journey/decisions/rules.py", "from django.utils import timezone"),
    ("pure-rules", "journey/care/rules.py", "import duckdb"),
    ("warehouse", "journey/insight/queries/sources.py", "import duckdb"),
]


ALLOWED = (
    "import baken.journey.effects.queries\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import duckdb\n"
)


def _said(folder: Path) -> str:
    from importlinter.cli import lint_imports

    with contextlib.redirect_stdout(io.StringIO()) as said:
        lint_imports(config_filename=str(folder / "pyproject.toml"), no_cache=True)
    return said.getvalue()


def _said_with(folder: Path, file: str, line: str) -> str:
    """What import-linter says of this house with one line added to one file; the file is put back afterwards."""
    planted = folder / "src" / "baken" / file
    before = planted.read_text(encoding="utf-8") if planted.exists() else None
    new_folder = not planted.parent.exists()
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        return _said(folder)
    finally:
        planted.unlink() if before is None else planted.write_text(before, encoding="utf-8")
        if new_folder:
            shutil.rmtree(planted.parent)


if __name__ == "__main__":  # in a process of its own, because there `baken` is the copy
    house = Path.cwd()
    answers = [_said(house), *(_said_with(house, file, line) for _, file, line in PLANTED)]
    answers.append(_said_with(house, "journey/council/queries.py", ALLOWED))
    sys.stdout.write(json.dumps(answers))


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What import-linter says of a copy of the house: as it is, with each violation, and with what is allowed."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(SOURCE, folder / "src" / "baken", ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(PROJECT, folder)
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "COLUMNS": "400"}
    ran = subprocess.run(
        [sys.executable, __file__], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def broken(text: str) -> set[str]:
    """The ids of the contracts that import-linter calls broken."""
    assert "Contracts:" in text, text
    return {key for key, name in CONTRACTS.items() if f"{name} BROKEN" in text}


def test_the_house_as_it_stands_keeps_every_contract(said):
    assert not broken(said[0]), said[0]


@pytest.mark.parametrize("number", range(len(PLANTED)), ids=[f"{key}: {file}" for key, file, _ in PLANTED])
def test_a_planted_violation_is_caught(said, number):
    contract, file, _ = PLANTED[number]
    text = said[1 + number]
    assert contract in broken(text), text
    assert file.removesuffix(".py").removesuffix("/__init__").split("/")[-1] in text.replace(said[0], "")


def test_every_contract_has_a_planted_violation():
    assert {contract for contract, _, _ in PLANTED} == set(CONTRACTS)


def test_a_type_only_import_and_a_later_room_pulling_through_a_door_pass(said):
    assert broken(said[-1]) == broken(said[0]), said[-1]

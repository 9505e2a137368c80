"""`baken policies`: write each room's row policies from the matrix, or say where they differ."""

import sys
from pathlib import Path

import click

from baken.ground.privacy.services import policy_files


@click.command("policies")
@click.option("--check", is_flag=True, help="Schrijf niets; meld alleen wat verschilt.")
def policies(check: bool) -> None:
    """Schrijf de rijregels uit de matrix en de tabellen.

    Voorbeeld: baken policies --check
    """
    stale = {path: text for path, text in policy_files().items() if _now(path) != text}
    if check and stale:
        listed = ", ".join(sorted(path.parent.name for path in stale))
        sys.exit(f"De rijregels van {listed} passen niet bij de matrix. Draai `baken policies` en bekijk het verschil.")
    for path, text in stale.items():
        path.write_text(text, encoding="utf-8")
        click.echo(f"geschreven: {path.parent.name}/row_policies.sql")


def _now(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


COMMANDS = [policies]

"""`baken policies`: write each room's row policies from the matrix, or say where they differ."""

import sys
from pathlib import Path

import click

from baken.ground.privacy.services import carry_out_destruction, policy_files, replay_ledger


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


@click.command("destroy")
def destroy() -> None:
    """Vernietig wat door twee mensen is goedgekeurd en waarvan de bewaartermijn voorbij is.

    Voorbeeld: baken destroy
    """
    done = carry_out_destruction()
    if not done:
        click.echo("Er is geen goedgekeurd voorstel. Er is niets vernietigd.")
    for batch, gone in done.items():
        click.echo(f"Voorstel {batch}: {sum(gone.values())} rijen vernietigd uit {len(gone)} tabellen.")


@click.command("replay-destruction")
def replay_destruction() -> None:
    """Verwijder na het terugzetten van een back-up opnieuw wat al vernietigd was; draai dit voor Baken weer opengaat.

    Voorbeeld: baken replay-destruction
    """
    click.echo(f"{replay_ledger()} rijen opnieuw verwijderd.")


COMMANDS = [policies, destroy, replay_destruction]

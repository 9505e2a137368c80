"""`baken import areas`: code lists and outlines of neighbourhoods."""

from __future__ import annotations

import json
from pathlib import Path

import click
from django.utils import timezone

from baken.ground.places.services import AreaImport, NotReadable, import_areas

SHOWN = 20


@click.group("import")
def importing() -> None:
    """Lees gebieden in."""


@importing.command("areas")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--vintage", required=True, help="Het jaar van de indeling, bijvoorbeeld 2024.")
@click.option("--dry-run", is_flag=True, help="Alleen nakijken, niets veranderen.")
@click.option("--json", "as_json", is_flag=True, help="Uitvoer voor een ander programma.")
def areas(file: Path, vintage: str, dry_run: bool, as_json: bool) -> None:
    """Laad gebieden: een GeoJSON met omtrekken, of een codelijst van het CBS (CSV).

    Alles of niets: is er één gebied niet goed, dan verandert er niets en zie je waarom.

    \b
    Voorbeeld:
      baken import areas buurten_2024.geojson --vintage 2024
    """
    try:
        outcome = import_areas(file, vintage=vintage, at=timezone.localtime(), dry_run=dry_run)
    except NotReadable as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1) if as_json else _told(outcome))
    if outcome.status == "refused":
        raise SystemExit(1)


def _told(outcome: AreaImport) -> str:
    told = {
        "imported": f"Geladen in jaargang {outcome.vintage}: {outcome.new} nieuwe gebieden, "
        f"{outcome.changed} bijgewerkt, {outcome.same} hetzelfde.",
        "already": f"Dit bestand is al geladen in jaargang {outcome.vintage}. Er verandert niets.",
        "checked": f"Nagekeken, niets veranderd: {outcome.new} nieuwe gebieden, {outcome.changed} bij te werken.",
        "refused": f"Niets geladen: {len(outcome.refused)} gebieden kloppen niet.",
    }[outcome.status]
    lines = [told, *(f"  {each.place}: {each.why}" for each in outcome.refused[:SHOWN])]
    if len(outcome.refused) > SHOWN:
        lines.append(f"  … en nog {len(outcome.refused) - SHOWN}; met --json zie je ze allemaal.")
    if outcome.skipped:
        lines.append(f"Overgeslagen: {len(outcome.skipped)} regels die geen gebied van Baken zijn.")
    return "\n".join(lines)


COMMANDS = [importing]

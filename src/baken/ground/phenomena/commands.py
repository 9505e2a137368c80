"""`baken import barriers` and `baken import risk-areas`: barrier models and area analyses as data."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
from django.utils import timezone

from baken.ground.organisations.queries import municipalities
from baken.ground.phenomena.rules.files import UnreadableFile, rows_of
from baken.ground.phenomena.services import BarrierImport, RiskImport, import_analysis, import_barriers
from baken.ground.privacy.services import act_for_house
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor

SHOWN = 20
_TOWN = click.option("--municipality", required=True, help="De code van de gemeente, zoals GM1509.")
_DRY = click.option("--dry-run", is_flag=True, help="Alleen nakijken, niets veranderen.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Uitvoer voor een ander programma.")


@click.group("import")
def importing() -> None:
    """Lees barrièremodellen en gebiedsanalyses in."""


@importing.command("barriers")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@_TOWN
@click.option("--source", default="", help="Bron voor regels die zelf geen bron noemen.")
@_DRY
@_JSON
def barriers(file: Path, municipality: str, source: str, dry_run: bool, as_json: bool) -> None:
    """Laad barrièremodellen: CSV of een rekenblad (.xlsx, .ods) met een kop; - is de invoer. Alles of niets.

    Kolommen: onderwerp, stap, soort (gelegenheid, signaal of barrière), tekst; en waar bekend wie, middel, bron,
    geldig_vanaf, geldig_tot. Elk model wordt een nieuwe versie; wat er al zo staat, blijft.

    \b
    Voorbeeld:
      baken import barriers hennep.csv --municipality GM1509 --source "RIEC Oost-Nederland, mei 2026"
    """
    content = _content(file)
    try:
        with _acting(municipality) as actor:
            at = timezone.localtime()
            done = import_barriers(rows=rows_of(content), source=source, by=actor, at=at, dry_run=dry_run)
    except UnreadableFile as problem:
        raise click.ClickException(str(problem)) from problem
    _tell(done, f"{done.written} modellen als nieuwe versie, {done.same} stonden er al zo.", dry_run, as_json)


@importing.command("risk-areas")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@_TOWN
@click.option("--title", required=True, help="Hoe de analyse heet.")
@click.option("--source", required=True, help="Wie haar maakte, zoals het RIEC.")
@click.option("--made-on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Datum van de analyse.")
@_DRY
@_JSON
def risk_areas(
    file: Path, municipality: str, title: str, source: str, made_on: datetime, dry_run: bool, as_json: bool
) -> None:
    """Laad een gebiedsanalyse: GeoJSON in WGS 84 met per onderdeel naam en waarom; - is de invoer. Alles of niets.

    Een onderdeel met een vlak is een gebied, zonder vlak een branche. Onderwerp en soort_gebied mogen erbij.

    \b
    Voorbeeld:
      baken import risk-areas analyse.geojson --municipality GM1509 --title "Analyse 2026" --source RIEC --made-on 2026-05-01
    """
    content = _content(file)
    try:
        with _acting(municipality) as actor:
            done = import_analysis(
                content=content, title=title, source=source, made_on=made_on.date(), by=actor, at=timezone.localtime(),
                dry_run=dry_run,
            )  # fmt: skip
    except UnreadableFile as problem:
        raise click.ClickException(str(problem)) from problem
    told = "dit bestand stond er al." if done.already else f"{done.areas} gebieden en {done.branches} branches."
    _tell(done, told, dry_run, as_json)


@contextmanager
def _acting(municipality: str) -> Iterator[Actor]:
    if municipality not in {card.code for card in municipalities()}:
        raise click.ClickException(f"{municipality} is geen gemeente in Baken. Een code ziet eruit als GM1509.")
    with act_for_house(municipality, Activity.MANAGE_PHENOMENA) as actor:
        yield actor


def _content(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as problem:
        raise click.ClickException(f"Het bestand {file} is niet te lezen.") from problem


def _tell(done: BarrierImport | RiskImport, told: str, dry_run: bool, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(done.__dict__, ensure_ascii=False, default=str))
    elif done.refused:
        click.echo(f"Niets geladen: {len(done.refused)} keer klopt iets niet.")
        click.echo("\n".join(f"  {line}" for line in done.refused[:SHOWN]))
        if len(done.refused) > SHOWN:
            click.echo(f"  … en nog {len(done.refused) - SHOWN}; met --json zie je ze allemaal.")
    else:
        click.echo(f"{'Nagekeken, niets veranderd' if dry_run else 'Geladen'}: {told}")
    if done.refused:
        raise SystemExit(1)


COMMANDS = (importing,)

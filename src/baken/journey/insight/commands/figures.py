"""`baken import figures` and `baken sources`: public figures come in, and how fresh they are."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from baken.ground.places.queries import code_list
from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.deliveries import metadata
from baken.instruments.warehouse.figures import Outcome, Row, Settings, import_figures
from baken.instruments.warehouse.reading import grid_of
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.successions import import_successions
from baken.journey.insight import queries
from baken.journey.insight.queries.series import the_store, told_date

SHOWN = 20


def own_mappings() -> Path:
    """Where an installation keeps mappings of its own."""
    return Path(settings.HOME) / "mappings"


def _list_mappings(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        for mapping in mappings.available(own_mappings()):
            click.echo(f"{mapping.name}: {mapping.description} (bron: {mapping.source}; licentie: {mapping.licence})")
        context.exit()


@click.group("import")
def importing() -> None:
    """Lees cijfers in."""


@importing.command("figures")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--mapping", "name", required=True, help="Hoe het bestand gelezen wordt; zie --list-mappings.")
@click.option(
    "--list-mappings",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_mappings,
    help="Laat de koppelingen zien.",
)
@click.option("--vintage", help="Naam van de jaargang; anders de peildatum.")
@click.option("--period", help="Het jaar waarover het bestand gaat, als dat er niet in staat.")
@click.option(
    "--reference-date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Peildatum, als die niet in het bestand staat; anders vandaag.",
)
@click.option(
    "--areas",
    "areas_file",
    type=click.Path(path_type=Path),
    help="Codelijst van het CBS om namen in op te zoeken; anders de geladen gebieden.",
)
@click.option(
    "--metadata",
    "metadata_file",
    type=click.Path(path_type=Path),
    help="Het metadatabestand dat StatLine erbij geeft: namen, wat voorlopig is, en de peildatum.",
)
@click.option(
    "--skip-unknown-areas", is_flag=True, help="Sla gebieden over die in geen codelijst staan (opgeheven gemeenten)."
)
@click.option("--dry-run", is_flag=True, help="Alleen nakijken, niets veranderen.")
@click.option("--json", "as_json", is_flag=True, help="Uitvoer voor een ander programma.")
def figures(
    file: Path, name: str, vintage: str | None, period: str | None, reference_date: datetime | None,
    areas_file: Path | None, metadata_file: Path | None, skip_unknown_areas: bool, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Laad cijfers uit een CSV, JSON, Parquet, Excel of ODS.

    Alles of niets: klopt er één regel niet, dan verandert er niets en zie je waarom.
    Hetzelfde bestand nog eens laden doet niets.

    \b
    Voorbeelden:
      baken import figures GM1509.json --mapping neighbourhood_crime
      baken import figures misdrijven_2022_2023.csv --mapping statline
    """
    try:
        mapping = mappings.named(name, own_mappings())
        names, changed = metadata(metadata_file) if metadata_file else ((), None)
        asked = Settings(
            vintage=vintage,
            period=period,
            reference_date=reference_date.date() if reference_date else changed,
            names=names,
            areas=_areas(areas_file, mapping),
            skip_unknown_areas=skip_unknown_areas,
            dry_run=dry_run,
        )
        outcome = import_figures(file, mapping, the_store(), at=timezone.localtime(), asked=asked)
    except ImportRefused as refusal:
        if as_json:
            click.echo(json.dumps({"status": "refused", "why": refusal.sentence}, ensure_ascii=False))
            raise SystemExit(1) from refusal
        raise click.ClickException(refusal.sentence) from refusal
    tell(outcome, as_json=as_json)


@importing.command("successions")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", required=True, help="Wie deze lijst maakte, zoals: CBS, Wijk- en buurtkaart 2023.")
def successions(file: Path, source: str) -> None:
    """Laad welke gebieden in welke andere opgingen (kolommen: van, naar, per), zodat reeksen doorlopen.

    Een nieuwe lijst vervangt de oude. Staat een oud gebied er twee keer in, dan is het gesplitst en telt niets door.

    Voorbeeld: baken import successions gebieden_van_naar.csv --source "CBS, Wijk- en buurtkaart 2023"
    """
    try:
        part = import_successions(file, the_store(), source=source, at=timezone.localtime())
    except ImportRefused as refusal:
        raise click.ClickException(refusal.sentence) from refusal
    click.echo(f"Geladen: {part.rows} overgangen van gebieden.")


def tell(outcome: Outcome, *, as_json: bool) -> None:
    """Say what an import did; a refusal ends the command with 1."""
    click.echo(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1) if as_json else _told(outcome))
    if outcome.status == "refused":
        raise SystemExit(1)


@click.command("sources")
@click.option("--json", "as_json", is_flag=True, help="Uitvoer voor een ander programma.")
def sources(as_json: bool) -> None:
    """Laat zien welke cijfers geladen zijn en hoe vers ze zijn.

    Voorbeeld: baken sources
    """
    found = queries.sources(timezone.localtime().date())
    if as_json:
        rows = [
            asdict(source) | {"reference_date": source.reference_date.isoformat(), "stale": source.is_stale}
            for source in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for source in found:
        state = "verzonnen" if source.fictional else "verouderd" if source.is_stale else "vers"
        click.echo(
            f"{source.source} · jaargang {source.vintage} · {source.first_period} tot {source.last_period} · "
            f"{source.cells} cijfers, {source.unknown} onbekend · "
            f"{told_date(source.reference_date, undated=source.undated)} ({state})"
        )
    if not found:
        click.echo("Er zijn nog geen cijfers geladen.")


def _areas(file: Path | None, mapping: mappings.Mapping) -> tuple[tuple[str, str, str], ...]:
    """Codes, names and levels to look places up in: a given code list, or what is loaded."""
    if mapping.needs != "areas":
        return ()
    if file is None:
        return code_list()
    if not file.is_file():
        raise ImportRefused(f"Het bestand {file} bestaat niet.")
    head, *rows = grid_of(file) or [[]]
    if not {"Key", "Title"} <= set(head):
        raise ImportRefused(f"{file.name} is geen codelijst van het CBS (met de kolommen Key en Title).")
    key, title = head.index("Key"), head.index("Title")
    level = {"GM": "gemeente", "WK": "wijk", "BU": "buurt", "NL": "land"}
    return tuple(
        (row[key].strip(), row[title].strip(), level.get(row[key][:2], "")) for row in rows if len(row) == len(head)
    )


def _told(outcome: Outcome) -> str:
    told = {
        "imported": f"Geladen: {outcome.new_rows} cijfers in jaargang {outcome.vintage}, "
        f"waarvan {outcome.unknown_values} onbekend (geen cijfer).",
        "already": f"Al geladen: deze cijfers staan al in jaargang {outcome.vintage}. Er verandert niets.",
        "checked": f"Nagekeken, niets veranderd: {outcome.new_rows} nieuwe cijfers voor jaargang {outcome.vintage}.",
        "refused": f"Niets geladen: {len(outcome.refused)} regels kloppen niet.",
    }[outcome.status]
    lines = [told, *(f"  {row.place}: {row.why}" for row in outcome.refused[:SHOWN])]
    if len(outcome.refused) > SHOWN:
        lines.append(f"  … en nog {len(outcome.refused) - SHOWN}; met --json zie je ze allemaal.")
    return "\n".join([*lines, *_passed_by(outcome.skipped)])


def _passed_by(skipped: list[Row]) -> list[str]:
    """What was skipped, by reason: one line per place name is enough."""
    if not skipped:
        return []
    reasons = Counter(row.why for row in skipped)
    lines = [f"Overgeslagen: {len(skipped)} cijfers."]
    lines += [f"  {why} ({count}x)" for why, count in reasons.most_common(SHOWN)]
    return [*lines, f"  … en nog {len(reasons) - SHOWN} redenen."] if len(reasons) > SHOWN else lines

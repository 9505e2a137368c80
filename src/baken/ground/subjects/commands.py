"""`baken import permits`: the college's list of permits, to be asked "known there?"."""

import json

import click
from django.utils import timezone

from baken.ground.organisations.queries import municipalities
from baken.ground.privacy.services import act_for_house
from baken.ground.subjects.services import PermitImport, import_permits
from baken.ground.subjects.vocabulary import PERMIT_COLUMNS
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.tables_of_text import rows_of_table

SHOWN = 20


@click.group("import")
def importing() -> None:
    """Lees vergunningen in."""


@importing.command("permits")
@click.argument("file")
@click.option("--municipality", required=True, help="De code van de gemeente, zoals GM1509.")
@click.option("--json", "as_json", is_flag=True, help="Uitvoer voor een ander programma.")
def permits(file: str, municipality: str, as_json: bool) -> None:
    """Laad de lijst van vergunningen: CSV of Parquet met een kop; - is de invoer.

    Kolommen: nummer, soort; en waar bekend houder, kvk, postcode, huisnummer, toevoeging, voornaam, achternaam,
    geboortedatum, einddatum. Alles of niets. Een nummer dat er al staat, blijft zoals het is.

    \b
    Voorbeeld:
      baken import permits vergunningen.csv --municipality GM1509
    """
    if municipality not in {card.code for card in municipalities()}:
        raise click.ClickException(f"{municipality} is geen gemeente in Baken. Een code ziet eruit als GM1509.")
    try:
        head, *rows = [[cell.strip() for cell in row] for row in rows_of_table(file) if row] or [[]]
    except ImportRefused as problem:
        raise click.ClickException(str(problem)) from problem
    head = [cell.lower() for cell in head]
    missing = [name for name in ("nummer", "soort") if name not in head]
    if missing:
        told = f"De kolom “{missing[0]}” staat niet in het bestand. Kolommen zijn: {', '.join(PERMIT_COLUMNS)}."
        raise click.ClickException(told)
    wrong = next((line for line, row in enumerate(rows, 2) if len(row) != len(head)), None)
    if wrong:
        raise click.ClickException(f"Regel {wrong} heeft niet evenveel cellen als de kop. Maak het bestand heel.")
    with act_for_house(municipality) as actor:
        done = import_permits(
            rows=[dict(zip(head, row, strict=True)) for row in rows], by=actor, at=timezone.localtime()
        )
    click.echo(json.dumps(done.__dict__, ensure_ascii=False) if as_json else _told(done))
    if done.refused:
        raise SystemExit(1)


def _told(done: PermitImport) -> str:
    if done.refused:
        more = [f"… en nog {len(done.refused) - SHOWN}."] if len(done.refused) > SHOWN else []
        return "\n".join([f"Niets geladen: {len(done.refused)} regels kloppen niet.", *done.refused[:SHOWN], *more])
    return f"Geladen: {done.new} nieuwe vergunningen. {done.known} stonden er al."


COMMANDS = (importing,)

__all__ = ["COMMANDS"]

"""`baken import cbs`: a table of the CBS or the police, fetched over OData or read from a folder of recorded answers."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone

from baken.ground.places.queries import code_list
from baken.instruments.connectors import odata
from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.deliveries import one_file, opened
from baken.instruments.warehouse.figures import Outcome, Settings, import_figures
from baken.instruments.warehouse.refusals import ImportRefused
from baken.journey.insight.commands.figures import importing, own_mappings, tell
from baken.journey.insight.queries.series import the_store

TABLES: dict[str, dict[str, str]] = tomllib.loads(
    (Path(mappings.__file__).with_name("tables_of_cbs.toml")).read_text(encoding="utf-8")
)


@importing.command("cbs")
@click.argument("table")
@click.option(
    "--from-dir",
    "folder",
    type=click.Path(path_type=Path),
    help="Map met bewaarde antwoorden; dan gaat Baken niet naar buiten.",
)
@click.option(
    "--filter", "where", default="", help="OData-filter op de cijfers, zoals: startswith(WijkenEnBuurten,'BU1509')."
)
@click.option("--v4", is_flag=True, help="Gebruik versie 4 van de dienst van het CBS.")
@click.option("--service", help="Adres van een andere dienst met dezelfde tabellen, tot en met de schuine streep.")
@click.option("--mapping", "name", help="Hoe de tabel gelezen wordt, als Baken haar niet kent.")
@click.option("--vintage", help="Naam van de jaargang; anders de dag waarop de bron de tabel wijzigde.")
@click.option("--dry-run", is_flag=True, help="Alleen nakijken, niets veranderen.")
@click.option("--json", "as_json", is_flag=True, help="Uitvoer voor een ander programma.")
def cbs(
    table: str, folder: Path | None, where: str, v4: bool, service: str | None, name: str | None,
    vintage: str | None, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Haal een tabel van het CBS of de politie op en laad haar.

    Breekt het ophalen af, geef dan dezelfde opdracht: Baken gaat verder waar het bleef.
    Is er niets veranderd, dan wordt er niets opgehaald.

    \b
    Voorbeelden:
      baken import cbs 47022NED --filter "substring(WijkenEnBuurten,2,4) eq '1509'"
      baken import cbs 84799NED --from-dir opgehaald/84799NED
    """
    try:
        table = _known(table)
        kept = folder or Path(settings.HOME) / "opgehaald" / table
        if folder is None:
            _fetch(_endpoint(table, where, v4, service), kept)
        outcome = _load(table, kept, name, vintage, dry_run)
    except (ImportRefused, odata.FetchFailed) as refusal:
        if as_json:
            click.echo(json.dumps({"status": "refused", "why": str(refusal)}, ensure_ascii=False))
            raise SystemExit(1) from refusal
        raise click.ClickException(str(refusal)) from refusal
    tell(outcome, as_json=as_json)


def _known(table: str) -> str:
    if not re.fullmatch(r"\d{5}[A-Za-z]{3}", table):
        raise ImportRefused(f"'{table}' is geen tabelnummer. Een tabel heet bijvoorbeeld 47022NED.")
    return table.upper()


def _endpoint(table: str, where: str, v4: bool, service: str | None) -> odata.Endpoint:
    kind = TABLES.get(table, {}).get("service", "cbs")
    if v4 and kind == "police":
        raise ImportRefused(f"De politie levert {table} alleen in versie 3. Laat --v4 weg.")
    address = service or (odata.CBS_V4 if v4 else {"police": odata.POLICE, "cbs": odata.CBS}[kind])
    return odata.Endpoint(address, odata.V4 if v4 else odata.V3, table, where)


def _fetch(endpoint: odata.Endpoint, folder: Path) -> None:
    changed = odata.fetch(endpoint, folder, tell=lambda line: click.echo(line, err=True))
    if not changed:
        click.echo(f"{endpoint.table} is bij {endpoint.host} niet veranderd.", err=True)


def _load(table: str, folder: Path, name: str | None, vintage: str | None, dry_run: bool) -> Outcome:
    delivery = opened(folder, table)
    for remark in delivery.remarks:
        click.echo(remark, err=True)
    chosen = name or delivery.mapping or TABLES.get(table, {}).get("mapping")
    if chosen is None:
        raise ImportRefused(f"Baken weet niet hoe tabel {table} gelezen wordt. Noem een koppeling met --mapping.")
    at = timezone.localtime()
    # the reference date is the day the source changed the table; without one it is told that there is none
    asked: dict[str, Any] = {"vintage": vintage, "reference_date": delivery.modified, "names": delivery.names}
    if year := re.search(r"Kerncijfers wijken en buurten (20\d\d)", delivery.title):
        asked["period"] = year[1]  # every year is a table of its own, and only its title says which
    if chosen == "statline":
        asked["areas"] = code_list()
    store = the_store()
    with one_file(delivery, store.root / "incoming") as file:
        return import_figures(
            file, mappings.named(chosen, own_mappings()), store, at=at, asked=Settings(**asked, dry_run=dry_run)
        )

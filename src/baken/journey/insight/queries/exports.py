"""What may leave as a file: public figures with all that belongs to them, own counts with small ones hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from baken.ground.organisations.queries import municipality_card
from baken.ground.places.queries import area_names
from baken.instruments.kit.actors import Actor
from baken.instruments.warehouse.asking import ask
from baken.journey.insight.queries.own import own_counts
from baken.journey.insight.queries.picture import point_of
from baken.journey.insight.queries.series import Loaded, Provenance, is_undated, load, the_store, told_date
from baken.journey.insight.rules import within
from baken.journey.insight.vocabulary import ALL_CRIME, CRIMES, Phenomenon, phenomenon
from baken.journey.insight.vocabulary.themes import DIGITAL

Cell = str | int | float | bool | date | None

COLUMNS = (
    "gebied", "naam", "onderwerp", "omschrijving", "periode", "aantal", "laag", "hoog", "voorlopig", "eenheid",
    "bron", "peildatum", "jaargang", "definitie", "let_op", "breuken",
)  # fmt: skip
OWN_COLUMNS = ("geteld", "onderwerp", "periode", "aantal", "bron", "gepubliceerd_op")
INTERVAL = "95%-interval van Garwood (1936): hoe ver het onderliggende niveau van de telling kan liggen."


@dataclass(frozen=True)
class Exported:
    """A table that may leave, and what holds for all of it."""

    title: str
    about: Mapping[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Kept:
    """One kind of crime that can be taken along: its own reference date, and which periods it is about."""

    phenomenon: Phenomenon
    municipal_only: bool
    reference_date: date
    dated: str
    undated: bool
    first: str
    last: str
    monthly: bool


def catalogued(viewer: Actor) -> list[Kept]:
    """What can be taken along of the viewer's municipality, each kind with the dates of its own figures."""
    codes = list(load(viewer.municipality, ALL_CRIME).phenomena)
    rows = ask(the_store(), "catalogued", area=viewer.municipality, phenomena=codes, unit=CRIMES) if codes else []
    found = []
    for row in rows:
        undated = is_undated(row["dataset"], row["vintage"])
        found.append(Kept(
            phenomenon(row["phenomenon"]), row["phenomenon"] in DIGITAL, row["reference_date"],
            told_date(row["reference_date"], undated=undated), undated, row["first"], row["last"], row["monthly"],
        ))  # fmt: skip
    return found


def exported(viewer: Actor, *, code: str = ALL_CRIME) -> Exported:
    """One kind of crime per area and year. Digital crime leaves for the municipality only, as on the pages."""
    loaded, own = load(viewer.municipality, code), viewer.municipality
    names = area_names(own) | loaded.made_up_names | {own: municipality_card(own).name}
    areas = sorted({area for area, _ in loaded.counts}, key=lambda area: (area != own, area))
    years = loaded.years
    shown = [area for area in areas if area == own or code not in DIGITAL]
    broken = _breaks(loaded)
    rows = tuple(_row(area, names.get(area, area), code, year, loaded, broken) for area in shown for year in years)
    return Exported(f"{phenomenon(code).label}, {names[own]}", _about(loaded, code, years), COLUMNS, rows)


def exported_own(viewer: Actor) -> Exported:
    """The municipality's own counts exactly as the page shows them: through the same hiding, never around it."""
    rows: list[tuple[Cell, ...]] = []
    for each in own_counts(viewer):
        lines = [*each.table.rows, ("totaal", each.table.total)]
        rows += [
            (each.what, name, period, shown, "Baken", each.at.date())
            for name, cells in lines
            for period, shown in zip(each.table.periods, cells, strict=True)
        ]
    about = {
        "bron": "Baken, eigen tellingen van de gemeente",
        "definitie": "Jaren en kwartalen die voorbij zijn, zoals geteld op de dag van publicatie. Verborgen is een klein "
        "aantal, of een ander aantal dat een klein zou verraden.",
    }
    return Exported(f"Eigen tellingen, {municipality_card(viewer.municipality).name}", about, OWN_COLUMNS, tuple(rows))


def _row(area: str, name: str, code: str, year: str, loaded: Loaded, broken: str) -> tuple[Cell, ...]:
    point, source, kind = point_of(area, loaded, year), loaded.provenance, phenomenon(code)
    low, high = (point.interval.low, point.interval.high) if point.interval else (None, None)
    return (
        area, name, code, kind.label, year, point.count,
        None if low is None else round(low, 2), None if high is None else round(high, 2), point.provisional, CRIMES,
        source.source if source else None, source.reference_date if source else None,
        source.vintage if source else None, source.definition if source else None,
        kind.caveat, broken,
    )  # fmt: skip


def _about(loaded: Loaded, code: str, years: Sequence[str]) -> dict[str, str]:
    source = loaded.provenance
    told = {"onderwerp": f"{code} {phenomenon(code).label}", "interval": INTERVAL, "leeg": "Geen cijfer is geen nul."}
    if source:
        made_up = {"let op": "Deze cijfers zijn verzonnen."} if source.fictional else {}
        told |= made_up | {
            "bron": source.source, "peildatum": _dated(source), "jaargang": source.vintage,
            "definitie": source.definition, "perioden": f"{years[0]} tot en met {years[-1]}",
        }  # fmt: skip
    if breaks := _breaks(loaded):
        told["breuken"] = breaks
    return told


def _dated(source: Provenance) -> str:
    return source.dated if source.undated else source.reference_date.isoformat()


def _breaks(loaded: Loaded) -> str:
    return " ".join(each.sentence for each in within(loaded.years, loaded.phenomenon))

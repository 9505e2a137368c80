"""One figure with everything that belongs to it: definition, source, deliveries, breaks, interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from baken.ground.organisations.queries import municipality_card
from baken.ground.places.queries import area_names
from baken.instruments.kit.actors import Actor
from baken.instruments.warehouse.asking import ask
from baken.journey.insight.queries.picture import Figure, Point, figure_of, point_of
from baken.journey.insight.queries.series import is_undated, load, the_store
from baken.journey.insight.rules import within
from baken.journey.insight.vocabulary import CRIMES, Break, Phenomenon, phenomenon
from baken.journey.insight.vocabulary.themes import DIGITAL


@dataclass(frozen=True)
class Delivery:
    """What one delivery said about this figure."""

    dataset: str
    vintage: str
    source: str
    value: int | None
    reference_date: date
    provisional: bool
    undated: bool


@dataclass(frozen=True)
class Explained:
    """A figure and its whole story. `refusal` says why a figure is not given for this area."""

    area: str
    name: str
    phenomenon: Phenomenon
    figure: Figure
    series: tuple[Point, ...]
    deliveries: tuple[Delivery, ...]
    breaks: tuple[Break, ...]
    refusal: str = ""
    border: str = ""


NOT_PER_NEIGHBOURHOOD = (
    "Digitale criminaliteit tonen we niet per buurt: waar het slachtoffer woont, zegt niets over waar het gebeurt."
)


def explained(viewer: Actor, *, area: str, code: str, year: str) -> Explained | None:
    """A figure of the viewer's own municipality or one of its neighbourhoods; None when there is no such area."""
    loaded = load(viewer.municipality, code)
    names = area_names(viewer.municipality) | loaded.made_up_names
    names[viewer.municipality] = municipality_card(viewer.municipality).name
    if area not in names and not any(each == area for each, _ in loaded.counts):
        return None
    years = loaded.years
    figure = figure_of(area, loaded, years, year if year in years else "")
    if code in DIGITAL and area != viewer.municipality:
        hidden = Figure(figure.year, None, False, "", figure.provenance)
        return Explained(area, names.get(area, area), phenomenon(code), hidden, (), (), (), NOT_PER_NEIGHBOURHOOD)
    rows = ask(the_store(), "vintages_of_cell", area=area, phenomenon=code, period=figure.year, unit=CRIMES)
    real = [row for row in rows if not row["fictional"]] or rows
    deliveries = tuple(
        Delivery(
            row["dataset"], row["vintage"], row["source"], None if row["value"] is None else round(row["value"]),
            row["reference_date"], row["provisional"], is_undated(row["dataset"], row["vintage"]),
        )
        for row in real
    )  # fmt: skip
    series = tuple(point_of(area, loaded, each) for each in years)
    return Explained(
        area,
        names.get(area, area),
        phenomenon(code),
        figure,
        series,
        deliveries,
        within(years, code),
        border=loaded.borders.get(area, ""),
    )

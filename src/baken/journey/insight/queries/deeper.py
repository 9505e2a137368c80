"""What the analyst asks further of one year: from coarse to fine, calmer rates, patterns on the map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shapely.geometry import shape

from baken.ground.organisations.queries import municipality_card
from baken.ground.places.vocabulary import Typology
from baken.instruments.kit.actors import Actor
from baken.instruments.stats.hierarchy import Descent
from baken.instruments.stats.neighbours import Method
from baken.instruments.warehouse.asking import ask
from baken.journey.insight.queries.groups import SMALL_VILLAGES
from baken.journey.insight.queries.picture import AreaLine, Picture, picture
from baken.journey.insight.queries.series import Provenance, load, the_store
from baken.journey.insight.rules import village_of
from baken.journey.insight.rules.deeper import (
    Answered,
    Node,
    Place,
    ToCome,
    calmer_rates,
    from_coarse_to_fine,
    spots,
    still_to_come,
    unevenness,
)
from baken.journey.insight.vocabulary import ALL_CRIME, CRIMES


@dataclass(frozen=True)
class Deeper:
    """The answers for all crime in the newest year; `rates` are (as it is, drawn to the common one) per 1,000."""

    year: str
    before: str
    descent: Descent
    rates: dict[str, tuple[float, float]]
    left_out: int
    hot: Answered
    alike: Answered
    uneven: Answered
    to_come: ToCome
    provenance: Provenance | None


def deeper(viewer: Actor) -> Deeper | None:
    """None while there are no two years of figures. Small and hardly lived-in areas have no rate here either."""
    shown = picture(viewer)
    if len(shown.years) < 2 or shown.total.compared is None:
        return None
    before = shown.years[shown.years.index(shown.total.year) - 1]
    rated = [line for line in shown.areas if line.rate is not None]
    places = [_place(line) for line in rated if line.outline]
    return Deeper(
        year=shown.total.year,
        before=before,
        descent=from_coarse_to_fine(_tree(viewer, shown, before)),
        rates=calmer_rates({line.name: (line.count or 0, line.inhabitants or 1) for line in rated}),
        left_out=len(shown.areas) - len(rated),
        hot=spots(places, Method.GETIS_ORD),
        alike=spots(places, Method.MORAN),
        uneven=unevenness(places),
        to_come=still_to_come(_said(viewer.municipality)),
        provenance=shown.total.provenance,
    )


def _said(municipality: str) -> dict[tuple[str, int], int]:
    """What each delivery said, by month and by how many months later it came."""
    rows = ask(the_store(), "said_when", area=municipality, phenomenon=ALL_CRIME, unit=CRIMES)
    return {(row["period"], _months_after(row["period"], row["reference_date"])): round(row["value"]) for row in rows}


def _months_after(month: str, day: date) -> int:
    return 12 * (day.year - int(month[:4])) + day.month - int(month[5:])


def _tree(viewer: Actor, shown: Picture, before: str) -> list[Node]:
    """The municipality, its villages and kinds, and their neighbourhoods; what misses a figure is in no sum."""
    counts = load(viewer.municipality, shown.phenomenon.code).counts
    whole = municipality_card(viewer.municipality).name
    parts: dict[str, list[Node]] = {}
    alone = {group.label for group in shown.groups}
    for line in shown.areas:
        earlier, later = counts.get((line.code, before)), counts.get((line.code, shown.total.year))
        if earlier is not None and later is not None:
            kind = _kind_of(line, alone)
            parts.setdefault(kind, []).append(Node(f"{line.name} (buurt)", kind, earlier, later))
    groups = [
        Node(kind, whole, sum(each.before for each in below), sum(each.after for each in below))
        for kind, below in parts.items()
    ]
    total = [counts.get((viewer.municipality, year)) for year in (before, shown.total.year)]
    known = [each for each in total if each is not None]
    top = [Node(whole, None, known[0], known[1])] if len(known) == 2 else []
    return [*top, *groups, *(node for below in parts.values() for node in below)]


def _kind_of(line: AreaLine, alone: set[str]) -> str:
    if line.typology is Typology.VILLAGE:
        village = village_of(line.name)
        return f"{village} (kern)" if village in alone else SMALL_VILLAGES
    return str(line.typology.label).capitalize()


def _place(line: AreaLine) -> Place:
    middle = shape(line.outline or {}).centroid
    return Place(line.name, line.count or 0, line.inhabitants or 1, middle.x, middle.y)

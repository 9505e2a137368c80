"""What one picture is made of, read from the warehouse in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.formats import date_format

from baken.instruments.warehouse.asking import ask, ask_all
from baken.instruments.warehouse.series import Row, best, by_year, latest
from baken.instruments.warehouse.store import Store
from baken.journey.insight.rules.succession import Succession, carried
from baken.journey.insight.vocabulary import CRIMES, INHABITANTS, FictionalArea


@dataclass(frozen=True)
class Provenance:
    """Where figures come from and how far they may be trusted."""

    dataset: str
    source: str
    vintage: str
    reference_date: date
    definition: str
    fictional: bool
    undated: bool = False

    @property
    def dated(self) -> str:
        """ "peildatum 15 januari 2026", or that no reference date was named."""
        return told_date(self.reference_date, undated=self.undated)


def told_date(day: date, *, undated: bool) -> str:
    """The reference date in words; where the file named none it is the day of loading, and that is said."""
    said = date_format(day, "j F Y")
    return f"geladen op {said}; het bestand noemt geen peildatum" if undated else f"peildatum {said}"


def is_undated(dataset: str, vintage: str, store: Store | None = None) -> bool:
    """Whether the reference dates of a delivery are the day it was loaded, for want of one in the file."""
    parts = (store or the_store()).parts("figures")
    return any(part.undated for part in parts if (part.dataset, part.vintage) == (dataset, vintage))


@dataclass(frozen=True)
class Loaded:
    """Everything one picture is made of, read in one go; counts and inhabitants by (area, year), None is not known.

    `borders` says per area where its series comes from when its borders moved.
    """

    phenomenon: str
    counts: dict[tuple[str, str], int | None]
    provisional: frozenset[str]
    notes: dict[tuple[str, str], str]
    inhabitants: dict[str, int | None]
    provenance: Provenance | None
    phenomena: tuple[str, ...]
    borders: dict[str, str]

    @property
    def years(self) -> tuple[str, ...]:
        """The years from the first to the last with any figure: of a year under way, nothing is known as a year yet."""
        known = [year for (_, year), count in self.counts.items() if count is not None]
        listed = {year for _, year in self.counts}
        return tuple(sorted(year for year in listed if known and min(known) <= year <= max(known)))

    @property
    def made_up_names(self) -> dict[str, str]:
        """Names of the demo's neighbourhoods, which exist nowhere else."""
        codes = {area for area, _ in self.counts}
        return {code: str(FictionalArea(code[6:]).label) for code in codes if code[6:] in FictionalArea.values}


def load(municipality: str, phenomenon: str, *, store: Store | None = None) -> Loaded:
    """The yearly figures of a municipality and its neighbourhoods, of the best loaded dataset."""
    moved = [
        Succession(row["old"], row["new"], row["since"])
        for row in ask(store or the_store(), "successions", municipality=municipality)
    ]
    here = {
        "municipality": municipality,
        "areas": sorted({municipality, *(each.old for each in moved if each.old[2:6] != municipality[2:])}),
    }
    crime = {"phenomenon": phenomenon, "unit": CRIMES}
    people = {"phenomenon": "population", "unit": INHABITANTS}
    answers = ask_all(
        store or the_store(),
        [
            ("years_of", here | crime), ("years_of", here | people), ("phenomena", {"municipality": municipality}),
        ],
    )  # fmt: skip
    rows = best(answers[0])
    is_fictional = any(row["fictional"] for row in rows)
    inhabitants = best(answers[1], real_only=not is_fictional)
    told = carried(by_year(rows), moved)
    return Loaded(
        phenomenon=phenomenon,
        counts=told.counts,
        provisional=frozenset(row["period"] for row in rows if row["provisional"]),
        notes={(row["area"], row["period"]): row["note"] for row in rows if row["note"]},
        borders=told.notes,
        inhabitants=latest(inhabitants),
        provenance=provenance_of(rows),
        phenomena=_phenomena(answers[2]),
    )


_LOOKING_BACK: ContextVar[datetime | None] = ContextVar("looking_back", default=None)


def the_store() -> Store:
    """The warehouse of this installation; within `looking_back` as it was then."""
    store, then = Store.at_home(settings.HOME), _LOOKING_BACK.get()
    return store if then is None else store.as_of(then)


@contextmanager
def looking_back(moment: datetime) -> Iterator[None]:
    """Ask the deliveries that were there at this moment, and none that came later."""
    before = _LOOKING_BACK.set(moment)
    try:
        yield
    finally:
        _LOOKING_BACK.reset(before)


def _phenomena(rows: Sequence[Row]) -> tuple[str, ...]:
    """What can be chosen: once there is anything real, nothing made up is offered beside it."""
    crimes = [row for row in rows if row["unit"] == CRIMES]
    has_real = any(not row["fictional"] for row in crimes)
    return tuple(row["phenomenon"] for row in crimes if not (has_real and row["fictional"]))


def provenance_of(rows: Sequence[Row]) -> Provenance | None:
    """Where rows of one dataset come from: what their newest says."""
    if not rows:
        return None
    newest = max(rows, key=lambda row: (row["reference_date"], row["period"]))
    named = {
        name: newest[name] for name in ("dataset", "source", "vintage", "reference_date", "definition", "fictional")
    }
    return Provenance(**named, undated=is_undated(newest["dataset"], newest["vintage"]))

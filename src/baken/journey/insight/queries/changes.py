"""What changed since last year, quarter or month, and is it more than chance?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from baken.ground.places.queries import area_names
from baken.instruments.kit.actors import Actor
from baken.instruments.warehouse.asking import ask
from baken.journey.insight.queries.picture import Figure, figure_of
from baken.journey.insight.queries.series import Loaded, Provenance, load, provenance_of, the_store
from baken.journey.insight.rules.changes import Step, beyond_chance, steps
from baken.journey.insight.rules.recent import Judged, RecentFound, judge, quarters
from baken.journey.insight.vocabulary import ALL_CRIME, CRIMES, Phenomenon, Rhythm, phenomenon
from baken.journey.insight.vocabulary.themes import TRADITIONAL

YEARS_DRAWN = 8


@dataclass(frozen=True)
class Change:
    """One neighbourhood that changed more than chance explains. `q`: the share of chance among warnings this sure."""

    step: Step
    name: str
    q: float
    is_newest: bool
    series: tuple[tuple[str, int | None], ...]
    provenance: Provenance

    @property
    def key(self) -> str:
        """What the warning is about; the same warning has the same key next month."""
        direction = "omhoog" if self.step.after > self.step.before else "omlaag"
        return f"{self.step.area}/{ALL_CRIME}/{direction}/{self.step.later}"

    @property
    def times(self) -> float:
        """How many times as many (or as few) as the year before; nought counts as a half."""
        before, after = self.step.before or 0.5, self.step.after or 0.5
        return max(before, after) / min(before, after)


@dataclass(frozen=True)
class Changed:
    """The changes of the last five years beyond chance, and what was looked at to find them."""

    whole: Figure
    changes: tuple[Change, ...]
    checked: int
    only_chance: int
    by_chance: float
    restlessness: float
    years: tuple[str, ...]
    provenance: Provenance | None


@dataclass(frozen=True)
class Rise:
    """One kind of crime that is higher in the newest period than its own past leads one to expect."""

    phenomenon: Phenomenon
    judged: Judged
    period: str
    is_traditional: bool
    provenance: Provenance

    @property
    def key(self) -> str:
        return f"gemeente/{self.phenomenon.code}/omhoog/{self.period}"

    @property
    def times(self) -> float:
        """How many times what was expected."""
        return self.judged.observed / max(self.judged.expected, 0.5)


@dataclass(frozen=True)
class Recent:
    """The newest month or quarter of the whole municipality. `found` is None when no series goes back three years."""

    rhythm: Rhythm
    rises: tuple[Rise, ...]
    found: RecentFound | None
    provenance: Provenance | None


def changed(viewer: Actor) -> Changed:
    """Which neighbourhoods changed from one year to the next by more than chance explains (all crime together)."""
    loaded = load(viewer.municipality, ALL_CRIME)
    years = loaded.years
    areas = sorted({area for area, _ in loaded.counts if area.startswith("BU")})
    found = beyond_chance(steps(loaded.counts, areas, years))
    names = area_names(viewer.municipality) | loaded.made_up_names
    return Changed(
        whole=figure_of(viewer.municipality, loaded, years),
        changes=tuple(_change(step, q, names.get(step.area, step.area), loaded, years) for step, q in found.beyond),
        checked=found.checked,
        only_chance=found.only_chance,
        by_chance=found.by_chance,
        restlessness=found.restlessness,
        years=years,
        provenance=loaded.provenance,
    )


def recent(viewer: Actor, rhythm: Rhythm) -> Recent:
    """Which kinds of crime rose in the newest month or quarter, for the municipality as a whole."""
    rows = ask(the_store(), "recent_months", area=viewer.municipality, unit=CRIMES)
    months: dict[str, dict[str, int | None]] = defaultdict(dict)
    for row in rows:
        months[row["phenomenon"]][row["period"]] = None if row["value"] is None else round(row["value"])
    series = months if rhythm is Rhythm.MONTH else {name: quarters(counts) for name, counts in months.items()}
    found = judge(series, rhythm.per_year) if series else None
    source = provenance_of(rows)
    return Recent(rhythm, _rises(found, source) if found and source else (), found, source)


def _change(step: Step, q: float, name: str, loaded: Loaded, years: Sequence[str]) -> Change:
    series = tuple((year, loaded.counts.get((step.area, year))) for year in years[-YEARS_DRAWN:])
    if loaded.provenance is None:
        raise ValueError("a change without figures")
    return Change(step, name, q, step.later == years[-1], series, loaded.provenance)


def _rises(found: RecentFound, source: Provenance) -> tuple[Rise, ...]:
    rises = [
        Rise(phenomenon(each.phenomenon), each, found.period, each.phenomenon in TRADITIONAL, source)
        for each in found.judged
        if each.is_warning
    ]
    return tuple(sorted(rises, key=lambda rise: rise.judged.q))

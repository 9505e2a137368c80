"""What did it change? Estimates of what was registered, and what could be seen at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from baken.ground.organisations.queries import municipalities
from baken.ground.places.queries import areas_of
from baken.instruments.kit.actors import Actor
from baken.instruments.stats.before_after import BeforeAfter, Detectable, before_after, dispersion, smallest_detectable
from baken.instruments.stats.interrupted import Step, interrupted
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.phenomena import DIGITAL
from baken.instruments.warehouse.series import Row, best, by_year
from baken.instruments.warehouse.store import Store
from baken.journey.effects.models import Registration
from baken.journey.effects.rules import (
    Counts,
    Windows,
    added,
    has_ended,
    minus,
    months,
    percent,
    tells_something,
    upper,
    windows,
    years_between,
)
from baken.journey.effects.vocabulary import Comparison, MeasureKind, Refusal

CRIMES = "misdrijven"
NEWEST = 50


@dataclass(frozen=True)
class Estimate:
    """One measurement with its outcome. `refusal` is a sentence when the figures cannot carry an effect.

    `step` is the estimate by month, which knows season and trend; only where there are no months to carry it, `found` by
    year says what there is to say.
    """

    registration_id: UUID
    kind: MeasureKind
    area: str
    area_name: str
    phenomenon: str
    comparison: Comparison
    starts_on: date
    ends_on: date | None
    is_ended: bool
    is_beforehand: bool
    windows: Windows | None
    found: BeforeAfter | None
    step: Step | None
    detectable: Detectable | None
    refusal: str
    source: str

    @property
    def is_provisional(self) -> bool:
        """Whether what is found may still change: the end of the measurement is not reached."""
        return not self.is_ended and not self.refusal

    @property
    def sentence(self) -> str:
        """The effect in words, never more certain than its interval; the same on every page that tells it."""
        if self.step is not None:
            return f"{upper(self.step.sentence)} Per maand gerekend, met seizoen en trend."
        found = self.found
        if self.refusal or found is None or found.ratio is None or found.interval is None:
            return self.refusal
        range_of = f"Met toeval erbij: tussen {percent(found.interval.low)} en {percent(found.interval.high)}."
        if not found.is_beyond_chance:
            beside = f"{percent(found.ratio)} ten opzichte van de vergelijking"
            return f"Geen verschil dat boven toeval uitkomt ({beside}). {range_of}"
        direction = "Minder" if found.ratio < 1 else "Meer"
        return (
            f"{direction} dan je mocht verwachten: {percent(found.ratio)} ten opzichte van de vergelijking. {range_of}"
        )


@dataclass(frozen=True)
class AreaChoice:
    """An area that can be measured."""

    code: str
    name: str


def estimates(viewer: Actor) -> list[Estimate]:
    """The newest measurements of the viewer's municipality with their outcome."""
    names = {choice.code: choice.name for choice in area_choices(viewer)}
    registered = Registration.objects.filter(municipality=viewer.municipality).order_by("-at")[:NEWEST]
    return [_estimate(each, names.get(each.area, each.area)) for each in registered]


@dataclass(frozen=True)
class Foreseen:
    """What could be seen at all, to be read before a measurement is written down."""

    area_name: str
    detectable: Detectable | None
    per_year: float | None
    source: str


def foreseen(
    viewer: Actor, *, area: str, phenomenon: str, comparison: Comparison, starts_on: date, ends_on: date
) -> Foreseen:
    """The smallest change that the end could show, from the years before the start."""
    rows = _rows(viewer.municipality, area, phenomenon)
    own, beside = _beside(by_year(rows), viewer.municipality, area, comparison)
    source = _source(rows)
    known = [count for year, count in own.items() if int(year) < starts_on.year and count is not None]
    names = {choice.code: choice.name for choice in area_choices(viewer)}
    per_year = sum(known) / len(known) if known else None
    return Foreseen(names.get(area, area), _detectable(own, beside, starts_on, ends_on, None), per_year, source)


def area_choices(viewer: Actor) -> list[AreaChoice]:
    """The municipality itself and its neighbourhoods, by name."""
    whole = next((each for each in municipalities() if each.code == viewer.municipality), None)
    first = [AreaChoice(whole.code, f"{whole.name} (hele gemeente)")] if whole else []
    return [
        *first,
        *sorted(
            (AreaChoice(area.code, area.name) for area in areas_of(viewer.municipality)), key=lambda choice: choice.name
        ),
    ]


def _estimate(registered: Registration, name: str) -> Estimate:
    comparison = Comparison(registered.comparison)
    is_part = registered.area != registered.municipality
    untold = is_part and registered.phenomenon in DIGITAL  # written down before this was refused
    rows = [] if untold else _rows(registered.municipality, registered.area, registered.phenomenon)
    area, beside = _beside(by_year(rows), registered.municipality, registered.area, comparison)
    cut = windows(area, beside, registered.starts_on, registered.ends_on)
    found, refusal = (None, str(cut.label)) if isinstance(cut, Refusal) else _effect(cut)
    by_month = _by_month(rows)
    monthly = _beside(by_month, registered.municipality, registered.area, comparison)
    step = _step(*monthly, registered.starts_on, registered.ends_on)
    return Estimate(
        registration_id=registered.pk,
        kind=MeasureKind(registered.kind),
        area=registered.area,
        area_name=name,
        phenomenon=registered.phenomenon,
        comparison=comparison,
        starts_on=registered.starts_on,
        ends_on=registered.ends_on,
        is_ended=has_ended(monthly[0] if step else area, registered.ends_on),
        is_beforehand=registered.at.date() <= registered.starts_on,
        windows=None if isinstance(cut, Refusal) else cut,
        found=found,
        step=step,
        detectable=_detectable(area, beside, registered.starts_on, registered.ends_on, found),
        refusal="" if step else str(Refusal.NOT_PER_AREA.label) if untold else refusal,
        source=_source(rows),
    )


def _step(area: Counts, beside: Counts, starts_on: date, ends_on: date | None) -> Step | None:
    """The estimate by month, when the months can carry one."""
    known = months(area, beside, starts_on, ends_on)
    if known is None:
        return None
    found = interrupted(known.area, known.start, comparison=[known.comparison])
    return found if found.refusal is None else None


def _effect(cut: Windows) -> tuple[BeforeAfter | None, str]:
    found = before_after(
        area_before=cut.area_before,
        area_after=cut.area_after,
        comparison_before=cut.comparison_before,
        comparison_after=cut.comparison_after,
    )
    return found, tells_something(found.interval).sentence if found.refusal is None else str(found.refusal.value)


def _detectable(
    area: Counts, beside: Counts, starts_on: date, ends_on: date | None, found: BeforeAfter | None
) -> Detectable | None:
    """What the end (or else one year) could show, from the years known before it and how restless the counts are."""
    before = {year: own for year, own in area.items() if int(year) < starts_on.year and own is not None}
    pairs = [(own, other) for year, own in before.items() if (other := beside.get(year)) is not None]
    if not pairs:
        return None
    owns, others = [own for own, _ in pairs], [other for _, other in pairs]
    return smallest_detectable(
        area_before=sum(owns),
        comparison_before=sum(others),
        duration=years_between(starts_on, ends_on) / len(pairs),
        dispersion=found.dispersion if found else dispersion(owns, others),
    )


def _source(rows: Sequence[Row]) -> str:
    return str(rows[0]["source"]) if rows else ""


def _rows(municipality: str, area: str, phenomenon: str) -> list[Row]:
    """Counts of the area, its municipality and the others, of one dataset."""
    others = [each.code for each in municipalities() if each.code != municipality]
    return best(
        ask(
            Store.at_home(settings.HOME),
            "current",
            areas=[area, municipality, *others],
            phenomenon=phenomenon,
            unit=CRIMES,
        )
    )


def _beside(
    counted: Mapping[tuple[str, str], int | None], municipality: str, area: str, comparison: Comparison
) -> tuple[Counts, Counts]:
    """Counts of the area, and of what it is compared with."""

    def of(code: str) -> Counts:
        return {period: value for (place, period), value in counted.items() if place == code}

    own = of(area)
    if comparison is Comparison.REST:
        return own, minus(of(municipality), own)
    return own, added(_loaded([each.code for each in municipalities() if each.code != municipality], of))


def _by_month(rows: Iterable[Row]) -> dict[tuple[str, str], int | None]:
    return {
        (row["area"], row["period"]): None if row["value"] is None else round(row["value"])
        for row in rows
        if len(row["period"]) == len("2024-03") and "Q" not in row["period"]
    }


def _loaded(codes: Sequence[str], of: Callable[[str], Counts]) -> list[Counts]:
    """Municipalities without any figure are not a comparison; one with gaps is, and its gaps stay gaps."""
    return [counts for code in codes if (counts := of(code))]

"""Cases, places and people of three files joined: the pure half of ``baken clusters scan``."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.stats.scan.cells import Rows
from baken.instruments.stats.scan.clusters import Coordinates, Scan
from baken.instruments.stats.scan.dates import UNITS, Unit, coarser, label, middle_in_years, moment

Floats = NDArray[np.float64]
Covariates = tuple[str, ...]
Degrees = Literal["latlong", "longlat"]
NO_TIME: Unit = "number"


@dataclass(frozen=True, slots=True)
class CaseTable:
    """Cases by location (in the order of the places) and consecutive period; population too, when it was given."""

    locations: tuple[str, ...]
    periods: tuple[str, ...]
    cases: Floats
    places: Floats
    coordinates: Coordinates
    population: Floats | None = None
    """Per location and period. With covariates: cases expected from the rate of each stratum (indirect
    standardisation; Breslow & Day 1987, section 2.3), to which any model in proportion to a population applies."""
    has_covariates: bool = False

    def together(self) -> "CaseTable":
        """All periods as one, to ask only where."""
        people = None if self.population is None else self.population.sum(axis=1, keepdims=True)
        return replace(self, periods=("",), cases=self.cases.sum(axis=1, keepdims=True), population=people)


@dataclass(frozen=True, slots=True)
class _Case:
    location: str
    count: float
    unit: Unit
    step: int
    stratum: Covariates


def case_table(
    cases: Rows,
    geo: Rows,
    population: Rows | None = None,
    *,
    unit: Unit | None = None,
    start: str | None = None,
    end: str | None = None,
    degrees: Degrees | None = None,
) -> CaseTable:
    """Join the three files.

    Parameters
    ----------
    unit
        Length of a period, when cases are dated more finely.
    start, end
        First and last period of the study; otherwise those of the first and last case. Cases outside are refused.
    degrees
        Whether two coordinates without a telling name are degrees, and which comes first (in SaTScan: latitude).

    Notes
    -----
    Periods run without a gap. Cases without a time make one period. Population given for several years runs in a
    straight line from one to the next, and stays level before and after them (SaTScan User Guide, "Population File");
    beside cases without a time its mean counts. Columns behind the known ones of a file without head are covariates.

    Raises
    ------
    CannotCompute
        For a location without coordinates, a cell that is no number, or times of different kinds.

    Examples
    --------
    >>> from baken.instruments.stats.scan.cells import rows_of
    >>> table = case_table(rows_of("a 2 2024/1\\nb 1 2024/3"), rows_of("a 0 0\\nb 1 0"))
    >>> table.periods, table.cases.tolist()
    (('2024-01', '2024-02', '2024-03'), [[2.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    """
    places, coordinates = _places(geo, degrees)
    row_of = {name: row for row, name in enumerate(places)}
    listed, dated = _cases(cases, unit)
    missing = next((case.location for case in listed if case.location not in row_of), None)
    if missing is not None:
        raise CannotCompute(
            f"Locatie {missing} heeft gevallen maar geen coördinaten. Voeg haar toe aan het geo-bestand."
        )
    kind = listed[0].unit
    steps = [case.step for case in listed]
    first = min(steps) if start is None else _bound(start, kind, dated=dated)
    last = max(steps) if end is None else _bound(end, kind, dated=dated)
    if min(steps) < first or max(steps) > last:
        raise CannotCompute("Er zijn gevallen vóór het begin of na het eind. Verruim de periode of laat ze weg.")
    by_stratum: dict[Covariates, Floats] = defaultdict(lambda: np.zeros((len(places), last - first + 1)))
    for case in listed:
        by_stratum[case.stratum][row_of[case.location], case.step - first] += case.count
    times = [middle_in_years(kind, step) for step in range(first, last + 1)] if dated else []
    people = None if population is None else _expected(population, row_of, times, by_stratum)
    labels = tuple(label(kind, step) if dated else "" for step in range(first, last + 1))
    total = np.sum(list(by_stratum.values()), axis=0)
    return CaseTable(
        tuple(places), labels, total, np.array(list(places.values())), coordinates, people, len(by_stratum) > 1
    )


def as_json(found: Scan, table: CaseTable) -> dict[str, Any]:
    """Clusters by name and period, ready for ``json.dumps``."""
    return {
        "cases": found.cases,
        "replicas": found.replicas,
        "clusters": [
            {
                "statistic": cluster.statistic,
                "p_value": cluster.p_value,
                "locations": [table.locations[location] for location in cluster.locations],
                "start": table.periods[cluster.first] or None,
                "end": table.periods[cluster.last] or None,
                "observed": cluster.observed,
                "expected": cluster.expected,
            }
            for cluster in found.clusters
        ],
    }


def _places(geo: Rows, degrees: Degrees | None) -> tuple[dict[str, tuple[float, float]], Coordinates]:
    """Coordinates per location, longitude (or x) first, and which of the two they are."""
    named = {"longitude", "latitude"} <= set(geo.columns)
    where, x, y = geo.places(("location", "longitude", "latitude") if named else ("location", "x", "y"))
    if where is None or x is None or y is None:
        raise CannotCompute("Het geo-bestand heeft geen kolommen location, x en y. Noem ze zo.")
    if degrees == "latlong" and not named:
        x, y = y, x
    found: dict[str, tuple[float, float]] = {}
    for row in geo.cells:
        _wide_enough(row, max(where, x, y) + 1)
        here = _coordinate(row[x], row[where]), _coordinate(row[y], row[where])
        if found.setdefault(row[where], here) != here:
            raise CannotCompute(
                f"Locatie {row[where]} staat twee keer in het geo-bestand, op twee plekken. Haal er een weg."
            )
    if not named and degrees is None:
        return found, "cartesian"
    if any(abs(x) > 360 or abs(y) > 90 for x, y in found.values()):
        raise CannotCompute("Een breedtegraad ligt tussen -90 en 90. Kijk welke van de twee coördinaten eerst komt.")
    return found, "longlat"


def _cases(cases: Rows, unit: Unit | None) -> tuple[list[_Case], bool]:
    """Cases with their step in time, and whether they had any."""
    where, count, time = cases.places(("location", "cases", "time"), ("location", "cases"), ("location",))
    if where is None:
        raise CannotCompute("Het bestand met gevallen heeft geen kolom location. Noem ze zo.")
    used = {place for place in (where, count, time) if place is not None}
    found = []
    for row in cases.cells:
        _wide_enough(row, max(used) + 1)
        kind, step = (NO_TIME, 0) if time is None else moment(row[time])
        stratum = tuple(cell for place, cell in enumerate(row) if place not in used) if not cases.columns else ()
        number = 1.0 if count is None else _number(row[count], row[where])
        found.append(_Case(row[where], number, kind, step, stratum))
    kinds = {case.unit for case in found}
    if len(kinds) > 1 and (unit is None or "number" in kinds):
        raise CannotCompute("De datums zijn niet van één soort. Gebruik overal jaren, overal maanden of overal dagen.")
    if unit is not None and time is not None:
        found = [
            _Case(case.location, case.count, unit, coarser(case.unit, case.step, unit), case.stratum) for case in found
        ]
    return found, time is not None


def _bound(text: str, kind: Unit, *, dated: bool) -> int:
    if not dated:
        raise CannotCompute("De gevallen hebben geen datum. Laat begin en eind weg.")
    unit, step = moment(text)
    if UNITS.index(unit) < UNITS.index(kind):
        raise CannotCompute(f"'{text}' is minder fijn dan de perioden. Schrijf de hele datum.")
    return coarser(unit, step, kind)


def _expected(
    rows: Rows, row_of: Mapping[str, int], times: list[float], by_stratum: Mapping[Covariates, Floats]
) -> Floats:
    """The population per location and period, or with covariates what the strata make expected there."""
    where, time, number = rows.places(("location", "time", "population"), ("location", "population"))
    if where is None or number is None:
        raise CannotCompute("Het bevolkingsbestand heeft geen kolommen location en population. Noem ze zo.")
    given: dict[tuple[str, Covariates], dict[float, float]] = defaultdict(dict)
    used = {place for place in (where, time, number) if place is not None}
    for row in rows.cells:
        _wide_enough(row, max(used) + 1)
        stratum = tuple(cell for place, cell in enumerate(row) if place not in used) if not rows.columns else ()
        year = 0.0 if time is None else _year(row[time], times)
        of_place = given[row[where], stratum]
        of_place[year] = of_place.get(year, 0.0) + _number(row[number], row[where])
    missing = next((name for name in row_of if name not in {place for place, _ in given}), None)
    if missing is not None:
        raise CannotCompute(f"Locatie {missing} heeft geen inwonertal. Voeg haar toe aan het bevolkingsbestand.")
    strata = {stratum for _, stratum in given}
    if not set(by_stratum) <= strata:
        raise CannotCompute(
            "Gevallen en bevolking hebben niet dezelfde kenmerken. Geef beide dezelfde kolommen erachter."
        )
    people = {stratum: np.zeros((len(row_of), max(len(times), 1))) for stratum in strata}
    for (name, stratum), by_year in given.items():
        if name in row_of:
            years = sorted(by_year)
            numbers = [by_year[year] for year in years]
            people[stratum][row_of[name]] = np.interp(times, years, numbers) if times else np.mean(numbers)
    if len(strata) == 1:
        return next(iter(people.values()))
    if any(by_stratum[stratum].sum() > 0 and people[stratum].sum() == 0 for stratum in by_stratum):
        raise CannotCompute("Een groep heeft gevallen maar geen inwoners. Verbeter de inwonertallen.")
    rates = {
        stratum: by_stratum[stratum].sum() / each.sum() if stratum in by_stratum and each.sum() > 0 else 0.0
        for stratum, each in people.items()
    }
    total: Floats = np.sum([rates[stratum] * each for stratum, each in people.items()], axis=0)
    return total


def _year(text: str, times: list[float]) -> float:
    """The middle of the year of a population figure; ``73`` beside cases of 1973 is 1973, as SaTScan has it."""
    unit, step = moment(text)
    if unit == "number" and 0 <= step < 100 and times and times[0] > 1000:
        unit, step = "year", 1900 + step if step >= 20 else 2000 + step
    return middle_in_years(unit, step)


def _wide_enough(row: tuple[str, ...], least: int) -> None:
    if len(row) < least:
        raise CannotCompute(f"De regel '{' '.join(row)}' heeft te weinig cellen; er horen er {least} te zijn.")


def _coordinate(cell: str, where: str) -> float:
    """A number, also with a decimal comma (which CSV with semicolons allows)."""
    return _number(cell.replace(",", "."), where, least=-np.inf)


def _number(cell: str, where: str, *, least: float = 0.0) -> float:
    try:
        value = float(cell)
    except ValueError as error:
        raise CannotCompute(f"'{cell}' bij {where} is geen getal.") from error
    if not least <= value < np.inf:
        raise CannotCompute(f"'{cell}' bij {where} is geen aantal van 0 of meer.")
    return value

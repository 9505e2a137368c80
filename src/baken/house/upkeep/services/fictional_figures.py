"""Made-up figures for the demo, so that the picture shows something before real ones are loaded; they say so.

Seeded: the same demo everywhere. The neighbourhoods do not exist (`FictionalArea`); their codes end in F001 and up,
and every row says it is made up.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from django.conf import settings

from baken.ground.organisations.queries import municipalities
from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.figures import Outcome, Settings, import_figures
from baken.instruments.warehouse.store import Store
from baken.journey.insight.vocabulary import CRIMES, INHABITANTS, FictionalArea

SEED = 1509
YEARS = ("2021", "2022", "2023", "2024", "2025")
VINTAGE = "verzonnen"
SOURCE = "Verzonnen cijfers voor de demo"
SHARES = {"1.1.1": 0.07, "1.2.3": 0.10, "1.4.5": 0.06, "2.2.1": 0.14, "2.5.2": 0.05, "3.7.4": 0.04}
"""Kinds of crime in the demo, as a share of all crime."""
SEASON = np.array([0.9, 0.9, 0.95, 1.0, 1.05, 1.1, 1.1, 1.1, 1.0, 1.0, 0.95, 0.95]) / 12
"""How the months share a year."""
DOUBLED = (FictionalArea.WEST, YEARS[-1])
"""A neighbourhood where much more happened in the newest year, so that a change beyond chance can be seen."""
RISING, TIMES, RISING_MONTHS = "3.7.4", 3.0, 5
"""The kind of crime that rises, how many times over, and in how many of the newest months: a whole quarter among them."""

Line = tuple[str, str, str, int, str]


def load_demo_figures(*, at: datetime) -> Outcome:
    """Put made-up figures of every municipality of this installation in its warehouse."""
    return load_fictional_figures([each.code for each in municipalities()], Store.at_home(settings.HOME), at=at)


def load_fictional_figures(codes: Iterable[str], store: Store, *, at: datetime) -> Outcome:
    """Put made-up figures of these municipalities in the warehouse, once; a second time changes nothing."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "verzonnen.csv"
        with file.open("w", newline="", encoding="utf-8") as opened:
            writer = csv.writer(opened)
            writer.writerow(
                [
                    "area",
                    "phenomenon",
                    "period",
                    "value",
                    "unit",
                    "source",
                    "reference_date",
                    "definition",
                    "provisional",
                    "note",
                ]
            )
            for line in fictional_lines(codes, until=at.date()):
                writer.writerow(
                    [
                        *line,
                        SOURCE,
                        f"{at:%Y-%m}-01",
                        "Door een computer verzonnen; zegt niets over de werkelijkheid.",
                        "false",
                        "",
                    ]
                )
        return import_figures(
            file, mappings.named("plain"), store, at=at, asked=Settings(vintage=VINTAGE, fictional=True)
        )


def fictional_lines(municipalities: Iterable[str], *, until: date) -> Iterator[Line]:
    """(area, phenomenon, period, value, unit); a municipality is the sum of its neighbourhoods, so that it adds up.

    Its years are spread over months; months go on to the one before the month of `until`.
    """
    chance = np.random.default_rng(SEED)
    for municipality in municipalities:
        codes = [f"BU{municipality[2:]}{tail}" for tail in FictionalArea.values]
        inhabitants = [5 * round(number / 5) for number in chance.gamma(2.0, 1500.0, len(codes))]
        yield municipality, "population", YEARS[-1], sum(inhabitants), INHABITANTS
        yield from (
            (code, "population", YEARS[-1], number, INHABITANTS)
            for code, number in zip(codes, inhabitants, strict=True)
        )
        level = chance.gamma(8.0, 22.0 / 8.0, len(codes)) / 1000 * np.asarray(inhabitants) + 2
        for year in YEARS:
            expected = level * chance.normal(1.0, 0.05)
            expected[[(tail, year) == DOUBLED for tail in FictionalArea.values]] *= 2
            counts = _counts(expected, SHARES, chance)
            yield from _year(municipality, codes, year, counts)
            yield from _months(municipality, year, counts, chance)
        yield from _newest(municipality, float(level.sum()), until, chance)


def _counts(expected: np.ndarray, shares: Mapping[str, float], chance: np.random.Generator) -> dict[str, np.ndarray]:
    """All crime per place, and the part of each kind in it."""
    every = chance.poisson(expected)
    return {"0.0.0": every} | {code: chance.binomial(every, share) for code, share in shares.items()}


def _months(
    municipality: str, year: str, counts: Mapping[str, np.ndarray], chance: np.random.Generator
) -> Iterator[Line]:
    for phenomenon, numbers in counts.items():
        for month, number in enumerate(chance.multinomial(int(numbers.sum()), SEASON / SEASON.sum()), start=1):
            yield municipality, phenomenon, f"{year}-{month:02d}", int(number), CRIMES


def _newest(municipality: str, level: float, until: date, chance: np.random.Generator) -> Iterator[Line]:
    """The months after the last whole year; in the newest of them one kind of crime rises."""
    first = int(YEARS[-1]) + 1
    months = [(year, month) for year in range(first, until.year + 1) for month in range(1, 13)]
    over = [each for each in months if each < (until.year, until.month)]
    for left, (year, month) in zip(range(len(over), 0, -1), over, strict=True):
        times = TIMES if left <= RISING_MONTHS else 1
        shares = SHARES | {RISING: SHARES[RISING] * times}
        for phenomenon, number in _counts(np.array([level * SEASON[month - 1]]), shares, chance).items():
            yield municipality, phenomenon, f"{year}-{month:02d}", int(number.sum()), CRIMES


def _year(municipality: str, codes: list[str], year: str, counts: Mapping[str, np.ndarray]) -> Iterator[Line]:
    for phenomenon, numbers in counts.items():
        yield municipality, phenomenon, year, int(numbers.sum()), CRIMES
        yield from ((code, phenomenon, year, int(number), CRIMES) for code, number in zip(codes, numbers, strict=True))

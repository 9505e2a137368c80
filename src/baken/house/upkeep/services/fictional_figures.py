"""Made-up figures for the demo, so that the picture shows something before real ones are loaded; they say so.

Seeded: the same demo everywhere. The neighbourhoods do not exist (`FictionalArea`); their codes end in F001 and up,
and every row says it is made up.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
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
            for line in fictional_lines(codes):
                writer.writerow(
                    [
                        *line,
                        SOURCE,
                        "2026-01-01",
                        "Door een computer verzonnen; zegt niets over de werkelijkheid.",
                        "false",
                        "",
                    ]
                )
        return import_figures(
            file, mappings.named("plain"), store, at=at, asked=Settings(vintage=VINTAGE, fictional=True)
        )


def fictional_lines(municipalities: Iterable[str]) -> Iterator[Line]:
    """(area, phenomenon, period, value, unit); a municipality is the sum of its neighbourhoods, so that it adds up."""
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
            yield from _year(municipality, codes, year, level * chance.normal(1.0, 0.05), chance)


def _year(
    municipality: str, codes: list[str], year: str, level: np.ndarray, chance: np.random.Generator
) -> Iterator[Line]:
    counts = {"0.0.0": chance.poisson(level)}
    counts |= {code: chance.binomial(counts["0.0.0"], share) for code, share in SHARES.items()}
    for phenomenon, numbers in counts.items():
        yield municipality, phenomenon, year, int(numbers.sum()), CRIMES
        yield from ((code, phenomenon, year, int(number), CRIMES) for code, number in zip(codes, numbers, strict=True))

"""`baken trends complete`: what happened lately but is not reported yet, from the delays of earlier reports."""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Sequence

import click
import numpy as np

from baken.instruments.stats.count_tables import CountTable, read_counts
from baken.instruments.stats.delay import Nowcast, nowcast
from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.tables_of_text import rows_of_table
from baken.journey.insight.commands.trends import trends

HEAD = ("period", "reported", "completed", "low", "high", "share")


@trends.command("complete")
@click.option(
    "--counts", required=True, help="Tabel (CSV of Parquet): per periode hoeveel er na 0, 1, 2… perioden binnen was."
)
@click.option("--level", type=click.FloatRange(0.5, 0.999), default=0.95, show_default=True, help="Van de marge.")
def complete(counts: str, level: float) -> None:
    """Vul de nieuwste perioden aan met wat nog gemeld gaat worden.

    De tabel heeft een rij per periode, de oudste eerst. De eerste kolom is de periode; dan volgt een kolom per vertraging:
    hoeveel er in dezelfde periode is gemeld, hoeveel een periode later, enzovoort. Wat nog moet komen blijft leeg.

    \b
    Voorbeeld:
      baken trends complete --counts vertraging.csv
    """
    try:
        table = read_counts(rows_of_table(counts))
        found = nowcast(table.counts.T, level=level)
    except (CannotCompute, ImportRefused) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(_rows(found, table))
    click.echo(_told(found, table), err=True)


def _rows(found: Nowcast, table: CountTable) -> list[tuple[str, ...]]:
    columns: Sequence[np.ndarray] = (found.reported, found.completed, found.low, found.high, found.share)
    return [
        (period, *("" if math.isnan(column[row]) else f"{column[row]:g}" for column in columns))
        for row, period in enumerate(table.periods)
    ]


def _told(found: Nowcast, table: CountTable) -> str:
    last = table.periods[-1]
    if math.isnan(found.completed[-1]):
        return f"Van {last} is nog te weinig binnen om iets te zeggen."
    return (
        f"Van {last} zijn er {found.reported[-1]:.0f} binnen; we verwachten er {found.completed[-1]:.0f} "
        f"(tussen {found.low[-1]:.0f} en {found.high[-1]:.0f})."
    )

"""`baken trends detect`: early warning over any table of counts, on the kernels behind the pages."""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from pathlib import Path

import click
import numpy as np

from baken.instruments.stats.count_tables import (
    CountTable,
    detection_rows,
    read_counts,
)
from baken.instruments.stats.false_discovery import by_chance
from baken.instruments.stats.farrington import Choices, Detection, Mode, Threshold, detect, partitions
from baken.instruments.stats.periods import as_asked, dates_from, periods_in
from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.tables_of_text import rows_of_table, write_parquet

_TYPES = ["VARCHAR", "VARCHAR", *["DOUBLE"] * 5, "BIGINT", "DOUBLE"]


@click.group("trends")
def trends() -> None:
    """Reken trends uit en waarschuw vroeg."""


@trends.command("detect")
@click.option("--counts", required=True, help="Tabel met aantallen (CSV of Parquet), of - voor de standaardinvoer.")
@click.option("--out", default="-", show_default=True, help="Uitkomst (CSV of Parquet), of - voor de standaarduitvoer.")
@click.option(
    "--frequency", type=click.Choice(["12", "52"]), default="12", show_default=True, help="Perioden per jaar."
)
@click.option(
    "--range", "span", help="Welke perioden, geteld vanaf 1 (149:160) of bij naam (2024-01:2024-12); anders de laatste."
)
@click.option("--b", type=int, default=5, show_default=True, help="Hoeveel jaren terug.")
@click.option("--w", type=int, default=3, show_default=True, help="Perioden aan elke kant van dezelfde periode.")
@click.option("--no-periods", type=int, default=1, show_default=True, help="Delen van het jaar voor het seizoen.")
@click.option("--past-not-included", type=int, help="Laatste perioden die niet meetellen; anders gelijk aan w.")
@click.option(
    "--threshold-method",
    type=click.Choice([method.value for method in Threshold]),
    default=Threshold.DELTA.value,
    show_default=True,
    help="Hoe de bovengrens wordt gemaakt.",
)
@click.option("--alpha", type=float, default=0.05, show_default=True, help="Kans op vals alarm per periode.")
@click.option("--p-threshold-trend", type=float, default=0.05, show_default=True, help="Tot welke p een trend telt.")
@click.option("--weights-threshold", type=float, default=2.58, show_default=True, help="Wanneer een piek minder telt.")
@click.option("--limit54", default="5,4", show_default=True, help="Geen alarm bij minder dan 5 in 4 perioden.")
@click.option("--no-reweight", is_flag=True, help="Laat oude pieken gewoon meetellen.")
@click.option("--no-trend", is_flag=True, help="Reken zonder trend.")
@click.option("--population", help="Tabel met bevolking, in dezelfde vorm als de aantallen.")
@click.option("--start", help="Eerste maand (2012-01) of week (2012-W01); dan wordt op de kalender teruggekeken.")
@click.option(
    "--mode",
    type=click.Choice([mode.value for mode in Mode]),
    default=Mode.COMPATIBLE.value,
    show_default=True,
    help="Gelijk aan R, of met een kans op vals alarm die niet boven alpha komt.",
)
@click.option("--spark", help="Verdeel het werk over een Spark-cluster, bijvoorbeeld spark://host:7077.")
@click.option("--absent-is-zero", is_flag=True, help="In een lange tabel: wat ontbreekt is nul, niet onbekend.")
@click.option("--attainable", is_flag=True, help="Bij calibrated: nog een kolom, de kans op vals alarm per cel.")
def detect_trends(
    counts: str, out: str, frequency: str, span: str | None, b: int, w: int, no_periods: int,
    past_not_included: int | None, threshold_method: str, alpha: float, p_threshold_trend: float,
    weights_threshold: float, limit54: str, no_reweight: bool, no_trend: bool, population: str | None,
    start: str | None, mode: str, spark: str | None, absent_is_zero: bool, attainable: bool,
) -> None:  # fmt: skip
    """Zoek wat meer is dan een plek gewend is (Farrington flexible).

    De tabel is breed (eerste kolom de periode, dan een kolom per reeks) of lang
    (series, period, count en eventueel population). Een lege cel is onbekend, niet nul.

    \b
    Voorbeelden:
      baken trends detect --counts maanden.csv --range 149:160 --alpha 0.01
      cat lang.csv | baken trends detect --counts - --threshold-method nbPlugin --no-periods 10
    """
    try:
        if attainable and Mode(mode) is not Mode.CALIBRATED:
            raise CannotCompute("De haalbare kans op vals alarm hoort bij --mode calibrated. Zet dat erbij.")
        table = _with_population(read_counts(rows_of_table(counts), absent_is_zero=absent_is_zero), population)
        choices = Choices(
            frequency=int(frequency),
            b=b,
            w=w,
            no_periods=no_periods,
            past_not_included=past_not_included,
            threshold_method=Threshold(threshold_method),
            alpha=alpha,
            trend=not no_trend,
            p_threshold_trend=p_threshold_trend,
            reweight=not no_reweight,
            weights_threshold=weights_threshold,
            limit54=_pair(limit54),
        )
        as_asked(table.periods, choices.frequency, start)
        number = len(table.periods)
        wanted = periods_in(span or str(number), table.periods)
        given = {
            "mode": Mode(mode),
            "population": table.population,
            "dates": dates_from(start, number, int(frequency)) if start else None,
        }
        if spark is None:
            found = detect(table.counts, wanted, choices, **given)  # type: ignore[arg-type]  # one table of options
        else:
            cluster = partitions.session(spark)
            found = partitions.detect_partitioned(cluster, table.counts, wanted, choices, **given)  # type: ignore[arg-type]  # the same
            cluster.stop()
        _write(out, found, table, attainable=attainable)
    except (CannotCompute, ImportRefused) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(_told(found), err=True)


def _with_population(table: CountTable, file: str | None) -> CountTable:
    """The population by the names of the series; one column without such a name holds for all."""
    if file is None:
        return table
    people = read_counts(rows_of_table(file), counted="population")
    if people.periods == ("",):  # one number for all of time
        people = replace(people, periods=table.periods, counts=np.repeat(people.counts, len(table.periods), axis=1))
    place = {period: column for column, period in enumerate(people.periods)}
    if not set(table.periods) <= set(place):
        raise CannotCompute(
            "De bevolking heeft andere perioden dan de aantallen. Geef voor elke periode een inwonertal."
        )
    by_period = people.counts[:, [place[period] for period in table.periods]]
    if len(people.series) == 1 and not set(people.series) & set(table.series):
        return replace(table, population=np.repeat(by_period, len(table.series), axis=0))
    row_of = {name: row for row, name in enumerate(people.series)}
    missing = [name for name in table.series if name not in row_of]
    if missing:
        raise CannotCompute(f"De reeks {missing[0]} heeft geen bevolking. Voeg een kolom met die naam toe.")
    return replace(table, population=by_period[[row_of[name] for name in table.series]])


def _pair(text: str) -> tuple[int, int]:
    try:
        cases, periods = (int(part) for part in text.split(","))
    except ValueError as error:
        raise CannotCompute(f"'{text}' zijn geen twee getallen. Schrijf limit54 als 5,4.") from error
    return cases, periods


def _write(out: str, found: Detection, table: CountTable, *, attainable: bool) -> None:
    rows = detection_rows(found, table, attainable=attainable)
    if out == "-":
        csv.writer(sys.stdout, lineterminator="\n").writerows(rows)
        return
    try:
        if out.lower().endswith(".parquet"):
            head = next(rows)
            write_parquet(Path(out).absolute(), head, [*_TYPES, "DOUBLE"][: len(head)], rows)
        else:
            with Path(out).open("w", newline="", encoding="utf-8") as lines:
                csv.writer(lines, lineterminator="\n").writerows(rows)
    except OSError as error:
        raise CannotCompute(f"{out} is niet te schrijven. Kies een bestand in een map die bestaat.") from error


def _told(found: Detection) -> str:
    alarms = int(found.alarm.sum())
    if alarms == 0:
        told = f"Geen waarschuwingen; {found.alarm.size} keer gekeken."
    else:
        chance = min(alarms, round(by_chance(found.pvalue.ravel(), found.alarm.ravel())))
        many = f"{alarms} waarschuwingen" if alarms > 1 else "1 waarschuwing"
        told = f"{many} na {found.alarm.size} keer kijken; we verwachten dat er {chance} toeval {'is' if chance == 1 else 'zijn'}."
    if np.isnan(found.attainable).all():
        return told
    rate = f"{100 * np.nanmean(found.attainable):.2g}".replace(".", ",")
    return f"{told}\nVerandert er niets, dan gaat gemiddeld {rate} % af (hoogstens {100 * found.choices.alpha:g} %)."

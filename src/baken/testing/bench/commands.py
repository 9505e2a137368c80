"""`baken bench`: measure, print, and write `docs/reference/benchmarks.md`."""

import shutil
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from baken.house.config import embedded
from baken.house.config.home import Stop, home
from baken.testing.bench.api import measure_api
from baken.testing.bench.calibration import PAPER as CALIBRATION_PAPER
from baken.testing.bench.calibration import calibration_paper
from baken.testing.bench.door import measure_door
from baken.testing.bench.figures import AREAS, measure_figures
from baken.testing.bench.linking import PAPER as LINKING_PAPER
from baken.testing.bench.linking import linking_paper
from baken.testing.bench.machine import NotMeasured, describe_machine, installation, load_average
from baken.testing.bench.pages import PageCost, count_statements, measure_pages
from baken.testing.bench.paper import Results, Round, misses, paper
from baken.testing.bench.picture import PAPER as PICTURE_PAPER
from baken.testing.bench.picture import measure_picture, picture_misses, picture_paper
from baken.testing.bench.statistics import PAPER as STATISTICS_PAPER
from baken.testing.bench.statistics import statistics_paper
from baken.testing.bench.town import BIG_TOWN, HOME_TOWN, Town, database_mb, pages_of, signals_of, town_database

PAPER = Path(__file__).resolve().parents[4] / "docs" / "reference" / "benchmarks.md"
DOOR_PAPER = PAPER.with_name("benchmarks-door.md")
COUNTRY = 100  # from this many municipalities on, one is a large city with half of all signals


class Numbers(click.ParamType[tuple[int, ...]]):
    """Whole numbers with commas between them."""

    name = "getallen"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        try:
            return tuple(int(one) for one in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} zijn geen getallen met komma's ertussen, zoals 10000,1000000.", param, ctx)


@click.command("bench")
@click.option("--size", "sizes", type=Numbers(), default="10000,1000000", show_default=True, help="Hoeveel signalen.")
@click.option(
    "--municipalities", "towns", type=Numbers(), default="4,342", show_default=True, help="Hoeveel gemeenten."
)
@click.option("--quick", is_flag=True, help="Alleen 10000 signalen, 4 gemeenten en minder herhalingen; schrijft niets.")
@click.option("--door", "door_only", is_flag=True, help="Alleen de voordeur en haar API; schrijft benchmarks-door.md.")
@click.option("--statistics", "only_statistics", is_flag=True, help="Alleen de rekenkernen, naast R waar dat er is.")
@click.option(
    "--linking", "only_linking", is_flag=True, help="Alleen het koppelen, naast Splink; schrijft benchmarks-linking.md."
)
@click.option(
    "--picture",
    "picture_only",
    is_flag=True,
    help="Alleen de pagina's van het beeld met de landelijke tabel erin; schrijft benchmarks-picture.md.",
)
@click.option("--keep", is_flag=True, help="Laat de map van de meting staan.")
@click.option("--port", default=8700, show_default=True, help="Poort van de meting; de poort erna ook.")
def bench(
    sizes: tuple[int, ...],
    towns: tuple[int, ...],
    quick: bool,
    only_statistics: bool,
    only_linking: bool,
    door_only: bool,
    picture_only: bool,
    keep: bool,
    port: int,
) -> None:
    """Meet start, geheugen, de voordeur en de bladzijden, en schrijf docs/reference/benchmarks.md.

    Werkt in een eigen map, met eigen processen; uw gegevens blijven onaangeroerd. Een miljoen signalen vraagt 5 GB schijf.

    Voorbeeld: baken bench --size 10000 --municipalities 4
    """
    if picture_only:
        _measure_picture(port)
        return
    if not quick and not door_only and not only_linking:
        for write, file in ((statistics_paper, STATISTICS_PAPER), (calibration_paper, CALIBRATION_PAPER)):
            told = write()
            file.write_text(told, encoding="utf-8")
            click.echo(told)
    if only_statistics:
        return
    if not quick and not door_only:
        _measure_linking()
    if only_linking:
        return
    if quick:
        sizes, towns = (10_000,), (4,)
    folder = home() / "bench"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = "baken bench" + (f" {' '.join(sys.argv[2:])}" if sys.argv[2:] else "")
    found = Results(describe_machine(), command, f"{datetime.now(UTC):%Y-%m-%d}", 40 if quick else 60, load_average())
    try:
        click.echo("Bezig met de landelijke tabel.", err=True)
        found.figures = measure_figures(folder, areas=AREAS // 20 if quick else AREAS)
        _measure_demo(found, folder, port, reports=100 if quick else 500)
        if door_only:
            DOOR_PAPER.write_text(paper(found), encoding="utf-8")
            sizes = ()
        with embedded.running(folder, bound=True) as cluster:
            for town in _planned(sizes, towns):
                click.echo(f"Bezig met {town.signals} signalen van {town.municipalities} gemeenten.", err=True)
                found.rounds.extend(_measure_town(cluster, town, port, found.page_times))
                if not quick:  # per round, so that a run that is cut short leaves what it measured
                    PAPER.write_text(paper(found), encoding="utf-8")
    except NotMeasured as error:
        raise Stop(str(error)) from error
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
    click.echo(paper(found))
    sys.exit(1 if misses(found) else 0)


def _measure_linking() -> None:
    """Beside Splink on labelled lines, and at a million signals and persons."""
    folder = home() / "bench-linking"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        told = linking_paper(folder, size=1_000_000, people_in_set=10_000)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    LINKING_PAPER.write_text(told, encoding="utf-8")
    click.echo(told)


def _measure_picture(port: int) -> None:
    """The picture, the effects and the account, as four roles, with the whole country loaded."""
    folder = home() / "bench-picture"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        found = measure_picture(folder, port)
    except NotMeasured as error:
        raise Stop(str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    told = picture_paper(found)
    PICTURE_PAPER.write_text(told, encoding="utf-8")
    click.echo(told)
    if picture_misses(found):
        raise Stop("Niet elke pagina blijft binnen het budget; hierboven staat welke.")


def _planned(sizes: Sequence[int], towns: Sequence[int]) -> list[Town]:
    """Every combination. Of a country's worth of municipalities one is a large city with half of all work."""
    return [Town(size, count, 0.5 if count >= COUNTRY else 1 / count) for count in towns for size in sizes]


def _measure_demo(found: Results, folder: Path, port: int, *, reports: int) -> None:
    log = folder / "bench.log"
    trusted = {"BAKEN_TRUSTED_PROXIES": "127.0.0.1"}
    began = time.monotonic()
    with installation(folder, port, "demo", log=log, **trusted) as site:
        site.seconds_until_healthy(port, port + 1)
        found.cold_s = time.monotonic() - began
    began = time.monotonic()
    with installation(folder, port, "demo", log=log, **trusted) as site:
        site.seconds_until_healthy(port, port + 1)
        found.again_s = time.monotonic() - began
        time.sleep(3)  # the worker comes after the sites
        found.door = [measure_door(site, port + 1, reports=reports, clients=clients) for clients in (1, 4)]
        found.api = [measure_api(site, port + 1, reports=4 * reports, clients=clients) for clients in (1, 4, 8)]
        found.weights = site.weights()


def _measure_town(cluster: embedded.Cluster, town: Town, port: int, times: int) -> list[Round]:
    """One round for the ordinary municipality, and one for the large city when there is one."""
    began = time.monotonic()
    with town_database(cluster, town) as database:
        made = time.monotonic() - began
        size = database_mb(cluster, database)
        looked_at = (HOME_TOWN, BIG_TOWN) if town.municipalities >= COUNTRY else (HOME_TOWN,)
        return [
            Round(
                town.signals, town.municipalities, signals_of(cluster, database, municipality), municipality == BIG_TOWN,
                size, made, load_average(), tuple(_measure_pages(cluster, database, municipality, port, times)),
            )
            for municipality in looked_at
        ]  # fmt: skip


def _measure_pages(
    cluster: embedded.Cluster, database: str, municipality: str, port: int, times: int
) -> list[PageCost]:
    pages = pages_of(cluster, database, municipality)
    counted = count_statements(cluster.home, database, pages)
    log = cluster.home / "bench.log"
    with installation(cluster.home, port, "serve", "staff", log=log, BAKEN_DATABASE=database) as site:
        site.seconds_until_healthy(port)
        site.database = cluster.pid()
        site.wait_until_idle()
        return measure_pages(site, pages, times=times, counted=counted)


COMMANDS = [bench]

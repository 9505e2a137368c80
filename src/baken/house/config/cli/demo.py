"""The demonstration: fictional people and work, on this machine only."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
from django.utils import timezone

from baken.house.config import embedded, supervise
from baken.house.config.cli import as_process
from baken.house.config.cli.serving import LOOPBACK, database, port, run
from baken.house.config.home import home
from baken.house.config.versions import is_migrated
from baken.instruments.connectors.addresses import PUBLIC_SERVICE

LOADING, LOADED = "laden", "geladen"


PARTS = {
    "people": "owner", "routes": "staff", "reports": "door", "permits": "worker", "figures": "worker", "year": "staff",
    "counts": "worker",
}  # fmt: skip
"""What the demo is loaded with, in order, and as which process."""


@click.command()
@click.option("--only-load", is_flag=True, help="Zet alles klaar, maar start de processen niet.")
def demo(only_load: bool) -> None:
    """Zet alles klaar met verzonnen gegevens (de eerste keer) en start het; alleen op deze machine bereikbaar.

    Voorbeeld: BAKEN_PORT=8000 baken demo
    """
    if "DATABASE_URL" in os.environ:
        raise supervise.CannotServe(
            "De demo draait nooit op uw eigen database; haal DATABASE_URL weg of gebruik `baken serve`."
        )
    os.environ["BAKEN_DEMO"] = "1"
    os.environ.setdefault("BAKEN_ADDRESS_SERVICE", PUBLIC_SERVICE)
    os.environ["BAKEN_PORT"] = str(port())
    children = [supervise.staff_site(LOOPBACK, port()), supervise.door(LOOPBACK, port() + 1), supervise.worker()]
    children += supervise.extras()
    marker = home() / "demo"
    _refuse_real_data(marker)
    if not _has_data():
        home().mkdir(parents=True, exist_ok=True)
        marker.write_text(LOADING)
    with database(LOOPBACK, [] if only_load else children) as cluster:
        if not is_migrated(home()):
            click.echo("De database wordt klaargezet.")
            _baken("migrate")
        if _state(marker) != LOADED:
            click.echo("De verzonnen gegevens worden geladen; dat duurt de eerste keer even.")
            for part in PARTS:
                _baken("load-demo", part)
            marker.write_text(LOADED)
        if not only_load:
            run(cluster, children)


@click.command("demo-reset")
@click.option("--yes", is_flag=True, help="Vraag niets.")
def demo_reset(yes: bool) -> None:
    """Gooi de verzonnen gegevens weg; de volgende `baken demo` begint opnieuw. Raakt alleen een demo aan.

    Voorbeeld: baken demo-reset --yes
    """
    if not _has_data():
        click.echo("Er is niets om weg te gooien.")
        return
    _refuse_real_data(home() / "demo")
    if not yes:
        click.confirm(f"De demo in {home()} weggooien?", abort=True)
    wipe()
    click.echo("De demo is weg.")


@click.command("load-demo", hidden=True)
@click.argument("part", type=click.Choice([*PARTS]))
@click.pass_context
def load_demo(ctx: click.Context, part: str) -> None:
    """Laad een deel van de verzonnen gegevens; elk deel met de rechten van wie het echt zou doen.

    Voorbeeld: baken load-demo people
    """
    ctx.with_resource(as_process(PARTS[part]))
    if part == "people":
        from baken.house.upkeep.services.demo_people import load_people
        from baken.house.upkeep.services.fictional_areas import load_fictional_areas

        load_people()
        load_fictional_areas(at=timezone.localtime())
    elif part == "routes":
        from baken.house.upkeep.services.demo_year import load_routes

        load_routes(at=timezone.localtime())
    elif part == "reports":
        from baken.house.upkeep.services.demo_reports import load_reports

        load_reports(at=timezone.localtime())
    elif part == "permits":
        from baken.house.upkeep.services.demo_year import load_permits

        load_permits(at=timezone.localtime())
    elif part == "year":
        from baken.house.upkeep.services.demo_year import load_year

        load_year(at=timezone.localtime())
    elif part == "figures":
        from baken.house.upkeep.services.fictional_figures import load_demo_figures

        load_demo_figures(at=timezone.localtime())
    else:
        from baken.house.upkeep.services.extract import extract_figures

        extract_figures(at=timezone.localtime())


def wipe() -> None:
    """Stop the server and remove everything of the demo; refuses while a site is running on it."""
    cluster = embedded.Cluster(home())
    if cluster.pid():
        raise supervise.CannotServe("De demo draait nog; stop haar eerst met Ctrl-C.")
    for part in home().iterdir():
        if part.name == "test":
            continue
        shutil.rmtree(part) if part.is_dir() else part.unlink()


def _refuse_real_data(marker: Path) -> None:
    """Demo mode opens doors (anyone may sign in as anyone), so it never runs on anything but what it loaded itself."""
    if not _has_data():
        return
    state = _state(marker)
    if state == LOADING:  # an earlier load was cut short
        wipe()
    elif state != LOADED:
        raise supervise.CannotServe(
            f"In {home()} staan gegevens die geen demo zijn; kies met BAKEN_HOME een andere map voor de demo."
        )


def _has_data() -> bool:
    return (home() / "postgres").exists()


def _state(marker: Path) -> str:
    return marker.read_text().strip() if marker.exists() else ""


def _baken(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", "baken.house.config.cli", *command], check=False)
    if done.returncode != 0:
        raise supervise.CannotServe(
            f"De demo kon niet worden klaargezet: `baken {' '.join(command)}` mislukte (zie hierboven)."
        )


COMMANDS = [demo, demo_reset, load_demo]

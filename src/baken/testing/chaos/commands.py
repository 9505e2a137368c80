"""`baken chaos`: kill processes while reports come in, and count."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from baken.house.config.embedded import Cluster
from baken.house.config.home import Stop, home
from baken.testing.bench.machine import installation
from baken.testing.callers import REPORT
from baken.testing.chaos.counting import Count, counted
from baken.testing.chaos.storm import GaveUp, Storm, storm


@click.command("chaos")
@click.option("--reports", default=10_000, show_default=True, help="Hoeveel meldingen.")
@click.option("--clients", default=8, show_default=True, help="Hoeveel verzenders tegelijk.")
@click.option("--kills", default=30, show_default=True, help="Hoe vaak er een proces met kill -9 stopt.")
@click.option("--port", default=8710, show_default=True, help="Poort van de proef; de poort erna ook.")
def chaos(reports: int, clients: int, kills: int, port: int) -> None:
    """Verstuur meldingen terwijl deur, database en werker met kill -9 stoppen; tel daarna elk ontvangstbewijs na.

    Werkt in een eigen map, met eigen processen; uw gegevens blijven onaangeroerd.

    Voorbeeld: baken chaos --reports 1000 --kills 10
    """
    folder = home() / "chaos"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _baken(folder, "migrate")
    settle(folder)
    try:
        with installation(folder, port, "serve", log=folder / "chaos.log", **TRUSTED) as site:
            site.seconds_until_healthy(port, port + 1)
            found = storm(port + 1, site.parts, reports=reports, clients=clients, kills=kills)
            site.seconds_until_healthy(port, port + 1)
            result = counted(found, Cluster(folder), port + 1)
    except GaveUp as error:
        raise Stop(f"De proef liep vast: {error}. Kijk in {folder / 'chaos.log'}.") from error
    click.echo(told(found, result))
    if result.faults:
        raise Stop("Niet elk ontvangstbewijs klopt: " + "; ".join(result.faults))
    shutil.rmtree(folder, ignore_errors=True)


TRUSTED = {"BAKEN_TRUSTED_PROXIES": "127.0.0.1"}
"""So that each report comes from an address of its own, and the limit per address is not what is tried here."""


def settle(folder: Path) -> None:
    """One municipality and its keys, in a migrated installation."""
    town = REPORT["gemeente"]
    person = ("weger@gemeente.example", "A. Weger", "--role", "weigher")
    _baken(folder, "account", "add", *person, "--municipality", town, "--municipality-name", "Oude IJsselstreek")
    _baken(folder, "keys", "make")


def told(found: Storm, result: Count) -> str:
    """The counts, in words."""
    kills = ", ".join(f"{part} {times}" for part, times in sorted(found.kills.items()))
    refused = ", ".join(f"{times} keer {status}" for status, times in sorted(found.refused.items())) or "geen"
    return f"""{found.reports} meldingen in {found.seconds:.0f} s; kill -9: {kills}.
Onderweg: {found.broken} verbroken verbindingen; foutantwoorden: {refused}.
Ontvangstbewijzen: {result.receipts}, verschillend: {result.distinct}. Opgeslagen meldingen: {result.stored}.
Draden die met hun code opengaan: {result.opened}. Bestanden, elk heel en bij zijn eigen melding: {result.files}."""


def _baken(folder: Path, *arguments: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in {"BAKEN_DATABASE", "BAKEN_PROCESS"}}
    command = [sys.executable, "-m", "baken.house.config.cli", *arguments]
    subprocess.run(command, env={**kept, "BAKEN_HOME": str(folder)}, check=True, stdout=subprocess.DEVNULL)


COMMANDS = [chaos]

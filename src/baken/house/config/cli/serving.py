"""Commands that start processes."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from baken.house.config import embedded, supervise
from baken.house.config.home import home
from baken.house.config.versions import is_migrated, refuse_newer_home

LOOPBACK = "127.0.0.1"


@click.group(invoke_without_command=True)
@click.option("--host", default=LOOPBACK, show_default=True, help="Adres om op te luisteren.")
@click.pass_context
def serve(ctx: click.Context, host: str) -> None:
    """Start de medewerkerskant (BAKEN_PORT, standaard 8000), de voordeur (de poort erna) en de werker.

    Zet er een proxy met TLS voor; Baken luistert standaard alleen op deze machine zelf.

    Voorbeeld: BAKEN_PORT=8000 baken serve
    """
    ctx.obj = host
    if ctx.invoked_subcommand is None:
        start(
            host,
            supervise.staff_site(host, port()),
            supervise.door(host, port() + 1),
            supervise.worker(),
            *supervise.extras(),
        )


@serve.command()
@click.pass_obj
def staff(host: str) -> None:
    """Start alleen de medewerkerskant.

    Voorbeeld: baken serve staff
    """
    start(host, supervise.staff_site(host, port()))


@serve.command()
@click.pass_obj
def door(host: str) -> None:
    """Start alleen de voordeur.

    Voorbeeld: baken serve door
    """
    start(host, supervise.door(host, port() + 1))


@click.command()
def worker() -> None:
    """Start alleen de werker, voor taken op de achtergrond.

    Voorbeeld: baken worker
    """
    start(LOOPBACK, supervise.worker())


def start(host: str, *children: supervise.Child) -> None:
    """Check that the machine can carry them, then run them."""
    with database(host, children) as cluster:
        run(cluster, children)


def run(cluster: embedded.Cluster | None, children: Sequence[supervise.Child]) -> None:
    """Supervise until told to stop; refuses a database that another version migrated."""
    if cluster is not None and not is_migrated(home()):
        raise supervise.CannotServe("De database past niet bij deze versie van Baken; draai eerst `baken migrate`.")
    supervise.supervise(cluster, children, lambda: _announce(children))


@contextmanager
def database(host: str, children: Sequence[supervise.Child]) -> Iterator[embedded.Cluster | None]:
    """The embedded server after the checks that need nothing running; None when `DATABASE_URL` names your own."""
    refuse_newer_home(home())
    supervise.refuse_full_disk(home())
    supervise.refuse_taken_ports(host, *(int(child.address[1]) for child in children if child.address))
    if "DATABASE_URL" in os.environ:
        yield None
    else:
        with embedded.running(home(), bound=True) as cluster:
            yield cluster


def port() -> int:
    """`BAKEN_PORT`; raises CannotServe when that is no port with a next one."""
    given = os.environ.get("BAKEN_PORT", "8000")
    if not given.isdigit() or not 1 <= int(given) <= 65_534:
        raise supervise.CannotServe(f"BAKEN_PORT is {given!r}; kies een getal van 1 tot en met 65534.")
    return int(given)


def _announce(children: Sequence[supervise.Child]) -> None:
    for child in children:
        if child.address:
            click.echo(f"{child.name}: http://{':'.join(child.address)}/")
    click.echo("Stop met Ctrl-C; de gegevens blijven.")


COMMANDS = [serve, worker]

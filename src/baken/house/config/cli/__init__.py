"""The command `baken`. Commands are imported when they are used, so that `baken --help` answers at once."""

import importlib
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import click


@dataclass(frozen=True)
class Entry:
    """Where a command comes from; one without help is not listed.

    `process` is the role it works as (`staff`, `worker` or `owner`); empty when it needs no Django. With `late` the
    command itself calls `ctx.obj()` when it comes to need that, so that a dry run needs no database. `offline` sets
    Django up, but starts no database.
    """

    help: str
    modules: tuple[str, ...]
    process: str = ""
    late: bool = False
    offline: bool = False


_SERVING = ("baken.house.config.cli.serving",)
_DATABASE = ("baken.house.config.cli.database",)
_DEMO = ("baken.house.config.cli.demo",)
_PRIVACY = ("baken.ground.privacy.commands",)
_PLACES = ("baken.ground.places.commands",)
_PHENOMENA = ("baken.ground.phenomena.commands",)
_SUBJECTS = ("baken.ground.subjects.commands",)
_INSIGHT = ("baken.journey.insight.commands",)
_UPKEEP = ("baken.house.upkeep.commands",)

# The floor `commands` of a room exports COMMANDS; commands of one name from several rooms become one group.
COMMANDS: dict[str, Entry] = {
    "demo": Entry("Zet alles klaar met verzonnen gegevens en start het.", _DEMO),
    "demo-reset": Entry("Gooi de verzonnen gegevens weg.", _DEMO),
    "load-demo": Entry("", _DEMO),
    "serve": Entry("Start de medewerkerskant, de voordeur en de werker.", _SERVING),
    "worker": Entry("Start alleen de werker, voor taken op de achtergrond.", _SERVING),
    "migrate": Entry("Breng de database op de stand van deze versie.", _DATABASE),
    "database": Entry("Houd alleen de ingebouwde database aan.", _DATABASE),
    "roles-sql": Entry("Druk de SQL af die de databaserollen maakt op uw eigen PostgreSQL.", _DATABASE),
    "shell-sql": Entry("Open psql als een van de databaserollen.", _DATABASE),
    "check": Entry("Zeg of deze installatie nog klopt.", _UPKEEP, "owner"),
    "policies": Entry("Schrijf de rijregels uit de matrix, of controleer ze.", _PRIVACY, "owner", offline=True),
    "keys": Entry("Maak en herstel de sleutels van het meldpunt.", ("baken.journey.intake.commands.keys",), "owner"),
    "mailbox": Entry("Haal de post van het meldpunt op.", ("baken.journey.intake.commands.mailbox",), "worker"),
    "pii": Entry("Herken namen voor wie anoniem wil blijven.", ("baken.journey.intake.commands.names",), "door", offline=True),
    "sender": Entry("Sleutels voor systemen die meldingen overdragen via de API.", ("baken.journey.intake.commands.senders",), "owner"),
    "destroy": Entry("Vernietig wat goedgekeurd is en zijn tijd gehad heeft.", _PRIVACY, "destroyer"),
    "replay-destruction": Entry("Verwijder na een teruggezette back-up opnieuw wat vernietigd was.", _PRIVACY, "owner"),
    "trail": Entry("Controleer de ketting van het inzagelogboek.", ("baken.ground.trail.commands",), "worker"),
    "plan": Entry("Lees een beleidsnota in.", ("baken.ground.policy.commands",), "worker", late=True),
    "import": Entry("Lees gebieden, vergunningen, barrières en cijfers in.", _PLACES + _SUBJECTS + _PHENOMENA + _INSIGHT, "worker"),
    "sources": Entry("Zeg welke cijfers geladen zijn en hoe vers ze zijn.", _INSIGHT, "worker"),
    "trends": Entry("Reken trends uit en waarschuw vroeg.", _INSIGHT, "worker", offline=True),
    "clusters": Entry("Zoek plekken en perioden waar meer is dan toeval.", _INSIGHT, "worker", offline=True),
    "effects": Entry(
        "Schat wat een maatregel veranderde.", ("baken.journey.effects.commands",), "worker", offline=True
    ),
    "link": Entry("Meet hoe goed het koppelen van gegevens werkt.", ("baken.journey.signals.commands",), "worker", offline=True),
    "account": Entry("Voeg mensen toe en zet hun wachtwoord.", ("baken.ground.organisations.commands",), "owner"),
    "docs": Entry("Schrijf de gemaakte documentatie, of controleer haar.", _UPKEEP, "owner", offline=True),
    "chaos": Entry("Schiet processen dood terwijl er meldingen komen, en tel na.", ("baken.testing.chaos.commands",)),
    "bench": Entry("Meet snelheid en geheugen.", ("baken.testing.bench.commands",)),
}  # fmt: skip


class Baken(click.Group):
    """The table above, as a click group."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [
            name for name, entry in COMMANDS.items() if entry.help and any(_exists(module) for module in entry.modules)
        ]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if entry.late:
            ctx.obj = lambda: ctx.with_resource(as_process(entry.process))
        elif entry.process:
            ctx.with_resource(as_process(entry.process, offline=entry.offline))
        found = [command for module in entry.modules for command in _offered(module) if command.name == cmd_name]
        groups = [command for command in found if isinstance(command, click.Group)]
        if len(groups) > 1:
            parts = {name: part for group in groups for name, part in group.commands.items()}
            return click.Group(cmd_name, parts, help=entry.help)
        return found[0] if found else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in self.list_commands(ctx)])


@click.group(cls=Baken, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="baken", message="Baken %(version)s")
def baken() -> None:
    """Baken: lokaal veiligheidsbeleid, van melding tot raad.

    Voorbeeld: baken demo
    """


def main() -> None:
    """Run the command; what goes wrong in a known way is one Dutch sentence and a non-zero exit."""
    from baken.house.config.cli import usage
    from baken.house.config.home import Stop
    from baken.instruments.kit.verdicts import Refused

    try:
        code = baken.main(prog_name="baken", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.UsageError as error:
        click.echo(usage.sentence(error), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit("Afgebroken.")
    except Stop as error:
        sys.exit(str(error))
    except Refused as refused:
        sys.exit(str(refused.verdict.sentence))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has seen enough
        sys.exit(1)


def as_process(process: str, *, offline: bool = False) -> AbstractContextManager[Any]:
    """Set Django up as this process; the returned context holds the embedded database, when that is what is used."""
    os.environ["BAKEN_PROCESS"] = process
    own = "baken.house.config.settings_door" if process == "door" else "baken.house.config.settings"
    os.environ["DJANGO_SETTINGS_MODULE"] = (
        own  # whatever the caller had: a door process never runs on the staff settings
    )
    import django

    django.setup()
    return nullcontext() if offline or {"-h", "--help"} & set(sys.argv) else server()


def server() -> AbstractContextManager[Any]:
    """The embedded database for as long as it is needed; when `DATABASE_URL` names your own, it must answer. Raises Stop."""
    from baken.house.config import embedded
    from baken.house.config.home import Stop, home
    from baken.house.config.versions import refuse_newer_home

    refuse_newer_home(home())
    if "DATABASE_URL" not in os.environ:
        return embedded.running(home())
    import psycopg

    from baken.house.config.databases import database

    entry = database("baken_app")
    try:
        psycopg.connect(
            host=entry["HOST"], port=entry["PORT"], user=entry["USER"], password=entry["PASSWORD"], dbname=entry["NAME"],
            connect_timeout=5,
        ).close()  # fmt: skip
    except psycopg.OperationalError as error:
        raise Stop(f"De database van DATABASE_URL antwoordt niet: {str(error).splitlines()[-1].strip()}") from error
    return nullcontext()


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _offered(module: str) -> list[click.Command]:
    if not _exists(module):
        return []
    offered: list[click.Command] = importlib.import_module(module).COMMANDS
    return offered

"""Commands around the database itself."""

import os
import secrets
import signal
import subprocess

import click

from baken.house.config import embedded
from baken.house.config.cli import as_process, server
from baken.house.config.home import home
from baken.house.config.roles import LOGIN_ROLES, database_sql, roles_sql, schema_sql
from baken.house.config.versions import mark_migrated, refuse_newer_database


@click.command()
@click.option("--no-mark", is_flag=True, hidden=True, help="Leave the version file alone (a copy for tests).")
@click.pass_context
def migrate(ctx: click.Context, no_mark: bool) -> None:
    """Breng de database op de stand van deze versie: tabellen, rijregels, wachters en de autorisatiematrix.

    Voorbeeld: baken migrate
    """
    ctx.with_resource(as_process("owner"))
    from django.core.management import call_command

    from baken.ground.privacy.services import apply_sql

    refuse_newer_database()
    call_command("migrate", interactive=False, verbosity=0)
    apply_sql()
    if not no_mark:
        mark_migrated(home())
    click.echo("De database is op de stand van deze versie.")


@click.command("database")
def keep_database() -> None:
    """Houd alleen de ingebouwde database aan, tot Ctrl-C; andere opdrachten vinden haar dan meteen.

    Voorbeeld: baken database
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with embedded.running(home(), bound=True) as cluster:
        click.echo(f"De database draait; socket in {cluster.sockets}. Stop met Ctrl-C.")
        try:
            signal.pause()
        except KeyboardInterrupt:
            click.echo("De database stopt.")


@click.command("roles-sql")
@click.option("--name", default="baken", show_default=True, help="Naam van de database.")
@click.option(
    "--host", default="localhost", show_default=True, help="Adres van uw PostgreSQL, voor de regels met adressen."
)
def print_roles(name: str, host: str) -> None:
    """Druk de SQL af die een beheerder eenmaal draait op uw eigen PostgreSQL 18, met verse wachtwoorden.

    Onderaan staan, als commentaar, de omgevingsvariabelen waarmee Baken dan verbindt. Bewaar de uitvoer als een geheim.

    Voorbeeld: baken roles-sql > rollen.sql && psql -f rollen.sql && rm rollen.sql
    """
    passwords = {role: secrets.token_urlsafe(32) for role in LOGIN_ROLES}
    click.echo(roles_sql(passwords))
    click.echo(f'CREATE DATABASE "{name}" OWNER baken_owner ENCODING UTF8 TEMPLATE template0;')
    click.echo(database_sql(name))
    click.echo(f'\\connect "{name}"\n{schema_sql()}\n')
    click.echo(f"-- DATABASE_URL=postgresql://{host}/{name}")
    for role, password in passwords.items():
        variable = f"BAKEN_DATABASE_URL_{role.removeprefix('baken_').upper()}"
        click.echo(f"-- {variable}=postgresql://{role}:{password}@{host}/{name}")


@click.command("shell-sql", context_settings={"ignore_unknown_options": True})
@click.argument("role", type=click.Choice([*LOGIN_ROLES, embedded.SUPERUSER]))
@click.argument("arguments", nargs=-1)
@click.pass_context
def shell(ctx: click.Context, role: str, arguments: tuple[str, ...]) -> None:
    """Open psql als een van de databaserollen, om te zien wat die rol kan; de rest gaat door naar psql.

    Voorbeeld: baken shell-sql baken_app -c "SELECT current_user"
    """
    cluster = ctx.with_resource(server()) or embedded.Cluster(home())
    connection = cluster.connection(role, os.environ.get("BAKEN_DATABASE", "baken"))
    environment = os.environ | {"PGPASSWORD": str(connection.pop("password"))}
    target = ["-h", connection["host"], "-p", str(connection["port"]), "-U", role, "-d", connection["dbname"]]
    ctx.exit(subprocess.run([embedded.program("psql"), *target, *arguments], env=environment, check=False).returncode)


COMMANDS = [migrate, keep_database, print_roles, shell]

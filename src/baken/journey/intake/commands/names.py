"""`baken pii`: the process that helps a writer see a name of their own in time."""

import sys

import click

from baken.journey.intake.services import naming
from baken.journey.intake.services.connection import door_setting

LONGEST_SOCKET = 100
"""Linux takes 107 bytes for the path of a socket."""


@click.command("pii")
@click.option("--prepare", is_flag=True, help="Bouw alleen de lijsten (eenmalig, enkele minuten).")
def pii(prepare: bool) -> None:
    """Herken namen in een tekst, voor wie bij de voordeur anoniem wil blijven. Vraagt 1,1 GB geheugen en bewaart niets.

    Baken start dit zelf als BAKEN_PII op 1 staat. Zonder dit proces kijken alleen de vaste regels.

    Voorbeeld: baken pii --prepare
    """
    address = door_setting("PII_SOCKET")
    if len(str(address)) > LONGEST_SOCKET:
        sys.exit(f"Het pad {address} is te lang voor een socket; kies met BAKEN_HOME een kortere map.")
    click.echo("De lijsten met namen worden klaargezet; de eerste keer duurt dat enkele minuten.", err=True)
    find = naming.finder(address.with_name("names"))
    if not prepare:
        click.echo("Klaar om mee te kijken. Stop met Ctrl-C.", err=True)
        naming.serve(find, address)


COMMANDS = [pii]

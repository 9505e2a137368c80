"""`baken mailbox`: take in what lies in the mailboxes of the desk, now; the worker does the same every five minutes."""

import json
import sys
from dataclasses import asdict

import click
from django.utils import timezone

from baken.journey.intake.services import mailbox as services


@click.command("mailbox")
@click.option("--json", "as_json", is_flag=True, help="Schrijf het resultaat als JSON.")
def mailbox(as_json: bool) -> None:
    """Haal de post uit de mailboxen van het meldpunt (mailboxes.toml); elke mail komt er een keer in.

    Voorbeeld: baken mailbox
    """
    try:
        boxes = services.mailboxes()
    except services.BadMailboxes as error:
        sys.exit(str(error))
    if not boxes:
        sys.exit("Er is geen mailbox ingesteld; zet er een in mailboxes.toml.")
    failed = False
    for box in boxes:
        try:
            found = services.fetch(box, at=timezone.localtime())
        except services.MailboxAway as error:
            failed = True
            click.echo(str(error), err=True)
            continue
        said = (
            f"{box.user} ({box.municipality}): {found.taken} nieuw, {found.known} al bekend, {found.left} laten liggen."
        )
        click.echo(json.dumps({"mailbox": box.user} | asdict(found)) if as_json else said)
    sys.exit(1 if failed else 0)


COMMANDS = [mailbox]

"""`baken sender`: which systems may hand reports over by the API with a key of their own."""

import sys

import click
from django.utils import timezone

from baken.ground.organisations.queries import municipalities
from baken.journey.intake.services import senders as services


@click.group("sender")
def sender() -> None:
    """Systemen die meldingen overdragen via de API: een website, Open Formulieren, Signalen.

    Voorbeeld: baken sender add "Open Formulieren" --municipality GM1509
    """


@sender.command("add")
@click.argument("name")
@click.option("--municipality", required=True, metavar="GMxxxx", help="De gemeentecode.")
@click.option(
    "--an-hour", default=600, show_default=True, help="Hoeveel meldingen per uur.",
    type=click.IntRange(1, services.MOST_AN_HOUR),
)  # fmt: skip
def add(name: str, municipality: str, an_hour: int) -> None:
    """Maak een sleutel voor een systeem; hij staat alleen nu op het scherm.

    Voorbeeld: baken sender add "Open Formulieren" --municipality GM1509 --an-hour 600
    """
    if municipality not in {card.code for card in municipalities()}:
        sys.exit(f"De gemeente {municipality} is hier niet bekend.")
    if not 1 <= len(name.strip()) <= 60:
        sys.exit("Een naam heeft 1 tot 60 tekens.")
    try:
        key = services.add_sender(
            name.strip(), municipality=municipality, an_hour=an_hour, on=timezone.localtime().date()
        )
    except services.SenderExists:
        sys.exit(f"{name} heeft al een sleutel voor {municipality}; beëindig die eerst met `baken sender end`.")
    click.echo(key)


@sender.command("end")
@click.argument("name")
@click.option("--municipality", required=True, metavar="GMxxxx", help="De gemeentecode.")
def end(name: str, municipality: str) -> None:
    """Laat een sleutel niet meer gelden; de meldingen blijven.

    Voorbeeld: baken sender end "Open Formulieren" --municipality GM1509
    """
    try:
        services.end_sender(name, municipality=municipality, on=timezone.localtime().date())
    except services.NoSuchSender:
        sys.exit(f"{name} heeft geen geldige sleutel voor {municipality}; kijk met `baken sender list`.")
    click.echo(f"De sleutel van {name} geldt niet meer.")


@sender.command("list")
def listed() -> None:
    """Toon de systemen, een per regel met tabs ertussen.

    Voorbeeld: baken sender list
    """
    for one in services.senders():
        until = f"{one.ended:%Y-%m-%d}" if one.ended else "geldig"
        click.echo("\t".join((one.municipality, one.name, str(one.an_hour), f"{one.since:%Y-%m-%d}", until)))


COMMANDS = [sender]

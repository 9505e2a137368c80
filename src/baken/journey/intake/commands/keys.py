"""`baken keys`: make the keys of a desk, write the recovery paper, and bring lost keys back with two of three holders."""

import sys
from pathlib import Path
from typing import TextIO

import click

from baken.ground.organisations.queries import municipalities
from baken.instruments.vault.keyholders import KeyExists, KeyMissing, create_keys, load_keys, load_public
from baken.instruments.vault.sealing import CannotOpen
from baken.journey.intake.services import keys as services


@click.group("keys")
def keys() -> None:
    """De sleutels waarmee meldingen verzegeld zijn.

    Voorbeeld: baken keys make
    """


@keys.command("make")
def make() -> None:
    """Maak de sleutels die nog ontbreken; een bestaande sleutel blijft zoals hij is.

    Voorbeeld: baken keys make
    """
    made = services.make_desk_keys([card.code for card in municipalities()])
    click.echo(f"Gemaakt: {', '.join(made)}." if made else "Alle sleutels waren er al.")


@keys.command("holder")
@click.argument("name")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def holder(name: str, folder: Path) -> None:
    """Maak het sleutelpaar van een houder van de herstelpapieren, bijvoorbeeld op een eigen usb-stick.

    Voorbeeld: baken keys holder burgemeester /media/stick
    """
    try:
        create_keys(folder, name)
    except KeyExists:
        sys.exit(f"In {folder} staat al een sleutel van {name}; die wordt nooit overschreven.")
    click.echo(f"Gemaakt: {name}.key (blijft bij de houder) en {name}.pub (mag iedereen zien).")


@keys.command("paper")
@click.argument("municipality")
@click.argument("holders", nargs=3, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def paper(municipality: str, holders: tuple[Path, ...]) -> None:
    """Schrijf het herstelpapier van een gemeente naar de uitvoer, voor drie houders (hun .pub-bestanden).

    Voorbeeld: baken keys paper GM1509 a.pub b.pub c.pub > kluis/GM1509.json
    """
    try:
        click.echo(
            services.recovery_paper(municipality, {file.stem: load_public(file.parent, file.stem) for file in holders})
        )
    except (KeyMissing, ValueError):
        sys.exit(f"Dit gaat niet: {municipality} heeft nog geen sleutel, of de drie houders zijn niet drie mensen.")


@keys.command("recover")
@click.argument("file", type=click.File("r", encoding="utf-8"))
@click.argument("holders", nargs=2, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def recover(file: TextIO, holders: tuple[Path, ...]) -> None:
    """Zet verloren sleutels terug met het herstelpapier en de sleutels van twee houders (hun .key-bestanden).

    Voorbeeld: baken keys recover kluis/GM1509.json a.key c.key
    """
    try:
        back = services.recover_keys(file.read(), {one.stem: load_keys(one.parent, one.stem) for one in holders})
    except (CannotOpen, KeyMissing, ValueError):
        sys.exit("Dit papier gaat niet open met deze twee sleutels; er is niets veranderd.")
    click.echo(f"Teruggezet: {', '.join(back)}." if back else "Er ontbrak geen sleutel; er is niets veranderd.")


COMMANDS = [keys]

"""`baken plan …`: read a policy note; store it as a draft for review."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from django.utils import timezone

from baken.ground.policy.rules.extract import LARGEST_FILE, UnreadableFile, text_of
from baken.ground.policy.rules.note import Note
from baken.ground.policy.rules.reading import read_note

MUNICIPALITY = "GM1509"


@click.group("plan")
def plan() -> None:
    """Lees een beleidsnota in: als tekst, Word (.docx) of PDF."""


@plan.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Alleen lezen en laten zien; niets bewaren, geen database nodig.")
@click.option("--json", "as_json", is_flag=True, help="Uitvoer voor een ander programma; bewaart niets.")
@click.option("--municipality", default=MUNICIPALITY, show_default=True, help="Gemeentecode, bijvoorbeeld GM1509.")
@click.pass_context
def import_plan(ctx: click.Context, file: Path, dry_run: bool, as_json: bool, municipality: str) -> None:
    """Zet een nota om in een concept: periode, prioriteiten, doelen, acties, randvoorwaarden en organen.

    Wat geen plek vindt maar op een belofte lijkt, staat apart in de lijst. Een mens beoordeelt het concept in Baken; de
    raad stelt vast. Met - als FILE leest Baken van de standaardinvoer.

    \b
    Voorbeelden:
      baken plan import nota.docx --dry-run
      baken plan import nota.pdf --json > nota.json
      baken plan import nota.txt --municipality GM1876
    """
    content = _content(file)
    note = _note(content)
    if as_json:
        click.echo(json.dumps(note.as_data(), ensure_ascii=False, indent=2))
    elif dry_run:
        click.echo(_told(note))
    else:
        click.echo(_stored(ctx, content, file.name, note, municipality))
    if (as_json or dry_run) and not note.priorities:
        click.echo("Baken vond geen prioriteiten in dit bestand. Is dit de nota?", err=True)
        ctx.exit(1)


@plan.command("text")
@click.argument("file", type=click.Path(path_type=Path))
def text(file: Path) -> None:
    """Druk de tekst af waarin `baken plan import --json` de passages aanwijst (start en end tellen tekens).

    \b
    Voorbeeld:
      baken plan text nota.pdf > nota.txt
    """
    click.echo(_note(_content(file)).text, nl=False)


def _content(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise click.ClickException(f"Het bestand {file} bestaat niet.") from None
    except IsADirectoryError:
        raise click.ClickException(f"{file} is een map; geef het bestand met de nota.") from None
    except OSError:
        raise click.ClickException(f"Baken mag of kan het bestand {file} niet lezen.") from None


def _note(content: bytes) -> Note:
    try:
        return read_note(text_of(content))
    except UnreadableFile as problem:
        raise click.ClickException(str(problem)) from None


def _stored(ctx: click.Context, content: bytes, name: str, note: Note, municipality: str) -> str:
    if not note.priorities or note.period is None:
        missing = "geen prioriteiten" if not note.priorities else "geen periode (zoals 2027-2030)"
        raise click.ClickException(
            f"Baken vond {missing} in dit bestand en bewaarde niets; bekijk met --dry-run wat Baken wel las."
        )
    ctx.obj()
    from baken.ground.organisations.queries import municipalities
    from baken.ground.policy.services import import_note
    from baken.ground.privacy.services import act_for_house
    from baken.ground.privacy.vocabulary import Activity

    known = {card.code: card.name for card in municipalities()}
    if municipality not in known:
        raise click.ClickException(
            f"Baken kent geen gemeente {municipality}. Wel: {', '.join(sorted(known)) or 'nog geen'}."
        )
    with act_for_house(municipality, Activity.MANAGE_PLAN) as actor:
        outcome = import_note(content=content, name=name, note=note, by=actor, at=timezone.localtime())
    if not outcome.is_new:
        return f"Dit bestand is al eerder ingelezen voor {known[municipality]}; het concept is niet veranderd."
    return f"{_told(note)}\n\nBewaard als concept voor {known[municipality]}. Beoordeel het in Baken, onder Plan."


def _told(note: Note) -> str:
    period = f"{note.period.first_year}-{note.period.last_year}" if note.period else "niet gevonden"
    lines = [f"Periode: {period}"]
    for number, priority in enumerate(note.priorities, start=1):
        lines += ["", f"Prioriteit {number}: {priority.title}"]
        lines += [f"  Doel   {_short(goal.text)}" for goal in priority.goals]
        lines += [f"  Actie  {_short(action.text)}" for action in priority.actions]
    lines += [
        "",
        f"Randvoorwaarden: {', '.join(_short(item.label or item.text) for item in note.preconditions) or 'geen'}",
    ]
    lines += [f"Organen: {', '.join(_ORGANS[organ.organ] for organ in note.organs) or 'geen'}"]
    lines += ["", f"Nog zonder plek ({len(note.unplaced)}):", *(f"  {_short(item.text)}" for item in note.unplaced)]
    return "\n".join(lines)


_ORGANS = {"council": "gemeenteraad", "college": "college", "mayor": "burgemeester"}


def _short(text: str, length: int = 110) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rsplit(' ', 1)[0]} …"


COMMANDS = [plan]

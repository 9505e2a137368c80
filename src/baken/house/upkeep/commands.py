"""`baken check`: does this installation still hold? `baken docs`: do the papers still fit the code?"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from django.utils import timezone

from baken.house.upkeep.services.checks import Check, check_installation
from baken.house.upkeep.services.papers import papers

_SIGNS = {True: "goed ", False: "FOUT ", None: "  ?  "}


@click.command("check")
@click.option(
    "--proxy-log",
    "proxy_logs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Een logbestand van de proxy voor de voordeur.",
)
@click.option("--json", "as_json", is_flag=True, help="Schrijf het resultaat als JSON.")
def check(proxy_logs: tuple[Path, ...], as_json: bool) -> None:
    """Zeg of deze installatie nog klopt; afsluitcode 1 als er iets fout is.

    Voorbeeld: baken check --proxy-log /var/log/nginx/access.log
    """
    found = check_installation(at=timezone.localtime(), proxy_logs=proxy_logs)
    if as_json:
        click.echo(json.dumps([asdict(item) for item in found], ensure_ascii=False))
    else:
        for item in found:
            click.echo(_line(item))
    sys.exit(1 if any(item.holds is False for item in found) else 0)


def _line(item: Check) -> str:
    return f"{_SIGNS[item.holds]} {item.name}: {item.sentence}"


@click.command("docs")
@click.option("--check", is_flag=True, help="Schrijf niets; meld alleen wat verschilt.")
def docs(check: bool) -> None:
    """Schrijf de bladzijden van docs/reference die uit de code volgen.

    Voorbeeld: baken docs --check
    """
    wanted = papers(Path(__file__).resolve().parents[4])
    stale = {path: text for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text}
    if check and stale:
        listed = ", ".join(sorted(path.name for path in stale))
        sys.exit(f"Niet meer van deze code: {listed}. Draai `baken docs` en bekijk het verschil.")
    for path, text in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(f"geschreven: docs/reference/{path.name}")


COMMANDS = [check, docs]

"""`baken check`: does this installation still hold?"""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from baken.house.upkeep.services.checks import Check, check_installation

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
    found = check_installation(at=datetime.now(UTC), proxy_logs=proxy_logs)
    if as_json:
        click.echo(json.dumps([asdict(item) for item in found], ensure_ascii=False))
    else:
        for item in found:
            click.echo(_line(item))
    sys.exit(1 if any(item.holds is False for item in found) else 0)


def _line(item: Check) -> str:
    return f"{_SIGNS[item.holds]} {item.name}: {item.sentence}"


COMMANDS = [check]

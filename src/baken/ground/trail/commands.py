"""`baken trail verify` and `baken trail seal`."""

import json
import sys
from dataclasses import asdict

import click
from django.utils import timezone

from baken.ground.trail import services


@click.group("trail")
def trail() -> None:
    """De twee logboeken.

    Voorbeeld: baken trail verify
    """


@trail.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Schrijf het resultaat als JSON.")
def verify(as_json: bool) -> None:
    """Reken de ketting na en noem de eerste schakel die niet klopt.

    Voorbeeld: baken trail verify --json
    """
    reports = services.verify()
    if as_json:
        click.echo(json.dumps([asdict(report) for report in reports], ensure_ascii=False))
    else:
        for report in reports:
            click.echo(_sentence(report))
    sys.exit(1 if any(report.broken_at for report in reports) else 0)


@trail.command("seal")
def seal() -> None:
    """Verzegel nu alle regels die vaststaan.

    Voorbeeld: baken trail seal
    """
    for log, links in services.seal(at=timezone.localtime()).items():
        click.echo(f"{services.LOGS[log]}: {links} schakels")


def _sentence(report: services.ChainReport) -> str:
    name = services.LOGS[report.log]
    if report.broken_at:
        return f"{name}: GEBROKEN bij schakel {report.broken_at}: {report.why}."
    return f"{name}: klopt, {report.links} schakels, hoofd {report.head[:16] or 'leeg'}."


COMMANDS = [trail]

"""The night watch, as jobs: each loads nothing of its own and calls one verb."""

from django.utils import timezone
from procrastinate.contrib.django import app

from baken.ground.privacy.services import apply_retention
from baken.ground.trail.services import seal
from baken.house.upkeep.services.extract import extract_figures


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="seal_trail", name="upkeep.seal_trail", pass_context=False)
def seal_trail(timestamp: int) -> None:
    """Chain the lines of both logs that are certain by now; a second run finds nothing left to do."""
    seal(at=timezone.localtime())


@app.periodic(cron="10 0 * * *")
@app.task(queueing_lock="apply_retention", name="upkeep.apply_retention", pass_context=False)
def apply_adopted_terms(timestamp: int) -> None:
    """Let a term that the municipality adopted hold from its first day; a second run finds nothing left to do."""
    apply_retention()


@app.periodic(cron="30 2 * * *")
@app.task(queueing_lock="extract_figures", name="upkeep.extract_figures", pass_context=False)
def extract(timestamp: int) -> None:
    """Count what the rooms offer for the picture; a second run gives the same counts."""
    extract_figures(at=timezone.localtime())

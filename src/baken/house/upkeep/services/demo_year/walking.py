"""The year, chapter by chapter."""

from datetime import datetime

from baken.house.upkeep.services.demo_year import (
    decisions,
    dossiers,
    earlier,
    others,
    phenomena,
    retention,
    routes,
    signals,
)
from baken.house.upkeep.services.demo_year.stage import Stage


def load_year(*, at: datetime) -> None:
    """Walk the year that ends at `at`. Runs in a staff process, after the people and the reports."""
    stage = Stage(at)
    retention.walk(stage)
    earlier.walk(stage)
    bound = dossiers.walk(stage, signals.walk(stage))
    decisions.walk(stage, bound)
    others.walk(stage)
    phenomena.walk(stage)
    routes.walk(stage)

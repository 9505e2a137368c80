"""The demo's year of work: every step is taken by the person who would take it, through the same services as the pages."""

from datetime import datetime


def load_year(*, at: datetime) -> None:
    """Walk the year that ends at `at`."""

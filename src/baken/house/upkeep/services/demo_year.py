"""The demo's year of work: every step is taken by the person who would take it, through the same services as the pages."""


def load_year() -> None:
    """Walk the year."""

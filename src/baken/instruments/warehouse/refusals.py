"""Why a file or a mapping is not taken: always one plain sentence for the person at the keyboard."""

from __future__ import annotations

import duckdb


class ImportRefused(Exception):
    """Nothing was changed; the message is a Dutch sentence that says what is wrong and what to do."""

    @property
    def sentence(self) -> str:
        return str(self)


def no_room(problem: duckdb.Error) -> str:
    """The sentence for a machine that is too full, so that nobody looks for what is wrong with the file; else empty."""
    if isinstance(problem, duckdb.OutOfMemoryException | duckdb.IOException):
        return "Er is te weinig geheugen of schijfruimte om dit bestand te laden. Maak ruimte en probeer het opnieuw."
    return ""

"""Why a file or a mapping is not taken: always one plain sentence for the person at the keyboard."""

from __future__ import annotations


class ImportRefused(Exception):
    """Nothing was changed; the message is a Dutch sentence that says what is wrong and what to do."""

    @property
    def sentence(self) -> str:
        return str(self)

"""What in a text may tell who wrote it, said kindly before it is sent. Nothing is stored, nothing is logged.

The rules always look (`rules.give_aways`). Where an installation runs `baken pii`, a list of Dutch names and surnames
(the library `deduce`) looks too, over a socket on the same machine: it knows that "jansen" is a name. It is asked only
for a name near a word for oneself or in the last line, because a suspect's name is what a report is for.
"""

import json
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from baken.journey.intake.rules import GiveAway, give_aways
from baken.journey.intake.vocabulary import GiveAwayKind

PATIENCE_SECONDS = 0.2
LONGEST_ANSWER = 200_000
AROUND = 30
_SELF = re.compile(r"\b(?:ik|mij|me|mijn|m['’]n|wij|we|ons|onze)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Hint:
    """One finding, to show before sending: in which field, what stands there with some text around it, and what to do."""

    field: str
    kind: GiveAwayKind
    before: str
    found: str
    after: str

    @property
    def advice(self) -> str:
        """What to do about it, in plain words (a Dutch sentence of the catalogs)."""
        return str(self.kind.label)


def hints(texts: Mapping[str, str]) -> tuple[Hint, ...]:
    """Every give-away in these fields (`{"story": …, "place": …}`), in order. Never raises: it is a help, not a guard."""
    return tuple(
        Hint(field, one.kind, text[max(0, one.start - AROUND) : one.start], one.found, text[one.end : one.end + AROUND])
        for field, text in texts.items()
        for one in _together(give_aways(text), own_names(text))
    )


def own_names(text: str) -> tuple[GiveAway, ...]:
    """Names that may be the writer's own, as far as a running `baken pii` knows them; none where there is no such process."""
    return tuple(
        GiveAway(GiveAwayKind.NAME, start, end, text[start:end])
        for start, end in _names(text)
        if _SELF.search(text[max(0, start - AROUND) : start]) or _signs(text, start)
    )


def _signs(text: str, start: int) -> bool:
    """Whether what starts here stands in the last line of more than one, as a name under a letter does."""
    above, _, last = text.rstrip().rpartition("\n")
    return bool(above.strip()) and start >= len(text.rstrip()) - len(last)


def _together(sure: tuple[GiveAway, ...], names: tuple[GiveAway, ...]) -> list[GiveAway]:
    free = [name for name in names if all(name.end <= one.start or name.start >= one.end for one in sure)]
    return sorted((*sure, *free), key=lambda one: one.start)


def _names(text: str) -> list[tuple[int, int]]:
    address = getattr(settings, "PII_SOCKET", "")
    if not address or not text.strip():
        return []
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE_SECONDS)
            line.connect(str(address))
            line.sendall(json.dumps(text).encode() + b"\n")
            with line.makefile("rb") as answer:
                said = json.loads(answer.readline(LONGEST_ANSWER))
        return [(int(start), int(end)) for start, end in said]
    except (OSError, ValueError):
        return []

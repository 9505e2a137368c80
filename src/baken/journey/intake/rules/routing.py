"""What goes round somebody, what is kept apart, and which address a place names."""

import re

from baken.instruments.kit.verdicts import ALLOWED, Verdict, refused
from baken.journey.intake.vocabulary import About, Refusal

RUN = 6
_POSTCODE_FIRST = re.compile(r"\b([1-9]\d{3}\s?[A-Za-z]{2})\b\D{0,40}?(\d{1,5})")
_NUMBER_FIRST = re.compile(r"(\d{1,5})\s?[A-Za-z]?\W{1,3}([1-9]\d{3}\s?[A-Za-z]{2})\b")


def goes_to_the_commissioner(about: str) -> Verdict:
    """What is about the mayor goes to the commissaris van de Koning, outside (Ambtsinstructie commissaris van de Koning)."""
    return refused(Refusal.ABOUT_THE_MAYOR) if about == About.MAYOR else ALLOWED


def may_fork(safety: str, care: str) -> Verdict:
    """Two parts of one report share no run of six words: what enforcement reads and what care reads stay apart (C58)."""
    return refused(Refusal.SAME_WORDS) if _runs(safety) & _runs(care) else ALLOWED


def postcode_and_number(place: str) -> tuple[str, str] | None:
    """The postcode and house number that somebody wrote, in either order; None when it is another kind of place."""
    first = _POSTCODE_FIRST.search(place)
    if first is not None:
        return first[1], first[2]
    last = _NUMBER_FIRST.search(place)
    return (last[2], last[1]) if last is not None else None


def _runs(text: str) -> set[tuple[str, ...]]:
    said = re.findall(r"\w+", text.casefold())
    return {tuple(said[place : place + RUN]) for place in range(max(len(said) - RUN + 1, 1))} - {()}

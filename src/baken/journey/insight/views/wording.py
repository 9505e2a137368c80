"""Figures in Dutch: notation, size of a change, the line that says where a figure comes from."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import date_format, number_format

from baken.ground.organisations.vocabulary import Role
from baken.instruments.kit.actors import Actor
from baken.instruments.stats.rates import Interval
from baken.journey.insight.queries import Perceived, Provenance
from baken.journey.insight.vocabulary import NO_FIGURE, Break

_COMMANDS = {
    "figures": "figures GM1509.json --mapping neighbourhood_crime",
    "months": "cbs 47022NED",
    "areas": "areas buurten_2024.geojson --vintage 2024",
    "liveability": "figures scores.csv --mapping leefbaarometer",
}


def how_to_load(actor: Actor) -> dict[str, str]:
    """What is missing, by what: the command for who can give it, and for all others whom to ask."""
    if actor.role == Role.ADMINISTRATOR:
        return {what: f"U laadt ze met: baken import {command}" for what, command in _COMMANDS.items()}
    return dict.fromkeys(_COMMANDS, "Vraag de beheerder om ze te laden.")


UNDATED = "dag van laden; het bestand noemt geen peildatum"
"""Below a date in a table."""


def day_of(source: Provenance | Perceived) -> str:
    """The reference date of a tile."""
    day = date_format(source.reference_date, "j F Y")
    return f"{day} ({UNDATED})" if source.undated else day


def number(value: float | None, decimals: int = 0) -> str:
    """A number in Dutch notation; what is not known says so."""
    return NO_FIGURE if value is None else str(number_format(value, decimals, force_grouping=True))


def between(interval: Interval | None, decimals: int = 0) -> str:
    """ "704 tot 813"."""
    return "" if interval is None else f"{number(interval.low, decimals)} tot {number(interval.high, decimals)}"


def span(usual: tuple[int, int] | None) -> str:
    """ "6 tot 14"."""
    return "te weinig jaren" if usual is None else f"{number(usual[0])} tot {number(usual[1])}"


def in_period(period: str) -> str:
    """ "2025", "het derde kwartaal van 2025", "maart 2025"."""
    if "Q" in period:
        ordinal = ("eerste", "tweede", "derde", "vierde")[int(period[-1]) - 1]
        return f"het {ordinal} kwartaal van {period[:4]}"
    if len(period) > 4:
        months = "januari februari maart april mei juni juli augustus september oktober november december".split()
        return f"{months[int(period[5:]) - 1]} {period[:4]}"
    return period


def short_period(period: str) -> str:
    """Above a column: "2025", "3e kwartaal 2025", "maart 2025"."""
    return f"{period[-1]}e kwartaal {period[:4]}" if "Q" in period else in_period(period)


def times(before: float, after: float) -> str:
    """How large a change is, in words somebody says: "ruim twee keer zoveel", "46% minder"."""
    if before <= 0:
        return "van nul"
    ratio = after / before
    if ratio >= 2:
        whole = int(ratio)
        return f"{'ruim ' if ratio - whole >= 0.05 else ''}{number(whole)} keer zoveel"
    change = round(abs(ratio - 1) * 100)
    return "evenveel" if change == 0 else f"{change}% {'meer' if ratio > 1 else 'minder'}"


def by_chance(expected: float, warnings: int) -> str:
    """The false-discovery rate in words: "Van 12 waarschuwingen verwachten we er 1 door toeval"."""
    if warnings == 0:
        return "Er is geen waarschuwing."
    if warnings == 1:
        chance = "minder dan 1" if expected < 0.01 else f"hooguit {number(expected * 100)}"
        return f"De kans dat deze ene waarschuwing toeval is: {chance} op de 100."
    said = "minder dan één" if expected < 0.95 else f"ongeveer {number(expected)}"
    return f"Van deze {warnings} waarschuwingen verwachten we er {said} door toeval ({number(expected, 1)})."


def years_of(breaks: Sequence[Break]) -> tuple[str, ...]:
    """The years in which a series breaks."""
    return tuple(str(each.since.year) for each in breaks)


def source_line(source: Provenance | None) -> str:
    """Source, reference date and vintage, as every figure carries them; that it is made up once, where no name says it."""
    if source is None:
        return ""
    named = f"{source.source} {source.vintage}".lower()
    made_up = "; verzonnen" if source.fictional and "verzonnen" not in named else ""
    return f"Bron: {source.source}, {source.dated}, jaargang {source.vintage}{made_up}."

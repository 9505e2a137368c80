"""What was only counted: gut feelings per neighbourhood and subject, and how often people went on to another channel.

No row is loaded and no total is given: with a total, a count that is too small to tell could be worked out.
"""

from dataclasses import dataclass
from datetime import date

from baken.ground.places.queries import area_names
from baken.ground.topics.queries import catalogue_on
from baken.instruments.kit.actors import Actor
from baken.journey.intake.models import ClickOut, Hunch
from baken.journey.intake.rules.counts import Quarter, shown


@dataclass(frozen=True)
class CountLine:
    """How often, of what. `times` is None when it was once to four times; `phenomena` are the codes that belong to it."""

    what: str
    area: str
    times: int | None
    phenomena: tuple[str, ...] = ()


def hunches(viewer: Actor, quarter: Quarter, today: date) -> list[CountLine]:
    """Gut feelings per neighbourhood and subject in a quarter, the most first (C31)."""
    rows = Hunch.objects.filter(
        municipality=viewer.municipality, on__gte=quarter.first, on__lte=quarter.last(today)
    ).tally("area_code", "subject", summing="times")
    topics, areas = catalogue_on(viewer.municipality), area_names(viewer.municipality)
    lines = []
    for code, subject, times in rows:
        topic = topics.topic(subject)
        what = "weet niet waarop het lijkt" if topic and topic.counts_only else topics.named(subject).label
        area = areas.get(code, code) if code else "buurt niet bekend"
        lines.append(CountLine(what, area, shown(times), topic.phenomena if topic else ()))
    return _most_first(lines)


def click_outs(viewer: Actor, quarter: Quarter, today: date) -> list[CountLine]:
    """How often people went on to each other channel in a quarter, the most first (C69)."""
    rows = ClickOut.objects.filter(
        municipality=viewer.municipality, on__gte=quarter.first, on__lte=quarter.last(today)
    ).tally("way", summing="times")
    ways = {one.code: one.label for one in catalogue_on(viewer.municipality).channels}
    return _most_first([CountLine(ways.get(way, way), "", shown(times)) for way, times in rows])


def _most_first(lines: list[CountLine]) -> list[CountLine]:
    return sorted(lines, key=lambda one: (-(one.times or 0), one.what, one.area))

"""What stands beside the municipal figure: the basisteam, similar municipalities, declarations, and how safe it feels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from baken.ground.organisations.queries import municipalities
from baken.ground.places.queries import municipality_names
from baken.instruments.kit.actors import Actor
from baken.instruments.stats.rates import Interval, Share, share
from baken.instruments.warehouse.asking import ask, ask_all
from baken.journey.insight.queries.series import the_store
from baken.journey.insight.rules import Compared, compare
from baken.journey.insight.rules.changes import YEARS_BACK
from baken.journey.insight.rules.peers import Funnel, Peer, funnel, together
from baken.journey.insight.vocabulary import ALL_CRIME, CRIMES, INHABITANTS

MOST_PEERS = 40
PEOPLE = "population"


@dataclass(frozen=True)
class Perceived:
    """What people said in a survey, with its margins."""

    question: str
    area: str
    period: str
    value: float
    unit: str
    low: float | None
    high: float | None
    source: str
    reference_date: date


@dataclass(frozen=True)
class Declared:
    """How much of what is registered was declared, and how much of that by internet."""

    period: str
    crimes: int | None
    declarations: int | None
    by_internet: Share | None
    source: str


@dataclass(frozen=True)
class Quarters:
    """The municipality per quarter; the newest known one beside the same quarter of the five years before it."""

    series: tuple[tuple[str, int | None], ...]
    newest: str
    compared: Compared
    provisional: bool


@dataclass(frozen=True)
class Beside:
    """The context of one municipal figure; what is not loaded is None or empty."""

    team: tuple[Peer, ...]
    team_rate: tuple[float, Interval] | None
    own_rate: tuple[float, Interval] | None
    funnel: Funnel | None
    declared: Declared | None
    perceived: tuple[Perceived, ...]
    quarters: Quarters | None


def beside(viewer: Actor, *, code: str = ALL_CRIME, year: str) -> Beside:
    """What to hold the viewer's municipal figure of a year against."""
    own = viewer.municipality
    team = {each.code: each.name for each in municipalities()}
    similar = [row["area"] for row in ask(the_store(), "similar_municipalities", municipality=own, how_many=MOST_PEERS)]
    areas = sorted({own, *team, *similar})
    crimes, people, reported, felt, by_quarter = ask_all(
        the_store(),
        [
            ("totals", {"areas": areas, "phenomena": [code], "unit": CRIMES, "per": "year"}),
            ("totals", {"areas": areas, "phenomena": [PEOPLE], "unit": INHABITANTS, "per": "year"}),
            ("reporting", {"areas": [own], "phenomenon": code, "per": "year"}),
            ("perception", {"areas": [*areas, "NL00", "NL01"]}),
            ("totals", {"areas": [own], "phenomena": [code], "unit": CRIMES, "per": "quarter"}),
        ],
    )
    counts = {row["area"]: row["value"] for row in crimes if row["period"] == year and row["value"] is not None}
    latest = {row["area"]: row["value"] for row in people if row["value"]}
    names = municipality_names(areas) | team
    peers = {
        area: Peer(area, names.get(area, area), round(counts[area]), round(latest[area]))
        for area in areas
        if area in counts and area in latest
    }
    members = tuple(peers[area] for area in team if area in peers)
    whole_team = members if len(members) == len(team) else ()
    return Beside(
        team=members,
        team_rate=together(whole_team),
        own_rate=together([peers[own]]) if own in peers else None,
        funnel=funnel([peer for area, peer in peers.items() if area in similar]) if own in peers else None,
        declared=_declared(reported, year),
        perceived=tuple(_perceived(row) for row in felt if row["value"] is not None),
        quarters=_quarters(by_quarter),
    )


def _quarters(rows: Sequence[dict[str, Any]]) -> Quarters | None:
    """The last five years of quarters; None without a known one."""
    counts = {row["period"]: None if row["value"] is None else round(row["value"]) for row in rows}
    known = sorted(period for period, count in counts.items() if count is not None)
    if not known:
        return None
    newest = known[-1]
    same = [counts.get(f"{int(newest[:4]) - back}{newest[4:]}") for back in range(YEARS_BACK, 0, -1)]
    provisional = any(row["provisional"] for row in rows if row["period"] == newest)
    series = tuple(sorted(counts.items()))[-4 * YEARS_BACK :]
    return Quarters(series, newest, compare(counts[newest] or 0, same), provisional)


def _declared(rows: Sequence[dict[str, Any]], year: str) -> Declared | None:
    row = next((row for row in rows if row["period"] == year and row["declarations"] is not None), None)
    if row is None:
        return None
    made, online = round(row["declarations"]), row["by_internet"]
    by_internet = share(round(online), made) if online is not None and 0 <= online <= made and made else None
    return Declared(year, None if row["crimes"] is None else round(row["crimes"]), made, by_internet, row["source"])


def _perceived(row: dict[str, Any]) -> Perceived:
    return Perceived(
        row["definition"], row["area"], row["period"], row["value"], row["unit"], row["low"], row["high"],
        row["source"], row["reference_date"],
    )  # fmt: skip

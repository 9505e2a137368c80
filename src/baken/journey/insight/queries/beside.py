"""What stands beside the municipal figure: the basisteam, similar municipalities, declarations, and how safe it feels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from baken.ground.organisations.queries import municipalities, organisations
from baken.ground.organisations.vocabulary import OrganisationKind
from baken.ground.places.queries import municipality_names
from baken.instruments.kit.actors import Actor
from baken.instruments.stats.rates import Interval, Share, share
from baken.instruments.warehouse.asking import ask, ask_all
from baken.journey.insight.queries.series import Provenance, is_undated, provenance_of, the_store, told_date
from baken.journey.insight.rules import YEARS_BACK, Compared, comparable, compare
from baken.journey.insight.rules.peers import Funnel, Peer, funnel, is_team, together
from baken.journey.insight.vocabulary import ALL_CRIME, CRIMES, INHABITANTS

MOST_PEERS = 40
PEOPLE, DECLARATIONS = "population", "aangiften"


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
    earlier: tuple[tuple[str, float], ...] = ()
    undated: bool = False

    @property
    def dated(self) -> str:
        """ "peildatum 15 januari 2026", or that no reference date was named."""
        return told_date(self.reference_date, undated=self.undated)


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
    provenance: Provenance | None


@dataclass(frozen=True)
class Among:
    """The funnel of similar municipalities, in the newest year that one source has enough of them.

    `inhabitants`: who counted the people it is divided by.
    """

    year: str
    funnel: Funnel
    provenance: Provenance | None
    inhabitants: str


@dataclass(frozen=True)
class Beside:
    """The context of one municipal figure; what is not loaded is None or empty."""

    team: tuple[Peer, ...]
    team_year: str
    team_rate: tuple[float, Interval] | None
    own_rate: tuple[float, Interval] | None
    among: Among | None
    declared: Declared | None
    perceived: tuple[Perceived, ...]
    has_survey: bool
    quarters: Quarters | None


def beside(viewer: Actor, *, code: str = ALL_CRIME, year: str) -> Beside:
    """What to hold the viewer's municipal figure of a year against."""
    own = viewer.municipality
    team = {each.code: each.name for each in municipalities()}
    similar = [row["area"] for row in ask(the_store(), "similar_municipalities", municipality=own, how_many=MOST_PEERS)]
    areas = sorted({own, *team, *similar})
    surveyed = {row["area"]: row["name"] for row in ask(the_store(), "surveyed")}
    crimes, people, felt, by_quarter, loaded = ask_all(
        the_store(),
        [
            ("years_by_source", {"areas": areas, "phenomenon": code, "unit": CRIMES}),
            ("totals", {"areas": areas, "phenomena": [PEOPLE], "unit": INHABITANTS, "per": "year"}),
            ("perception", {"areas": [own, *(settings.SURVEY_AREAS or _own_teams(surveyed))]}),
            ("totals", {"areas": [own], "phenomena": [code], "unit": CRIMES, "per": "quarter"}),
            ("phenomena", {"municipality": own}),
        ],
    )
    has_declarations = any((row["phenomenon"], row["unit"]) == (code, DECLARATIONS) for row in loaded)
    reported = ask(the_store(), "reporting", areas=[own], phenomenon=code, per="year") if has_declarations else []
    latest = {row["area"]: row["value"] for row in people if row["value"]}
    names = municipality_names(areas) | team
    tables = [
        _Table(each, tuple(row for row in rows if row["area"] in latest))
        for each, rows in _per_year(crimes)
        if each <= year
    ]

    def peers(rows: Sequence[dict[str, Any]], among: Collection[str]) -> list[Peer]:
        here = [row for row in rows if row["area"] in among]
        return [
            Peer(row["area"], names.get(row["area"], row["area"]), round(row["value"]), round(latest[row["area"]]))
            for row in here
        ]

    close = max(tables, key=lambda table: (len(peers(table.rows, team)), table.year), default=_Table("", ()))
    members = sorted(peers(close.rows, team), key=lambda peer: peer.name)
    mine = [row for table in tables if table.year == year for row in table.rows if row["area"] == own]
    return Beside(
        team=tuple(members),
        team_year=close.year,
        team_rate=together(members if len(members) == len(team) else ()),
        own_rate=together(peers(mine[:1], {own})),
        among=_among(
            own,
            [(table, peers(table.rows, similar)) for table in tables],
            max(
                ((row["period"], row["source"]) for row in people if row["area"] == own and row["value"]),
                default=("", ""),
            )[1],
        ),
        declared=_declared(reported, year),
        perceived=_newest_answers([row for row in felt if row["value"] is not None], names),
        has_survey=bool(surveyed),
        quarters=_quarters(by_quarter, code),
    )


@dataclass(frozen=True)
class _Table:
    """The areas that one source knows in one year."""

    year: str
    rows: tuple[dict[str, Any], ...]


def _per_year(rows: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Rows per source and year; nothing made up once there is anything real."""
    has_real = any(not row["fictional"] for row in rows)
    found: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if not (has_real and row["fictional"]):
            found[row["dataset"], row["source"], row["period"]].append(row)
    return [(year, each) for (_, _, year), each in found.items()]


def _among(own: str, found: Sequence[tuple[_Table, list[Peer]]], inhabitants: str) -> Among | None:
    """The newest year first, and in it the source that knows most; None where no source knows ten, and us among them."""
    for table, listed in sorted(found, key=lambda each: (each[0].year, len(each[1])), reverse=True):
        made = funnel(listed) if any(peer.code == own for peer in listed) else None
        if made is not None:
            return Among(table.year, made, provenance_of(table.rows), inhabitants)
    return None


def _own_teams(surveyed: Mapping[str, str]) -> list[str]:
    """The areas of a survey that bear the name of the police at the table."""
    police = [each.name for each in organisations() if each.kind == OrganisationKind.POLICE]
    return [area for area, name in surveyed.items() if any(is_team(name, each) for each in police)]


def _newest_answers(rows: Sequence[dict[str, Any]], names: Mapping[str, str]) -> tuple[Perceived, ...]:
    """Per question and area the newest answer, with those of earlier years."""
    series: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        series[row["phenomenon"], row["area"]].append(row)
    return tuple(
        _perceived(each[-1], names, tuple((row["period"], row["value"]) for row in each[:-1]))
        for each in (sorted(each, key=lambda row: str(row["period"])) for each in series.values())
    )


def _quarters(rows: Sequence[dict[str, Any]], code: str) -> Quarters | None:
    """The last five years of quarters; None without a known one."""
    counts = {row["period"]: None if row["value"] is None else round(row["value"]) for row in rows}
    known = sorted(period for period, count in counts.items() if count is not None)
    if not known:
        return None
    newest = known[-1]
    same = [counts[each] for each in comparable(counts, newest, code) if each[4:] == newest[4:]]
    provisional = any(row["provisional"] for row in rows if row["period"] == newest)
    series = tuple(sorted(counts.items()))[-4 * YEARS_BACK :]
    return Quarters(series, newest, compare(counts[newest] or 0, same), provisional, provenance_of(rows))


def _declared(rows: Sequence[dict[str, Any]], year: str) -> Declared | None:
    row = next((row for row in rows if row["period"] == year and row["declarations"] is not None), None)
    if row is None:
        return None
    made, online = round(row["declarations"]), row["by_internet"]
    by_internet = share(round(online), made) if online is not None and 0 <= online <= made and made else None
    return Declared(year, None if row["crimes"] is None else round(row["crimes"]), made, by_internet, row["source"])


def _perceived(row: dict[str, Any], names: Mapping[str, str], earlier: tuple[tuple[str, float], ...]) -> Perceived:
    return Perceived(
        row["definition"], names.get(row["area"]) or row["note"] or row["area"], row["period"], row["value"], row["unit"],
        row["low"], row["high"], row["source"], row["reference_date"], earlier,
        is_undated(row["dataset"], row["vintage"]),
    )  # fmt: skip

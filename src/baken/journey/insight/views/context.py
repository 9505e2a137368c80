"""What stands beside the municipal figure, in words, tables and a funnel."""

from __future__ import annotations

from typing import Any

from baken.journey.insight.queries import Beside, Perceived
from baken.journey.insight.queries.beside import Quarters
from baken.journey.insight.views.drawing import funnel_drawing, quarters_drawing
from baken.journey.insight.views.wording import between, day_of, in_period, number, short_period, source_line, span

POSITIONS = {
    -2: "duidelijk lager dan verwacht",
    -1: "lager dan verwacht",
    0: "zoals verwacht bij deze grootte",
    1: "hoger dan verwacht",
    2: "duidelijk hoger dan verwacht",
}


def context_of(found: Beside, own: str, year: str) -> dict[str, Any]:
    """The tiles and the funnel beside the picture."""
    return {
        "team_tile": _team(found),
        "has_survey": found.has_survey,
        "perception_tiles": [_felt(each) for each in found.perceived[:4]],
        "declared_tile": _declared(found),
        "funnel": _funnel(found, own),
        "quarters": _quarters(found.quarters) if found.quarters else None,
    }


def _quarters(found: Quarters) -> dict[str, Any]:
    compared = found.compared
    usual = f", gewoonlijk {span(compared.usual)}" if compared.usual else ""
    judged = f" Dat is {compared.judgement.label}." if compared.usual else " Er zijn te weinig eerdere jaren."
    status = " Dit cijfer is voorlopig." if found.provisional else ""
    return {
        "title": "Per kwartaal",
        "sentence": f"{number(compared.count)} in {in_period(found.newest)}{usual}.{judged}{status}",
        "source": source_line(found.provenance),
        "drawing": quarters_drawing(found.series, compared.usual, found.newest),
        "columns": ("Kwartaal", "Aantal"),
        "rows": [(short_period(period), number(count)) for period, count in found.series],
    }


def _team(found: Beside) -> dict[str, Any] | None:
    if found.team_rate is None or len(found.team) < 2:
        return None
    value, interval = found.team_rate
    own = f"Eigen gemeente: {number(found.own_rate[0], 1)} ({between(found.own_rate[1], 1)})." if found.own_rate else ""
    return {
        "label": f"Het basisteam samen, {found.team_year}",
        "value": number(value, 1),
        "unit": "misdrijven per 1.000 inwoners",
        "interval": f"Met toeval erbij: {between(interval, 1)}. {own}",
        "change": ", ".join(peer.name for peer in found.team),
    }


def _felt(each: Perceived) -> dict[str, Any]:
    margin = f"Marge: {number(each.low, 1)} tot {number(each.high, 1)}." if each.low is not None else ""
    return {
        "label": each.question.removeprefix("Wat inwoners antwoorden in een steekproef: ").rstrip("."),
        "value": number(each.value, 1),
        "unit": each.unit,
        "interval": margin,
        "change": f"{each.area}, {each.period}." + _earlier(each),
        "source": each.source,
        "date": day_of(each),
    }


def _earlier(each: Perceived) -> str:
    told = ", ".join(f"{number(value, 1)} in {period}" for period, value in each.earlier)
    return f" Eerder {told}." if told else ""


def _declared(found: Beside) -> dict[str, Any] | None:
    told = found.declared
    if told is None:
        return None
    online = told.by_internet
    share = ""
    if online is not None:
        interval = online.interval()
        share = (
            f"{number(online.successes)} van {number(online.trials)} via internet: {number(100 * online.value)}% "
            f"({number(100 * interval.low)} tot {number(100 * interval.high)}%)."
        )
    return {
        "label": f"Aangiften in {told.period}",
        "value": number(told.declarations),
        "unit": "aangiften",
        "interval": share or "Hoeveel via internet is niet bekend.",
        "change": f"Op {number(told.crimes)} geregistreerde misdrijven.",
        "source": told.source,
    }


def _funnel(found: Beside, own: str) -> dict[str, Any] | None:
    if found.among is None:
        return None
    drawn, year = found.among.funnel, found.among.year
    mine = next(peer for peer in drawn.peers if peer.code == own)
    others = len(drawn.peers) - 1
    return {
        "title": f"Naast {others} vergelijkbare gemeenten, {year}",
        "sentence": f"{mine.name} heeft {number(mine.per_thousand, 1)} misdrijven per 1.000 inwoners; samen "
        f"{number(drawn.common, 1)}. Dat is {POSITIONS[drawn.position(mine)]}. "
        "Geen ranglijst: in de trechter is elk verschil gewoon.",
        "source": f"{source_line(found.among.provenance)} Inwoners: {found.among.inhabitants}.",
        "drawing": funnel_drawing(drawn, own),
        "columns": ("Gemeente", "Inwoners", "Misdrijven", "Per 1.000 inwoners", "Wat zegt dat?"),
        "rows": [
            (
                peer.name,
                number(peer.inhabitants),
                number(peer.count),
                number(peer.per_thousand, 1),
                POSITIONS[drawn.position(peer)],
            )
            for peer in sorted(drawn.peers, key=lambda peer: peer.name)
        ],
    }

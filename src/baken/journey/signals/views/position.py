"""The information position on one page (C37, C75)."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from baken.ground.privacy.queries import norms
from baken.ground.privacy.services import Visit, acting, several
from baken.ground.privacy.vocabulary import Activity, may_do
from baken.instruments.ui.charts import BAND, SERIES, Drawing, draw
from baken.journey.intake.queries import Feedback, feedback_given
from baken.journey.signals import queries
from baken.journey.signals.queries.position import Position, QuarterLine, SourceLine
from baken.journey.signals.vocabulary import SILENT_AFTER

_STACK = ("compleet", "gewogen, niet compleet", "niet gewogen")


@require_safe
@several(Activity.WEIGH_SIGNALS, Activity.HANDLE_REPORTS)
def overview(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How many signals, from whom, how complete, how fast weighed, and who heard something back."""
    now = timezone.localtime()
    with acting(visit, Activity.WEIGH_SIGNALS) as actor:
        found = queries.position(actor, now)
        told = [card for card in norms(actor) if card.rule.key in {"weigh_within", *SILENT_AFTER.values()}]
    feedback = None
    if may_do(actor.role, Activity.HANDLE_REPORTS):
        with acting(visit, Activity.HANDLE_REPORTS) as handler:
            feedback = feedback_given(handler)
    context = {
        "found": found,
        "tiles": _tiles(found, feedback, date_format(now, "j F Y")),
        "drawing": _drawing(found.quarters),
        "quarter_columns": (
            "Kwartaal",
            "Signalen",
            "Compleet",
            "Zegt waar",
            "Heeft een onderwerp",
            "Gewogen",
            "Dagen tot weging",
            "Op tijd",
        ),
        "quarter_rows": [_quarter(line) for line in found.quarters],
        "source_columns": ("Bron", *(line.name for line in found.quarters), "Laatste signaal"),
        "source_rows": [_source(line) for line in found.sources if line.last],
        "unheard": [line.source.label for line in found.sources if line.last is None],
        "silent": [line.source.label for line in found.sources if line.silent],
        "norms": told,
    }
    return render(request, "signals/position.html", context)


def _tiles(found: Position, feedback: Feedback | None, today: str) -> list[dict[str, Any]]:
    """The four figures that say it at a glance, over the quarters together; what is not known is None, never nought."""
    signals = sum(line.signals for line in found.quarters)
    weighed = sum(line.weighed for line in found.quarters)
    since = f"Sinds {date_format(found.quarters[0].first, 'F Y')}"
    brought = sum(bool(sum(line.counts)) for line in found.sources)
    tiles: list[dict[str, Any]] = [
        {"label": "Signalen", "value": str(signals), "unit": "signalen", "change": f"{since}, uit {brought} soorten bronnen."},
        {
            "label": "Compleet", "value": _share(sum(line.complete for line in found.quarters), weighed),
            "change": "Van wat gewogen is: zegt waar, heeft een onderwerp, en is meer dan vaag.",
        },
        {
            "label": "Op tijd gewogen", "value": _share(sum(line.in_time for line in found.quarters), weighed),
            "change": f"Binnen {found.within} dagen. Nu wachten er {found.waiting}, waarvan {found.overdue} langer.",
        },
    ]  # fmt: skip
    if feedback is not None:
        tiles.append(
            {
                "label": "Hoorde iets terug", "value": _share(feedback.told, feedback.reachable),
                "change": "Melders met een code, van afgehandelde meldingen die nog bewaard zijn.",
            }
        )  # fmt: skip
    return [tile | {"source": "Baken", "date": today} for tile in tiles]


def _share(part: int, whole: int) -> str | None:
    """Such as "9 van 12": with few signals a percentage pretends too much."""
    return f"{part} van {whole}" if whole else None


def _drawing(lines: Sequence[QuarterLine]) -> Drawing:
    values = [
        {"kwartaal": _short(line), "aantal": count, "wat": what}
        for line in lines
        for what, count in zip(
            _STACK, (line.complete, line.weighed - line.complete, line.signals - line.weighed), strict=True
        )
    ]
    return draw(
        {
            "height": 200,
            "data": {"values": values},
            "mark": {"type": "bar", "size": 48},
            "encoding": {
                "x": {"field": "kwartaal", "type": "ordinal", "sort": None, "axis": {"title": None, "labelAngle": 0}},
                "y": {"field": "aantal", "type": "quantitative", "title": "signalen", "axis": {"tickMinStep": 1}},
                "color": {
                    "field": "wat", "type": "nominal", "title": None,
                    "scale": {"domain": list(_STACK), "range": [SERIES[0], SERIES[1], BAND]},
                },
            },
        }
    )  # fmt: skip


def _short(line: QuarterLine) -> str:
    return f"{(line.first.month + 2) // 3}e {line.first.year}"


def _quarter(line: QuarterLine) -> tuple[Any, ...]:
    name = {"text": line.name, "note": "loopt nog" if line.running else ""}
    days = "niets gewogen" if line.days is None else str(line.days)
    counts = (line.signals, line.complete, line.placed, line.named, line.weighed)
    return (name, *map(str, counts), days, f"{line.in_time} van {line.weighed}" if line.weighed else "")


def _source(line: SourceLine) -> tuple[Any, ...]:
    last: Any = date_format(line.last, "F Y") if line.last else ""
    if line.silent:
        last = {"text": f"{last}, stil", "badge": "warning"}
    label = str(line.source.label)
    return (label[:1].upper() + label[1:], *map(str, line.counts), last)

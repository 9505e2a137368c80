"""Components that show a series of things: rows, steps, events, doors. Registered by `{% load ui %}`."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template import Library


def data_list(items: Iterable[tuple[str, Any]], kind: str = "rows") -> dict[str, Any]:
    """Label and value pairs (`dl`). A value that is empty shows as a dash, so that nothing silently disappears."""
    return {"items": items, "kind": kind}


def table(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    numeric: str = "",
    hide_caption: bool = False,
    empty: str = "Er is hier nog niets.",
) -> dict[str, Any]:
    """A table whose rows become cards on a phone.

    A cell is a value, or a dict with `text` and optionally `url`, `badge` (a tone) and `note`. The first cell of a row
    is its heading. `numeric` lists the columns with numbers, counted from 1: "3,4".
    """
    numbers = {int(number) for number in numeric.split(",") if number.strip()}
    heads = [{"label": label, "numeric": place in numbers} for place, label in enumerate(columns, start=1)]
    body = [
        [
            {"head": head, "cell": cell if isinstance(cell, dict) else {"text": cell}}
            for head, cell in zip(heads, row, strict=True)
        ]
        for row in rows
    ]
    return {"caption": caption, "heads": heads, "rows": body, "hide_caption": hide_caption, "empty": empty}


def timeline(events: Iterable[Any]) -> dict[str, Any]:
    """What happened, newest first or as given. Each event: `at`, `title`, optional `who`, `text`, `url`, `tone`."""
    return {"events": events}


def tracker(steps: Iterable[Any]) -> dict[str, Any]:
    """Where something is, like a parcel. Each step: `label`, `state` (done, now, later), optional `at` and `text`."""
    return {"steps": steps}


def tabs(items: Iterable[Any], label: str = "Onderdelen") -> dict[str, Any]:
    """Links that look like tabs. Each item: `label`, `url`, `current`, optional `count`."""
    return {"items": items, "label": label}


def pages(newer: str = "", older: str = "", shown: str = "") -> dict[str, Any]:
    """Paging by key: addresses of the newer and the older page, and a sentence about what is shown."""
    return {"newer": newer, "older": older, "shown": shown}


def doors(items: Iterable[Any], title: str = "Wat mag ik nu?") -> dict[str, Any]:
    """Which steps are open and which are closed, each with one sentence.

    Each door: `label`, `open`, `sentence`, optional `article`, `opens` (what would open it) and `url`.
    """
    listed = list(items)
    return {
        "open": [door for door in listed if _value(door, "open")],
        "closed": [door for door in listed if not _value(door, "open")],
        "title": title,
    }


def decision_card(card: Any) -> dict[str, Any]:
    """A decision to take on the phone: `kind`, `title`, `asked_by`, `deadline`, `late`, `points`, `url`, `action`.

    Each point: `heading`, `text`, and `missing` where something is still to be done first.
    """
    return {"card": card}


def breadcrumb(items: Iterable[Any]) -> dict[str, Any]:
    """Where am I: (label, url) pairs, the last one the page itself (its url is ignored)."""
    return {"items": list(items)}


def _value(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name)


def register_on(library: Library) -> None:
    """Puts every component of this module on a template library, under its own name."""
    for component in (data_list, table, timeline, tracker, tabs, pages, doors, decision_card, breadcrumb):
        library.inclusion_tag(f"ui/components/{component.__name__}.html")(component)

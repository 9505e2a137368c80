"""The generated part of `docs/reference`: written from the tables, the matrix and the transitions that the house runs on."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from baken.ground.organisations.vocabulary import ROLES, Role
from baken.ground.privacy.vocabulary import MATRIX, RETENTION, Activity, Grant, Label, Shelf
from baken.ground.privacy.vocabulary.matrix import COMPARTMENT_OF, may_do
from baken.instruments.tables.models import Record, Step, records

HEAD = "<!-- Written by `baken docs`; do not edit. -->\n"


def papers(checkout: Path) -> dict[Path, str]:
    """What each generated page must say, by path."""
    pages: dict[str, Callable[[], str]] = {
        "state-machines.md": state_machines,
        "matrix.md": matrix,
        "tables.md": tables,
    }
    return {checkout / "docs" / "reference" / name: HEAD + page() for name, page in pages.items()}


def state_machines() -> str:
    """A diagram per record that has states; the arrows are the only moves that exist."""
    lines = [
        "# State machines",
        "",
        "A move is a row in the step table; PostgreSQL refuses every move that is not drawn.",
    ]
    for step in records():
        if issubclass(step, Step):
            lines += ["", *_machine(step)]
    return "\n".join(lines) + "\n"


def matrix() -> str:
    """Who may see or write which shelf, during which activity."""
    lines = [
        "# The authorisation matrix",
        "",
        "Deny by default. One session acts in one membership for one activity; rights never add up.",
        "",
        "| Role | Activity | Writes | Sees |",
        "|---|---|---|---|",
    ]
    for role in Role:
        for activity in Activity:
            if may_do(role.value, activity.value):
                writes, sees = (
                    ", ".join(f"`{grant.shelf.value}`" for grant in _grants(role, activity) if grant.act is act)
                    for act in (True, False)
                )
                lines.append(f"| {role.value} | {activity.value} | {writes or '–'} | {sees or '–'} |")
    lines += ["", "## Roles", ""] + [f"- `{card.role.value}`: {card.sentence}" for card in ROLES.values()]
    lines += ["", "## Shelves and their legal compartment", ""]
    lines += [f"- `{shelf.value}` ({shelf.label}): {COMPARTMENT_OF[shelf].value}" for shelf in Shelf]
    return "\n".join(lines) + "\n"


def tables() -> str:
    """Every table of records: its shelf, its retention, what each field can reveal."""
    lines = ["# Tables and their privacy labels", "", "Every field wears one label; `none` is left out here."]
    for table in records():
        privacy = table.Privacy
        kept = RETENTION[privacy.retention]  # type: ignore[attr-defined]  # every concrete table declares it
        shelf = getattr(privacy, "shelf", table._meta.app_label)
        labels: dict[str, Label] = privacy.labels  # type: ignore[attr-defined]  # idem
        lines += ["", f"## {table._meta.label}", "", _first_line(table), ""]
        lines.append(f"Shelf `{Shelf(shelf).value}` · kept {kept.term} from {kept.starts} ({kept.source})")
        shown = {name: label for name, label in labels.items() if label is not Label.NONE}
        lines += ["", *(f"- `{name}`: {label.value}" for name, label in shown.items())] if shown else []
    return "\n".join(lines) + "\n"


def _machine(step: type[Step]) -> Iterator[str]:
    machine = step.Machine  # type: ignore[attr-defined]  # every concrete Step has a Machine
    field: Any = step._meta.get_field(machine.of)
    parent = field.related_model
    labels = {str(value): str(label) for value, label in parent._meta.get_field("state").flatchoices}
    yield f"## {parent._meta.label}"
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield from (f"    {state} : {label}" for state, label in labels.items())
    yield f"    [*] --> {machine.initial}"
    for before in labels:
        nexts = [str(after) for after in machine.transitions.get(before, ())]
        yield from (f"    {before} --> {after}" for after in nexts or ["[*]"])
    yield "```"


def _grants(role: Role, activity: Activity) -> list[Grant]:
    found = [grant for grant in MATRIX if (grant.role, grant.activity) == (role, activity)]
    acted = {grant.shelf for grant in found if grant.act}
    return sorted(
        (grant for grant in found if grant.act or grant.shelf not in acted), key=lambda grant: grant.shelf.value
    )


def _first_line(table: type[Record]) -> str:
    return (table.__doc__ or "").strip().splitlines()[0]

"""A diagram of what hangs on one thing, drawn on the server: a tree from left to right, and from top to bottom for a phone or paper.

Each level is a column (wide) or an indent (narrow), as in layered drawing (Sugiyama, Tagawa & Toda 1981) of a graph in which
every node has one parent, so that no two lines cross. The same items stand in a table beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.template import Library

MOST = 40  # more boxes than this no eye follows; the table has them all
BOX, GAP, STEP = (250, 58), 14, 50
NARROW, INDENT = 360, 22


@dataclass(frozen=True)
class Node:
    """One thing: `key` names it, `under` is the key of what it hangs on (one that is unknown means the root), `kind` is a word."""

    key: str
    kind: str
    label: str
    under: str = ""


@dataclass
class _Box:
    node: Node
    depth: int
    children: "list[_Box]" = field(default_factory=list)
    x: float = 0
    y: float = 0


def link_diagram(
    title: str,
    root: Node,
    nodes: Iterable[Node],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    sentence: str = "",
) -> dict[str, Any]:
    """A drawing of `nodes` around `root`, and the table that says the same; `rows` may say more than the drawing."""
    listed = list(nodes)
    tree = _tree(root, listed[:MOST])
    return {
        "title": title, "sentence": sentence, "columns": columns, "rows": list(rows),
        "drawings": [_drawn(tree, "wide", _columns), _drawn(tree, "narrow", _indents)],
        "left_out": len(listed) > MOST,
    }  # fmt: skip


def register_on(library: Library) -> None:
    """Puts the diagram on a template library."""
    library.inclusion_tag("ui/components/link_diagram.html")(link_diagram)


def _tree(root: Node, nodes: Sequence[Node]) -> _Box:
    top = _Box(root, 0)
    known = {node.key: node for node in nodes}
    boxes = {root.key: top}
    for node in nodes:
        _place(node, known, boxes, top, frozenset())
    return top


def _place(node: Node, known: dict[str, Node], boxes: dict[str, _Box], top: _Box, seen: frozenset[str]) -> _Box:
    """The box of this node, under its parent; what would hang on itself hangs on the root."""
    if node.key not in boxes:
        parent = top
        if node.under in known and node.under not in seen | {node.key}:
            parent = _place(known[node.under], known, boxes, top, seen | {node.key})
        boxes[node.key] = _Box(node, parent.depth + 1)
        parent.children.append(boxes[node.key])
    return boxes[node.key]


def _drawn(tree: _Box, shape: str, lay: Callable[[_Box], tuple[float, float]]) -> dict[str, Any]:
    width, height = lay(tree)
    boxes = list(_all(tree))
    wide = BOX[0] if shape == "wide" else 0
    return {
        "shape": shape, "width": round(width), "height": round(height),
        "lines": [_line(parent, child, shape) for parent in boxes for child in parent.children],
        "boxes": [
            {
                "x": round(box.x), "y": round(box.y), "width": wide or round(width - box.x), "height": BOX[1],
                "kind": box.node.kind, "label": box.node.label, "is_root": box.depth == 0,
                "text": _short(box.node.label, 29 if wide else 38 - 3 * box.depth),
            }
            for box in boxes
        ],
    }  # fmt: skip


def _columns(tree: _Box) -> tuple[float, float]:
    """A column per level; a parent stands in the middle of its children."""
    leaves = 0

    def lay(box: _Box) -> None:
        nonlocal leaves
        box.x = 1 + box.depth * (BOX[0] + STEP)
        for child in box.children:
            lay(child)
        if box.children:
            box.y = (box.children[0].y + box.children[-1].y) / 2
        else:
            box.y, leaves = 1 + leaves * (BOX[1] + GAP), leaves + 1

    lay(tree)
    return 2 + max(box.x for box in _all(tree)) + BOX[0], 2 + leaves * (BOX[1] + GAP) - GAP


def _indents(tree: _Box) -> tuple[float, float]:
    """One box per line, each level further in."""
    for line, box in enumerate(_all(tree)):
        box.x, box.y = 1 + box.depth * INDENT, 1 + line * (BOX[1] + GAP)
    return NARROW, 2 + (line + 1) * (BOX[1] + GAP) - GAP


def _line(parent: _Box, child: _Box, shape: str) -> str:
    middle = BOX[1] / 2
    if shape == "wide":
        start, end = parent.x + BOX[0], child.x
        return f"M{start:.0f} {parent.y + middle:.0f}H{end - STEP / 2:.0f}V{child.y + middle:.0f}H{end:.0f}"
    return f"M{parent.x + INDENT / 2:.0f} {parent.y + BOX[1]:.0f}V{child.y + middle:.0f}H{child.x:.0f}"


def _short(text: str, most: int) -> str:
    """What fits in a box; the whole text stands in its title and in the table."""
    return text if len(text) <= most else f"{text[:most].rstrip(' ,')}…"


def _all(box: _Box) -> "Iterable[_Box]":
    yield box
    for child in box.children:
        yield from _all(child)

"""Chooses which further cells to hide with the open engine of τ-Argus (package `pytauargus`, solver HiGHS).

The engine reads and writes files, keeps its state in the process and takes one line per counted thing, so it works in a
process and a folder of its own. What it chooses is a proposal: `disclosure` attacks it before anybody relies on it.

Hundepool et al. (2012), *Statistical Disclosure Control*, ch. 4; method OPT: Fischetti and Salazar (2001), "Solving the
cell suppression problem on tabular data with linear constraints", *Management Science* 47.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

Node = str
Tree = Mapping[Node, Sequence[Node]]
_LONGEST = 20
"""Seconds; longer is not worth waiting for, then the attack alone chooses."""
_HIDDEN = ("U", "M")


def chosen_by_argus(
    trees: Sequence[Tree], roots: Sequence[Node], counts: Mapping[tuple[Node, ...], int], fewest: int
) -> frozenset[tuple[Node, ...]]:
    """The cells that the engine would hide of a table with hierarchies; empty where it finds no solution.

    `trees` give the children of each inner node per dimension, `counts` the leaves. Frequency rule with a safety range
    of 100 %: a hidden 3 must be able to be 0 to 6.
    """
    codes = [_codes(tree, root) for tree, root in zip(trees, roots, strict=True)]
    named = [f"D{place}" for place in range(len(trees))]
    micro: dict[str, list[object]] = {name: [] for name in [*named, "N"]}
    for leaf, count in counts.items():
        for name, code, node in zip(named, codes, leaf, strict=True):
            micro[name] += [code[node]] * count
        micro["N"] += [1] * count
    if not micro["N"]:
        return frozenset()
    with tempfile.TemporaryDirectory() as folder:
        try:
            rows = _run(micro, named, _hierarchies(trees, roots, codes, named, Path(folder)), fewest, folder)
        except subprocess.TimeoutExpired:
            rows = []
    back = [
        {code: node for node, code in each.items()} | {"Total": root} for each, root in zip(codes, roots, strict=True)
    ]
    return frozenset(
        tuple(names[str(row[name])] for name, names in zip(named, back, strict=True))
        for row in rows
        if row["status"] in _HIDDEN
    )


def _run(
    micro: dict[str, list[object]], named: list[str], hierarchies: dict[str, str], fewest: int, folder: str
) -> list[dict[str, object]]:
    asked = {
        "micro": micro, "named": named, "response": "N", "safety_rules": f"FREQ({fewest},100)", "suppress": "OPT(1)",
        "hrc": hierarchies or None, "hierleadstring": "@" if hierarchies else None, "workdir": str(Path(folder) / "run"),
    }  # fmt: skip
    found = subprocess.run(
        [sys.executable, "-I", str(Path(__file__).with_name("argus_process.py"))],
        input=json.dumps(asked), capture_output=True, text=True, cwd=folder, timeout=_LONGEST, check=False,
    )  # fmt: skip
    if found.returncode != 0:
        return []  # no solution: what must be hidden besides is then found by attack
    rows: list[dict[str, object]] = json.loads(found.stdout)
    return rows


def _codes(tree: Tree, root: Node) -> dict[Node, str]:
    """A short plain code per node: the engine takes no words of any length and kind."""
    nodes: list[Node] = []
    waiting = list(tree[root])
    while waiting:
        node = waiting.pop(0)
        nodes.append(node)
        waiting = [*tree.get(node, ()), *waiting]
    return {node: f"c{place:05}" for place, node in enumerate(nodes)}


def _hierarchies(
    trees: Sequence[Tree], roots: Sequence[Node], codes: Sequence[Mapping[Node, str]], named: list[str], folder: Path
) -> dict[str, str]:
    """A file per dimension with more than one level: children below their parent, an @ per level."""
    files = {}
    for name, tree, root, code in zip(named, trees, roots, codes, strict=True):
        if any(node in tree for node in tree[root]):
            lines: list[str] = []
            waiting = [(node, 0) for node in tree[root]]
            while waiting:
                node, depth = waiting.pop(0)
                lines.append("@" * depth + code[node])
                waiting = [*((child, depth + 1) for child in tree.get(node, ())), *waiting]
            file = folder / f"{name}.hrc"
            file.write_text("\n".join(lines) + "\n", encoding="ascii")
            files[name] = str(file)
    return files

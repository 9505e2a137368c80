"""The diagram draws every node once, without overlap, in two shapes; and its table stands beside it."""

import re

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from baken.instruments.ui.diagrams import MOST, Node, link_diagram

ROOT = Node("root", "dossier", "Schuur")


def drawn(nodes):
    return link_diagram("Verband", ROOT, nodes, ("Wat",), [])["drawings"]


@given(st.lists(st.integers(-1, 30), max_size=30))
def test_boxes_never_overlap_and_stay_on_the_paper(parents):
    """Whatever hangs on what, rings included: each box has its own place."""
    nodes = [Node(str(i), "signaal", f"nummer {i}", str(parent)) for i, parent in enumerate(parents)]
    for drawing in drawn(nodes):
        boxes = drawing["boxes"]
        assert len(boxes) == len(nodes) + 1
        assert len(drawing["lines"]) == len(nodes)
        for one in boxes:
            assert 0 <= one["x"] <= one["x"] + one["width"] <= drawing["width"] + 1
            assert 0 <= one["y"] <= one["y"] + one["height"] <= drawing["height"] + 1
            for other in boxes:
                if one is not other:
                    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
                    above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
                    assert beside or above


def test_what_hangs_on_something_else_stands_a_level_further():
    wide, narrow = drawn([Node("measure", "maatregel", "Sluiting", "decision"), Node("decision", "besluit", "Besluit")])
    for drawing in (wide, narrow):
        at = {box["label"]: box["x"] for box in drawing["boxes"]}
        assert at["Schuur"] < at["Besluit"] < at["Sluiting"]


def test_more_than_an_eye_follows_is_in_the_table_only():
    nodes = [Node(str(i), "signaal", "iets") for i in range(MOST + 5)]
    assert link_diagram("Verband", ROOT, nodes, (), [])["left_out"]
    assert len(drawn(nodes)[0]["boxes"]) == MOST + 1


def test_the_drawing_has_no_style_and_says_its_words_in_text():
    shown = Template('{% load ui %}{% link_diagram "Verband" root nodes columns rows %}').render(
        Context({"root": ROOT, "nodes": [Node("1", "signaal", "<b>Geur")], "columns": ("Wat",), "rows": [("Geur",)]})
    )
    assert "style=" not in shown
    assert "<b>" not in shown
    assert shown.count('role="img"') == 2
    assert re.search(r"<caption[^>]*>Verband</caption>", shown)

"""Whatever text comes in: no crash, and every passage slices back to what was read."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from baken.ground.policy.rules.note import Note
from baken.ground.policy.rules.reading import read_note

LINES = st.sampled_from(
    [
        "Prioriteit 1: Ondermijning",
        "Thema A – Jeugd",
        "3 Prioriteiten",
        "3.1 Zorg",
        "## Aanpak",
        "**Doelen**",
        "Doelen",
        "Wat gaan we doen?",
        "RANDVOORWAARDEN",
        "De raad",
        "De raad stelt de kaders vast.",
        "- iets doen;",
        "  o nog iets",
        "•",
        "1. eerste",
        "Doel 1: minder",
        "Om dit te bereiken:",
        "Wij gaan elke week langs bij de",
        "bewoners van de wijk.",
        "on\u00adder-",
        "mijning",
        "Inhoudsopgave",
        "Prioriteit 1: Ondermijning ..... 4",
        "Pagina 3 van 9",
        "2024 t/m 2027",
        "\f",
        "",
        "*Inwoners*",
        "\u00a0\u00a0",
    ]
)


def check(note: Note) -> None:
    items: list[Any] = [item for found in note.priorities for item in (*found.goals, *found.actions)]
    items += [*note.priorities, *note.preconditions, *note.organs, *note.unplaced]
    for item in items:
        start, end = item.passage.start, item.passage.end
        assert 0 <= start < end <= len(note.text)
        words = getattr(item, "text", "") or getattr(item, "title", "")
        first = next(letter for letter in words.casefold() if letter.isalnum())
        assert first in note.text[start:end].casefold()


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40).map("\n".join))
def test_any_order_of_known_lines_is_read_without_a_fault(text):
    check(read_note(text))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_at_all_is_read_without_a_fault(text):
    check(read_note(text))


@settings(max_examples=50, deadline=None)
@given(st.lists(LINES, max_size=30), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_of_other_systems_change_nothing(lines, end):
    assert read_note(end.join(lines)).as_data() == read_note("\n".join(lines)).as_data()

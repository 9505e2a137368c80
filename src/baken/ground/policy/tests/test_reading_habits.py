"""How municipalities write their notes, and what Baken reads in them. Every note here is fictional, in our own words.

Each file in `notes/` shows other habits; the table says what must be found: (title, number of goals, of actions).
"""

from pathlib import Path
from typing import Any

import pytest

from baken.ground.policy.rules.note import Note
from baken.ground.policy.rules.reading import read_note

NOTES = Path(__file__).parent / "notes"

EXPECTED = {
    # themes in a numbered chapter, contents with dot leaders, bullets that wrap and break words
    "lindedam.txt": ((2024, 2027), [("Veilige wijken", 2, 3), ("Jeugd en de straat", 1, 2)], 3),
    # Markdown, "Ambitie" and "Onze inzet", numbered actions
    "westerbroek.md": (
        (2025, 2028),
        [("Ondermijning", 1, 3), ("Zorg en veiligheid", 1, 2), ("Veilig online", 1, 1)],
        2,
    ),
    # "Speerpunt A", lettered lists, no blank lines, running heads with page numbers
    "hoogeveld.txt": (
        (2023, 2026),
        [("Overlast op het bedrijventerrein", 2, 3), ("Weerbaar tegen oplichting", 2, 2)],
        0,
    ),
    # capitals everywhere, lists that lost their bullets
    "oosterhaven.txt": ((2026, 2029), [("ONDERMIJNING ZICHTBAAR MAKEN", 3, 2), ("RUST IN DE BINNENSTAD", 1, 3)], 2),
    # no label and no number: headings announced in the summary, "Doel:" on the line itself
    "zandwijk.txt": (
        (2024, 2027),
        [("Jeugd en alcohol", 1, 2), ("Verkeer bij scholen", 1, 1), ("Eenzaam en verward", 2, 3)],
        2,
    ),
    # chapter "3 Prioriteiten" with paragraphs 3.1, 3.2, 3.3 and sub-paragraphs; another plan's period nearby
    "molenrijk.txt": (
        (2025, 2028),
        [("Drugs in de woonwijk", 1, 3), ("Digitale weerbaarheid", 1, 2), ("Mensenhandel en uitbuiting", 1, 2)],
        2,
    ),
    # Windows line ends, soft hyphens, hard spaces, the bullet of a symbol font, goals in prose
    "duinoord.txt": ((2027, 2030), [("Veilig wonen", 1, 2), ("Weerbare ondernemers", 1, 3)], 1),
    # "THEMA 1" with its title on the next line, numbered goals and actions on their own line
    "veldkerk.txt": ((2024, 2028), [("Veilig buitengebied", 2, 3), ("Veilig uitgaan", 1, 2)], 2),
    # as the national site of local rules gives it: a bullet and a number on a line of their own
    "elzenbroek.txt": ((2023, 2026), [("Ondermijning", 1, 2), ("Zorg en Veiligheid", 1, 1)], 0),
    # an older note out of a PDF: contents with dots, goals and sub-goals, actions in groups, actions in prose
    "kweekdorp.txt": (
        (2019, 2022),
        [("Buurten waar mensen voor elkaar opkomen", 3, 3), ("Hulp en toezicht als één team", 1, 1)],
        2,
    ),
    # "Speerpunt 1 …", "Ambitie 2028", "Aanpak" with a sentence before the list
    "heidezand.txt": (
        (2025, 2028),
        [("High impact crime", 1, 3), ("Ondermijning", 1, 2), ("Personen met onbegrepen gedrag", 1, 1)],
        0,
    ),
    # bold and italic lines for headings, every list numbered
    "waterweide.md": ((2024, 2027), [("Jeugd", 2, 3), ("Verkeer", 1, 2)], 2),
    # as a PDF gives it: bullets on a line of their own, a page break inside a list, a title over two lines
    "brinkhuizen.txt": (
        (2022, 2025),
        [("Jeugdgroepen op straat en in het park", 2, 3), ("Fraude en oplichting", 1, 2)],
        0,
    ),
}


def read(name: str) -> Note:
    return read_note((NOTES / name).read_bytes().decode("utf-8"))


def test_every_note_in_the_folder_has_an_expectation():
    assert {path.name for path in NOTES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_priorities_with_their_goals_and_actions_are_found(name):
    _, priorities, _ = EXPECTED[name]
    assert [(found.title, len(found.goals), len(found.actions)) for found in read(name).priorities] == priorities


@pytest.mark.parametrize("name", EXPECTED)
def test_the_period_and_the_preconditions_are_found(name):
    period, _, preconditions = EXPECTED[name]
    note = read(name)
    assert note.period is not None
    assert (note.period.first_year, note.period.last_year) == period
    assert len(note.preconditions) == preconditions


@pytest.mark.parametrize("name", [name for name in EXPECTED if name not in ("zandwijk.txt",)])
def test_the_three_organs_are_found_with_what_they_do(name):
    assert {organ.organ for organ in read(name).organs} == {"council", "college", "mayor"}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_item_points_at_its_own_passage(name):
    note = read(name)
    items: list[Any] = [item for found in note.priorities for item in (*found.goals, *found.actions)]
    items += [*note.preconditions, *note.organs, *note.unplaced]
    for item in items:
        passage = note.text[item.passage.start : item.passage.end]
        letters = [letter for letter in passage.casefold() if letter.isalnum()]
        assert passage == passage.strip()
        assert [letter for letter in item.text.casefold() if letter.isalnum()] == [
            letter for letter in letters if letter in item.text.casefold()
        ] or item.text.split()[0].casefold().strip(":") in passage.casefold()


def test_words_broken_at_a_line_end_are_whole_again():
    goals = [goal.text for goal in read("lindedam.txt").priorities[0].goals]
    assert goals[1] == "Minder woninginbraken, ook in het buitengebied."


def test_a_list_below_an_entry_completes_that_entry():
    actions = [action.text for action in read("lindedam.txt").priorities[0].actions]
    assert actions[2] == "Wij ondersteunen buurtapps: met een startpakket; met een jaarlijkse bijeenkomst."


def test_partners_and_ways_of_measuring_are_no_actions_and_no_promises():
    note = read("duinoord.txt")
    said = " ".join(item.text for found in note.priorities for item in found.actions) + " ".join(
        i.text for i in note.unplaced
    )
    assert "Woningcorporatie" not in said
    assert "bemiddelingen per jaar" not in said


def test_a_promise_outside_every_section_is_listed():
    assert [item.text for item in read("hoogeveld.txt").unplaced] == [
        "Wij zullen de raad elk jaar in het voorjaar bijpraten over de resultaten."
    ]


def test_each_part_under_the_preconditions_counts_once_with_its_name():
    assert [item.label for item in read("molenrijk.txt").preconditions] == ["Capaciteit", "Privacy"]


def test_organs_in_one_paragraph_are_told_apart():
    texts = {organ.organ: organ.text for organ in read("hoogeveld.txt").organs}
    assert texts["council"] == "De raad stelt deze nota vast en controleert het college."
    assert texts["mayor"].startswith("De burgemeester heeft het gezag")


PARTS_UNDER_GOALS = """Prioriteit 1: Digitaal veilig

Doelen

Hierbij maken we onderscheid tussen twee groepen.

- *Bewoners*

Bewoners weten hoe zij een nepbericht herkennen.

- *Het gemeentehuis*

Medewerkers oefenen elk jaar. De systemen zijn bijgewerkt en wie

een fout meldt, krijgt geen verwijt.

Wat gaan we doen?

- Een spreekuur.
"""


def test_goals_written_as_named_paragraphs_keep_their_name_and_their_whole_text():
    goals = read_note(PARTS_UNDER_GOALS).priorities[0].goals
    assert [goal.label for goal in goals] == ["Bewoners", "Het gemeentehuis"]
    assert goals[1].text.endswith("en wie een fout meldt, krijgt geen verwijt.")


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("Veiligheidsplan 2023-2026", (2023, 2026)),
        ("Nota veiligheid 2023 – 2026", (2023, 2026)),
        ("Nota veiligheid 2023 t/m 2026", (2023, 2026)),
        ("Beleid voor de jaren 2024 tot en met 2027", (2024, 2027)),
        ("Kadernota 2025-'28", (2025, 2028)),
        ("Terugblik 2019-2022\nPlan voor de periode 2023-2026", (2023, 2026)),
        ("Een nota zonder jaren", None),
        ("Bel 2023-2026-11 of kijk op bladzijde 2024-2024", None),
    ],
)
def test_the_period_in_many_spellings(words, years):
    period = read_note(words).period
    assert (None if period is None else (period.first_year, period.last_year)) == years


def test_an_empty_text_gives_an_empty_note():
    note = read_note("")
    assert note.as_data() == {"period": None, "priorities": [], "preconditions": [], "organs": [], "unplaced": []}

"""From file to text: Word and PDF give the same plan as text; a wrong file gives one sentence and changes nothing."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
import typst
from click.testing import CliRunner

from baken.ground.policy.commands import plan
from baken.ground.policy.rules.extract import LARGEST_FILE, UnreadableFile, text_of
from baken.ground.policy.rules.reading import read_note

LINDEDAM = Path(__file__).parent / "notes" / "lindedam.txt"
PLAN = [
    (
        "Prioriteit 1: Veilig wonen",
        ["Minder ruzie tussen buren.", "Snellere hulp."],
        ["Wij bemiddelen.", "Wij praten."],
    ),
    (
        "Prioriteit 2: Veilig online",
        ["Niemand trapt in een nepbericht."],
        ["Een spreekuur in elk dorp.", "Een oefening."],
    ),
]


def shape(content: bytes) -> list[tuple[str, int, int]]:
    return [(found.title, len(found.goals), len(found.actions)) for found in read_note(text_of(content)).priorities]


EXPECTED = [("Veilig wonen", 2, 2), ("Veilig online", 1, 2)]


def word(*, with_headings: bool = True) -> bytes:
    document = docx.Document()
    document.add_paragraph("Veiligheidsplan 2027-2030")
    for title, goals, actions in PLAN:
        for heading, level, entries in ((title, 1, ()), ("Doelen", 2, goals), ("Wat gaan we doen?", 2, actions)):
            if with_headings:
                document.add_heading(heading, level)
            else:
                document.add_paragraph().add_run(heading).bold = True
            for entry in entries:
                document.add_paragraph(entry, style="List Bullet")
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf() -> bytes:
    lines = ["#set page(height: 9cm, footer: [Gemeente Lindedam, veiligheidsplan])", "Veiligheidsplan 2027-2030", ""]
    for title, goals, actions in PLAN:
        lines += [f"== {title}", "", "Een toelichting in een paar woorden, die niets belooft.", "", "=== Doelen"]
        lines += [
            *(f"- {goal}" for goal in goals),
            "",
            "=== Wat gaan we doen?",
            *(f"- {action}" for action in actions),
            "",
        ]
    return bytes(typst.compile("\n".join(lines).encode()))


def test_word_with_heading_styles_and_list_styles():
    assert shape(word()) == EXPECTED


def test_word_with_bold_lines_for_headings():
    assert shape(word(with_headings=False)) == EXPECTED


def test_a_table_with_goals_beside_actions():
    document = docx.Document()
    document.add_paragraph("Veiligheidsplan 2027-2030")
    document.add_heading("Prioriteit 1: Veilig wonen", 1)
    table = document.add_table(rows=3, cols=3)
    cells = [
        ("Doel", "Acties", "Trekker"),
        ("Minder ruzie", "Bemiddeling", "Wonen"),
        ("Minder ruzie", "Huisbezoek", "Wijkteam"),
    ]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    assert shape(saved(document)) == [("Veilig wonen", 1, 2)]


def test_pdf_with_page_breaks_and_footers():
    assert shape(pdf()) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_usual_encoding(encoding):
    text = "Nota 2027-2030\n\nPrioriteit 1: Financiële weerbaarheid\n\nDoelen\n\n- Méér zicht.\n\nActies\n\n- Scans.\n"
    assert shape(text.encode(encoding)) == [("Financiële weerbaarheid", 1, 1)]


def protected_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("geheim", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def archive(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr(name, "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "leeg"),
        (b" \n\n ", "leeg"),
        (bytes(range(256)) * 20, "geen tekstbestand"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "afbeelding"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "oude Office-versie"),
        (b"a;b;c\n1;2;3\n4;5;6\n7;8;9\n", "tabel"),
        (b"<!doctype html><html><body>Nota</body></html>", "webpagina"),
        (b"12345 67890\n", "geen tekst"),
        (b"%PDF-1.7 maar verder niets", "beschadigd"),
        (bytes(typst.compile(b"#rect(width: 3cm)")), "alleen beeld"),
        (archive("xl/workbook.xml"), "rekenblad"),
        (archive("ppt/presentation.xml"), "presentatie"),
        (archive("iets.txt"), "geen Word-bestand"),
        (archive("word/document.xml"), "beschadigd"),
        (b"PK\x03\x04" + b"x" * 50, "beschadigd"),
        (b"a" * (LARGEST_FILE + 1), "groter dan"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_file_is_refused_with_a_sentence_that_says_what_to_do(content, says):
    with pytest.raises(UnreadableFile, match=says) as refused:
        text_of(content)
    assert str(refused.value).endswith(".")
    assert str(refused.value).count("\n") == 0


def test_a_protected_pdf_is_refused():
    with pytest.raises(UnreadableFile, match="wachtwoord"):
        text_of(protected_pdf())


def run(*arguments: str, stdin: bytes | None = None):
    return CliRunner().invoke(plan, ["import", *arguments], input=stdin)


def test_json_has_exactly_the_agreed_names():
    found = json.loads(run(str(LINDEDAM), "--json").stdout)
    assert list(found) == ["period", "priorities", "preconditions", "organs", "unplaced"]
    for priority in found["priorities"]:
        assert {"title", "text", "passage", "goals", "actions"} == set(priority)
    for item in (*found["preconditions"], *found["organs"], *found["unplaced"], found["period"]):
        assert {"text", "passage"} <= set(item)
        assert set(item["passage"]) == {"start", "end"}


def test_a_dry_run_tells_in_words_what_was_read():
    told = run(str(LINDEDAM), "--dry-run").stdout
    assert "Periode: 2024-2027" in told
    assert "Prioriteit 2: Jeugd en de straat" in told


def test_the_note_may_come_through_a_pipe():
    assert "Veilige wijken" in run("-", "--dry-run", stdin=LINDEDAM.read_bytes()).stdout


@pytest.mark.parametrize("name", ["bestaatniet.txt", "."])
def test_a_file_that_is_not_there_gives_one_sentence_and_a_failing_exit(name, tmp_path):
    result = run(str(tmp_path / name), "--dry-run")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_text_without_any_priority_is_not_stored(tmp_path):
    file = tmp_path / "brief.txt"
    file.write_text("Beste raad, hierbij de agenda van maandag.")
    result = run(str(file))
    assert result.exit_code == 1
    assert "geen prioriteiten" in result.stderr

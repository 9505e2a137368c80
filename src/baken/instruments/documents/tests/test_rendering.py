"""A document is tagged, named, in Dutch, and says what was typed and nothing else."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from baken.instruments.documents.lettering import printable
from baken.instruments.documents.rendering import CannotRender, NoSuchTemplate, Value, render

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOSTILE = [
    '#panic("x")',
    '#read("/etc/hostname")',
    '#import "@preview/example:0.1.0": *',
    "= Kop\n- punt\n+ een",
    "*vet* _schuin_ `code` $x^2$ <label> @verwijzing",
    "]] [[ }} {{ \\ \\u{41} // weg /* weg */ ~ --- \"aanhaling\" 'enkel'",
    '", "title": "gekaapt',
    "<script>alert(1)</script>",
]
CHART = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"><rect width="40" height="10"/></svg>'


def sheet(*blocks: Mapping[str, Value], title: str = "Proef") -> PdfReader:
    pdf = render("documents/sheet.typ", {"title": title, "sender": "Oude IJsselstreek", "blocks": blocks}, at=NOW)
    return PdfReader(BytesIO(pdf))


def words(reader: PdfReader) -> str:
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def test_the_document_is_tagged_named_and_in_dutch() -> None:
    reader = sheet({"kind": "text", "text": "Hallo"}, title="Brief aan de raad")
    root: Any = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"].lower() in {"nl", "nl-nl"}
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert reader.metadata is not None
    assert reader.metadata.title == "Brief aan de raad"


def test_it_declares_pdf_ua_and_pdf_a() -> None:
    declared = sheet({"kind": "text", "text": "Hallo"}).trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index] # pypdf types the root as a bare object

    assert "<pdfuaid:part>1<" in declared
    assert "<pdfaid:part>2<" in declared
    assert "<pdfaid:conformance>A<" in declared


def test_every_kind_of_block_gets_its_own_tag() -> None:
    reader = sheet(
        {"kind": "heading", "text": "Wat we deden"},
        {"kind": "heading", "text": "In de wijken", "level": 2},
        {"kind": "text", "text": "Alinea een.\n\nAlinea twee."},
        {"kind": "list", "items": ["een", "twee"]},
        {"kind": "note", "text": "Let op."},
        {"kind": "facts", "rows": [["Wie", "de burgemeester"]]},
        {"kind": "table", "columns": ["Wijk", "Aantal"], "rows": [["Ulft", "12"]], "numbers": [1]},
        {"kind": "chart", "svg": CHART, "alt": "Een balk"},
    )

    tags = _tags(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index] # pypdf types the root as a bare object

    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure"} <= tags


@pytest.mark.parametrize("written", HOSTILE)
def test_what_looks_like_markup_stays_text(written: str) -> None:
    reader = sheet(
        {"kind": "heading", "text": written},
        {"kind": "text", "text": written},
        {"kind": "list", "items": [written]},
        {"kind": "note", "text": written},
        {"kind": "facts", "rows": [[written, written]]},
        {"kind": "table", "columns": ["Kolom"], "rows": [[written]]},
        title="Titel: " + written,
    )

    expected = "".join(written.split())
    assert words(reader).count(expected) == 8
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Titel: ")


@given(st.text(max_size=200))
@settings(max_examples=25, deadline=None)
def test_no_text_stops_a_document(written: str) -> None:
    assert sheet({"kind": "text", "text": written}, title="Titel " + written).pages


def test_hidden_and_unknown_characters_are_taken_out_or_shown_as_missing() -> None:
    assert printable("a\u202eb\u200bc\x00d\ufeff") == "abcd"
    assert printable("zon \U0001f31e") == "zon ?"
    assert printable("Łódź, Київ, café, € 12") == "Łódź, Київ, café, € 12"
    assert printable("e\u0301\r\nregel\ttwee") == "\u00e9\nregel\ttwee"


def test_the_same_input_gives_the_same_bytes() -> None:
    data: Mapping[str, Value] = {"title": "Proef", "blocks": [{"kind": "text", "text": "x"}]}

    assert render("documents/sheet.typ", data, at=NOW) == render("documents/sheet.typ", data, at=NOW)


def test_a_long_document_numbers_its_pages() -> None:
    reader = sheet(*[{"kind": "text", "text": f"Alinea {n}. " * 30} for n in range(40)])

    assert len(reader.pages) > 1
    assert f"Bladzijde2van{len(reader.pages)}" in "".join(reader.pages[1].extract_text().split())


@pytest.mark.parametrize("name", ["documents/none.typ", "../secret.typ", "documents/../../x.typ", "/etc/passwd", ""])
def test_only_templates_of_rooms_are_found(name: str) -> None:
    with pytest.raises(NoSuchTemplate):
        render(name, {"title": "x"}, at=NOW)


@pytest.mark.parametrize(
    "data",
    [{}, {"title": "  "}, {"title": "x", "blocks": [{"kind": "onbekend"}]}, {"title": "x", "n": float("nan")}],
)
def test_data_that_does_not_fit_is_refused(data: Mapping[str, Value]) -> None:
    with pytest.raises(CannotRender):
        render("documents/sheet.typ", data, at=NOW)


def _tags(node: Any) -> set[str]:
    node = node.get_object()
    if isinstance(node, list):
        return set().union(*(_tags(kid) for kid in node))
    if not hasattr(node, "get"):
        return set()
    own = {str(node["/S"])} if "/S" in node else set()
    return own | (_tags(node["/K"]) if "/K" in node else set())

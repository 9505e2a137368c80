"""The terms are data with a source; what is not confirmed says so."""

from datetime import date

import pytest

from baken.instruments.clocks.terms import Length, NoSuchTerm, all_terms, read_terms, term

ROW = {
    "key": "proef",
    "label": "Proef",
    "length": "P2W",
    "starts": "ontvangst",
    "article": "Wet 1",
    "source": "text",
    "valid_from": date(2025, 1, 1),
    "confirmed": True,
}


def test_every_term_names_its_article_its_source_and_a_dutch_label() -> None:
    assert all(row.article and row.source and row.label and row.starts for row in all_terms())


def test_what_rests_on_general_knowledge_is_not_confirmed() -> None:
    assert [row.key for row in all_terms() if "general knowledge" in row.source and row.confirmed] == []
    assert not term("avg_verzoek", on=date(2026, 11, 23)).confirmed


@pytest.mark.parametrize(
    ("text", "length"),
    [("P6W", Length(weeks=6)), ("P1M", Length(months=1)), ("PT48H", Length(hours=48)), ("P5Y", Length(years=5))],
)
def test_lengths_are_written_in_iso_8601(text: str, length: Length) -> None:
    assert Length.parse(text) == length


@pytest.mark.parametrize("text", ["", "P", "6W", "zes weken", "P-6W", "P1.5D", "PT30M"])
def test_another_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        Length.parse(text)


def test_an_unknown_term_is_named() -> None:
    with pytest.raises(NoSuchTerm, match="bestaat_niet"):
        term("bestaat_niet", on=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"length": "zes weken"}, "proef.*ISO 8601"),
        ({"valid_from": "2025-01-01"}, "proef.*no date"),
        ({"lenght": "P2W"}, "proef.*unknown: lenght"),
        ({"counting": "moons"}, "proef.*moons"),
    ],
)
def test_a_wrong_row_is_named(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_terms({"term": [ROW | change]})


def test_a_missing_field_and_a_double_version_are_refused() -> None:
    with pytest.raises(ValueError, match=r"proef.*article"):
        read_terms({"term": [{k: v for k, v in ROW.items() if k != "article"}]})
    with pytest.raises(ValueError, match="same key"):
        read_terms({"term": [ROW, ROW]})
    with pytest.raises(ValueError, match="term"):
        read_terms({})


def test_a_new_version_of_the_law_takes_over_on_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = read_terms({"term": [ROW, ROW | {"valid_from": date(2026, 7, 1), "length": "P3W"}]})
    monkeypatch.setattr("baken.instruments.clocks.terms.all_terms", lambda: versions)

    lengths = [term("proef", on=day).length for day in (date(2024, 1, 1), date(2026, 6, 30), date(2026, 7, 1))]

    assert lengths == [Length(weeks=2), Length(weeks=2), Length(weeks=3)]

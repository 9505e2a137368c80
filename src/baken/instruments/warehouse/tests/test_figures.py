"""A delivered file becomes figures: what is taken, what is refused and why, and what happens the second time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.figures import Outcome, Settings, import_figures
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.store import Store

from .conftest import AREAS, AT, STATLINE, municipality, neighbourhood, written


def take(store: Store, file: Path, mapping: str, **asked: Any) -> Outcome:
    return import_figures(file, mappings.named(mapping), store, at=AT, asked=Settings(areas=AREAS, **asked))


def values(
    store: Store, phenomenon: str = "0.0.0", unit: str = "misdrijven", **where: str
) -> dict[tuple[str, str], float | None]:
    areas = where.get("areas", "GM1509 BU15090000 BU15090001 NL00 GM0014 GM1876").split()
    rows = ask(store, "current", areas=areas, phenomenon=phenomenon, unit=unit)
    return {(row["area"], row["period"]): row["value"] for row in rows}


def test_crime_per_neighbourhood_and_year_is_taken_and_null_stays_unknown(store: Store, tmp_path: Path) -> None:
    outcome = take(store, written(tmp_path, "GM1509.json", municipality()), "neighbourhood_crime")
    assert (outcome.status, outcome.vintage, outcome.new_rows, outcome.unknown_values) == (
        "imported",
        "2026-07-19",
        (3 * 2) + 4,
        2,
    )
    assert values(store) == {
        ("GM1509", "2024"): 30, ("GM1509", "2025"): 25,
        ("BU15090000", "2024"): 20, ("BU15090000", "2025"): 20,
        ("BU15090001", "2024"): 10, ("BU15090001", "2025"): None,
    }  # fmt: skip


def test_the_municipal_figure_is_the_municipal_row_never_a_sum_and_a_difference_is_noted(
    store: Store, tmp_path: Path
) -> None:
    take(store, written(tmp_path, "GM1509.json", municipality()), "neighbourhood_crime")
    [row] = [
        r
        for r in ask(store, "current", areas=["GM1509"], phenomenon="0.0.0", unit="misdrijven")
        if r["period"] == "2025"
    ]
    assert (row["value"], row["note"]) == (25, "De buurten tellen op tot 20.")


def test_a_wrong_district_code_is_noted_with_the_right_one(store: Store, tmp_path: Path) -> None:
    take(store, written(tmp_path, "GM1509.json", municipality()), "neighbourhood_crime")
    [row, _] = ask(store, "current", areas=["BU15090000"], phenomenon="0.0.0", unit="misdrijven")
    assert "WK15090000" in row["note"]
    assert row["note"].endswith("WK150900.")


def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    file = written(tmp_path, "GM1509.json", municipality())
    take(store, file, "neighbourhood_crime")
    again = take(store, file, "neighbourhood_crime")
    assert (again.status, again.new_rows, len(store.parts())) == ("already", 0, 1)


def test_a_dry_run_says_what_would_happen_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    outcome = take(store, written(tmp_path, "GM1509.json", municipality()), "neighbourhood_crime", dry_run=True)
    assert (outcome.status, outcome.new_rows, store.parts()) == ("checked", 10, ())


def test_other_values_need_a_new_vintage_and_both_are_kept(store: Store, tmp_path: Path) -> None:
    take(store, written(tmp_path, "GM1509.json", municipality()), "neighbourhood_crime")
    revised = municipality(veiligheid={"trend": {"2024": 31, "2025": 25}, "bron": "Politie via CBS (tabel 47022NED)"})
    file = written(tmp_path, "later.json", revised)
    refused = take(store, file, "neighbourhood_crime")
    assert refused.status == "refused"
    assert [row.why for row in refused.refused] == [
        "deze jaargang heeft hier al een ander cijfer (30 in plaats van 31); geef een nieuwe jaargang met --vintage"
    ]
    assert take(store, file, "neighbourhood_crime", vintage="2026-08").status == "imported"
    assert values(store)["GM1509", "2024"] == 31
    assert {row["vintage"] for row in ask(store, "datasets")} == {"2026-07-19", "2026-08"}


def test_two_municipalities_share_a_vintage(store: Store, tmp_path: Path) -> None:
    take(store, written(tmp_path, "GM1509.json", municipality()), "neighbourhood_crime")
    other = municipality(code="GM1876", wijken=[], buurten=[neighbourhood("BU18760000", {"2024": 1, "2025": 2}, 50)])
    take(store, written(tmp_path, "GM1876.json", other), "neighbourhood_crime")
    assert values(store, areas="GM1509 GM1876") == {
        ("GM1509", "2024"): 30, ("GM1509", "2025"): 25, ("GM1876", "2024"): 30, ("GM1876", "2025"): 25,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"code": "1509"}, 'de gebiedscode "1509" is geen code van een land, gemeente, wijk of buurt'),
        ({"veiligheid": {"trend": {"2024": "veel"}, "bron": "x"}}, 'de waarde "veel" is geen getal'),
        (
            {"veiligheid": {"trend": {"2024": -3}, "bron": "x"}},
            "de waarde -3.0 is negatief; laat een onbekend cijfer leeg",
        ),
        ({"veiligheid": {"trend": {"2024": 2.5}, "bron": "x"}}, "de waarde 2.5 is geen heel aantal misdrijven"),
        ({"veiligheid": {"trend": {"2031": 3}, "bron": "x"}}, "de periode 2031 ligt na de peildatum 2026-07-19"),
        (
            {"veiligheid": {"trend": {"vorig jaar": 3}, "bron": "x"}},
            'de periode "vorig jaar" is geen jaar, kwartaal of maand',
        ),
        ({"peildatum": "gisteren"}, "de peildatum ontbreekt; geef hem mee met --reference-date"),
        (
            {"buurten": [neighbourhood("BU15090000", {"2024": 1}, 1)] * 2},
            "staat dubbel in het bestand: BU15090000, 0.0.0, 2024, misdrijven",
        ),
    ],
)
def test_one_bad_row_refuses_the_whole_file_with_its_reason(
    store: Store, tmp_path: Path, changed: dict[str, Any], why: str
) -> None:
    outcome = take(store, written(tmp_path, "bad.json", municipality(**changed)), "neighbourhood_crime")
    assert outcome.status == "refused"
    assert why in [row.why for row in outcome.refused]
    assert store.parts() == ()


def test_a_statline_export_is_taken_by_name_with_marks_as_unknown(store: Store, tmp_path: Path) -> None:
    outcome = take(store, written(tmp_path, "statline.csv", STATLINE), "statline")
    assert (outcome.status, outcome.new_rows, outcome.unknown_values) == ("imported", 3 * 3, 2)
    assert values(store, "1.1.1") == {
        ("NL00", "2022"): 20000, ("NL00", "2023-01"): 1800,
        ("GM1509", "2022"): 31, ("GM1509", "2023-01"): None,
        ("GM0014", "2022"): 210, ("GM0014", "2023-01"): None,
    }  # fmt: skip
    assert values(store, "1.1.1", "internetaangiften")["GM1509", "2022"] == 12
    assert [row.why for row in outcome.skipped][::3] == [
        'het gebied "Groningen (PV)" is geen land, gemeente, wijk of buurt',
        'het gebied "Gemeenten; niet in te delen" is geen land, gemeente, wijk of buurt',
    ]


def test_a_star_makes_a_statline_period_provisional(store: Store, tmp_path: Path) -> None:
    take(store, written(tmp_path, "statline.csv", STATLINE), "statline")
    rows = ask(store, "current", areas=["NL00"], phenomenon="1.1.1", unit="misdrijven")
    assert {row["period"]: row["provisional"] for row in rows} == {"2022": False, "2023-01": True}


def test_a_name_no_code_list_knows_is_refused_or_on_request_skipped(store: Store, tmp_path: Path) -> None:
    file = written(tmp_path, "statline.csv", STATLINE.replace("Oude IJsselstreek", "Gendringen"))
    refused = take(store, file, "statline")
    assert {row.why for row in refused.refused} == {
        'het gebied "Gendringen" staat niet in de geladen gebiedenlijst; '
        "is het opgeheven, gebruik dan --skip-unknown-areas"
    }
    assert take(store, file, "statline", skip_unknown_areas=True).status == "imported"


def test_without_any_code_list_the_refusal_names_the_command_that_loads_one(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="baken import areas"):
        import_figures(written(tmp_path, "s.csv", STATLINE), mappings.named("statline"), store, at=AT, asked=Settings())


def test_a_thousands_point_is_not_guessed(store: Store, tmp_path: Path) -> None:
    outcome = take(store, written(tmp_path, "s.csv", STATLINE.replace("20000", "20.000")), "statline")
    assert "kan betekenen" in outcome.refused[0].why or "kan betekenen" in str(outcome.refused)


POLICE = """ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1
0;0.0.0 ;GM1509    ;2025MM01;60
1;1.1.1 ;BU15090000;2025MM01;
2;0.0.0 ;GM1509    ;2024JJ00;888
"""


def test_padded_keys_of_the_police_tables_are_trimmed_and_null_is_unknown(store: Store, tmp_path: Path) -> None:
    take(store, written(tmp_path, "47022NED.csv", POLICE), "police_odata")
    assert values(store) == {("GM1509", "2025-01"): 60, ("GM1509", "2024"): 888}
    assert values(store, "1.1.1") == {("BU15090000", "2025-01"): None}


def test_odata_rows_as_json_are_read_alike(store: Store, tmp_path: Path) -> None:
    rows = [
        {
            "SoortMisdrijf": "0.0.0 ",
            "RegioS": "GM1509    ",
            "Perioden": "2025MM01",
            "GeregistreerdeMisdrijven_1": 60,
            "Aangiften_2": 40,
        }
    ]
    take(store, written(tmp_path, "page.json", {"value": rows}), "police_odata")
    assert (values(store), values(store, unit="aangiften")) == (
        {("GM1509", "2025-01"): 60},
        {("GM1509", "2025-01"): 40},
    )


def test_inhabitants_of_a_table_without_a_year_need_the_year(store: Store, tmp_path: Path) -> None:
    content = '"","nhood_id","population"\n"1","BU15090000",600\n"2","BU0363AA01",0\n'
    nameless = written(tmp_path, "inwoners.csv", content)
    assert "het jaar staat niet in het bestand" in take(store, nameless, "population").refused[0].why
    assert take(store, nameless, "population", period="2024").status == "imported"
    assert values(store, "population", "inwoners", areas="BU15090000 BU0363AA01") == {
        ("BU15090000", "2024"): 600,
        ("BU0363AA01", "2024"): 0,
    }


@pytest.mark.parametrize(
    "mapping", ["neighbourhood_crime", "statline", "police_odata", "national_crime", "population", "key_figures"]
)
@pytest.mark.parametrize("content", ["", "hallo", "a,b\n1,2\n", "{", "[]", "{}", "\0\1\2", '"a;b\n"', "<html></html>"])
def test_a_wrong_file_gets_one_sentence_and_changes_nothing(
    store: Store, tmp_path: Path, mapping: str, content: str
) -> None:
    file = written(tmp_path, "wrong.json" if mapping == "neighbourhood_crime" else "wrong.csv", content)
    sentences = _refusals(store, file, mapping)
    assert sentences
    assert all(sentence.strip() for sentence in sentences)
    assert store.parts() == ()


def _refusals(store: Store, file: Path, mapping: str) -> list[str]:
    try:
        return [row.why for row in take(store, file, mapping).refused]
    except ImportRefused as refusal:
        return [refusal.sentence]

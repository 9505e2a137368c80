"""Cases, places and people from SaTScan's files and from CSV."""

import json

import pytest

from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.stats.scan import scan_permutation
from baken.instruments.stats.scan.files import as_json, case_table, cells

GEO = "a 0 0\nb 5 0\nc 9 9"


def test_satscan_files_and_csv_tell_the_same() -> None:
    own = case_table(cells("a 3 2024/1\nc 2 2024/2\na 1 2024/1"), cells(GEO))
    csv = case_table(
        cells("location,cases,period\na,4,2024-01\nc,2,2024-02"), cells("location,x,y\na,0,0\nb,5,0\nc,9,9")
    )
    assert own.cases.tolist() == csv.cases.tolist() == [[4, 0], [0, 0], [0, 2]]
    assert own.periods == csv.periods == ("2024-01", "2024-02")


def test_a_month_without_cases_is_a_month() -> None:
    assert case_table(cells("a 1 2023/12\na 1 2024/2"), cells(GEO)).cases.shape == (3, 3)


def test_days_years_and_no_date_at_all() -> None:
    assert case_table(cells("a 1 2024/2/28\na 1 2024/3/1"), cells(GEO)).periods[1] == "2024-02-29"
    assert case_table(cells("a 1 2022\nb 1 2024"), cells(GEO)).periods == ("2022", "2023", "2024")
    assert case_table(cells("a 1\nb 2"), cells(GEO)).cases.tolist() == [[1], [2], [0]]


def test_population_is_the_mean_over_years() -> None:
    table = case_table(cells("a 1\nb 2"), cells(GEO), cells("a 2023 90\na 2024 110\nb 2024 7\nc 2024 8"))
    assert table.population is not None
    assert table.population.tolist() == [100, 7, 8]


def test_json_names_locations_and_months() -> None:
    cases = "\n".join(f"{name} 4 2024/{month}" for name in "abc" for month in range(1, 7)) + "\nc 40 2024/6"
    table = case_table(cells(cases), cells(GEO))
    told = json.loads(json.dumps(as_json(scan_permutation(table.cases, table.places, largest=1, longest=2), table)))
    assert told["clusters"][0]["locations"] == ["c"]
    assert (told["clusters"][0]["start"], told["clusters"][0]["end"]) == ("2024-06", "2024-06")


@pytest.mark.parametrize(
    ("cases", "geo", "sentence"),
    [
        ("d 1 2024/1", GEO, "Locatie d heeft gevallen maar geen coördinaten"),
        ("a x 2024/1", GEO, "'x' bij a is geen getal"),
        ("a 1 2024/1\na 1 2024", GEO, "niet van één soort"),
        ("a 1 gisteren", GEO, "geen datum"),
        ("a 1 2024/2/31", GEO, "geen bestaande dag"),
        ("a 1", "a 1", "te weinig cellen"),
        ("", GEO, "leeg"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(cases: str, geo: str, sentence: str) -> None:
    with pytest.raises(CannotCompute, match=sentence):
        case_table(cells(cases), cells(geo))


def test_people_are_needed_everywhere() -> None:
    with pytest.raises(CannotCompute, match="Locatie c heeft geen inwonertal"):
        case_table(cells("a 1"), cells(GEO), cells("a 90\nb 3"))

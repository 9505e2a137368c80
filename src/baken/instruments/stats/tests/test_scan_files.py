"""Cases, places and people from SaTScan's files and from CSV."""

import json

import pytest

from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.stats.scan import scan_permutation
from baken.instruments.stats.scan.cells import rows_of
from baken.instruments.stats.scan.files import as_json, case_table

GEO = "a 0 0\nb 5 0\nc 9 9"


def test_satscan_files_and_csv_tell_the_same() -> None:
    own = case_table(rows_of("a 3 2024/1\nc 2 2024/2\na 1 2024/1"), rows_of(GEO))
    csv = case_table(
        rows_of("location,cases,period\na,4,2024-01\nc,2,2024-02"), rows_of("location,x,y\na,0,0\nb,5,0\nc,9,9")
    )
    assert own.cases.tolist() == csv.cases.tolist() == [[4, 0], [0, 0], [0, 2]]
    assert own.periods == csv.periods == ("2024-01", "2024-02")


def test_a_month_without_cases_is_a_month() -> None:
    assert case_table(rows_of("a 1 2023/12\na 1 2024/2"), rows_of(GEO)).cases.shape == (3, 3)


def test_days_years_and_no_date_at_all() -> None:
    assert case_table(rows_of("a 1 2024/2/28\na 1 2024/3/1"), rows_of(GEO)).periods[1] == "2024-02-29"
    assert case_table(rows_of("a 1 2022\nb 1 2024"), rows_of(GEO)).periods == ("2022", "2023", "2024")
    assert case_table(rows_of("a 1\nb 2"), rows_of(GEO)).cases.tolist() == [[1], [2], [0]]


def test_population_is_the_mean_over_years() -> None:
    table = case_table(rows_of("a 1\nb 2"), rows_of(GEO), rows_of("a 2023 90\na 2024 110\nb 2024 7\nc 2024 8"))
    assert table.population is not None
    assert table.population.tolist() == [[100], [7], [8]]


def test_population_runs_in_a_straight_line_between_its_years() -> None:
    table = case_table(rows_of("a 1 1990\nb 2 1992"), rows_of("a 0 0\nb 5 0"), rows_of("a 90 100\na 92 300\nb 1990 7"))
    assert table.population is not None
    assert table.population.tolist() == [[100, 200, 300], [7, 7, 7]]


def test_covariates_of_satscan_become_expected_cases_by_indirect_standardisation() -> None:
    """Place a is young, b old; per head the old have five times the cases, and neither place has more than that."""
    cases = "a 8 1990 young\na 10 1990 old\nb 2 1990 young\nb 40 1990 old"
    people = "a 90 800 young\na 90 200 old\nb 90 200 young\nb 90 800 old"
    table = case_table(rows_of(cases), rows_of("a 0 0\nb 5 0"), rows_of(people))
    assert table.population is not None
    assert table.population[:, 0].tolist() == pytest.approx([18, 42])
    assert table.cases[:, 0].tolist() == [18, 42]
    assert table.has_covariates


def test_latitude_comes_first_in_satscan_and_a_head_or_geojson_tells_by_itself() -> None:
    satscan = case_table(rows_of("a 1"), rows_of("a 52.1 6.4"), degrees="latlong")
    head = case_table(rows_of("a 1"), rows_of("lat,lon,id\n52.1,6.4,a"))
    point = (
        '{"type": "Feature", "properties": {"code": "a"}, "geometry": {"type": "Point", "coordinates": [6.4, 52.1]}}'
    )
    points = case_table(rows_of("a 1"), rows_of('{"type": "FeatureCollection", "features": [' + point + "]}"))
    for table in (satscan, head, points):
        assert (table.places.tolist(), table.coordinates) == ([[6.4, 52.1]], "longlat")
    assert case_table(rows_of("a 1"), rows_of("a 52.1 6.4")).coordinates == "cartesian"


def test_days_make_months_and_the_study_may_be_longer_than_the_cases() -> None:
    table = case_table(
        rows_of("a 1 2024/2/28\na 1 3/1/2024\nb 2 2024-03-09"),
        rows_of(GEO),
        unit="month",
        start="2024-01",
        end="2024-04",
    )
    assert table.periods == ("2024-01", "2024-02", "2024-03", "2024-04")
    assert table.cases.tolist() == [[0, 1, 1, 0], [0, 0, 2, 0], [0, 0, 0, 0]]
    with pytest.raises(CannotCompute, match="vóór het begin"):
        case_table(rows_of("a 1 2024/2/28"), rows_of(GEO), start="2024-03-01")


def test_generic_times_one_row_per_case_and_names_with_blanks() -> None:
    table = case_table(rows_of('"a b"  2  17\nc\t1\t19'), rows_of('"a b" 0 0\nc 1 1'))
    assert (table.periods, table.cases.sum()) == (("17", "18", "19"), 3)
    assert case_table(rows_of("id,datum\na,2024-01\na,2024-01"), rows_of(GEO)).cases[0].tolist() == [2]


def test_json_names_locations_and_months() -> None:
    cases = "\n".join(f"{name} 4 2024/{month}" for name in "abc" for month in range(1, 7)) + "\nc 40 2024/6"
    table = case_table(rows_of(cases), rows_of(GEO))
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
        case_table(rows_of(cases), rows_of(geo))


def test_people_are_needed_everywhere() -> None:
    with pytest.raises(CannotCompute, match="Locatie c heeft geen inwonertal"):
        case_table(rows_of("a 1"), rows_of(GEO), rows_of("a 90\nb 3"))


def test_weeks_run_over_the_end_of_a_year_and_days_are_added_up_to_them() -> None:
    geo = rows_of("a 0 0")
    table = case_table(rows_of("location,cases,week\na,2,2020-W53\na,1,2021-W02"), geo)
    assert (table.periods, table.cases.tolist()) == (("2020-W53", "2021-W01", "2021-W02"), [[2, 0, 1]])
    days = case_table(rows_of("a 2 2021-01-03\na 1 2021-01-11"), geo, unit="week")
    assert (days.periods, days.cases.tolist()) == (table.periods, table.cases.tolist())
    with pytest.raises(CannotCompute, match="Tel per week"):
        case_table(rows_of("a 2 2020-W53"), geo, unit="month")


def test_an_area_lies_at_its_centre_of_gravity_and_a_decimal_comma_is_read() -> None:
    square = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]]}
    told = {"type": "FeatureCollection", "features": [{"properties": {"buurtcode": "a"}, "geometry": square}]}
    assert case_table(rows_of("a 1 2024"), rows_of(json.dumps(told))).places.tolist() == [[2.0, 1.0]]
    assert case_table(rows_of("a 1 2024"), rows_of("gemeente;x;y\na;1,5;-2,25")).places.tolist() == [[1.5, -2.25]]


def test_one_location_at_two_places_is_refused() -> None:
    with pytest.raises(CannotCompute, match="twee keer in het geo-bestand"):
        case_table(rows_of("a 1 2024"), rows_of("a 0 0\na 1 1"))

"""`baken trends detect` and `baken clusters scan`: in and out as CSV and Parquet, refusals as one sentence."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baken.instruments.warehouse.tables_of_text import rows_of_parquet, write_parquet
from baken.journey.insight.commands import clusters, trends

QUIET = ["--b", "5", "--w", "2", "--alpha", "0.01", "--limit54", "0,4"]


def detected(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(trends, ["detect", *arguments], input=given)


def wide() -> str:
    rows = [["t", "rustig", "uitbraak"]] + [[str(t), str(t % 3 + 2), str(t % 3 + 2)] for t in range(1, 72)]
    return "\n".join(",".join(row) for row in [*rows, ["72", "2", "19"]])


def test_from_stdin_to_stdout_and_the_warning_is_told_beside_it() -> None:
    found = detected("--counts", "-", *QUIET, given=wide())
    assert found.exit_code == 0, found.output
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert [(row["series"], row["period"], row["alarm"]) for row in rows] == [
        ("rustig", "72", "0"),
        ("uitbraak", "72", "1"),
    ]
    assert found.stderr == "1 waarschuwing na 2 keer kijken; we verwachten dat er 0 toeval zijn.\n"


def test_the_attainable_rate_is_told_and_stands_in_its_own_column_when_asked() -> None:
    calibrated = detected("--counts", "-", *QUIET, "--mode", "calibrated", given=wide())
    asked = detected("--counts", "-", *QUIET, "--mode", "calibrated", "--attainable", given=wide())
    assert "Verandert er niets, dan gaat gemiddeld 0," in calibrated.stderr
    rates = [float(row["attainable"]) for row in csv.DictReader(io.StringIO(asked.stdout))]
    assert all(0 < rate <= 0.0101 for rate in rates)
    assert [line.rsplit(",", 1)[0] for line in asked.stdout.splitlines()] == calibrated.stdout.splitlines()
    assert "hoort bij --mode calibrated" in detected("--counts", "-", "--attainable", given=wide()).stderr


def test_parquet_in_and_out_tells_the_same_as_csv(tmp_path: Path) -> None:
    head, *rows = list(csv.reader(io.StringIO(wide())))
    write_parquet(tmp_path / "in.parquet", head, ["BIGINT"] * 3, rows)
    assert (
        detected("--counts", str(tmp_path / "in.parquet"), "--out", str(tmp_path / "out.parquet"), *QUIET).exit_code
        == 0
    )
    plain = list(csv.reader(io.StringIO(detected("--counts", "-", *QUIET, given=wide()).stdout)))
    written = rows_of_parquet(tmp_path / "out.parquet")
    assert written[0] == plain[0]
    for ours, theirs in zip(written[1:], plain[1:], strict=True):
        assert ours[:2] == theirs[:2]
        assert [float(cell) for cell in ours[2:]] == [float(cell) for cell in theirs[2:]]


def test_population_by_name_or_one_for_all(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("t,samen\n" + "\n".join(f"{t},{1000 + t}" for t in range(1, 73)))
    found = detected("--counts", "-", "--population", str(tmp_path / "people.csv"), *QUIET, given=wide())
    assert found.exit_code == 0, found.output
    plain = detected("--counts", "-", *QUIET, given=wide())
    assert found.stdout != plain.stdout


def test_population_that_stays_the_same_needs_no_periods(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("series,population\nuitbraak,500\nrustig,2000.5\n")
    found = detected("--counts", "-", "--population", str(tmp_path / "people.csv"), *QUIET, given=wide())
    plain = detected("--counts", "-", *QUIET, given=wide())
    for ours, theirs in zip(*(csv.DictReader(io.StringIO(each.stdout)) for each in (found, plain)), strict=True):
        assert float(ours["expected"]) == pytest.approx(float(theirs["expected"]))


@pytest.mark.parametrize(
    ("arguments", "given", "sentence"),
    [
        (["--counts", "-"], "t,a\n1,x", "geen aantal"),
        (["--counts", "-"], "t,a\n1,1.200", "geen heel aantal"),
        (["--counts", "-"], "series,period,count\na,1,2.5", "geen heel aantal"),
        (["--counts", "-", "--out", "/bestaat/niet/uit.parquet", *QUIET], wide(), "niet te schrijven"),
        (["--counts", "-"], "t,a\n1,2", "Kies een kleinere b"),
        (["--counts", "nergens.csv"], None, "bestaat niet"),
        (["--counts", "-", "--range", "80:90"], wide(), "valt buiten de 72 perioden"),
        (["--counts", "-", "--limit54", "vijf"], wide(), "geen twee getallen"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(arguments: list[str], given: str | None, sentence: str) -> None:
    found = detected(*arguments, given=given)
    assert found.exit_code == 1
    assert sentence in found.stderr
    assert found.stdout == ""


def test_what_is_still_to_be_reported_is_added_to_the_newest_periods() -> None:
    """Half is reported at once, half a month later."""
    given = "maand,zelfde maand,maand later\n2026-08,10,10\n2026-09,8,8\n2026-10,15,15\n2026-11,12,\n"
    found = CliRunner().invoke(trends, ["complete", "--counts", "-"], input=given)
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert [(row["period"], row["reported"], row["completed"]) for row in rows[2:]] == [
        ("2026-10", "30", "30"),
        ("2026-11", "12", "24"),
    ]
    assert float(rows[3]["low"]) < 24 < float(rows[3]["high"])
    assert found.stderr.startswith("Van 2026-11 zijn er 12 binnen; we verwachten er 24 (tussen ")
    hole = CliRunner().invoke(
        trends, ["complete", "--counts", "-"], input=given.replace("2026-08,10,10", "2026-08,10,")
    )
    assert "oudste periode moet compleet zijn" in hole.stderr


def test_scan_finds_the_place_and_gives_json_or_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "geo.csv").write_text("location,x,y\na,0,0\nb,5,0\nc,9,9\n")
    cases = "\n".join(f"{name} 4 2024/{month}" for name in "abc" for month in range(1, 7)) + "\nc 9 2024/6"
    asked = [
        "scan",
        "--cases",
        "-",
        "--geo",
        str(tmp_path / "geo.csv"),
        "--model",
        "permutation",
        "--max-temporal",
        "2",
    ]
    as_json = CliRunner().invoke(clusters, [*asked, "--json"], input=cases)
    best = json.loads(as_json.stdout)["clusters"][0]
    assert (best["locations"], best["start"], best["end"], best["observed"]) == (["c"], "2024-06", "2024-06", 13)
    told = CliRunner().invoke(clusters, asked, input=cases).stdout
    assert told.startswith("c van 2024-06 tot en met 2024-06: 13 gezien, ")


def test_poisson_asks_for_people(tmp_path: Path) -> None:
    (tmp_path / "geo.csv").write_text("location,x,y\na,0,0\n")
    found = CliRunner().invoke(clusters, ["scan", "--cases", "-", "--geo", str(tmp_path / "geo.csv")], input="a 1")
    assert found.exit_code == 1
    assert "inwonertallen nodig" in found.stderr


def test_scan_reads_parquet_as_it_reads_csv(tmp_path: Path) -> None:
    tables = {
        "geo": [["location", "x", "y"], ["a", "0", "0"], ["b", "5", "0"], ["c", "9", "9"]],
        "cases": [["location", "cases", "period"], *([name, "4", "2024-01"] for name in "ab"), ["c", "6", "2024-02"]],
    }
    for name, (head, *rows) in tables.items():
        write_parquet(tmp_path / f"{name}.parquet", head, ["VARCHAR", "DOUBLE", "VARCHAR"], rows)
        (tmp_path / f"{name}.csv").write_text("\n".join(",".join(row) for row in [head, *rows]))
    asked = ("scan", "--model", "permutation", "--json", "--replicas", "9")
    as_csv, as_parquet = (
        CliRunner().invoke(clusters, [*asked, "--cases", f"{tmp_path}/cases.{kind}", "--geo", f"{tmp_path}/geo.{kind}"])
        for kind in ("csv", "parquet")
    )
    assert json.loads(as_csv.stdout)["clusters"][0]["locations"] == ["c"]
    assert as_parquet.stdout == as_csv.stdout

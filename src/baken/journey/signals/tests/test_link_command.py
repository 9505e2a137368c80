"""`baken link evaluate` from the shell: what goes in, what comes out, and what is refused in words."""

import csv
import json
import random

import pytest
from click.testing import CliRunner

from baken.journey.signals.commands import link


@pytest.fixture
def people(tmp_path):
    """Three hundred people of whom a hundred stand in the file twice, the second time with a mistake."""
    chance = random.Random(7)
    names = ["Jansen", "de Vries", "van den Berg", "Bakker", "Visser", "Smit", "Mulder", "Bos", "Peters", "Hendriks"]
    firsts = ["Jan", "Marieke", "Pieter", "Anna", "Willem", "Sofie"]
    rows = []
    for who in range(300):
        row = [chance.choice(names), chance.choice(firsts), f"{1940 + who % 65}-{who % 12 + 1:02}-{who % 28 + 1:02}",
               f"{chance.randint(7000, 7099)}AB", str(who)]  # fmt: skip
        rows.append(row)
        if who < 100:
            rows.append([row[0].replace("e", "ee", 1), row[1][0] + ".", row[2], row[3], str(who)])
    file = tmp_path / "people.csv"
    with file.open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([["achternaam", "voornaam", "geboren", "postcode", "wie"], *rows])
    return file


def run(*arguments):
    return CliRunner().invoke(link, ["evaluate", *map(str, arguments)])


MAP = "surname=achternaam,given=voornaam,birth_date=geboren,postcode=postcode"


def test_both_paths_are_measured(people):
    done = run("--records", people, "--map", MAP, "--truth", "wie", "--json")
    assert done.exit_code == 0, done.output
    result = json.loads(done.stdout)
    assert result["true_pairs"] == 100
    assert set(result["paths"]) == {"online", "batch"}
    line = next(line for line in result["paths"]["online"] if line["threshold"] == 0.5)
    assert line["precision"] >= 0.95
    assert line["recall"] >= 0.95


def test_the_online_path_alone(people):
    done = run("--records", people, "--map", MAP, "--truth", "wie", "--online")
    assert done.exit_code == 0
    assert "online" in done.stdout
    assert "batch" not in done.stdout


@pytest.mark.parametrize(
    ("mapping", "truth", "sentence"),
    [
        ("bla=achternaam", "wie", "geen veld=kolom"),
        ("surname=naam", "wie", "De kolom “naam” staat niet in het bestand"),
        (MAP, "antwoord", "De kolom “antwoord” staat niet in het bestand"),
    ],
)
def test_what_is_wrong_is_said_in_words(people, mapping, truth, sentence):
    done = run("--records", people, "--map", mapping, "--truth", truth)
    assert done.exit_code != 0
    assert sentence in done.output


def test_a_broken_line_is_named(tmp_path):
    file = tmp_path / "broken.csv"
    file.write_text("a,wie\nx,1\ny\n", encoding="utf-8")
    assert "Regel 3" in run("--records", file, "--map", "surname=a", "--truth", "wie").output


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_file_as_excel_writes_it_is_read(tmp_path, people, encoding):
    file = tmp_path / "excel.csv"
    text = people.read_text(encoding="utf-8").replace("Sofie", "Zoë").replace(",", ";")
    file.write_bytes(text.encode(encoding))
    done = run("--records", file, "--map", MAP, "--truth", "wie", "--json", "--online")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["true_pairs"] == 100


@pytest.mark.parametrize(("given", "sentence"), [(b"", "is leeg"), (b"\x00\x01\x02\xff", "is geen tekst")])
def test_a_file_without_lines_or_text_is_refused_in_words(tmp_path, given, sentence):
    file = tmp_path / "none.csv"
    file.write_bytes(given)
    done = run("--records", file, "--map", MAP, "--truth", "wie")
    assert done.exit_code != 0
    assert sentence in done.output

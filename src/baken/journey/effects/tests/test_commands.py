"""`baken effects estimate`: a table in, one sentence or JSON out."""

import json

import pytest
from click.testing import CliRunner, Result

from baken.journey.effects.commands import effects

WAVE = [42, 36, 30, 27, 24, 21, 18, 21, 27, 33, 39, 42]
CENTRE = [*WAVE * 3, *(2 * n // 3 for n in WAVE)]


def table() -> str:
    months = [f"{2021 + t // 12}-{t % 12 + 1:02d}" for t in range(48)]
    rows = [f"{month},{CENTRE[t]},{2 * WAVE[t % 12]},{WAVE[t % 12]}" for t, month in enumerate(months)]
    return "\n".join(["maand,centrum,noord,zuid", *rows])


def estimated(*arguments: str) -> Result:
    return CliRunner().invoke(effects, ["estimate", "--counts", "-", *arguments], input=table())


def test_a_sentence_says_what_changed_and_what_could_be_seen() -> None:
    found = estimated("--area", "centrum", "--start", "2024-01", "--compare", "noord,zuid")
    assert found.exit_code == 0, found.output
    first, second = found.stdout.splitlines()
    assert first.startswith("33 % minder dan de vergelijking deed verwachten (240 geteld, 360 verwacht;")
    assert second.startswith("De kleinste daling die straks te zien is:")


def test_json_holds_the_interval_and_rest_is_all_others_together() -> None:
    asked = ["--area", "centrum", "--start", "2024-01", "--compare", "rest", "--json"]
    told = json.loads(estimated(*asked).stdout)
    assert told["ratio"] == pytest.approx(2 / 3, abs=0.01)
    assert told["low"] < told["ratio"] < told["high"] < 1
    assert (told["refusal"], told["smallest_visible"]["power"]) == (None, 0.8)
    shorter = json.loads(estimated(*asked, "--until", "2024-06").stdout)
    assert shorter["observed"] < told["observed"]


def test_ahead_says_what_could_be_seen_and_estimates_nothing() -> None:
    found = estimated("--area", "noord", "--start", "2025-01", "--compare", "zuid", "--ahead", "12")
    assert found.exit_code == 0, found.output
    assert found.stdout.startswith("De kleinste daling die straks te zien is:")
    assert "ratio" not in json.loads(
        estimated("--area", "noord", "--start", "2025-01", "--compare", "zuid", "--ahead", "12", "--json").stdout
    )


def test_too_short_is_an_answer_and_not_an_error() -> None:
    found = estimated("--area", "centrum", "--start", "2022-01")
    assert (found.exit_code, found.stdout.strip()) == (
        0,
        "Voor de start zijn er minder dan twee hele jaren. Een seizoen is dan niet van een effect te scheiden.",
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--area", "west", "--start", "2024-01"], "geen reeks west"),
        (["--area", "centrum", "--start", "2031-01"], "valt buiten de 48 perioden"),
        (["--area", "centrum", "--start", "2024-01", "--compare", "centrum"], "niet met zichzelf"),
        (["--area", "centrum", "--start", "2024-05", "--until", "2024-01"], "De start ligt na"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_sentence(arguments: list[str], sentence: str) -> None:
    found = estimated(*arguments)
    assert found.exit_code == 1
    assert sentence in found.stderr

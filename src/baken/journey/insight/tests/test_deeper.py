"""The analyst's questions: answered where the figures carry it, refused with the reason where they do not."""

from __future__ import annotations

import pytest
from django.test import Client

from baken.instruments.stats.neighbours import Method
from baken.journey.insight.rules.deeper import (
    Node,
    Place,
    calmer_rates,
    from_coarse_to_fine,
    spots,
    still_to_come,
    unevenness,
)
from baken.testing.people import signed_in

from .conftest import Load, years


def grid(size: int, hot: set[tuple[int, int]]) -> list[Place]:
    return [
        Place(f"{x}-{y}", 90 if (x, y) in hot else 20, 1000, 6.3 + x / 100, 51.9 + y / 100)
        for x in range(size)
        for y in range(size)
    ]


def test_a_change_is_followed_down_to_where_it_sits() -> None:
    nodes = [
        Node("gemeente", None, 800, 980), Node("Ulft", "gemeente", 200, 380), Node("Terborg", "gemeente", 600, 600),
        Node("Ulft-Centrum", "Ulft", 69, 249), Node("Ulft-West", "Ulft", 131, 131), Node("gehucht", "Terborg", 1, 0),
    ]  # fmt: skip
    found = from_coarse_to_fine(nodes)
    assert [(each.name, each.deepest) for each in found.warned][-1] == ("Ulft-Centrum", True)
    assert "Ulft-West" not in {each.name for each in found.warned}
    assert found.looked_at == 5  # not below a whole that did not change


def test_a_small_area_is_drawn_to_the_common_rate() -> None:
    rates = calmer_rates({"klein": (1, 10), "a": (50, 1000), "b": (80, 1000), "c": (20, 1000)})
    assert rates["klein"][0] == 100
    assert rates["klein"][1] < 60
    assert calmer_rates({}) == {}


def test_thirty_two_areas_show_no_pattern_and_a_hundred_do() -> None:
    few = grid(5, {(2, 2)})
    for answer in (spots(few, Method.GETIS_ORD), spots(few, Method.MORAN), unevenness(few)):
        assert "25 gebieden" in answer.why_not
    hot = {(x, y) for x in (3, 4, 5) for y in (3, 4, 5)}
    found = spots(grid(10, hot), Method.GETIS_ORD)
    assert {each.name for each in found.spots if each.is_high} >= {"4-4"}
    uneven = unevenness(grid(10, hot))
    assert uneven.number is not None
    assert 0.1 < uneven.number < 0.4


def test_half_a_month_that_is_in_is_completed_by_how_others_grew() -> None:
    grows = (40, 60, 70, 75, 78, 80)
    said = {(f"2025-{month:02}", delay): grows[delay - 1] for month in range(1, 9) for delay in range(1, 7)}
    said |= {("2025-09", 1): 20, ("2025-09", 2): 30, ("2025-10", 1): 44}
    found = still_to_come(said)
    assert [(month, known, round(done)) for month, known, done, _, _ in found.months] == [
        ("2025-09", 30, 40), ("2025-10", 44, 88),
    ]  # fmt: skip
    assert all(low <= done <= high for _, _, done, low, high in found.months)
    assert "het zijn er nu 0" in still_to_come({("2025-01", 1): 3}).why_not
    assert "naar beneden" in still_to_come(said | {("2025-03", 4): 10}).why_not


@pytest.mark.usefixtures("database")
def test_the_page_answers_or_says_why_not(client: Client, load: Load) -> None:
    signed_in(client, "analyst")
    assert b"nog geen twee jaren" in client.get("/beeld/verder-kijken").content
    load({"GM1509": years(888, 758), "BU15090000": years(69, 143), "BU15090001": years(60, 62)})
    page = client.get("/beeld/verder-kijken").content.decode()
    assert "Van grof naar fijn: 2024 naar 2025" in page
    assert page.count("Dit rekenen we hier niet uit") == 4

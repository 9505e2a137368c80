"""Somebody takes everything that is published together and tries to work a hidden count out. They get nowhere."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from baken.instruments.stats.disclosure import (
    FEWEST_SHOWN,
    WHOLE,
    Dimension,
    Place,
    Published,
    attack,
    hide,
    published,
)

AREAS = Dimension({WHOLE: ("kern", "buitengebied"), "kern": ("A", "B", "C"), "buitengebied": ("D", "E")})
KINDS = Dimension({WHOLE: ("drugs", "overlast"), "drugs": ("hennep", "lab"), "overlast": ("geluid", "jeugd", "vuur")})
TIME = Dimension({WHOLE: ("2025", "2026"), "2025": ("25Q1", "25Q2"), "2026": ("26Q1", "26Q2")})
ALL = (AREAS, KINDS, TIME)


def town(seed: int, mean: float) -> dict[Place, int]:
    chance = np.random.default_rng(seed)
    leaves = product(*(dimension.leaves(WHOLE) for dimension in ALL))
    return {leaf: int(chance.poisson(mean)) for leaf in leaves}


def views(table: Published) -> dict[str, set[Place]]:
    """What different pages, filters and exports show of the one table."""
    return {
        "per kind and year": {place for place in table.values if place[0] == WHOLE},
        "map: per area": {place for place in table.values if place[1] == WHOLE},
        "filter: one kind": {place for place in table.values if place[1] == "hennep"},
        "export: everything": set(table.values),
        "last quarter": {place for place in table.values if place[2] == "26Q2"},
    }


def worked_out(table: Published, hidden: frozenset[Place], seen: set[Place]) -> list[Place]:
    """Small counts of which the attacker excludes part of 1 to 4, who sees the visible cells of these views only."""
    unseen = frozenset(hidden | (table.values.keys() - seen))
    small = [place for place, count in table.values.items() if 0 < count < FEWEST_SHOWN]
    found = []
    for place in small:
        low, high = attack(table, unseen, place)
        if low > 1 or high < FEWEST_SHOWN - 1:
            found.append(place)
    return found


@pytest.mark.parametrize(("seed", "mean"), [(1, 9.0), (2, 12.0)])
def test_all_views_together_give_no_small_count_away(seed: int, mean: float) -> None:
    counts = town(seed, mean)
    table, hidden = published(ALL, counts), hide(ALL, counts)
    assert any(0 < count < FEWEST_SHOWN for count in table.values.values())
    seen = set().union(*views(table).values())
    assert worked_out(table, hidden, seen) == []
    assert len(hidden) < len(table.values) / 2  # and still there is something to see


def test_the_attack_finds_what_only_hides_the_small_ones() -> None:
    counts = town(1, 9.0)
    table = published(ALL, counts)
    weak = frozenset(place for place, count in table.values.items() if 0 < count < FEWEST_SHOWN)
    assert worked_out(table, weak, set(table.values))


def test_the_attack_finds_tables_that_were_protected_one_by_one() -> None:
    """Each year safe by itself, and the year before minus this one gives it away: views must share one pattern."""
    kinds, years = Dimension.flat(["drugs", "geluid", "jeugd"]), Dimension.flat(["2025", "2026"])
    counts: dict[Place, int] = {
        ("drugs", "2025"): 3, ("geluid", "2025"): 11, ("jeugd", "2025"): 12,
        ("drugs", "2026"): 20, ("geluid", "2026"): 21, ("jeugd", "2026"): 22,
    }  # fmt: skip
    table = published([kinds, years], counts)
    one_by_one = frozenset(
        {("drugs", "2025"), ("geluid", "2025")}
    )  # enough within 2025, not beside the totals per kind
    assert attack(table, one_by_one, ("drugs", "2025")) == (3, 3)
    low, high = attack(table, hide([kinds, years], counts), ("drugs", "2025"))
    assert low <= 1
    assert high >= FEWEST_SHOWN - 1


def test_nought_may_be_seen_and_a_small_total_hides_like_any_count() -> None:
    kinds, years = Dimension.flat(["drugs", "geluid"]), Dimension.flat(["2025", "2026"])
    hidden = hide([kinds, years], {("drugs", "2025"): 2})
    assert ("geluid", "2026") not in hidden or (WHOLE, WHOLE) in hidden
    assert (WHOLE, WHOLE) in hidden


@pytest.mark.parametrize("wrong", [{("drugs", "2025"): -1}, {("alles", "2025"): 1}, {(WHOLE, "2025"): 1}])
def test_what_is_no_count_at_a_leaf_is_refused(wrong: dict[Place, int]) -> None:
    with pytest.raises(ValueError, match="0 or more, at leaves"):
        hide([Dimension.flat(["drugs"]), Dimension.flat(["2025"])], wrong)

"""From coarse to fine: no deeper than there is something, and no more chance than promised."""

import numpy as np
import pytest

from baken.instruments.stats.hierarchy import Look, by_chance_in_words, descend
from baken.instruments.stats.refusals import CannotCompute


def country(rng: np.random.Generator, raised: set[str], *, towns: int = 20, villages: int = 10) -> list[Look]:
    """Towns with villages; p-values even, or tiny where something is raised (a raised village raises its town)."""
    looks = []
    for town in range(towns):
        of_town = [f"{town}.{village}" for village in range(villages)]
        p = 1e-5 if raised & {str(town), *of_town} else rng.uniform()
        looks.append(Look(str(town), None, 100.0, p))
        looks += [Look(name, str(town), 10.0, 1e-5 if name in raised else rng.uniform()) for name in of_town]
    return looks


def test_nothing_raised_warns_seldom_and_looks_no_further() -> None:
    rng = np.random.default_rng(1)
    found = [descend(country(rng, set())) for _ in range(300)]
    assert np.mean([len(one.warned) > 0 for one in found]) <= 0.1 + 3 * np.sqrt(0.09 / 300)
    assert min(one.looked_at for one in found) == 20


def test_the_village_is_found_under_its_town_and_chance_stays_within_its_share() -> None:
    rng = np.random.default_rng(2)
    raised = {"3.4", "7.1", "12"}
    false, reached = [], 0
    for _ in range(200):
        found = descend(country(rng, raised))
        true = {"3", "3.4", "7", "7.1", "12"}
        names = {one.name for one in found.warned}
        false.append(len(names - true) / max(len(names), 1))
        reached += {"3.4", "7.1"} <= {one.name for one in found.warned if one.deepest}
        assert not {one.name for one in found.warned if one.deepest} & {"3", "7"} or not {"3.4", "7.1"} <= names
    assert reached / 200 > 0.9
    assert np.mean(false) <= 0.1


def test_without_a_result_or_too_small_is_not_looked_at() -> None:
    found = descend([Look("a", None, 5, float("nan")), Look("b", None, 0.5, 1e-9), Look("c", None, 5, 1e-9)])
    assert ([one.name for one in found.warned], found.looked_at, found.too_small) == (["c"], 1, 2)


def test_words() -> None:
    assert by_chance_in_words(12, 1.2) == "Van 12 waarschuwingen verwachten we er 1 door toeval."
    assert by_chance_in_words(1, 0.1) == "Van 1 waarschuwing verwachten we er minder dan 1 door toeval."
    assert descend([]).sentence == "Geen waarschuwingen."


def test_a_part_without_its_whole_is_refused() -> None:
    with pytest.raises(CannotCompute, match="een geheel dat zelf ook in de lijst staat"):
        descend([Look("a", "nergens", 1, 0.5)])

"""How much each level of agreement says: the model of Fellegi and Sunter (1969), learned without labels.

`m` is how often a level is seen between two records of one entity, `u` between two of different ones. The weight of a
level is log2(m/u); a rare name that agrees says more than a common one (term frequency, Winkler 1989). `u` comes from
random pairs, `m` from expectation-maximisation over pairs that share one exact value, each time without that field
(as in Splink; Linacre et al. 2022).

People in one house share a surname and an address, so these do not speak for one person independently. Of the pairs that
share both, EM over what is a person's own (first name, date of birth, …) tells how many are one person; surname and address
together never say more than that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from baken.instruments.linking.fields import WORDS, Field, Levels, Rows, Table

Floats = npt.NDArray[np.float64]

_GUESS: Mapping[Field, tuple[tuple[float, ...], tuple[float, ...]]] = {
    Field.SURNAME: ((0.80, 0.05, 0.08, 0.02, 0.02, 0.03), (0.003, 0.002, 0.003, 0.01, 0.0005, 0.98)),
    Field.GIVEN: ((0.76, 0.05, 0.08, 0.03, 0.08), (0.006, 0.01, 0.006, 0.015, 0.963)),
    Field.BIRTH_DATE: ((0.88, 0.02, 0.05, 0.03, 0.02), (0.00005, 0.0001, 0.0008, 0.01, 0.99)),
    Field.POSTCODE: ((0.80, 0.06, 0.05, 0.09), (0.002, 0.005, 0.03, 0.96)),
    Field.HOUSE_NUMBER: ((0.80, 0.08, 0.12), (0.02, 0.18, 0.80)),
    Field.STREET: ((0.70, 0.12, 0.05, 0.13), (0.002, 0.003, 0.03, 0.965)),
    Field.CITY: ((0.80, 0.10, 0.02, 0.08), (0.03, 0.01, 0.04, 0.92)),
    Field.PHONE: ((0.75, 0.05, 0.20), (0.0001, 0.0004, 0.9995)),
    Field.EMAIL: ((0.80, 0.05, 0.15), (0.0001, 0.0004, 0.9995)),
    Field.NUMBER: ((0.90, 0.06, 0.04), (0.0001, 0.0004, 0.9995)),
}
"""Where learning starts, and what is used when there is too little to learn from; (m, u) per level."""

_OF_A_HOUSE = frozenset({Field.SURNAME, Field.POSTCODE, Field.HOUSE_NUMBER, Field.STREET, Field.CITY, Field.PHONE})
_STRENGTH = 10.0  # the guess counts as this many pairs
_RANDOM_PAIRS = 200_000
_TRAINING_PAIRS = 300_000
_ROUNDS = 40
_FEWEST = 50


@dataclass
class Weights:
    """What was learned; `prior` is the chance that two random records are of one entity, `in_a_house` the log2 odds that two
    of one surname and address are."""

    m: dict[Field, Floats]
    u: dict[Field, Floats]
    prior: float
    common: dict[Field, dict[str, float]] = field(default_factory=dict)
    in_a_house: float = np.inf

    def score(self, table: Table, levels: Mapping[Field, Levels], left: Rows, right: Rows) -> Floats:
        """The match weight in bits: log2 of the odds that the two records are of one entity."""
        return self.weighed(*self.evidence(table, levels, left))

    def evidence(self, table: Table, levels: Mapping[Field, Levels], left: Rows) -> tuple[Floats, Floats]:
        """Bits of what a household shares, and of what is a person's own."""
        shared, own = np.zeros(left.shape), np.zeros(left.shape)
        for name, level in levels.items():
            bits = shared if name in _OF_A_HOUSE else own
            bits += self.bits(name)[level]  # the last place holds 0 for empty (-1)
            bits += self._rarity(table, name, level, left)
        return shared, own

    def weighed(self, shared: Floats, own: Floats) -> Floats:
        """Both kinds of evidence and the prior together."""
        total: Floats = np.minimum(np.log2(self.prior / (1 - self.prior)) + shared, self.in_a_house) + own
        return total

    def bits(self, name: Field) -> Floats:
        """The weight of each level in bits, and 0 at the end for an empty value."""
        return np.append(np.log2(self.m[name] / self.u[name]), 0.0)

    def explain(self, levels: Mapping[Field, Levels], pair: int) -> list[tuple[str, float]]:
        """Which fields agreed and what each counts, the heaviest first; bits above zero speak for one entity."""
        told = [
            (WORDS[name][int(level[pair])], float(self.bits(name)[int(level[pair])]))
            for name, level in levels.items()
            if level[pair] >= 0
        ]
        return sorted(told, key=lambda line: -abs(line[1]))

    def _rarity(self, table: Table, name: Field, level: Levels, left: Rows) -> Floats:
        shares = self.common.get(name)
        bonus = np.zeros(level.shape)
        if not shares:
            return bonus
        equal = np.flatnonzero(level == 0)
        values = table.take(name, left[equal])
        share = np.array([shares.get(value, 0.0) for value in values])
        known = share > 0
        bonus[equal[known]] = np.log2(self.u[name][0] / share[known])
        return bonus


def guess(fields: Sequence[Field], prior: float = 1e-4) -> Weights:
    """Weights before anything was learned."""
    return Weights(
        {name: np.array(_GUESS[name][0]) for name in fields},
        {name: np.array(_GUESS[name][1]) for name in fields},
        prior,
    )


def learn(table: Table, candidates: tuple[Rows, Rows], seed: int = 1) -> Weights:
    """Weights of these records, from the records alone; no label is looked at."""
    weights = guess(table.fields, prior=1 / max(100, min(table.size, 10_000)))
    if table.size < _FEWEST:
        return weights
    rng = np.random.default_rng(seed)
    left, right = rng.integers(0, table.size, (2, min(_RANDOM_PAIRS, table.size * 200)))
    apart = left != right
    for name, level in table.compare(left[apart], right[apart]).items():
        shares = _shares(level, np.ones(level.shape), np.array(_GUESS[name][1]), _STRENGTH)
        weights.u[name] = np.maximum(shares, 1 / level.size)  # rarer than one in the sample was not seen, but may be
    _term_shares(table, weights)
    _learn_m(table, weights, rng)
    weights.prior = _learn_prior(table, weights, candidates, rng)
    return weights


def _learn_m(table: Table, weights: Weights, rng: np.random.Generator) -> None:
    """EM per block of one exact field, over the other fields; the answers are averaged by the matches behind them."""
    heard: dict[Field, list[tuple[float, Floats]]] = defaultdict(list)
    for blocked in table.fields:
        left, right = _equal_pairs(table, blocked, rng)
        if left.size < 50:
            continue
        levels = {name: level for name, level in table.compare(left, right).items() if name is not blocked}
        own = levels.keys() - _OF_A_HOUSE
        if (
            blocked in _OF_A_HOUSE and len(own) > 1
        ):  # a family would pass for one person: look at what is a person's own
            levels = {name: levels[name] for name in own}
        elif blocked in (Field.SURNAME, Field.GIVEN):
            levels.pop(Field.SURNAME if blocked is Field.GIVEN else Field.GIVEN, None)
        matches, learned = _expect(levels, weights)
        for name, shares in learned.items():
            heard[name].append((matches, shares))
    for name, answers in heard.items():
        total = sum(matches for matches, _ in answers)
        if total >= 10:
            weights.m[name] = sum(
                (matches / total * shares for matches, shares in answers), np.zeros(len(answers[0][1]))
            )


def _expect(levels: Mapping[Field, Levels], weights: Weights) -> tuple[float, dict[Field, Floats]]:
    m = {name: weights.m[name].copy() for name in levels}
    chance = 0.1
    posterior = np.zeros(0)
    for _ in range(_ROUNDS):
        bits = sum(
            (np.append(np.log2(m[name] / weights.u[name]), 0.0)[level] for name, level in levels.items()),
            np.log2(chance / (1 - chance)),
        )
        posterior = 1 / (1 + np.exp2(-np.clip(bits, -60, 60)))
        before, chance = chance, float(np.clip(posterior.mean(), 1e-6, 1 - 1e-6))
        for name, level in levels.items():
            m[name] = _shares(level, posterior, np.array(_GUESS[name][0]), _STRENGTH)
        if abs(chance - before) < 1e-7:
            break
    return float(posterior.sum()), m


def _shares(level: Levels, mass: Floats, guessed: Floats, strength: float) -> Floats:
    seen = level >= 0
    counts = np.bincount(level[seen], weights=mass[seen], minlength=guessed.size) + strength * guessed / guessed.sum()
    shares: Floats = counts / counts.sum()
    return shares


def _equal_pairs(table: Table, name: Field, rng: np.random.Generator) -> tuple[Rows, Rows]:
    groups: dict[str, list[int]] = defaultdict(list)
    for row, value in enumerate(table.columns[name].text):
        if value:
            groups[value].append(row)
    pairs = [(a, b) for rows in groups.values() if len(rows) <= 60 for i, a in enumerate(rows) for b in rows[i + 1 :]]
    if not pairs:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    found = np.array(pairs, np.int64)
    if len(found) > _TRAINING_PAIRS:
        found = found[rng.choice(len(found), _TRAINING_PAIRS, replace=False)]
    return found[:, 0], found[:, 1]


def _term_shares(table: Table, weights: Weights) -> None:
    for name in (Field.SURNAME, Field.GIVEN, Field.CITY, Field.POSTCODE):
        if name in table.columns:
            counts = Counter(value for value in table.columns[name].text if value)
            total = sum(counts.values())
            if total:
                weights.common[name] = {value: max(count, 2) / total for value, count in counts.items()}


def _learn_prior(table: Table, weights: Weights, candidates: tuple[Rows, Rows], rng: np.random.Generator) -> float:
    """How many of all pairs are matches; pairs that share no block are taken as different."""
    left, right = candidates
    if not left.size:
        return weights.prior
    everything = table.size * (table.size - 1) / 2
    if left.size > _TRAINING_PAIRS:  # a sample stands for all of them
        some = rng.choice(left.size, _TRAINING_PAIRS, replace=False)
        everything *= _TRAINING_PAIRS / left.size
        left, right = left[some], right[some]
    levels = table.compare(left, right)
    weights.in_a_house = _odds_in_a_house(levels, weights)
    shared, own = weights.evidence(table, levels, left)
    for _ in range(_ROUNDS):
        odds = np.clip(weights.weighed(shared, own), -60, 60)
        weights.prior = float(np.clip((1 / (1 + np.exp2(-odds))).sum() / everything, 1e-9, 0.5))
    return weights.prior


def _odds_in_a_house(levels: Mapping[Field, Levels], weights: Weights) -> float:
    """Of pairs with one surname and address, the log2 odds of one person; infinite where nothing of a person's own is told."""
    own = {name: level for name, level in levels.items() if name not in _OF_A_HOUSE}
    place = [name for name in (Field.POSTCODE, Field.STREET, Field.HOUSE_NUMBER) if name in levels]
    if not own or not place or Field.SURNAME not in levels:
        return np.inf
    together = np.flatnonzero(
        np.logical_and.reduce([(levels[Field.SURNAME] >= 0) & (levels[Field.SURNAME] <= 1), *(levels[name] == 0 for name in place)])
    )  # fmt: skip
    if together.size < _FEWEST:
        return np.inf
    matches, _ = _expect({name: level[together] for name, level in own.items()}, weights)
    share = float(np.clip(matches / together.size, 1e-3, 1 - 1e-6))
    return float(np.log2(share / (1 - share)))

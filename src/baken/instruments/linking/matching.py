"""Match a record against what is known: the online path, one record at a time as it comes."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from baken.instruments.linking.blocks import Blocks
from baken.instruments.linking.fields import Field, Rows, Table
from baken.instruments.linking.weights import Weights, guess, learn

AT_ONCE = 200_000  # pairs compared in one go


@dataclass(frozen=True)
class Candidate:
    """An earlier record that may be of the same entity: how sure (0 to 1), and why, per field in words and bits."""

    row: int
    probability: float
    reasons: tuple[tuple[str, float], ...]


class Register:
    """Records that a new one is held against. Gives candidates to a person who judges; it decides nothing (AVG 22)."""

    def __init__(self, fields: Sequence[Field], weights: Weights | None = None) -> None:
        self.table = Table(fields)
        self.weights = weights or guess(fields)
        self._blocks = Blocks()

    def add(self, record: Mapping[Field, str]) -> int:
        """Remember a record; returns its number."""
        row = self.table.add(record)
        self._blocks.add(self.table, row)
        return row

    def match(self, row: int, at_least: float = 0.5) -> list[Candidate]:
        """What resembles this remembered record, the surest first."""
        near = np.array(self._blocks.near(self.table, row), np.int64)
        if not near.size:
            return []
        left = np.full(near.shape, row, np.int64)
        levels = self.table.compare(left, near)
        chances = probability(self.weights.score(self.table, levels, left, near))
        order = np.argsort(-chances, kind="stable")
        return [
            Candidate(int(near[k]), float(chances[k]), tuple(self.weights.explain(levels, int(k))))
            for k in order
            if chances[k] >= at_least
        ]

    def learn(self, seed: int = 1) -> None:
        """Set the weights from the records held now."""
        self.weights = learn(self.table, self.candidates(), seed)

    def chances(self, left: Rows, right: Rows) -> npt.NDArray[np.float64]:
        """How sure it is that left[k] and right[k] are of one entity, 0 to 1."""
        parts = [
            self.weights.score(self.table, self.table.compare(a, b), a, b)
            for a, b in zip(_parts(left), _parts(right), strict=True)
        ]
        return probability(np.concatenate(parts)) if parts else np.zeros(0)

    def candidates(self) -> tuple[Rows, Rows]:
        """All pairs that share a block, each once."""
        left, right = array("i"), array("i")
        for row in range(self.table.size):
            earlier = [other for other in self._blocks.near(self.table, row) if other < row]
            left.extend([row] * len(earlier))
            right.extend(earlier)
        return np.array(left, np.int64), np.array(right, np.int64)


def _parts(rows: Rows) -> list[Rows]:
    """In pieces of `AT_ONCE`, so that memory does not grow with the number of pairs."""
    return [rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE)]


def probability(bits: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """From match weight in bits to a chance."""
    chances: npt.NDArray[np.float64] = 1 / (1 + np.exp2(-np.clip(bits, -60, 60)))
    return chances

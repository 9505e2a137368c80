"""How well linking does on a file whose answer is known: precision, recall and F1 per threshold, per path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from baken.instruments.linking.fields import Rows

THRESHOLDS = (0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)


@dataclass(frozen=True)
class Score:
    """Pairs at or above a threshold held against the truth. Precision is 1 when nothing was proposed."""

    threshold: float
    proposed: int
    right: int
    precision: float
    recall: float
    f1: float

    def as_dict(self) -> dict[str, float]:
        """The score as plain numbers."""
        return asdict(self)


def true_pairs(truth: Sequence[str]) -> int:
    """How many pairs of records carry the same label; an empty label is a record of its own."""
    return sum(n * (n - 1) // 2 for label, n in Counter(truth).items() if label)


def scores(
    truth: Sequence[str],
    left: Rows,
    right: Rows,
    chance: npt.NDArray[np.float64],
    thresholds: Sequence[float] = THRESHOLDS,
) -> list[Score]:
    """One line per threshold over the proposed pairs; each pair stands once in (left, right)."""
    labels = np.array(truth, dtype=object)
    same = (labels[left] == labels[right]) & (labels[left] != "") if left.size else np.zeros(0, bool)
    everything = true_pairs(truth)
    lines = []
    for threshold in thresholds:
        proposed = chance >= threshold
        right_ones, total = int((proposed & same).sum()), int(proposed.sum())
        lines.append(
            Score(
                threshold,
                total,
                right_ones,
                right_ones / total if total else 1.0,
                right_ones / everything if everything else 0.0,
                2 * right_ones / (total + everything) if total + everything else 0.0,
            )
        )
    return lines


def best(lines: Sequence[Score], precision: float = 0.99) -> Score | None:
    """The line with the highest recall among those that are at least this precise; None when there is none."""
    enough = [line for line in lines if line.precision >= precision and line.proposed]
    return max(enough, key=lambda line: (line.recall, line.precision), default=None)

"""Judgements of people become groups; "not the same" is remembered, and everything can be taken back."""

from baken.instruments.linking.clusters import (
    Contradiction,
    Judgement,
    clusters,
    contradictions,
    standing,
    would_contradict,
)

SAME, DIFFERENT, UNDONE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNDONE


def test_groups_and_not_only_pairs():
    last = standing([("a", "b", SAME), ("c", "d", SAME), ("b", "c", SAME), ("x", "y", DIFFERENT)])
    assert clusters(last) == [frozenset("abcd")]


def test_a_merge_is_undone():
    said = [("a", "b", SAME), ("b", "c", SAME), ("c", "b", UNDONE)]
    assert clusters(standing(said)) == [frozenset("ab")]


def test_a_contradiction_is_warned_of_before_and_seen_after():
    said = [("a", "b", SAME), ("a", "c", DIFFERENT)]
    assert would_contradict(standing(said), "b", "c") == [Contradiction("a", "c")]
    assert contradictions(standing(said)) == []
    assert contradictions(standing([*said, ("b", "c", SAME)])) == [Contradiction("a", "c")]

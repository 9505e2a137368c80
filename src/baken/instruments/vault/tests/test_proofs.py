"""Work instead of waiting."""

from datetime import UTC, datetime, timedelta

import pytest

from baken.instruments.vault.limits import Limit, fresh_secret
from baken.instruments.vault.proofs import is_proven, proof_key, solve, task

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECRET = fresh_secret(NOW, HOUR)
REPORTS = Limit("report", 60, HOUR)
HERE = "203.0.113.7"


@pytest.fixture(scope="module")
def proof():
    return solve(task(SECRET, REPORTS, HERE))


def test_work_on_a_task_is_a_proof_for_that_limit_and_that_address_only(proof):
    assert is_proven(proof, SECRET, REPORTS, HERE)
    assert not is_proven(proof, SECRET, REPORTS, "203.0.113.8")
    assert not is_proven(proof, SECRET, Limit("code", 30, HOUR), HERE)
    assert not is_proven(proof, fresh_secret(NOW, HOUR), REPORTS, HERE)


def test_what_is_no_work_is_no_proof(proof):
    given = proof.partition(":")[0]
    wrong = [f"{given}:{number}" for number in range(20)]
    assert not any(is_proven(one, SECRET, REPORTS, HERE) for one in wrong)
    own = "A" * 38
    assert not is_proven(solve(own), SECRET, REPORTS, HERE)
    for strange in ("", ":", "x:1", proof + "x", proof * 2, "é" * 40 + ":1"):
        assert not is_proven(strange, SECRET, REPORTS, HERE)


def test_two_answers_to_one_task_are_one_proof(proof):
    given = proof.partition(":")[0]
    assert proof_key(SECRET, proof) == proof_key(SECRET, f"{given}:0")
    assert proof_key(SECRET, proof) != proof_key(SECRET, solve(task(SECRET, REPORTS, HERE), bits=1))

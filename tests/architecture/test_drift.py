"""What is generated is what is committed: the law of the house and its papers are reviewable diffs."""

from pathlib import Path

import baken
from baken.ground.privacy.services import policy_files
from baken.house.upkeep.services.papers import papers

CHECKOUT = Path(baken.__file__).parents[2]


def test_the_row_policies_follow_from_the_matrix_and_the_tables():
    stale = [path.parent.name for path, text in policy_files().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run `baken policies`"


def test_no_room_keeps_policies_of_tables_that_are_gone():
    wanted = set(policy_files())
    assert {path for path in (CHECKOUT / "src" / "baken").rglob("row_policies.sql")} <= wanted


def test_the_papers_follow_from_the_code():
    stale = [path.name for path, text in papers(CHECKOUT).items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run `baken docs`"

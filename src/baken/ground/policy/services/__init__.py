"""The verbs of the plan. Each is one transaction, names who acts and when, and refuses with a Dutch sentence."""

from baken.ground.policy.services.adopting import adopt, adopt_year_plan, amend, inform_council, offer, take_back
from baken.ground.policy.services.drafting import (
    add_action,
    add_goal,
    add_indicator,
    add_priority,
    describe_action,
    describe_priority,
    link_to_agenda,
    reword,
    settle_promise,
    strike,
)
from baken.ground.policy.services.evaluating import communicate, evaluate, record_progress
from baken.ground.policy.services.importing import ImportOutcome, import_note, start_plan
from baken.ground.policy.services.loading import load_account, load_plan
from baken.ground.policy.services.proposing import answer_proposal, propose
from baken.ground.policy.services.succeeding import draft_successor

__all__ = [
    "ImportOutcome",
    "add_action",
    "add_goal",
    "add_indicator",
    "add_priority",
    "adopt",
    "adopt_year_plan",
    "amend",
    "answer_proposal",
    "communicate",
    "describe_action",
    "describe_priority",
    "draft_successor",
    "evaluate",
    "import_note",
    "inform_council",
    "link_to_agenda",
    "load_account",
    "load_plan",
    "offer",
    "propose",
    "record_progress",
    "reword",
    "settle_promise",
    "start_plan",
    "strike",
    "take_back",
]

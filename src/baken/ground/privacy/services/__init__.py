"""The verbs of privacy: act within a declared activity, declare a page, write the law of the house into the database."""

from baken.ground.privacy.services.acting import (
    NotAllowed,
    NotSignedIn,
    Visit,
    act_for_house,
    acting,
    log_export,
    log_refusal,
    log_search,
    log_unseal,
)
from baken.ground.privacy.services.adopting import adopt_retention, apply_retention
from baken.ground.privacy.services.destroying import (
    approve_destruction,
    carry_out_destruction,
    end_hold,
    hold,
    propose_destruction,
    replay_ledger,
)
from baken.ground.privacy.services.norms import set_norm
from baken.ground.privacy.services.pages import page, public_page, several
from baken.ground.privacy.services.sql import apply_sql, policy_files
from baken.ground.privacy.services.steps import take_step
from baken.ground.privacy.services.urgent import act_urgently, give_reason, notify_privacy

__all__ = [
    "NotAllowed",
    "NotSignedIn",
    "Visit",
    "act_for_house",
    "act_urgently",
    "acting",
    "adopt_retention",
    "apply_retention",
    "apply_sql",
    "approve_destruction",
    "carry_out_destruction",
    "end_hold",
    "give_reason",
    "hold",
    "log_export",
    "log_refusal",
    "log_search",
    "log_unseal",
    "notify_privacy",
    "page",
    "policy_files",
    "propose_destruction",
    "public_page",
    "replay_ledger",
    "set_norm",
    "several",
    "take_step",
]

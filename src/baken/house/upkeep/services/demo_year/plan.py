"""The plan 2023-2026: offered and adopted before it began, and for the greater part evaluated now that it ends."""

from datetime import UTC, date, datetime
from pathlib import Path

import baken.house.upkeep
from baken.ground.policy.services import adopt, load_account, load_plan
from baken.ground.privacy.vocabulary import Activity
from baken.house.upkeep.services.demo_year.stage import ADVISER, COUNCILLOR, Stage

PLAN = Path(baken.house.upkeep.__file__).parent / "demo" / "plan_2023_2026.toml"
OFFERED = datetime(2022, 11, 1, 9, 0, tzinfo=UTC)
DECIDED = date(2022, 12, 15)
RECORDED = datetime(2022, 12, 16, 9, 0, tzinfo=UTC)


def walk(stage: Stage) -> None:
    """The adviser drafts and offers it, a councillor records the decision, the adviser keeps the account."""
    with stage.as_somebody(ADVISER, Activity.MANAGE_PLAN) as adviser:
        version_id = load_plan(PLAN, by=adviser, at=OFFERED)
    with stage.as_somebody(COUNCILLOR, Activity.ADOPT_PLAN) as councillor:
        adopt(
            version_id=version_id, reference="2022-RB-118 (verzonnen)", decided_on=DECIDED, by=councillor, at=RECORDED
        )
    with stage.as_somebody(ADVISER, Activity.MANAGE_PLAN) as adviser:
        load_account(PLAN, version_id=version_id, by=adviser, at=stage.ago(12))

"""Pure rules of intake: when a report may be handed in, and what in a text gives its writer away."""

from baken.journey.intake.rules.files import in_megabytes
from baken.journey.intake.rules.give_aways import GiveAway, give_aways
from baken.journey.intake.rules.reports import (
    LINE_LIMIT,
    STORY_LIMIT,
    TO_HAND_IN,
    ReportFacts,
    a_business_number_has_eight_digits,
    kvk_in,
    may_hand_in,
    plain,
    with_kvk,
)

__all__ = [
    "LINE_LIMIT",
    "STORY_LIMIT",
    "TO_HAND_IN",
    "GiveAway",
    "ReportFacts",
    "a_business_number_has_eight_digits",
    "give_aways",
    "in_megabytes",
    "kvk_in",
    "may_hand_in",
    "plain",
    "with_kvk",
]

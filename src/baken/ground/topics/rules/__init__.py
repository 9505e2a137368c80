"""Pure rules of the form: reading a version, merging own words over the default, and what makes a version sound."""

from baken.ground.topics.rules.answers import asked, told
from baken.ground.topics.rules.checking import (
    MOST_QUESTIONS,
    ChannelFacts,
    TopicFacts,
    ValidityFacts,
    may_end,
    may_keep,
    may_publish,
    round_answers,
    sound,
)
from baken.ground.topics.rules.reading import Entry, catalogue, default_entries, dutch

__all__ = [
    "MOST_QUESTIONS",
    "ChannelFacts",
    "Entry",
    "TopicFacts",
    "ValidityFacts",
    "asked",
    "catalogue",
    "default_entries",
    "dutch",
    "may_end",
    "may_keep",
    "may_publish",
    "round_answers",
    "sound",
    "told",
]

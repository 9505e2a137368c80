"""Pure rules of the form: reading a version, merging own words over the default, and what makes a version sound."""

from baken.ground.topics.rules.answers import asked, told
from baken.ground.topics.rules.checking import ChannelFacts, TopicFacts, ValidityFacts, may_keep, may_publish, sound
from baken.ground.topics.rules.reading import Entry, catalogue, default_entries

__all__ = [
    "ChannelFacts",
    "Entry",
    "TopicFacts",
    "ValidityFacts",
    "asked",
    "catalogue",
    "default_entries",
    "may_keep",
    "may_publish",
    "sound",
    "told",
]

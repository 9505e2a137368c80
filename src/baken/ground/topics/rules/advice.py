"""What somebody can do themselves, per topic, on a day, in a language (`advice.toml`; C23)."""

from dataclasses import dataclass
from datetime import date

from baken.ground.topics.rules.reading import advice_entries, translations
from baken.ground.topics.vocabulary import SOURCE_LANGUAGE


@dataclass(frozen=True)
class Advice:
    """The steps that belong to a topic (its code), in the order to take them."""

    topic: str
    steps: tuple[str, ...]


def advice_on(day: date, language: str = SOURCE_LANGUAGE) -> tuple[Advice, ...]:
    """The advice that counts on a day. A step without a translation is shown in Dutch."""
    said = translations(language)
    return tuple(
        Advice(one["topic"], tuple(said.get(step, step) for step in one["steps"]))
        for one in advice_entries()
        if one.get("from", day) <= day <= one.get("until", day)
    )

"""What makes a version sound, and when it may be published. Facts in, verdict out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from baken.ground.topics.rules.reading import dutch
from baken.ground.topics.vocabulary import GOES_ROUND, Entrance, EntryKind, QuestionKind, Refusal
from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused

MOST_QUESTIONS = 6
MOST_STEPS = 6
_PHONE = re.compile(r"[0-9][0-9 \-]{1,18}[0-9]")


@dataclass(frozen=True)
class TopicFacts:
    """The content of a topic, the channels that exist, and the answers that send a report round somebody until now."""

    content: Mapping[str, Any]
    channels: frozenset[str]
    goes_round: frozenset[str] = frozenset()

    @property
    def questions(self) -> list[Mapping[str, Any]]:
        """Its questions, as stored."""
        return list(self.content.get("questions", ()))


@dataclass(frozen=True)
class ChannelFacts:
    """The content of a channel."""

    content: Mapping[str, Any]


@dataclass(frozen=True)
class ValidityFacts:
    """From when until when (both included; until may be open), and what was done already."""

    valid_from: date
    valid_until: date | None
    today: date
    is_published: bool


def it_has_a_name(entry: TopicFacts | ChannelFacts) -> Verdict:
    """A resident chooses by its name."""
    return ALLOWED if dutch(entry.content.get("label")).strip() else refused(Refusal.NO_LABEL)


def it_stands_behind_a_door(topic: TopicFacts) -> Verdict:
    """One of the two doors (brief, correction on C58)."""
    return ALLOWED if topic.content.get("entrance") in Entrance.values else refused(Refusal.NO_ENTRANCE)


def it_asks_little(topic: TopicFacts) -> Verdict:
    """C57: a report takes less than three minutes."""
    return ALLOWED if len(topic.questions) <= MOST_QUESTIONS else refused(Refusal.TOO_MANY_QUESTIONS)


def its_questions_say_something(topic: TopicFacts) -> Verdict:
    """No empty question."""
    empty = any(not dutch(one.get("label")).strip() for one in topic.questions)
    return refused(Refusal.QUESTION_WITHOUT_TEXT) if empty else ALLOWED


def its_questions_are_told_apart(topic: TopicFacts) -> Verdict:
    """An answer belongs to one question."""
    codes = [one["code"] for one in topic.questions]
    return ALLOWED if len(codes) == len(set(codes)) else refused(Refusal.QUESTION_TWICE)


def there_is_something_to_choose(topic: TopicFacts) -> Verdict:
    """A list of one is no question."""
    chosen = [one for one in topic.questions if one["kind"] == QuestionKind.CHOICE]
    short = any(len(one.get("choices", ())) < 2 for one in chosen)
    return refused(Refusal.TOO_FEW_CHOICES) if short else ALLOWED


def conditions_look_back(topic: TopicFacts) -> Verdict:
    """A question can only depend on one that was asked before it, and on an answer that can be given."""
    before: dict[str, set[str]] = {}
    for one in topic.questions:
        condition = one.get("condition")
        if condition and not set(condition["answers"]) <= before.get(condition["question"], set()):
            return refused(Refusal.CONDITION_UNKNOWN)
        given = {choice["code"] for choice in one.get("choices", ())}
        before[one["code"]] = {"yes", "no", "not_sure"} if one["kind"] == QuestionKind.YES_NO else given
    return ALLOWED


def it_still_goes_round(topic: TopicFacts) -> Verdict:
    """No new words bring a report about somebody of the municipality to that person's own team (C58)."""
    lost = topic.goes_round - round_answers(topic.content)
    return refused(Refusal.NO_LONGER_ROUND) if lost and topic.content.get("offered", True) else ALLOWED


def round_answers(content: Mapping[str, Any]) -> frozenset[str]:
    """The answers of a topic that send a report round somebody."""
    return GOES_ROUND & {choice["code"] for one in content.get("questions", ()) for choice in one.get("choices", ())}


def its_advice_is_short(topic: TopicFacts) -> Verdict:
    """C23: steps that somebody can remember."""
    return ALLOWED if len(topic.content.get("advice", ())) <= MOST_STEPS else refused(Refusal.TOO_MUCH_ADVICE)


def only_the_law_stops_a_reporter(topic: TopicFacts) -> Verdict:
    """Elsewhere a reporter who saw drug dealing is stopped and the signal is lost: here only an article of law stops."""
    stops = dutch(topic.content.get("stop")).strip()
    return refused(Refusal.STOP_WITHOUT_LAW) if stops and not topic.content.get("stop_law", "").strip() else ALLOWED


def its_channels_exist(topic: TopicFacts) -> Verdict:
    """A topic points only at ways that exist."""
    return ALLOWED if set(topic.content.get("channels", ())) <= topic.channels else refused(Refusal.CHANNEL_UNKNOWN)


def there_is_a_way(channel: ChannelFacts) -> Verdict:
    """A number to call or a site to open."""
    return ALLOWED if channel.content.get("phone") or channel.content.get("url") else refused(Refusal.NO_WAY)


def the_number_can_be_dialled(channel: ChannelFacts) -> Verdict:
    """Digits, spaces and dashes."""
    phone = channel.content.get("phone", "")
    return ALLOWED if not phone or _PHONE.fullmatch(phone) else refused(Refusal.BAD_PHONE)


def the_site_is_safe(channel: ChannelFacts) -> Verdict:
    """A link on the door is never anything else than https."""
    url = channel.content.get("url", "")
    return ALLOWED if not url or re.fullmatch(r"https://[^\s\"'<>]+", url) else refused(Refusal.BAD_URL)


SOUND_TOPIC = (
    it_has_a_name,
    it_stands_behind_a_door,
    it_asks_little,
    its_questions_say_something,
    its_questions_are_told_apart,
    there_is_something_to_choose,
    conditions_look_back,
    it_still_goes_round,
    its_advice_is_short,
    only_the_law_stops_a_reporter,
    its_channels_exist,
)
SOUND_CHANNEL = (it_has_a_name, there_is_a_way, the_number_can_be_dialled, the_site_is_safe)


def sound(
    kind: EntryKind, content: Mapping[str, Any], channels: frozenset[str], goes_round: frozenset[str] = frozenset()
) -> Verdict:
    """Can people be shown this? `goes_round`: the answers that send a report round somebody until now."""
    if kind == EntryKind.CHANNEL:
        return first_refusal(SOUND_CHANNEL, ChannelFacts(content))
    return first_refusal(SOUND_TOPIC, TopicFacts(content, channels, goes_round))


def it_is_a_draft(validity: ValidityFacts) -> Verdict:
    """What people answered to stays as it was asked."""
    return refused(Refusal.ALREADY_PUBLISHED) if validity.is_published else ALLOWED


def it_begins_today_or_later(validity: ValidityFacts) -> Verdict:
    """No rewriting of yesterday's form."""
    return ALLOWED if validity.valid_from >= validity.today else refused(Refusal.BEGINS_IN_THE_PAST)


def it_ends_after_it_begins(validity: ValidityFacts) -> Verdict:
    """At least one day."""
    ends = validity.valid_until
    return ALLOWED if ends is None or ends >= validity.valid_from else refused(Refusal.ENDS_BEFORE_IT_BEGINS)


def may_keep(validity: ValidityFacts) -> Verdict:
    """May the words of this version still change?"""
    return it_is_a_draft(validity)


def it_is_published(validity: ValidityFacts) -> Verdict:
    """A draft has no last day."""
    return ALLOWED if validity.is_published else refused(Refusal.NOT_YET_PUBLISHED)


def may_end(validity: ValidityFacts) -> Verdict:
    """May a last day be set?"""
    return first_refusal((it_is_published, it_ends_after_it_begins), validity)


def may_publish(validity: ValidityFacts) -> Verdict:
    """May this version go to the public?"""
    return first_refusal((it_is_a_draft, it_begins_today_or_later, it_ends_after_it_begins), validity)

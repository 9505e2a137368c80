"""Which questions of a topic are asked, given what was answered so far, and what the answers say in words."""

from collections.abc import Mapping

from baken.ground.topics.vocabulary import Question, Topic


def asked(topic: Topic, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions whose condition holds; one whose earlier question is not asked is not asked either."""
    found: dict[str, Question] = {}
    for question in topic.questions:
        condition = question.condition
        if condition is None or (condition.question in found and answers.get(condition.question) in condition.answers):
            found[question.code] = question
    return tuple(found.values())


def told(topic: Topic, answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(question, answer) in words, of what was asked and answered, in the order of the topic."""
    return tuple(
        (question.label, next((one.label for one in question.choices if one.code == answer), answer))
        for question in asked(topic, answers)
        if (answer := answers.get(question.code, "").strip())
    )

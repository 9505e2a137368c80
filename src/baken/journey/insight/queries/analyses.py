"""Analyses that can be saved, and saved ones made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from baken import __version__
from baken.instruments.kit.actors import Actor
from baken.journey.insight.models import SavedAnalysis
from baken.journey.insight.queries.changes import changed, recent
from baken.journey.insight.queries.picture import picture
from baken.journey.insight.queries.series import Provenance, looking_back
from baken.journey.insight.rules.reproducing import Answer, Compared, held_against
from baken.journey.insight.vocabulary import ALL_CRIME, AnalysisKind, Rhythm, Sharing, phenomenon

NEWEST = 50


@dataclass(frozen=True)
class Question:
    """What is asked of the figures: its kind, and what that kind needs."""

    kind: AnalysisKind
    phenomenon: str = ""
    period: str = ""

    @property
    def title(self) -> str:
        """In words, made from the question itself."""
        about = phenomenon(self.phenomenon).label if self.phenomenon else ""
        return ", ".join(part for part in (str(self.kind.label), about, self.period) if part)


@dataclass(frozen=True)
class AnalysisCard:
    """A saved analysis in a list."""

    id: UUID
    question: Question
    sharing: Sharing
    at: datetime
    is_own: bool


@dataclass(frozen=True)
class Reproduced:
    """A saved analysis with its answer of then; made again from the deliveries of then, and from those of now."""

    card: AnalysisCard
    then: Answer
    code_version: str
    again: Compared
    compared: Compared


def answer_to(viewer: Actor, question: Question) -> Answer:
    """Ask the figures now."""
    return _ANSWERS[question.kind](viewer, question)


def analyses(viewer: Actor) -> list[AnalysisCard]:
    """The viewer's own analyses and those shared within the municipality, newest first."""
    rows = SavedAnalysis.objects.defer("rows", "columns", "vintages").order_by("-at")[:NEWEST]
    return [_card(row, viewer) for row in rows]


def reproduced(viewer: Actor, analysis_id: UUID) -> Reproduced | None:
    """Make a saved analysis again and hold it against then; None when it is not there for this viewer."""
    row = SavedAnalysis.objects.filter(pk=analysis_id).first()
    if row is None:
        return None
    card = _card(row, viewer)
    then = Answer(tuple(row.columns), tuple(tuple(each) for each in row.rows), row.vintages)
    with looking_back(row.at):
        again = answer_to(viewer, card.question)
    now = answer_to(viewer, card.question)
    same, newest = (held_against(then, each, row.code_version, __version__) for each in (again, now))
    return Reproduced(card, then, row.code_version, same, newest)


def _card(row: SavedAnalysis, viewer: Actor) -> AnalysisCard:
    question = Question(AnalysisKind(row.kind), row.phenomenon, row.period)
    return AnalysisCard(row.pk, question, Sharing(row.sharing), row.at, row.by == viewer.membership_id)


def _changed(viewer: Actor, question: Question) -> Answer:
    found = changed(viewer)
    rows = tuple(
        (f"{each.name}, {each.step.later}", each.step.before, each.step.after, each.q) for each in found.changes
    )
    whole = ("stappen bekeken", found.checked, found.only_chance, found.restlessness)
    return Answer(("Wat", "Ervoor", "Erna", "q"), (*rows, whole), _read(found.provenance))


def _recent(viewer: Actor, question: Question) -> Answer:
    now = recent(viewer, Rhythm(question.period))
    judged = now.found.judged if now.found else ()
    rows = tuple((phenomenon(each.phenomenon).label, each.observed, each.expected, each.q) for each in judged)
    return Answer(("Onderwerp", "Geteld", "Verwacht", "q"), rows, _read(now.provenance))


def _picture(viewer: Actor, question: Question) -> Answer:
    shown = picture(viewer, code=question.phenomenon or ALL_CRIME, year=question.period)
    points = tuple(
        (point.year, point.count, point.interval.low if point.interval else None,
         point.interval.high if point.interval else None)
        for point in shown.trend
    )  # fmt: skip
    groups = tuple((each.label, each.compared.count, *(each.compared.usual or (None, None))) for each in shown.groups)
    return Answer(("Wat", "Aantal", "Laag", "Hoog"), (*points, *groups), _read(shown.total.provenance))


def _read(source: Provenance | None) -> dict[str, str]:
    return {f"{source.dataset}: {source.source}": source.vintage} if source else {}


_ANSWERS: dict[AnalysisKind, Callable[[Actor, Question], Answer]] = {
    AnalysisKind.CHANGED: _changed,
    AnalysisKind.RECENT: _recent,
    AnalysisKind.PICTURE: _picture,
}

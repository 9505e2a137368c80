"""Decisions as pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.ground.organisations.queries import names_of
from baken.instruments.clocks.deadlines import Deadline
from baken.instruments.kit.actors import Actor
from baken.instruments.tables.vocabulary import Organ
from baken.journey.decisions.models import CareCheck, Decision, DecisionStep, Mandate, SocialConsult, View
from baken.journey.decisions.queries.facts import facts_of, mandate_of, published_on
from baken.journey.decisions.rules import DeciderFacts, clocks_of, everything_missing, may_decide
from baken.journey.decisions.vocabulary import (
    ARTICLES,
    EDITABLE,
    INSTRUMENTS,
    TRANSITIONS,
    DecisionState,
    InstrumentCard,
    Refusal,
)

PAGE = 50


@dataclass(frozen=True)
class DecisionLine:
    """A decision in a list."""

    decision_id: UUID
    title: str
    instrument: str
    organ: str
    state: str
    state_label: str
    decide_by: date | None
    article: str


@dataclass(frozen=True)
class Clock:
    """A term of this decision as a date: what ends, when, on which article, and whether a lawyer must confirm it."""

    label: str
    article: str
    last_day: date
    days_left: int
    moved_because: str = ""
    confirmed: bool = True


@dataclass(frozen=True)
class Missing:
    """What must still be done before the organ can decide, with its article."""

    code: str
    sentence: str
    article: str


@dataclass(frozen=True)
class Happened:
    """A step, check, consultation or view on the timeline of a decision."""

    at: datetime
    title: str
    who: str
    text: str = ""


@dataclass(frozen=True)
class DecisionCard:
    """Everything the page of one decision shows."""

    decision: Decision
    instrument: InstrumentCard
    organ_label: str
    prepared_by: str
    editable: bool
    next_states: tuple[str, ...]
    missing: tuple[Missing, ...]
    missing_when_urgent: tuple[Missing, ...]
    clocks: tuple[Clock, ...]
    care: CareCheck | None
    consult: SocialConsult | None
    views: tuple[View, ...]
    history: tuple[Happened, ...]
    may_decide: bool
    why_not_decide: str
    under_mandate: bool

    @property
    def ready(self) -> bool:
        """Nothing is missing: it can be laid before the organ, or taken."""
        return not self.missing

    @property
    def submitted(self) -> bool:
        return self.decision.state == DecisionState.SUBMITTED


def decision_lines(
    viewer: Actor, *, states: Iterable[str] = (), before: UUID | None = None, size: int = PAGE
) -> list[DecisionLine]:
    """Decisions of the viewer's organs, newest first, a page at a time (`before`: the last id of the page before)."""
    rows = Decision.objects.filter(municipality=viewer.municipality).order_by("-id")
    wanted = tuple(states)
    if wanted:
        rows = rows.filter(state__in=wanted)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [_line(row) for row in rows[:size]]


def lines_of_dossier(viewer: Actor, dossier_id: UUID) -> list[DecisionLine]:
    """The decisions about one dossier, newest first."""
    rows = Decision.objects.filter(municipality=viewer.municipality, dossier_id=dossier_id).order_by("-id")
    return [_line(row) for row in rows[:PAGE]]


def decision_card(viewer: Actor, decision_id: UUID, *, today: date) -> DecisionCard:
    """One decision with its checks, clocks and history; raises `Decision.DoesNotExist` when out of reach."""
    decision = Decision.objects.get(pk=decision_id)
    instrument = INSTRUMENTS[decision.instrument]
    steps = list(DecisionStep.objects.filter(decision=decision).order_by("seq"))
    cares = list(CareCheck.objects.filter(decision=decision).order_by("at"))
    consults = list(SocialConsult.objects.filter(decision=decision).order_by("held_on", "id"))
    views = tuple(View.objects.filter(decision=decision).order_by("received_on", "id"))
    who = {decision.prepared_by, *(row.by for row in steps), *(row.by for row in views)}
    names = names_of(viewer, who | {row.by for row in cares} | {row.by for row in consults})
    mandate = mandate_of(viewer, decision, today=today)
    verdict = may_decide(DeciderFacts(viewer.role, decision.organ, mandated=mandate is not None))
    return DecisionCard(
        decision=decision,
        instrument=instrument,
        organ_label=Organ(decision.organ).label,
        prepared_by=names.get(decision.prepared_by, ""),
        editable=decision.state in EDITABLE,
        next_states=tuple(str(state.value) for state in TRANSITIONS[DecisionState(decision.state)]),
        missing=_missing(decision, today, urgent=False),
        missing_when_urgent=_missing(decision, today, urgent=True),
        clocks=tuple(_clocks(decision, instrument, today)),
        care=cares[-1] if cares else None,
        consult=consults[-1] if consults else None,
        views=views,
        history=tuple(reversed(sorted(_history(steps, cares, consults, views, names), key=lambda event: event.at))),
        may_decide=bool(verdict) and decision.state == DecisionState.SUBMITTED,
        why_not_decide=verdict.sentence,
        under_mandate=mandate is not None,
    )


def mandates(viewer: Actor, *, today: date) -> list[tuple[Mandate, str]]:
    """The mandates in force or still to come of the viewer's organs, each with the name of who holds it."""
    rows = list(
        Mandate.objects.filter(municipality=viewer.municipality, valid_until__gte=today).order_by("valid_until")
    )
    names = names_of(viewer, {row.membership for row in rows})
    return [(row, names.get(row.membership, "")) for row in rows]


def _line(row: Decision) -> DecisionLine:
    return DecisionLine(
        row.pk,
        row.title,
        row.get_instrument_display(),
        Organ(row.organ).label,
        row.state,
        DecisionState(row.state).label,
        row.decide_by,
        INSTRUMENTS[row.instrument].article,
    )


def _missing(decision: Decision, today: date, *, urgent: bool) -> tuple[Missing, ...]:
    verdicts = everything_missing(facts_of(decision, today=today, urgent=urgent))
    return tuple(Missing(verdict.code, verdict.sentence, ARTICLES[Refusal(verdict.code)]) for verdict in verdicts)


def _clocks(decision: Decision, instrument: InstrumentCard, today: date) -> Iterable[Clock]:
    yield from (_clock(found, today) for found in clocks_of(instrument, published_on(decision.pk)))
    for label, article, day in (
        ("Zienswijze geven", "Awb 4:8, 4:9", decision.views_until),
        ("Zelf voldoen aan de last", "Awb 5:24, 5:32a", decision.grace_until),
        ("Het besluit geldt tot en met", instrument.article, decision.lasts_until),
        ("Besluit gevraagd voor", "eigen planning", decision.decide_by),
    ):
        if day is not None:
            yield Clock(label, article, day, (day - today).days)


def _clock(found: Deadline, today: date) -> Clock:
    term = found.term
    return Clock(term.label, term.article, found.last_day, found.days_left(today), found.moved_because, term.confirmed)


def _history(
    steps: Iterable[DecisionStep],
    cares: Iterable[CareCheck],
    consults: Iterable[SocialConsult],
    views: Iterable[View],
    names: Mapping[UUID, str],
) -> Iterable[Happened]:
    for care in cares:
        yield Happened(care.at, f"Zorgcheck: {care.get_result_display()}", names.get(care.by, ""), care.text)
    for consult in consults:
        yield Happened(
            consult.at,
            f"Afgestemd met {consult.whom} op {_day(consult.held_on)}",
            names.get(consult.by, ""),
            consult.advice,
        )
    for view in views:
        yield Happened(view.at, f"Zienswijze van {view.given_by}", names.get(view.by, ""), view.weighed)
    for step in steps:
        spoed = " (spoed)" if step.urgent_id else ""
        yield Happened(
            step.at, f"{DecisionState(step.to_state).label.capitalize()}{spoed}", names.get(step.by, ""), step.reason
        )


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"

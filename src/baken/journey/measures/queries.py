"""Questions about measures: cards for pages, what is open for a dossier, what ends soon."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse

from baken.ground.organisations.queries import names_of
from baken.ground.privacy.vocabulary import Shelf
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import DoorCard, LinkCard, WorkCard
from baken.journey.decisions.queries import DecisionSummary, summaries, summary
from baken.journey.decisions.vocabulary import IN_FORCE
from baken.journey.measures.models import Measure, MeasureStep
from baken.journey.measures.rules import may_start
from baken.journey.measures.vocabulary import (
    ACTIVE,
    ARTICLES,
    LIMITS,
    STARTS_IN_URGENCY,
    TRANSITIONS,
    Limit,
    MeasureKind,
    MeasureState,
    OutcomeCode,
    Refusal,
)

PAGE = 50
ENDS_SOON = timedelta(days=14)


@dataclass(frozen=True)
class MeasureLine:
    """A measure in a list; `ends_on` is the end as extended."""

    measure_id: UUID
    title: str
    kind: str
    starts_on: date
    ends_on: date | None
    state: str
    state_label: str
    outcome: str


@dataclass(frozen=True)
class Happened:
    """A step of the measure."""

    at: datetime
    title: str
    who: str
    text: str = ""


@dataclass(frozen=True)
class MeasureCard:
    """Everything the page of one measure shows."""

    measure: Measure
    line: MeasureLine
    decision: DecisionSummary
    limit: Limit | None
    extensions: int
    may_start: bool
    why_not_start: str
    why_not_article: str
    may_start_in_urgency: bool
    next_states: tuple[str, ...]
    history: tuple[Happened, ...]


def measure_lines(
    viewer: Actor, *, states: Iterable[str] = (), before: UUID | None = None, size: int = PAGE
) -> list[MeasureLine]:
    """Measures, newest first, a page at a time (`before`: the last id of the page before)."""
    rows = Measure.objects.filter(municipality=viewer.municipality).order_by("-id")
    wanted = tuple(states)
    if wanted:
        rows = rows.filter(state__in=wanted)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return _lines(list(rows[:size]))


def lines_of_dossier(viewer: Actor, dossier_id: UUID) -> list[MeasureLine]:
    """The measures under the decisions about one dossier, newest first."""
    rows = Measure.objects.filter(municipality=viewer.municipality, decision__dossier_id=dossier_id).order_by("-id")
    return _lines(list(rows[:PAGE]))


def linked(viewer: Actor, dossier_id: UUID) -> list[LinkCard]:
    """The measures that hang on this dossier by a decision about it, the newest fifty, oldest first."""
    measures = Measure.objects.filter(municipality=viewer.municipality, decision__dossier_id=dossier_id)
    rows = list(measures.order_by("-id")[:PAGE])[::-1]
    steps = list(MeasureStep.objects.filter(municipality=viewer.municipality, measure__in=rows).order_by("seq"))
    return [_link(row, [step for step in steps if step.measure_id == row.pk]) for row in rows]


def measure_card(viewer: Actor, measure_id: UUID) -> MeasureCard:
    """One measure with its history; raises `Measure.DoesNotExist` when out of reach."""
    measure = Measure.objects.get(pk=measure_id)
    steps = list(MeasureStep.objects.filter(measure=measure).order_by("seq"))
    names = names_of(viewer, {step.by for step in steps})
    decision = summary(viewer, measure.decision_id)
    verdict = may_start(measure.state, decision.state, urgent=False)
    planned = measure.state == MeasureState.PLANNED
    return MeasureCard(
        measure=measure,
        line=_line(measure, steps),
        decision=decision,
        limit=LIMITS.get(MeasureKind(measure.kind)),
        extensions=sum(step.to_state == MeasureState.EXTENDED for step in steps),
        may_start=bool(verdict),
        why_not_start=verdict.sentence if planned else "",
        why_not_article=ARTICLES.get(Refusal(verdict.code), "") if verdict.code else "",
        may_start_in_urgency=planned and not verdict and decision.state in STARTS_IN_URGENCY,
        next_states=tuple(str(state.value) for state in TRANSITIONS[MeasureState(measure.state)]),
        history=tuple(_happened(step, names) for step in reversed(steps)),
    )


def end_and_extensions(measure: Measure) -> tuple[date | None, int]:
    """The end as it now is, and how often it was extended."""
    longer = list(MeasureStep.objects.filter(measure=measure, to_state=MeasureState.EXTENDED).order_by("seq"))
    return (longer[-1].new_end if longer else measure.ends_on), len(longer)


def doors(viewer: Actor, dossier_id: UUID, *, today: date) -> list[DoorCard]:
    """May something be done already for this dossier? Open for each decision in force; closed with the reason otherwise."""
    decided = summaries(viewer, states=IN_FORCE, dossier_id=dossier_id)
    if not decided:
        sentence = Refusal.NO_DECISION.label
        return [
            DoorCard("Maatregel uitvoeren", False, sentence, ARTICLES[Refusal.NO_DECISION], "Bereid een besluit voor.")
        ]
    return [
        DoorCard(
            f"Maatregel uitvoeren: {one.title}",
            True,
            "Het besluit is genomen.",
            url=f"{reverse('measures:write')}?besluit={one.decision_id}",
        )
        for one in decided
    ]


def work(viewer: Actor, *, today: date) -> list[WorkCard]:
    """What waits: measures to begin, and measures that end within two weeks."""
    rows = Measure.objects.filter(municipality=viewer.municipality, state__in=(MeasureState.PLANNED, *ACTIVE))
    lines = _lines(list(rows.order_by("starts_on", "id")[: 4 * PAGE]))
    cards = []
    for line in lines:
        due = line.starts_on if line.state == MeasureState.PLANNED else line.ends_on
        if due is not None and due <= today + ENDS_SOON:
            note = "te beginnen" if line.state == MeasureState.PLANNED else "loopt af: verlengen of beëindigen"
            url = reverse("measures:measure", kwargs={"measure_id": line.measure_id})
            cards.append(WorkCard(f"{line.kind}: {line.title}", note, url, due, due < today))
    return cards


def _link(row: Measure, steps: list[MeasureStep]) -> LinkCard:
    return LinkCard(
        id=row.pk, kind="maatregel", title=row.title, url=reverse("measures:measure", args=[row.pk]), source=row.executor,
        ground="het besluit waar zij onder valt", shelf=Shelf.MEASURES.value, state=str(MeasureState(row.state).label),
        under=row.decision_id,
        moments=tuple((step.at, f"Maatregel {MeasureState(step.to_state).label}") for step in steps),
    )  # fmt: skip


def _lines(rows: list[Measure]) -> list[MeasureLine]:
    steps: dict[UUID, list[MeasureStep]] = {}
    for step in MeasureStep.objects.filter(measure__in=rows).order_by("seq"):
        steps.setdefault(step.measure_id, []).append(step)
    return [_line(row, steps.get(row.pk, [])) for row in rows]


def _line(row: Measure, steps: Iterable[MeasureStep]) -> MeasureLine:
    listed = list(steps)
    ends = [step.new_end for step in listed if step.new_end is not None]
    outcomes = [OutcomeCode(step.outcome).label for step in listed if step.outcome]
    return MeasureLine(
        row.pk,
        row.title,
        row.get_kind_display(),
        row.starts_on,
        ends[-1] if ends else row.ends_on,
        row.state,
        MeasureState(row.state).label,
        outcomes[-1] if outcomes else "",
    )


def _happened(step: MeasureStep, names: Mapping[UUID, str]) -> Happened:
    spoed = " (spoed)" if step.urgent_id else ""
    title = f"{MeasureState(step.to_state).label.capitalize()}{spoed} op {step.effective_on:%d-%m-%Y}"
    if step.new_end:
        title += f", tot en met {step.new_end:%d-%m-%Y}"
    if step.outcome:
        title += f": {OutcomeCode(step.outcome).label}"
    return Happened(step.at, title, names.get(step.by, ""), step.reason)

"""Inspections as the pages of who plans them show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.ground.organisations.queries import names_of, organisation_names
from baken.instruments.kit.actors import Actor
from baken.journey.inspections.models import (
    Approval,
    Assignment,
    Finding,
    Inspection,
    InspectionPartner,
    InspectionStep,
    Occasion,
    Visit,
)
from baken.journey.inspections.queries.facts import approvals_of_round, partners_without_finding, plan_facts
from baken.journey.inspections.rules import everything_missing, may_approve
from baken.journey.inspections.vocabulary import (
    APPROVED_BY,
    ARTICLES,
    EDITABLE,
    TRANSITIONS,
    ApprovalKind,
    FindingResult,
    InspectionState,
    Refusal,
)

PAGE = 50


@dataclass(frozen=True)
class InspectionLine:
    """An inspection in a list."""

    inspection_id: UUID
    object_type: str
    address: str
    held_on: date | None
    state: str
    state_label: str


@dataclass(frozen=True)
class PartnerCard:
    """A partner on the plan, with what it found so far."""

    partner_id: UUID
    organisation: str
    purpose: str
    legal_basis: str
    shared: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ApprovalCard:
    """One of the two approvals: given by whom and when, or still open, and whether the viewer may give it."""

    kind: str
    label: str
    given_by: str = ""
    at: datetime | None = None
    open_to_viewer: bool = False
    why_not: str = ""


@dataclass(frozen=True)
class Missing:
    """What the plan still lacks, with its article."""

    code: str
    sentence: str
    article: str


@dataclass(frozen=True)
class Happened:
    """A step of the inspection."""

    at: datetime
    title: str
    who: str
    text: str = ""


@dataclass(frozen=True)
class InspectionCard:
    """Everything the page of one inspection shows to who plans it."""

    inspection: Inspection
    state_label: str
    editable: bool
    occasions: tuple[Occasion, ...]
    partners: tuple[PartnerCard, ...]
    inspectors: tuple[str, ...]
    approvals: tuple[ApprovalCard, ...]
    visits: tuple[Visit, ...]
    missing: tuple[Missing, ...]
    missing_when_urgent: tuple[Missing, ...]
    unfinished_partners: int
    next_states: tuple[str, ...]
    history: tuple[Happened, ...]


@dataclass(frozen=True)
class Tally:
    """How findings ended: nothing found stands beside the rest, so that the number alone is never the aim (C42)."""

    findings: int
    nothing_found: int


def inspection_lines(
    viewer: Actor, *, states: Iterable[str] = (), before: UUID | None = None, size: int = PAGE
) -> list[InspectionLine]:
    """Inspections, newest first, a page at a time (`before`: the last id of the page before)."""
    rows = Inspection.objects.filter(municipality=viewer.municipality).order_by("-id")
    wanted = tuple(states)
    if wanted:
        rows = rows.filter(state__in=wanted)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [inspection_line(row) for row in rows[:size]]


def lines_of_dossier(viewer: Actor, dossier_id: UUID) -> list[InspectionLine]:
    """The inspections of one dossier, newest first."""
    rows = Inspection.objects.filter(municipality=viewer.municipality, dossier_id=dossier_id).order_by("-id")
    return [inspection_line(row) for row in rows[:PAGE]]


def inspection_card(viewer: Actor, inspection_id: UUID) -> InspectionCard:
    """One inspection; raises `Inspection.DoesNotExist` when out of reach."""
    inspection = Inspection.objects.get(pk=inspection_id)
    steps = list(InspectionStep.objects.filter(inspection=inspection).order_by("seq"))
    given = approvals_of_round(inspection.pk)
    assigned = [row.membership for row in Assignment.objects.filter(inspection=inspection)]
    names = names_of(viewer, [*assigned, *(row.by for row in steps), *(row.by for row in given.values())])
    return InspectionCard(
        inspection=inspection,
        state_label=InspectionState(inspection.state).label,
        editable=inspection.state in EDITABLE,
        occasions=tuple(Occasion.objects.filter(inspection=inspection).order_by("id")),
        partners=_partners(inspection),
        inspectors=tuple(names.get(one, "") for one in assigned),
        approvals=tuple(_approval(viewer, inspection, kind, given, names) for kind in APPROVED_BY),
        visits=tuple(Visit.objects.filter(inspection=inspection).order_by("at")),
        missing=_missing(inspection, urgent=False),
        missing_when_urgent=_missing(inspection, urgent=True),
        unfinished_partners=partners_without_finding(inspection.pk),
        next_states=tuple(str(state.value) for state in TRANSITIONS[InspectionState(inspection.state)]),
        history=tuple(_happened(step, names) for step in reversed(steps)),
    )


def tally(viewer: Actor, *, since: date) -> Tally:
    """Findings of the municipality since a day, and how many of them found nothing."""
    rows = Finding.objects.filter(municipality=viewer.municipality, at__date__gte=since).tally("result")
    counts: dict[str, int] = dict(rows)
    return Tally(sum(counts.values()), counts.get(FindingResult.NOTHING_FOUND, 0))


def inspection_line(row: Inspection) -> InspectionLine:
    """A row as a line of a list."""
    return InspectionLine(
        row.pk,
        row.get_object_type_display(),
        row.address,
        row.held_on,
        row.state,
        InspectionState(row.state).label,
    )


def _partners(inspection: Inspection) -> tuple[PartnerCard, ...]:
    names = organisation_names()
    found = list(Finding.objects.filter(inspection=inspection).order_by("at"))
    return tuple(
        PartnerCard(
            row.pk,
            names.get(row.organisation_id, ""),
            row.purpose,
            row.legal_basis,
            row.shared,
            tuple(one for one in found if one.partner_id == row.pk),
        )
        for row in InspectionPartner.objects.filter(inspection=inspection).order_by("id")
    )


def _approval(
    viewer: Actor, inspection: Inspection, kind: str, given: Mapping[str, Approval], names: Mapping[UUID, str]
) -> ApprovalCard:
    label = ApprovalKind(kind).label
    if kind in given:
        return ApprovalCard(kind, label, names.get(given[kind].by, "iemand"), given[kind].at)
    verdict = may_approve(kind, viewer.role, viewer.membership_id, plan_facts(inspection))
    return ApprovalCard(kind, label, open_to_viewer=bool(verdict), why_not=verdict.sentence)


def _missing(inspection: Inspection, *, urgent: bool) -> tuple[Missing, ...]:
    verdicts = everything_missing(plan_facts(inspection, urgent=urgent))
    return tuple(Missing(one.code, one.sentence, ARTICLES.get(Refusal(one.code), "")) for one in verdicts)


def _happened(step: InspectionStep, names: Mapping[UUID, str]) -> Happened:
    spoed = " (spoed)" if step.urgent_id else ""
    label = InspectionState(step.to_state).label.capitalize()
    return Happened(step.at, f"{label}{spoed}", names.get(step.by, ""), step.reason)

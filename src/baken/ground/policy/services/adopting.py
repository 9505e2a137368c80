"""From draft to adopted plan and beyond: offer, adopt, amend; the yearly plan of the college."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max

from baken.ground.policy.models import (
    Goal,
    LoosePromise,
    OrganDecision,
    Plan,
    PlanVersion,
    PlanVersionStep,
    Priority,
    YearPlan,
)
from baken.ground.policy.models.plans import COUNCIL
from baken.ground.policy.rules.plan import DecisionFacts, DraftFacts, may_adopt, may_adopt_year_plan, may_offer
from baken.ground.policy.services.copying import copy_parts
from baken.ground.policy.vocabulary import Refusal, VersionState
from baken.ground.privacy.services import take_step
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused
from baken.instruments.tables.vocabulary import Organ

COLLEGE = Organ.COLLEGE.value


@transaction.atomic
def offer(*, version_id: UUID, by: Actor, at: datetime) -> None:
    """Offer a draft to the raad; from here its words are frozen.

    Raises:
        Refused: what is still missing.
    """
    version = PlanVersion.objects.get(pk=version_id)
    insist(may_offer(draft_facts(version)))
    _step(version, VersionState.OFFERED, by, at)


@transaction.atomic
def take_back(*, version_id: UUID, reason: str, by: Actor, at: datetime) -> None:
    """Take an offered version back to the drawing board, with the reason.

    Raises:
        Refused: it was not offered, or no reason was given.
    """
    version = PlanVersion.objects.get(pk=version_id)
    insist(ALLOWED if version.state == VersionState.OFFERED else refused(Refusal.NOT_OFFERED))
    insist(ALLOWED if reason.strip() else refused(Refusal.NO_REASON))
    _step(version, VersionState.DRAFT, by, at, reason=reason)


@transaction.atomic
def adopt(*, version_id: UUID, reference: str, decided_on: date | None, by: Actor, at: datetime) -> None:
    """Record that the raad adopted this version; the version that was in force is replaced.

    Raises:
        Refused: not the raad (C84), not offered, no decision, or a decision in the future.
    """
    version = PlanVersion.objects.get(pk=version_id)
    insist(may_adopt(DecisionFacts(version.state, by.organs, reference, decided_on, at.date())))
    decision = _decision(COUNCIL, reference, decided_on, by, at)
    for former in PlanVersion.objects.filter(plan_id=version.plan_id, state=VersionState.ADOPTED):
        _step(former, VersionState.REPLACED, by, at, reason=f"Vervangen door versie {version.number}")
    _step(version, VersionState.ADOPTED, by, at, decision=decision)


@transaction.atomic
def amend(*, plan_id: UUID, why: str, by: Actor, at: datetime) -> PlanVersion:
    """Start an amendment: a draft with the same parts and keys as the version in force (C25).

    Raises:
        Refused: nothing is in force, a draft lies ready already, or no reason was given.
    """
    insist(ALLOWED if why.strip() else refused(Refusal.NO_REASON))
    versions = PlanVersion.objects.filter(plan_id=plan_id)
    in_force = versions.filter(state=VersionState.ADOPTED).first()
    insist(ALLOWED if in_force else refused(Refusal.NOT_ADOPTED))
    busy = versions.filter(state__in=[VersionState.DRAFT, VersionState.OFFERED]).exists()
    insist(refused(Refusal.DRAFT_EXISTS) if busy else ALLOWED)
    assert in_force is not None  # noqa: S101 - for the type checker; refused above
    number = versions.aggregate(last=Max("number"))["last"] + 1
    draft = PlanVersion(
        municipality=in_force.municipality,
        organ=COUNCIL,
        plan_id=plan_id,
        number=number,
        based_on=in_force,
        source_id=in_force.source_id,
        why=why.strip(),
        made_at=at,
    )
    draft.save()
    copy_parts(in_force, draft)
    return draft


@transaction.atomic
def adopt_year_plan(
    *, plan_id: UUID, year: int, reference: str, decided_on: date | None, by: Actor, at: datetime
) -> YearPlan:
    """Record that the college adopted the yearly plan (C82).

    Raises:
        Refused: not the college, no decision, or a decision in the future.
    """
    plan = Plan.objects.get(pk=plan_id)
    insist(may_adopt_year_plan(DecisionFacts("", by.organs, reference, decided_on, at.date())))
    decision = _decision(COLLEGE, reference, decided_on, by, at)
    adopted = YearPlan(municipality=by.municipality, organ=COLLEGE, plan=plan, year=year, decision=decision)
    adopted.save()
    return adopted


@transaction.atomic
def inform_council(*, year_plan_id: UUID, informed_on: date, reference: str, by: Actor) -> None:
    """Record when and with which letter the raad was told of the yearly plan (C82).

    Raises:
        Refused: before the college decided, or without a reference.
    """
    adopted = YearPlan.objects.select_related("decision").get(pk=year_plan_id)
    insist(ALLOWED if reference.strip() else refused(Refusal.NO_DECISION))
    insist(ALLOWED if informed_on >= adopted.decision.decided_on else refused(Refusal.INFORMED_BEFORE))
    adopted.informed_on, adopted.informed_with = informed_on, reference.strip()
    adopted.save(update_fields=["informed_on", "informed_with"])


def draft_facts(version: PlanVersion) -> DraftFacts:
    """What the rules must know of a draft."""
    goals = Goal.objects.filter(version=version, struck=False, priority__struck=False)
    priorities = Priority.objects.filter(version=version, struck=False)
    return DraftFacts(
        state=version.state,
        priorities_with_goals=goals.aggregate(n=Count("priority_id", distinct=True))["n"],
        says_something_digital=priorities.filter(digital=True).exists(),
        promises_open=LoosePromise.objects.filter(version=version, settled="", struck=False).count(),
    )


def _decision(organ: str, reference: str, decided_on: date | None, by: Actor, at: datetime) -> OrganDecision:
    assert decided_on is not None  # noqa: S101 - for the type checker; the rules refused it
    decision = OrganDecision(
        municipality=by.municipality,
        organ=organ,
        reference=reference.strip(),
        decided_on=decided_on,
        recorded_by=by.membership_id,
        recorded_at=at,
    )
    decision.save()
    return decision


def _step(
    version: PlanVersion,
    to_state: str,
    by: Actor,
    at: datetime,
    *,
    decision: OrganDecision | None = None,
    reason: str = "",
) -> None:
    take_step(
        PlanVersionStep(
            municipality=version.municipality,
            organ=COUNCIL,
            version=version,
            from_state=version.state,
            to_state=to_state,
            by=by.membership_id,
            at=at,
            reason=reason,
            decision=decision,
        ),
        by=by,
    )

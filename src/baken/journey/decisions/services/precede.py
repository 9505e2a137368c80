"""What comes before a decision: the intention and views (Awb 4:8), care (C20), the social domain (C52), and the hand-over."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused
from baken.journey.decisions.models import CareCheck, Decision, SocialConsult, View
from baken.journey.decisions.queries import facts_of
from baken.journey.decisions.rules import may_submit
from baken.journey.decisions.services.moving import insist_reason, move
from baken.journey.decisions.vocabulary import DecisionState, Refusal


@transaction.atomic
def announce(*, decision_id: UUID, sent_on: date, views_until: date, by: Actor, at: datetime, seen: str = "") -> None:
    """The intention was sent; the letter says until when one may react (Awb 4:8: no statutory length)."""
    decision = Decision.objects.get(pk=decision_id)
    if views_until <= sent_on:
        insist(refused(Refusal.NO_VIEWS_DATE))
    move(decision, DecisionState.INTENTION, by=by, at=at, done_on=sent_on, seen=seen)
    decision.views_until = views_until
    decision.save(update_fields=["views_until"])


@transaction.atomic
def record_view(
    *, decision_id: UUID, received_on: date, given_by: str, text: str, weighed: str, by: Actor, at: datetime
) -> UUID:
    """A view came in and was weighed; the first one moves the decision on, a next one is added to it."""
    decision = Decision.objects.get(pk=decision_id)
    view = View(
        municipality=decision.municipality,
        organ=decision.organ,
        decision=decision,
        received_on=received_on,
        given_by=given_by,
        text=text,
        weighed=weighed,
        by=by.membership_id,
        at=at,
    )
    view.save()
    if decision.state != DecisionState.VIEWS:
        move(decision, DecisionState.VIEWS, by=by, at=at, done_on=received_on)
    return view.pk


@transaction.atomic
def check_care(*, decision_id: UUID, result: str, text: str, by: Actor, at: datetime, asked: str = "") -> UUID:
    """Which care does somebody need, before anything falls on them; or why that cannot be asked now (C20)."""
    decision = Decision.objects.get(pk=decision_id)
    insist_reason(text)
    check = CareCheck(
        municipality=decision.municipality,
        organ=decision.organ,
        decision=decision,
        result=result,
        text=text,
        asked=asked,
        by=by.membership_id,
        at=at,
    )
    check.save()
    return check.pk


@transaction.atomic
def consult_social_domain(*, decision_id: UUID, held_on: date, whom: str, advice: str, by: Actor, at: datetime) -> UUID:
    """The social domain was asked (C52). A day that has yet to come is no consultation."""
    decision = Decision.objects.get(pk=decision_id)
    if held_on > timezone.localdate(at):
        insist(refused(Refusal.CONSULT_AFTER))
    consult = SocialConsult(
        municipality=decision.municipality,
        organ=decision.organ,
        decision=decision,
        held_on=held_on,
        whom=whom,
        advice=advice,
        by=by.membership_id,
        at=at,
    )
    consult.save()
    return consult.pk


@transaction.atomic
def submit(
    *, decision_id: UUID, by: Actor, at: datetime, reason: str = "", urgent_reason: str | None = None, seen: str = ""
) -> None:
    """Lay it before its organ. Refused while anything is missing that the organ will need; spoed skips what may follow."""
    decision = Decision.objects.get(pk=decision_id)
    facts = facts_of(decision, today=timezone.localdate(at), urgent=urgent_reason is not None)
    insist(may_submit(facts))
    move(decision, DecisionState.SUBMITTED, by=by, at=at, reason=reason, urgent_reason=urgent_reason, seen=seen)

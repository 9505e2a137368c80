"""A warning from the figures comes onto the agenda of the plan, and gets an answer."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from baken.ground.policy.models import Proposal
from baken.ground.policy.models.plans import COUNCIL
from baken.ground.policy.rules.plan import names_no_person
from baken.ground.policy.vocabulary import ProposalStatus, Refusal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused


@transaction.atomic
def propose(
    *,
    title: str,
    sentence: str,
    source: str,
    seen_on: date,
    by: Actor,
    at: datetime,
    figure: str = "",
    area: str = "",
    size: float | None = None,
) -> UUID:
    """Put something the figures show on the agenda of the plan: area, subject, period; never a person (C24, C33).

    `figure` recognises the warning (subject, then the period after the last slash); `size` says how many times as
    many, so that one that was declined comes back only when it grew (`rules.proposals`). `seen_on` is the reference
    date of the figures.

    Raises:
        Refused: an empty text, or something that looks like a person's number, address or mail.
    """
    insist(ALLOWED if title.strip() and sentence.strip() else refused(Refusal.NO_TEXT))
    insist(names_no_person(title, sentence))
    proposal = Proposal(
        municipality=by.municipality,
        organ=COUNCIL,
        title=title.strip(),
        sentence=sentence.strip(),
        source=source,
        figure=figure,
        area=area,
        size=size,
        seen_on=seen_on,
        made_at=at,
    )
    proposal.save()
    return proposal.pk


@transaction.atomic
def answer_proposal(
    *, proposal_id: UUID, taken_up: bool, answer: str, by: Actor, at: datetime, owner: str = ""
) -> None:
    """Say what is done with a proposal, why, and who takes it on: a post or organisation, never a name.

    Raises:
        Refused: it was answered already, no reason was given, or something is taken up without an owner.
    """
    proposal = Proposal.objects.get(pk=proposal_id)
    insist(ALLOWED if proposal.status == ProposalStatus.OPEN else refused(Refusal.ALREADY_ANSWERED))
    insist(ALLOWED if answer.strip() else refused(Refusal.NO_REASON))
    insist(ALLOWED if owner.strip() or not taken_up else refused(Refusal.NO_OWNER))
    insist(names_no_person(answer, owner))
    proposal.owner = owner.strip() if taken_up else ""
    proposal.status = ProposalStatus.TAKEN_UP if taken_up else ProposalStatus.DECLINED
    proposal.answer, proposal.answered_by, proposal.answered_at = answer.strip(), by.membership_id, at
    proposal.save()

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
    *, title: str, sentence: str, source: str, seen_on: date, by: Actor, at: datetime, figure: str = "", area: str = ""
) -> UUID:
    """Put something the figures show on the agenda of the plan: area, subject, period; never a person (C24, C33).

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
        seen_on=seen_on,
        made_at=at,
    )
    proposal.save()
    return proposal.pk


@transaction.atomic
def answer_proposal(*, proposal_id: UUID, taken_up: bool, answer: str, by: Actor, at: datetime) -> None:
    """Say what is done with a proposal, and why.

    Raises:
        Refused: it was answered already, or no reason was given.
    """
    proposal = Proposal.objects.get(pk=proposal_id)
    insist(ALLOWED if proposal.status == ProposalStatus.OPEN else refused(Refusal.ALREADY_ANSWERED))
    insist(ALLOWED if answer.strip() else refused(Refusal.NO_REASON))
    proposal.status = ProposalStatus.TAKEN_UP if taken_up else ProposalStatus.DECLINED
    proposal.answer, proposal.answered_by, proposal.answered_at = answer.strip(), by.membership_id, at
    proposal.save()

"""Who a confidential reporter is: one person asks with a reason, another agrees, then the two seals open together."""

import json
from datetime import datetime, timedelta
from uuid import UUID

from django.db import DatabaseError, transaction

from baken.ground.privacy.queries import norm
from baken.ground.privacy.services import log_unseal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused, insist, refused
from baken.instruments.vault.sealing import open_as_two, open_content
from baken.journey.intake.models import Report, ReporterIdentity, Reveal
from baken.journey.intake.rules import plain
from baken.journey.intake.services.desk import say
from baken.journey.intake.services.keys import desk_keys, second_keys
from baken.journey.intake.vocabulary import Identity, Refusal, ReportState

TOLD = (
    "Je naam is geopend. Twee mensen van de gemeente vonden dat samen nodig en legden de reden vast. "
    "Wil je weten waarom, vraag het dan hier."
)


@transaction.atomic
def ask_for_name(*, report_id: UUID, reason: str, by: Actor, at: datetime) -> UUID:
    """Ask to open a confidential name; returns the request's id.

    Raises:
        Refused: the report is not confidential, or no reason is given.
    """
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    if report.identity != Identity.CONFIDENTIAL:
        insist(refused(Refusal.NOT_CONFIDENTIAL))
    if not plain(reason):
        insist(refused(Refusal.NO_REASON))
    request = Reveal(
        municipality=report.municipality,
        organ=report.organ,
        report=report,
        reason=plain(reason),
        asked_by=by.membership_id,
        asked_at=at,
    )
    request.save()
    return request.pk


def approve(*, reveal_id: UUID, by: Actor, at: datetime) -> None:
    """Agree, as another person than who asked.

    Raises:
        Refused: the same person, in whatever role; or somebody agreed already.
    """
    request = Reveal.objects.get(municipality=by.municipality, pk=reveal_id)
    if request.asked_by == by.membership_id or request.approved_by is not None:
        insist(refused(Refusal.NEEDS_ANOTHER))
    request.approved_by, request.approved_at = by.membership_id, at
    try:
        with transaction.atomic():
            request.save(update_fields=["approved_by", "approved_at"])
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") == "BK403":
            raise Refused(refused(Refusal.NEEDS_ANOTHER)) from error
        raise


@transaction.atomic
def name_of(*, reveal_id: UUID, by: Actor, at: datetime) -> tuple[str, UUID, bool]:
    """Open the name: (name and contact, the report's id, whether this is the first time so that the reporter is told).

    Raises:
        Refused: no second person agreed, or somebody else asked.
        CannotOpen, KeyMissing: this installation does not hold both keys.
    """
    request = Reveal.objects.select_for_update().get(municipality=by.municipality, pk=reveal_id)
    if request.approved_by is None or request.asked_by != by.membership_id:
        insist(refused(Refusal.NOT_APPROVED))
    sealed = ReporterIdentity.objects.filter(municipality=by.municipality, report_id=request.report_id).first()
    if sealed is None or at - request.approved_at > timedelta(days=norm(by.municipality, "open_within")):
        raise Refused(refused(Refusal.APPROVAL_IS_OVER))  # the database shows the row no longer
    log_unseal(by, ReporterIdentity._meta.db_table, [sealed.pk], request.reason)
    key = open_as_two(bytes(sealed.wrapped_for_two), desk_keys(by.municipality), second_keys(by.municipality))
    content = json.loads(open_content(bytes(sealed.ciphertext), key, record=request.report_id))
    first = request.opened_at is None
    if first:
        request.opened_at = at
        request.save(update_fields=["opened_at"])
    return str(content["contact"]), request.report_id, first


def tell_reporter(*, report_id: UUID, text: str, by: Actor, at: datetime) -> bool:
    """Tell the reporter in the thread what was opened; False when there is no thread that can still be read."""
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    if report.thread_key is None or report.state in {ReportState.CLOSED, ReportState.WITHDRAWN}:
        return False
    say(report_id=report_id, text=text, asks=False, by=by, at=at)
    return True

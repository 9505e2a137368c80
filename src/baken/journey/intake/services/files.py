"""What staff does with a file of a report: take its clean copy, or open the original with two people and a reason."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import DatabaseError, transaction

from baken.ground.privacy.queries import norm
from baken.ground.privacy.services import log_unseal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused, insist, refused
from baken.instruments.vault.sealing import CannotOpen, open_as_two
from baken.instruments.vault.streams import open_stream
from baken.journey.intake.models import CleanKey, CleanPiece, FileRelease, OriginalKey, OriginalPiece, ReportFile
from baken.journey.intake.queries.files import file_card
from baken.journey.intake.rules import plain
from baken.journey.intake.services.keys import desk_keys, second_keys
from baken.journey.intake.vocabulary import Refusal

TOLD = (
    "Een bestand dat je stuurde is geopend zoals het binnenkwam. Twee mensen van de gemeente vonden dat samen nodig en "
    "legden de reden vast. Wil je weten waarom, vraag het dan hier."
)


def clean_copy(*, file_id: UUID, by: Actor) -> bytes:
    """The clean copy; the access log has its line before it leaves.

    Raises:
        CannotOpen: there is no key to it (any more), or nobody here gets it.
        KeyMissing: this installation does not hold the desk's key.
    """
    held = CleanKey.objects.filter(municipality=by.municipality, file_id=file_id).first()
    if held is None:
        raise CannotOpen("The desk has no key to this file (any more).")
    pieces = list(CleanPiece.objects.filter(municipality=by.municipality, file_id=file_id).order_by("seq"))
    log_unseal(by, ReportFile._meta.db_table, [file_id], "schone kopie van een bestand")
    key = desk_keys(by.municipality).unwrap(bytes(held.wrapped))
    return b"".join(open_stream((bytes(piece.ciphertext) for piece in pieces), key, record=file_id))


@transaction.atomic
def ask_for_original(*, file_id: UUID, reason: str, by: Actor, at: datetime) -> UUID:
    """Ask to open a file as it came; returns the request's id.

    Raises:
        Refused: a virus is in it or it was not looked at yet; or no reason is given.
    """
    if not file_card(by, file_id).may_be_released:
        insist(refused(Refusal.NOT_RELEASABLE))
    if not plain(reason):
        insist(refused(Refusal.NO_REASON))
    file = ReportFile.objects.get(municipality=by.municipality, pk=file_id)
    request = FileRelease(
        municipality=file.municipality,
        organ=file.organ,
        keep_until=file.keep_until,
        file=file,
        reason=plain(reason),
        asked_by=by.membership_id,
        asked_at=at,
    )
    request.save()
    return request.pk


def approve_release(*, release_id: UUID, by: Actor, at: datetime) -> None:
    """Agree, as another person than who asked.

    Raises:
        Refused: the same person, in whatever role; or somebody agreed already.
    """
    request = FileRelease.objects.get(municipality=by.municipality, pk=release_id)
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
def original_of(*, release_id: UUID, by: Actor, at: datetime) -> tuple[bytes, UUID, bool]:
    """The file as it came: (content, the report's id, whether this is the first time so that the reporter is told).

    Raises:
        Refused: no second person agreed, or somebody else asked.
        CannotOpen, KeyMissing: this installation does not hold both keys.
    """
    request = FileRelease.objects.select_for_update().get(municipality=by.municipality, pk=release_id)
    if request.approved_by is None or request.asked_by != by.membership_id:
        insist(refused(Refusal.NOT_APPROVED))
    held = OriginalKey.objects.filter(municipality=by.municipality, file_id=request.file_id, holder="two").first()
    if held is None or at - request.approved_at > timedelta(days=norm(by.municipality, "open_within")):
        raise Refused(refused(Refusal.APPROVAL_IS_OVER))  # the database shows the row no longer
    pieces = list(OriginalPiece.objects.filter(municipality=by.municipality, file_id=request.file_id).order_by("seq"))
    log_unseal(by, OriginalKey._meta.db_table, [held.pk], request.reason)
    key = open_as_two(bytes(held.wrapped), desk_keys(by.municipality), second_keys(by.municipality))
    content = b"".join(open_stream((bytes(piece.ciphertext) for piece in pieces), key, record=request.file_id))
    first = request.opened_at is None
    if first:
        request.opened_at = at
        request.save(update_fields=["opened_at"])
    report = ReportFile.objects.get(municipality=by.municipality, pk=request.file_id).report_id
    return content, report, first

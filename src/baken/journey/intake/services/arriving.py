"""A report by any channel but the web: noted by the desk, written by a colleague or partner, or fetched from a mailbox."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import DatabaseError, connection, transaction

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused, insist, refused
from baken.journey.intake.models import Part, PartKey, Report
from baken.journey.intake.rules import ReportFacts, may_hand_in, plain
from baken.journey.intake.rules.routing import goes_to_the_commissioner
from baken.journey.intake.services.sealing import SealedPart, desk_key, sealed_name, sealed_part
from baken.journey.intake.vocabulary import ORGAN_OF, About, Entrance, Identity, PartKind, Refusal, Urgency


@dataclass(frozen=True)
class Note:
    """What somebody told, by whichever channel. `answers` are the questions of the form, in words, with their answers.

    `kvk` is what is known of an entrepreneur's number, in words; it is sealed with the rest.
    """

    entrance: str
    subject: str
    area: str
    story: str
    place: str
    when: str
    identity: str
    contact: str
    channel: str
    from_police: bool
    about: str = About.NOBODY
    urgency: str = Urgency.NORMAL
    unfinished: bool = False
    answers: tuple[tuple[str, str], ...] = ()
    kvk: str = ""


@transaction.atomic
def hand_in(*, told: Note, by: Actor, at: datetime) -> UUID:
    """Seal it and let it stand; the database routes it at once. Returns the report's id.

    Raises:
        Refused: nothing told, too long, a name with an anonymous reporter, police information, about the mayor, or about
            the municipality itself while nobody is appointed to read that.
        KeyMissing: this installation has no key of the desk.
    """
    insist(may_hand_in(ReportFacts(told.story, told.identity, told.contact, told.from_police)))
    insist(goes_to_the_commissioner(told.about))
    desk = desk_key(by.municipality)
    content = {"story": plain(told.story), "place": plain(told.place), "when": plain(told.when)}
    parts = [sealed_part(PartKind.STORY, content | {"answers": list(told.answers)}, desk)]
    report = uuid4()
    name: tuple[bytes | None, bytes | None] = (None, None)
    contact = "\n".join(one for one in (plain(told.contact), told.kvk) if one)
    if told.identity == Identity.KNOWN:
        parts.append(sealed_part(PartKind.CONTACT, {"contact": contact}, desk))
    elif told.identity == Identity.CONFIDENTIAL:
        name = sealed_name(contact, report, by.municipality)
    _store(report, told, parts, name, by, at)
    return report


@transaction.atomic
def finish(*, report_id: UUID, told: Note, by: Actor, at: datetime) -> None:
    """Finish a note that was saved in a hurry: what it is about, where, when, the questions. What was written stays.

    Raises:
        Refused: it was finished already.
    """
    report = Report.objects.select_for_update().get(municipality=by.municipality, pk=report_id)
    if not report.unfinished:
        insist(refused(Refusal.NOT_UNFINISHED))
    more = {
        "place": plain(told.place),
        "when": plain(told.when),
        "more": plain(told.story),
        "answers": list(told.answers),
    }
    sealed = sealed_part(
        PartKind.ADDITION, {key: value for key, value in more.items() if value}, desk_key(by.municipality)
    )
    Part(
        id=sealed.id, municipality=report.municipality, organ=report.organ, report=report, kind=sealed.kind,
        on=at.date(), ciphertext=sealed.ciphertext,
    ).save()  # fmt: skip
    PartKey(
        municipality=report.municipality, organ=report.organ, part_id=sealed.id, holder="desk", wrapped=sealed.wraps[0]
    ).save()
    report.subject, report.area_code, report.urgency = told.subject, told.area, told.urgency
    report.unfinished = False
    report.save(update_fields=["subject", "area_code", "urgency", "unfinished"])


def _store(
    report: UUID,
    told: Note,
    parts: list[SealedPart],
    name: tuple[bytes | None, bytes | None],
    by: Actor,
    at: datetime,
) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT gate.hand_in(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::uuid[], %s::text[], %s::bytea[], %s::bytea[], %s, %s)",
                [
                    report, ORGAN_OF[Entrance(told.entrance)].value, at.date(), told.channel, told.entrance, told.subject,
                    told.area, told.identity, told.about, told.urgency, told.unfinished,
                    [part.id for part in parts], [part.kind.value for part in parts],
                    [part.ciphertext for part in parts], [part.wraps[0] for part in parts], *name,
                ],
            )  # fmt: skip
    except DatabaseError as error:
        if told.about != About.NOBODY and getattr(error.__cause__, "sqlstate", "") == "BK422":
            raise Refused(refused(Refusal.NOBODY_READS_THIS)) from error
        raise

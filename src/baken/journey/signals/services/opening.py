"""A signal begins: from a report, or from what a colleague, partner or open source told."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from baken.ground.organisations.vocabulary import Organ
from baken.ground.phenomena.queries import phenomena_on
from baken.ground.places.services import Address
from baken.ground.privacy.queries import months_kept
from baken.ground.subjects.services import matching_keys
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, Refused, insist, refused
from baken.journey.intake.queries import report_cards
from baken.journey.intake.vocabulary import Channel
from baken.journey.signals.models import Signal, SignalKey, SignalReport, SignalStep
from baken.journey.signals.queries.facts import facts_of
from baken.journey.signals.rules import keep_until, may_mark
from baken.journey.signals.vocabulary import SignalRefusal, SignalState, Source

SOURCE_OF = {
    Channel.WEB: Source.RESIDENT_WEB,
    Channel.MMA: Source.MMA,
    Channel.COLLEAGUE: Source.CIVIL_SERVANT,
    Channel.PARTNER: Source.PARTNER,
}


NO_MARKS: Mapping[KeyKind, str] = {}


@transaction.atomic
def open_signal(
    *,
    source: Source,
    phenomenon: str,
    summary: str,
    received_on: date,
    by: Actor,
    at: datetime,
    area: str = "",
    place: str = "",
    address: Address | None = None,
    kvk: str = "",
    marks: Mapping[KeyKind, str] = NO_MARKS,
    report_ids: Iterable[UUID] = (),
    organ: Organ = Organ.MAYOR,
) -> UUID:
    """Open a signal and take it up; returns its id. Of `received_on` only the month is kept.

    `area` is a buurtcode, `place` a few words; `address`, `kvk` and `marks` (a licence plate, a telephone number, …) are
    kept only as keyed hashes for the blind match.

    Raises:
        NotReadable: a mark that is not what it says it is.
        Refused: no summary, an unknown phenomenon, a day in the future, or a report out of reach (`SignalRefusal`).
    """
    reports = list(report_ids)
    insist(ALLOWED if summary.strip() else refused(SignalRefusal.NO_SUMMARY))
    insist(ALLOWED if received_on <= at.date() else refused(SignalRefusal.FUTURE))
    insist(ALLOWED if phenomenon in phenomena_on(by, received_on) else refused(SignalRefusal.UNKNOWN_PHENOMENON))
    insist(ALLOWED if len(report_cards(by, reports)) == len(set(reports)) else refused(SignalRefusal.NO_REPORT))
    signal = Signal(
        municipality=by.municipality,
        organ=organ,
        source=source,
        phenomenon=phenomenon,
        area=area,
        place=place.strip(),
        received_month=received_on.replace(day=1),
        summary=summary.strip(),
        opened_by=by.membership_id,
        opened_at=at,
        keep_until=keep_until(
            received_on,
            SignalState.RECEIVED,
            SignalState.INTAKE,
            at.date(),
            months_kept(by.municipality, "signal", at.date()),
        ),
    )
    signal.save()
    _remember_keys(signal, _known(address, kvk, marks))
    for report_id in reports:
        _link(signal, report_id, by, at)
    SignalStep(
        municipality=signal.municipality, organ=organ, signal=signal, by=by.membership_id, at=at,
        from_state=SignalState.RECEIVED, to_state=SignalState.INTAKE,
    ).save()  # fmt: skip
    return signal.pk


def open_from_report(
    *,
    report_id: UUID,
    phenomenon: str,
    summary: str,
    by: Actor,
    at: datetime,
    place: str = "",
    address: Address | None = None,
    kvk: str = "",
    marks: Mapping[KeyKind, str] = NO_MARKS,
) -> UUID:
    """Open a signal from one report, in the weigher's own words; returns its id. The sealed text stays in intake.

    Raises:
        Refused: as for `open_signal`.
    """
    report = report_cards(by, [report_id]).get(report_id)
    if report is None:
        raise Refused(refused(SignalRefusal.NO_REPORT))
    return open_signal(
        source=SOURCE_OF.get(report.channel, Source.RESIDENT_PHONE),
        phenomenon=phenomenon,
        summary=summary,
        received_on=report.received_on,
        by=by,
        at=at,
        area=report.area_code,
        place=place,
        address=address,
        kvk=kvk,
        marks=marks,
        report_ids=[report_id],
    )


@transaction.atomic
def add_report(*, signal_id: UUID, report_id: UUID, by: Actor, at: datetime) -> None:
    """Let one more report feed this signal.

    Raises:
        Refused: the report is out of reach, or feeds the signal already.
    """
    insist(ALLOWED if report_cards(by, [report_id]) else refused(SignalRefusal.NO_REPORT))
    try:
        with transaction.atomic():
            _link(Signal.objects.get(pk=signal_id), report_id, by, at)
    except IntegrityError:
        insist(refused(SignalRefusal.TAKEN))


@transaction.atomic
def undo_report(*, report_id: UUID, by: Actor, at: datetime) -> None:
    """Take the link between a report and the signals it feeds back; the link stays readable as undone.

    Raises:
        Refused: the report feeds no signal that the viewer may change.
    """
    rows = list(SignalReport.objects.filter(municipality=by.municipality, report=report_id, undone_at__isnull=True))
    insist(ALLOWED if rows else refused(SignalRefusal.NOT_LINKED))
    for row in rows:
        row.undone_by, row.undone_at = by.membership_id, at
        row.save(update_fields=["undone_by", "undone_at"])


def _link(signal: Signal, report_id: UUID, by: Actor, at: datetime) -> None:
    SignalReport(
        municipality=signal.municipality, organ=signal.organ,
        signal=signal, report=report_id, by=by.membership_id, at=at,
    ).save()  # fmt: skip


@transaction.atomic
def add_marks(
    *,
    signal_id: UUID,
    by: Actor,
    address: Address | None = None,
    kvk: str = "",
    marks: Mapping[KeyKind, str] = NO_MARKS,
) -> None:
    """Write beside a signal that is being weighed what else it can be recognised by, for the blind match.

    Raises:
        NotReadable: a mark that is not what it says it is.
        Refused: nothing filled in, a mark of that kind is there, or privacy check 1 was filled in (`SignalRefusal`).
    """
    signal = Signal.objects.select_for_update().get(pk=signal_id)
    insist(may_mark(facts_of(signal)))
    known = _known(address, kvk, marks)
    insist(ALLOWED if any(known.values()) else refused(SignalRefusal.NO_MARK))
    try:
        with transaction.atomic():
            _remember_keys(signal, known)
    except IntegrityError as error:
        raise Refused(refused(SignalRefusal.MARKED_ALREADY)) from error


def _known(address: Address | None, kvk: str, marks: Mapping[KeyKind, str]) -> dict[KeyKind, str]:
    return {KeyKind.ADDRESS: str(address) if address else "", KeyKind.KVK: kvk, **marks}


def _remember_keys(signal: Signal, known: Mapping[KeyKind, str]) -> None:
    for kind, value in known.items():
        keys = matching_keys(kind=kind, value=value, municipality=signal.municipality) if value else ()
        for part, digest in enumerate(keys):
            SignalKey(
                municipality=signal.municipality, organ=signal.organ, signal=signal, kind=kind, digest=digest, part=part
            ).save()

"""Bind signals and subjects to a dossier, and write down what happened."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from baken.ground.places.services import Address
from baken.ground.privacy.services import act_urgently
from baken.ground.subjects import services as subjects
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, Refused, insist, refused
from baken.instruments.linking.names import whole_name_spelling
from baken.journey.dossiers.models import ContextNote, Dossier, DossierKey, DossierNote, DossierSignal, DossierSubject
from baken.journey.dossiers.queries.facts import facts_of
from baken.journey.dossiers.rules import may_add_subject, may_bind, may_bind_signal, says_why
from baken.journey.dossiers.vocabulary import DossierRefusal, Effort, SubjectRole
from baken.journey.signals.queries import checks_1_of


@transaction.atomic
def bind_signal(*, dossier_id: UUID, signal_id: UUID, by: Actor, at: datetime, urgently: bool = False) -> None:
    """Pull a signal into a dossier under its latest privacy check 1; `urgently` without one, which owes a reason.

    Raises:
        Refused: the dossier is closed, the signal is in it already, or it has no check 1 (or is out of reach).
    """
    dossier = _open(dossier_id, by)
    check_1 = checks_1_of(by, [signal_id]).get(signal_id)
    bound = DossierSignal.objects.filter(dossier=dossier, signal_id=signal_id).exists()
    insist(may_bind_signal(check_1=check_1, bound=bound, urgently=urgently))
    row = DossierSignal(**_common(dossier, by, at), signal_id=signal_id, check_1_id=check_1)
    if check_1 is None:
        what = "Signaal in een dossier zonder privacytoets 1"
        row.urgent = act_urgently(what=what, source="signals_signal", record=signal_id, by=by, at=at)
    row.save()


@transaction.atomic
def add_person(
    *,
    dossier_id: UUID,
    name: str,
    role: SubjectRole,
    notice: "subjects.Notice",
    by: Actor,
    at: datetime,
    birth_date: date | None = None,
) -> UUID:
    """Write a person down, with the AVG 14 notice or its reasoned, dated deferral. Returns the person's id.

    Raises:
        Refused: the dossier is closed, the role may not, or the notice is missing (`SubjectRefusal`).
    """
    dossier = _for_subjects(dossier_id, by)
    person_id, notice_id = subjects.add_person(
        name=name, birth_date=birth_date, notice=notice, by=by, at=at, organ=dossier.organ
    )
    DossierSubject(**_common(dossier, by, at), role=role, person_id=person_id, notice_id=notice_id).save()
    if birth_date:
        remember_key(dossier, KeyKind.PERSON, whole_name_spelling(name, birth_date.isoformat()))
    return person_id


@transaction.atomic
def add_business(*, dossier_id: UUID, name: str, role: SubjectRole, by: Actor, at: datetime, kvk: str = "") -> UUID:
    """Write a business down as a subject. Returns its id.

    Raises:
        Refused: the dossier is closed, the role may not, or the KvK number is wrong.
    """
    dossier = _for_subjects(dossier_id, by)
    business_id = subjects.add_business(name=name, kvk=kvk, by=by, at=at, organ=dossier.organ)
    DossierSubject(**_common(dossier, by, at), role=role, business_id=business_id).save()
    if kvk:
        remember_key(dossier, KeyKind.KVK, kvk)
    return business_id


@transaction.atomic
def add_premises(*, dossier_id: UUID, address: Address | None, by: Actor, at: datetime, bag: str = "") -> UUID:
    """Write premises down as a subject, by an address of `places.services.address`. Returns their id.

    `bag` is the number of the address in the BAG; kept as a keyed hash, to be known by as well.

    Raises:
        Refused: the dossier is closed, the role may not, or there is no address.
    """
    dossier = _for_subjects(dossier_id, by)
    if address is None:
        raise Refused(refused(DossierRefusal.NO_ADDRESS))
    premises_id = subjects.add_premises(
        postcode=address.postcode, number=address.number, letter=address.letter,
        addition=address.addition, bag_id=address.bag_id, by=by, at=at, organ=dossier.organ,
    )  # fmt: skip
    DossierSubject(**_common(dossier, by, at), role=SubjectRole.PREMISES, premises_id=premises_id).save()
    remember_key(dossier, KeyKind.ADDRESS, str(address))
    if bag:
        remember_key(dossier, KeyKind.BAG, bag)
    return premises_id


@transaction.atomic
def add_note(*, dossier_id: UUID, text: str, by: Actor, at: datetime) -> UUID:
    """Write down what happened or was said. Returns the note's id.

    Raises:
        Refused: the dossier is closed, or there is no text.
    """
    dossier = _open(dossier_id, by)
    insist(ALLOWED if text.strip() else refused(DossierRefusal.NO_TEXT))
    note = DossierNote(**_common(dossier, by, at), text=text.strip())
    note.save()
    return note.pk


@transaction.atomic
def change_context(*, dossier_id: UUID, context: str, effort: Effort, by: Actor, at: datetime) -> None:
    """Write anew what goes on around this place, and so how much effort it deserves (C79); what stood before stays readable.

    Raises:
        Refused: the dossier is closed, or there is no text.
    """
    dossier = _open(dossier_id, by)
    insist(says_why(context, DossierRefusal.NO_CONTEXT))
    dossier.context = context.strip()
    dossier.save(update_fields=["context"])
    ContextNote(**_common(dossier, by, at), text=dossier.context, effort=effort).save()


def remember_key(dossier: Dossier, kind: KeyKind, value: str) -> None:
    """Keep under which keyed hash this dossier can be known; an identifier itself stays with its subject."""
    for key in subjects.matching_keys(kind=kind, value=value, municipality=dossier.municipality):
        DossierKey(
            municipality=dossier.municipality, organ=dossier.organ, dossier=dossier, kind=kind, digest=key
        ).save()


def _open(dossier_id: UUID, by: Actor) -> Dossier:
    dossier: Dossier = Dossier.objects.get(pk=dossier_id)
    insist(may_bind(facts_of(by, dossier)))
    return dossier


def _for_subjects(dossier_id: UUID, by: Actor) -> Dossier:
    dossier: Dossier = Dossier.objects.get(pk=dossier_id)
    insist(may_add_subject(facts_of(by, dossier)))
    return dossier


def _common(dossier: Dossier, by: Actor, at: datetime) -> dict[str, Any]:
    return {
        "municipality": dossier.municipality,
        "organ": dossier.organ,
        "dossier": dossier,
        "by": by.membership_id,
        "at": at,
    }

"""Write down whom or what a dossier is about. Called by the room that owns the dossier, never by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from baken.ground.subjects.models import Business, Permit, PermitKey, Person, PersonNotice, Premises
from baken.ground.subjects.rules import Notice, PersonFacts, is_kvk, may_add_person
from baken.ground.subjects.vocabulary import PERMIT_COLUMNS, DeferralGround, KeyKind
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist
from baken.instruments.linking.digests import digest
from baken.instruments.linking.identifiers import Kind, birth_date, spelling
from baken.instruments.linking.names import person_spelling
from baken.instruments.linking.refusals import NotReadable
from baken.instruments.tables.vocabulary import Organ

__all__ = [
    "Notice",
    "PermitImport",
    "add_business",
    "add_person",
    "add_premises",
    "import_permits",
    "is_kvk",
    "matching_key",
    "tell_again",
]


@transaction.atomic
def add_person(
    *, name: str, notice: Notice, by: Actor, at: datetime, organ: str, birth_date: date | None = None
) -> tuple[UUID, UUID]:
    """Write a person down together with the AVG 14 notice or its deferral; `(person id, notice id)`.

    Raises:
        Refused: no name, no notice, too late, or a deferral without reason or end (`SubjectRefusal`).
    """
    insist(may_add_person(PersonFacts(name, notice, at.date())))
    person = Person(
        municipality=by.municipality, organ=organ, name=name.strip(), birth_date=birth_date, by=by.membership_id, at=at
    )
    person.save()
    return person.pk, _notice(person.pk, notice, by, at, organ)


@transaction.atomic
def tell_again(*, person_id: UUID, notice: Notice, by: Actor, at: datetime) -> UUID:
    """Replace the notice of a person (told now, or deferred anew); the earlier one stays readable.

    Raises:
        Refused: as for `add_person`.
    """
    person = Person.objects.get(pk=person_id)
    insist(may_add_person(PersonFacts(person.name, notice, at.date())))
    return _notice(person.pk, notice, by, at, person.organ)


@transaction.atomic
def add_business(*, name: str, kvk: str, by: Actor, at: datetime, organ: str) -> UUID:
    """Write a business down; `kvk` is eight digits, or empty when unknown.

    Raises:
        Refused: not a KvK number.
    """
    if kvk:
        insist(is_kvk(kvk))
    business = Business(
        municipality=by.municipality, organ=organ, name=name.strip(), kvk=kvk, by=by.membership_id, at=at
    )
    business.save()
    return business.pk


@transaction.atomic
def add_premises(
    *,
    postcode: str,
    number: int,
    by: Actor,
    at: datetime,
    organ: str,
    letter: str = "",
    addition: str = "",
    bag_id: str = "",
) -> UUID:
    """Write premises down by an address in the spelling of `places.services.address`."""
    premises = Premises(
        municipality=by.municipality, organ=organ, postcode=postcode, number=number,
        letter=letter, addition=addition, bag_id=bag_id, by=by.membership_id, at=at,
    )  # fmt: skip
    premises.save()
    return premises.pk


def matching_key(*, kind: KeyKind, value: str, municipality: str) -> str:
    """The keyed hash under which two registers of one municipality may be compared (64 hexadecimal characters).

    `value` is what a person wrote; it is brought to the one spelling of its kind first, so that "12-A" and "12 a" agree
    (a person comes as `linking.names.person_spelling` writes it). The key belongs to this purpose and municipality only;
    a keyed hash of a person is still personal data (brief, corrections).

    Raises:
        NotReadable: it is not such an identifier.
    """
    spelled = value if kind == KeyKind.PERSON else spelling(Kind(kind.value), value)
    return digest(
        settings.SUBJECT_KEY, purpose="known-or-not", municipality=municipality, kind=kind.value, spelling=spelled
    )


def _notice(person_id: UUID, notice: Notice, by: Actor, at: datetime, organ: str) -> UUID:
    row = PersonNotice(
        municipality=by.municipality,
        organ=organ,
        person_id=person_id,
        tell_on=notice.tell_on,
        deferral=DeferralGround(notice.deferral).value if notice.deferral else "",
        reason=notice.reason.strip(),
        review_on=notice.review_on,
        by=by.membership_id,
        at=at,
    )
    row.save()
    return row.pk


@dataclass(frozen=True)
class PermitImport:
    """What became of a list of permits: how many are new, how many stood there already, and why the list was refused."""

    new: int = 0
    known: int = 0
    refused: tuple[str, ...] = ()


@transaction.atomic
def import_permits(*, rows: Iterable[Mapping[str, str]], by: Actor, at: datetime) -> PermitImport:
    """Take the college's list of permits (columns: `PERMIT_COLUMNS`), all or nothing; what stands there already stays.

    Of holder and place only keyed hashes are compared; the name of the holder is for the owner of the list.
    A permit goes a year after it ended (Selectielijst gemeenten 2020, 11.1).
    """
    read, wrong, numbers = [], [], set()
    for line, row in enumerate(rows, 2):
        try:
            permit, keys = _permit(row, by)
        except (NotReadable, ValueError) as problem:
            wrong.append(f"Regel {line}: {problem}")
            continue
        if permit.number in numbers:
            wrong.append(f"Regel {line}: nummer {permit.number} staat twee keer in de lijst.")
        numbers.add(permit.number)
        read.append((permit, keys))
    if wrong:
        return PermitImport(refused=tuple(wrong))
    there = {row.number for row in Permit.objects.filter(municipality=by.municipality).only("number")}
    fresh = [(permit, keys) for permit, keys in read if permit.number not in there]
    for permit, keys in fresh:
        permit.save()
        for key in keys:
            key.save()
    return PermitImport(new=len(fresh), known=len(read) - len(fresh))


def _permit(row: Mapping[str, str], by: Actor) -> tuple[Permit, list[PermitKey]]:
    said = {name: (row.get(name) or "").strip() for name in PERMIT_COLUMNS}
    if not said["nummer"] or not said["soort"]:
        raise ValueError("vul nummer en soort in.")
    ends = date.fromisoformat(birth_date(said["einddatum"])) if said["einddatum"] else None
    keep = date(ends.year + 1, ends.month, min(ends.day, 28)) if ends else None
    common = {"municipality": by.municipality, "organ": Organ.COLLEGE, "keep_until": keep}
    permit = Permit(number=said["nummer"], kind=said["soort"], holder=said["houder"], ends_on=ends, **common)
    values = {KeyKind.KVK: said["kvk"]}
    if said["postcode"] or said["huisnummer"]:
        values[KeyKind.ADDRESS] = f"{said['postcode']} {said['huisnummer']} {said['toevoeging']}"
    if said["achternaam"] and said["geboortedatum"]:
        values[KeyKind.PERSON] = person_spelling(
            said["voornaam"], said["achternaam"], birth_date(said["geboortedatum"])
        )
    return permit, [
        PermitKey(
            permit=permit,
            kind=kind,
            digest=matching_key(kind=kind, value=value, municipality=by.municipality),
            **common,
        )
        for kind, value in values.items()
        if value
    ]

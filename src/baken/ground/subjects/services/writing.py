"""Write down whom or what a dossier is about. Called by the room that owns the dossier, never by itself."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from baken.ground.subjects.models import Business, Person, PersonNotice, PersonToken, Premises
from baken.ground.subjects.rules import Notice, PersonFacts, is_kvk, may_add_person, tokens_of
from baken.ground.subjects.vocabulary import DeferralGround
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist


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
    PersonToken.objects.bulk_create(
        PersonToken(municipality=by.municipality, organ=organ, person=person, token=token, strict=strict)
        for token, strict in tokens_of(name, birth_date).items()
    )
    return person.pk, _notice(person.pk, notice, by, at, organ)


@transaction.atomic
def tell_again(*, person_id: UUID, notice: Notice, by: Actor, at: datetime) -> UUID:
    """Replace the notice of a person (told, to be told on another day, or deferred anew); the earlier one stays readable.

    A day to tell cannot be put off without a reason: the month runs on from when the person was written down, or from the
    end of the deferral.

    Raises:
        Refused: as for `add_person`.
    """
    person: Person = Person.objects.get(pk=person_id)
    last = PersonNotice.objects.filter(person=person).order_by("-at", "-id").first()
    since = last.review_on if last and last.review_on else person.at.date()
    insist(may_add_person(PersonFacts(person.name, notice, at.date(), since)))
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


def _notice(person_id: UUID, notice: Notice, by: Actor, at: datetime, organ: str) -> UUID:
    row = PersonNotice(
        municipality=by.municipality,
        organ=organ,
        person_id=person_id,
        told_on=notice.told_on,
        tell_on=notice.tell_on,
        deferral=DeferralGround(notice.deferral).value if notice.deferral else "",
        reason=notice.reason.strip(),
        review_on=notice.review_on,
        by=by.membership_id,
        at=at,
    )
    row.save()
    return row.pk

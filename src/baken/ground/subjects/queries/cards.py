"""Questions about subjects, by the ids that a dossier holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.ground.organisations.queries import names_of
from baken.ground.subjects.models import Business, Person, PersonNotice, Premises
from baken.instruments.kit.actors import Actor


@dataclass(frozen=True)
class SubjectCard:
    """A subject as a page shows it; `notice` says what a person is told and when (AVG 14)."""

    id: UUID
    kind: str
    title: str
    detail: str
    notice: str = ""
    notice_due: date | None = None


def subject_cards(
    viewer: Actor, *, persons: Iterable[UUID] = (), businesses: Iterable[UUID] = (), premises: Iterable[UUID] = ()
) -> Mapping[UUID, SubjectCard]:
    """The subjects with these ids that this viewer may see; others are left out."""
    cards: dict[UUID, SubjectCard] = {}
    people, firms, houses = list(persons), list(businesses), list(premises)
    if people:
        notices = _last_notices(people)
        for person in Person.objects.filter(pk__in=people):
            cards[person.pk] = _person(person, notices.get(person.pk))
    if firms:
        for firm in Business.objects.filter(pk__in=firms):
            cards[firm.pk] = SubjectCard(firm.pk, "bedrijf", firm.name, f"KvK {firm.kvk}" if firm.kvk else "")
    if houses:
        for house in Premises.objects.filter(pk__in=houses):
            cards[house.pk] = SubjectCard(house.pk, "pand", str(house), f"BAG {house.bag_id}" if house.bag_id else "")
    return cards


@dataclass(frozen=True)
class NoticeCard:
    """One notice in words, by whom and when it was written down."""

    text: str
    by: str
    at: datetime


def notices_of(viewer: Actor, person_id: UUID) -> tuple[str, tuple[NoticeCard, ...]] | None:
    """The name of a person and their notices, the last first; None when the viewer may not see the person."""
    person = Person.objects.filter(pk=person_id, municipality=viewer.municipality).first()
    if person is None:
        return None
    rows = list(PersonNotice.objects.filter(person=person).order_by("-at", "-id"))
    names = names_of(viewer, {row.by for row in rows})
    return person.name, tuple(NoticeCard(_person(person, row).notice, names.get(row.by, ""), row.at) for row in rows)


def notices_due(viewer: Actor, persons: Iterable[UUID], *, until: date) -> Mapping[UUID, date]:
    """Who of these is to be told, or has a deferral to be looked at, on or before `until`; and on which day (AVG 14)."""
    last = _last_notices(list(persons))
    due = {person: row.tell_on or row.review_on for person, row in last.items() if not row.told_on}
    return {person: day for person, day in due.items() if day is not None and day <= until}


def _last_notices(persons: list[UUID]) -> dict[UUID, PersonNotice]:
    return {row.person_id: row for row in PersonNotice.objects.filter(person_id__in=persons).order_by("at", "id")}


def _person(person: Person, notice: PersonNotice | None) -> SubjectCard:
    born = f"geboren {person.birth_date:%d-%m-%Y}" if person.birth_date else ""
    if notice is None:
        return SubjectCard(person.pk, "persoon", person.name, born)
    if notice.told_on:
        return SubjectCard(
            person.pk, "persoon", person.name, born, f"Weet het sinds {notice.told_on:%d-%m-%Y} (AVG 14)."
        )
    if notice.tell_on:
        return SubjectCard(
            person.pk,
            "persoon",
            person.name,
            born,
            f"Hoort op {notice.tell_on:%d-%m-%Y} dat de gemeente gegevens bewaart.",
            notice.tell_on,
        )
    said = f"{notice.get_deferral_display()}: {notice.reason.rstrip('.')}. Opnieuw bekijken op {notice.review_on:%d-%m-%Y}."
    return SubjectCard(person.pk, "persoon", person.name, born, f"Hoort het later. {said}", notice.review_on)

"""Who resembles whom, and why; and what people judged of it. Nothing here says anything about what a person does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import numpy as np
from django.db import connection
from django.db.models import Q

from baken.ground.organisations.queries import names_of
from baken.ground.subjects.models import Person, PersonJudgement
from baken.ground.subjects.rules import PERSON_FIELDS, person_record, tokens_of
from baken.ground.subjects.vocabulary import PersonVerdict
from baken.instruments.kit.actors import Actor
from baken.instruments.linking.clusters import Judgement, clusters, contradictions, standing
from baken.instruments.linking.matching import Register

AT_LEAST = 0.5  # below this a resemblance is not shown; a person decides on the rest
PRIOR = 0.02  # who shares a token with somebody in the dossiers of one municipality is that person about so often
MOST = 20
DEEP = 12  # how many judgements a cluster is followed


@dataclass(frozen=True)
class JudgementCard:
    """What somebody judged of two persons."""

    verdict: PersonVerdict
    label: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class LikenessCard:
    """Somebody who resembles this person: which fields agree and whether each speaks for or against; the judgements so far."""

    id: UUID
    name: str
    born: date | None
    reasons: tuple[tuple[str, bool], ...]
    stands: PersonVerdict | None
    judgements: tuple[JudgementCard, ...]


@dataclass(frozen=True)
class LikenessPage:
    """One person, who resembles them, whom they were judged to be one with, and whether those judgements clash."""

    id: UUID
    name: str
    born: date | None
    alike: tuple[LikenessCard, ...]
    cluster: tuple[str, ...]
    clash: tuple[tuple[str, str], ...]


def is_anybody_like(viewer: Actor, *, name: str, born: date | None) -> bool:
    """Does somebody in the dossiers of this municipality resemble this name and date of birth? Yes or no, nothing more."""
    tokens = [token for token, strict in tokens_of(name, born).items() if strict]
    with connection.cursor() as cursor:
        cursor.execute("SELECT known.person_alike(%s)", [tokens])
        (answer,) = cursor.fetchone() or (False,)
    return bool(answer)


def likeness_page(viewer: Actor, person_id: UUID) -> LikenessPage | None:
    """Who resembles this person, the most alike first; None when the viewer may not see the person."""
    person = Person.objects.filter(pk=person_id, municipality=viewer.municipality).first()
    if person is None:
        return None
    rows = _judgements(viewer, {person_id})
    last = standing((str(row.one_id), str(row.other_id), Judgement(row.verdict)) for row in rows)
    judged = {row.one_id for row in rows} | {row.other_id for row in rows}
    people = {row.pk: row for row in Person.objects.filter(pk__in=[*_near(person_id), *judged])}
    people.pop(person_id, None)
    own = [row for row in rows if person_id in (row.one_id, row.other_id)]
    told = _told(viewer, own)
    reasons = _reasons(person, list(people.values()))
    together = next((members for members in clusters(last) if str(person_id) in members), frozenset())
    alike = [
        LikenessCard(
            row.pk, row.name, row.birth_date, reasons[row.pk], _verdict(last, person_id, row.pk),
            tuple(card for other, card in told if other == row.pk),
        )
        for row in people.values()
        if row.pk in reasons
    ]  # fmt: skip
    names = {str(row.pk): row.name for row in (person, *people.values())}
    return LikenessPage(
        person.pk, person.name, person.birth_date,
        tuple(sorted(alike, key=lambda card: list(reasons).index(card.id))),
        tuple(sorted(names.get(member, "iemand anders") for member in together if member != str(person_id))),
        tuple((names.get(pair.one, ""), names.get(pair.other, "")) for pair in contradictions(last)),
    )  # fmt: skip


def standing_judgements(viewer: Actor, *people: UUID) -> Mapping[frozenset[str], Judgement]:
    """The last word on every pair that hangs together with these people."""
    rows = _judgements(viewer, set(people))
    return standing((str(row.one_id), str(row.other_id), Judgement(row.verdict)) for row in rows)


def _judgements(viewer: Actor, start: set[UUID]) -> list[PersonJudgement]:
    """Judgements that hang together with these people, in the order they were given."""
    seen: set[UUID] = set()
    found: dict[UUID, PersonJudgement] = {}
    reach = set(start)
    for _ in range(DEEP):
        fresh = reach - seen
        if not fresh:
            break
        seen |= fresh
        either = Q(one_id__in=list(fresh)) | Q(other_id__in=list(fresh))
        for row in PersonJudgement.objects.filter(either, municipality=viewer.municipality):
            found[row.pk] = row
            reach |= {row.one_id, row.other_id}
    return sorted(found.values(), key=lambda row: (row.at, row.pk))


def _near(person_id: UUID) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT person FROM known.persons_near(%s)", [person_id])
        return [person for (person,) in cursor.fetchall()]


def _reasons(person: Person, others: Sequence[Person]) -> dict[UUID, tuple[tuple[str, bool], ...]]:
    """Per person that is alike enough: which fields agree in words, and whether that speaks for one person; most alike first."""
    register = Register(PERSON_FIELDS)
    register.weights.prior = PRIOR
    rows = [register.add(person_record(row.name, row.birth_date)) for row in (*others, person)]
    if not others:
        return {}
    left = np.full(len(others), rows[-1], np.int64)
    right = np.array(rows[:-1], np.int64)
    levels = register.table.compare(left, right)
    chances = register.chances(left, right)
    order = [int(k) for k in np.argsort(-chances, kind="stable") if chances[k] >= AT_LEAST][:MOST]
    return {
        others[k].pk: tuple((words, bits > 0) for words, bits in register.weights.explain(levels, k)) for k in order
    }


def _told(viewer: Actor, rows: Sequence[PersonJudgement]) -> list[tuple[UUID, JudgementCard]]:
    names = names_of(viewer, {row.by for row in rows})
    return [
        (other, JudgementCard(PersonVerdict(row.verdict), row.get_verdict_display(), row.reason, names.get(row.by, ""), row.at))
        for row in reversed(rows)
        for other in (row.one_id, row.other_id)
    ]  # fmt: skip


def _verdict(last: Mapping[frozenset[str], Judgement], one: UUID, other: UUID) -> PersonVerdict | None:
    found = last.get(frozenset((str(one), str(other))))
    return PersonVerdict(found.value) if found else None

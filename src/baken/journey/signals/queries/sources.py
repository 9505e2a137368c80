"""Sources: who answers for them, what a signal asked of them, and what waits for an owner. No record of a source is in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.http import Http404

from baken.ground.organisations.queries import ColleagueCard, colleagues, names_of
from baken.ground.privacy.vocabulary import Activity, Role
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.instruments.kit.actors import Actor
from baken.journey.signals.models import (
    HitDisclosure,
    PrivacyCheck1,
    Signal,
    SourceAddressee,
    SourceAnswer,
    SourceOwner,
    SourceQuestion,
    SourceResearch,
)
from baken.journey.signals.vocabulary import SOURCES, ResearchSource, SignalState, SourceEntry

MOST = 50


@dataclass(frozen=True)
class SourceCard:
    """A source in the register, with who answers for it here; `gone` when they work here no more."""

    entry: SourceEntry
    owner: str
    ground: str
    purpose: str
    since: date | None
    gone: bool = False

    @property
    def can_be_asked(self) -> bool:
        return not self.entry.another_controller or (bool(self.owner) and not self.gone)


@dataclass(frozen=True)
class AskedCard:
    """One answer of one source about a signal: known there or not; and what an owner told after that, when they did."""

    id: UUID
    source: ResearchSource
    kind: str
    known: bool
    by: str
    at: datetime
    may_ask_further: bool
    asked_further: bool
    told: tuple["ToldCard", ...] = ()


@dataclass(frozen=True)
class ToldCard:
    """What an owner disclosed."""

    text: str
    ground: str
    reason: str
    by: str
    at: datetime
    until: date | None


@dataclass(frozen=True)
class SignalSources:
    """What may be asked about a signal now, and what was."""

    state: SignalState
    may_ask: tuple[SourceCard, ...]
    asked: tuple[AskedCard, ...]


@dataclass(frozen=True)
class QuestionCard:
    """A question as its owner gets it; `matches` are the owner's own records, `answer` what they said themselves."""

    id: UUID
    source: str
    kind: str
    purpose: str
    ground: str
    why: str
    by: str
    at: datetime
    matches: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class HitCard:
    """A yes or no that went between two controllers."""

    source: str
    kind: str
    known: bool | None
    ground: str
    purpose: str
    owner: str
    by: str
    at: datetime


def owners_on(viewer: Actor, day: date) -> Mapping[ResearchSource, SourceOwner]:
    """Who answers on this day for which source."""
    rows = SourceOwner.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=day), municipality=viewer.municipality, valid_from__lte=day
    ).order_by("valid_from", "id")
    return {ResearchSource(row.source): row for row in rows}


def answered_for_on(viewer: Actor, day: date) -> set[ResearchSource]:
    """For which sources somebody answers on this day who works here now."""
    here = _here(viewer)
    return {source for source, row in owners_on(viewer, day).items() if row.owner in here}


def who_may_answer(viewer: Actor) -> list[ColleagueCard]:
    """Colleagues whose role may answer for a source."""
    roles = [role.value for role in Role if may_do(role.value, Activity.ANSWER_FOR_SOURCE.value)]
    return colleagues(viewer, roles=roles)


def source_register(viewer: Actor, *, today: date) -> list[SourceCard]:
    """Every source that can be asked, each with its controller, ground, purpose and owner."""
    owners = owners_on(viewer, today)
    names, here = names_of(viewer, [row.owner for row in owners.values()]), _here(viewer)
    return [_source(entry, owners.get(source), names, here) for source, entry in SOURCES.items()]


def signal_sources(viewer: Actor, signal_id: UUID, *, today: date) -> SignalSources:
    """The page "Bronnen" of one signal.

    Raises:
        Http404: not there, or not for this viewer.
    """
    signal = Signal.objects.filter(pk=signal_id, municipality=viewer.municipality).first()
    if signal is None:
        raise Http404
    check = PrivacyCheck1.objects.filter(signal=signal).order_by("-at", "-id").first()
    named = set(check.sources) if check else set()
    asked = list(SourceResearch.objects.filter(signal=signal).order_by("-at", "source", "kind"))
    questions = {row.research_id: row.pk for row in SourceQuestion.objects.filter(signal=signal)}
    told: dict[UUID, list[SourceAnswer]] = {}
    for answer in SourceAnswer.objects.filter(question__in=list(questions.values()), disclosed=True).order_by("at"):
        told.setdefault(answer.question, []).append(answer)
    names = names_of(viewer, {row.by for row in asked} | {row.by for rows in told.values() for row in rows})
    return SignalSources(
        SignalState(signal.state),
        tuple(card for card in source_register(viewer, today=today) if card.entry.source.value in named),
        tuple(_asked(row, questions.get(row.pk), told, names) for row in asked),
    )


def signal_asking(viewer: Actor, research_id: UUID) -> UUID:
    """The signal for which this was asked.

    Raises:
        Http404: not there, or not for this viewer.
    """
    row = SourceResearch.objects.filter(pk=research_id, municipality=viewer.municipality).first()
    if row is None:
        raise Http404
    found: UUID = row.signal_id
    return found


def questions_for(viewer: Actor) -> list[QuestionCard]:
    """What was asked of this owner, the newest first."""
    rows = list(SourceAddressee.objects.filter(owner=viewer.membership_id).order_by("-at", "-id")[:MOST])
    names = names_of(viewer, {row.by for row in rows})
    said = {
        row.addressee_id: str(row) for row in SourceAnswer.objects.filter(addressee_id__in=[row.pk for row in rows])
    }
    return [
        QuestionCard(
            row.pk, row.get_source_display(), row.get_kind_display(), row.purpose, row.ground, row.why,
            names.get(row.by, ""), row.at, _matches(row), said.get(row.pk, ""),
        )
        for row in rows
    ]  # fmt: skip


def hits_between(viewer: Actor) -> list[HitCard]:
    """The yes and no that went between two controllers, as both sides see them; the newest first.

    By when the database wrote them down (their ids), so that who says it was long ago hides nothing.
    """
    rows = list(HitDisclosure.objects.filter(municipality=viewer.municipality).order_by("-id")[:MOST])
    names = names_of(viewer, {row.by for row in rows} | {row.owner for row in rows})
    return [
        HitCard(
            row.get_source_display(), row.get_kind_display(), row.known, row.ground, row.purpose,
            names.get(row.owner, ""), names.get(row.by, ""), row.at,
        )
        for row in rows
    ]  # fmt: skip


_MATCHES = {
    ResearchSource.PERMITS: "SELECT what FROM known.matching_permits(%s) ORDER BY what",
    ResearchSource.DOSSIERS: "SELECT what FROM known.matching_dossiers(%s) ORDER BY what",
}


def _matches(row: SourceAddressee) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_MATCHES[ResearchSource(row.source)], [row.pk])
        return tuple(what for (what,) in cursor.fetchall())


def _here(viewer: Actor) -> set[UUID]:
    return {each.membership_id for each in colleagues(viewer)}


def _source(
    entry: SourceEntry, owner: SourceOwner | None, names: Mapping[UUID, str], here: Collection[UUID]
) -> SourceCard:
    if owner is None:
        return SourceCard(entry, "", entry.ground, entry.purpose, None)
    return SourceCard(
        entry, names.get(owner.owner, "een collega"), owner.ground, owner.purpose, owner.valid_from,
        gone=owner.owner not in here,
    )  # fmt: skip


def _asked(
    row: SourceResearch, question: UUID | None, told: Mapping[UUID, list[SourceAnswer]], names: Mapping[UUID, str]
) -> AskedCard:
    source = ResearchSource(row.source)
    said = told.get(question, []) if question else []
    return AskedCard(
        row.pk, source, row.get_kind_display(), row.known, names.get(row.by, ""), row.at,
        row.known and SOURCES[source].owner_may_tell and question is None, question is not None,
        tuple(
            ToldCard(each.text, each.ground, each.reason, names.get(each.by, ""), each.at, each.keep_until)
            for each in said
        ),
    )  # fmt: skip

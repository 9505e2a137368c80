"""One signal on one screen: what it says, where it comes from, what is missing, what may now, what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from baken.ground.organisations.queries import names_of, organisation_names
from baken.ground.phenomena.queries import phenomena_on
from baken.instruments.kit.actors import Actor
from baken.journey.signals.models import (
    Check2AParticipant,
    Check2BInstrument,
    CheckConfirmation,
    PrivacyCheck1,
    Signal,
    SignalReport,
    SignalStep,
    SourceResearch,
    Weighing,
)
from baken.journey.signals.queries.cards import CheckCard, HistoryEvent, SignalPage, WeighingCard
from baken.journey.signals.queries.doors import doors_of
from baken.journey.signals.queries.inbox import alike_signals, card
from baken.journey.signals.rules import SignalFacts, kept_as
from baken.journey.signals.vocabulary import ResearchSource, SignalState, Source

_GRADES = {
    "reliability": "Bron",
    "credibility": "Inhoud",
    "concreteness": "Concreet",
    "recency": "Actueel",
    "seriousness": "Ernst",
}
_REASONS = (
    ("Grondslag", "ground"),
    ("Noodzaak", "necessity"),
    ("Proportionaliteit", "proportionality"),
    ("Subsidiariteit", "subsidiarity"),
)


@dataclass(frozen=True)
class _Rows:
    """Everything that hangs on one signal, loaded once."""

    reports: list[SignalReport]
    weighings: list[Weighing]
    checks_1: list[PrivacyCheck1]
    checks_2a: list[Check2AParticipant]
    checks_2b: list[Check2BInstrument]
    confirmations: list[CheckConfirmation]
    research: list[SourceResearch]
    steps: list[SignalStep]


def signal_page(viewer: Actor, signal_id: UUID, *, today: date) -> SignalPage:
    """The page of one signal.

    Raises:
        Http404: not there, or not for this viewer.
    """
    signal = Signal.objects.filter(pk=signal_id, municipality=viewer.municipality).first()
    if signal is None:
        raise Http404
    rows = _load(signal)
    names = names_of(viewer, _everybody(signal, rows))
    facts = _facts(signal, rows)
    latest = rows.checks_1[-1] if rows.checks_1 else None
    checks = tuple(_checks(rows, names))
    waits = any(check.waits_for_lawyer and check.author != viewer.membership_id for check in checks)
    return SignalPage(
        card=card(signal, phenomena_on(viewer, today)),
        source=str(Source(signal.source).label),
        opened_by=names.get(signal.opened_by, ""),
        opened_at=signal.opened_at,
        reports=tuple(row.report for row in rows.reports),
        weighing=_weighing(rows.weighings[-1], names) if rows.weighings else None,
        checks=checks,
        research=tuple((row.get_source_display(), row.get_kind_display(), row.known, row.at) for row in rows.research),
        history=tuple(_history(signal, rows, names)),
        missing=tuple(_missing(signal, facts)),
        doors=tuple(doors_of(viewer, signal.pk, facts, waits_for_lawyer=waits)),
        alike=tuple(alike_signals(viewer, signal, today=today)),
        kept_as=kept_as((SignalState(row.to_state) for row in rows.steps), SignalState(signal.state)),
        check_1_sources=tuple(latest.sources) if latest else None,
    )


def _load(signal: Signal) -> _Rows:
    return _Rows(
        reports=list(SignalReport.objects.filter(signal=signal, undone_at__isnull=True).order_by("at")),
        weighings=list(Weighing.objects.filter(signal=signal).order_by("number")),
        checks_1=list(PrivacyCheck1.objects.filter(signal=signal).order_by("at", "id")),
        checks_2a=list(Check2AParticipant.objects.filter(signal=signal).order_by("at", "id")),
        checks_2b=list(Check2BInstrument.objects.filter(signal=signal).order_by("at", "id")),
        confirmations=list(CheckConfirmation.objects.filter(signal=signal)),
        research=list(SourceResearch.objects.filter(signal=signal).order_by("at")),
        steps=list(SignalStep.objects.filter(signal=signal).order_by("seq")),
    )


def _facts(signal: Signal, rows: _Rows) -> SignalFacts:
    from baken.journey.signals.queries.facts import CORROBORATING

    corroborated = (
        signal.source != Source.MMA
        or any(not row.is_tip for row in rows.reports)
        or any(row.known for row in rows.research)
        or any(row.credibility in CORROBORATING for row in rows.weighings)
    )
    return SignalFacts(
        state=SignalState(signal.state),
        source=Source(signal.source),
        weighed=bool(rows.weighings),
        check_1=bool(rows.checks_1),
        check_2a=bool(rows.checks_2a),
        check_2b=bool(rows.checks_2b),
        confirmed_2b=bool(rows.confirmations),
        corroborated=corroborated,
    )


def _everybody(signal: Signal, rows: _Rows) -> set[UUID]:
    own: list[Any] = [
        *rows.weighings,
        *rows.checks_1,
        *rows.checks_2a,
        *rows.confirmations,
        *rows.steps,
        *rows.research,
    ]
    return {signal.opened_by, *(row.by for row in own), *(row.author for row in rows.checks_2b)}


def _weighing(row: Weighing, names: Mapping[UUID, str]) -> WeighingCard:
    grades = tuple((heading, getattr(row, f"get_{name}_display")()) for name, heading in _GRADES.items())
    codes = {name: getattr(row, name) for name in _GRADES}
    return WeighingCard(row.number, names.get(row.by, ""), row.at, grades, codes, row.note)


def _checks(rows: _Rows, names: Mapping[UUID, str]) -> list[CheckCard]:
    cards = [
        CheckCard(
            row.pk, "Privacytoets 1", names.get(row.by, ""), row.at,
            (("Doel", row.purpose), ("Bronnen", _named(row.sources)), *_reasons(row)),
        )
        for row in rows.checks_1
    ]  # fmt: skip
    partners = organisation_names() if rows.checks_2a else {}
    cards += [
        CheckCard(
            row.pk, f"Privacytoets 2A · {partners.get(row.organisation_id, '')}", names.get(row.by, ""), row.at,
            (("Wat we delen", row.data), *_reasons(row)), partner=partners.get(row.organisation_id, "een partner"),
        )
        for row in rows.checks_2a
    ]  # fmt: skip
    confirmed = {row.check_2b_id: names.get(row.by, "") for row in rows.confirmations}
    cards += [
        CheckCard(
            row.pk, f"Privacytoets 2B · {row.get_instrument_display()}", names.get(row.author, ""), row.at,
            _reasons(row), confirmed.get(row.pk, ""), row.pk not in confirmed, row.author,
        )
        for row in rows.checks_2b
    ]  # fmt: skip
    return cards


def _named(sources: list[str]) -> str:
    return ", ".join(str(ResearchSource(source).label) for source in sources)


def _reasons(row: PrivacyCheck1 | Check2AParticipant | Check2BInstrument) -> tuple[tuple[str, str], ...]:
    return tuple((heading, getattr(row, name)) for heading, name in _REASONS)


def _history(signal: Signal, rows: _Rows, names: Mapping[UUID, str]) -> list[HistoryEvent]:
    def who(member: UUID) -> str:
        return names.get(member, "")

    events = [HistoryEvent(signal.opened_at, "Signaal geopend", who(signal.opened_by))]
    instruments = {row.pk: row.get_instrument_display() for row in rows.checks_2b}
    means = {row.pk: instruments.get(row.check_2b_id, "") for row in rows.confirmations}
    events += [
        _step(row, who(row.by), means.get(row.confirmation_id, "") if row.confirmation_id else "")
        for row in rows.steps
        if row.to_state != SignalState.INTAKE
    ]
    events += [
        HistoryEvent(
            row.at, "Gewogen" if row.number == 1 else f"Opnieuw gewogen ({row.number}e keer)", who(row.by), row.note
        )
        for row in rows.weighings
    ]
    events += [HistoryEvent(row.at, "Privacytoets 1", who(row.by)) for row in rows.checks_1]
    events += [HistoryEvent(row.at, "Privacytoets 2A", who(row.by)) for row in rows.checks_2a]
    events += [
        HistoryEvent(row.at, f"Privacytoets 2B, {row.get_instrument_display()}", who(row.author))
        for row in rows.checks_2b
    ]
    events += [HistoryEvent(row.at, "Toets 2B bevestigd", who(row.by), tone="ok") for row in rows.confirmations]
    return sorted(events, key=lambda event: event.at, reverse=True)


_CAME = {
    SignalState.WEIGHING: "Genomen om te wegen",
    SignalState.KEPT: "Bewaard tot herbeoordeling",
    SignalState.INVESTIGATION: "Naar bronnenonderzoek",
    SignalState.PREPARING: "Aanpak wordt voorbereid",
    SignalState.APPROACH: "Aanpak",
}


def _step(row: SignalStep, who: str, means: str) -> HistoryEvent:
    """A step in words that no weighing or check has; an approach says by which confirmed check 2B, so for which instrument."""
    state = _CAME.get(SignalState(row.to_state), str(SignalState(row.to_state).label).capitalize())
    state = f"{state}: {means}" if means else state
    parts = (row.get_result_display(), f"naar {row.recipient}" if row.recipient else "", row.reason)
    text = ". ".join(part.rstrip(".") for part in parts if part)
    urgent = row.urgent_id is not None
    return HistoryEvent(row.at, f"{state} (spoed)" if urgent else state, who, text, "urgent" if urgent else "")


def _missing(signal: Signal, facts: SignalFacts) -> list[str]:
    """What a weigher would want to know before deciding."""
    wanted = [
        (bool(signal.place or signal.area), "Waar het speelt: geen plaats of buurt."),
        (
            facts.weighed or facts.state is SignalState.INTAKE,
            "De weging: hoe betrouwbaar, concreet, actueel en ernstig?",
        ),
        (facts.corroborated, "Iets dat de anonieme tip bevestigt."),
    ]
    return [text for present, text in wanted if not present]

"""The dossier's own doors. Doors of later rooms are added where the page is composed."""

from datetime import date
from uuid import UUID

from django.urls import reverse

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import DoorCard
from baken.instruments.kit.verdicts import Verdict
from baken.journey.dossiers.rules import (
    DossierFacts,
    may_add_subject,
    may_bind,
    may_destroy,
    may_hand_over,
    may_move,
    may_take_over,
)
from baken.journey.dossiers.vocabulary import BASIS, TRANSITIONS, DossierRefusal, DossierState

_MOVES = {
    DossierState.OPEN: "Weer oppakken",
    DossierState.RESTING: "Laten rusten",
    DossierState.CLOSED: "Sluiten",
}


def doors_of(viewer: Actor, dossier_id: UUID, facts: DossierFacts, *, today: date) -> list[DoorCard]:
    """Bind, add, note, hand over, rest, close, destroy: each open, or closed with its sentence and article."""
    bind = may_bind(facts)
    doors = [
        _door("Signaal toevoegen", "dossiers:bind", dossier_id, bind),
        _door("Betrokkene toevoegen", "dossiers:subject", dossier_id, may_add_subject(facts)),
        _door("Opschrijven wat er gebeurde", "dossiers:note", dossier_id, bind),
        _door("Overdragen aan een collega", "dossiers:hand-over", dossier_id, may_hand_over(facts)),
    ]
    if facts.owner != facts.viewer:
        doors.append(
            _door("Overnemen omdat de eigenaar er niet is", "dossiers:take-over", dossier_id, may_take_over(facts))
        )
    for to in TRANSITIONS[facts.state]:
        doors.append(_door(_MOVES[to], "dossiers:move", dossier_id, may_move(facts, to), f"?naar={to.value}"))
    verdict = may_destroy(facts, today)
    if verdict:
        doors.append(
            DoorCard(
                "Vernietigen", True, "De nachtwacht stelt het voor bij de volgende ronde; de privacy officer besluit."
            )
        )
    else:
        doors.append(_door("Vernietigen", "", dossier_id, verdict))
    return doors


def _door(label: str, address: str, dossier_id: UUID, verdict: Verdict, query: str = "") -> DoorCard:
    if verdict:
        return DoorCard(label, True, url=reverse(address, args=[dossier_id]) + query)
    basis = BASIS[DossierRefusal(verdict.code)]
    return DoorCard(label, False, verdict.sentence, basis.article, basis.opens)

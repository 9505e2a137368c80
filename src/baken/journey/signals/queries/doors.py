"""What may I do with this signal now? Made from the verdicts that guard the services."""

from uuid import UUID

from django.urls import reverse

from baken.ground.privacy.vocabulary import Role
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import DoorCard
from baken.instruments.kit.verdicts import Verdict
from baken.journey.signals.rules import SignalFacts, may_check, may_mark, may_reach, may_weigh, next_states
from baken.journey.signals.vocabulary import BASIS, LINKABLE, SignalRefusal, SignalState

S = SignalState
GOES = {
    S.INTAKE: "Oppakken",
    S.WEIGHING: "Gaan wegen",
    S.KEPT: "Bewaren en later opnieuw bekijken",
    S.INVESTIGATION: "Bronnen onderzoeken",
    S.PREPARING: "Aanpak voorbereiden met anderen",
    S.APPROACH: "Aanpakken",
    S.FORWARDED_DIRECTLY: "Direct doorgeven (112, politie, Veilig Thuis)",
    S.FORWARDED_INTERNALLY: "Doorgeven binnen de gemeente",
    S.FORWARDED_EXTERNALLY: "Doorgeven aan een partner",
    S.CLOSED: "Afsluiten",
}
_CHECKS = {
    "signals:check-1": "Privacytoets 1: mogen we zoeken?",
    "signals:check-2a": "Privacytoets 2A: mogen we delen?",
    "signals:check-2b": "Privacytoets 2B: mogen we dit middel gebruiken?",
}
_CHECKS_IN = {
    S.WEIGHING: ("signals:check-1",),
    S.INVESTIGATION: ("signals:check-1", "signals:check-2a"),
    S.PREPARING: ("signals:check-2a", "signals:check-2b"),
    S.APPROACH: ("signals:check-2a", "signals:check-2b"),
}
_OPENED_BY = {
    SignalRefusal.NOT_WEIGHED: "signals:weigh",
    SignalRefusal.NO_CHECK_1: "signals:check-1",
    SignalRefusal.NO_CHECK_2A: "signals:check-2a",
    SignalRefusal.NO_CHECK_2B: "signals:check-2b",
}


def doors_of(viewer: Actor, signal_id: UUID, facts: SignalFacts, *, waits_for_lawyer: bool = False) -> list[DoorCard]:
    """The steps that could follow, each open or closed with its sentence; weighing and the checks of this phase first."""
    doors = []
    if may_weigh(facts.state):
        label = "Opnieuw wegen" if facts.weighed else "Wegen: betrouwbaar, concreet, actueel, ernstig?"
        doors.append(DoorCard(label, True, url=reverse("signals:weigh", args=[signal_id])))
    if may_mark(facts):
        doors.append(DoorCard("Adres, nummer of naam toevoegen", True, url=reverse("signals:marks", args=[signal_id])))
    if may_check(facts.state) and viewer.role != Role.LAWYER:
        doors += [
            DoorCard(_CHECKS[name], True, url=reverse(name, args=[signal_id])) for name in _CHECKS_IN[facts.state]
        ]
    if facts.state in LINKABLE:
        new = f"{reverse('dossiers:new')}?signaal={signal_id}"
        doors.append(DoorCard("Er een dossier van maken", True, url=new))
    if waits_for_lawyer and viewer.role == Role.LAWYER:
        doors.insert(0, DoorCard("Privacytoets 2B lezen en bevestigen", True, url="#privacytoetsen"))
    return doors + [_door(signal_id, to, may_reach(facts, to)) for to in next_states(facts)]


def _door(signal_id: UUID, to: SignalState, verdict: Verdict) -> DoorCard:
    if verdict:
        return DoorCard(GOES[to], True, url=f"{reverse('signals:decide', args=[signal_id])}?naar={to.value}")
    refusal = SignalRefusal(verdict.code)
    basis = BASIS[refusal]
    opened_by = _OPENED_BY.get(refusal)
    url = reverse(opened_by, args=[signal_id]) if opened_by else ""
    return DoorCard(GOES[to], False, verdict.sentence, basis.article, basis.opens, url)

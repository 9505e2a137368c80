"""The earlier months of the year: signals that were weighed and are done, so that counts and terms have a past."""

from collections.abc import Iterator
from dataclasses import dataclass

from baken.ground.places.queries import areas_of
from baken.ground.privacy.vocabulary import Activity
from baken.house.upkeep.services.demo_year.stage import WEIGHER, Stage
from baken.journey.signals import services
from baken.journey.signals.services import Decision
from baken.journey.signals.services.weighing import Grades, Telling
from baken.journey.signals.vocabulary import (
    Concreteness,
    Credibility,
    Recency,
    Reliability,
    Result,
    Seriousness,
    SignalState,
    Source,
)

S = SignalState
VAGUE = Grades(Reliability.UNKNOWN, Credibility.POSSIBLE, Concreteness.VAGUE, Recency.OLD, Seriousness.SLIGHT)


@dataclass(frozen=True)
class Kind:
    """One kind of signal that came more than once; `days_ago` says when."""

    source: Source
    phenomenon: str
    summary: str
    days_ago: tuple[int, ...]


KINDS = (
    Kind(Source.GRID_OPERATOR, "HENNEP", "Meter gaf een vreemd verbruik.", (315, 262, 227, 198, 171, 149, 121, 104)),
    Kind(Source.RESIDENT_PHONE, "HENNEP", "Sterke geur bij een schuur.", (288, 219, 183, 160, 138, 112, 97, 88)),
    Kind(Source.RESIDENT_PHONE, "DRUGSHANDEL", "Korte bezoekjes aan een voordeur, tot laat.", (301, 240, 205, 166, 142, 118, 92)),
    Kind(Source.HOUSING_ASSOCIATION, "ADRESFRAUDE", "Meer inschrijvingen dan bewoners.", (272, 214, 176, 131, 107, 95)),
    Kind(Source.BUSINESS, "WITWASSEN", "Contant bod, ver boven de prijs.", (249, 154, 125, 101)),
    Kind(Source.SUPERVISOR, "MALAFIDE_VERHUUR", "Te veel mensen in een pand.", (233, 187, 145, 99)),
    Kind(Source.MMA, "HENNEP", "Tip over een zolder met veel licht in de nacht.", (235, 208)),  # and then fell silent
    Kind(Source.CIVIL_SERVANT, "DUMPING", "Vaten gevonden in een sloot.", (256, 133, 110)),
)  # fmt: skip


def walk(stage: Stage) -> None:
    """Open each, oldest first, and bring it to an end: kept small, or weighed and closed without action."""
    areas = [area.code for area in areas_of("GM1509")]
    for number, (days, kind) in enumerate(sorted(_each(), key=lambda one: -one[0])):
        _one(stage, kind, days, areas[number % len(areas)] if areas else "", weighed=number % 3 == 0)


def _each() -> Iterator[tuple[int, Kind]]:
    for kind in KINDS:
        for days in kind.days_ago:
            yield days, kind


def _one(stage: Stage, kind: Kind, days: int, area: str, *, weighed: bool) -> None:
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        at = stage.ago(days)
        signal = services.open_signal(
            source=kind.source, phenomenon=kind.phenomenon, summary=kind.summary, received_on=at.date(), by=actor, at=at,
            area=area,
        )  # fmt: skip
        done = stage.ago(days - 2 - days % 5, 15)
        if not weighed:
            reason = "Een gesprek was genoeg."
            services.keep_small(signal_id=signal, from_state=S.INTAKE, reason=reason, by=actor, at=done)
            return
        taken = Decision(S.WEIGHING, "Hoort bij de gemeente.", municipal_task=True, own_territory=True)
        services.decide(signal_id=signal, from_state=S.INTAKE, decision=taken, by=actor, at=stage.ago(days - 1))
        services.weigh(
            signal_id=signal, seen=0, grades=VAGUE, telling=Telling(kind.summary, kind.phenomenon, area=area),
            by=actor, at=stage.ago(days - 1, 11),
        )  # fmt: skip
        over = Decision(S.CLOSED, "Te vaag, en sindsdien niets meer gehoord.", result=Result.NO_ACTION)
        services.decide(signal_id=signal, from_state=S.WEIGHING, decision=over, by=actor, at=done)

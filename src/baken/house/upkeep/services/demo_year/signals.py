"""The year's signals: from reports and from the phone, in every state a weigher knows."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from baken.ground.places.services import address
from baken.ground.privacy.vocabulary import Activity
from baken.house.upkeep.services.demo_year.permits import POSTCODE
from baken.house.upkeep.services.demo_year.stage import ADVISER, LAWYER, POLICE_TEAM, WEIGHER, Stage
from baken.journey.intake import queries as intake
from baken.journey.intake.services import desk
from baken.journey.signals import services
from baken.journey.signals.services import Decision
from baken.journey.signals.services.checks import Reasoning
from baken.journey.signals.services.weighing import Grades, Telling
from baken.journey.signals.vocabulary import (
    SOURCES,
    Concreteness,
    Credibility,
    Instrument,
    Recency,
    Reliability,
    ResearchSource,
    Seriousness,
    SignalState,
    Source,
)

S = SignalState
GRADES = Grades(Reliability.USUALLY, Credibility.PROBABLE, Concreteness.CONCRETE, Recency.NOW, Seriousness.SERIOUS)
REASONS = Reasoning(
    ground="Gemeentewet 172, eerste lid; Opiumwet 13b; UAVG 33, eerste lid",
    necessity="Zonder te kijken wat wij al weten, kunnen we niet zeggen of dit op zichzelf staat.",
    proportionality="Alleen het adres, en alleen de vraag bekend of niet bekend. Geen namen.",
    subsidiarity="Navraag bij de straat zou de melder in gevaar brengen.",
)


@dataclass(frozen=True)
class MadeUp:
    """One fictional signal."""

    source: Source
    phenomenon: str
    summary: str
    place: str
    days_ago: int
    number: str = ""
    used_for: tuple[Instrument, ...] = ()


BARN = MadeUp(
    Source.RESIDENT_PHONE,
    "DRUGSLAB",
    "Schuur met afgeplakte ramen, ventilatoren en een zoete lucht; wisselende busjes.",
    "Verzonnenweg 12",
    41,
    "12",
)
BARBER = MadeUp(
    Source.CIVIL_SERVANT,
    "WITWASSEN",
    "Kapper met steeds een nieuwe houder, nauwelijks klanten en dure auto's voor de deur.",
    "Verzonnen Dorpsstraat 3",
    63,
    "3",
    (Instrument.RIEC,),
)
FARM = MadeUp(
    Source.SUPERVISOR,
    "ARBEIDSUITBUITING",
    "Ongeveer twintig mensen slapen in een loods bij een kwekerij; papieren bij iemand anders.",
    "Denkbeeldige Dijk",
    30,
)
OTHERS = (
    MadeUp(Source.GRID_OPERATOR, "HENNEP", "Opvallend stroomverbruik in een leeg bedrijfspand.", "Bedrijvenpark Fantasia", 19, "7"),
    MadeUp(Source.BUSINESS, "WITWASSEN", "Wil contant huren voor driemaal de prijs.", "Bedrijvenpark Fantasia", 12, "7"),
    MadeUp(Source.RESIDENT_PHONE, "DRUGSHANDEL", "Korte bezoekjes aan een garagebox, vooral op vrijdag.", "Boxen Droomlaan", 9),
    MadeUp(Source.HOUSING_ASSOCIATION, "ADRESFRAUDE", "Op een adres staan acht mensen ingeschreven; er wonen er twee.", "Flat Fantasia", 26),
    MadeUp(Source.CIVIL_SERVANT, "BUITENGEBIED", "Erf staat vol met tanks zonder etiket.", "Verzonnen Broek", 5),
)  # fmt: skip


def walk(stage: Stage) -> dict[str, UUID]:
    """Open, weigh and decide; returns the signals that the dossiers will need."""
    _name_who_answers(stage)
    made = {name: _open(stage, told) for name, told in (("barn", BARN), ("barber", BARBER), ("farm", FARM))}
    others = [_open(stage, told) for told in OTHERS]
    for name, told in (("barn", BARN), ("barber", BARBER), ("farm", FARM)):
        _weigh(stage, made[name], told)
        _research(stage, made[name], told)
    _weigh(stage, others[0], OTHERS[0])
    _keep_small(stage, others[3])
    _keep_for_later(stage, others[2], OTHERS[2])
    _hurry(stage, others[4], OTHERS[4])
    _from_report(stage)
    return made


def _open(stage: Stage, told: MadeUp) -> UUID:
    at = stage.ago(told.days_ago)
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        return services.open_signal(
            source=told.source, phenomenon=told.phenomenon, summary=told.summary, received_on=at.date(), by=actor, at=at,
            place=told.place, address=address(POSTCODE, told.number) if told.number else None,
        )  # fmt: skip


def _name_who_answers(stage: Stage) -> None:
    """The lawyer answers for the college's list of permits."""
    entry = SOURCES[ResearchSource.PERMITS]
    with stage.as_somebody(ADVISER, Activity.WEIGH_SIGNALS) as actor:
        services.name_owner(
            source=entry.source, owner=stage.membership(LAWYER), ground=entry.ground, purpose=entry.purpose, by=actor,
            at=stage.ago(200),
        )  # fmt: skip


def _move(
    stage: Stage, signal: UUID, before: SignalState, decision: Decision, days_ago: int, who: str = WEIGHER
) -> None:
    with stage.as_somebody(who, Activity.WEIGH_SIGNALS) as actor:
        services.decide(signal_id=signal, from_state=before, decision=decision, by=actor, at=stage.ago(days_ago, 14))


def _weigh(stage: Stage, signal: UUID, told: MadeUp) -> None:
    days = told.days_ago
    taken = Decision(S.WEIGHING, "Hoort bij de gemeente.", municipal_task=True, own_territory=True)
    _move(stage, signal, S.INTAKE, taken, days)
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        services.weigh(
            signal_id=signal,
            seen=0,
            grades=GRADES,
            telling=Telling(told.summary, told.phenomenon, place=told.place),
            by=actor,
            at=stage.ago(days - 1),
            note="Concreet en recent; past bij wat we vaker zien.",
        )


def _research(stage: Stage, signal: UUID, told: MadeUp) -> None:
    days = told.days_ago - 2
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        services.fill_check_1(
            signal_id=signal,
            purpose="Nagaan of deze plek bij ons al bekend is.",
            sources=[ResearchSource.SIGNALS, ResearchSource.DOSSIERS, ResearchSource.PERMITS],
            reasoning=REASONS,
            by=actor,
            at=stage.ago(days),
        )
    _move(stage, signal, S.WEIGHING, Decision(S.INVESTIGATION, "Serieus genoeg om in eigen bronnen te kijken."), days)
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        for source in (ResearchSource.SIGNALS, ResearchSource.PERMITS) if told.number else ():
            services.research(signal_id=signal, source=source, by=actor, at=stage.ago(days - 1))
        services.fill_check_2a(
            signal_id=signal,
            organisation_id=stage.organisation(POLICE_TEAM),
            data="De plek en wat er gezien is, zonder de melder.",
            reasoning=REASONS,
            by=actor,
            at=stage.ago(days - 1),
        )
    _move(stage, signal, S.INVESTIGATION, Decision(S.PREPARING, "Dit verdient een gezamenlijke aanpak."), days - 1)
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        checks = [
            services.fill_check_2b(
                signal_id=signal, instrument=instrument, reasoning=REASONS, by=actor, at=stage.ago(days - 2)
            )
            for instrument in (Instrument.DOSSIER, *told.used_for)
        ]
    with stage.as_somebody(LAWYER, Activity.WEIGH_SIGNALS) as actor:
        for check in checks:
            services.confirm_check_2b(check_id=check, by=actor, at=stage.ago(days - 3))
    _move(stage, signal, S.PREPARING, Decision(S.APPROACH, "De jurist heeft bevestigd."), days - 3)


def _keep_small(stage: Stage, signal: UUID) -> None:
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        services.keep_small(
            signal_id=signal,
            from_state=S.INTAKE,
            reason="De woningcorporatie pakt dit zelf op.",
            by=actor,
            at=stage.ago(25),
        )


def _keep_for_later(stage: Stage, signal: UUID, told: MadeUp) -> None:
    _weigh(stage, signal, told)
    review = stage.now.date() + timedelta(days=60)
    _move(
        stage,
        signal,
        S.WEIGHING,
        Decision(S.KEPT, "Nog te vaag. Over twee maanden opnieuw kijken.", review_on=review),
        6,
    )


def _hurry(stage: Stage, signal: UUID, told: MadeUp) -> None:
    """Spoed: straight to the partner, and the reason is still owed."""
    _weigh(stage, signal, told)
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        services.decide(
            signal_id=signal,
            from_state=S.WEIGHING,
            decision=Decision(S.INVESTIGATION),
            by=actor,
            at=stage.ago(0, 8),
            urgently=True,
        )


def _from_report(stage: Stage) -> None:
    """One of the residents' reports is read and becomes a signal."""
    with stage.as_somebody(WEIGHER, Activity.HANDLE_REPORTS) as actor:
        report = intake.inbox(actor)[-1]
        desk.open_report(report_id=report.id, by=actor, at=stage.now)
        desk.take_up(report_id=report.id, by=actor, at=stage.now)
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        services.open_from_report(
            report_id=report.id,
            phenomenon="OVERIG",
            summary="Melding van een bewoner over iets opvallends in de buurt.",
            by=actor,
            at=stage.now,
        )

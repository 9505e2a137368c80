"""The year's dossiers, their consultation and their referral."""

from datetime import datetime, timedelta
from uuid import UUID

from baken.ground.privacy.vocabulary import Activity
from baken.ground.subjects.services import Notice
from baken.house.upkeep.services.demo_year.stage import (
    ADVISER,
    HOUSING,
    LAWYER,
    POLICE,
    POLICE_TEAM,
    TOWN,
    WEIGHER,
    Stage,
)
from baken.instruments.kit.actors import Actor
from baken.journey.consultations import services as consultations
from baken.journey.consultations.services import Share
from baken.journey.consultations.vocabulary import AnswerCode, ConsultationKind, Level, OutcomeCode
from baken.journey.dossiers import services as dossiers
from baken.journey.dossiers.vocabulary import DossierKind, SubjectRole
from baken.journey.referrals import services as referrals
from baken.journey.referrals.services import RiecCriteria
from baken.journey.referrals.vocabulary import State as ReferralState
from baken.journey.signals.queries import checks_2a_of

GROUND = "Gemeentewet 172, eerste lid; Opiumwet 13b"


def walk(stage: Stage, signals: dict[str, UUID]) -> dict[str, UUID]:
    """Bind the signals to places, discuss them, refer one; returns the dossiers."""
    made = _open(stage, signals)
    _discuss(stage, made, signals)
    _refer(stage, made["barber"])
    return made


def _open(stage: Stage, signals: dict[str, UUID]) -> dict[str, UUID]:
    with stage.as_somebody(ADVISER, Activity.DIRECT_DOSSIERS) as actor:
        barn = dossiers.open_from_signals(
            signal_ids=[signals["barn"]],
            kind=DossierKind.LOCATION,
            title="Schuur aan de Verzonnenweg",
            purpose="Vaststellen of in de schuur drugs worden gemaakt, en dat laten stoppen.",
            ground=GROUND,
            context="Buitengebied, ouder echtpaar verhuurt de schuur. Let op hun afhankelijkheid.",
            place="Verzonnenweg 12",
            by=actor,
            at=stage.ago(35),
        )
        barber = dossiers.open_from_signals(
            signal_ids=[signals["barber"]],
            kind=DossierKind.BUSINESS,
            title="Kapper in de Verzonnen Dorpsstraat",
            purpose="Nagaan of de zaak wordt gebruikt om geld wit te wassen.",
            ground="Gemeentewet 172, eerste lid; Wet Bibob",
            context="Vierde houder in twee jaar. Vergunning staat open.",
            place="Verzonnen Dorpsstraat 3",
            by=actor,
            at=stage.ago(55),
        )
        farm = dossiers.open_from_signals(
            signal_ids=[signals["farm"]],
            kind=DossierKind.LOCATION,
            title="Loods bij de kwekerij",
            purpose="Nagaan of mensen er veilig en vrijwillig wonen en werken.",
            ground="Gemeentewet 172, eerste lid; Awb 5:11",
            context="Mogelijk slachtoffers. Eerst zorgen voor opvang, dan pas handhaven.",
            place="Denkbeeldige Dijk",
            by=actor,
            at=stage.ago(24),
        )
        dossiers.add_person(
            dossier_id=barn,
            name="H. Verzinsel (niet bestaand)",
            role=SubjectRole.LANDLORD,
            notice=Notice(tell_on=stage.now.date() + timedelta(days=9)),
            by=actor,
            at=stage.ago(20),
        )
        dossiers.add_business(
            dossier_id=barber, name="Kapsalon Bedacht", role=SubjectRole.USER, by=actor, at=stage.ago(50)
        )
        dossiers.add_note(
            dossier_id=barn, text="De wijkagent herkent het beeld van de busjes.", by=actor, at=stage.ago(18)
        )
        dossiers.offer(
            dossier_id=barber,
            to=stage.membership(LAWYER),
            reason="Dit wordt vooral Bibob; jij kent de weg.",
            by=actor,
            at=stage.ago(2),
        )
    with stage.as_somebody(WEIGHER, Activity.DIRECT_DOSSIERS) as actor:
        dossiers.add_note(dossier_id=farm, text="Tweede melding over dezelfde loods.", by=actor, at=stage.ago(11))
    return {"barn": barn, "barber": barber, "farm": farm}


def _discuss(stage: Stage, made: dict[str, UUID], signals: dict[str, UUID]) -> None:
    with stage.as_somebody(WEIGHER, Activity.WEIGH_SIGNALS) as actor:
        checks = {name: checks_2a_of(actor, [signals[name]])[0].check_id for name in ("barn", "farm")}
    police = stage.organisation(POLICE_TEAM)
    with stage.as_somebody(ADVISER, Activity.PREPARE_CONSULTATION) as actor:
        table = _table(stage, stage.ago(14), actor)
        items = {
            name: consultations.put_on_agenda(
                consultation_id=table,
                subject=subject,
                ground=GROUND,
                question="Herkennen jullie dit, en wie doet wat?",
                by=actor,
                dossier_id=made[name],
                extract=extract,
            )
            for name, subject, extract in (
                (
                    "barn",
                    "Schuur in het buitengebied",
                    "Een schuur met aanwijzingen voor productie; wisselende voertuigen.",
                ),
                (
                    "farm",
                    "Huisvesting bij een kwekerij",
                    "Mogelijk twintig mensen in een loods; papieren bij een ander.",
                ),
            )
        }
        shared = {
            name: consultations.disclose(
                item_id=item,
                share=Share(
                    organisation_id=police,
                    ground="Politiewet 2012, artikel 3; Wpg 8",
                    necessity="Zonder de politie weten we niet of er gevaar is.",
                    proportionality="Alleen plek en waarneming, geen namen.",
                    extract="Een plek met aanwijzingen, gezien door meer dan één bron.",
                    expires_on=stage.now.date() + timedelta(days=80),
                    question="Is het er veilig voor een controle?",
                    check_2a_id=checks[name],
                ),
                by=actor,
                at=stage.ago(15),
            )
            for name, item in items.items()
        }
    with stage.as_somebody(POLICE, Activity.TAKE_PART) as actor:
        consultations.answer(
            disclosure_id=shared["barn"],
            code=AnswerCode.COMMITS,
            text="Wij gaan mee en zorgen voor de veiligheid.",
            by=actor,
            at=stage.ago(14, 11),
        )
    with stage.as_somebody(ADVISER, Activity.PREPARE_CONSULTATION) as actor:
        consultations.hold(consultation_id=table, by=actor, at=stage.ago(14, 12))
        for name, code, reason in (
            ("barn", OutcomeCode.ADMINISTRATIVE, "Genoeg voor een dossier; de burgemeester kan besluiten."),
            ("farm", OutcomeCode.JOINT_INSPECTION, "Samen gaan kijken, met opvang achter de hand."),
        ):
            consultations.end_item(item_id=items[name], code=code, reason=reason, by=actor, at=stage.ago(14, 12))
        consultations.close(consultation_id=table, by=actor, at=stage.ago(14, 13))
        _table(stage, stage.now + timedelta(days=7), actor)


def _table(stage: Stage, on: datetime, actor: Actor) -> UUID:
    table = consultations.plan_consultation(
        kind=ConsultationKind.LOO, level=Level.LOCAL, held_on=on.date(), chair=stage.membership(ADVISER), by=actor
    )
    for name, member in ((TOWN, ADVISER), (POLICE_TEAM, POLICE), (HOUSING, "Corrie Huisman")):
        consultations.seat(
            consultation_id=table,
            organisation_id=stage.organisation(name),
            membership_id=stage.membership(member),
            by=actor,
        )
    return table


def _refer(stage: Stage, dossier: UUID) -> None:
    with stage.as_somebody(ADVISER, Activity.REFER_TO_PARTNERS) as actor:
        made = referrals.draft_riec_referral(
            dossier_id=dossier,
            activity="case_consultation",
            criteria=RiecCriteria(
                type_of_signal="Mogelijk witwassen via een kapperszaak.",
                number_and_nature="Drie signalen in een jaar, over een zaak met steeds andere houders.",
                weight_and_earlier_steps="Vergunningaanvraag aangehouden; eigen onderzoek liep vast op de geldstroom.",
                similar_signals="De Belastingdienst noemde een vergelijkbare zaak elders.",
            ),
            by=actor,
            at=stage.ago(40),
        )
        referrals.move(
            referral_id=made, from_state=ReferralState.DRAFT, to_state=ReferralState.REFERRED, reason="Alle vier gevuld.",
            by=actor, at=stage.ago(39),
        )  # fmt: skip

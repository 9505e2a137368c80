"""The year's care, police, plan and account."""

from datetime import timedelta
from importlib.resources import as_file, files

from baken.ground.policy import services as policy
from baken.ground.privacy.vocabulary import Activity
from baken.house.upkeep.services.demo_year.stage import ADVISER, COUNCILLOR, DIRECTOR, MAYOR, Stage
from baken.journey.care import services as care
from baken.journey.care.vocabulary import State, Track
from baken.journey.council import services as council
from baken.journey.police import services as police


def walk(stage: Stage) -> None:
    """Three casussen, a police report, the plan and its account."""
    _care(stage)
    _police(stage)
    _plan(stage)


def _care(stage: Stage) -> None:
    today = stage.now.date()
    with stage.as_somebody(DIRECTOR, Activity.DIRECT_CARE) as actor:
        river = care.open_casus(
            called="Gezin aan de rivier",
            worry="Ruzies in de nacht, een dreigende uithuiszetting en een zoon die niet naar school gaat.",
            next_contact=today - timedelta(days=1),
            by=actor,
            at=stage.ago(80),
            person="Familie Bedacht (niet bestaand)",
        )
        for track, what, owner, days in (
            (Track.SAFETY, "Wijkagent loopt elke vrijdag langs.", "Wijkagent", 4),
            (Track.SOCIAL, "Leerplicht en jongerenwerk spreken de zoon.", "Jongerenwerk", 7),
            (Track.SOCIAL, "Betaalregeling met de woningcorporatie.", "Sociaal team", 12),
        ):
            care.plan_action(
                casus_id=river, track=track, what=what, owner=owner, due=today + timedelta(days=days), by=actor
            )
        for before, after, days in (
            (State.REGISTERED, State.TRIAGE, 79),
            (State.TRIAGE, State.PLANNING, 75),
            (State.PLANNING, State.CARRYING_OUT, 60),
        ):
            care.move(
                casus_id=river, from_state=before, to_state=after, reason="Besproken met allen.", by=actor,
                at=stage.ago(days),
            )  # fmt: skip
        care.change_phase(
            casus_id=river,
            to_phase=2,
            criterion="Het sociaal team komt er alleen niet uit; twee domeinen nodig.",
            by=actor,
            at=stage.ago(58),
        )
        care.open_casus(
            called="Man in de flat",
            worry="Slaapt nauwelijks, roept uit het raam. Weigert nog hulp.",
            next_contact=today + timedelta(days=2),
            by=actor,
            at=stage.ago(9),
        )
        group = care.open_casus(
            called="Jongen van het skatepark",
            worry="Wordt door ouderen gevraagd pakjes weg te brengen.",
            next_contact=today + timedelta(days=5),
            by=actor,
            at=stage.ago(20),
        )
        care.plan_action(
            casus_id=group,
            track=Track.SOCIAL,
            what="Mentor en ouders aan tafel.",
            owner="Jongerenwerk",
            due=today + timedelta(days=3),
            by=actor,
        )


def _police(stage: Stage) -> None:
    with stage.as_somebody(MAYOR, Activity.READ_POLICE_REPORTS) as actor:
        police.record_report(
            title="Onrust verwacht rond de jaarwisseling",
            content="De politie verwacht onrust op een plein. Dit bericht is verzonnen.",
            provided_by="Teamchef basisteam Achterhoek-West",
            received_on=stage.ago(4).date(),
            readable_until=stage.now.date() + timedelta(days=40),
            by=actor,
            at=stage.ago(4),
        )


def _plan(stage: Stage) -> None:
    with as_file(files("baken.house.upkeep.demo").joinpath("plan_2023_2026.toml")) as file:
        with stage.as_somebody(ADVISER, Activity.MANAGE_PLAN) as actor:
            version = policy.load_plan(file, by=actor, at=stage.ago(1420))
        with stage.as_somebody(COUNCILLOR, Activity.ADOPT_PLAN) as actor:
            policy.adopt(
                version_id=version,
                reference="Raadsbesluit 2023-07 (verzonnen)",
                decided_on=stage.ago(1400).date(),
                by=actor,
                at=stage.ago(1400),
            )
        with stage.as_somebody(ADVISER, Activity.MANAGE_PLAN) as actor:
            policy.load_account(file, version_id=version, by=actor, at=stage.ago(30))
    with stage.as_somebody(ADVISER, Activity.ACCOUNT) as actor:
        council.publish_account(today=stage.now.date(), by=actor, at=stage.ago(10))
        council.compose_briefing(
            title="Veiligheid in het najaar",
            narrative="Het meldpunt werkt een jaar. Melders krijgen antwoord, ook als ze anoniem zijn. "
            "Een schuur in het buitengebied is gesloten; negen verhuurders spraken met ons. "
            "Het plan loopt eind december af. Het nieuwe plan ligt in het voorjaar aan u voor.",
            today=stage.now.date(),
            by=actor,
            at=stage.ago(5),
        )

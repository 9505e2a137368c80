"""The year's phenomena: one that came up, a barrier model made our own, and an area analysis that is partly answered.

The areas lie in the made-up neighbourhoods of `fictional_areas`, at sea, so that no existing place is called a risk.
"""

from dataclasses import replace
from importlib.resources import files

from baken.ground.phenomena import queries, services
from baken.ground.phenomena.services import Barrier, Step
from baken.ground.phenomena.vocabulary import AnswerKind, PhenomenonGroup
from baken.ground.privacy.vocabulary import Activity
from baken.house.upkeep.services.demo_year.stage import ADVISER, WEIGHER, Stage

ANALYSIS = "gebiedsanalyse.geojson"


def walk(stage: Stage) -> None:
    """After the plan is adopted: one answer points at an action of it."""
    with stage.as_somebody(WEIGHER, Activity.MANAGE_PHENOMENA) as actor:
        services.add_phenomenon(
            code="LACHGAS",
            group=PhenomenonGroup.NUISANCE,
            label="lachgas",
            look_for="cilinders, ballonnen, verkoop vanuit een auto",
            valid_from=stage.ago(120).date(),
            by=actor,
            at=stage.ago(120),
        )
    _barriers(stage)
    _analysis(stage)


def _barriers(stage: Stage) -> None:
    """The common model of the countryside, with what the working group added to it."""
    at = stage.ago(75)
    with stage.as_somebody(ADVISER, Activity.MANAGE_PHENOMENA) as actor:
        standing = queries.model_on(actor, "BUITENGEBIED", at.date())
        if standing is None:
            return
        added = Step(
            "Verdienen",
            ("Weinig opbrengst uit het eigen bedrijf",),
            ("Onderhoud dat opeens wel kan",),
            (Barrier("Praten over geld voor het misgaat", "accountant, landbouworganisatie", "keukentafelgesprek"),),
        )
        own = replace(
            standing.model,
            steps=(*standing.model.steps, added),
            source="Werkgroep buitengebied (verzonnen), op basis van het model dat bij Baken zit",
            valid_from=at.date(),
            confirmed=True,
        )
        services.write_model(model=own, by=actor, at=at)


def _analysis(stage: Stage) -> None:
    content = files("baken.house.upkeep").joinpath("demo", ANALYSIS).read_bytes()
    with stage.as_somebody(ADVISER, Activity.MANAGE_PHENOMENA) as actor:
        taken = services.import_analysis(
            content=content,
            title="Gebiedsanalyse ondermijning (verzonnen)",
            source="RIEC, verzonnen voor de demo",
            made_on=stage.ago(200).date(),
            by=actor,
            at=stage.ago(90),
        )
        if taken.refused:
            raise ValueError(f"{ANALYSIS}: {taken.refused[0]}")
        found = {one.name: one.id for one in queries.risks(actor, stage.now.date())}
        planned = queries.plan_actions(actor, stage.now.date())
        if planned:
            services.answer_risk(
                area_id=found["Bedrijvenpark, westkant"], kind=AnswerKind.PLAN_ACTION, text="",
                plan_action=planned[0].id, by=actor, at=stage.ago(80),
            )  # fmt: skip
        for name, text, owner, due in (
            ("Noordveld, langs de beek", "Schouw met waterschap en omgevingsdienst", "toezicht", stage.ago(-25).date()),
            ("Vakantiepark", "Gesprek over de toekomst van het park", "adviseur recreatie", stage.ago(20).date()),
        ):  # fmt: skip
            services.answer_risk(
                area_id=found[name], kind=AnswerKind.OWN_ACTION, text=text, owner=owner, due_on=due, by=actor,
                at=stage.ago(79),
            )  # fmt: skip
        services.answer_risk(
            area_id=found["Kern Midden, winkels"],
            kind=AnswerKind.NONE,
            text="De winkeliers werken al met het Keurmerk Veilig Ondernemen; over een jaar opnieuw kijken.",
            by=actor,
            at=stage.ago(79),
        )

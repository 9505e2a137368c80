"""Two of the four municipalities adopted how long they keep what; in the other two the page says that nobody did yet."""

from baken.ground.privacy import services
from baken.ground.privacy.vocabulary import Activity, Organ
from baken.house.upkeep.services.demo_year.stage import PRIVACY_OFFICER, Stage


def walk(stage: Stage) -> None:
    """Oude IJsselstreek adopted our norms as they are, Bronckhorst a shorter term for signals."""
    for town, months, source in (
        ("GM1509", {"report": 3, "signal": 12}, ""),
        ("GM1876", {"report": 3, "signal": 9}, "Privacyreglement signalen (verzonnen), artikel 6"),
    ):
        with stage.as_somebody(PRIVACY_OFFICER, Activity.DESTROY, town) as actor:
            services.adopt_retention(
                organ=Organ.COLLEGE,
                decided_on=stage.ago(330).date(),
                number=f"{stage.ago(330):%Y}-017, verzonnen",
                valid_from=stage.ago(316).date(),
                months=months,
                source=source,
                advice=f"Akkoord, {stage.ago(340):%d-%m-%Y}; volgend jaar opnieuw bekijken",
                by=actor,
                at=stage.ago(320),
            )

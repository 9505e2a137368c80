"""The college's list of permits, taken in as the house does it."""

from datetime import datetime

from baken.ground.privacy.services import act_for_house
from baken.ground.subjects.services import import_permits
from baken.house.upkeep.services.demo_year.stage import HOME

POSTCODE = "7099 XX"
"""No such postcode was given out."""
PERMITS = (
    {"nummer": "V-0001", "soort": "horeca", "houder": "Kapsalon Bedacht", "postcode": POSTCODE, "huisnummer": "3"},
    {
        "nummer": "V-0002",
        "soort": "evenement",
        "houder": "Stichting Denkbeeld",
        "postcode": POSTCODE,
        "huisnummer": "88",
    },
)


def load_permits(*, at: datetime) -> None:
    """Load the list for the municipality of the demo's cast."""
    with act_for_house(HOME) as by:
        import_permits(rows=PERMITS, by=by, at=at)

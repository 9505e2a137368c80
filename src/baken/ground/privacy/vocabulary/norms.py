"""Numbers that a municipality may set: each with our own norm, its bounds, and where ours comes from.

No law says these numbers. A municipality that chooses another says what its choice rests on; it stands on the page.
"""

from dataclasses import dataclass

from django.db.models import TextChoices


@dataclass(frozen=True)
class NormRule:
    """One number: our own norm, between which bounds a municipality may choose, in which unit, and why this one."""

    key: str
    label: str
    unit: str
    ours: int
    least: int
    most: int
    source: str


_OWN = "eigen norm van Baken"
NORMS: dict[str, NormRule] = {
    rule.key: rule
    for rule in (
        NormRule("weigh_within", "Een signaal is gewogen binnen", "dagen", 14, 1, 60, f"{_OWN}: de weger komt drie keer per week langs"),
        NormRule("silent_resident", "Bewoners zijn stil na", "maanden", 2, 1, 24, f"{_OWN}: zij melden het vaakst"),
        NormRule(
            "silent_colleague", "Collega's, ondernemers en Meld Misdaad Anoniem zijn stil na", "maanden", 3, 1, 24,
            f"{_OWN}: elk kwartaal een keer iets horen",
        ),
        NormRule("silent_partner", "Andere bronnen zijn stil na", "maanden", 6, 1, 24, f"{_OWN}: elk half jaar een keer iets horen"),
        NormRule(
            "risk_area", "Een risicogebied is minstens", "hectare", 1, 1, 100,
            f"{_OWN}: een kleiner vlak wijst naar één erf, en dus naar iemand (AVG 5(1)(c))",
        ),
        NormRule(
            "open_within", "Akkoord om een naam of origineel te openen geldt", "dagen", 14, 1, 31,
            f"{_OWN}: wie langer wacht, vraagt opnieuw (AVG 5(1)(c))",
        ),
    )
}  # fmt: skip


class NormRefusal(TextChoices):
    """Why a number is not set."""

    UNKNOWN = "unknown", "Dit getal bestaat niet."
    OUT_OF_BOUNDS = "out_of_bounds", "Kies een getal tussen de grenzen die erbij staan."
    NO_SOURCE = "no_source", "Schrijf op waarop dit getal steunt, bijvoorbeeld een besluit of afspraak."
    NOT_THE_ADVISER = "not_the_adviser", "De adviseur veiligheid legt deze getallen vast."

"""How long each kind of record is kept, with its source (brief F4); and what a municipality may adopt instead of an own norm.

A rule of law or of the Selectielijst is what it is. An own norm is ours until the college or the mayor adopts it, within its
bounds (docs/adr/0022): shorter than that nobody can answer the reporter, longer is more than the purpose needs.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices


@dataclass(frozen=True)
class RetentionRule:
    """`term` is an ISO 8601 duration; `starts` says from when; `confirmed` is False until lawyer or archivist agrees.

    `months` are the bounds, in whole months, between which a municipality may adopt another term; None: it may not.
    """

    key: str
    term: str
    starts: str
    source: str
    confirmed: bool = False
    months: tuple[int, int] | None = None

    @property
    def is_own_norm(self) -> bool:
        """Ours, so without a decision of the municipality nobody has adopted it."""
        return self.source.startswith(OWN_NORM)

    def kept(self, term: str = "") -> str:
        """How long, in a sentence; `term` is another one that was adopted.

        >>> RETENTION["signal"].kept("P9M"), RETENTION["policy"].kept()
        ('9 maanden na ontvangst, zolang het niet onderbouwd is', 'blijvend')
        """
        said = in_words(term or self.term)
        if said == "blijvend":
            return said
        if self.starts.startswith("zoals"):
            return f"{self.starts}, en anders {said}"
        return f"hoogstens {said} na {self.starts}" if self.key == "search" else f"{said} na {self.starts}"


OWN_NORM = "eigen norm"
RETENTION: dict[str, RetentionRule] = {
    rule.key: rule
    for rule in (
        RetentionRule("report", "P3M", "afhandeling van de melding", "eigen norm; AVG 5(1)(e)", months=(1, 12)),
        RetentionRule(
            "signal", "P12M", "ontvangst, zolang het niet onderbouwd is", "eigen norm; AVG 5(1)(e)", months=(3, 24)
        ),
        RetentionRule("police", "P1Y", "zoals in de verstrekking staat", "Wpg 16, 20"),
        RetentionRule("dossier", "P5Y", "sluiten van het dossier", "Selectielijst gemeenten 2020, 12.1", True),
        RetentionRule("care", "P5Y", "sluiten van de casus", "Wgs 1.8(7)"),
        RetentionRule("referral", "P5Y", "eerste verwerking", "Wgs 1.8(7)", True),
        RetentionRule("consultation", "P5Y", "sluiten", "Selectielijst gemeenten 2020, 21.1", True),
        RetentionRule("decision", "P10Y", "sluiten", "Selectielijst gemeenten 2020, 12.2", True),
        RetentionRule("inspection", "P5Y", "sluiten", "Selectielijst gemeenten 2020, 12.1", True),
        RetentionRule("measure", "P10Y", "sluiten", "Selectielijst gemeenten 2020, 12.2", True),
        RetentionRule("policy", "P100Y", "blijvend te bewaren", "Selectielijst gemeenten 2020, 1.1"),
        RetentionRule("search", "P92D", "bewaren van de zoekvraag", "eigen norm; AVG 5(1)(e)"),
        RetentionRule("accountability", "P5Y", "vastlegging", "AVG 5(2)"),
        RetentionRule("access_log", "P6M", "sluiten van de periode", "Selectielijst gemeenten 2020, 12.1.8"),
    )
}

WHAT_IS_KEPT: dict[str, str] = {
    "report": "meldingen",
    "signal": "signalen",
    "police": "bestuurlijke rapportages",
    "dossier": "dossiers",
    "care": "casussen in zorg en veiligheid",
    "referral": "aanmeldingen bij partners",
    "consultation": "overleggen",
    "decision": "besluiten",
    "inspection": "controles",
    "measure": "maatregelen",
    "policy": "plan, verantwoording en vernietiging",
    "search": "bewaarde zoekvragen",
    "accountability": "verantwoording en cijfers",
    "access_log": "inzagelogboek",
}
"""What goes by each rule, in one word of the page."""


def schedule_of(months: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """The whole set of rules as it would be adopted, with these terms (in months) in place of our own norms."""
    return {
        key: {
            "term": f"P{months[key]}M" if key in months else rule.term,
            "starts": rule.starts,
            "source": rule.source,
        }
        for key, rule in RETENTION.items()
    }


def fingerprint(schedule: Mapping[str, Mapping[str, str]]) -> str:
    """SHA-256 over the set of rules in one spelling: what was adopted can be compared with what the code does now."""
    return hashlib.sha256(json.dumps(schedule, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def in_words(term: str) -> str:
    """A term as people say it.

    >>> in_words("P12M"), in_words("P1M"), in_words("P5Y"), in_words("P92D"), in_words("P100Y")
    ('12 maanden', '1 maand', '5 jaar', '92 dagen', 'blijvend')
    """
    if term == "P100Y":
        return "blijvend"
    number = int(term[1:-1])
    one, many = {"Y": ("jaar", "jaar"), "M": ("maand", "maanden"), "D": ("dag", "dagen")}[term[-1]]
    return f"{number} {one if number == 1 else many}"


class DestructionRefusal(TextChoices):
    """Why nothing is destroyed, or a rule is not adopted."""

    BATCH_WAITS = "batch_waits", "Er ligt al een voorstel. Keur dat eerst goed of laat het uitvoeren."
    NOTHING_TO_DESTROY = "nothing_to_destroy", "Van niets is de bewaartermijn voorbij. Er valt niets te vernietigen."
    SAME_PERSON = "same_person", "Jij keurde dit al goed. De tweede goedkeuring is van iemand anders."
    APPROVED_ALREADY = "approved_already", "Dit voorstel is al door twee mensen goedgekeurd."
    NO_REASON = "no_reason", "Schrijf op waarom dit bewaard moet blijven."
    HOLD_ENDED = "hold_ended", "Deze bewaarplicht is al opgeheven."
    NOT_ADOPTED = (
        "not_adopted",
        "De gemeente heeft deze bewaartermijn nog niet vastgesteld. Schrijf op waarom vernietigen niet kan wachten.",
    )
    NOT_THE_PRIVACY_OFFICER = (
        "not_the_privacy_officer",
        "De privacy officer legt vast dat de bewaartermijnen vastgesteld zijn.",
    )
    OUT_OF_BOUNDS = "out_of_bounds", "Kies een termijn tussen de grenzen die erbij staan."
    NO_SOURCE = "no_source", "Deze termijn wijkt af van onze norm. Schrijf op waar het besluit dat op baseert."
    DECIDED_LATER = "decided_later", "De dag van het besluit kan niet in de toekomst liggen."
    IN_FORCE_BEFORE = "in_force_before", "De termijnen gelden op zijn vroegst vanaf de dag van het besluit."
    LATER_IN_FORCE = "later_in_force", "Er geldt al een later besluit. Leg een nieuw besluit vast dat daarna begint."
    NO_NUMBER = "no_number", "Vul het nummer van het besluit in."

"""How long each kind of record is kept, with its source (brief F4). A municipality's archivist may shorten a term."""

from dataclasses import dataclass

from django.db.models import TextChoices


@dataclass(frozen=True)
class RetentionRule:
    """`term` is an ISO 8601 duration; `starts` says from when; `confirmed` is False until lawyer or archivist agrees."""

    key: str
    term: str
    starts: str
    source: str
    confirmed: bool = False


RETENTION: dict[str, RetentionRule] = {
    rule.key: rule
    for rule in (
        RetentionRule("report", "P3M", "afhandeling van de melding", "eigen norm; AVG 5(1)(e)"),
        RetentionRule("signal", "P12M", "ontvangst, zolang het niet onderbouwd is", "eigen norm; AVG 5(1)(e)"),
        RetentionRule("police", "P1Y", "zoals in de verstrekking staat", "Wpg 16, 20"),
        RetentionRule("dossier", "P5Y", "sluiten van het dossier", "Selectielijst gemeenten 2020, 12.1", True),
        RetentionRule("care", "P5Y", "sluiten van de casus", "Wgs 1.8(7)"),
        RetentionRule("referral", "P5Y", "eerste verwerking", "Wgs 1.8(7)", True),
        RetentionRule("consultation", "P5Y", "sluiten", "Selectielijst gemeenten 2020, 21.1", True),
        RetentionRule("decision", "P10Y", "sluiten", "Selectielijst gemeenten 2020, 12.2", True),
        RetentionRule("inspection", "P5Y", "sluiten", "Selectielijst gemeenten 2020, 12.1", True),
        RetentionRule("measure", "P10Y", "sluiten", "Selectielijst gemeenten 2020, 12.2", True),
        RetentionRule("policy", "P100Y", "blijvend te bewaren", "Selectielijst gemeenten 2020, 1.1"),
        RetentionRule("search", "P92D", "bewaren van de zoekvraag; hoogstens", "eigen norm; AVG 5(1)(e)"),
        RetentionRule("accountability", "P5Y", "vastlegging", "AVG 5(2)"),
        RetentionRule("access_log", "P6M", "sluiten van de periode", "Selectielijst gemeenten 2020, 12.1.8"),
    )
}


class DestructionRefusal(TextChoices):
    """Why nothing is destroyed."""

    BATCH_WAITS = "batch_waits", "Er ligt al een voorstel. Keur dat eerst goed of laat het uitvoeren."
    NOTHING_TO_DESTROY = "nothing_to_destroy", "Van niets is de bewaartermijn voorbij. Er valt niets te vernietigen."
    SAME_PERSON = "same_person", "Jij keurde dit al goed. De tweede goedkeuring is van iemand anders."
    APPROVED_ALREADY = "approved_already", "Dit voorstel is al door twee mensen goedgekeurd."
    NO_REASON = "no_reason", "Schrijf op waarom dit bewaard moet blijven."
    HOLD_ENDED = "hold_ended", "Deze bewaarplicht is al opgeheven."

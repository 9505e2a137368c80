"""The words of a measure: its road, kinds with their legal limits, how it ended, why something is refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from baken.journey.decisions.vocabulary import DecisionState


class MeasureState(TextChoices):
    """Where a measure stands."""

    PLANNED = "planned", "klaar om te beginnen"
    RUNNING = "running", "loopt"
    EXTENDED = "extended", "verlengd"
    ENDED = "ended", "afgelopen"
    CANCELLED = "cancelled", "niet uitgevoerd"


S = MeasureState
TRANSITIONS: Mapping[MeasureState, tuple[MeasureState, ...]] = {
    S.PLANNED: (S.RUNNING, S.CANCELLED),
    S.RUNNING: (S.EXTENDED, S.ENDED),
    S.EXTENDED: (S.EXTENDED, S.ENDED),
    S.ENDED: (),
    S.CANCELLED: (),
}
D = DecisionState
STARTS_MEASURES = frozenset({D.PUBLISHED, D.OBJECTION, D.INTERIM_RELIEF, D.APPEAL, D.FINAL, D.CARRIED_OUT})
STARTS_IN_URGENCY = frozenset({D.SUBMITTED, D.DECIDED})
ACTIVE = frozenset({S.RUNNING, S.EXTENDED})


class MeasureKind(TextChoices):
    """What is done (C34). The criminal track belongs to the public prosecutor: only its reference is kept."""

    CLOSURE = "closure", "sluiting"
    AREA_BAN = "area_ban", "gebiedsverbod of meldplicht"
    HOME_BAN = "home_ban", "huisverbod bij woonoverlast"
    BEHAVIOUR_ORDER = "behaviour_order", "gedragsaanwijzing"
    ENFORCEMENT_ORDER = "enforcement_order", "last onder bestuursdwang"
    PENALTY_ORDER = "penalty_order", "last onder dwangsom"
    PERMIT = "permit", "vergunning geweigerd of ingetrokken"
    CAMERAS = "cameras", "cameratoezicht"
    WARNING = "warning", "waarschuwing"
    CARE_OFFER = "care_offer", "zorgaanbod"
    PREVENTION = "prevention", "preventie in de omgeving"
    PROSECUTION = "prosecution", "strafrechtelijk spoor (alleen verwijzing)"


@dataclass(frozen=True)
class Limit:
    """What the law lets a kind of measure last: the first period, each extension, how often, and all together (days)."""

    article: str
    first_months: int = 0
    first_days: int = 0
    extensions: int | None = None
    in_all_days: int | None = None


LIMITS: Mapping[MeasureKind, Limit] = {
    MeasureKind.AREA_BAN: Limit("Gemeentewet 172a", first_months=3, extensions=3),
    MeasureKind.HOME_BAN: Limit("Gemeentewet 151d", first_days=10, in_all_days=28),
}


class OutcomeCode(TextChoices):
    """How a measure ended (C40)."""

    GOAL_REACHED = "goal_reached", "doel bereikt"
    PARTLY = "partly", "deels bereikt"
    NOT_REACHED = "not_reached", "niet bereikt"
    COMPLIED = "complied", "zelf voldaan"
    CLOSED_FULL_TERM = "closed_full_term", "gesloten tot het eind"
    LIFTED_EARLY = "lifted_early", "eerder opgeheven"
    PERMIT_REFUSED = "permit_refused", "vergunning geweigerd"
    PERMIT_WITHDRAWN = "permit_withdrawn", "vergunning ingetrokken"
    PENALTY_FORFEITED = "penalty_forfeited", "dwangsom verbeurd"
    OVERTURNED = "overturned", "door de rechter vernietigd"
    HANDED_OVER = "handed_over", "overgedragen"


class Refusal(TextChoices):
    """Why a step of a measure is refused, as the person reads it."""

    NO_DECISION = "no_decision", "Een maatregel begint pas als het besluit is genomen."
    NOT_PUBLISHED = "not_published", "Maak het besluit eerst bekend, of leg vast dat het spoed is."
    NO_COMMUNICATION = (
        "no_communication",
        "Schrijf op wat je vertelt, aan wie en wanneer. Of schrijf op waarom je nu niets vertelt.",
    )
    NO_EXECUTOR = "no_executor", "Noem wie de maatregel uitvoert."
    ENDS_BEFORE_START = "ends_before_start", "Het einde ligt voor het begin. Kies een latere datum."
    NOT_LATER = "not_later", "Verlengen kan alleen naar een latere datum."
    TOO_LONG = "too_long", "Zo lang mag deze maatregel volgens de wet niet duren. Kies een eerdere einddatum."
    TOO_OFTEN = "too_often", "Deze maatregel is al zo vaak verlengd als de wet toelaat."
    NO_END = "no_end", "Deze maatregel moet een einddatum hebben."
    NO_OUTCOME = "no_outcome", "Leg vast hoe de maatregel afliep."
    NO_REASON = "no_reason", "Schrijf in een zin waarom."
    ONLY_A_REFERENCE = (
        "only_a_reference",
        "Van het strafrechtelijke spoor bewaart Baken alleen de verwijzing. Haal de voorwaarden weg.",
    )
    NOT_NOW = "not_now", "Deze stap kan nu niet: de maatregel staat op een ander punt."
    FIXED = "fixed", "Deze maatregel loopt al en ligt vast. Verleng of beëindig hem."


ARTICLES: Mapping[Refusal, str] = {
    Refusal.NO_DECISION: "Awb 3:40, 5:24",
    Refusal.NOT_PUBLISHED: "Awb 3:40, 3:41, 5:31",
    Refusal.NO_COMMUNICATION: "",
    Refusal.TOO_LONG: "Gemeentewet 151d, 172a",
    Refusal.TOO_OFTEN: "Gemeentewet 172a",
    Refusal.NO_END: "Gemeentewet 151d, 172a",
    Refusal.NO_OUTCOME: "",
    Refusal.ONLY_A_REFERENCE: "Wet justitiële en strafvorderlijke gegevens",
}

"""The words of care and safety (brief E): states of the person-directed approach, AVE phases, tracks, refusals."""

from django.db.models import IntegerChoices, TextChoices


class State(TextChoices):
    """The person-directed approach (PGA); the shape is general knowledge and a setting of the municipality later."""

    REGISTERED = "registered", "aangemeld"
    TRIAGE = "triage", "triage"
    PLANNING = "planning", "plan maken"
    CARRYING_OUT = "carrying_out", "plan uitvoeren"
    MONITORING = "monitoring", "volgen"
    AFTERCARE = "aftercare", "nazorg"
    CLOSED = "closed", "gesloten"


TRANSITIONS: dict[State, tuple[State, ...]] = {
    State.REGISTERED: (State.TRIAGE, State.CLOSED),
    State.TRIAGE: (State.PLANNING, State.CLOSED),
    State.PLANNING: (State.CARRYING_OUT, State.CLOSED),
    State.CARRYING_OUT: (State.MONITORING, State.PLANNING),
    State.MONITORING: (State.CARRYING_OUT, State.AFTERCARE),
    State.AFTERCARE: (State.MONITORING, State.CLOSED),
    State.CLOSED: (),
}


class Phase(IntegerChoices):
    """AVE: prevent escalation. Up and down alike take a criterion and a decider (C35)."""

    ONE = 1, "AVE 1: casusregie in het sociaal team"
    TWO = 2, "AVE 2: een procesregisseur erbij"
    THREE = 3, "AVE 3: een leidinggevende die kan beslissen"
    FOUR = 4, "AVE 4: burgemeester of wethouder"


class Track(TextChoices):
    """Two tracks beside each other (C51)."""

    SAFETY = "safety", "veiligheid"
    SOCIAL = "social", "sociaal domein"


class Refusal(TextChoices):
    """Why a step in a casus waits."""

    ONE_TRACK = (
        "one_track",
        "Er staat nog maar één spoor. Leg voor veiligheid én sociaal domein een actie vast, of geef een reden.",
    )
    NO_CONTACT = (
        "no_contact",
        "Er is geen volgend contact gepland. Spreek eerst een datum af, dan raakt niemand uit beeld.",
    )
    NOT_A_STEP = "not_a_step", "Zo kan de fase niet veranderen. Kies een andere fase dan de huidige."
    NO_CRITERION = "no_criterion", "Leg vast waarom op- of afgeschaald wordt."

"""The words of a referral to the RIEC (Wgs 2.3; brief B6)."""

from django.db.models import TextChoices


class RiecActivity(TextChoices):
    """The activities of a RIEC (Wgs 2.18)."""

    ENFORCEMENT_PROBLEM = "enforcement_problem", "handhavingsknelpunt"
    CASE_CONSULTATION = "case_consultation", "casusoverleg"
    AREA_SCAN = "area_scan", "gebieds- of themascan"


class State(TextChoices):
    """Where our own contribution stands. The RIEC's own file stays with the RIEC."""

    DRAFT = "draft", "concept"
    REFERRED = "referred", "aangemeld"
    ACCEPTED = "accepted", "in behandeling"
    DECLINED = "declined", "niet opgepakt"
    ADVISED = "advised", "advies ontvangen"
    REPORTED_BACK = "reported_back", "teruggekoppeld"


TRANSITIONS: dict[State, tuple[State, ...]] = {
    State.DRAFT: (State.REFERRED,),
    State.REFERRED: (State.ACCEPTED, State.DECLINED),
    State.ACCEPTED: (State.ADVISED, State.DECLINED),
    State.ADVISED: (State.REPORTED_BACK,),
    State.DECLINED: (),
    State.REPORTED_BACK: (),
}


class Refusal(TextChoices):
    """Why a referral cannot go out."""

    UNCHECKED_SIGNALS = (
        "unchecked_signals",
        "Bij geen enkel signaal van dit dossier is privacytoets 2B voor het RIEC bevestigd. Vul die toets in bij het signaal, en laat "
        "de jurist haar bevestigen.",
    )
    EMPTY_CRITERION = (
        "empty_criterion",
        "Een van de vier wettelijke criteria is nog leeg. Vul ze alle vier in (Wgs 2.23, derde lid).",
    )

"""Why a step towards a decision is refused, as the person reads it, and the article under each refusal."""

from collections.abc import Mapping

from django.db.models import TextChoices


class Refusal(TextChoices):
    """One refusal, one sentence that says what to do."""

    WRONG_ORGAN = (
        "wrong_organ",
        "Dit besluit is van een ander orgaan. Leg het voor aan het orgaan dat in de wet staat.",
    )
    ONLY_A_TIP = (
        "only_a_tip",
        "Dit dossier steunt alleen op een tip van Meld Misdaad Anoniem. Dat is nooit genoeg: stel eerst zelf iets vast.",
    )
    NOT_THE_ORGAN = (
        "not_the_organ",
        "Alleen het bevoegde orgaan besluit, of wie daarvoor schriftelijk mandaat kreeg.",
    )
    ORGAN_NOT_COMPETENT = (
        "organ_not_competent",
        "Dit orgaan mag dit instrument niet gebruiken. Kies het orgaan dat in de wet staat.",
    )
    NO_CARE_CHECK = (
        "no_care_check",
        "Eerst kijken welke zorg iemand nodig heeft. Leg de zorgcheck vast, of waarom die nu niet kan.",
    )
    CARE_FIRST = (
        "care_first",
        "De zorgcheck zegt: eerst zorg. Regel die zorg en leg daarna een nieuwe zorgcheck vast.",
    )
    NO_SOCIAL_CONSULT = (
        "no_social_consult",
        "Stem eerst af met het sociaal domein en leg de datum vast.",
    )
    CONSULT_AFTER = (
        "consult_after",
        "De afstemming met het sociaal domein ligt na het besluit. Stem eerst af, besluit daarna.",
    )
    NO_FACTS = "no_facts", "Beschrijf eerst de feiten waarop het besluit rust."
    NO_REASONS = "no_reasons", "Schrijf op waarom dit besluit nodig en evenredig is."
    NO_LIGHTER = "no_lighter", "Schrijf op welk lichter middel is overwogen en waarom dat niet genoeg is."
    OCCUPANTS_UNKNOWN = "occupants_unknown", "Zoek uit wie er woont, en of er kinderen bij zijn."
    NO_VIEWS = (
        "no_views",
        "Vraag eerst om een zienswijze, of schrijf op waarom dat hier niet hoeft.",
    )
    VIEWS_TERM_RUNS = "views_term_runs", "De tijd voor een zienswijze loopt nog. Wacht, of leg vast dat die binnen is."
    NO_VIEWS_DATE = "no_views_date", "Zet in de brief tot wanneer iemand kan reageren, en vul die datum hier in."
    NO_REASON = "no_reason", "Schrijf in een zin waarom."
    NO_GRACE = (
        "no_grace",
        "Noem in de last tot wanneer iemand zelf kan voldoen, of leg vast dat het spoed is.",
    )
    NOT_NOW = "not_now", "Deze stap kan nu niet: het besluit staat op een ander punt."
    FIXED = "fixed", "Dit besluit ligt vast en verandert niet meer. Vraag het terug of maak een nieuw besluit."
    NOBODY_TO_PUBLISH = "nobody_to_publish", "Dit besluit richt zich tot niemand; er is niets bekend te maken."
    OBJECTION_TERM_RUNS = "objection_term_runs", "De termijn voor bezwaar loopt nog. Daarna pas is het onherroepelijk."
    NO_COUNCIL_GROUND = (
        "no_council_ground",
        "Dit kan alleen als de raad het mogelijk maakte. Noem in de grondslag de verordening.",
    )


ARTICLES: Mapping[Refusal, str] = {
    Refusal.WRONG_ORGAN: "Awb 3:2",
    Refusal.NOT_THE_ORGAN: "Awb 10:1, 10:3; Gemeentewet 77",
    Refusal.ORGAN_NOT_COMPETENT: "Awb 1:1; de bijzondere wet",
    Refusal.ONLY_A_TIP: "Awb 3:2; werkwijze Meld Misdaad Anoniem",
    Refusal.NO_CARE_CHECK: "Awb 3:2, 3:4",
    Refusal.CARE_FIRST: "Awb 3:4",
    Refusal.NO_SOCIAL_CONSULT: "Awb 3:2",
    Refusal.CONSULT_AFTER: "Awb 3:2",
    Refusal.NO_FACTS: "Awb 3:2",
    Refusal.NO_REASONS: "Awb 3:46",
    Refusal.NO_LIGHTER: "Awb 3:4, lid 2",
    Refusal.OCCUPANTS_UNKNOWN: "Awb 3:2, 3:4; IVRK 3",
    Refusal.NO_VIEWS: "Awb 4:8, 4:11",
    Refusal.VIEWS_TERM_RUNS: "Awb 4:8",
    Refusal.NO_VIEWS_DATE: "Awb 4:8, 4:9",
    Refusal.NO_REASON: "Awb 3:46",
    Refusal.NO_GRACE: "Awb 5:24, 5:31, 5:32a",
    Refusal.NOT_NOW: "",
    Refusal.FIXED: "Awb 3:40",
    Refusal.NOBODY_TO_PUBLISH: "Awb 3:41",
    Refusal.OBJECTION_TERM_RUNS: "Awb 6:7, 6:8",
    Refusal.NO_COUNCIL_GROUND: "Gemeentewet 151b-151d",
}

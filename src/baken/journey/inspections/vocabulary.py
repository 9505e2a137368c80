"""The words of a joint inspection: its road, who approves, how one enters, what one finds, why something is refused."""

from collections.abc import Mapping

from django.db.models import TextChoices


class InspectionState(TextChoices):
    """Where an inspection stands (brief D)."""

    IDEA = "idea", "idee"
    PREPARATION = "preparation", "in voorbereiding"
    APPROVAL = "approval", "wacht op akkoord"
    PLANNED = "planned", "gepland"
    BRIEFING = "briefing", "briefing gegeven"
    UNDER_WAY = "under_way", "in uitvoering"
    DEBRIEFING = "debriefing", "nabespreking"
    FOLLOW_UP = "follow_up", "opvolging"
    CLOSED = "closed", "afgesloten"
    CALLED_OFF = "called_off", "afgeblazen"


S = InspectionState
TRANSITIONS: Mapping[InspectionState, tuple[InspectionState, ...]] = {
    S.IDEA: (S.PREPARATION, S.PLANNED, S.CALLED_OFF),
    S.PREPARATION: (S.APPROVAL, S.PLANNED, S.CALLED_OFF),
    S.APPROVAL: (S.PLANNED, S.PREPARATION, S.CALLED_OFF),
    S.PLANNED: (S.BRIEFING, S.CALLED_OFF),
    S.BRIEFING: (S.UNDER_WAY, S.CALLED_OFF),
    S.UNDER_WAY: (S.DEBRIEFING,),
    S.DEBRIEFING: (S.FOLLOW_UP, S.CLOSED),
    S.FOLLOW_UP: (S.CLOSED,),
    S.CLOSED: (),
    S.CALLED_OFF: (),
}
EDITABLE = frozenset({S.IDEA, S.PREPARATION})
ON_SITE = frozenset({S.BRIEFING, S.UNDER_WAY, S.DEBRIEFING})
FOR_INSPECTOR = frozenset({S.PLANNED, *ON_SITE})


class ObjectType(TextChoices):
    """What is inspected (C14). At a dwelling nobody enters without consent (Awb 5:15(1))."""

    MIGRANT_HOUSING = "migrant_housing", "huisvesting van arbeidsmigranten"
    DWELLING = "dwelling", "woning"
    BUSINESS = "business", "bedrijf"
    HOSPITALITY = "hospitality", "horeca"
    OUTBUILDING = "outbuilding", "schuur of loods"
    HOLIDAY_PARK = "holiday_park", "vakantiepark"
    VACANT = "vacant", "leegstaand pand"
    OTHER = "other", "ander object"


DWELLINGS = frozenset({ObjectType.MIGRANT_HOUSING, ObjectType.DWELLING, ObjectType.HOLIDAY_PARK})


class OccasionKind(TextChoices):
    """Why we go and look (C15). Without one of these no joint inspection exists."""

    SIGNAL = "signal", "een gewogen signaal"
    DECISION = "decision", "een besluit om te controleren"
    POLICY_THEME = "policy_theme", "een thema uit het veiligheidsplan"
    FOLLOW_UP = "follow_up", "een eerdere controle"


class ApprovalKind(TextChoices):
    """The two who approve, never the same person (C15; brief D)."""

    SAFETY = "safety", "akkoord van de adviseur veiligheid"
    LEGAL = "legal", "akkoord van de jurist"


APPROVED_BY: Mapping[ApprovalKind, str] = {ApprovalKind.SAFETY: "safety_adviser", ApprovalKind.LEGAL: "lawyer"}


class Entry(TextChoices):
    """How one came in, or did not (Awb 5:15; Algemene wet op het binnentreden)."""

    CONSENT = "consent", "binnen met toestemming"
    POWER = "power", "binnen met de bevoegdheid van de toezichthouder (geen woning)"
    WARRANT = "warrant", "binnen met een machtiging"
    REFUSED = "refused", "toestemming geweigerd, niet binnengegaan"
    NOBODY_HOME = "nobody_home", "niemand aanwezig, niet binnengegaan"
    OUTSIDE = "outside", "alleen van buiten gekeken"


ENTERED = frozenset({Entry.CONSENT, Entry.POWER, Entry.WARRANT})


class FindingResult(TextChoices):
    """What was found, per partner and per law. Nothing found is a result and is counted (C42)."""

    NOTHING_FOUND = "nothing_found", "niets gevonden"
    POINT_OF_ATTENTION = "point_of_attention", "aandachtspunt, geen overtreding"
    VIOLATION = "violation", "overtreding"
    CARE_CONCERN = "care_concern", "zorg om iemand"
    CRIMINAL_SUSPICION = "criminal_suspicion", "gestopt en overgedragen aan de politie"


class Refusal(TextChoices):
    """Why a step of an inspection is refused, as the person reads it."""

    ONLY_A_TIP = (
        "only_a_tip",
        "De enige aanleiding is een tip van Meld Misdaad Anoniem. Dat is nooit genoeg: zoek iets anders dat haar bevestigt.",
    )
    UNCHECKED_SIGNAL = (
        "unchecked_signal",
        "Bij een signaal dat je als aanleiding noemt, is privacytoets 2B voor een integrale controle nog niet bevestigd. "
        "Vul die toets in bij het signaal, en laat de jurist haar bevestigen.",
    )
    NO_OCCASION = "no_occasion", "Er is nog geen onderbouwde aanleiding. Leg een signaal, besluit of thema vast."
    NO_PARTNERS = "no_partners", "Er staat nog geen partner op het plan. Een integrale controle doe je samen."
    PARTNER_WITHOUT_GROUND = (
        "partner_without_ground",
        "Niet elke partner heeft een doel en een eigen wettelijke grondslag. Vul die aan.",
    )
    NO_CRITERION = "no_criterion", "Schrijf op volgens welke maatstaf juist dit object gekozen is."
    NO_PROPORTIONALITY = (
        "no_proportionality",
        "Schrijf op waarom een controle nodig en evenredig is, en waarom iets lichters niet genoeg is.",
    )
    NO_DPIA = "no_dpia", "Verwijs naar de DPIA waaronder deze controle valt."
    NO_SAFETY_PLAN = "no_safety_plan", "Schrijf op hoe iedereen veilig werkt."
    NO_CARE_CONTACT = (
        "no_care_contact",
        "Noem wie er gebeld wordt als er kinderen of slachtoffers zijn.",
    )
    NO_SAFETY_APPROVAL = "no_safety_approval", "Het akkoord van de adviseur veiligheid ontbreekt nog."
    NO_LEGAL_APPROVAL = "no_legal_approval", "Het akkoord van de jurist ontbreekt nog."
    SAME_PERSON = "same_person", "De twee akkoorden komen van twee verschillende mensen."
    NOT_YOUR_APPROVAL = "not_your_approval", "Dit akkoord is van een andere rol. Vraag het aan die collega."
    NOT_AWAITING = "not_awaiting", "Akkoord geven kan als het plan ter akkoord ligt. Leg het eerst voor."
    APPROVED_ALREADY = "approved_already", "Dit akkoord is al gegeven voor dit plan."
    URGENT_NEEDS_REASON = "urgent_needs_reason", "Zonder akkoord plannen kan alleen bij spoed."
    FIXED = "fixed", "Dit plan ligt vast. Haal het eerst terug naar de voorbereiding."
    NOT_NOW = "not_now", "Deze stap kan nu niet: de controle staat op een ander punt."
    NOBODY_GOES = "nobody_goes", "Wijs eerst aan welke toezichthouder gaat."
    NO_DATE = "no_date", "Kies eerst een datum."
    NOT_ON_SITE = "not_on_site", "Dit leg je vast tijdens de controle: na de briefing en voor het sluiten."
    DWELLING_WITHOUT_CONSENT = (
        "dwelling_without_consent",
        "In een woning ga je alleen naar binnen met toestemming of een machtiging.",
    )
    NOT_INFORMED = (
        "not_informed",
        "Toestemming telt alleen als je het doel hebt gezegd en dat weigeren mag. Leg vast wie toestemming gaf en wanneer.",
    )
    NO_VISIT = "no_visit", "Leg eerst het bezoek vast: hoe je binnenkwam, of dat je niet naar binnen ging."
    FINDING_WITHOUT_TEXT = "finding_without_text", "Schrijf op wat je zag, in feiten."
    PARTNER_OF_OTHER = "partner_of_other", "Deze partner hoort bij een andere controle."
    FINDINGS_MISSING = (
        "findings_missing",
        "Niet elke partner heeft een bevinding. Ook ‘niets gevonden’ is een bevinding.",
    )
    NO_REASON = "no_reason", "Schrijf in een zin waarom."


ARTICLES: Mapping[Refusal, str] = {
    Refusal.NO_OCCASION: "Awb 5:13",
    Refusal.UNCHECKED_SIGNAL: "AVG 6(4); UAVG 33",
    Refusal.ONLY_A_TIP: "Awb 3:2; werkwijze Meld Misdaad Anoniem",
    Refusal.NO_PARTNERS: "Awb 5:15, lid 3",
    Refusal.PARTNER_WITHOUT_GROUND: "Awb 5:11, 5:13",
    Refusal.NO_CRITERION: "Awb 3:2, 5:13",
    Refusal.NO_PROPORTIONALITY: "Awb 5:13; AVG 5, lid 1, onder c",
    Refusal.NO_DPIA: "AVG 35",
    Refusal.NO_SAFETY_PLAN: "Arbeidsomstandighedenwet 3",
    Refusal.NO_CARE_CONTACT: "Wmo 2015; Wet verplichte meldcode",
    Refusal.NO_SAFETY_APPROVAL: "",
    Refusal.NO_LEGAL_APPROVAL: "",
    Refusal.SAME_PERSON: "",
    Refusal.URGENT_NEEDS_REASON: "Awb 5:31",
    Refusal.DWELLING_WITHOUT_CONSENT: "Awb 5:15, lid 1; Grondwet 12",
    Refusal.NOT_INFORMED: "Algemene wet op het binnentreden, art. 1; Awb 5:12",
    Refusal.NO_VISIT: "Algemene wet op het binnentreden, art. 10",
    Refusal.FINDINGS_MISSING: "",
}

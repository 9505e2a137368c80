"""The words of the plan: states of a version, kinds of action, results of an evaluation, refusals."""

from django.db.models import TextChoices


class VersionState(TextChoices):
    """Where a version of the plan stands. Only the council adopts (Politiewet 2012, 38b(1))."""

    DRAFT = "draft", "concept"
    OFFERED = "offered", "aangeboden aan de raad"
    ADOPTED = "adopted", "vastgesteld"
    REPLACED = "replaced", "vervangen"
    WITHDRAWN = "withdrawn", "ingetrokken"


TRANSITIONS: dict[str, tuple[str, ...]] = {
    VersionState.DRAFT: (VersionState.OFFERED, VersionState.WITHDRAWN),
    VersionState.OFFERED: (VersionState.ADOPTED, VersionState.DRAFT),
    VersionState.ADOPTED: (VersionState.REPLACED,),
}


class ActionKind(TextChoices):
    """Does an action prevent, mend or stop (C07)?"""

    PREVENTIVE = "preventive", "voorkomen"
    CURATIVE = "curative", "herstellen"
    REPRESSIVE = "repressive", "ingrijpen"
    UNKNOWN = "unknown", "nog niet bepaald"


class ActionStatus(TextChoices):
    """How far an action is, as its owner says."""

    PLANNED = "planned", "nog niet begonnen"
    STARTED = "started", "loopt"
    DONE = "done", "klaar"
    STOPPED = "stopped", "gestopt"


class Medium(TextChoices):
    """By which way an action is told about (C36)."""

    WEBSITE = "website", "website of nieuwsbrief"
    SOCIAL = "social", "sociale media"
    LETTER = "letter", "brief of flyer"
    MEETING = "meeting", "bijeenkomst of gesprek"
    PRESS = "press", "pers"
    PARTNER = "partner", "via een partner"


class Result(TextChoices):
    """What came of an action, as the evaluation found (C05). Not knowing is an answer too."""

    DONE = "done", "gedaan"
    PARTLY = "partly", "deels gedaan"
    NOT = "not", "niet gedaan"
    UNKNOWN = "unknown", "weten we niet"


class Advice(TextChoices):
    """What should become of an action in the next plan."""

    KEEP = "keep", "behouden"
    CHANGE = "change", "wijzigen"
    DROP = "drop", "laten vallen"


class ProposalStatus(TextChoices):
    """What happened to a proposal on the agenda of the plan (C33)."""

    OPEN = "open", "nog te bespreken"
    TAKEN_UP = "taken_up", "opgepakt"
    DECLINED = "declined", "niet opgepakt"


class Refusal(TextChoices):
    """Why something cannot be done with the plan now."""

    NOT_A_DRAFT = "not_a_draft", "Deze versie is geen concept meer. Maak een wijziging: dat wordt een nieuwe versie."
    NOT_OFFERED = "not_offered", "Deze versie is nog niet aan de raad aangeboden."
    NOT_ADOPTED = "not_adopted", "Deze versie is niet vastgesteld, dus er valt nog niets te wijzigen of te evalueren."
    WRONG_ORGAN = "wrong_organ", "Het veiligheidsplan stelt alleen de gemeenteraad vast (Politiewet 2012, artikel 38b)."
    WRONG_ORGAN_YEAR = "wrong_organ_year", "Het uitvoeringsplan stelt alleen het college vast."
    NO_DECISION = "no_decision", "Vul het kenmerk en de datum van het besluit in."
    DECISION_LATER = "decision_later", "De datum van het besluit ligt in de toekomst. Vul de dag in waarop besloten is."
    NO_PRIORITIES = "no_priorities", "In dit concept staat nog geen prioriteit met een doel."
    NO_DIGITAL_PART = (
        "no_digital_part",
        "Het plan zegt niets over digitale veiligheid. Geef aan welke prioriteit daarover gaat (VNG-resolutie 2021).",
    )
    PROMISES_OPEN = "promises_open", "Er staan nog zinnen zonder plek. Geef ze een plek of laat ze weg."
    NO_EVIDENCE = "no_evidence", "Schrijf op waaruit dit blijkt. Weet je het niet, kies dan ‘weten we niet’."
    NO_REASON = "no_reason", "Schrijf op waarom: dat lezen raad en inwoners later terug."
    HALF_TOLD = (
        "half_told",
        "Vul in wat je vertelt, langs welke weg en op welke dag. Of schrijf alleen op waarom je er niets over vertelt.",
    )
    NO_OWNER = "no_owner", "Vul in wie het oppakt: een functie of organisatie, geen naam."
    NOT_EVALUATED = "not_evaluated", "Nog niet elke actie is geëvalueerd. Begin daarmee; het vervolgplan volgt eruit."
    SUCCESSOR_EXISTS = "successor_exists", "Er is al een concept voor de volgende periode."
    DRAFT_EXISTS = "draft_exists", "Er ligt al een wijziging in concept. Werk die eerst af."
    NO_PLACE = "no_place", "Kies bij welke prioriteit dit hoort."
    NO_TEXT = "no_text", "Vul een tekst in."
    BAD_PERIOD = "bad_period", "Het laatste jaar moet na het eerste liggen, en een plan duurt ten hoogste tien jaar."
    INFORMED_BEFORE = "informed_before", "De raad kan niet eerder geïnformeerd zijn dan het college besloot."
    ALREADY_ANSWERED = "already_answered", "Op dit voorstel is al geantwoord."
    NAMES_A_PERSON = "names_a_person", "Hier lijkt een nummer of mailadres van iemand in te staan. Haal dat weg."

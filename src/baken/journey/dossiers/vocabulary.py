"""The words of dossiers: what a dossier is about, its path, and why something may not now."""

from dataclasses import dataclass

from django.db.models import TextChoices


class DossierKind(TextChoices):
    """What binds the signals of a dossier. Never a person: person-directed work is a casus, in the care room."""

    LOCATION = "location", "plek"
    BUSINESS = "business", "bedrijf"
    GROUP = "group", "groep"
    PHENOMENON = "phenomenon", "onderwerp"


class DossierState(TextChoices):
    """Where a dossier is."""

    OPEN = "open", "loopt"
    RESTING = "resting", "rust"
    CLOSED = "closed", "gesloten"


S = DossierState
TRANSITIONS: dict[DossierState, tuple[DossierState, ...]] = {
    S.OPEN: (S.RESTING, S.CLOSED),
    S.RESTING: (S.OPEN, S.CLOSED),
    S.CLOSED: (S.OPEN,),
}


class Ending(TextChoices):
    """How a dossier ended."""

    SOLVED = "solved", "opgelost"
    MEASURE = "measure", "afgerond met een maatregel"
    REFERRED = "referred", "overgedragen aan een partner"
    UNFOUNDED = "unfounded", "niet onderbouwd gebleken"
    PARKED = "parked", "geen capaciteit, met reden"


class Effort(TextChoices):
    """How much work a dossier gets; it follows from the context (C79)."""

    LIGHT = "light", "licht: onthouden en volgen"
    STEADY = "steady", "gewoon: af en toe kijken en bellen"
    HEAVY = "heavy", "zwaar: vaste tijd, samen met partners"


class SubjectRole(TextChoices):
    """How a subject is bound to the dossier."""

    OWNER = "owner", "eigenaar"
    USER = "user", "gebruiker"
    TENANT = "tenant", "huurder"
    LANDLORD = "landlord", "verhuurder"
    MANAGER = "manager", "bedrijfsleider"
    PREMISES = "premises", "pand"
    OTHER = "other", "anders betrokken"


class DossierRefusal(TextChoices):
    """One reason, one sentence; shown beside the button and given by the service alike."""

    NO_TITLE = "no_title", "Geef het dossier een naam die de plek of het bedrijf noemt, geen persoon."
    NO_PURPOSE = "no_purpose", "Schrijf op waarvoor dit dossier er is. Zonder doel geen dossier."
    NO_GROUND = "no_ground", "Noem de wet waarop dit dossier rust."
    NOT_RESEARCHED = (
        "not_researched",
        "Voor dit signaal is nog geen privacytoets 1 gedaan. Daarom hoort het nog niet in een dossier.",
    )
    NO_SIGNALS = "no_signals", "Kies minstens één signaal."
    ALREADY_IN = "already_in", "Dit signaal zit al in het dossier."
    CLOSED = "closed", "Dit dossier is gesloten."
    NOT_CLOSED = "not_closed", "Een dossier wordt pas vernietigd nadat het gesloten is en de bewaartermijn voorbij is."
    STILL_KEPT = "still_kept", "De bewaartermijn van dit dossier loopt nog."
    NO_REASON = "no_reason", "Schrijf in een of twee zinnen waarom."
    NO_ENDING = "no_ending", "Kies hoe het dossier eindigt."
    WRONG_STATE = "wrong_state", "Dat past niet bij waar het dossier nu staat."
    NOT_OWNER = "not_owner", "Alleen de eigenaar doet dit."
    TO_YOURSELF = "to_yourself", "Je bent al eigenaar van dit dossier."
    OFFER_OPEN = "offer_open", "Dit dossier is al aangeboden. Wacht op antwoord."
    NOT_FOR_YOU = "not_for_you", "Deze overdracht is niet aan jou aangeboden."
    ANSWERED = "answered", "Op deze overdracht is al geantwoord."
    NOT_A_COLLEAGUE = "not_a_colleague", "Kies een collega die dossiers voert in deze gemeente."
    NOT_SUBJECTS = "not_subjects", "Jouw rol legt geen betrokkenen vast."
    NO_ADDRESS = "no_address", "Vul het adres van het pand in."
    NO_CONTEXT = "no_context", "Schrijf op wat er speelt. De inzet volgt daaruit."
    NO_SUBJECTS_HERE = (
        "no_subjects_here",
        "Een dossier over een onderwerp heeft geen betrokkenen. Open voor een plek, bedrijf of groep een eigen dossier.",
    )
    YOURS_ALREADY = "yours_already", "Dit dossier is al van jou."
    OWNER_CHANGED = "owner_changed", "Dit dossier heeft intussen een andere eigenaar."
    NO_TEXT = "no_text", "Schrijf op wat er gebeurde."


@dataclass(frozen=True)
class Basis:
    """The article a refusal rests on, and what would open the door."""

    article: str = ""
    opens: str = ""


R = DossierRefusal
BASIS: dict[DossierRefusal, Basis] = {
    R.NO_TITLE: Basis("AVG 5(1)(c)", "Vul een naam in."),
    R.NO_PURPOSE: Basis("AVG 5(1)(b)", "Vul het doel in."),
    R.NO_GROUND: Basis("AVG 6(1)(e), 6(3)", "Vul de grondslag in."),
    R.NOT_RESEARCHED: Basis("AVG 5(1)(b); UAVG 33", "Doe privacytoets 1 bij het signaal."),
    R.NO_SIGNALS: Basis("", "Kies een signaal."),
    R.ALREADY_IN: Basis("", "Kies een ander signaal."),
    R.CLOSED: Basis("Selectielijst gemeenten 2020, 12.1", "Heropen het dossier, met een reden."),
    R.NOT_CLOSED: Basis("Archiefwet; Selectielijst gemeenten 2020, 12.1", "Sluit het dossier."),
    R.STILL_KEPT: Basis("Archiefwet; Selectielijst gemeenten 2020, 12.1", "Wacht tot de termijn voorbij is."),
    R.NO_REASON: Basis("AVG 5(2)", "Vul de reden in."),
    R.NO_ENDING: Basis("", "Kies een uitkomst."),
    R.WRONG_STATE: Basis("", "Kijk waar het dossier nu staat."),
    R.NOT_OWNER: Basis("Een dossier heeft altijd één eigenaar", "Vraag de eigenaar, of neem het dossier over."),
    R.TO_YOURSELF: Basis("", "Kies een collega."),
    R.OFFER_OPEN: Basis("Overdracht vraagt aanvaarding", "Wacht op het antwoord van je collega."),
    R.NOT_FOR_YOU: Basis("Overdracht vraagt aanvaarding", "Laat je collega antwoorden."),
    R.ANSWERED: Basis("", "Bied het dossier opnieuw aan."),
    R.NOT_A_COLLEAGUE: Basis("Autorisatiematrix", "Kies iemand uit de lijst."),
    R.NOT_SUBJECTS: Basis("Autorisatiematrix", "Vraag de adviseur veiligheid of de jurist."),
    R.NO_ADDRESS: Basis("", "Vul postcode en huisnummer in."),
    R.NO_CONTEXT: Basis("", "Vul de context in."),
    R.NO_SUBJECTS_HERE: Basis("AVG 5(1)(b) en (c)", "Open een dossier over de plek, het bedrijf of de groep."),
    R.YOURS_ALREADY: Basis("Een dossier heeft altijd één eigenaar"),
    R.OWNER_CHANGED: Basis("", "Kijk wie nu de eigenaar is."),
    R.NO_TEXT: Basis("", "Vul de tekst in."),
}

"""The words of intake: by which door a report comes, about what, from whom, and where it stands."""

from dataclasses import dataclass

from django.db.models import TextChoices

from baken.ground.topics.vocabulary import Entrance as Entrance  # the word of the door is shared
from baken.instruments.tables.vocabulary import Organ

ORGAN_OF = {Entrance.SUSPICION: Organ.MAYOR, Entrance.CONCERN: Organ.COLLEGE}


class Identity(TextChoices):
    """What the reporter tells about themselves (brief B4)."""

    ANONYMOUS = "anonymous", "Anoniem"
    CONFIDENTIAL = "confidential", "Vertrouwelijk"
    KNOWN = "known", "Met naam"


class Channel(TextChoices):
    """How a report came in."""

    WEB = "web", "website"
    PHONE = "phone", "telefoon"
    DESK = "desk", "balie of gesprek"
    LETTER = "letter", "brief"
    EMAIL = "email", "e-mail"
    MMA = "mma", "Meld Misdaad Anoniem"
    COLLEAGUE = "colleague", "collega"
    PARTNER = "partner", "partner"


class About(TextChoices):
    """Whether it is about somebody of the municipality itself: then it goes round that person and their team."""

    NOBODY = "nobody", "niet over iemand van de gemeente"
    OFFICIAL = "official", "over een medewerker van de gemeente"
    COUNCILLOR = "councillor", "over een raadslid of wethouder"
    MAYOR = "mayor", "over de burgemeester"


COMMISSIONER = "commissioner"
"""The other way, by its code, that takes what is about the mayor."""


class Urgency(TextChoices):
    """How soon somebody must look."""

    NORMAL = "normal", "gewoon"
    TODAY = "today", "vandaag nog"


class AppointmentKind(TextChoices):
    """For what somebody is appointed in person."""

    TRAFFICKING = "trafficking", "aandachtsfunctionaris mensenhandel"
    INTEGRITY = "integrity", "contactpersoon integriteit"


class ReplyKind(TextChoices):
    """With which step a standard reply goes."""

    KEPT_SMALL = "kept_small", "klein gehouden"
    PASSED_ON = "passed_on", "doorgegeven"
    CLOSED = "closed", "afgerond"


DEFAULT_REPLIES: tuple[tuple[ReplyKind, str, str, str], ...] = (
    (
        ReplyKind.KEPT_SMALL,
        "De wijk let op",
        "Niet ernstig; de collega's in de wijk letten op.",
        "Bedankt voor je melding. We hebben goed gelezen wat je schreef. We houden het nu klein: de collega's in de wijk "
        "letten op. Gebeurt het weer, laat het ons dan weten met deze code.",
    ),
    (
        ReplyKind.KEPT_SMALL,
        "Met een gesprek opgelost",
        "Met een gesprek opgelost.",
        "Bedankt voor je melding. Een collega heeft erover gepraat met wie erbij betrokken was. Begint het weer, meld het dan gerust.",
    ),
    (
        ReplyKind.KEPT_SMALL,
        "Te weinig om iets mee te doen",
        "Te weinig om iets mee te doen.",
        "Bedankt voor je melding. We weten nu te weinig om iets te doen. Zie je meer, vertel het ons dan met deze code.",
    ),
    (
        ReplyKind.PASSED_ON,
        "Een andere dienst neemt het over",
        "Hoort bij een andere dienst.",
        "Bedankt voor je melding. Een andere dienst gaat hierover en neemt het over. Jij hoeft niets te doen.",
    ),
    (ReplyKind.CLOSED, "Klaar", "Afgerond.", "We zijn klaar met je melding. Bedankt dat je het vertelde."),
)
"""What a municipality begins with; it writes its own at /route."""


class ReportState(TextChoices):
    """Where a report stands."""

    RECEIVED = "received", "nieuw"
    READ = "read", "gelezen"
    TAKEN_UP = "taken_up", "opgepakt als signaal"
    KEPT_SMALL = "kept_small", "klein gehouden"
    PASSED_ON = "passed_on", "doorgegeven"
    CLOSED = "closed", "afgerond"
    WITHDRAWN = "withdrawn", "ingetrokken door de melder"


TRANSITIONS: dict[str, tuple[str, ...]] = {
    ReportState.RECEIVED: (ReportState.READ, ReportState.WITHDRAWN),  # withdrawn by the reporter only, at the door
    ReportState.READ: (ReportState.TAKEN_UP, ReportState.KEPT_SMALL, ReportState.PASSED_ON),
    ReportState.TAKEN_UP: (ReportState.CLOSED, ReportState.READ),  # back, when a link to a signal is undone
    ReportState.KEPT_SMALL: (ReportState.CLOSED,),
    ReportState.PASSED_ON: (ReportState.CLOSED,),
    ReportState.CLOSED: (),
    ReportState.WITHDRAWN: (),
}
OPEN_STATES = (ReportState.RECEIVED, ReportState.READ)


class WaitingFor(TextChoices):
    """Whose turn it is in the thread."""

    NOBODY = "nobody", "niemand"
    REPORTER = "reporter", "de melder"
    DESK = "desk", "het meldpunt"


class PartKind(TextChoices):
    """What a sealed part of a report is."""

    STORY = "story", "de melding"
    CONTACT = "contact", "naam en contactgegevens"
    FROM_DESK = "from_desk", "bericht van het meldpunt"
    FROM_REPORTER = "from_reporter", "antwoord van de melder"
    ADDITION = "addition", "aanvulling van het meldpunt"


@dataclass(frozen=True)
class Milestone:
    """One lamp on the reporter's receipt: a label, and what it means in plain words."""

    label: str
    text: str


MILESTONES: dict[str, Milestone] = {
    ReportState.RECEIVED: Milestone("Ontvangen", "Je melding is binnen en verzegeld."),
    ReportState.READ: Milestone("Gelezen", "Iemand van het meldpunt heeft je melding gelezen."),
    ReportState.TAKEN_UP: Milestone("Opgepakt", "We zoeken uit wat er aan de hand is en wat nodig is."),
    ReportState.KEPT_SMALL: Milestone("Opgepakt", "We houden het klein: we letten op en grijpen niet zwaar in."),
    ReportState.PASSED_ON: Milestone("Doorgegeven", "Een andere dienst die hierover gaat, neemt het over."),
    ReportState.CLOSED: Milestone("Klaar", "We zijn klaar met je melding. Bedankt dat je het vertelde."),
    ReportState.WITHDRAWN: Milestone(
        "Ingetrokken", "Je trok je melding in. Niemand heeft haar gelezen en niemand kan dat nog."
    ),
}

NEVER = (
    "Baken geeft mensen, gezinnen of adressen nooit een score, cijfer of voorspelling.",
    "Baken neemt geen besluiten. Dat doen mensen, en zij leggen vast waarom.",
    "Baken zoekt nooit uit wie een anonieme melder is.",
    "Baken bewaart van een anonieme melding geen internetadres, geen apparaat en geen tijdstip. Alleen de datum.",
    "Baken plaatst geen cookies op de pagina's waar je meldt, en volgt je niet.",
    "Baken geeft een melding nooit stilletjes door. Wie haar krijgt en waarom, wordt vastgelegd.",
    "Baken bewaart een melding niet langer dan nodig. Daarna wordt zij vernietigd.",
    "Baken wordt niet dag en nacht gelezen. Bij gevaar bel je 112.",
)


class FileState(TextChoices):
    """Where a file stands. `ARRIVING` is never shown: it is swept when the rest does not come."""

    ARRIVING = "arriving", "komt binnen"
    RECEIVED = "received", "wacht op controle"
    SCANNING = "scanning", "wordt gecontroleerd"
    CLEAN = "clean", "schone kopie"
    ORIGINAL_ONLY = "original_only", "alleen het verzegelde origineel"
    REFUSED = "refused", "geweigerd"
    INFECTED = "infected", "bevat een virus"


WAITING_FILES = (FileState.RECEIVED, FileState.SCANNING)


class FileKind(TextChoices):
    """What a file is, by its content."""

    NOT_KNOWN = "", "nog niet bekend"
    IMAGE = "image", "foto"
    PDF = "pdf", "pdf"
    DOCUMENT = "document", "tekstdocument"
    SHEET = "sheet", "rekenblad"
    TEXT = "text", "tekst"
    RECORDING = "recording", "geluid of film"


class UploadTrouble(TextChoices):
    """Why a file did not come in, and what to do."""

    TOO_MANY = "too_many", "Er passen 100 bestanden bij een melding. De rest is niet meegekomen."
    TOO_LARGE = (
        "too_large",
        "Een bestand is te groot. Eén bestand mag 100 MB zijn, alles samen 200 MB. Wat wel paste, is meegekomen.",
    )
    TOO_OFTEN = (
        "too_often",
        "Er komen nu te veel bestanden vanaf jouw verbinding. Meld zonder, en voeg ze later toe met je code.",
    )
    NO_ROOM = (
        "no_room",
        "Er kunnen nu geen bestanden bij. Verstuur je melding zonder, en voeg ze later toe met je code.",
    )
    AWAY = "away", "Een bestand kon niet worden verzegeld en is niet meegekomen. Voeg het nog een keer toe."
    CUT_OFF = "cut_off", "Een bestand kwam niet helemaal binnen. Voeg het nog een keer toe."
    GONE = "gone", "Een bestand lag te lang klaar en is gewist. Voeg het nog een keer toe."


class FileTrouble(TextChoices):
    """Why a file has no clean copy (yet), for desk and reporter alike: what it means and what to do."""

    NONE = "", ""
    SCANNER_AWAY = (
        "scanner_away",
        "De viruscontrole is even niet bereikbaar. Het bestand blijft dicht en komt vanzelf aan de beurt.",
    )
    INFECTED = "infected", "In dit bestand zit een virus. Het blijft dicht."
    EMPTY = "empty", "Dit bestand is leeg."
    UNKNOWN_KIND = "unknown_kind", "Dit soort bestand kennen we niet. Stuur een foto, een pdf of tekst."
    ARCHIVE = "archive", "Ingepakte bestanden openen we niet. Stuur de bestanden los."
    DRAWING = "drawing", "Een tekening kan opdrachten bevatten. Stuur een foto of schermafdruk ervan."
    OLD_OFFICE = "old_office", "Dit is een oud documentformaat. Sla het op als pdf en stuur die."
    TWO_IN_ONE = "two_in_one", "Dit bestand doet zich voor als twee soorten tegelijk. Stuur een foto of pdf."
    MACRO = "macro", "In dit document zitten opdrachten (macro’s). Sla het op als pdf en stuur die."
    LOCKED = "locked", "Op dit bestand zit een wachtwoord. Stuur het zonder wachtwoord."
    TOO_BIG_INSIDE = "too_big_inside", "Uitgepakt is dit bestand te groot. Stuur een kleiner deel of een foto."
    BROKEN = "broken", "Dit bestand is beschadigd of niet compleet. Stuur het nog een keer."
    RECORDING = (
        "recording",
        "Geluid en film kunnen we niet schoonmaken. Het origineel blijft verzegeld; twee mensen samen kunnen het openen.",
    )


class Refusal(TextChoices):
    """Why something is not taken, and what to do."""

    STORY_TOO_LONG = "story_too_long", "Je verhaal is te lang. Kort het in; het belangrijkste eerst."
    NOTHING_TOLD = "nothing_told", "Vertel in een paar woorden wat je zag of hoorde."
    NAME_WITH_ANONYMOUS = (
        "name_with_anonymous",
        "Je koos anoniem, maar vulde ook je gegevens in. Haal ze weg, of kies vertrouwelijk of met je naam.",
    )
    NAME_MISSING = "name_missing", "Vul in hoe we je kunnen bereiken, of kies anoniem."
    FROM_POLICE = (
        "from_police",
        "Informatie uit politiesystemen mag hier niet in. "
        "Vraag de politie om een bestuurlijke rapportage aan de burgemeester.",
    )
    NO_THREAD = "no_thread", "Deze melding kwam niet via de website. Neem zelf contact op met de melder."
    ALREADY_CLOSED = "already_closed", "Deze melding is al afgerond."
    NOT_CONFIDENTIAL = "not_confidential", "Bij deze melding ligt geen naam achter twee sloten."
    NEEDS_ANOTHER = "needs_another", "Iemand anders moet akkoord geven; dat kan niet dezelfde persoon zijn."
    NOT_APPROVED = "not_approved", "Er is nog geen akkoord van een tweede persoon."
    APPROVAL_IS_OVER = "approval_is_over", "Het akkoord is verlopen. Vraag opnieuw of het open mag, en zeg waarom."
    NOT_RELEASABLE = (
        "not_releasable",
        "Dit origineel gaat niet open: er zit een virus in of het is nog niet gecontroleerd.",
    )
    NO_REASON = "no_reason", "Schrijf in één zin op waarom."
    ABOUT_THE_MAYOR = (
        "about_the_mayor",
        "Een melding over de burgemeester leest niemand van de gemeente. Zij gaat naar de commissaris van de Koning; "
        "hier is niets bewaard.",
    )
    NOBODY_READS_THIS = (
        "nobody_reads_this",
        "Er is nog geen contactpersoon integriteit aangewezen. Wijs die eerst aan bij Route; hier is niets bewaard.",
    )
    CONTACT_BY_ANOTHER = (
        "contact_by_another",
        "Jezelf aanwijzen kan alleen als eerste, voor er zo'n melding is. Vraag een andere veiligheidsadviseur om jou aan te wijzen.",
    )
    PASS_ON_FIRST = (
        "pass_on_first",
        "Geef de melding eerst door aan de commissaris van de Koning en leg dat vast. Daarna gaat zij hier voor niemand meer open.",
    )
    BAD_KVK = "bad_kvk", "Een KvK-nummer is acht cijfers."
    UNKNOWN_KVK = (
        "unknown_kvk",
        "Dit nummer staat niet in het Handelsregister. Kijk of elk cijfer klopt, of laat het leeg.",
    )
    NOT_UNFINISHED = "not_unfinished", "Deze notitie is al afgemaakt."
    NO_ORGANISATION = "no_organisation", "Zeg welke organisatie de melding krijgt en wat je precies doorgeeft."
    SAME_WORDS = (
        "same_words",
        "De tekst voor veiligheid en de tekst voor zorg hebben dezelfde woorden. Schrijf elk deel apart: wat de een leest, "
        "mag de ander niet lezen.",
    )
    NOT_COUNTED = (
        "not_counted",
        "Dit kon niet worden geteld: de buurt of het onderwerp bestaat niet (meer). Kies opnieuw.",
    )
    NO_CARE_TEXT = "no_care_text", "Schrijf op wat het zorgteam moet weten."
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins", "De laatste dag ligt voor de eerste dag."
    NOT_HIS_MUNICIPALITY = "not_his_municipality", "Kies iemand die bij jouw gemeente werkt en meldingen behandelt."


AT_THE_DOOR = (
    Refusal.STORY_TOO_LONG,
    Refusal.NOTHING_TOLD,
    Refusal.NAME_WITH_ANONYMOUS,
    Refusal.NAME_MISSING,
    Refusal.BAD_KVK,
)
"""What a resident can be told; these are translated."""


class GiveAwayKind(TextChoices):
    """What in a text may tell who wrote it, and what to do about it; a question, because it may be about another."""

    RELATION = "relation", "Hieraan kan men zien wie jij bent. Schrijf liever “een man” of “iemand uit de buurt”."
    OWN_NAME = "own_name", "Is dit je eigen naam? Haal hem dan weg."
    OWN_PLACE = "own_place", "Hieraan kan men zien waar jij woont of werkt. Noem liever alleen de straat of de buurt."
    OWN_ROLE = "own_role", "Hieraan kan men zien wat jouw werk of band is. Laat het weg als het kan."
    ONLY_YOU = "only_you", "Weet bijna niemand dit, behalve jij? Laat het dan weg, of schrijf het minder precies."
    PHONE = "phone", "Is dit jouw nummer? Haal het dan weg. Is het van een ander, dan kan het helpen."
    MAIL = "mail", "Is dit jouw e-mailadres? Haal het dan weg. Is het van een ander, dan kan het helpen."
    ACCOUNT = "account", "Is dit jouw rekening? Haal het nummer dan weg. Is het van een ander, dan kan het helpen."
    BSN = "bsn", "Dit lijkt een burgerservicenummer. Dat hebben we niet nodig. Haal het weg."
    OWN_CAR = "own_car", "Hieraan kan men jouw auto of fiets kennen. Laat het weg als het kan."
    NAME = "name", "Hier staat een naam. Is het die van jou? Haal hem dan weg."

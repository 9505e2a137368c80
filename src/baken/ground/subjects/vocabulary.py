"""The words of subjects: whom or what a dossier is about, and what that person is told."""

from django.db.models import TextChoices


class KeyKind(TextChoices):
    """What is compared between two registers, as a keyed hash and never in clear."""

    ADDRESS = "address", "adres"
    BAG = "bag", "BAG-nummer van het adres"
    KVK = "kvk", "KvK-nummer"
    PLATE = "plate", "kenteken"
    PHONE = "phone", "telefoonnummer"
    EMAIL = "email", "e-mailadres"
    IBAN = "iban", "rekeningnummer"
    PERSON = "person", "naam en geboortedatum"


class PersonVerdict(TextChoices):
    """What somebody judges of two persons; `UNDONE` takes the last word on these two back."""

    SAME = "same", "dezelfde"
    DIFFERENT = "different", "niet dezelfde"
    UNDONE = "undone", "oordeel ongedaan gemaakt"


class DeferralGround(TextChoices):
    """Why a person is told later (AVG 14(5), 23; UAVG 41). Each must be reasoned, and has a date of review."""

    IMPAIRS_PURPOSE = "impairs_purpose", "Vertellen maakt het onderzoek onmogelijk (AVG 14(5)(b))"
    PUBLIC_SAFETY = "public_safety", "Vertellen brengt de veiligheid in gevaar (UAVG 41(1)(c))"
    PROTECTS_OTHERS = "protects_others", "Vertellen brengt iemand anders in gevaar (UAVG 41(1)(i))"
    NO_CONTACT = "no_contact", "We weten niet hoe we diegene bereiken (AVG 14(5)(b))"


class SubjectRefusal(TextChoices):
    """Why somebody or something is not written down as a subject."""

    NO_NAME = "no_name", "Vul een naam in. Zonder naam is dit geen persoon maar een signaal over een plek."
    NO_NOTICE = (
        "no_notice",
        "Zeg wanneer deze persoon hoort dat de gemeente gegevens bewaart, of waarom dat nu nog niet kan.",
    )
    TWO_NOTICES = "two_notices", "Je vulde meer dan één antwoord in. Kies: verteld, een dag, of later met een reden."
    TOO_LATE = "too_late", "Vertel het binnen een maand, of leg vast waarom dat nog niet kan (AVG 14(3))."
    NOT_TOLD_YET = "not_told_yet", "De dag waarop je het vertelde, kan niet in de toekomst liggen."
    NO_REVIEW = (
        "no_review",
        "Kies de dag waarop je opnieuw bekijkt of je het kunt vertellen. Uitstel heeft altijd een einde.",
    )
    REVIEW_TOO_FAR = "review_too_far", "Bekijk uitstel binnen drie maanden opnieuw."
    NO_REASON = "no_reason", "Schrijf in een of twee zinnen waarom."
    SAME_RECORD = "same_record", "Dit is twee keer dezelfde inschrijving. Er valt niets te oordelen."
    NOT_JUDGED = "not_judged", "Over deze twee is nog niets geoordeeld, of het is al ongedaan gemaakt."
    CONTRADICTS = (
        "contradicts",
        "Dit botst met een eerder oordeel: iemand zei dat twee van deze personen niet dezelfde zijn. "
        "Maak dat eerst ongedaan, of bevestig hieronder.",
    )
    BAD_KVK = "bad_kvk", "Een KvK-nummer is acht cijfers."


PERMIT_COLUMNS: tuple[str, ...] = (
    "nummer", "soort", "houder", "kvk", "postcode", "huisnummer", "toevoeging", "voornaam", "achternaam",
    "geboortedatum", "einddatum",
)  # fmt: skip
"""What a list of permits may say; number and kind are due."""

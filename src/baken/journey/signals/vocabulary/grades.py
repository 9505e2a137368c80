"""Sources of signals (brief B4) and the grades a weigher gives: of source and content, never of a person."""

from django.db.models import TextChoices


class Source(TextChoices):
    """Who brought it. What the police tell the mayor is no signal: it has its own compartment (Wpg 16; brief F1)."""

    RESIDENT_WEB = "resident_web", "inwoner, via het formulier"
    RESIDENT_PHONE = "resident_phone", "inwoner, telefonisch of aan de balie"
    BUSINESS = "business", "ondernemer"
    CIVIL_SERVANT = "civil_servant", "collega van de gemeente"
    SUPERVISOR = "supervisor", "toezichthouder"
    BOA = "boa", "boa (opsporing blijft in het eigen systeem van de boa)"
    MMA = "mma", "Meld Misdaad Anoniem"
    RIEC = "riec", "RIEC"
    CARE_PARTNER = "care_partner", "zorgpartner"
    PARTNER = "partner", "partner met een account"
    HOUSING_ASSOCIATION = "housing_association", "woningcorporatie"
    GRID_OPERATOR = "grid_operator", "netbeheerder"
    ENVIRONMENT_AGENCY = "environment_agency", "omgevingsdienst"
    MUNICIPAL_TAX = "municipal_tax", "belastingen van de gemeente"
    OPEN_SOURCE = "open_source", "openbare bron"
    MEDIA = "media", "media of Woo-stuk"


class Reliability(TextChoices):
    """How reliable this source has been; the source, not the message."""

    RELIABLE = "reliable", "betrouwbaar"
    USUALLY = "usually", "meestal betrouwbaar"
    DOUBTFUL = "doubtful", "twijfelachtig"
    UNKNOWN = "unknown", "niet te beoordelen"


class Credibility(TextChoices):
    """How credible the content is, apart from who says it."""

    CONFIRMED = "confirmed", "bevestigd door iets anders"
    PROBABLE = "probable", "aannemelijk"
    POSSIBLE = "possible", "mogelijk"
    DOUBTFUL = "doubtful", "twijfelachtig"
    UNKNOWN = "unknown", "niet te beoordelen"


class Concreteness(TextChoices):
    """Does it say what, where and when?"""

    CONCRETE = "concrete", "concreet: wat, waar en wanneer"
    PARTLY = "partly", "deels concreet"
    VAGUE = "vague", "vaag"


class Recency(TextChoices):
    """Is it going on?"""

    NOW = "now", "speelt nu"
    RECENT = "recent", "korter dan drie maanden geleden"
    OLD = "old", "langer geleden"


class Seriousness(TextChoices):
    """How serious it is for people and surroundings, if it is true."""

    SERIOUS = "serious", "ernstig"
    MODERATE = "moderate", "matig"
    SLIGHT = "slight", "licht"

"""The words that every table shares: organs, compartments, privacy labels."""

from django.db.models import TextChoices


class Organ(TextChoices):
    """The administrative bodies of a municipality; each is a controller of its own (Gemeentewet 6; brief I9)."""

    COUNCIL = "council", "gemeenteraad"
    COLLEGE = "college", "college van burgemeester en wethouders"
    MAYOR = "mayor", "burgemeester"

    @property
    def with_article(self) -> str:
        """As it stands inside a sentence."""
        return f"{'het' if self is Organ.COLLEGE else 'de'} {self.label}"


class Compartment(TextChoices):
    """The legal compartments (brief F1): separate tables with their own row policies, never a tag."""

    MUNICIPAL_SIGNAL = "GEMEENTE_SIGNAAL", "Gemeentelijke signalen (AVG)"
    POLICE_FOR_MAYOR = "WPG_BURGEMEESTER", "Politiegegevens voor de burgemeester (Wpg)"
    RIEC = "RIEC", "RIEC (Wgs)"
    CARE_AND_SAFETY = "ZORG_VEILIGHEID", "Zorg en veiligheid (Wgs en zorgwetten)"
    ADMINISTRATIVE_DOSSIER = "BESTUURLIJK_DOSSIER", "Bestuurlijk dossier (Awb)"
    OPEN = "OPEN", "Zonder personen"


class Label(TextChoices):
    """What a field can reveal about a person. Every field wears exactly one label, beside the field."""

    NONE = "none", "geen persoonsgegeven"
    STAFF = "staff", "persoonsgegeven van een medewerker"
    INDIRECT = "indirect", "indirect herleidbaar (plaats, kenmerk)"
    PERSONAL = "personal", "gewoon persoonsgegeven"
    CRIMINAL = "criminal", "strafrechtelijk gegeven (AVG 10)"
    SPECIAL = "special", "bijzonder persoonsgegeven (AVG 9)"
    SEALED = "sealed", "verzegeld"

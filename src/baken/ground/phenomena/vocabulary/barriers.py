"""The words of barrier models and of a file that brings them."""

from django.db.models import TextChoices


class LineKind(TextChoices):
    """What a line of a step is (brief B7: gelegenheid, signaal, barrière)."""

    OPPORTUNITY = "opportunity", "gelegenheid"
    SIGN = "sign", "signaal"
    BARRIER = "barrier", "barrière"


COLUMNS = ("onderwerp", "stap", "soort", "tekst", "wie", "middel", "bron", "geldig_vanaf", "geldig_tot")
NEEDED = ("onderwerp", "stap", "soort", "tekst")

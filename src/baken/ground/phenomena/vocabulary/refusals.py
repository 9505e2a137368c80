"""Why something about phenomena, barriers or risk areas is not taken, as the person reads it."""

from django.db.models import TextChoices


class Refusal(TextChoices):
    """One clear sentence each."""

    BAD_VALIDITY = "bad_validity", "Een onderwerp kan niet eindigen voor het begint."

"""The words of the account to council and public."""

from django.db.models import TextChoices


class PublicationKind(TextChoices):
    """What is published."""

    BRIEFING = "briefing", "raadsinformatie"
    ACCOUNT = "account", "verantwoording van het plan"


class Refusal(TextChoices):
    """Why an account cannot be given yet."""

    NO_PLAN = "no_plan", "Er is geen vastgesteld plan. Zonder plan is er niets om verantwoording over af te leggen."
    NO_NARRATIVE = "no_narrative", "Schrijf eerst een paar zinnen: wat moet de raad weten?"
    ALREADY_PUBLISHED = "already_published", "Dit stuk is al openbaar. Maak een nieuw stuk als er iets veranderd is."

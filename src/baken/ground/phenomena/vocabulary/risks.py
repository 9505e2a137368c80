"""The words of areas and branches at risk."""

from django.db.models import TextChoices


class RiskKind(TextChoices):
    """Where a risk is: in an area, or in a branch of trade."""

    AREA = "area", "gebied"
    BRANCH = "branch", "branche"


class AnswerKind(TextChoices):
    """What we do about it (C18: an action, or a reasoned none)."""

    PLAN_ACTION = "plan_action", "een actie uit het plan"
    OWN_ACTION = "own_action", "een eigen actie"
    NONE = "none", "niets, met een reden"

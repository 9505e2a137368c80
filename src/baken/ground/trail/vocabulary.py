"""What the access log says about an action, and what the log may be used for."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What was done."""

    LOOK = "look", "ingezien"
    SEARCH = "search", "gezocht"
    EXPORT = "export", "meegenomen"
    UNSEAL = "unseal", "ontzegeld"
    ACT = "act", "gedaan"
    REFUSAL = "refusal", "geweigerd"
    SIGN_IN = "sign_in", "aangemeld"
    BREAK_GLASS = "break_glass", "noodtoegang"


class LogPurpose(TextChoices):
    """The closed list of purposes for which the access log may be read (Wgs 1.8(4); WOR 27(1)(k, l))."""

    LAWFULNESS = "lawfulness", "controleren of inzien rechtmatig was"
    INTERNAL_CONTROL = "internal_control", "interne controle"
    SECURITY = "security", "beveiliging"
    PROCEEDINGS = "proceedings", "een procedure of verzoek van een betrokkene"

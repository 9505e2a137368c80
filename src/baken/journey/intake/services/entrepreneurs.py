"""What is known of an entrepreneur's number: looked up when the register is connected, and said plainly when it was not."""

from django.conf import settings

from baken.instruments.connectors.kvk import KvkAway, NoSuchNumber, company
from baken.instruments.kit.verdicts import insist, refused
from baken.journey.intake.vocabulary import Refusal

NOT_CHECKED = "het nummer is niet gecontroleerd"


def known_as(number: str) -> str:
    """In words what stands beside a KvK number; empty without a number.

    Raises:
        Refused: the register does not know this number.
    """
    if not number:
        return ""
    if not settings.KVK["key"]:
        return f"KvK {number} ({NOT_CHECKED})"
    try:
        name = company(number, **settings.KVK)
    except NoSuchNumber:
        insist(refused(Refusal.UNKNOWN_KVK))
    except KvkAway:
        return f"KvK {number} ({NOT_CHECKED}: het Handelsregister gaf geen antwoord)"
    return f"KvK {number}: {name} (gecontroleerd in het Handelsregister)"

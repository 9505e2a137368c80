"""Seal the logs, verify the chain, and speak of a data subject without naming them."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings


def pseudonym(municipality: str, subject: UUID) -> bytes:
    """The data subject as the processing log may know it: keyed, per municipality, not reversible without the key.

    Source: Logboek Dataverwerkingen 0.8, `dpl.core.data_subject_id` (encrypted).
    """
    return hmac.new(settings.SUBJECT_KEY, municipality.encode() + subject.bytes, hashlib.sha256).digest()

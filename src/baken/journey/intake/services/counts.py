"""Counting what somebody told the desk without wanting to report it."""

from hashlib import blake2b

from django.db import DatabaseError, connection, transaction

from baken.instruments.kit.verdicts import Refused, refused
from baken.instruments.vault.codes import idempotency_key as strong_key
from baken.journey.intake.vocabulary import ORGAN_OF, Entrance, Refusal


def count_hunch(*, entrance: str, subject: str, area: str, key: str) -> bool:
    """Count one gut feeling on today; False when the same form (`key`) was counted before.

    Raises:
        WeakKey: the key is too short to be random.
        Refused: an area or subject that is not there.
    """
    once = blake2b(strong_key(key), person=b"hunch", digest_size=32).digest()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT gate.count_hunch(%s, %s, %s, %s)", [ORGAN_OF[Entrance(entrance)].value, area, subject, once]
            )
            [(counted,)] = cursor.fetchall()
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") == "BK422":
            raise Refused(refused(Refusal.NOT_COUNTED)) from error
        raise
    return bool(counted)

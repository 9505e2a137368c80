"""Noodtoegang: take over a role for four hours, with a reason, and the privacy officer is told (architecture 2.8)."""

from uuid import UUID

from django.db import connection

from baken.ground.organisations.vocabulary import Role


def break_glass(*, token: str, membership_id: UUID, role: Role, reason: str) -> UUID:
    """Take over `role` for four hours; returns the temporary membership. The notice is written in the same transaction.

    Raises:
        DatabaseError: this role may not step in for that one, or the reason is empty (BK403).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.break_glass(%s, %s, %s, %s)", [token, membership_id, role.value, reason])
        return UUID(str(cursor.fetchone()[0]))

"""Sessions: opened over the sign-in role's own connection, so that a page cannot open one for somebody else.

One session, one person; each request names the membership in which that person acts (architecture 4.1).
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from baken.ground.organisations.models import Account, Membership, Session
from baken.ground.organisations.vocabulary import ROLES, Role, SignInMethod

LOGIN = "login"
LASTS = timedelta(hours=10)


@dataclass(frozen=True)
class MembershipChoice:
    """A membership its owner can choose to act in."""

    membership_id: UUID
    account_id: UUID
    name: str
    role: str
    role_label: str
    sentence: str
    municipality: str
    organisation: str


def open_session(*, account_id: UUID, method: SignInMethod, at: datetime) -> str:
    """Open a session for a person who has proven who they are; returns the token for their cookie (256 bits).

    Sessions of this account that have ended are cleared away on the same occasion.
    """
    Session.objects.using(LOGIN).filter(account_id=account_id, expires_at__lt=at).delete()
    token = secrets.token_urlsafe(32)
    Session.objects.using(LOGIN).create(
        token_hash=_hash(token),
        account_id=account_id,
        method=method,
        opened_at=at,
        seen_at=at,
        expires_at=at + LASTS,
    )
    return token


def close_session(*, token: str) -> None:
    """End this session now."""
    Session.objects.using(LOGIN).filter(token_hash=_hash(token)).delete()


def session_account(*, token: str, at: datetime) -> UUID | None:
    """Whose session this is, or None when it ended or never was."""
    found = Session.objects.using(LOGIN).filter(token_hash=_hash(token), expires_at__gt=at).first()
    return None if found is None else found.account_id


def memberships_of(*, account_id: UUID | None, at: datetime) -> list[MembershipChoice]:
    """The memberships this person can act in now; of everybody when `account_id` is None (the demo's cast)."""
    rows = (
        Membership.objects.using(LOGIN)
        .select_related("organisation")
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gt=at), valid_from__lte=at)
        .order_by("name")
    )
    if account_id is not None:
        rows = rows.filter(account_id=account_id)
    order = list(ROLES)  # as people meet them along the corridor
    return [_choice(row) for row in sorted(rows, key=lambda row: (row.municipality_id, order.index(Role(row.role))))]


def active_account(*, email: str) -> Account | None:
    """The active account of this e-mail address, for the sign-in page."""
    return Account.objects.using(LOGIN).filter(email__iexact=email, active=True).first()


def _choice(row: Membership) -> MembershipChoice:
    return MembershipChoice(
        membership_id=row.pk,
        account_id=row.account_id,
        name=row.name,
        role=row.role,
        role_label=row.get_role_display(),
        sentence=ROLES[Role(row.role)].sentence,
        municipality=row.municipality_id,
        organisation=row.organisation.name,
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()

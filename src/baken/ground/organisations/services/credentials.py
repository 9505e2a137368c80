"""Password and time code (TOTP, RFC 6238) of local accounts; a code works once, and guessing slows down.

Everything here goes over the sign-in role's own connection.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pyotp
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from baken.ground.organisations.models import Account, Credential
from baken.ground.organisations.services.sessions import LOGIN

FREE_TRIES = 5
LONGEST_PASSWORD = 200
SHORTEST_PASSWORD = 12
STEP = 30


class WeakPassword(ValueError):
    """The password is too short or too long; the message is one Dutch sentence."""


@dataclass(frozen=True)
class Locked:
    """Too many wrong tries: wait until then."""

    until: datetime


def set_password(*, account_id: UUID, password: str) -> str:
    """Set the password and a fresh time-code secret; returns the `otpauth://` address for an authenticator app.

    Raises:
        WeakPassword: fewer than 12 or more than 200 characters.
    """
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise WeakPassword(
            f"Kies een wachtwoord van {SHORTEST_PASSWORD} tot {LONGEST_PASSWORD} tekens, bijvoorbeeld vier woorden."
        )
    secret = pyotp.random_base32()
    account = Account.objects.using(LOGIN).get(pk=account_id)
    Credential.objects.using(LOGIN).update_or_create(
        account_id=account_id,
        defaults={
            "password": make_password(password),
            "totp_secret": secret,
            "totp_last_step": 0,
            "failures": 0,
            "locked_until": None,
        },
    )
    return pyotp.TOTP(secret).provisioning_uri(name=account.email, issuer_name="Baken")


def check_first_factor(*, email: str, password: str, at: datetime) -> UUID | Locked | None:
    """Whose password this is; None when it is nobody's, `Locked` while tries are paused.

    An unknown address costs the same time as a wrong password.
    """
    with transaction.atomic(using=LOGIN):
        found = (
            Credential.objects.using(LOGIN)
            .select_for_update()
            .filter(account__email__iexact=email, account__active=True)
            .first()
        )
        if found is None:
            make_password(password[:LONGEST_PASSWORD])
            return None
        if found.locked_until and found.locked_until > at:
            return Locked(found.locked_until)
        if not found.password or not check_password(password[:LONGEST_PASSWORD], found.password):
            _count_failure(found, at)
            return None
        return UUID(str(found.account_id))


def check_time_code(*, account_id: UUID, code: str, at: datetime) -> bool:
    """Is this the code of now (one step of 30 seconds either side), and was it not used before?"""
    with transaction.atomic(using=LOGIN):
        found = Credential.objects.using(LOGIN).select_for_update().filter(account_id=account_id).first()
        if found is None or not found.totp_secret or (found.locked_until and found.locked_until > at):
            return False
        step = _step_of(found, code.replace(" ", ""), at)
        if step is None:
            _count_failure(found, at)
            return False
        found.totp_last_step, found.failures, found.locked_until = step, 0, None
        found.save(using=LOGIN)
        return True


def _step_of(found: Credential, code: str, at: datetime) -> int | None:
    now = int(at.timestamp()) // STEP
    for step in (now - 1, now, now + 1):
        if step > found.totp_last_step and pyotp.utils.strings_equal(
            pyotp.TOTP(found.totp_secret).at(step * STEP), code
        ):
            return step
    return None


def _count_failure(found: Credential, at: datetime) -> None:
    """After five free tries each next one doubles the pause: 1, 2, 4 … minutes, an hour at most."""
    found.failures = min(found.failures + 1, 30)
    if found.failures > FREE_TRIES:
        found.locked_until = at + timedelta(minutes=min(2 ** (found.failures - FREE_TRIES - 1), 60))
    found.save(using=LOGIN)

"""Passkeys (WebAuthn level 2) as the second factor: the browser signs a challenge with a key that never leaves its device.

Source: W3C Web Authentication, 7.1 and 7.2, as the library `webauthn` carries them out.
"""

import json
from typing import Any
from uuid import UUID

import webauthn
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

from baken.ground.organisations.models import Account, Passkey
from baken.ground.organisations.services.sessions import LOGIN


def has_passkey(*, account_id: UUID) -> bool:
    """Has this account a passkey?"""
    return Passkey.objects.using(LOGIN).filter(account_id=account_id).exists()


def registration_options(*, account_id: UUID, site: str) -> tuple[str, bytes]:
    """What the browser needs to make a passkey for `site` (a host name), as JSON, and the challenge to keep."""
    account = Account.objects.using(LOGIN).get(pk=account_id)
    options = webauthn.generate_registration_options(
        rp_id=site, rp_name="Baken", user_id=account_id.bytes, user_name=account.email, user_display_name=account.name
    )
    return webauthn.options_to_json(options), options.challenge


def register(*, account_id: UUID, answer: dict[str, Any], challenge: bytes, site: str, origin: str) -> None:
    """Keep the passkey the browser made.

    Raises:
        webauthn.helpers.exceptions.InvalidRegistrationResponse: the answer does not fit the challenge, site or origin.
    """
    verified = webauthn.verify_registration_response(
        credential=json.dumps(answer), expected_challenge=challenge, expected_rp_id=site, expected_origin=origin
    )
    Passkey.objects.using(LOGIN).create(
        account_id=account_id,
        credential_id=verified.credential_id,
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
    )


def authentication_options(*, account_id: UUID, site: str) -> tuple[str, bytes]:
    """What the browser needs to sign in with one of this account's passkeys, as JSON, and the challenge to keep."""
    known = [bytes(key.credential_id) for key in Passkey.objects.using(LOGIN).filter(account_id=account_id)]
    options = webauthn.generate_authentication_options(
        rp_id=site,
        allow_credentials=[PublicKeyCredentialDescriptor(id=credential) for credential in known],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return webauthn.options_to_json(options), options.challenge


def authenticate(*, account_id: UUID, answer: dict[str, Any], challenge: bytes, site: str, origin: str) -> bool:
    """Did one of this account's passkeys sign the challenge? A counter that runs back is refused (a copied key).

    Raises:
        webauthn.helpers.exceptions.InvalidAuthenticationResponse: the answer does not fit.
    """
    wanted = base64url_to_bytes(str(answer.get("rawId", "")))
    keys = Passkey.objects.using(LOGIN).filter(account_id=account_id)
    key = next((found for found in keys if bytes(found.credential_id) == wanted), None)
    if key is None:
        return False
    verified = webauthn.verify_authentication_response(
        credential=json.dumps(answer),
        expected_challenge=challenge,
        expected_rp_id=site,
        expected_origin=origin,
        credential_public_key=bytes(key.public_key),
        credential_current_sign_count=key.sign_count,
    )
    key.sign_count = verified.new_sign_count
    key.save(using=LOGIN, update_fields=["sign_count"])
    return True

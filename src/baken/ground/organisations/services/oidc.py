"""Sign-in by the municipality's own identity provider (OIDC NLGov 1.0.1): code flow, PKCE S256, `private_key_jwt`, state, nonce.

The provider's answers are checked: issuer, audience, nonce, signature, expiry. The person must already have an account
here with the same e-mail address; the provider tells who somebody is, never what they may.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from baken.ground.organisations.models import Account
from baken.ground.organisations.services.sessions import LOGIN

ALGORITHMS = ["PS256", "RS256", "ES256"]
SECONDS = 10


class ProviderAway(Exception):
    """The identity provider gives no answer, or not the one it should; the message is one Dutch sentence."""


@dataclass(frozen=True)
class Provider:
    """The settings of one provider: its addresses and our key."""

    issuer: str
    client_id: str
    private_key: str
    authorize_url: str
    token_url: str
    jwks_url: str
    redirect_url: str


class Web(Protocol):
    """The two calls that go out; `requests`' session fits."""

    def get(self, url: str, *, timeout: int) -> Any: ...


def begin(provider: Provider) -> tuple[str, dict[str, str]]:
    """The address to send the browser to, and what to keep (signed, in a cookie) until it comes back."""
    kept = {"state": secrets.token_urlsafe(24), "nonce": secrets.token_urlsafe(24), "verifier": generate_token(64)}
    session = _session(provider)
    address, _ = session.create_authorization_url(
        provider.authorize_url, state=kept["state"], nonce=kept["nonce"], code_verifier=kept["verifier"]
    )
    return str(address), kept


def finish(provider: Provider, *, code: str, state: str, kept: dict[str, str], web: Web, at: datetime) -> UUID | None:
    """Whose account came back from the provider, or None when nobody here has that address.

    Raises:
        ProviderAway: state, signature, issuer, audience, nonce or expiry does not fit, or there is no answer.
    """
    if not secrets.compare_digest(state, kept.get("state", "")):
        raise ProviderAway("Het aanmelden hoort niet bij deze browser. Begin opnieuw.")
    try:
        tokens = _session(provider).fetch_token(
            provider.token_url, code=code, code_verifier=kept["verifier"], timeout=SECONDS
        )
        keys = KeySet.import_key_set(web.get(provider.jwks_url, timeout=SECONDS).json())
        claims = jwt.decode(tokens["id_token"], keys, algorithms=ALGORITHMS).claims
    except (JoseError, KeyError, ValueError, OSError) as error:
        raise ProviderAway("Het aanmeldpunt van de gemeente gaf geen geldig antwoord. Probeer het opnieuw.") from error
    _check(claims, provider, kept, at)
    email = str(claims.get("email", ""))
    found = Account.objects.using(LOGIN).filter(email__iexact=email, active=True).first() if email else None
    return None if found is None else found.pk


def _check(claims: dict[str, Any], provider: Provider, kept: dict[str, str], at: datetime) -> None:
    audience = claims.get("aud")
    fits = (
        claims.get("iss") == provider.issuer
        and provider.client_id in ([audience] if isinstance(audience, str) else audience or [])
        and secrets.compare_digest(str(claims.get("nonce", "")), kept.get("nonce", ""))
        and float(claims.get("exp", 0)) > at.timestamp()
        and claims.get("email_verified", True) is not False
    )
    if not fits:
        raise ProviderAway("Het antwoord van het aanmeldpunt klopt niet. Begin opnieuw.")


def _session(provider: Provider) -> Any:
    session = OAuth2Session(
        client_id=provider.client_id,
        client_secret=provider.private_key,
        token_endpoint_auth_method=PrivateKeyJWT(provider.token_url, alg="PS256"),
        redirect_uri=provider.redirect_url,
        scope="openid email",
        code_challenge_method="S256",
    )
    return session

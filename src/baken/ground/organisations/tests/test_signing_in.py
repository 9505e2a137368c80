"""Who you are: password, time code, passkey, the municipality's own provider; and stepping in for another role."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pyotp
import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from joserfc import jwt
from joserfc.jwk import RSAKey

from baken.ground.organisations.services import oidc
from baken.ground.organisations.services.breaking_glass import break_glass
from baken.ground.organisations.services.credentials import (
    Locked,
    WeakPassword,
    check_first_factor,
    check_time_code,
    set_password,
)
from baken.ground.organisations.vocabulary import Role
from baken.testing.people import person, signed_in

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WORDS = "vier losse gewone woorden"

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def somebody() -> tuple[UUID, str]:
    """An account with a password and a time-code secret: its id and the secret."""
    account = person("weigher").account_id
    address = set_password(account_id=account, password=WORDS)
    return account, pyotp.parse_uri(address).secret


def email_of(account: UUID, owner_sql: Any) -> str:
    return str(owner_sql("SELECT email FROM organisations_account WHERE id = %s", [account])[0][0])


def test_the_right_password_is_somebody_and_the_wrong_one_is_nobody(somebody: Any, owner_sql: Any) -> None:
    email = email_of(somebody[0], owner_sql)
    assert check_first_factor(email=email, password=WORDS, at=NOW) == somebody[0]
    assert check_first_factor(email=email, password="iets anders dan dat", at=NOW) is None
    assert check_first_factor(email="niemand@verzonnen.example", password=WORDS, at=NOW) is None


def test_guessing_slows_down_and_the_pause_ends(somebody: Any, owner_sql: Any) -> None:
    email = email_of(somebody[0], owner_sql)
    for _ in range(6):
        assert check_first_factor(email=email, password="geraden woord hier", at=NOW) is None
    assert isinstance(check_first_factor(email=email, password=WORDS, at=NOW), Locked)
    assert check_first_factor(email=email, password=WORDS, at=NOW + timedelta(minutes=2)) == somebody[0]


def test_a_time_code_works_once(somebody: Any) -> None:
    account, secret = somebody
    code = pyotp.TOTP(secret).at(NOW)
    assert check_time_code(account_id=account, code=code, at=NOW)
    assert not check_time_code(account_id=account, code=code, at=NOW)


def test_a_clock_that_was_set_back_does_not_bring_a_used_code_back(somebody: Any) -> None:
    account, secret = somebody
    assert check_time_code(account_id=account, code=pyotp.TOTP(secret).at(NOW), at=NOW)
    earlier = NOW - timedelta(minutes=5)
    assert not check_time_code(account_id=account, code=pyotp.TOTP(secret).at(earlier), at=earlier)


def test_a_short_password_is_refused_with_a_sentence() -> None:
    with pytest.raises(WeakPassword, match="12 tot 200 tekens"):
        set_password(account_id=person("weigher").account_id, password="te kort")


def test_a_lawyer_steps_in_for_the_safety_adviser_and_privacy_hears_of_it(owner_sql: Any) -> None:
    lawyer = person("lawyer")
    with transaction.atomic():
        made = break_glass(
            token=lawyer.token,
            membership_id=lawyer.membership_id,
            role=Role.SAFETY_ADVISER,
            reason="Niemand bereikbaar.",
        )
    [(role, hours)] = owner_sql(
        "SELECT role, extract(epoch FROM valid_until - valid_from) / 3600 FROM organisations_membership WHERE id = %s",
        [made],
    )
    assert (role, round(hours)) == ("safety_adviser", 4)
    [(told,)] = owner_sql("SELECT what FROM privacy_notice WHERE about_membership = %s", [made])
    assert "Niemand bereikbaar." in told


@pytest.mark.parametrize(
    ("role", "into"), [("weigher", Role.MAYOR), ("partner", Role.WEIGHER), ("councillor", Role.WEIGHER)]
)
def test_other_roles_cannot_be_taken_over(role: str, into: Role) -> None:
    who = person(role)
    with pytest.raises(DatabaseError), transaction.atomic():
        break_glass(token=who.token, membership_id=who.membership_id, role=into, reason="Ik wil het weten.")


def test_noodtoegang_needs_a_reason() -> None:
    lawyer = person("lawyer")
    with pytest.raises(DatabaseError), transaction.atomic():
        break_glass(token=lawyer.token, membership_id=lawyer.membership_id, role=Role.SAFETY_ADVISER, reason="  ")


class RecordedWeb:
    """The provider's published keys, as it would answer."""

    def __init__(self, keys: dict[str, Any]) -> None:
        self.keys = keys

    def get(self, url: str, *, timeout: int) -> Any:
        keys = self.keys

        class Answer:
            def json(self) -> dict[str, Any]:
                return keys

        return Answer()


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> tuple[oidc.Provider, RSAKey, dict[str, Any]]:
    """A provider whose token answer the test sets: the settings, its key, and the claims it will sign."""
    theirs = RSAKey.generate_key(2048, parameters={"kid": "1"})
    ours = RSAKey.generate_key(2048)
    settings = oidc.Provider(
        issuer="https://idp.example",
        client_id="baken",
        private_key=ours.as_pem(private=True).decode(),
        authorize_url="https://idp.example/authorize",
        token_url="https://idp.example/token",
        jwks_url="https://idp.example/keys",
        redirect_url="https://baken.example/aanmelden/gemeente/terug",
    )
    claims: dict[str, Any] = {"iss": settings.issuer, "aud": "baken", "exp": NOW.timestamp() + 300}

    class Session:
        def __init__(self, **_: Any) -> None: ...

        def fetch_token(self, *_: Any, **__: Any) -> dict[str, str]:
            return {"id_token": jwt.encode({"alg": "PS256", "kid": "1"}, claims, theirs, algorithms=["PS256"])}

    real = oidc._session

    def session(given: oidc.Provider) -> Any:
        made = real(given)
        made.fetch_token = Session().fetch_token
        return made

    monkeypatch.setattr(oidc, "_session", session)
    return settings, theirs, claims


def test_the_way_to_the_provider_carries_pkce_state_and_nonce(provider: Any) -> None:
    address, kept = oidc.begin(provider[0])
    for part in ("code_challenge_method=S256", "code_challenge=", f"state={kept['state']}", f"nonce={kept['nonce']}"):
        assert part in address
    assert kept["verifier"] not in address


def test_who_comes_back_with_a_known_address_is_signed_in(provider: Any, owner_sql: Any) -> None:
    settings, key, claims = provider
    account = person("lawyer").account_id
    _, kept = oidc.begin(settings)
    claims.update(nonce=kept["nonce"], email=email_of(account, owner_sql))
    web = RecordedWeb({"keys": [key.as_dict(private=False)]})
    found = oidc.finish(settings, code="x", state=kept["state"], kept=kept, web=web, at=NOW)
    assert found == account


@pytest.mark.parametrize(
    "change",
    [
        {"iss": "https://other.example"},
        {"aud": "other"},
        {"nonce": "other"},
        {"exp": NOW.timestamp() - 1},
        {"email_verified": False},
    ],
)
def test_an_answer_that_does_not_fit_is_refused(provider: Any, change: dict[str, Any]) -> None:
    settings, key, claims = provider
    _, kept = oidc.begin(settings)
    claims.update({"nonce": kept["nonce"], "email": "a@verzonnen.example"} | change)
    web = RecordedWeb({"keys": [key.as_dict(private=False)]})
    with pytest.raises(oidc.ProviderAway):
        oidc.finish(settings, code="x", state=kept["state"], kept=kept, web=web, at=NOW)


def test_a_strange_signature_or_state_is_refused(provider: Any) -> None:
    settings, _, claims = provider
    _, kept = oidc.begin(settings)
    claims.update(nonce=kept["nonce"], email="a@verzonnen.example")
    stranger = RecordedWeb({"keys": [RSAKey.generate_key(2048, parameters={"kid": "1"}).as_dict(private=False)]})
    with pytest.raises(oidc.ProviderAway):
        oidc.finish(settings, code="x", state=kept["state"], kept=kept, web=stranger, at=NOW)
    with pytest.raises(oidc.ProviderAway):
        oidc.finish(settings, code="x", state="other", kept=kept, web=stranger, at=NOW)


def test_two_factors_in_the_browser(client: Client, somebody: Any, owner_sql: Any) -> None:
    account, secret = somebody
    email = email_of(account, owner_sql)
    first = client.post("/aanmelden", {"email": email, "password": WORDS})
    assert first.headers["Location"] == "/aanmelden/tweede"
    assert client.get("/").status_code == 302
    second = client.post("/aanmelden/tweede", {"code": pyotp.TOTP(secret).now()})
    assert second.status_code == 302
    assert client.get("/").status_code == 200


def test_the_administrator_gives_a_role_and_ends_it(client: Client, owner_sql: Any) -> None:
    other = person("weigher")
    signed_in(client, "administrator")
    assert (
        client.post("/rollen", {"give": "1", "colleague": other.membership_id, "role": "inspector"}).status_code == 302
    )
    [(made,)] = owner_sql(
        "SELECT id FROM organisations_membership WHERE account_id = %s AND role = 'inspector'", [other.account_id]
    )
    assert client.post("/rollen", {"end": made}).status_code == 302
    [(ended,)] = owner_sql("SELECT valid_until IS NOT NULL FROM organisations_membership WHERE id = %s", [made])
    assert ended


def test_a_weigher_gives_no_roles(client: Client) -> None:
    signed_in(client, "weigher")
    assert client.get("/rollen").status_code == 403

"""Be somebody in a test: a member of staff in a role, in a municipality, under the real database roles.

    def test_the_weigher_sees_the_inbox(database, client):
        signed_in(client, "weigher")                                     # GM1509 unless you say otherwise
        assert client.get("/signalen").status_code == 200

    def test_a_signal_is_opened(database):
        with acting_as("weigher", activity=Activity.WEIGH_SIGNALS) as actor:
            services.open_from_phone(by=actor, at=NOON, …)               # one transaction, inside the gate

Both need the fixture `database` (or `module_database`). The same role and municipality is the same person all through a
test; `who="second"` is a colleague in the same role (four eyes, two at once). `organisation=` seats a partner.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import transaction
from django.test import Client

from baken.ground.organisations.services import open_session
from baken.ground.organisations.vocabulary import OrganisationKind, Role, SignInMethod
from baken.ground.privacy.services import Visit, acting
from baken.ground.privacy.vocabulary import Activity
from baken.house.config.embedded import Cluster
from baken.house.config.home import home
from baken.house.config.roles import OWNER
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.identifiers import uuid7

MUNICIPALITIES = {
    "GM1509": "Oude IJsselstreek",
    "GM1876": "Bronckhorst",
    "GM0222": "Doetinchem",
    "GM1955": "Montferland",
}
HOME_TOWN, NEIGHBOUR = "GM1509", "GM1876"


@dataclass(frozen=True)
class Person:
    """Somebody of the cast in one membership, with an open session."""

    account_id: UUID
    membership_id: UUID
    organisation_id: UUID
    name: str
    role: str
    municipality: str
    token: str

    @property
    def visit(self) -> Visit:
        return Visit(self.token, self.membership_id, "test")


_cast: dict[tuple[str, str, str, str, UUID | None], Person] = {}


def person(role: str, municipality: str = HOME_TOWN, *, who: str = "first", organisation: UUID | None = None) -> Person:
    """This member of staff; enrolled and signed in the first time the test asks."""
    database = os.environ["BAKEN_DATABASE"]
    key = (database, str(Role(role).value), municipality, who, organisation)
    if key not in _cast:
        _cast[key] = _enrol(*key)
    return _cast[key]


def signed_in(
    client: Client, role: str, municipality: str = HOME_TOWN, *, who: str = "first", organisation: UUID | None = None
) -> Person:
    """Give this client the session of `person(…)`; returns the person."""
    found = person(role, municipality, who=who, organisation=organisation)
    client.cookies[settings.SESSION_COOKIE] = f"{found.token}.{found.membership_id}"
    return found


def sign_in_again(who: Person) -> None:
    """Open a new session for somebody whose session ended."""
    for key, known in _cast.items():
        if known == who:
            token = open_session(account_id=who.account_id, method=SignInMethod.TOTP, at=datetime.now(UTC))
            _cast[key] = replace(who, token=token)


@contextmanager
def acting_as(
    role: str,
    municipality: str = HOME_TOWN,
    activity: Activity = Activity.WORK,
    *,
    who: str = "first",
    organisation: UUID | None = None,
) -> Iterator[Actor]:
    """One transaction in which `person(…)` acts for `activity`; yields the actor as the database resolved it.

    Raises:
        NotAllowed: the matrix does not give this role this activity.
    """
    found = person(role, municipality, who=who, organisation=organisation)
    with transaction.atomic(), acting(found.visit, activity) as actor:
        yield actor


def organisation(name: str, kind: str = OrganisationKind.OTHER) -> UUID:
    """An organisation of this name; made when it is not there yet."""
    with _as_owner() as sql:
        found = sql.execute("SELECT id FROM organisations_organisation WHERE name = %s", [name]).fetchone()
        made = found[0] if found else uuid7()
        if not found:
            sql.execute(
                "INSERT INTO organisations_organisation (id, name, kind) VALUES (%s, %s, %s)", [made, name, kind]
            )
    return UUID(str(made))


def settle(municipality: str) -> None:
    """The municipality stands in the database; again is harmless."""
    with _as_owner() as sql:
        sql.execute(
            "INSERT INTO organisations_municipality (code, name, theme) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [municipality, MUNICIPALITIES.get(municipality, municipality), municipality.lower()],
        )


def _as_owner() -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(Cluster(home()).dsn(OWNER, os.environ["BAKEN_DATABASE"]), autocommit=True)


def _enrol(database: str, role: str, municipality: str, who: str, seat: UUID | None) -> Person:
    settle(municipality)
    if seat is None and role == Role.PARTNER:
        seat = organisation(f"Partner {who} in {MUNICIPALITIES.get(municipality, municipality)}")
    elif seat is None:
        seat = organisation(f"Gemeente {MUNICIPALITIES.get(municipality, municipality)}", OrganisationKind.MUNICIPALITY)
    account, membership, now = uuid7(), uuid7(), datetime.now(UTC)
    name = f"{Role(role).label.capitalize()} {who} van {MUNICIPALITIES.get(municipality, municipality)}"
    with _as_owner() as sql:
        sql.execute(
            "INSERT INTO organisations_account (id, name, email, active) VALUES (%s, %s, %s, true)",
            [account, name, f"{account}@test.example"],
        )
        sql.execute(
            "INSERT INTO organisations_membership"
            " (id, account_id, organisation_id, municipality, role, name, valid_from, break_glass_reason)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, '')",
            [membership, account, seat, municipality, role, name, now - timedelta(days=1)],
        )
    token = open_session(account_id=account, method=SignInMethod.TOTP, at=now)
    return Person(account, membership, seat, name, role, municipality, token)

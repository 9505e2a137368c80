"""The demo's cast: fictional people at real desks. Run by the owner; refuses to touch an installation in real use."""

import tomllib
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

from django.db import connection, transaction

from baken.ground.organisations.services import enrol, settle_municipality, settle_organisation
from baken.ground.organisations.vocabulary import OrganisationKind, Role
from baken.journey.intake.services.keys import make_desk_keys

HOME_TOWN = "GM1509"
SINCE = datetime(2023, 1, 1, tzinfo=UTC)


class NotADemo(Exception):
    """This installation holds real work; the demo does not mix with it."""


@transaction.atomic
def load_people() -> None:
    """Load the four municipalities, the partners and the cast, and mark the database as a demo; again is harmless.

    Raises:
        NotADemo: the database holds municipalities and is not marked as a demo.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT value FROM gate.setting WHERE key = 'demo'), EXISTS (SELECT FROM organisations_municipality)"
        )
        marked, in_use = cursor.fetchone()
        if in_use and marked != "yes":
            raise NotADemo("Dit is geen demo: hier staan echte gegevens. Kies een andere map met BAKEN_HOME.")
        cursor.execute("INSERT INTO gate.setting VALUES ('demo', 'yes'), ('clock', 'given') ON CONFLICT DO NOTHING")
    cast = read_cast()
    for code, name in cast["municipalities"].items():
        settle_municipality(code=code, name=name)
    for partner in cast["partners"]:
        settle_organisation(name=partner["name"], kind=OrganisationKind(partner["kind"]))
    for person in cast["people"]:
        _enrol(person, cast)
    make_desk_keys(cast["municipalities"])


def read_cast() -> dict[str, Any]:
    """`people.toml` as data: `municipalities`, `partners`, `people`."""
    return tomllib.loads(files("baken.house.upkeep.demo").joinpath("people.toml").read_text(encoding="utf-8"))


def _enrol(person: dict[str, Any], cast: dict[str, Any]) -> None:
    kinds = {partner["name"]: OrganisationKind(partner["kind"]) for partner in cast["partners"]}
    email = f"{person['name'].lower().replace(' ', '.')}@verzonnen.example"
    for code in person.get("in", [HOME_TOWN]):
        employer = person.get("organisation", f"Gemeente {cast['municipalities'][code]}")
        organisation = settle_organisation(name=employer, kind=kinds.get(employer, OrganisationKind.MUNICIPALITY))
        enrol(
            name=person["name"],
            email=email,
            role=Role(person["role"]),
            municipality=code,
            organisation_id=organisation,
            at=SINCE,
        )

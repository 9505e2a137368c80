"""Make municipalities, organisations, people and memberships: run by the owner at set-up."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.ground.organisations.models import Account, Membership, Municipality, Organisation
from baken.ground.organisations.vocabulary import OrganisationKind, Role


@transaction.atomic
def settle_municipality(*, code: str, name: str) -> None:
    """Add a municipality, with the organisation of its own name and its theme; again is harmless."""
    Municipality.objects.update_or_create(code=code, defaults={"name": name, "theme": code.lower()})
    settle_organisation(name=f"Gemeente {name}", kind=OrganisationKind.MUNICIPALITY)


def settle_organisation(*, name: str, kind: OrganisationKind) -> UUID:
    """The organisation of this name and kind; made when it is not there yet."""
    found, _ = Organisation.objects.get_or_create(name=name, kind=kind)
    return found.pk


@transaction.atomic
def enrol(*, name: str, email: str, role: Role, municipality: str, organisation_id: UUID, at: datetime) -> UUID:
    """Give a person a membership; the account is made when it is not there yet. Returns the membership id."""
    account, _ = Account.objects.get_or_create(email=email, defaults={"name": name})
    membership, _ = Membership.objects.get_or_create(
        account=account,
        organisation_id=organisation_id,
        municipality_id=municipality,
        role=role,
        defaults={"name": name, "valid_from": at},
    )
    return membership.pk

"""Give and end roles within one municipality; the row policies let only the administrator do this."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.ground.organisations.models import Membership
from baken.ground.organisations.vocabulary import Role
from baken.instruments.kit.actors import Actor


@transaction.atomic
def give_role(*, like: UUID, role: Role, by: Actor, at: datetime) -> UUID:
    """Give the person of membership `like` another role at the same organisation; returns the new membership."""
    known = Membership.objects.get(pk=like, municipality=by.municipality)
    made = Membership(
        account_id=known.account_id,
        organisation_id=known.organisation_id,
        municipality_id=by.municipality,
        role=role,
        name=known.name,
        valid_from=at,
    )
    made.save(force_insert=True)
    return made.pk


@transaction.atomic
def end_membership(*, membership_id: UUID, by: Actor, at: datetime) -> None:
    """End a role now; what was done in it stays on that name."""
    known = Membership.objects.get(pk=membership_id, municipality=by.municipality)
    known.valid_until = at
    known.save(update_fields=["valid_until"])

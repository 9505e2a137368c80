"""Questions about who works here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Now

from baken.ground.organisations.models import Membership, Municipality, Organisation
from baken.instruments.kit.actors import Actor


@dataclass(frozen=True)
class MunicipalityCard:
    """A municipality as pages show it."""

    code: str
    name: str
    theme: str


@dataclass(frozen=True)
class ColleagueCard:
    """A colleague in one role, within the viewer's municipality."""

    membership_id: UUID
    name: str
    role: str
    role_label: str
    organisation_id: UUID


@dataclass(frozen=True)
class OrganisationCard:
    """The municipality itself or a partner; `kind` decides which law it stands on."""

    organisation_id: UUID
    name: str
    kind: str
    kind_label: str


@cache
def municipality_card(code: str) -> MunicipalityCard:
    """The municipality of this code."""
    found = Municipality.objects.get(code=code)
    return MunicipalityCard(found.code, found.name, found.theme)


def municipalities() -> list[MunicipalityCard]:
    """Every municipality of this installation, by name."""
    return [MunicipalityCard(found.code, found.name, found.theme) for found in Municipality.objects.order_by("name")]


def colleagues(viewer: Actor, *, roles: Iterable[str] = ()) -> list[ColleagueCard]:
    """The memberships of the viewer's municipality, optionally of some roles, by name."""
    rows = Membership.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=Now()), municipality=viewer.municipality
    ).order_by("name")
    wanted = tuple(roles)
    return [_card(row) for row in (rows.filter(role__in=wanted) if wanted else rows)]


def memberships_on(viewer: Actor, day: date) -> list[ColleagueCard]:
    """The memberships of the viewer's municipality that held on that day, by name."""
    rows = Membership.objects.filter(municipality=viewer.municipality, valid_from__date__lte=day)
    held = rows.filter(valid_until__isnull=True) | rows.filter(valid_until__date__gte=day)
    return [_card(row) for row in held.order_by("name")]


def names_of(viewer: Actor, memberships: Iterable[UUID]) -> Mapping[UUID, str]:
    """Names beside membership ids, for "who did this"; unknown ids are left out."""
    rows = Membership.objects.filter(municipality=viewer.municipality, pk__in=set(memberships))
    return {row.pk: row.name for row in rows}


def organisation_of(viewer: Actor) -> UUID:
    """The organisation for which the viewer sits at the table."""
    return Membership.objects.get(pk=viewer.membership_id).organisation_id


def organisation_names() -> Mapping[UUID, str]:
    """The name of every organisation."""
    return {row.pk: row.name for row in Organisation.objects.all()}


def organisations() -> list[OrganisationCard]:
    """Every organisation at the table, by name."""
    rows = Organisation.objects.order_by("name")
    return [OrganisationCard(row.pk, row.name, row.kind, row.get_kind_display()) for row in rows]


def organisation_card(organisation_id: UUID) -> OrganisationCard:
    """One organisation; raises `Organisation.DoesNotExist`."""
    row = Organisation.objects.get(pk=organisation_id)
    return OrganisationCard(row.pk, row.name, row.kind, row.get_kind_display())


def _card(row: Membership) -> ColleagueCard:
    return ColleagueCard(row.pk, row.name, row.role, row.get_role_display(), row.organisation_id)

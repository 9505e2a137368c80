"""The list of phenomena as it is valid on a day; a municipality's own entry goes before the common one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from baken.ground.phenomena.models import Phenomenon
from baken.ground.phenomena.vocabulary import COUNTED_UNDER, PhenomenonGroup
from baken.instruments.kit.actors import Actor


@dataclass(frozen=True)
class PhenomenonCard:
    """One phenomenon in one version. `own` says that this municipality added it."""

    id: UUID
    code: str
    group: PhenomenonGroup
    label: str
    look_for: str
    valid_from: date
    valid_until: date | None
    own: bool


def phenomena_on(viewer: Actor, day: date) -> Mapping[str, PhenomenonCard]:
    """By code, the phenomena valid on this day for the viewer's municipality; by family and label."""
    rows = _visible(viewer).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day)
    newest_own_last = sorted(rows, key=lambda row: (bool(row.municipality), row.valid_from))
    chosen = {row.code: _card(row) for row in newest_own_last}
    order = list(PhenomenonGroup)
    cards = sorted(chosen.values(), key=lambda card: (order.index(card.group), card.code == "OVERIG", card.label))
    return {card.code: card for card in cards}


def phenomenon_list(viewer: Actor) -> list[PhenomenonCard]:
    """Every version this municipality can see, for the page that keeps the list."""
    return [_card(row) for row in _visible(viewer).order_by("group", "label", "valid_from")]


def grouped(phenomena: Mapping[str, PhenomenonCard]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices per family: `(family, [(code, label), …])`."""
    families: dict[str, list[tuple[str, str]]] = {}
    for card in phenomena.values():
        families.setdefault(str(card.group.label).capitalize(), []).append((card.code, card.label))
    return list(families.items())


def counted_under(viewer: Actor, code: str, day: date) -> list[PhenomenonCard]:
    """The phenomena that the police figures count under this code, as far as they are valid on this day."""
    known = phenomena_on(viewer, day)
    return [known[each] for each in COUNTED_UNDER.get(code, ()) if each in known]


def _visible(viewer: Actor):  # type: ignore[no-untyped-def]  # Django's own queryset type
    return Phenomenon.objects.filter(municipality__in=["", viewer.municipality])


def _card(row: Phenomenon) -> PhenomenonCard:
    group = PhenomenonGroup(row.group)
    return PhenomenonCard(
        row.pk, row.code, group, row.label, row.look_for, row.valid_from, row.valid_until, bool(row.municipality)
    )

"""Take in the college's list of permits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from baken.ground.subjects.models import Permit, PermitKey
from baken.ground.subjects.services.keys import matching_keys
from baken.ground.subjects.vocabulary import PERMIT_COLUMNS, KeyKind
from baken.instruments.kit.actors import Actor
from baken.instruments.linking.identifiers import birth_date
from baken.instruments.linking.names import person_spelling
from baken.instruments.linking.refusals import NotReadable
from baken.instruments.tables.vocabulary import Organ


@dataclass(frozen=True)
class PermitImport:
    """What became of a list of permits: how many are new, how many stood there already, and why the list was refused."""

    new: int = 0
    known: int = 0
    refused: tuple[str, ...] = ()


@transaction.atomic
def import_permits(*, rows: Iterable[Mapping[str, str]], by: Actor, at: datetime) -> PermitImport:
    """Take the college's list of permits (columns: `PERMIT_COLUMNS`), all or nothing; what stands there already stays.

    Of holder and place only keyed hashes are compared; the name of the holder is for the owner of the list.
    A permit goes a year after it ended (Selectielijst gemeenten 2020, 11.1).
    """
    read, wrong, numbers = [], [], set()
    for line, row in enumerate(rows, 2):
        try:
            permit, keys = _permit(row, by)
        except (NotReadable, ValueError) as problem:
            wrong.append(f"Regel {line}: {problem}")
            continue
        if permit.number in numbers:
            wrong.append(f"Regel {line}: nummer {permit.number} staat twee keer in de lijst.")
        numbers.add(permit.number)
        read.append((permit, keys))
    if wrong:
        return PermitImport(refused=tuple(wrong))
    there = {row.number for row in Permit.objects.filter(municipality=by.municipality).only("number")}
    fresh = [(permit, keys) for permit, keys in read if permit.number not in there]
    for permit, keys in fresh:
        permit.save()
        for key in keys:
            key.save()
    return PermitImport(new=len(fresh), known=len(read) - len(fresh))


def _permit(row: Mapping[str, str], by: Actor) -> tuple[Permit, list[PermitKey]]:
    said = {name: (row.get(name) or "").strip() for name in PERMIT_COLUMNS}
    if not said["nummer"] or not said["soort"]:
        raise ValueError("vul nummer en soort in.")
    ends = date.fromisoformat(birth_date(said["einddatum"])) if said["einddatum"] else None
    keep = date(ends.year + 1, ends.month, min(ends.day, 28)) if ends else None
    common = {"municipality": by.municipality, "organ": Organ.COLLEGE, "keep_until": keep}
    permit = Permit(number=said["nummer"], kind=said["soort"], holder=said["houder"], ends_on=ends, **common)
    values = {KeyKind.KVK: said["kvk"]}
    if said["postcode"] or said["huisnummer"]:
        values[KeyKind.ADDRESS] = f"{said['postcode']} {said['huisnummer']} {said['toevoeging']}"
    if said["achternaam"] and said["geboortedatum"]:
        values[KeyKind.PERSON] = person_spelling(
            said["voornaam"], said["achternaam"], birth_date(said["geboortedatum"])
        )
    return permit, [
        PermitKey(
            permit=permit,
            kind=kind,
            digest=digest,
            **common,
        )
        for kind, value in values.items()
        if value
        for digest in matching_keys(kind=kind, value=value, municipality=by.municipality)
    ]

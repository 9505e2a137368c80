"""Takes a code list or a file with outlines: everything or nothing, with the reason per refused area."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from baken.ground.places.models import Area, Delivery
from baken.ground.places.rules.areas import AreaFacts, Sorted, Unfit, sort_code_list, sort_features
from baken.ground.places.vocabulary import DeliveryKind

_VINTAGE = re.compile(r"^(19|20)[0-9]{2}(-[0-9]{2})?$")
_BATCH = 1000


class NotReadable(Exception):
    """The file as a whole cannot be taken; the message is a Dutch sentence that says what to do."""


@dataclass(frozen=True)
class AreaImport:
    """What an import did. `status`: imported, already, checked (dry run) or refused (nothing changed)."""

    status: str
    vintage: str
    kind: str
    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: list[Unfit] = field(default_factory=list)
    refused: list[Unfit] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


def import_areas(
    file: Path, *, vintage: str, at: datetime, dry_run: bool = False, using: str = "default"
) -> AreaImport:
    """Take the areas of `file` as those of `vintage` (a year such as 2024).

    A code list brings names and levels; a file with outlines adds those, and names where there were none.

    Raises:
        NotReadable: no such file, not a GeoJSON FeatureCollection or CBS code list, or a vintage that is no year.
    """
    if not _VINTAGE.match(vintage):
        raise NotReadable("Een jaargang is een jaar, zoals 2024.")
    content = _content(file)
    kind, sorted_out = _sort(file, content)
    if sorted_out.refused:
        return AreaImport("refused", vintage, kind, skipped=sorted_out.skipped, refused=sorted_out.refused)
    if not sorted_out.areas:
        raise NotReadable(f"{file.name} bevat geen gebieden. Er is niets geladen.")
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic(using=using):
        if Delivery.objects.using(using).filter(kind=kind, vintage=vintage, digest=digest).exists():
            return AreaImport("already", vintage, kind, same=len(sorted_out.areas), skipped=sorted_out.skipped)
        new, changed, same = _compare(sorted_out.areas, vintage, kind, using)
        outcome = AreaImport("checked", vintage, kind, len(new), len(changed), same, sorted_out.skipped)
        if dry_run:
            return outcome
        Area.objects.using(using).bulk_create(new, batch_size=_BATCH)
        fields = ["name", "population", "outline", "west", "south", "east", "north"]
        Area.objects.using(using).bulk_update(changed, fields, batch_size=_BATCH)
        Delivery(
            kind=kind, vintage=vintage, file_name=file.name[:200], digest=digest, areas=len(sorted_out.areas), at=at
        ).save(using=using)
    return replace(outcome, status="imported")


def _compare(
    facts: list[AreaFacts], vintage: str, kind: DeliveryKind, using: str
) -> tuple[list[Area], list[Area], int]:
    """Which areas are new, which change, and how many stay as they were."""
    known = {area.code: area for area in Area.objects.using(using).filter(vintage=vintage)}
    new, changed = [], []
    for each in facts:
        area = known.get(each.code)
        if area is None:
            new.append(
                _filled(
                    Area(code=each.code, vintage=vintage, level=each.level, municipality=each.municipality), each, kind
                )
            )
        elif _differs(area, each, kind):
            changed.append(_filled(area, each, kind))
    return new, changed, len(facts) - len(new) - len(changed)


def _differs(area: Area, facts: AreaFacts, kind: DeliveryKind) -> bool:
    if kind == DeliveryKind.CODE_LIST:
        return area.name != facts.name
    return area.outline != facts.outline or facts.population not in (None, area.population)


def _filled(area: Area, facts: AreaFacts, kind: DeliveryKind) -> Area:
    """The code list decides on names; outlines and inhabitants come with the map."""
    if kind == DeliveryKind.CODE_LIST or not area.name:
        area.name = facts.name
    if kind == DeliveryKind.OUTLINES:
        area.outline = facts.outline
        area.population = area.population if facts.population is None else facts.population
        area.west, area.south, area.east, area.north = facts.box or (None,) * 4
    return area


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise NotReadable(f"Het bestand {file} is niet te lezen.") from problem


def _sort(file: Path, content: bytes) -> tuple[DeliveryKind, Sorted]:
    text = _text(file, content)
    if text.lstrip().startswith(("{", "[")):
        return DeliveryKind.OUTLINES, sort_features(_features(file, text))
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if text.partition("\n")[0].count(";") else ",")
    if not {"Key", "Title"} <= set(rows.fieldnames or ()):
        raise NotReadable(f"{file.name} is geen GeoJSON en geen codelijst van het CBS (met de kolommen Key en Title).")
    return DeliveryKind.CODE_LIST, sort_code_list(rows)


def _text(file: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise NotReadable(
            f"{file.name} is geen tekst in UTF-8. Sla het bestand zo op en probeer het opnieuw."
        ) from problem


def _features(file: Path, text: str) -> list[Mapping[str, Any]]:
    try:
        held = json.loads(text)
    except ValueError as problem:
        raise NotReadable(f"{file.name} is leeg, of geen goede GeoJSON. Haal het bestand opnieuw op.") from problem
    features = held.get("features") if isinstance(held, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise NotReadable(f"{file.name} is geen GeoJSON FeatureCollection.")
    system = json.dumps(held.get("crs") or "")
    if re.search(r"28992|RD", system):
        raise NotReadable(
            f"{file.name} staat in het stelsel van de Rijksdriehoeksmeting. Download het in WGS 84 (EPSG:4326)."
        )
    return features

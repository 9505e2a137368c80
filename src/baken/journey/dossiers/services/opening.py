"""A dossier begins, with a purpose, a ground and an owner."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.ground.organisations.vocabulary import Organ
from baken.ground.places.services import Address
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused
from baken.journey.dossiers.models import ContextNote, Dossier
from baken.journey.dossiers.rules import Opening, may_open
from baken.journey.dossiers.services.binding import bind_signal, remember_key
from baken.journey.dossiers.vocabulary import DossierKind, DossierRefusal, Effort


@transaction.atomic
def open_dossier(
    *,
    kind: DossierKind,
    title: str,
    purpose: str,
    ground: str,
    by: Actor,
    at: datetime,
    context: str = "",
    area: str = "",
    place: str = "",
    address: Address | None = None,
    kvk: str = "",
    bag: str = "",
    organ: Organ = Organ.MAYOR,
) -> UUID:
    """Open a dossier; who opens it is its owner. Returns its id.

    `area` is a buurtcode, `place` a few words, `address` comes from `places.services.address`. `kvk` and `bag` (the number
    of an address in the BAG) are kept as keyed hashes only.

    Raises:
        Refused: no title, purpose or ground (`DossierRefusal`).
    """
    insist(may_open(Opening(title, purpose, ground)))
    parts = asdict(address) if address else {}
    dossier = Dossier(
        municipality=by.municipality, organ=organ, kind=kind, title=title.strip(), purpose=purpose.strip(),
        ground=ground.strip(), context=context.strip(), owner=by.membership_id, area=area, place=place.strip(),
        opened_at=at, **parts,
    )  # fmt: skip
    dossier.save()
    if dossier.context:
        ContextNote(
            municipality=by.municipality, organ=organ, dossier=dossier, text=dossier.context, effort=Effort.STEADY,
            by=by.membership_id, at=at,
        ).save()  # fmt: skip
    for key, value in {KeyKind.ADDRESS: str(address) if address else "", KeyKind.BAG: bag, KeyKind.KVK: kvk}.items():
        if value:
            remember_key(dossier, key, value)
    return dossier.pk


@transaction.atomic
def open_from_signals(
    *,
    signal_ids: Iterable[UUID],
    kind: DossierKind,
    title: str,
    purpose: str,
    ground: str,
    by: Actor,
    at: datetime,
    context: str = "",
    area: str = "",
    place: str = "",
    address: Address | None = None,
    kvk: str = "",
    bag: str = "",
    organ: Organ = Organ.MAYOR,
    urgently: bool = False,
) -> UUID:
    """Open a dossier and pull these signals in, each under its privacy check 1. Returns the dossier's id.

    Raises:
        Refused: no signals, a signal without check 1 (unless `urgently`), or as for `open_dossier`.
    """
    chosen = list(dict.fromkeys(signal_ids))
    insist(ALLOWED if chosen else refused(DossierRefusal.NO_SIGNALS))
    dossier_id = open_dossier(
        kind=kind, title=title, purpose=purpose, ground=ground, by=by, at=at, context=context,
        area=area, place=place, address=address, kvk=kvk, bag=bag, organ=organ,
    )  # fmt: skip
    for signal_id in chosen:
        bind_signal(dossier_id=dossier_id, signal_id=signal_id, by=by, at=at, urgently=urgently)
    return dossier_id

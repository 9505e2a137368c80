"""Registers outside the municipality's own tables: is what was typed known there? Each is off until it is set up."""

import re
from dataclasses import dataclass

from django.conf import settings

from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.connectors import bag, brp, kvk
from baken.instruments.linking.identifiers import Kind, birth_date, spelling
from baken.instruments.linking.names import given, own_name, person_spelling
from baken.journey.signals.vocabulary import SOURCES, ResearchSource

AWAY = (bag.BagAway, brp.BrpAway, kvk.KvkAway)
_ADDRESS = re.compile(r"([0-9]{4}[A-Z]{2})([0-9]{1,5})(.*)")


@dataclass(frozen=True)
class Typed:
    """What the weigher typed to ask with; it is not kept."""

    address: str = ""
    bag: str = ""
    kvk: str = ""
    given: str = ""
    surname: str = ""
    born: str = ""

    def kind(self, source: ResearchSource) -> KeyKind:
        """By which kind of key this source is asked: an address by its BAG number when that was typed."""
        return KeyKind.BAG if source is ResearchSource.BAG and self.bag else SOURCES[source].kinds[0]

    def written(self, source: ResearchSource) -> str:
        """As it was typed, to make the key of; a person in the spelling that a key is made of."""
        return {KeyKind.KVK: self.kvk, KeyKind.ADDRESS: self.address, KeyKind.BAG: self.bag}.get(
            self.kind(source)
        ) or self.spelled(source)

    def spelled(self, source: ResearchSource) -> str:
        """In the one spelling of the kind by which this source is asked.

        Raises:
            NotReadable: it is not such an identifier.
        """
        if source is ResearchSource.BRP:
            return person_spelling(self.given, self.surname, birth_date(self.born))
        if source is ResearchSource.KVK:
            return spelling(Kind.KVK, self.kvk)
        return spelling(Kind.BAG, self.bag) if self.bag else spelling(Kind.ADDRESS, self.address)


@dataclass(frozen=True)
class Known:
    """Known there or not; and which BAG numbers that register gives to which address, in the spelling of each kind."""

    known: bool
    same_address: tuple[tuple[str, str], ...] = ()


def is_on(source: ResearchSource) -> bool:
    """Did this installation set up the connection?"""
    return {
        ResearchSource.KVK: bool(settings.KVK["key"]),
        ResearchSource.BAG: bool(settings.BAG["key"]),
        ResearchSource.BRP: bool(settings.BRP["url"]),
    }.get(source, False)


def look_up(source: ResearchSource, typed: Typed) -> Known:
    """Is it known there? Of an address the register also says its number, so that both ways of writing it meet.

    Raises:
        KvkAway, BagAway, BrpAway: no answer that can be read.
    """
    if source is ResearchSource.KVK:
        try:
            kvk.company(typed.spelled(source), **settings.KVK)
        except kvk.NoSuchNumber:
            return Known(False)
        return Known(True)
    if source is ResearchSource.BAG:
        found = _registered(typed.spelled(source), typed)
        return Known(bool(found), tuple((one.line, bag_id) for one in found for bag_id in one.ids))
    there = brp.person_exists(
        initial=given(typed.given).initials[:1], surname=own_name(typed.surname), born=birth_date(typed.born),
        **settings.BRP,
    )  # fmt: skip
    return Known(there)


def _registered(spelled: str, typed: Typed) -> list[bag.Registered]:
    if typed.bag:
        return bag.addresses_of(spelled, **settings.BAG)
    parts = _ADDRESS.fullmatch(spelled)
    if parts is None:
        return []
    one = bag.address_at(postcode=parts[1], number=int(parts[2]), tail=parts[3], **settings.BAG)
    return [one] if one else []

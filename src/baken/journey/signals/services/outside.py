"""Registers outside the municipality's own tables: is what was typed known there? Each is off until it is set up."""

import re
from dataclasses import dataclass

from django.conf import settings

from baken.instruments.connectors import bag, brp, kvk
from baken.instruments.linking.identifiers import Kind, birth_date, spelling
from baken.instruments.linking.names import given, own_name, person_spelling
from baken.journey.signals.vocabulary import ResearchSource

AWAY = (bag.BagAway, brp.BrpAway, kvk.KvkAway)
_ADDRESS = re.compile(r"([0-9]{4}[A-Z]{2})([0-9]{1,5})(.*)")


@dataclass(frozen=True)
class Typed:
    """What the weigher typed to ask with; it is not kept."""

    address: str = ""
    kvk: str = ""
    given: str = ""
    surname: str = ""
    born: str = ""

    def spelled(self, source: ResearchSource) -> str:
        """In the one spelling of the kind by which this source is asked.

        Raises:
            NotReadable: it is not such an identifier.
        """
        if source is ResearchSource.BRP:
            return person_spelling(self.given, self.surname, birth_date(self.born))
        return spelling(Kind.KVK, self.kvk) if source is ResearchSource.KVK else spelling(Kind.ADDRESS, self.address)


def is_on(source: ResearchSource) -> bool:
    """Did this installation set up the connection?"""
    return {
        ResearchSource.KVK: bool(settings.KVK["key"]),
        ResearchSource.BAG: bool(settings.BAG["key"]),
        ResearchSource.BRP: bool(settings.BRP["url"]),
    }.get(source, False)


def look_up(source: ResearchSource, typed: Typed) -> bool:
    """Is it known there?

    Raises:
        KvkAway, BagAway, BrpAway: no answer that can be read.
    """
    if source is ResearchSource.KVK:
        try:
            kvk.company(typed.spelled(source), **settings.KVK)
        except kvk.NoSuchNumber:
            return False
        return True
    if source is ResearchSource.BAG:
        found = _ADDRESS.fullmatch(typed.spelled(source))
        return found is not None and bag.address_exists(
            postcode=found[1], number=int(found[2]), tail=found[3], **settings.BAG
        )
    return brp.person_exists(
        initial=given(typed.given).initials[:1], surname=own_name(typed.surname), born=birth_date(typed.born),
        **settings.BRP,
    )  # fmt: skip

"""An address as a value: postcode, house number, letter and addition, as the BAG writes them.

Rooms keep it inside their own records. Two spellings of one address give equal values: ``"7071ab", "12", "a"`` and
``"7071 AB", 12, "A"``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from baken.ground.places.vocabulary import AddressRefusal
from baken.instruments.kit.verdicts import Verdict, insist, refused

# Letters SA, SD and SS are not given out (Besluit postcodes; BAG, attribuut postcode).
_POSTCODE = re.compile(r"^([1-9][0-9]{3}) ?(?!SA|SD|SS)([A-Z]{2})$")
_NUMBER = re.compile(r"^[1-9][0-9]{0,4}$")
_LETTER = re.compile(r"^[A-Z]?$")
_ADDITION = re.compile(r"^[A-Z0-9]{0,4}$")
# A number designation: 4 digits of the municipality, object type 20, ten digits (Catalogus BAG 2018, identificatie).
_BAG_ID = re.compile(r"^[0-9]{4}20[0-9]{10}$")


@dataclass(frozen=True)
class Address:
    """An address in one spelling; `bag_id` is the identification of the number designation, where known."""

    postcode: str
    number: int
    letter: str = ""
    addition: str = ""
    bag_id: str = ""

    def __str__(self) -> str:
        tail = f"-{self.addition}" if self.addition else ""
        return f"{self.postcode[:4]} {self.postcode[4:]} {self.number}{self.letter}{tail}"


def address(postcode: str, number: str | int, letter: str = "", addition: str = "", bag_id: str = "") -> Address:
    """The address of these parts, in one spelling.

    Raises:
        Refused: with the first part that is wrong (`AddressRefusal`).
    """
    code, house, mark, extra, bag = (_tidy(part) for part in (postcode, number, letter, addition, bag_id))
    found = _POSTCODE.match(code)
    insist(_unless(found is not None, AddressRefusal.POSTCODE))
    insist(_unless(_NUMBER.match(house) is not None, AddressRefusal.NUMBER))
    insist(_unless(_LETTER.match(mark) is not None, AddressRefusal.LETTER))
    insist(_unless(_ADDITION.match(extra) is not None, AddressRefusal.ADDITION))
    insist(_unless(not bag or _BAG_ID.match(bag) is not None, AddressRefusal.BAG_ID))
    return Address("".join(found.groups()) if found else "", int(house), mark, extra, bag)


def _tidy(part: str | int) -> str:
    return str(part).strip().upper()


def _unless(holds: bool, refusal: AddressRefusal) -> Verdict:
    return Verdict() if holds else refused(refusal)

"""One spelling per identifier, so that two registers that write the same thing differently give the same key.

Each function takes what a person typed and gives the one spelling, or raises `NotReadable` with a sentence. A key is made
of that spelling by `digests.digest`; the clear text need not be kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum

import phonenumbers
from stdnum import iban as iban_number
from stdnum.exceptions import ValidationError

from baken.instruments.linking.refusals import NotReadable


class Kind(StrEnum):
    """What is compared exactly, as a keyed hash."""

    ADDRESS = "address"
    BAG = "bag"
    KVK = "kvk"
    PLATE = "plate"
    PHONE = "phone"
    EMAIL = "email"
    IBAN = "iban"
    PERSON = "person"


# Letters SA, SD and SS are not given out (Besluit postcodes).
_POSTCODE = re.compile(r"\b([1-9][0-9]{3})\s?(?!SA|SD|SS)([A-Z]{2})\b")
_HOUSE = re.compile(r"(?<![0-9A-Z])([1-9][0-9]{0,4})(?![0-9])\s*(.*)$")
_ADDITION_WORDS = {
    "HS": "HS", "HUIS": "HS", "BEGANE GROND": "HS", "BG": "HS", "BIS": "BIS",
    "1E": "1", "2E": "2", "3E": "3", "II": "2", "III": "3", "IV": "4", "1HOOG": "1", "2HOOG": "2", "3HOOG": "3",
    "EEN HOOG": "1", "TWEE HOOG": "2", "DRIE HOOG": "3", "1 HOOG": "1", "2 HOOG": "2", "3 HOOG": "3",
}  # fmt: skip
_HOUSE_NUMBER_FOLLOWS = re.compile(r"\b(HUISNUMMER|HUISNR|NUMMER|NR|NO)\b\.?")
_NOISE = re.compile(r"\b(TOEVOEGING|TOEV|APPARTEMENT|APP|UNIT)\b\.?")

# The fourteen sidecodes (RDW, "Uitleg over de cijfers en letters op een kentekenplaat"); L is a letter, C a digit.
_SIDECODES = (
    "LLCCCC", "CCCCLL", "CCLLCC", "LLCCLL", "LLLLCC", "CCLLLL", "CCLLLC",
    "CLLLCC", "LLCCCL", "LCCCLL", "LLLCCL", "LCCLLL", "CLLCCC", "CCCLLC",
)  # fmt: skip
_GMAIL = ("gmail.com", "googlemail.com")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def address(typed: str) -> str:
    """Postcode, house number and addition without the marks between them: ``7071AB12A2``.

    Understands one line ("Dorpsstraat 12-a II, 7071 ab Ulft") and the parts in a row ("7071AB 12 a"). A letter and an
    addition are the same here: "12-A" is written both ways.
    """
    text = _NOISE.sub(" ", _HOUSE_NUMBER_FOLLOWS.sub("#", typed.upper().replace("\xa0", " ")))
    found = list(_POSTCODE.finditer(text))
    if len(found) != 1:
        raise NotReadable("Schrijf het adres met de postcode en het huisnummer, zoals 7071 AB 12.")
    code = found[0].group(1) + found[0].group(2)
    after = text[found[0].end() :].strip(" ,#").split(",")[0]
    if house := _HOUSE.match(after):
        return code + house.group(1) + _addition(_only_addition(house.group(2)))
    number, tail = _last_of_street(text[: found[0].start()].strip(" ,"))
    return code + number + _addition(tail)


def _last_of_street(street: str) -> tuple[str, str]:
    """House number and addition behind a street name, which may hold a number too: "2e Kruisweg 8 b", "Plein 1944 7"."""
    if "#" in street:
        street = street.rsplit("#", 1)[1].strip()
    for start in re.finditer(r"(?<![0-9A-Z])[1-9][0-9]{0,4}(?![0-9])", street):
        house = _HOUSE.match(street[start.start() :])
        if house is None or len(_addition(house.group(2))) > 5:
            continue
        if int(house.group(1)) >= 1000 and re.match(r"\s*[1-9]", house.group(2)):
            continue  # a year in the name of the street
        return house.group(1), house.group(2)
    raise NotReadable("Schrijf het huisnummer bij de postcode, zoals 7071 AB 12.")


def _only_addition(tail: str) -> str:
    """After "7071AB 12" comes an addition, and then perhaps a town that is not part of it."""
    kept: list[str] = []
    for word in tail.split():
        if not re.fullmatch(
            r"[-/]?([A-Z]{1,2}|[A-Z]?[A-Z0-9]*[0-9][A-Z0-9]*|III|BIS|HUIS|HOOG|EEN|TWEE|DRIE)([-/][A-Z0-9]{1,4})?|-[A-Z0-9]{1,4}",
            word,
        ):
            break
        kept.append(word)
    joined = " ".join(kept)
    return joined if len(_addition(joined)) <= 5 else ""


def _addition(tail: str) -> str:
    tail = re.sub(r"[-/.]+", " ", tail).strip()
    if tail in _ADDITION_WORDS:
        return _ADDITION_WORDS[tail]
    return "".join(_ADDITION_WORDS.get(word, word) for word in tail.split())


def bag(typed: str) -> str:
    """The identification of an address in the BAG, or of the premises, pitch or berth it names: sixteen digits.

    Object type 20 is a number designation (*nummeraanduiding*), 01, 02 and 03 are what it names (Catalogus BAG 2018).
    """
    digits = re.sub(r"[\s.-]", "", typed)
    if not re.fullmatch(r"[0-9]{4}(20|0[123])[0-9]{10}", digits):
        raise NotReadable("Een BAG-nummer van een adres is zestien cijfers, met 20 of 01 op plek vijf en zes.")
    return digits


def kvk(typed: str) -> str:
    """Eight digits (Handelsregisterwet 2007, 9). A branch number after it, or leading zeros left out, is mended."""
    digits = re.sub(r"\D", "", typed)
    if len(digits) == 20:  # KvK number and branch number in one
        digits = digits[:8]
    if not 7 <= len(digits) <= 8 or not digits.strip("0"):
        raise NotReadable("Een KvK-nummer is acht cijfers.")
    return digits.zfill(8)


def plate(typed: str) -> str:
    """A Dutch licence plate, of any of the fourteen sidecodes, without the dashes: ``G001BB`` for G-001-BB."""
    mark = re.sub(r"[^A-Z0-9]", "", typed.upper())
    shape = "".join("C" if character.isdigit() else "L" for character in mark)
    if shape not in _SIDECODES:
        raise NotReadable("Dit is geen Nederlands kenteken. Schrijf het zoals op de plaat, bijvoorbeeld G-001-BB.")
    return mark


def phone(typed: str) -> str:
    """A telephone number in the international spelling E.164; without a country it is Dutch."""
    try:
        number = phonenumbers.parse(typed, "NL")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise NotReadable("Dit is geen telefoonnummer. Schrijf het met het netnummer, zoals 0314 12 34 56.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email(typed: str) -> str:
    """An e-mail address in small letters, without the part behind a plus; at Gmail also without dots (they are one box)."""
    mark = re.sub(r"^mailto:", "", typed.strip().lower())
    if not _EMAIL.fullmatch(mark):
        raise NotReadable("Dit is geen e-mailadres. Het heeft een @ en een punt, zoals naam@voorbeeld.nl.")
    box, place = mark.rsplit("@", 1)
    box = box.split("+", 1)[0] or box
    if place in _GMAIL:
        box, place = box.replace(".", ""), _GMAIL[0]
    try:
        return f"{box}@{place.encode('idna').decode()}"
    except UnicodeError:
        return f"{box}@{place}"


def iban(typed: str) -> str:
    """An account number with its check digits right (ISO 13616)."""
    try:
        return str(iban_number.validate(typed))
    except ValidationError:
        raise NotReadable("Dit rekeningnummer klopt niet. Kijk het na; een Nederlands nummer begint met NL.") from None


def birth_date(typed: str) -> str:
    """A date of birth as ``YYYY-MM-DD``; what is unknown is 00, as the BRP writes it (``1980-00-00``).

    Takes 19800131, 31-1-1980, 1980-01-31, 31/01/1980.
    """
    parts = re.split(r"[-/. ]+", typed.strip())
    if len(parts) == 1 and re.fullmatch(r"[0-9]{8}", parts[0]):
        year, month, day = parts[0][:4], parts[0][4:6], parts[0][6:]
    elif len(parts) == 3 and all(part.isdigit() for part in parts):
        year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    else:
        raise NotReadable("Schrijf de geboortedatum als dag-maand-jaar, zoals 31-01-1980.")
    y, m, d = int(year), int(month), int(day)
    try:
        date(y, m or 1, d or 1)
    except ValueError:
        raise NotReadable("Deze geboortedatum bestaat niet. Schrijf dag-maand-jaar, zoals 31-01-1980.") from None
    if len(year) != 4:
        raise NotReadable("Schrijf het geboortejaar met vier cijfers, zoals 1980.")
    return f"{y:04}-{m:02}-{d:02}"


_SPELL: dict[Kind, Callable[[str], str]] = {
    Kind.ADDRESS: address, Kind.BAG: bag, Kind.KVK: kvk, Kind.PLATE: plate, Kind.PHONE: phone, Kind.EMAIL: email, Kind.IBAN: iban,
}  # fmt: skip


def spelling(kind: Kind, typed: str) -> str:
    """The one spelling of an identifier of this kind; a person takes name and date, see `names.person_spelling`.

    Raises:
        NotReadable: it is not one; the sentence says what to do.
    """
    return _SPELL[kind](typed)

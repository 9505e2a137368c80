"""Words in which nobody can be found: no address, no number, no way to reach somebody (architecture 1, the wall).

A net, not a proof: a name alone is not caught, so the page asks the writer too.
"""

import re
import unicodedata

from baken.ground.phenomena.vocabulary import Refusal
from baken.instruments.kit.verdicts import ALLOWED, Verdict, refused

_STREETS = "straat|weg|laan|plein|dijk|kade|pad|hof|steeg|singel|gracht|dreef|park|erf|plantsoen|allee|markt"
_FOUND = re.compile(
    r"\b[1-9]\d{3}(?: ?[A-Z]{2}|(?!kg|km|kw|cm|mm)[a-z]{2})\b"  # a postcode
    rf"|\b\w*(?i:{_STREETS})(?i:,? (?:nr\.?|nummer))? ?\d+"  # a street with a number
    r"|@|\bwww\.|https?:"  # e-mail, a website
    r"|\bNL\d{2} ?[A-Z]{4}"  # a bank account
    r"|\b\d{8,9}\b|\b\d{3}[. ]\d{3}[. ]\d{3}\b"  # a BSN or KvK number
    r"|(?:\+31|\b0\d)[\d\s()-]{8,}"  # a telephone number
    r"|\b[A-Z0-9]{1,3}-[A-Z0-9]{2,3}-[A-Z0-9]{1,2}\b"  # a licence plate
    r"|\b(?:dhr|mevr|mw|meneer|mevrouw|de heer)\.? [A-Z]",  # somebody by name
)

_UNSEEN = {"Cf"}
"""Signs nobody sees, such as a space of no width: they hide nothing from the net."""


def sound_words(text: str) -> Verdict:
    """May these words stand here?

    >>> bool(sound_words("Leegstaande schuren langs de A18")), bool(sound_words("Dorpsstraat 12"))
    (True, False)
    """
    if text[:1] in "=+-@" and text:
        return refused(Refusal.LOOKS_LIKE_A_FORMULA)  # a spreadsheet would run it
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) not in _UNSEEN)
    return refused(Refusal.NAMES_SOMEBODY) if _FOUND.search(" ".join(seen.split())) else ALLOWED

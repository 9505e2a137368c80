"""Names as they are written in the Netherlands: particles, ij and y, initials, a partner's name, other scripts.

A name is folded to small letters a to z. The surname's particles (van de, 't, el) are set apart, and a double surname
("Jansen-de Vries": own name and partner's name in either order, BW 1:9) counts as both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from anyascii import anyascii

# Particles of the BRP (Landelijke tabel 36, voorvoegsels), reduced to their words, with the usual abbreviations.
PARTICLES = frozenset(
    "van von de der den des het t s te ten ter tot in op aan bij onder over uit voor v vd vdr vden d la le les los du dos das di"
    " da del della el al ul ibn bin ben ait ould abu abd af zu zum zur mac mc o".split()
) - {"mac", "mc", "o", "ben"}


@dataclass(frozen=True)
class Surname:
    """`whole` with particles and in the order written; `parts` are the names in it without particles."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Given:
    """First names; `initials` also when only those were written."""

    names: tuple[str, ...]
    initials: str

    @property
    def first(self) -> str:
        """The first name in full, or nothing when only initials were written."""
        return self.names[0] if self.names else ""


def folded(text: str) -> str:
    """Small letters a to z, spaces and hyphens; ij is y, every script in Latin letters."""
    plain = anyascii(text).lower().replace("ij", "y")
    return re.sub(r"\s+", " ", re.sub(r"[^a-z -]", " ", plain)).strip(" -")


def surname(text: str) -> Surname:
    """Read a surname, also "Berg, van den" and "Jansen-de Vries" and "Jansen e/v de Vries"."""
    if "," in text:
        core, particles = text.split(",", 1)
        text = f"{particles} {core}" if all(word in PARTICLES for word in folded(particles).split()) else text
    text = re.sub(r"\b(e/v|geb\.?|geboren|gehuwd met|gesch\.?)\b", "-", text, flags=re.IGNORECASE)
    plain = folded(text.replace("'", " ").replace("’", " "))
    parts = []
    for piece in re.split(r"\s*-\s*", plain):
        words = piece.split()
        core_words = [word for i, word in enumerate(words) if word not in PARTICLES or i == len(words) - 1]
        if core_words:
            parts.append("".join(core_words))
    return Surname("".join(plain.replace("-", " ").split()), tuple(dict.fromkeys(parts)))


def given(text: str) -> Given:
    """Read first names or initials: "Jan Willem", "J.W.", "Th. Maria"."""
    written = anyascii(text).strip()
    if re.fullmatch(r"[A-Z]{2,4}", written) and not re.search(r"[AEIOUY]", written[1:]):
        return Given((), folded(written))
    full, initials = [], ""
    for word in re.split(r"[\s.-]+", written):
        plain = folded(word).replace("-", "")
        if not plain:
            continue
        initials += plain[0]
        if len(plain) > 1 and f"{word}." not in written.split():
            full.append(plain)
    return Given(tuple(full), initials)


_SOUNDS = (
    ("ssch", "s"), ("sch", "sg"), ("ch", "g"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("qu", "kw"), ("x", "ks"), ("c", "k"),
    ("q", "k"), ("z", "s"), ("v", "f"), ("w", "f"), ("d", "t"), ("b", "p"), ("g", "k"), ("h", ""),
)  # fmt: skip


def skeleton(name: str) -> str:
    """How a name sounds, roughly: consonants only, those that are often confused made one. "Visscher" and "Fisser" agree."""
    sound = re.sub(r"sch$", "s", name)
    for heard, written in _SOUNDS:
        sound = sound.replace(heard, written)
    if not sound:
        return name[:1]
    sound = sound[0].translate(_FIRST) + re.sub(r"[aeiouyj]", "", sound[1:])
    return re.sub(r"(.)\1+", r"\1", sound)


_FIRST = str.maketrans("aeiouyj", "aaaaaaa")


def person_spelling(first: str, last: str, born: str) -> str:
    """Who somebody is, exactly: first initial, surname without particles, date of birth (``j|vries|1980-01-31``).

    The own name comes first in a double name in official papers, but not always in others; so its parts are sorted.
    """
    initials, parts = given(first).initials[:1], sorted(surname(last).parts)
    return f"{initials}|{'+'.join(parts)}|{born}"


def also_known_as(spelled: str) -> tuple[str, ...]:
    """A `person_spelling` and, of a double name, each of the two alone: a maiden name, or only the partner's (BW 1:9)."""
    initial, last, born = spelled.split("|")
    parts = last.split("+")
    alone = (f"{initial}|{part}|{born}" for part in parts) if len(parts) == 2 else ()
    return (spelled, *alone)


def own_name(last: str) -> str:
    """A surname as written but without the particles before it, as registers search it: "van den Berg" is "Berg"."""
    words = last.strip().split()
    while len(words) > 1 and folded(words[0]) in PARTICLES:
        words = words[1:]
    return " ".join(words)


def whole_name_spelling(name: str, born: str) -> str:
    """`person_spelling` of a name in one field ("J. de Vries", "Vries, Jan de"): the first word is the given name, the surname
    starts at the first particle, or is the last word.
    """
    if "," in name:
        last, _, rest = name.partition(",")
        words = rest.split()
        return person_spelling(" ".join(words[:1]), f"{' '.join(words[1:])} {last}", born)
    words = name.split()
    start = next((i for i, word in enumerate(words) if i and folded(word) in PARTICLES), len(words) - 1)
    return person_spelling(" ".join(words[:start]), " ".join(words[start:]), born)


def full_name(text: str) -> tuple[str, str]:
    """First names and surname of a name in one line: "Jan van den Berg", "Berg, J. van den", "Vries"."""
    if "," in text:
        last, _, rest = text.partition(",")
        words = rest.split()
        cut = next((i for i, word in enumerate(words) if folded(word) in PARTICLES), len(words))
        return " ".join(words[:cut]), " ".join([*words[cut:], last.strip()])
    words = text.split()
    cut = next((i for i, word in enumerate(words) if i and folded(word) in PARTICLES), len(words) - 1)
    return " ".join(words[:cut]), " ".join(words[cut:])

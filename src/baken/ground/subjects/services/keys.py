"""The keyed hash under which two registers of one municipality may be compared."""

from django.conf import settings

from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.linking.digests import digest
from baken.instruments.linking.identifiers import Kind, spelling
from baken.instruments.linking.names import also_known_as


def matching_key(*, kind: KeyKind, value: str, municipality: str) -> str:
    """The keyed hash under which two registers of one municipality may be compared (64 hexadecimal characters).

    `value` is what a person wrote; it is brought to the one spelling of its kind first, so that "12-A" and "12 a" agree
    (a person comes as `linking.names.person_spelling` writes it). The key belongs to this purpose and municipality only;
    a keyed hash of a person is still personal data (brief, corrections).

    Raises:
        NotReadable: it is not such an identifier.
    """
    spelled = value if kind == KeyKind.PERSON else spelling(Kind(kind.value), value)
    return digest(
        settings.SUBJECT_KEY, purpose="known-or-not", municipality=municipality, kind=kind.value, spelling=spelled
    )


def matching_keys(*, kind: KeyKind, value: str, municipality: str) -> tuple[str, ...]:
    """All keyed hashes to keep of one thing: of a person with a double name also those of either name alone.

    Raises:
        NotReadable: it is not such an identifier.
    """
    values = also_known_as(value) if kind == KeyKind.PERSON else (value,)
    return tuple(matching_key(kind=kind, value=one, municipality=municipality) for one in values)

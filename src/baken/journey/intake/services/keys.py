"""The keys of a municipality's desk: made once, never overwritten; recovered by two of three holders."""

from collections.abc import Iterable

from django.conf import settings

from baken.instruments.vault.keyholders import KeyExists, KeyHolder, create_keys, desk_name, load_keys


def second_name(municipality: str) -> str:
    """The holder of the second seal on a confidential identity: the lawyer's key."""
    return f"second-{municipality}"


def make_desk_keys(municipalities: Iterable[str]) -> list[str]:
    """Make the key pairs that are missing; returns the names that were made. Existing keys stay as they are."""
    made = []
    for municipality in municipalities:
        for name in (desk_name(municipality), second_name(municipality)):
            try:
                create_keys(settings.KEYS, name)
                made.append(name)
            except KeyExists:
                continue
    return made


def desk_keys(municipality: str) -> KeyHolder:
    """The desk's key, to unseal with. Raises KeyMissing."""
    return load_keys(settings.KEYS, desk_name(municipality))


def second_keys(municipality: str) -> KeyHolder:
    """The second key of a confidential identity. Raises KeyMissing."""
    return load_keys(settings.KEYS, second_name(municipality))

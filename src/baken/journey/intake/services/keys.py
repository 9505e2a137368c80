"""The keys of a municipality's desk: made once, never overwritten; recovered by two of three holders."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping

from django.conf import settings
from nacl.public import PublicKey

from baken.instruments.vault.keyholders import (
    KeyExists,
    KeyHolder,
    create_keys,
    desk_name,
    load_keys,
    load_public,
    store_keys,
)
from baken.instruments.vault.recovery import RecoveryCopy, recover, recovery_copies
from baken.instruments.vault.sealing import CannotOpen, Unwraps


def second_name(municipality: str) -> str:
    """The holder of the second seal on a confidential identity: the lawyer's key."""
    return f"second-{municipality}"


def sandbox_name(municipality: str) -> str:
    """The holder of the short-lived wrap with which the worker may look at a file once."""
    return f"sandbox-{municipality}"


def sandbox_keys(municipality: str) -> KeyHolder:
    """The key of the cleaning worker. Raises KeyMissing."""
    return load_keys(settings.KEYS, sandbox_name(municipality))


def make_desk_keys(municipalities: Iterable[str]) -> list[str]:
    """Make the key pairs that are missing; returns the names that were made. Existing keys stay as they are."""
    made = []
    for municipality in municipalities:
        for name in (desk_name(municipality), second_name(municipality), sandbox_name(municipality)):
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


def recovery_paper(municipality: str, holders: Mapping[str, PublicKey]) -> str:
    """What is kept in the safe: a municipality's keys, sealed to every two of three holders, as JSON.

    Raises:
        ValueError: not exactly three holders.
        KeyMissing: there is no key to recover yet.
    """
    names = (desk_name(municipality), second_name(municipality))
    return json.dumps(
        {
            name: [
                {"outer": copy.outer, "inner": copy.inner, "wrapped": b64encode(copy.wrapped).decode()}
                for copy in recovery_copies(load_keys(settings.KEYS, name).private, holders)
            ]
            for name in names
        },
        indent=1,
    )


def recover_keys(paper: str, present: Mapping[str, Unwraps]) -> list[str]:
    """Put the keys of a recovery paper back that are missing here; returns their names.

    Raises:
        CannotOpen: fewer than two of the three holders, a wrong key, or a paper of other keys than were in use here.
        ValueError: this is no recovery paper.
    """
    back = []
    try:
        listed = {
            str(name): tuple(RecoveryCopy(one["outer"], one["inner"], b64decode(one["wrapped"])) for one in copies)
            for name, copies in json.loads(paper).items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("This is no recovery paper.") from error
    found = {name: recover(copies, present) for name, copies in listed.items()}
    for name, private in found.items():
        public = settings.KEYS / f"{name}.pub"
        if public.exists() and bytes(load_public(settings.KEYS, name)) != bytes(private.public_key):
            raise CannotOpen("This paper is of another key than the one in use here.")
    for name, private in found.items():
        try:
            store_keys(settings.KEYS, name, private)
            back.append(name)
        except KeyExists:
            continue
    return back

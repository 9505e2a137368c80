"""The home folder: everything an installation keeps on disk, and its random secrets."""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Stop(Exception):
    """Something on this machine is in the way; the message is one Dutch sentence that says what to do."""


def home() -> Path:
    """`BAKEN_HOME`, or `.baken` below the checkout, or (installed without a checkout) below the current folder."""
    if chosen := os.environ.get("BAKEN_HOME"):
        return Path(chosen).expanduser().absolute()
    checkout = Path(__file__).resolve().parents[4]
    base = checkout if (checkout / "pyproject.toml").exists() else Path.cwd()
    return base / ".baken"


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Let one process at a time work on a thing in this folder; the lock goes when the process does."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f".{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def secret(name: str, folder: Path | None = None) -> str:
    """The random secret of this name (256 bits, URL-safe text); made at first use, kept in `secrets.json` (0600)."""
    folder = folder or home()
    file = folder / "secrets.json"
    known = _read(file)
    if name in known:
        return known[name]
    with locked(folder, "secrets"):
        known = _read(file)
        if name not in known:
            known[name] = secrets.token_urlsafe(32)
            _write(file, known)
    return known[name]


def _read(file: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(file.read_text())
    except FileNotFoundError:
        return {}
    return found


def _write(file: Path, known: dict[str, str]) -> None:
    """Replace the file whole, so that a crash leaves the old or the new one and never half."""
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        json.dump(known, handle, indent=1)
        handle.flush()
        os.fsync(handle.fileno())
    fresh.replace(file)

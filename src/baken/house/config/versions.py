"""Which code wrote the data, and whether this code may touch it."""

import hashlib
from importlib.metadata import version
from pathlib import Path

import baken
from baken.house.config.home import Stop

PACKAGE = Path(baken.__file__).parent
SHAPES_THE_DATABASE = (
    "**/migrations/*.py", "**/*.sql", "**/models.py", "**/models/*.py", "**/vocabulary.py", "**/vocabulary/*.py",
    "ground/privacy/**/*.py", "instruments/tables/*.py", "house/config/roles.py",
)  # fmt: skip
TOO_NEW = (
    "Deze gegevens zijn van een nieuwere versie van Baken ({found}); gebruik die versie of een oudere reservekopie."
)


class DataTooNew(Stop):
    """The data were written by a newer version; the message is one Dutch sentence that says what to do."""


def fingerprint() -> str:
    """Changes when anything changes that decides what the database looks like (12 hexadecimal digits)."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in SHAPES_THE_DATABASE for path in PACKAGE.glob(pattern)}):
        digest.update(str(path.relative_to(PACKAGE)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def refuse_newer_home(home: Path) -> None:
    """Raise DataTooNew when the home's version file names a version after this one."""
    file = home / "version"
    found = file.read_text().split()[0] if file.exists() else "0"
    if _parts(found) > _parts(version("baken")):
        raise DataTooNew(TOO_NEW.format(found=found))


def refuse_newer_database() -> None:
    """Raise DataTooNew when the database knows migrations that this code does not."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    unknown = [
        key for key in loader.applied_migrations if key not in loader.disk_migrations and key not in loader.replacements
    ]
    if unknown:
        raise DataTooNew(TOO_NEW.format(found=", ".join(f"{room} {name}" for room, name in sorted(unknown))))


def is_migrated(home: Path) -> bool:
    """Whether the last migrate of this home was by exactly this code."""
    file = home / "version"
    return file.exists() and file.read_text().split()[1:] == [fingerprint()]


def mark_migrated(home: Path) -> None:
    (home / "version").write_text(f"{version('baken')} {fingerprint()}\n")


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())

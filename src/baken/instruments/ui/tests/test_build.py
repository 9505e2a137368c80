"""The build gives the files that pages ask for, names no host, and knows when it has nothing to do."""

import json
import re
from pathlib import Path

import pytest

from baken.instruments.ui import build as building

OUTPUTS = (
    "baken.css",
    "htmx.min.js",
    "leaflet.js",
    "leaflet.css",
    "axe.min.js",
    "theme-baken.css",
    "theme-gm1509.css",
    "theme-gm1876.css",
    "theme-gm0222.css",
    "theme-gm1955.css",
)


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    building.build()


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_exists(name: str) -> None:
    assert (building.BUILT / name).stat().st_size > 100


def test_a_second_build_does_nothing() -> None:
    before = (building.BUILT / "baken.css").stat().st_mtime_ns
    assert building.build() is False
    assert (building.BUILT / "baken.css").stat().st_mtime_ns == before


def test_a_changed_source_is_built_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(building, "BUILT", tmp_path / "built")
    assert building.build() is True
    stamp = tmp_path / "built" / "stamp.json"
    stamp.write_text('{"sources": "an older look"}')
    assert building.build() is True
    assert building.build() is False


def test_a_package_without_its_style_sheet_is_named_and_leaves_the_old_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "stylesheets", lambda: ["@utrecht/gone-css"])
    with pytest.raises(building.BuildFailed, match="gone-css"):
        building.build(force=True)
    assert (building.BUILT / "baken.css").is_file()


def test_every_address_in_the_style_sheets_is_a_file_beside_them() -> None:
    for sheet in building.BUILT.glob("*.css"):
        for address in re.findall(r"url\([\"']?([^\"')]+)", sheet.read_text()):
            assert address.startswith(("data:", "#")) or (building.BUILT / address).is_file(), (
                f"{sheet.name}: {address}"
            )


def test_the_system_stands_in_a_layer_below_our_own_rules() -> None:
    css = (building.BUILT / "baken.css").read_text()
    assert css.index("@layer nlds {") < css.index(".nl-button") < css.index(".baken-card")
    assert css.count("{") == css.count("}")


def test_the_lock_names_no_host() -> None:
    lock = (building.ASSETS / "package-lock.json").read_text()
    assert "http" not in lock
    packages = json.loads(lock)["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)

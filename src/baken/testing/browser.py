"""Finds Chromium for the browser tests; `python -m baken.testing.browser` installs it where it may.

In order: the one that `CHROMIUM` names, one on PATH, the one Playwright brought, Debian's package when we are root.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NONE = "Zonder Chromium op deze machine draaien de browsertests niet; installeer het of wijs het aan met CHROMIUM."


def chromium() -> str | None:
    """The path of a browser that can be started, or None."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights_own()


def install() -> str | None:
    """A browser, installed from Debian when there is none and we may; None when that cannot be."""
    found = chromium()
    if found is None and "CHROMIUM" not in os.environ and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "-qq", *arguments], env=quiet, stdout=subprocess.DEVNULL, check=False)
        found = chromium()
    return found


def is_demanded() -> bool:
    """Whether a run without a browser counts as failed: it does where nobody reads the sentence that says so."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__" and install() is None:
    sys.stderr.write(NONE + "\n")
    sys.exit(1 if is_demanded() else 0)

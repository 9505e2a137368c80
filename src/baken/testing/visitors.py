"""A running demo, and people who walk through it with a browser.

    with running_demo(home) as demo:
        wim = Visitor(browser, demo.staff, "Wim Wever")
        wim.go("/meldingen")
        wim.follow("Melding 3").press("Open de melding")

Without JavaScript unless asked: whatever can be done, can be done with forms and links.
"""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Error

START_SECONDS = 600  # 75 on two quiet cores; a full suite beside it takes most of them
PHONE, DESK = (390, 844), (1440, 900)


@dataclass(frozen=True)
class Demo:
    """A demo that is running: its home, the address of the staff site and that of the door."""

    home: Path
    port: int

    @property
    def staff(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def door(self) -> str:
        return f"http://127.0.0.1:{self.port + 1}"

    def python(self, code: str) -> str:
        """Run code as another process of this installation; returns what it printed last."""
        process = [sys.executable, "-c", code]
        done = subprocess.run(process, env=_environment(self.home, self.port), check=True, stdout=subprocess.PIPE)
        return done.stdout.decode().strip().splitlines()[-1]


@contextmanager
def running_demo(home: Path) -> Iterator[Demo]:
    """`baken demo` in this home, from nothing to healthy, and stopped again.

    Raises:
        TimeoutError: it was not healthy after START_SECONDS; the message is what it printed.
        ChildProcessError: it stopped by itself before that; idem.
    """
    demo = Demo(home, _two_free_ports())
    printed = home / "demo.log"
    command = [sys.executable, "-m", "baken.house.config.cli", "demo"]
    with printed.open("wb") as log:
        process = subprocess.Popen(command, env=_environment(home, demo.port), stdout=log, stderr=log)
    try:
        end = time.monotonic() + START_SECONDS
        while not (_healthy(demo.staff) and _healthy(demo.door)):
            if process.poll() is not None:
                raise ChildProcessError(f"stopped with {process.returncode}: {printed.read_text()}")
            if time.monotonic() > end:
                raise TimeoutError(printed.read_text())
            time.sleep(0.5)
        yield demo
    finally:
        process.terminate()
        process.wait(60)


class Visitor:
    """Somebody with a browser of their own: signed in as one of the cast, or at the door."""

    def __init__(self, browser: Any, site: str, name: str = "", size: tuple[int, int] = DESK, **context: Any) -> None:
        options = {"java_script_enabled": False, "locale": "nl-NL"} | context
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.site = site
        if name:
            self.go("/aanmelden")
            self.page.locator(f"button:has(strong:text-is('{name}'))").first.click()

    def go(self, path: str) -> int:
        """Open an address; returns the status of the answer."""
        answer = self.page.goto(self.site + path)
        return int(answer.status) if answer else 0

    def follow(self, words: str) -> "Visitor":
        """Click on the link with these words; in the main menu it may be folded behind "Meer"."""
        link = self.page.get_by_role("link", name=words)
        if not link.count() and (more := self.page.locator(".baken-nav__more > summary")).count():
            more.click()
        link.first.click()
        return self

    def unfold(self, words: str) -> Any:
        """Open the folded part of the page that begins with these words; returns that part."""
        begins = re.compile(rf"^\s*{re.escape(words)}")
        part = self.page.locator("details", has=self.page.locator("summary", has_text=begins)).last
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()
        return part

    def press(self, words: str, within: Any = None) -> "Visitor":
        """Press the button with these words."""
        (within or self.page).get_by_role("button", name=words, exact=True).first.click()
        return self

    def fill(self, values: Mapping[str, str], within: Any = None) -> "Visitor":
        """Fill in fields by their name: text, a choice by value or by a part of its words, or `on` for a tick."""
        place = within or self.page.locator("main")
        for name, value in values.items():
            field = place.locator(f"[name='{name}']")
            kind = field.first.evaluate("e => e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()")
            if kind == "radio" or (kind == "checkbox" and value != "on"):
                place.locator(f"[name='{name}'][value='{value}']").check()
            elif kind == "checkbox":
                field.check()
            elif kind == "select":
                found = field.locator("option").filter(has_text=re.compile(re.escape(value)))
                field.select_option(found.first.get_attribute("value") if found.count() else value)
            else:
                field.fill(value)
        return self

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Keep a screenshot. A browser short of memory sometimes cannot draw one; a picture is worth five tries."""
        for last in (False, False, False, False, True):
            try:
                self.page.screenshot(path=path, full_page=whole)
                return
            except Error:
                if last:
                    raise
                time.sleep(1)

    def says(self) -> str:
        """The words on the page, with white space made one."""
        return " ".join(str(self.page.locator("body").inner_text()).split())

    def links(self, pattern: str) -> set[str]:
        """The addresses on this page that match."""
        found = (link.get_attribute("href") or "" for link in self.page.locator("a[href]").all())
        return {address for address in found if re.search(pattern, address)}

    @property
    def path(self) -> str:
        """Where this person is now."""
        return str(self.page.url).removeprefix(self.site)


def _environment(home: Path, port: int) -> dict[str, str]:
    ours = {"BAKEN_DATABASE", "BAKEN_PROCESS", "BAKEN_TESTING", "DJANGO_ALLOW_ASYNC_UNSAFE", "DATABASE_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"BAKEN_HOME": str(home), "BAKEN_PORT": str(port), "BAKEN_DEMO": "1"}


def _healthy(site: str) -> bool:
    try:
        with urllib.request.urlopen(f"{site}/gezond", timeout=2) as answer:  # noqa: S310  # our own http address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _two_free_ports() -> int:
    for port in range(21_000 + os.getpid() % 20_000, 60_000, 2):
        with socket.socket() as staff, socket.socket() as door:
            try:
                staff.bind(("127.0.0.1", port))
                door.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise OSError("no two free ports")

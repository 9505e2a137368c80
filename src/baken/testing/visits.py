"""Visits every address of the staff site as everybody, and judges what comes back: the leak test.

The addresses come from the URL configuration, the records in them from the converters, the people from the roles, what
they may meet from the matrix and the declarations of the views. A page, room or role that is added is visited too.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pypdf import PdfReader

from baken.ground.privacy.vocabulary import Activity, Role
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.instruments.tables.converters import RecordConverter
from baken.testing.canaries import Planting, hidden_from, id_of
from baken.testing.people import Person, person, sign_in_again, signed_in

NOWHERE = UUID("00000000-0000-4000-8000-000000000000")
ROLES = tuple(role for role in Role if role is not Role.SYSTEM)
_SAMPLES: Mapping[str, str] = {"IntConverter": "2024", "PathConverter": "kqz", "YearConverter": "2024"}
_PASSING = re.compile(
    r'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,2}:\d{2}(?::\d{2})?'
)


@dataclass(frozen=True)
class Address:
    """One pattern of the URL configuration, with what its view declares."""

    route: str
    converters: tuple[tuple[str, Any], ...]
    activities: tuple[Activity, ...]
    is_public: bool
    is_declared: bool

    def with_records_of(self, municipality: str | None, state: str = "") -> str:
        """The path with the planted records of this municipality in it; of nowhere when None."""
        path = self.route
        for name, converter in self.converters:
            if isinstance(converter, RecordConverter):
                value = str(id_of(municipality, converter.model) if municipality else NOWHERE)
            else:
                value = _SAMPLES[type(converter).__name__]
            path = re.sub(rf"<(?:\w+:)?{name}>", value, path)
        return f"/{path}"

    @property
    def tables(self) -> list[Any]:
        """The tables whose records stand in the path."""
        return [converter.model for _, converter in self.converters if isinstance(converter, RecordConverter)]


@dataclass
class Findings:
    """What the visits brought to light, and how many there were."""

    leaks: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    visits: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)

    def leak(self, what: str) -> None:
        if what not in self.leaks:
            self.leaks.append(what)

    def broke(self, what: str) -> None:
        if what not in self.broken:
            self.broken.append(what)


def addresses(urlconf: str | None = None) -> list[Address]:
    """Every address of the staff site, or of another URL configuration."""

    def walk(patterns: list[Any], before: str, converters: dict[str, Any]) -> Iterator[Address]:
        for one in patterns:
            route, known = before + str(one.pattern), converters | one.pattern.converters
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, route, known)
            elif isinstance(one, URLPattern):
                view: Any = one.callback
                activities = getattr(view, "activities", None)
                public = bool(getattr(view, "public", ""))
                declared = activities is not None or public
                yield Address(route, tuple(known.items()), tuple(activities or ()), public, declared)

    return list(walk(get_resolver(urlconf).url_patterns, "", {}))


class Visitor:
    """Walks the addresses as each role of `home`, with its own records, the neighbour's, and none that exist."""

    def __init__(self, planting: Planting, home: str, neighbour: str) -> None:
        self.planting, self.home, self.neighbour = planting, home, neighbour
        self.findings = Findings()
        self.forms: dict[str, dict[str, str]] = {}
        self.client = Client(raise_request_exception=False)
        self.present: Person | None = None

    def read_everything(self, found: list[Address]) -> None:
        """GET each address: as a page and as a htmx fragment, per role and per kind of record, and by outsiders."""
        for address in found:
            self._as_outsider(address, "nobody", None)
            for role in ROLES:
                self.become(role)
                own = self.visit(address, role, "get", self.home)
                if not _lets_in(address, role):
                    if not address.is_public and own.status_code not in {403, 405}:
                        self.findings.leak(f"get {address.route} as {role.value}: let in, against the matrix")
                    continue
                self.visit(address, role, "get", self.home, fragment=True)
                if address.tables:
                    self._compare_with_nothing(address, role, own)
            thief = person(ROLES[0].value, self.home, who="thief")
            borrowed = replace(thief, membership_id=self._somebody_allowed(address))
            self._as_outsider(address, "somebody with a membership that is not theirs", borrowed)

    def answers(self, found: list[Address]) -> dict[tuple[str, str], tuple[int, str]]:
        """What each role is answered where no record stands in the address: lists, counts, searches, start pages."""
        kept = {}
        for address in found:
            if address.activities and not address.tables:
                for role in filter(partial(_lets_in, address), ROLES):
                    self.become(role)
                    kept[address.route, role.value] = answer(self.visit(address, role, "get", self.home))
        return kept

    def write_everything(self, found: list[Address]) -> None:
        """POST each address, empty and with what its form would send; own records and the neighbour's."""
        for address in found:
            filled = self.forms.get(address.route, {"reason": "reden", "text": "tekst", "naam": "naam"})
            for role in ROLES:
                tries: list[tuple[str, dict[str, str]]] = [
                    (self.home, filled),
                    (self.home, {}),
                    (self.neighbour, filled),
                ]
                for town, data in tries if _lets_in(address, role) else tries[:1]:
                    if address.tables or town == self.home:
                        self.become(role)
                        self.visit(address, role, "post", town, data=data)

    def visit(
        self,
        address: Address,
        role: Role,
        method: str,
        town: str | None,
        *,
        data: Mapping[str, str] | None = None,
        fragment: bool = False,
    ) -> HttpResponse:
        """One visit, judged: no word may come back that this role may not meet on this page."""
        path = address.with_records_of(town)
        headers = {"HX-Request": "true"} if fragment else None
        with transaction.atomic():  # a visit leaves nothing behind: the next one finds the records as they were planted
            response: HttpResponse = getattr(self.client, method)(path, data=data or {}, headers=headers)
            transaction.set_rollback(True)
        self._mind_the_session(response)
        self.findings.visits["fragment" if fragment else method] += 1
        text = text_of(response)
        for canary in self.planting.found_in(_PASSING.sub("", text)):  # a random token is nobody's word
            if canary.may_be_seen(role.value, address.activities, self.home):
                self.findings.met[role.value] += 1
            else:
                self.findings.leak(
                    f"{method} {address.route} as {role.value}: {canary.table._meta.label} of {canary.municipality}"
                    f"{' (expired)' if canary.out_of_reach else ''}"
                )
        if response.status_code >= 500:
            error = getattr(response, "exc_info", (None, None))[1]
            self.findings.broke(f"{method} {address.route}: {type(error).__name__} {str(error)[:200]}")
        elif method == "get" and "text/html" in response.get("Content-Type", ""):
            self._remember_forms(text)
        return response

    def _compare_with_nothing(self, address: Address, role: Role, own: HttpResponse) -> None:
        """A record one may not see answers exactly as one that does not exist."""
        nothing = self.visit(address, role, "get", None)
        theirs = self.visit(address, role, "get", self.neighbour)
        if answer(theirs) != answer(nothing):
            self.findings.leak(f"get {address.route} as {role.value}: the neighbour's record is known to exist")
        if any(role in hidden_from(table) for table in address.tables) and answer(own) != answer(nothing):
            self.findings.leak(f"get {address.route} as {role.value}: a record out of reach is known to exist")

    def _as_outsider(self, address: Address, name: str, who: Person | None) -> None:
        """Not signed in, or with the membership of somebody else: only public pages, and no word in them."""
        self.client.cookies.clear()
        self.present = None if who is None else person(ROLES[0].value, self.home, who="thief")
        if who is not None:
            self.client.cookies[settings.SESSION_COOKIE] = f"{who.token}.{who.membership_id}"
        for method in ("get", "post"):
            response: HttpResponse = getattr(self.client, method)(address.with_records_of(self.home))
            self._mind_the_session(response)
            self.findings.visits["outsider"] += 1
            if self.planting.found_in(text_of(response)):
                self.findings.leak(f"{method} {address.route} as {name}: a record")
            if not address.is_public and response.status_code < 300:
                self.findings.leak(f"{method} {address.route} as {name}: answered {response.status_code}")

    def _somebody_allowed(self, address: Address) -> UUID:
        """The membership of somebody in this municipality who may come here."""
        wanted = next((role for role in ROLES for one in address.activities if may_do(role.value, one.value)), ROLES[0])
        return person(wanted.value, self.home, who="second").membership_id

    def become(self, role: Role) -> Person:
        self.client.cookies.clear()
        self.present = signed_in(self.client, role.value, self.home)
        return self.present

    def _mind_the_session(self, response: HttpResponse) -> None:
        """Who was signed out (that is what some addresses are for) signs in again."""
        gone = response.cookies.get(settings.SESSION_COOKIE)
        if gone is not None and not gone.value and self.present is not None:
            sign_in_again(self.present)

    def _remember_forms(self, text: str) -> None:
        reader = _Forms()
        with suppress(AssertionError):  # html.parser gives up on some broken markup
            reader.feed(text)
        for action, fields in reader.found:
            for address in addresses():
                pattern = re.sub(r"<[^>]+>", "[^/]+", address.route)
                if re.fullmatch(f"/{pattern}", action.partition("?")[0]):
                    self.forms.setdefault(address.route, fields)


def _lets_in(address: Address, role: Role) -> bool:
    """Does the matrix let this role come here at all? Those it does not are turned away at the door: tried, but once."""
    return address.is_public or not address.activities or may_do(role.value, address.activities[0].value)


def answer(response: HttpResponse) -> tuple[int, str]:
    """What an answer gives away: its status and its text, without the ids, tokens, keys and times that differ by nature."""
    return response.status_code, _PASSING.sub("…", text_of(response))


def text_of(response: HttpResponse) -> str:
    """Everything a response says: its headers, its text, and the text in a PDF."""
    content = b"".join(response) if response.streaming else response.content
    if response.get("Content-Type", "").startswith("application/pdf"):
        said = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    else:
        said = content.decode("utf-8", "replace")
    headers = "\n".join(f"{name}: {value}" for name, value in response.items() if name not in {"Date", "Server-Timing"})
    return f"{headers}\n{said}"


class _Forms(HTMLParser):
    """The forms on a page, each with what somebody who fills in everything would send."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append((given.get("action", ""), {}))
        elif self.found and tag in {"input", "textarea", "button"} and given.get("name"):
            self.found[-1][1].setdefault(given["name"], _filled(tag, given))
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and self.found and self._select and given.get("value"):
            self.found[-1][1].setdefault(self._select, given["value"])


def _filled(tag: str, given: Mapping[str, str]) -> str:
    if given.get("value"):
        return given["value"]
    by_kind = {"date": "2026-12-01", "number": "1", "time": "10:00", "email": "iemand@test.example", "checkbox": "on"}
    return by_kind.get(given.get("type", tag), "Ingevuld door de proef.")

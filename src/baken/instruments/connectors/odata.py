"""Fetches one table of the CBS or the police over OData, version 3 or 4, into a folder of recorded answers.

* v3: `https://opendata.cbs.nl/ODataFeed/odata/<table>` (CBS) and `https://dataderden.cbs.nl/ODataFeed/odata/<table>`
  (police). The feed pages by `odata.nextLink`; the sister service `ODataApi` stops at 10,000 rows and fails on `$skip`.
* v4: `https://datasets.cbs.nl/odata/v1/CBS/<table>`, pages by `@odata.nextLink`.

The folder is its own memory: a fetch that breaks goes on at the next page, a table that has not changed since
(ETag, Last-Modified, or the table's own `Modified`) is not fetched again. Layout: `docs/how-to/cijfers-laden.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

import urllib3

V3, V4 = 3, 4
DATA = {V3: "TypedDataSet", V4: "Observations"}
CARD = {V3: "TableInfos", V4: "Properties"}
_NEXT = {V3: "odata.nextLink", V4: "@odata.nextLink"}
_LEFT_OUT = {"UntypedDataSet"}  # the same figures as text
CBS, CBS_V4, POLICE = (
    "https://opendata.cbs.nl/ODataFeed/odata/",
    "https://datasets.cbs.nl/odata/v1/CBS/",
    "https://dataderden.cbs.nl/ODataFeed/odata/",
)
RETRIES = urllib3.Retry(
    total=6, backoff_factor=1.0, backoff_max=60, status_forcelist=(429, 500, 502, 503, 504), allowed_methods=("GET",),
    respect_retry_after_header=True, raise_on_status=False, redirect=False,
)  # fmt: skip
TIMEOUT = urllib3.Timeout(connect=10, read=120)


class FetchFailed(Exception):
    """The table did not come in whole; the message is a Dutch sentence that says what to do."""


@dataclass(frozen=True)
class Endpoint:
    """Where a table lives: the address of its service (with the table's name behind it) and its OData version."""

    service: str
    version: int
    table: str
    where: str = ""

    @property
    def root(self) -> str:
        return urljoin(self.service, quote(self.table))

    @property
    def host(self) -> str:
        return urlsplit(self.service).netloc


@dataclass(frozen=True)
class Progress:
    """How far a fetch is, kept in `fetch.json`. `next` is the page to go on with, empty when it has not begun."""

    table: str = ""
    where: str = ""
    modified: str = ""
    etag: str = ""
    last_modified: str = ""
    pages: int = 0
    rows: int = 0
    next: str = ""
    complete: bool = False


def fetch(
    endpoint: Endpoint, folder: Path, *, tell: Callable[[str], None] = lambda _: None, retries: urllib3.Retry = RETRIES
) -> bool:
    """Bring the folder up to date with the service. Returns False when nothing had changed.

    Raises FetchFailed when the service is away, the table does not exist or answers are not OData; what came in
    before stays, and the next call goes on there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with urllib3.PoolManager(retries=retries, timeout=TIMEOUT, headers={"Accept": "application/json"}) as pool:
        client = _Client(pool, endpoint)
        known = _remembered(folder, endpoint)
        card = client.get(f"{endpoint.root}/{CARD[endpoint.version]}", known)
        if card is None or (known.complete and known.modified == _modified(card.body) != ""):
            return False
        same = known.modified == _modified(card.body) and known.pages > 0
        begun = progress = known if same else Progress(endpoint.table, endpoint.where, _modified(card.body))
        _keep(folder / f"{CARD[endpoint.version]}.json", card.body)
        if not same:
            _keep(
                folder / "fetch.json", asdict(begun)
            )  # first, so that a half-filled folder never passes for a whole one
            _forget(folder / DATA[endpoint.version])
        for name in client.entity_sets():
            if name not in {*_LEFT_OUT, DATA[endpoint.version], CARD[endpoint.version]}:
                _keep(folder / f"{name}.json", {"value": list(client.rows(f"{endpoint.root}/{name}"))})
        for progress in _pages(client, folder, begun):
            _keep(folder / "fetch.json", asdict(progress))
            tell(f"{endpoint.table}: {progress.rows} regels in {progress.pages} delen")
        if progress.rows == 0:
            raise FetchFailed(
                f"De dienst gaf geen enkele regel van {endpoint.table}. Klopt het filter? Sleutels hebben vaste lengte: "
                "een gebied tien tekens ('GM1509    '), een soort misdrijf zes ('0.0.0 ')."
            )
        _keep(
            folder / "fetch.json",
            asdict(replace(progress, complete=True, etag=card.etag, last_modified=card.last_modified)),
        )
        return True


@dataclass(frozen=True)
class _Answer:
    body: dict[str, Any]
    etag: str
    last_modified: str


@dataclass(frozen=True)
class _Client:
    pool: urllib3.PoolManager
    endpoint: Endpoint

    def get(self, url: str, known: Progress = Progress()) -> _Answer | None:
        """One answer, or None when it is what was known already."""
        if urlsplit(url).netloc != self.endpoint.host:
            raise FetchFailed(f"{self.endpoint.host} verwijst door naar een andere dienst. Er is niets opgehaald.")
        headers = {"Accept": "application/json"}
        if known.complete:
            headers |= {"If-None-Match": known.etag} if known.etag else {}
            headers |= {"If-Modified-Since": known.last_modified} if known.last_modified else {}
        try:
            answer = self.pool.request("GET", url, headers=headers)
        except urllib3.exceptions.HTTPError as problem:
            raise FetchFailed(self._away("antwoordt niet")) from problem
        if answer.status == 304:
            return None
        if answer.status == 404:
            raise FetchFailed(f"{self.endpoint.host} kent de tabel {self.endpoint.table} niet. Klopt het nummer?")
        if answer.status != 200:
            raise FetchFailed(self._away(f"geeft fout {answer.status}"))
        try:
            body = json.loads(answer.data)
        except ValueError as problem:
            raise FetchFailed(self._away("geeft geen OData")) from problem
        if not isinstance(body, dict):
            raise FetchFailed(self._away("geeft geen OData"))
        return _Answer(body, answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))

    def page(self, url: str) -> tuple[dict[str, Any], str]:
        """One page and the address of the next one (empty at the end)."""
        answer = self.get(url)
        if answer is None or not isinstance(answer.body.get("value"), list):
            raise FetchFailed(self._away("geeft geen OData"))
        following = str(answer.body.get(_NEXT[self.endpoint.version], ""))
        return answer.body, urljoin(url, following) if following else ""

    def rows(self, url: str) -> Iterator[dict[str, Any]]:
        while url:
            body, url = self.page(url)
            yield from body["value"]

    def entity_sets(self) -> list[str]:
        return [str(each.get("name", "")) for each in self.rows(self.endpoint.root) if each.get("name")]

    def _away(self, what: str) -> str:
        return (
            f"De dienst {self.endpoint.host} {what}. Wat er al binnen is, blijft bewaard; "
            "geef straks dezelfde opdracht, dan gaat Baken daar verder."
        )


def _pages(client: _Client, folder: Path, progress: Progress) -> Iterator[Progress]:
    asked = client.endpoint
    first = f"{asked.root}/{DATA[asked.version]}" + (f"?{urlencode({'$filter': asked.where})}" if asked.where else "")
    url = progress.next if progress.pages else first
    while url:
        body, url = client.page(url)
        progress = replace(progress, pages=progress.pages + 1, rows=progress.rows + len(body["value"]), next=url)
        _keep(folder / DATA[asked.version] / f"{progress.pages:06}.json", {"value": body["value"]})
        yield progress


def _modified(card: dict[str, Any]) -> str:
    rows = card.get("value")
    found = rows[0] if isinstance(rows, list) and rows else card
    return str(found.get("Modified", "")) if isinstance(found, dict) else ""


def _remembered(folder: Path, endpoint: Endpoint) -> Progress:
    try:
        known = Progress(**json.loads((folder / "fetch.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return Progress()
    return known if (known.table, known.where) == (endpoint.table, endpoint.where) else Progress()


def _forget(folder: Path) -> None:
    for page in folder.glob("*.json"):
        page.unlink()


def _keep(file: Path, body: object) -> None:
    """Write whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".tmp")
    fresh.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    fresh.replace(file)

"""A table comes in over a service that pages, breaks, asks to wait, and sometimes says that nothing changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import urllib3

from baken.instruments.connectors.odata import V3, V4, Endpoint, FetchFailed, fetch

QUICK = urllib3.Retry(
    total=4, backoff_factor=0, status_forcelist=(429, 500, 502, 503, 504), raise_on_status=False, redirect=False
)
ROWS = [{"ID": number, "RegioS": "GM1509    ", "Perioden": f"20{number:02}JJ00"} for number in range(12, 19)]


class Service:
    """A service of open figures, three rows to a page; `trouble` holds answers that go before the real ones."""

    def __init__(self, version: int = V3) -> None:
        self.version, self.modified, self.etag = version, "2026-10-15T02:00:00", 'W/"1"'
        self.trouble: list[int | str] = []
        self.broken_after: int | None = None
        self.asked: list[str] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.answer(self)

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/odata/"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path)
        if self.trouble:
            self._trouble(request, self.trouble.pop(0))
            return
        name, _, query = request.path.rpartition("/")[2].partition("?")
        if name in ("TypedDataSet", "Observations") and self.broken_after is not None:
            if len([path for path in self.asked if "DataSet" in path or "Observations" in path]) > self.broken_after:
                self._trouble(request, 503)
                return
        if name in ("TableInfos", "Properties") and request.headers.get("If-None-Match") == self.etag:
            request.send_response(304)
            request.end_headers()
            return
        self._send(request, self._body(name, query))

    def _body(self, name: str, query: str) -> dict[str, Any]:
        card = {"Identifier": "47013NED", "Modified": self.modified}
        if name == "47013NED":
            return {"value": [{"name": each} for each in self._sets()]}
        if name in ("TableInfos", "Properties"):
            return {"value": [card]} if name == "TableInfos" else card
        if name in ("TypedDataSet", "Observations"):
            start = int(query.rpartition("skip=")[2]) if "skip=" in query else 0
            body: dict[str, Any] = {"value": ROWS[start : start + 3]}
            if start + 3 < len(ROWS):
                following = "odata.nextLink" if self.version == V3 else "@odata.nextLink"
                body[following] = f"{self.address}47013NED/{name}?skip={start + 3}"
            return body
        return {"value": [{"Key": "GM1509    ", "Title": "Oude IJsselstreek"}]}

    def _sets(self) -> list[str]:
        if self.version == V4:
            return ["Properties", "Observations", "RegioSCodes"]
        return ["TableInfos", "UntypedDataSet", "TypedDataSet", "RegioS"]

    def _trouble(self, request: BaseHTTPRequestHandler, what: int | str) -> None:
        if what == "cut":  # promises more than it gives, and hangs up
            request.send_response(200)
            request.send_header("Content-Length", "5000")
            request.end_headers()
            request.wfile.write(b'{"value": [')
            request.wfile.flush()
            request.connection.close()
            return
        request.send_response(int(what))
        request.send_header("Retry-After", "0")
        request.send_header("Content-Length", "0")
        request.end_headers()

    def _send(self, request: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        written = json.dumps(body).encode()
        request.send_response(200)
        request.send_header("ETag", self.etag)
        request.send_header("Content-Length", str(len(written)))
        request.end_headers()
        request.wfile.write(written)

    def endpoint(self, where: str = "") -> Endpoint:
        return Endpoint(self.address, self.version, "47013NED", where)


@pytest.fixture
def service() -> Iterator[Service]:
    with running(Service()) as made:
        yield made


class running:
    def __init__(self, made: Service) -> None:
        self.made = made

    def __enter__(self) -> Service:
        threading.Thread(target=self.made.server.serve_forever, args=(0.01,), daemon=True).start()
        return self.made

    def __exit__(self, *_: object) -> None:
        self.made.server.shutdown()
        self.made.server.server_close()


def rows_in(folder: Path, name: str = "TypedDataSet") -> list[dict[str, Any]]:
    pages = sorted((folder / name).glob("*.json"))
    return [row for page in pages for row in json.loads(page.read_text(encoding="utf-8"))["value"]]


@pytest.mark.parametrize(
    ("version", "data", "codes"), [(V3, "TypedDataSet", "RegioS"), (V4, "Observations", "RegioSCodes")]
)
def test_all_pages_and_code_lists_come_in(tmp_path: Path, version: int, data: str, codes: str) -> None:
    told: list[str] = []
    with running(Service(version)) as service:
        assert fetch(service.endpoint(), tmp_path, tell=told.append, retries=QUICK)
    assert rows_in(tmp_path, data) == ROWS
    assert json.loads((tmp_path / f"{codes}.json").read_text())["value"][0]["Title"] == "Oude IJsselstreek"
    assert told[-1] == "47013NED: 7 regels in 3 delen"
    assert not any("Untyped" in path for path in service.asked)


@pytest.mark.parametrize("trouble", [[503, 429], ["cut", 502], [500, "cut", 504]])
def test_what_passes_by_itself_is_tried_again(service: Service, tmp_path: Path, trouble: list[int | str]) -> None:
    service.trouble = trouble
    assert fetch(service.endpoint(), tmp_path, retries=QUICK)
    assert rows_in(tmp_path) == ROWS


def test_after_a_break_it_goes_on_at_the_next_page(service: Service, tmp_path: Path) -> None:
    service.broken_after = 2
    with pytest.raises(FetchFailed, match=r"geeft fout 503\. Wat er al binnen is, blijft bewaard"):
        fetch(service.endpoint(), tmp_path, retries=QUICK)
    assert rows_in(tmp_path) == ROWS[:6]
    service.broken_after, service.asked = None, []
    assert fetch(service.endpoint(), tmp_path, retries=QUICK)
    assert rows_in(tmp_path) == ROWS
    assert [path.rpartition("/")[2] for path in service.asked if "TypedDataSet" in path] == ["TypedDataSet?skip=6"]


def test_an_unchanged_table_is_not_fetched_again(service: Service, tmp_path: Path) -> None:
    fetch(service.endpoint(), tmp_path, retries=QUICK)
    service.asked = []
    assert not fetch(service.endpoint(), tmp_path, retries=QUICK)
    assert service.asked == ["/odata/47013NED/TableInfos"]
    service.etag = 'W/"2"'  # another answer, but the table says it is the same
    assert not fetch(service.endpoint(), tmp_path, retries=QUICK)


def test_a_revised_table_is_fetched_whole_even_halfway(service: Service, tmp_path: Path) -> None:
    service.broken_after = 2
    with pytest.raises(FetchFailed):
        fetch(service.endpoint(), tmp_path, retries=QUICK)
    service.broken_after, service.modified, service.asked = None, "2026-11-15T02:00:00", []
    assert fetch(service.endpoint(), tmp_path, retries=QUICK)
    assert (rows_in(tmp_path), len([path for path in service.asked if "TypedDataSet" in path])) == (ROWS, 3)


def test_a_revised_table_that_never_comes_in_does_not_pass_for_the_old_one(service: Service, tmp_path: Path) -> None:
    fetch(service.endpoint(), tmp_path, retries=QUICK)
    service.modified, service.etag, service.broken_after = "2026-11-15T02:00:00", 'W/"2"', 0
    with pytest.raises(FetchFailed):
        fetch(service.endpoint(), tmp_path, retries=QUICK)
    assert json.loads((tmp_path / "fetch.json").read_text())["complete"] is False


def test_another_filter_is_another_fetch(service: Service, tmp_path: Path) -> None:
    fetch(service.endpoint(), tmp_path, retries=QUICK)
    assert fetch(service.endpoint("RegioS eq 'GM1509    '"), tmp_path, retries=QUICK)
    assert any("%24filter=RegioS+eq" in path for path in service.asked)


def test_a_service_that_is_away_or_does_not_know_the_table_is_told_in_one_sentence(tmp_path: Path) -> None:
    with running(Service()) as gone:
        pass
    with pytest.raises(FetchFailed, match="antwoordt niet"):
        fetch(gone.endpoint(), tmp_path, retries=urllib3.Retry(0))
    with running(Service()) as service:
        service.trouble = [404]
        with pytest.raises(FetchFailed, match="kent de tabel 47013NED niet"):
            fetch(service.endpoint(), tmp_path, retries=QUICK)


def test_a_next_page_at_another_host_is_not_followed(service: Service, tmp_path: Path) -> None:
    endpoint = service.endpoint()
    service.address = "http://localhost:9/odata/"
    with pytest.raises(FetchFailed, match="verwijst door naar een andere dienst"):
        fetch(endpoint, tmp_path, retries=QUICK)

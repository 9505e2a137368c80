"""`baken import cbs` itself: from a small folder of recorded answers, and from a service that breaks halfway."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import urllib3
from click.testing import CliRunner, Result

from baken.instruments.connectors import odata
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.store import Store
from baken.journey.insight.commands import importing

CARD = {"Identifier": "47022NED", "Title": "Misdrijven; wijk, buurt, maand", "Modified": "2026-10-15T02:00:00"}
CODES = {
    "SoortMisdrijf": [{"Key": "0.0.0 ", "Title": "Totaal misdrijven"}, {"Key": "1.1.1 ", "Title": "1.1.1 Inbraak woning"}],
    "Perioden": [
        {"Key": "2025MM12", "Title": "2025 december", "Status": "Definitief"},
        {"Key": "2026MM01", "Title": "2026 januari", "Status": "Voorlopig"},
    ],
    "WijkenEnBuurten": [
        {"Key": "GM1509    ", "Title": "Oude IJsselstreek"}, {"Key": "BU15099998", "Title": "Niet in te delen"},
    ],
}  # fmt: skip


def row(area: str, kind: str, period: str, count: int | None) -> dict[str, Any]:
    return {
        "ID": 1,
        "SoortMisdrijf": kind.ljust(6),
        "WijkenEnBuurten": area.ljust(10),
        "Perioden": period,
        "GeregistreerdeMisdrijven_1": count,
    }


ROWS = [
    row("GM1509", "0.0.0", "2025MM12", 61), row("GM1509", "0.0.0", "2026MM01", 58), row("GM1509", "1.1.1", "2026MM01", 0),
    row("BU15090000", "1.1.1", "2026MM01", None), row("BU15099998", "0.0.0", "2026MM01", 2),
]  # fmt: skip


def recorded(folder: Path, card: dict[str, str] = CARD) -> Path:
    sets = {"TableInfos": [card], **CODES}
    for name, rows in sets.items():
        (folder / f"{name}.json").write_text(json.dumps({"value": rows}), encoding="utf-8")
    (folder / "TypedDataSet").mkdir(exist_ok=True)
    for number, page in enumerate((ROWS[:3], ROWS[3:]), 1):
        (folder / "TypedDataSet" / f"{number:06}.json").write_text(json.dumps({"value": page}), encoding="utf-8")
    return folder


def run(*asked: str) -> Result:
    return CliRunner().invoke(importing, ["cbs", *asked])


def cells(store: Store, area: str, phenomenon: str) -> list[tuple[str, float | None, bool]]:
    rows = ask(store, "current", areas=[area], phenomenon=phenomenon, unit="misdrijven")
    return [(each["period"], each["value"], each["provisional"]) for each in rows]


def test_keys_lose_their_spaces_unknown_stays_unknown_and_provisional_is_told(store: Store, tmp_path: Path) -> None:
    folder = recorded(tmp_path)
    answer = run("47022NED", "--from-dir", str(folder))
    assert answer.exit_code == 0, answer.output
    assert "Geladen: 4 cijfers in jaargang 2026-10-15, waarvan 1 onbekend" in answer.output
    assert 'het gebied "BU15099998" is geen plaats op de kaart (1x)' in answer.output
    assert cells(store, "GM1509", "0.0.0") == [("2025-12", 61, False), ("2026-01", 58, True)]
    assert cells(store, "GM1509", "1.1.1") == [("2026-01", 0, True)]
    assert cells(store, "BU15090000", "1.1.1") == [("2026-01", None, True)]
    assert "Al geladen" in run("47022NED", "--from-dir", str(folder)).output


def test_a_revision_is_a_vintage_beside_the_old_one(store: Store, tmp_path: Path) -> None:
    run("47022NED", "--from-dir", str(recorded(tmp_path)))
    ROWS[0]["GeregistreerdeMisdrijven_1"] = 63
    try:
        again = recorded(tmp_path, CARD | {"Modified": "2026-11-15T02:00:00"})
        assert "jaargang 2026-11-15" in run("47022NED", "--from-dir", str(again)).output
    finally:
        ROWS[0]["GeregistreerdeMisdrijven_1"] = 61
    assert cells(store, "GM1509", "0.0.0")[0] == ("2025-12", 63, False)
    said = ask(store, "vintages_of_cell", area="GM1509", phenomenon="0.0.0", period="2025-12", unit="misdrijven")
    assert [(each["vintage"], each["value"]) for each in said] == [("2026-10-15", 61), ("2026-11-15", 63)]


def test_a_table_of_a_known_family_under_another_number_is_taken(store: Store, tmp_path: Path) -> None:
    answer = run("47099NED", "--from-dir", str(recorded(tmp_path, CARD | {"Identifier": "47099NED"})))
    assert "Geladen: 4 cijfers" in answer.output
    (tmp_path / "TypedDataSet" / "000001.json").write_text('{"value": [{"Iets_1": 3}]}', encoding="utf-8")
    refused = run("47099NED", "--from-dir", str(tmp_path))
    assert refused.exit_code == 1
    assert "Noem een koppeling met --mapping" in refused.output


class Service:
    """The same table over HTTP, two rows to a page; after `breaks_at` pages it is away."""

    def __init__(self) -> None:
        self.breaks_at: int | None = None
        self.pages: list[str] = []
        self.unchanged = 0
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.answer(self)

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/odata/"

    def answer(self, asked: BaseHTTPRequestHandler) -> None:
        name, _, query = asked.path.rpartition("/")[2].partition("?")
        if name == "TypedDataSet":
            self.pages.append(query)
            if self.breaks_at is not None and len(self.pages) > self.breaks_at:
                self._send(asked, 500, {})
                return
        if name == "TableInfos" and asked.headers.get("If-None-Match") == '"1"':
            self.unchanged += 1
            asked.send_response(304)
            asked.end_headers()
            return
        self._send(asked, 200, self._body(name, query))

    def _body(self, name: str, query: str) -> dict[str, Any]:
        if name == "TypedDataSet":
            start = int(query.rpartition("=")[2] or 0)
            following = {"odata.nextLink": f"{self.address}47022NED/TypedDataSet?skip={start + 2}"}
            return {"value": ROWS[start : start + 2]} | (following if start + 2 < len(ROWS) else {})
        if name == "47022NED":
            return {"value": [{"name": each} for each in ("TableInfos", "TypedDataSet", *CODES)]}
        return {"value": CODES.get(name, [CARD])}

    def _send(self, asked: BaseHTTPRequestHandler, status: int, body: dict[str, Any]) -> None:
        written = json.dumps(body).encode()
        asked.send_response(status)
        asked.send_header("ETag", '"1"')
        asked.send_header("Content-Length", str(len(written)))
        asked.end_headers()
        asked.wfile.write(written)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    quick = urllib3.Retry(total=0, raise_on_status=False, redirect=False)
    monkeypatch.setattr(odata.fetch, "__kwdefaults__", (odata.fetch.__kwdefaults__ or {}) | {"retries": quick})
    made = Service()
    threading.Thread(target=made.server.serve_forever, daemon=True).start()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_a_half_fetched_table_is_not_loaded_and_goes_on_where_it_was(service: Service, store: Store) -> None:
    service.breaks_at = 2
    broken = run("47022NED", "--service", service.address)
    assert broken.exit_code == 1
    assert "dan gaat Baken daar verder" in broken.output
    assert store.parts() == ()
    half = run("47022NED", "--from-dir", str(store.root.parent / "opgehaald" / "47022NED"))
    assert "nog niet heel binnen" in half.output
    service.breaks_at = None
    assert "Geladen: 4 cijfers" in run("47022NED", "--service", service.address).output
    assert service.pages == ["", "skip=2", "skip=4", "skip=4"]  # the first two pages were not asked again
    again = run("47022NED", "--service", service.address)
    assert "niet veranderd" in again.output
    assert "Al geladen" in again.output
    assert (service.unchanged, len(service.pages)) == (1, 4)

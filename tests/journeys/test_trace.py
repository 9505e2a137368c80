"""The trace test: one anonymous report with planted marks goes through a running Baken, and afterwards nothing knows it.

Marks stand in the story, the place, a photo (place, serial number, author, name of the file), the browser, the address, a
cookie, the language, the page before and the query. Door, worker and desk do their work. Then every table, the files of
the database itself (dead rows and WAL included), a backup, the logs, the jobs, temporary files and what processes hold open
are searched for each mark, as letters, as UTF-16, in hex and in base64. The same search finds leaks that are planted.
"""

import base64
import http.client
import io
import json
import os
import re
import secrets
import subprocess
import tempfile
import time
from collections.abc import Iterator
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest
from PIL import Image

from baken.house.config.embedded import Cluster, program

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
ADDRESS = ".".join(["127", *(str(secrets.randbelow(200) + 11) for _ in range(3))])
"""Loopback has sixteen million addresses: this visitor comes from one of their own."""
FORWARDED = f"198.18.{secrets.randbelow(200) + 11}.{secrets.randbelow(200) + 11}"  # RFC 2544: nobody has it
FORM = "/melden/GM1509/verdacht/drugs"
MARK = f"zq{secrets.token_hex(6)}"
"""In every text that is planted; new in each run."""
LONGEST_FILE = 1 << 30


class Person:
    """Somebody with a browser that keeps cookies when told to."""

    def __init__(self, port: int, headers: dict[str, str] | None = None, source: str = "127.0.0.1") -> None:
        self.port, self.headers, self.source = port, headers or {}, source
        self.cookies: SimpleCookie = SimpleCookie()

    def ask(self, path: str, data: bytes | None = None, kind: str = "") -> tuple[int, bytes, http.client.HTTPMessage]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(self.source, 0))
        headers = dict(self.headers)
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{one.key}={one.value}" for one in self.cookies.values())
        if kind:
            headers["Content-Type"] = kind
        line.request("POST" if data is not None else "GET", path, body=data, headers=headers)
        answer = line.getresponse()
        content = answer.read()
        for given in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(given)
        line.close()
        return answer.status, content, answer.headers

    def get(self, path: str) -> str:
        status, content, headers = self.ask(path)
        if status in {301, 302}:
            return self.get(headers["Location"])
        assert status == 200, (status, path, content[-400:])
        return content.decode()

    def post(self, path: str, values: dict[str, str]) -> str:
        status, content, headers = self.ask(path, urlencode(values).encode(), "application/x-www-form-urlencoded")
        if status in {301, 302}:
            return self.get(headers["Location"])
        assert status == 200, (status, path, content[-400:])
        return content.decode()


def photo() -> bytes:
    picture, tags = Image.effect_noise((400, 300), 60).convert("RGB"), Image.Exif()
    tags[0x0110], tags[0x013B] = f"{MARK}-toestel", f"{MARK}-maker"
    tags[0x8825] = {1: "N", 2: (51.0, 58.0, 7.7), 3: "E", 4: (6.0, 23.0, 9.9), 29: f"{MARK}"}
    tags[0x8769] = {0xA431: f"{MARK}-serienummer"}
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=tags, comment=f"{MARK}-opmerking".encode())
    return out.getvalue()


def multipart(values: dict[str, str], file: bytes) -> tuple[bytes, str]:
    edge = secrets.token_hex(12)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in values.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="upload"; filename="{MARK}-foto.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    return "".join(
        [*parts, head]
    ).encode() + file + f"\r\n--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


def found_in(page: str, pattern: str) -> str:
    match = re.search(pattern, page)
    assert match, (pattern, page[-1500:])
    return unescape(match[1])


@pytest.fixture(scope="module")
def walked(demo):
    """The walk: sent at the door, cleaned by the worker, read and downloaded at the desk. What must be found nowhere."""
    began, before = time.time(), _reports(demo)
    reporter = Person(
        demo.port + 1,
        {
            "User-Agent": f"{MARK}-browser/1.0",
            "X-Forwarded-For": FORWARDED,
            "Forwarded": f"for={FORWARDED}",
            "X-Real-IP": FORWARDED,
            "Accept-Language": f"nl, {MARK}",
            "Referer": f"https://{MARK}.example/",
            "Cookie": f"mine={MARK}",
            "From": f"{MARK}@example.org",
        },
        ADDRESS,
    )
    address = f"{FORM}?bron={MARK}"
    key = found_in(reporter.get(address), r'name="key" value="([^"]+)"')
    said = {
        "verb": "check",
        "story": f"Elke nacht busjes. {MARK}",
        "place": f"{MARK}straat 1",
        "when": "",
        "identity": "anonymous",
        "key": key,
    }
    status, page, headers = reporter.ask(address, *multipart(said, photo()))
    assert status == 200, page[-2000:]
    assert "Set-Cookie" not in headers
    token = found_in(page.decode(), r'name="file" value="([^"]+)"')
    receipt = reporter.post(address, said | {"verb": "send", "file": token})
    code = "-".join(re.findall("<li>(.*?)</li>", found_in(receipt, r'(?s)<ol class="baken-code">(.*?)</ol>')))
    reporter.post("/melding/antwoord", {"code": code, "text": f"Nog iets: {MARK}", "key": secrets.token_urlsafe(16)})

    with Cluster(demo.home).superuser("baken") as sql:
        sql.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'intake.clean_files', '{\"timestamp\": 0}')"
        )
        end = time.monotonic() + 90
        while sql.execute("SELECT count(*) FROM intake_reportfile WHERE state <> 'clean'").fetchone() != (0,):
            assert time.monotonic() < end, "the worker did not clean it"
            time.sleep(0.5)
    assert "schone kopie" in reporter.post("/melding", {"code": code})

    wim = Person(demo.port)
    _sign_in(wim, "Wim Wever")
    [report] = _reports(demo) - before
    copy = _read_and_download(wim, demo, report)
    marks = [MARK, ADDRESS, FORWARDED, code, code.replace("-", " "), key]
    return {"began": began, "copy": copy, "patterns": [one for text in marks for one in spelled(text)]}


def _sign_in(person: Person, name: str) -> None:
    page = person.get("/aanmelden")
    form = next(part for part in re.findall(r"(?s)<form.*?</form>", page) if f"<strong>{name}</strong>" in part)
    values = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    button = next(one for one in re.findall(r"(?s)<button.*?</button>", form) if f"<strong>{name}</strong>" in one)
    values |= dict(re.findall(r'name="([^"]+)" value="([^"]+)"', button))
    person.post(re.findall(r'action="([^"]*)"', form)[0] or "/aanmelden", values)


def _reports(demo) -> set[str]:
    with Cluster(demo.home).superuser("baken") as sql:
        return {str(row[0]) for row in sql.execute("SELECT id FROM intake_report").fetchall()}


def _read_and_download(person: Person, demo, report: str) -> bytes:
    with Cluster(demo.home).superuser("baken") as sql:
        [(file,)] = sql.execute("SELECT id FROM intake_reportfile WHERE report_id = %s", [report]).fetchall()
    page = person.get(f"/meldingen/{report}")
    csrf = found_in(page, r'name="csrfmiddlewaretoken" value="([^"]+)"')
    opened = person.post(f"/meldingen/{report}/opening", {"csrfmiddlewaretoken": csrf})
    assert MARK in opened, "the desk reads the story"
    status, content, headers = person.ask(f"/bestanden/{file}")
    assert (status, headers["Content-Type"]) == (200, "application/octet-stream")
    return content


def spelled(text: str) -> list[bytes]:
    """Every way in which a mark could have been written down."""
    plain = text.encode()
    found = [plain, text.upper().encode(), text.encode("utf-16-le"), plain.hex().encode(), plain.hex().upper().encode()]
    for shift in range(3):  # base64 looks different by where in the text it begins
        inside = base64.b64encode(b"x" * shift + plain)
        found.append(inside[4 if shift else 0 : len(inside) - 4])
    return list(dict.fromkeys(found))


def test_the_clean_copy_shows_the_same_and_tells_nothing(walked):
    with Image.open(io.BytesIO(walked["copy"])) as picture:
        assert picture.size == (400, 300)
        assert not picture.getexif()
    assert MARK.encode() not in walked["copy"]


def test_nothing_anywhere_knows_the_reporter(demo, walked):
    assert list(traces(demo, walked["patterns"], walked["began"])) == []


def test_the_search_finds_what_is_planted(demo):
    """A mark in a job, in bytes, in a log of the installation, in a temporary file: each is named."""
    began, planted = time.time(), f"zp{secrets.token_hex(6)}"
    log, spool = demo.home / "planted.log", Path(tempfile.gettempdir()) / f"planted-{secrets.token_hex(4)}"
    with Cluster(demo.home).superuser("baken") as sql:
        sql.execute("CREATE TABLE planted_1 AS SELECT %s::jsonb AS job", [json.dumps({"ip": planted})])
        sql.execute("CREATE TABLE planted_2 AS SELECT %s::bytea AS bytes", [f"x{planted}".encode()])
        sql.execute("GRANT SELECT ON planted_1, planted_2 TO baken_backup")
        try:
            log.write_text(f"GET /melden?{planted.upper()}\n")
            spool.write_bytes(base64.b64encode(b"foto van " + planted.encode() + b" thuis"))
            places = set(traces(demo, spelled(planted), began))
        finally:
            sql.execute("DROP TABLE planted_1, planted_2")
            log.unlink(missing_ok=True)
            spool.unlink(missing_ok=True)
    wanted = {"table public.planted_1", "table public.planted_2", f"file {log.name}", f"file {spool.name}", "backup"}
    assert wanted <= places


def traces(demo, patterns: list[bytes], since: float) -> Iterator[str]:
    """The places where one of these is found; temporary files of before `since` are not ours."""
    yield from _tables(demo, patterns)
    yield from _backup(demo, patterns)
    yield from _files(demo.home, patterns, since=0)
    yield from _files(Path(tempfile.gettempdir()), patterns, since=since, beside=demo.home)
    yield from _open_files(demo, patterns)


def _hit(content: bytes, patterns: list[bytes]) -> bool:
    return any(pattern in content for pattern in patterns)


def _tables(demo, patterns: list[bytes]) -> Iterator[str]:
    """All columns of all tables and of what PostgreSQL tells of its sessions, as its superuser."""
    with Cluster(demo.home).superuser("baken") as sql:
        tables = sql.execute(
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'm', 'p', 'S') AND n.nspname NOT IN ('information_schema', 'pg_toast') ORDER BY 1, 2"
        ).fetchall()
        assert len(tables) > 100
        for schema, table in [*tables, ("pg_catalog", "pg_stat_activity"), ("pg_catalog", "pg_prepared_statements")]:
            with sql.cursor().copy(f'COPY (SELECT * FROM "{schema}"."{table}") TO STDOUT') as out:
                if _hit(b"".join(bytes(part) for part in out), patterns):
                    yield f"table {schema}.{table}"


def _backup(demo, patterns: list[bytes]) -> Iterator[str]:
    """The backup as the manual says to make it: `pg_dump` as the role that may only read."""
    where = Cluster(demo.home).connection("baken_backup")
    kept = ["--schema=public", "--exclude-table=organisations_session"]
    named = ["-h", where["host"], "-p", str(where["port"]), "-U", where["user"], where["dbname"]]
    done = subprocess.run(
        [program("pg_dump"), *kept, *named], env={"PGPASSWORD": where["password"]}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"intake_originalpiece" in done.stdout
    if _hit(done.stdout, patterns):
        yield "backup"


def _files(folder: Path, patterns: list[bytes], *, since: float, beside: Path | None = None) -> Iterator[str]:
    """Files under a folder as bytes: the database's own with dead rows and WAL, logs, sockets' neighbours, spools."""
    for place, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if beside is None or Path(place, one) != beside]
        for name in names:
            path = Path(place, name)
            try:
                if (
                    path.is_file()
                    and path.stat().st_mtime >= since
                    and path.stat().st_size < LONGEST_FILE
                    and _hit(path.read_bytes(), patterns)
                ):
                    yield f"file {path.name}"
            except OSError:
                continue  # gone meanwhile, or not a file one can read


def _open_files(demo, patterns: list[bytes]) -> Iterator[str]:
    """What the processes of this installation hold open or were started with, deleted files included."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
            if os.fsencode(f"BAKEN_HOME={demo.home}") not in told:
                continue
            if _hit(told, patterns):
                yield f"process {process.name}"
            for handle in (process / "fd").iterdir():
                if handle.is_file() and handle.stat().st_size < LONGEST_FILE and _hit(handle.read_bytes(), patterns):
                    yield f"open file of {process.name}: {os.readlink(handle)}"
        except OSError:
            continue

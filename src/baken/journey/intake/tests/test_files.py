"""A file from the door to the desk: sealed as it comes, made anew by the worker, downloaded by who may."""

import io
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.test import Client, override_settings
from PIL import Image

from baken.ground.privacy.services import NotAllowed, approve_destruction, propose_destruction
from baken.ground.privacy.vocabulary import Activity
from baken.house.config import settings_door
from baken.instruments.files.tests import hostile
from baken.instruments.files.tests.hostile import HOSTILE, MARK
from baken.instruments.kit.verdicts import Refused
from baken.instruments.vault.limits import Limit
from baken.instruments.vault.sealing import CannotOpen
from baken.journey.intake.models import OriginalKey, OriginalPiece
from baken.journey.intake.queries.files import files_of
from baken.journey.intake.services import desk, files, routing, uploads
from baken.journey.intake.services.budgets import HOUR
from baken.journey.intake.services.cleaning import clean_waiting
from baken.journey.intake.services.connection import call
from baken.journey.intake.services.staged import TooManyFiles
from baken.journey.intake.vocabulary import AppointmentKind, FileState, FileTrouble, Refusal, UploadTrouble
from baken.testing.people import acting_as, person, signed_in

from .test_door import FILLED, FORM, STORY, fresh_form, words_of

AT = datetime.now(UTC)
TODAY = AT.date()
NAME = "IMG_Jan_de_Vries_Dorpsstraat_7.jpg"
PHOTO = hostile.photo()
FILE_TABLES = ("reportfile", "originalpiece", "originalkey", "cleanpiece", "cleankey")


@pytest.fixture
def clean(database: Any) -> Callable[[], int]:
    """The worker's round, over the worker's own database role."""

    def round_() -> int:
        before = dict(connection.settings_dict)
        given = database.cluster.connection("baken_worker", database.name)
        connection.close()
        connection.settings_dict.update(USER=given["user"], PASSWORD=given["password"])
        try:
            return clean_waiting(today=TODAY)
        finally:
            connection.close()
            connection.settings_dict.update(before)

    return round_


@pytest.fixture
def door(at_the_door: Client) -> Iterator[Client]:
    """The door with its own way with files."""
    names = ("FILE_UPLOAD_HANDLERS", "DATA_UPLOAD_MAX_NUMBER_FILES")
    with override_settings(**{name: getattr(settings_door, name) for name in names}, CLAMD=""):
        yield at_the_door


def upload(content: bytes, name: str = NAME) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def sent(client: Client, *contents: bytes, **changes: Any) -> Any:
    return client.post(FORM, FILLED | fresh_form(client) | {"upload": [upload(one) for one in contents]} | changes)


def rows(sql_as: Any, query: str) -> list[tuple[Any, ...]]:
    return list(sql_as("baken_backup").execute(query).fetchall())


def only_report(sql_as: Any) -> Any:
    return rows(sql_as, "SELECT id FROM intake_report")[0][0]


def test_a_photo_goes_from_the_door_to_the_desk_without_its_maker(door: Client, clean: Any, sql_as: Any) -> None:
    response = sent(door, PHOTO)
    assert response.status_code == 200, response.content.decode()[-3000:]
    assert clean() == 1

    report_id = only_report(sql_as)
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
        [card] = files_of(by, report_id)
        assert (card.state, card.kind, card.size) == (FileState.CLEAN, "image", len(PHOTO))
        made = files.clean_copy(file_id=card.id, by=by)

    assert MARK.encode() not in made
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.size == (64, 48)
        assert not picture.getexif()
    assert rows(sql_as, "SELECT holder FROM intake_originalkey") == [("two",)], "the key of the sandbox is gone"
    assert clean() == 0


def test_nothing_clear_of_a_file_is_in_the_database(door: Client, sql_as: Any) -> None:
    sent(door, PHOTO)

    for table in ("reportfile", "originalpiece", "originalkey"):
        kept = " ".join(str(row[0]) for row in rows(sql_as, f"SELECT row_to_json(t)::text FROM intake_{table} t"))
        for trace in (MARK, MARK.encode().hex(), "Jan_de_Vries", "IMG_", PHOTO[100:140].hex()):
            assert trace not in kept


def test_the_desk_downloads_and_never_opens_in_the_browser(door: Client, clean: Any, sql_as: Any) -> None:
    sent(door, PHOTO)
    clean()
    [(file_id,)] = rows(sql_as, "SELECT id FROM intake_reportfile")
    staff = Client()
    with override_settings(
        ROOT_URLCONF="baken.house.config.urls", MIDDLEWARE=_staff_middleware(), TEMPLATES=_staff_templates()
    ):
        signed_in(staff, "weigher")
        response = staff.get(f"/bestanden/{file_id}")
        signed_in(staff, "councillor")
        refused = staff.get(f"/bestanden/{file_id}")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == 'attachment; filename="melding-image-1.jpg"'
    assert response.headers["Content-Security-Policy"].startswith("sandbox")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert refused.status_code == 403


def _staff_middleware() -> list[str]:
    from baken.house.config import settings

    return settings.MIDDLEWARE


def _staff_templates() -> Any:
    from baken.house.config import settings

    return settings.TEMPLATES


def test_the_same_form_twice_is_one_report_with_its_files_once(door: Client, sql_as: Any) -> None:
    key = fresh_form(door)
    answers = [sent(door, PHOTO, **key) for _ in range(2)]

    assert len({words_of(answer) for answer in answers}) == 1
    assert rows(sql_as, "SELECT count(*) FROM intake_reportfile WHERE report_id IS NOT NULL") == [(1,)]
    assert words_of(sent(door, hostile.photo("PNG"), **key)) != words_of(answers[0]), "another file is another report"


def test_files_wait_through_the_steps_of_the_form_and_can_be_taken_away(door: Client, sql_as: Any) -> None:
    page = sent(door, PHOTO, b"een briefje", verb="check").content.decode()
    tokens = re.findall(r'name="file" value="([^"]+)"', page)
    assert len(tokens) == 2
    assert "Bestanden: 2" in page

    response = door.post(FORM, FILLED | fresh_form(door) | {"file": tokens, "drop": tokens[0]})

    assert words_of(response)
    assert rows(sql_as, "SELECT size FROM intake_reportfile WHERE report_id IS NOT NULL") == [(11,)]


def test_too_large_keeps_what_was_typed_and_what_did_fit(
    door: Client, sql_as: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES_OF_ONE", 5_000)

    response = sent(door, b"x" * 20_000, b"klein", verb="check")

    page = response.content.decode()
    assert response.status_code == 413
    assert "te groot" in page
    assert STORY in page
    assert len(re.findall(r'name="file" value="', page)) == 1
    assert rows(sql_as, "SELECT count(*) FROM intake_originalpiece") == [(1,)], "nothing of what was too large stays"


def test_too_many_and_too_much_together(door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_FILES", 2)
    assert "100 bestanden" in sent(door, b"a", b"b", b"c", verb="check").content.decode()
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)
    assert sent(door, b"a" * 6, b"b" * 6, verb="check").status_code == 413


def test_a_body_beyond_all_bounds_gets_a_page(door: Client, sql_as: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("baken.journey.intake.views.uploads.MOST_DRAINED", 10_000)

    response = sent(door, b"x" * 20_000)

    assert response.status_code == 413
    assert "Dit is te groot" in response.content.decode()
    assert rows(sql_as, "SELECT count(*) FROM intake_reportfile") == [(0,)]


def test_a_report_takes_a_hundred_files_and_not_one_more(door: Client, sql_as: Any) -> None:
    code = words_of(sent(door))
    hundred = [_staged(door, b"%d" % number) for number in range(100)]
    uploads.add_files(code, hundred)
    with pytest.raises(TooManyFiles):
        uploads.add_files(code, [_staged(door, b"nog een")])
    assert rows(sql_as, "SELECT count(*) FROM intake_reportfile WHERE report_id IS NOT NULL") == [(100,)]


def _staged(door: Client, content: bytes) -> Any:
    seal = uploads.FileSeal("GM1509", address="203.0.113.8", at=AT)
    seal.feed(content)
    return seal.end()


def test_a_file_that_was_swept_stops_the_report_and_says_so(
    door: Client, clean: Any, sql_as: Any, owner_sql: Any
) -> None:
    waits = _staged(door, b"lang geleden")
    owner_sql("SET ROLE baken_gate; UPDATE intake_reportfile SET \"on\" = '2026-01-01'; RESET ROLE")
    clean()

    response = door.post(FORM, FILLED | fresh_form(door) | {"file": waits.token})

    assert response.status_code == 422
    assert "lag te lang klaar" in response.content.decode()
    assert rows(sql_as, "SELECT count(*) FROM intake_report") == [(0,)], "all or nothing"
    for table in ("reportfile", "originalpiece", "originalkey"):
        assert rows(sql_as, f"SELECT count(*) FROM intake_{table}") == [(0,)], table


def test_a_file_of_another_municipality_or_report_cannot_be_taken(door: Client, sql_as: Any) -> None:
    mine = _staged(door, b"van mij")
    assert door.post(FORM, FILLED | fresh_form(door) | {"file": mine.token}).status_code == 200
    stolen = door.post(FORM, FILLED | fresh_form(door) | {"file": mine.token, "story": "Een ander verhaal."})
    assert stolen.status_code == 422
    elsewhere = door.post(
        FORM.replace("GM1509", "GM1876"), FILLED | fresh_form(door) | {"file": _staged(door, b"x").token}
    )
    assert elsewhere.status_code == 422


HARM = ("picture bomb", "picture and zip", "document with macro", "film", "drawing with script", "nothing")


def test_each_hostile_file_ends_in_a_clear_state_for_desk_and_reporter(door: Client, clean: Any, sql_as: Any) -> None:
    code = words_of(sent(door, hostile.photo("PNG"), *(HOSTILE[name][0] for name in HARM)))
    assert clean() == len(HARM) + 1

    page = door.post("/melding", {"code": code}).content.decode()

    for name in HARM:
        assert FileTrouble(HOSTILE[name][1].value).label in page, name
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
        ended = Counter(card.state for card in files_of(by, only_report(sql_as)))
    assert ended == {FileState.REFUSED: 5, FileState.ORIGINAL_ONLY: 1, FileState.CLEAN: 1}


def test_whatever_files_are_called_they_come_in(door: Client, sql_as: Any) -> None:
    names = ["../../../etc/passwd", "gpj.\u202efdp", "a\0b.jpg", "x" * 3000 + ".jpg", "<script>.jpg", "con.jpg; rm -rf"]

    response = door.post(
        FORM, FILLED | fresh_form(door) | {"upload": [upload(b"tekst " + name.encode(), name) for name in names]}
    )

    assert words_of(response)
    assert rows(sql_as, "SELECT count(*) FROM intake_reportfile WHERE report_id IS NOT NULL") == [(len(names),)]


def test_a_file_in_a_form_without_files_is_read_past(door: Client, sql_as: Any) -> None:
    response = door.post("/melding", {"code": "geen code", "upload": upload(b"x" * 300_000)})

    assert response.status_code == 422
    assert rows(sql_as, "SELECT count(*) FROM intake_reportfile") == [(0,)]


def test_the_thread_takes_files_and_tells_the_desk(door: Client, sql_as: Any) -> None:
    code = words_of(sent(door))

    response = door.post("/melding/GM1509/bestanden", {"code": code, "upload": upload(PHOTO)})

    assert "toegevoegd" in response.content.decode()
    assert "wacht op controle" in response.content.decode()
    assert rows(sql_as, "SELECT waiting_for FROM intake_report") == [("desk",)]


def test_withdrawing_what_nobody_read_destroys_its_keys(door: Client, clean: Any, sql_as: Any) -> None:
    code = words_of(sent(door, PHOTO))
    asked = door.post("/melding/intrekken", {"code": code}).content.decode()
    assert "Niemand heeft je melding nog gelezen" in asked
    assert rows(sql_as, "SELECT state FROM intake_report") == [("received",)], "asking is not doing"

    done = door.post("/melding/intrekken", {"code": code, "verb": "withdraw"}).content.decode()

    assert "Je melding is ingetrokken" in done
    assert rows(sql_as, "SELECT state FROM intake_report") == [("withdrawn",)]
    for table in ("partkey", "originalkey", "originalpiece", "reportfile"):
        assert rows(sql_as, f"SELECT count(*) FROM intake_{table}") == [(0,)], table


def test_withdrawing_what_was_read_is_a_message(door: Client, sql_as: Any) -> None:
    code = words_of(sent(door, PHOTO))
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
        desk.open_report(report_id=only_report(sql_as), by=by, at=AT)

    page = door.post(
        "/melding/intrekken", {"code": code, "verb": "withdraw", "key": fresh_form(door)["key"]}
    ).content.decode()

    assert "Het meldpunt krijgt bericht" in page
    assert rows(sql_as, "SELECT state, waiting_for FROM intake_report") == [("read", "desk")]
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
        assert desk.unseal(report_id=only_report(sql_as), by=by).messages[-1].text == "Ik trek mijn melding in."


def test_an_original_opens_with_two_people_and_no_other_way(door: Client, clean: Any, sql_as: Any) -> None:
    sent(door, PHOTO)
    clean()
    [(file_id,)] = rows(sql_as, "SELECT id FROM intake_reportfile")
    reveal = Activity.REVEAL_IDENTITY
    with acting_as("safety_adviser", activity=reveal) as by:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(ciphertext) FROM intake_originalpiece")
            assert cursor.fetchone() == (0,), "not even visible"
        asked = files.ask_for_original(
            file_id=file_id, reason="Het kenteken is op de kopie niet te lezen.", by=by, at=AT
        )
    with acting_as("safety_adviser", activity=reveal) as by, pytest.raises(Refused):
        files.original_of(release_id=asked, by=by, at=AT)
    with acting_as("safety_adviser", activity=reveal) as by, pytest.raises(Refused) as refused:
        files.approve_release(release_id=asked, by=by, at=AT)
    assert refused.value.verdict.refusal is Refusal.NEEDS_ANOTHER
    with acting_as("lawyer", activity=reveal) as by:
        files.approve_release(release_id=asked, by=by, at=AT)

    with acting_as("safety_adviser", activity=reveal) as by:
        content, report_id, first = files.original_of(release_id=asked, by=by, at=AT)

    assert (content, report_id, first) == (PHOTO, only_report(sql_as), True)
    with pytest.raises(NotAllowed), acting_as("weigher", activity=reveal):
        pass


def test_a_virus_or_what_was_not_looked_at_is_never_released(door: Client, sql_as: Any) -> None:
    sent(door, PHOTO)
    [(file_id,)] = rows(sql_as, "SELECT id FROM intake_reportfile")
    with acting_as("safety_adviser", activity=Activity.REVEAL_IDENTITY) as by, pytest.raises(Refused) as refused:
        files.ask_for_original(file_id=file_id, reason="nodig", by=by, at=AT)
    assert refused.value.verdict.refusal is Refusal.NOT_RELEASABLE


def test_the_desk_cannot_call_a_file_clean(door: Client, sql_as: Any) -> None:
    sent(door, PHOTO)
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS), connection.cursor() as cursor:
        cursor.execute("UPDATE intake_reportfile SET state = 'clean'")
        assert cursor.rowcount == 0
    with (
        pytest.raises(DatabaseError),
        acting_as("weigher", activity=Activity.HANDLE_REPORTS),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM intake_originalkey")


def test_a_file_that_breaks_the_worker_is_left_alone_after_three_tries(
    door: Client, clean: Any, sql_as: Any, monkeypatch: Any
) -> None:
    def falls_over(content: Any) -> Any:
        raise SystemExit("killed")

    sent(door, PHOTO)
    monkeypatch.setattr("baken.journey.intake.services.cleaning.clean", falls_over)
    for _ in range(3):
        with pytest.raises(SystemExit):
            clean()
        assert rows(sql_as, "SELECT state FROM intake_reportfile") == [("scanning",)]
    clean()
    assert rows(sql_as, "SELECT state, trouble FROM intake_reportfile") == [("refused", "broken")]


def test_the_keys_of_the_sandbox_alone_open_no_original(keys: Path) -> None:
    assert (keys / "sandbox-GM1509.key").exists()


def test_a_file_that_is_not_whole_never_becomes_part_of_a_report(door: Client, sql_as: Any) -> None:
    """The door was killed between two pieces: what is there stays on its way, and the sweep takes it."""
    seal = uploads.FileSeal("GM1509", address="203.0.113.8", at=AT)
    seal.feed(b"x" * 2_500_000)
    with pytest.raises(psycopg.Error):
        call("SELECT door.end_file(%s, %s, %s)", [seal.id, 2_500_000, 3])
    half = f"{seal.id}.{'0' * 32}.2500000"

    response = door.post(FORM, FILLED | fresh_form(door) | {"file": half})

    assert response.status_code == 422
    assert rows(sql_as, "SELECT count(*) FROM intake_report") == [(0,)]


def test_the_door_itself_cannot_read_a_file_back(door: Client, sql_as: Any) -> None:
    _staged(door, PHOTO)
    for table in ("reportfile", "originalpiece", "originalkey"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sql_as("baken_door").execute(f"SELECT * FROM public.intake_{table}")


def test_files_go_when_their_report_goes(door: Client, clean: Any, sql_as: Any, owner_sql: Any) -> None:
    sent(door, PHOTO)
    clean()
    owner_sql("SET ROLE baken_gate; UPDATE intake_report SET keep_until = '2026-01-01'; RESET ROLE")
    kept = {row for table in FILE_TABLES for row in rows(sql_as, f"SELECT keep_until::text FROM intake_{table}")}
    assert kept == {("2026-01-01",)}, "what is kept together has one end date"
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        batch = propose_destruction(by=by, at=AT)
        approve_destruction(batch_id=batch, by=by, at=AT, why_now="Het doel is voorbij.")
    with acting_as("lawyer", activity=Activity.DESTROY) as by:
        approve_destruction(batch_id=batch, by=by, at=AT)

    done = subprocess.run(
        [sys.executable, "-m", "baken.house.config.cli", "destroy"],
        env={**os.environ, "BAKEN_PROCESS": "destroyer"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    for table in ("report", *FILE_TABLES):
        assert rows(sql_as, f"SELECT count(*) FROM intake_{table}") == [(0,)], table


def test_of_a_report_about_the_mayor_no_file_opens_for_the_contact_either(
    door: Client, clean: Any, sql_as: Any, owner_sql: Any
) -> None:
    with acting_as("safety_adviser", activity=Activity.HANDLE_REPORTS) as by:
        contact = person("safety_adviser", who="contact").membership_id
        routing.appoint(kind=AppointmentKind.INTEGRITY, membership=contact, valid_from=TODAY, by=by, at=AT)
    sent(door, PHOTO)
    owner_sql("UPDATE intake_report SET about = 'mayor'")  # as after `go_round`
    assert clean() == 1
    with acting_as("safety_adviser", activity=Activity.HANDLE_REPORTS, who="contact") as by:
        [card] = files_of(by, only_report(sql_as))
        with pytest.raises(CannotOpen):
            files.clean_copy(file_id=card.id, by=by)


def test_one_address_does_not_fill_the_room_of_all(door: Client, sql_as: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "PIECES_AN_HOUR", Limit("piece", 2, HOUR))
    large = PHOTO + b"\0" * 3_000_000
    flooded = sent(door, large)
    assert UploadTrouble.TOO_OFTEN.label in flooded.content.decode()
    assert rows(sql_as, "SELECT count(*) FROM intake_originalpiece") == [(0,)]

    door.defaults["REMOTE_ADDR"] = "198.51.100.4"
    assert sent(door, PHOTO).status_code == 200
    assert rows(sql_as, "SELECT count(*) FROM intake_report") == [(1,)]


def test_a_thousand_small_files_keep_nobody_out(door: Client, sql_as: Any) -> None:
    """Four addresses bring 300 each; a fifth visitor still sends a photo."""
    sql_as("baken_door").execute(
        "SELECT door.begin_file(gen_random_uuid(), 'GM1509', decode(repeat('00', 100), 'hex'), decode(repeat('00', 80), 'hex'),"
        " sha256((n % 4)::text::bytea), 300) FROM generate_series(1, 1200) AS n"
    )
    assert rows(sql_as, "SELECT count(*) FROM intake_reportfile") == [(1200,)]
    assert sent(door, PHOTO).status_code == 200
    assert rows(sql_as, "SELECT count(*) FROM intake_report") == [(1,)]


def test_what_was_allowed_to_one_is_not_there_for_a_colleague(door: Client, clean: Any, sql_as: Any) -> None:
    """Past the pages: an approved request opens the original for who asked, and for nobody else in that role."""
    sent(door, PHOTO)
    clean()
    [(file_id,)] = rows(sql_as, "SELECT id FROM intake_reportfile")
    reveal = Activity.REVEAL_IDENTITY
    with acting_as("safety_adviser", activity=reveal) as by:
        asked = files.ask_for_original(file_id=file_id, reason="nodig voor het besluit", by=by, at=AT)
    with acting_as("lawyer", activity=reveal) as by:
        files.approve_release(release_id=asked, by=by, at=AT)
        assert not OriginalKey.objects.exists()
    with acting_as("safety_adviser", activity=reveal, who="second"):
        assert not OriginalPiece.objects.exists()
    with acting_as("safety_adviser", activity=reveal):
        assert OriginalKey.objects.exists()

"""The public door, as a resident walks through it."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from html import unescape
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.test import Client, override_settings

from baken.ground.privacy.vocabulary import Activity
from baken.house.config.databases import database as database_of
from baken.journey.intake import queries
from baken.journey.intake.services import desk
from baken.journey.intake.services.budgets import REPORTS_AN_HOUR, WRONG_CODES_AN_HOUR
from baken.journey.intake.services.connection import forget
from baken.testing.people import acting_as

FORM = "/melden/GM1509/verdacht/drugs"
STORY = "Elke nacht busjes bij de loods achter de supermarkt."
FILLED = {"verb": "send", "story": STORY, "identity": "anonymous", "place": "Loods", "when": "sinds mei"}


def fresh_form(client: Client, address: str = FORM) -> dict[str, str]:
    found = re.search(r'name="key" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return {"key": found.group(1)}


def words_of(response: Any) -> str:
    found = re.search(r'<ol class="baken-code">(.*?)</ol>', response.content.decode())
    assert found
    return "-".join(re.findall("<li>(.*?)</li>", found.group(1)))


def sent(client: Client, **changes: str) -> Any:
    return client.post(FORM, FILLED | fresh_form(client) | changes)


def stored(sql_as: Any) -> int:
    return int(sql_as("baken_backup").execute("SELECT count(*) FROM intake_report").fetchone()[0])


def test_every_page_opens_without_a_cookie_and_is_never_cached(at_the_door: Client) -> None:
    pages = [
        "/",
        "/melden",
        "/melden/GM1509",
        "/melden/GM1509/verdacht",
        "/melden/GM1509/zorgen",
        FORM,
        "/melden/GM1509/verdacht/unease",
        "/melding",
        "/wat-baken-nooit-doet",
        "/gezond",
    ]
    for address in pages:
        response = at_the_door.get(address)

        assert response.status_code == 200, address
        assert not response.cookies
        assert response.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["Referrer-Policy"] == "no-referrer"


def test_what_is_not_there_is_not_found(at_the_door: Client) -> None:
    for address in (
        "/melden/GM9999",
        "/melden/GM9999/verdacht",
        FORM.replace("1509", "9999"),
        FORM + "teer",
        "/melden/GM1509/zorgen/drugs",
        "/melden/GM1509/anders",
        "/meldingen",
    ):
        response = at_the_door.get(address)
        assert response.status_code == 404, address
        assert "Deze bladzijde bestaat niet" in response.content.decode()


def test_an_unforeseen_fault_says_what_to_do(at_the_door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("baken.journey.intake.views.report.door.submit", lambda *_, **__: 1 / 0)
    at_the_door.raise_request_exception = False

    response = sent(at_the_door)

    assert response.status_code == 500
    assert "Je kreeg geen code" in response.content.decode()


def test_a_report_gives_seven_words_and_the_desk_reads_what_was_told(at_the_door: Client) -> None:
    response = sent(at_the_door)

    assert response.status_code == 200
    assert len(words_of(response).split("-")) == 7
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        [card] = queries.inbox(actor)
        contents = desk.unseal(report_id=card.id, by=actor)
    assert (contents.story, contents.place, contents.when) == (STORY, "Loods", "sinds mei")
    assert card.subject == "drugs"


def test_the_same_form_sent_twice_is_one_report_with_one_receipt(at_the_door: Client, sql_as: Any) -> None:
    form = FILLED | fresh_form(at_the_door)

    codes = {words_of(at_the_door.post(FORM, form)) for _ in range(3)}

    assert len(codes) == 1
    assert stored(sql_as) == 1


def test_the_same_form_sent_at_once_by_many_is_one_report(at_the_door: Client, sql_as: Any) -> None:
    form = FILLED | fresh_form(at_the_door)

    def send(_: int) -> str:
        try:
            return words_of(Client(REMOTE_ADDR="203.0.113.7").post(FORM, form))
        finally:
            forget()

    with ThreadPoolExecutor(8) as pool:
        codes = set(pool.map(send, range(40)))

    assert len(codes) == 1
    assert stored(sql_as) == 1


def test_who_goes_back_and_corrects_loses_nothing(at_the_door: Client, sql_as: Any) -> None:
    form = FILLED | fresh_form(at_the_door)

    first = words_of(at_the_door.post(FORM, form))
    second = words_of(at_the_door.post(FORM, form | {"story": STORY + " Kenteken begint met VX."}))

    assert first != second
    assert stored(sql_as) == 2


def test_a_mistake_says_what_to_do_and_keeps_what_was_typed(at_the_door: Client, sql_as: Any) -> None:
    mistakes = [
        ({"story": " "}, "Vertel in een paar woorden wat je zag of hoorde."),
        ({"contact": "Jan 06-12345678"}, "Je koos anoniem, maar vulde ook je gegevens in."),
        ({"identity": "known"}, "Vul in hoe we je kunnen bereiken"),
        ({"identity": ""}, "Kies er één."),
        ({"q_what": "neighbours"}, "Selecteer een geldige keuze"),
        ({"area": "BU99999999"}, "Selecteer een geldige keuze"),
        ({"key": "kort"}, "Dit kon zo niet worden opgeslagen."),
    ]
    for changes, sentence in mistakes:
        response = sent(at_the_door, **{"place": "Achter de kerk"} | changes)

        page = unescape(response.content.decode())
        assert response.status_code == 422
        assert sentence in page
        assert "Achter de kerk" in page
    assert stored(sql_as) == 0


def test_a_text_of_a_megabyte_is_refused_with_its_size_and_stays_on_the_screen(
    at_the_door: Client, sql_as: Any
) -> None:
    response = sent(at_the_door, story="a" * 1_048_576)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Dit zijn 1.048.576 tekens; er passen er 4.000." in page
    assert "a" * 1_048_576 in page
    assert stored(sql_as) == 0


def test_a_body_that_is_larger_still_is_refused_with_its_size(at_the_door: Client) -> None:
    response = sent(at_the_door, story="a" * 5_000_000)

    assert response.status_code == 413
    assert "5,0 MB" in response.content.decode()


def test_hostile_text_is_stored_as_text_and_shown_as_text(at_the_door: Client) -> None:
    hostile = [
        "<script>alert(1)</script>",
        "\u202eomgekeerd",
        "met\x00nul",
        "🌞" * 50,
        "'; DROP TABLE intake_report; --",
    ]
    for story in hostile:
        assert "<script>alert" not in sent(at_the_door, story=story, identity="").content.decode()
        assert sent(at_the_door, story=story).status_code == 200

    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        told = {desk.unseal(report_id=card.id, by=actor).story for card in queries.inbox(actor)}
    assert told == {story.replace("\u202e", "").replace("\x00", "") for story in hostile}


def test_when_the_database_is_away_the_text_stays_and_the_retry_stores_it_once(
    at_the_door: Client, sql_as: Any
) -> None:
    form = FILLED | fresh_form(at_the_door)
    with override_settings(DOOR_DATABASE=database_of("baken_door") | {"HOST": "/nowhere"}):
        forget()
        response = at_the_door.post(FORM, form)
        page = unescape(response.content.decode())
        assert response.status_code == 503
        assert STORY in page
        assert "Opnieuw proberen" in page
        assert form["key"] in page
        assert at_the_door.get("/gezond").status_code == 503

    assert words_of(at_the_door.post(FORM, form))
    assert stored(sql_as) == 1


def test_a_lost_connection_is_opened_again_without_the_reporter_noticing(
    at_the_door: Client, sql_as: Any, database: Any
) -> None:
    assert at_the_door.get("/gezond").status_code == 200
    with database.cluster.superuser() as server:
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'baken_door'")

    assert words_of(sent(at_the_door))
    assert stored(sql_as) == 1


# The thread


def test_question_and_answer_go_both_ways_by_code(at_the_door: Client) -> None:
    code = words_of(sent(at_the_door))
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        [card] = queries.inbox(actor)
        desk.open_report(report_id=card.id, by=actor, at=datetime.now(UTC))
        desk.say(report_id=card.id, text="Welke kleur hadden de busjes?", asks=True, by=actor, at=datetime.now(UTC))

    page = at_the_door.post("/melding", {"code": code.upper().replace("-", "  ")}).content.decode()
    assert "Welke kleur hadden de busjes?" in page
    assert "Gelezen" in page
    assert STORY not in page

    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    reply = {"code": code, "key": key.group(1), "text": "Wit, met een dakrek."}
    for _ in range(2):
        assert "Wit, met een dakrek." in at_the_door.post("/melding/antwoord", reply).content.decode()
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        said = desk.unseal(report_id=card.id, by=actor).messages
        assert [(one.by_desk, one.text) for one in said] == [
            (True, "Welke kleur hadden de busjes?"),
            (False, "Wit, met een dakrek."),
        ]
        assert queries.waiting_for_desk(actor) == 1


def test_a_wrong_code_says_which_word_and_an_unknown_one_that_it_is_unknown(at_the_door: Client) -> None:
    assert (
        "olifant" in at_the_door.post("/melding", {"code": "olifatn tulp appel brood kaas melk boom"}).content.decode()
    )
    assert (
        "Een code heeft 7 woorden; dit zijn er 2."
        in at_the_door.post("/melding", {"code": "olifant walvis"}).content.decode()
    )
    unknown = at_the_door.post("/melding", {"code": "-".join(["olifant"] * 7)})
    assert unknown.status_code == 404
    assert "We kennen deze code niet." in unknown.content.decode()


def test_guessing_stops_and_a_forged_header_does_not_help(at_the_door: Client) -> None:
    code = words_of(sent(at_the_door))
    wrong = {"code": "-".join(["olifant"] * 7)}

    answers = [
        at_the_door.post("/melding", wrong, headers={"X-Forwarded-For": f"198.51.100.{n}"}).status_code
        for n in range(WRONG_CODES_AN_HOUR.times + 2)
    ]

    assert answers == [404] * WRONG_CODES_AN_HOUR.times + [429] * 2
    assert at_the_door.post("/melding", {"code": code}).status_code == 429
    assert Client(REMOTE_ADDR="203.0.113.99").post("/melding", {"code": code}).status_code == 200


def test_a_flood_stops_and_the_text_stays(at_the_door: Client, sql_as: Any) -> None:
    last = [sent(at_the_door, story=f"{STORY} {n}") for n in range(REPORTS_AN_HOUR.times + 1)][-1]

    assert last.status_code == 429
    assert f"{STORY} {REPORTS_AN_HOUR.times}" in unescape(last.content.decode())
    assert stored(sql_as) == REPORTS_AN_HOUR.times


# What is kept


def test_an_anonymous_report_leaves_a_date_and_nothing_that_leads_back(
    at_the_door: Client, sql_as: Any, database: Any
) -> None:
    response = at_the_door.post(
        FORM,
        FILLED | fresh_form(at_the_door),
        headers={"User-Agent": "PlantedBrowser/7.7", "X-Forwarded-For": "198.51.100.23", "Accept-Language": "xx-PLANT"},
    )
    code = words_of(response)

    with database.cluster.superuser(database.name) as inside:
        everything = _everything(inside)
    planted = [
        "203.0.113.7",
        "198.51.100.23",
        "PlantedBrowser",
        "xx-PLANT",
        "busjes",
        "supermarkt",
        code,
        code.replace("-", " "),
    ]
    assert [mark for mark in planted if mark in everything] == []
    moments = sql_as("baken_backup").execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_name IN"
        " ('intake_report', 'intake_part', 'intake_partkey', 'intake_reporteridentity') AND data_type LIKE 'time%'"
    )
    assert moments.fetchall() == []


def test_a_known_name_is_for_the_desk(at_the_door: Client) -> None:
    sent(at_the_door, identity="known", contact="Anneke de Vries, 06-00000000")

    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        [card] = queries.inbox(actor)
        assert desk.unseal(report_id=card.id, by=actor).contact == "Anneke de Vries, 06-00000000"


# The role


def test_the_role_of_the_door_reads_and_writes_no_table(module_database: Any, sql_as: Any) -> None:
    door = sql_as("baken_door")
    tables = sql_as("baken_backup").execute(
        "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
        " WHERE schemaname IN ('public', 'gate', 'door', 'trail')"
    )
    names = [name for (name,) in tables.fetchall()]

    assert len(names) > 30
    for name in names:
        for statement in (
            f"SELECT FROM {name}",
            f"DELETE FROM {name}",
            f"INSERT INTO {name} DEFAULT VALUES",
            f"TRUNCATE {name}",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                door.execute(statement)


def test_the_role_of_the_door_calls_its_own_functions_and_no_other(module_database: Any, sql_as: Any) -> None:
    callable_now = sql_as("baken_door").execute(
        "SELECT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND has_schema_privilege(n.oid, 'usage')"
        " AND has_function_privilege(p.oid, 'execute') ORDER BY 1"
    )

    assert [name for (name,) in callable_now if name.startswith("door.")] == [
        "door.account",
        "door.answer",
        "door.areas",
        "door.begin_file",
        "door.click_out",
        "door.drop_file",
        "door.end_file",
        "door.files_of",
        "door.hunch",
        "door.limit_secret",
        "door.municipalities",
        "door.outlines",
        "door.put_piece",
        "door.read_thread",
        "door.submit",
        "door.take_files",
        "door.topics",
        "door.withdraw",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMP TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "SET ROLE baken_gate",
        "SET ROLE baken_owner",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT lo_create(0)",
        "SELECT gate.sign('x')",
        "SELECT gate.enter_worker('GM1509', 'keep_house')",
        "SELECT door.too_often('x', 1)",
    ],
)
def test_the_role_of_the_door_can_do_nothing_else(module_database: Any, sql_as: Any, statement: str) -> None:
    with pytest.raises(psycopg.Error) as caught:
        sql_as("baken_door").execute(statement)
    assert isinstance(caught.value, psycopg.errors.InsufficientPrivilege | psycopg.errors.InvalidSchemaName)


def test_even_in_other_hands_the_door_stores_nothing_that_is_no_report(at_the_door: Client, sql_as: Any) -> None:
    call = (
        "SELECT door.submit(%s, %s, %s, 'suspicion', %s, '', 'anonymous', %s, 'k'::text::bytea || %s,"
        " %s, '{story}', %s, %s, NULL, NULL, 'c', 99, 'standaard 2', 'nobody', NULL)"
    )
    good = [uuid4(), "GM1509", "mayor", "drugs", b"l" * 32, b"k" * 31, [uuid4()], [b"c" * 600], [b"w" * 80]]
    spoiled = [
        (1, "GM9999"),
        (2, "council"),
        (3, "free text about Jan"),
        (4, b"short"),
        (5, b"k" * 900),
        (6, [uuid4(), uuid4()]),
        (7, [b"c" * 70_000]),
        (8, [b"w" * 9_000]),
    ]
    for place, value in spoiled:
        with pytest.raises(psycopg.Error):
            sql_as("baken_door").execute(call, [*good[:place], value, *good[place + 1 :]])

    assert stored(sql_as) == 0
    assert sql_as("baken_door").execute(call, good).fetchone() == ("stored",)


def _everything(connection: Any) -> str:
    """Every row of every table, as text; binary columns as their letters too."""
    tables = connection.execute(
        "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
        " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    ).fetchall()
    found = []
    for (table,) in tables:
        for row in connection.execute(f"SELECT * FROM {table}").fetchall():
            found += [bytes(one).decode("latin-1") if isinstance(one, bytes | memoryview) else str(one) for one in row]
    return "\n".join(found)

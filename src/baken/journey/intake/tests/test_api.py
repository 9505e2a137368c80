"""The public API: what a website or another system hands over, and every way in which that can go wrong."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.vault.proofs import solve
from baken.journey.intake import queries
from baken.journey.intake.services import desk
from baken.journey.intake.services.budgets import REPORTS_AN_HOUR, WRONG_CODES_AN_HOUR, key_hash
from baken.journey.intake.services.connection import DoorClosed, forget
from baken.testing.people import acting_as

REPORTS = "/api/v1/meldingen"
STORY = "Elke nacht busjes bij de loods achter de supermarkt."
REPORT = {
    "gemeente": "GM1509",
    "onderwerp": "drugs",
    "verhaal": STORY,
    "waar": "Loods",
    "wanneer": "sinds mei",
    "melder": "anoniem",
}


def key() -> str:
    return secrets.token_urlsafe(16)


def handed_over(client: Client, with_key: str = "", headers: dict[str, str] | None = None, **changes: Any) -> Any:
    said = {"Idempotency-Key": with_key or key(), **(headers or {})}
    return client.post(REPORTS, json.dumps(REPORT | changes), content_type="application/json", headers=said)


def code_of(response: Any) -> str:
    assert response.status_code == 201, response.content.decode()
    return str(response.json()["code"])


def stored(sql_as: Any) -> int:
    return int(sql_as("baken_backup").execute("SELECT count(*) FROM intake_report").fetchone()[0])


def problem(response: Any, status: int, slug: str) -> dict[str, Any]:
    """The problem in an answer, after a look at its form."""
    said: dict[str, Any] = response.json()
    assert response.status_code == said["status"] == status, said
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["API-Version"] == "1.0.0"
    assert said["type"] == f"/api/v1/problemen#{slug}"
    assert said["title"]
    assert said["detail"]
    return said


def test_a_report_handed_over_gives_seven_words_and_reaches_the_desk(at_the_door: Client) -> None:
    response = handed_over(at_the_door)

    assert len(code_of(response).split("-")) == 7
    assert response.json()["woorden"] == code_of(response).split("-")
    assert "Location" not in response.headers
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        [card] = queries.inbox(actor)
        contents = desk.unseal(report_id=card.id, by=actor)
    assert (contents.story, contents.place, contents.when) == (STORY, "Loods", "sinds mei")


def test_the_same_key_a_hundred_times_at_once_is_one_report_with_one_receipt(at_the_door: Client, sql_as: Any) -> None:
    same = key()

    def send(_: int) -> tuple[int, bytes]:
        try:
            response = handed_over(Client(REMOTE_ADDR="203.0.113.7"), same)
            return response.status_code, response.content
        finally:
            forget()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(send, range(100)))

    assert {status for status, _ in answers} == {201}
    assert len({body for _, body in answers}) == 1
    assert stored(sql_as) == 1


def test_the_same_key_with_other_content_is_refused_and_stores_nothing(at_the_door: Client, sql_as: Any) -> None:
    same = key()
    first = code_of(handed_over(at_the_door, same))

    problem(handed_over(at_the_door, same, verhaal="Iets anders."), 422, "sleutel-hergebruikt")

    assert code_of(handed_over(at_the_door, same)) == first
    assert stored(sql_as) == 1


def test_all_mistakes_come_in_one_answer_in_plain_dutch(at_the_door: Client, sql_as: Any) -> None:
    response = handed_over(at_the_door, "kort", gemeente="1509", melder="geheim", verhaal=7, buurtt="BU15090000")

    said = {one["name"]: one["reason"] for one in problem(response, 400, "velden")["invalidParams"]}
    assert said == {
        "Idempotency-Key": "Vul dit in.",
        "gemeente": "Dit heeft niet de vorm die we verwachten.",
        "melder": "Kies een van: 'anoniem', 'vertrouwelijk' of 'bekend'.",
        "verhaal": "Dit moet tekst zijn, tussen aanhalingstekens.",
        "buurtt": "Dit veld kennen we niet; er zou iets verloren gaan.",
    }
    assert stored(sql_as) == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"onderwerp": "niets"}, "onderwerp"),
        ({"antwoorden": {"niets": "ja"}}, "antwoorden.niets"),
        ({"contact": "Jan 06-12345678"}, "contact"),
        ({"melder": "bekend"}, "contact"),
        ({"kvkNummer": "69599084"}, "contact"),
        ({"kvkNummer": "6959908"}, "kvkNummer"),
        ({"uitPolitiesystemen": True}, "uitPolitiesystemen"),
        ({"onderwerp": "pressure", "antwoorden": {"about": "mayor"}}, "antwoorden"),
        ({"verhaal": "\u200e "}, "verhaal"),
        ({"buurt": "BU99999999"}, "buurt"),
        ({"gemeente": "GM0001"}, "gemeente"),
    ],
)
def test_a_rule_that_refuses_names_the_field(at_the_door: Client, changes: dict[str, Any], field: str) -> None:
    said = problem(handed_over(at_the_door, **changes), 400, "velden")

    assert [one["name"] for one in said["invalidParams"]] == [field]


@pytest.mark.parametrize(
    ("body", "content_type", "status", "slug"),
    [
        ("{", "application/json", 400, "onleesbaar"),
        ("[" * 100_000, "application/json", 400, "onleesbaar"),
        (b'"\xff"', "application/json", 400, "onleesbaar"),
        ('"tekst"', "application/json", 400, "velden"),
        ("a=b", "application/x-www-form-urlencoded", 415, "soort-inhoud"),
        (json.dumps(REPORT | {"verhaal": "a" * 4_100_000}), "application/json", 413, "te-groot"),
        ('{"verhaal": "\\ud800"}', "application/json", 400, "velden"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_not_a_fault(
    at_the_door: Client, body: Any, content_type: str, status: int, slug: str
) -> None:
    problem(
        at_the_door.post(REPORTS, body, content_type=content_type, headers={"Idempotency-Key": key()}), status, slug
    )


def test_no_such_address_or_method_is_a_problem_too(at_the_door: Client) -> None:
    problem(at_the_door.get("/api/v1/niets"), 404, "onbekend-adres")
    problem(at_the_door.get("/api/v1/meldingen/"), 404, "onbekend-adres")
    refused = at_the_door.delete(REPORTS)
    problem(refused, 405, "methode")
    assert refused.headers["Allow"] == "POST"
    assert at_the_door.options(REPORTS).status_code == 204


def test_a_fault_of_ours_and_a_database_that_is_away_are_problems(
    at_the_door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise DoorClosed

    monkeypatch.setattr("baken.journey.intake.api.endpoints.door.hand_over", lambda *_, **__: 1 / 0)
    problem(handed_over(at_the_door), 500, "fout")
    monkeypatch.setattr("baken.journey.intake.api.endpoints.door.hand_over", away)
    response = handed_over(at_the_door)
    problem(response, 503, "gesloten")
    assert response.headers["Retry-After"] == "60"


def test_what_is_asked_can_be_answered_by_code_and_reaches_the_desk_in_words(at_the_door: Client) -> None:
    topics = {one["code"]: one for one in at_the_door.get("/api/v1/onderwerpen?gemeente=GM1509").json()}
    question = next(one for one in topics["drugs"]["vragen"] if one["keuzes"] and one["voorwaarde"] is None)
    choice = question["keuzes"][0]

    wrong = handed_over(at_the_door, antwoorden={question["code"]: "iets anders"})
    code_of(handed_over(at_the_door, verhaal="", antwoorden={question["code"]: choice["code"]}))

    [said] = problem(wrong, 400, "velden")["invalidParams"]
    assert said["name"] == f"antwoorden.{question['code']}"
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        [card] = queries.inbox(actor)
        contents = desk.unseal(report_id=card.id, by=actor)
    assert [tuple(one) for one in contents.answers] == [(question["vraag"], choice["naam"])]


# The thread


def test_the_reporter_reads_and_answers_by_code_in_a_header(at_the_door: Client) -> None:
    code = code_of(handed_over(at_the_door))
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        [card] = queries.inbox(actor)
        at = desk.unseal(report_id=card.id, by=actor)
    assert at.story == STORY

    same = {"Idempotency-Key": key(), "Ontvangstcode": code}
    for _ in range(2):
        answered = at_the_door.post(
            "/api/v1/draad/berichten", {"tekst": "Wit, met een dakrek."}, content_type="application/json", headers=same
        )
        assert answered.status_code == 201, answered.content.decode()
    read = at_the_door.get("/api/v1/draad", headers={"Ontvangstcode": code.upper().replace("-", " ")}).json()

    assert read["gemeente"] == "GM1509"
    assert read["stand"] == "ontvangen"
    assert read["open"] is True
    assert STORY not in json.dumps(read)


def test_a_report_that_nobody_read_is_withdrawn_and_gone(at_the_door: Client) -> None:
    headers = {"Ontvangstcode": code_of(handed_over(at_the_door))}

    for _ in range(2):
        withdrawn = at_the_door.post("/api/v1/draad/intrekking", headers=headers)
        assert (withdrawn.status_code, withdrawn.json()) == (201, {"vernietigd": True})

    assert at_the_door.get("/api/v1/draad", headers=headers).json()["open"] is False


def test_what_did_not_change_is_not_sent_again(at_the_door: Client) -> None:
    code = code_of(handed_over(at_the_door))
    for address, headers in (
        ("/api/v1/draad", {"Ontvangstcode": code}),
        ("/api/v1/gemeenten", {}),
        ("/api/v1/buurten?gemeente=GM1509", {}),
        ("/api/v1/onderwerpen?gemeente=GM1509", {}),
        ("/api/v1/openapi.json", {}),
    ):
        first = at_the_door.get(address, headers=headers)
        assert first.status_code == 200, first.content.decode()
        again = at_the_door.get(address, headers={**headers, "If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert again.headers["ETag"] == first.headers["ETag"]
        other = at_the_door.get(address, headers={**headers, "If-None-Match": '"iets-anders"'})
        assert other.content == first.content


def test_a_wrong_code_is_named_or_unknown_and_guessing_stops(at_the_door: Client) -> None:
    slip = problem(at_the_door.get("/api/v1/draad", headers={"Ontvangstcode": "olifatn tulp"}), 400, "velden")
    assert slip["invalidParams"][0]["reason"] == "“olifatn” is geen woord van een code."
    code = code_of(handed_over(at_the_door))
    wrong = {"Ontvangstcode": "-".join(["olifant"] * 7)}

    answers = [
        at_the_door.get("/api/v1/draad", headers={**wrong, "X-Forwarded-For": f"198.51.100.{n}"})
        for n in range(WRONG_CODES_AN_HOUR.times + 1)
    ]

    for one in answers[:-1]:
        problem(one, 404, "onbekende-code")
    problem(answers[-1], 429, "te-vaak")
    problem(at_the_door.get("/api/v1/draad", headers={"Ontvangstcode": code}), 429, "te-vaak")


def test_a_flood_from_one_address_stops(at_the_door: Client, sql_as: Any) -> None:
    answers = [
        handed_over(at_the_door, headers={"X-Forwarded-For": f"198.51.100.{n}"})
        for n in range(REPORTS_AN_HOUR.times + 1)
    ]

    assert {one.status_code for one in answers[:-1]} == {201}
    said = problem(answers[-1], 429, "te-vaak")
    assert stored(sql_as) == REPORTS_AN_HOUR.times

    proof = solve(said["opgave"], said["nullen"])
    problem(handed_over(at_the_door, headers={"Bewijs": said["opgave"] + ":1"}), 429, "te-vaak")
    same = key()
    code = code_of(handed_over(at_the_door, same, headers={"Bewijs": proof}))
    assert code_of(handed_over(at_the_door, same, headers={"Bewijs": proof})) == code
    problem(handed_over(at_the_door, headers={"Bewijs": proof}), 429, "te-vaak")  # spent
    assert stored(sql_as) == REPORTS_AN_HOUR.times + 1
    with_a_trick = f"{said['opgave']}:{int(proof.partition(':')[2]) + 1}"
    problem(handed_over(at_the_door, headers={"Bewijs": with_a_trick}), 429, "te-vaak")


# Systems that hand over


def test_a_system_hands_over_under_its_own_name_and_budget(at_the_door: Client, sql_as: Any, database: Any) -> None:
    known = {"Authorization": f"Bearer {sender_key(database, an_hour=3)}"}

    answers = [handed_over(at_the_door, headers=known) for _ in range(4)]

    assert [one.status_code for one in answers] == [201, 201, 201, 429]
    assert "opgave" not in problem(answers[-1], 429, "te-vaak")
    code_of(handed_over(at_the_door))  # who comes without a key from that same address has their own limit
    via = sql_as("baken_backup").execute("SELECT via, count(*) FROM intake_report GROUP BY via ORDER BY via").fetchall()
    assert via == [("", 1), ("Open Formulieren", 3)]


def test_a_key_is_for_one_municipality_until_it_ends_and_only_its_hash_is_kept(
    at_the_door: Client, sql_as: Any, database: Any
) -> None:
    known = sender_key(database)
    headers = {"Authorization": f"Bearer {known}"}
    code_of(handed_over(at_the_door, headers=headers))

    problem(handed_over(at_the_door, headers=headers, gemeente="GM1876"), 401, "sleutel")
    problem(handed_over(at_the_door, headers={"Authorization": f"Bearer {known[:-1]}"}), 401, "sleutel")
    problem(handed_over(at_the_door, headers={"Authorization": "Basic abc"}), 401, "sleutel")
    with database.connect("baken_owner") as owner:
        assert known not in str(owner.execute("SELECT * FROM door.sender").fetchall())
        owner.execute("UPDATE door.sender SET ended = current_date")
    problem(handed_over(at_the_door, headers=headers), 401, "sleutel")
    assert stored(sql_as) == 1


def sender_key(database: Any, an_hour: int = 100) -> str:
    """The key of a sender of Oude IJsselstreek."""
    known = "baken_" + key() * 2
    with database.connect("baken_owner") as owner:
        owner.execute(
            "INSERT INTO door.sender (key_hash, name, municipality, an_hour, since)"
            " VALUES (%s, 'Open Formulieren', 'GM1509', %s, current_date)",
            [key_hash(known), an_hour],
        )
    return known

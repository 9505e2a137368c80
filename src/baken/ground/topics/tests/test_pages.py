"""The adviser makes the form their own: a draft, soundness, publishing from a day, and who has no business there."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from baken.ground.privacy.vocabulary import Activity
from baken.ground.topics import queries, services
from baken.ground.topics.queries.versions import versions
from baken.ground.topics.vocabulary import EntryKind, Refusal
from baken.instruments.kit.verdicts import Refused
from baken.testing.people import acting_as, signed_in

TODAY = timezone.localdate()
NOON = datetime.now(UTC)

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def adviser(client: Client) -> Client:
    signed_in(client, "safety_adviser")
    return client


def draft_of(adviser: Client, kind: str = "topic", code: str = "drugs") -> str:
    response = adviser.post("/onderwerpen/beginnen", {"kind": kind, "code": code})
    assert response.status_code == 302
    return str(response.headers["Location"])


def as_shown(adviser: Client, address: str) -> dict[str, Any]:
    """Every field of the page as a browser would send it back."""
    context = adviser.get(address).context
    filled = {name: value for name, value in context["form"].initial.items() if value not in (None, False)}
    rows = context["questions"]
    filled |= {f"vraag-{key}": rows.management_form.initial[key] for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    for row in rows:
        filled |= {row.add_prefix(name): value for name, value in row.initial.items()}
        filled.setdefault(row.add_prefix("kind"), "text")
    return filled


def test_a_version_is_written_published_and_seen_and_the_old_answers_keep_their_questions(adviser: Client) -> None:
    address = draft_of(adviser)
    filled = as_shown(adviser, address)

    kept = adviser.post(address, filled | {"label": "Drugs in de buurt", "vraag-3-label": "Zie je kinderen?"})
    assert kept.status_code == 302
    assert queries.catalogue_on("GM1509").topic("drugs").version == "standaard 2"  # type: ignore[union-attr] # it is there

    published = adviser.post(f"{address.partition('?')[0]}/publiceren", {"valid_from": f"{TODAY}"})
    assert published.status_code == 302
    topic = queries.catalogue_on("GM1509").topic("drugs")
    assert topic is not None
    assert (topic.label, topic.version) == ("Drugs in de buurt", "1")
    assert [one.code for one in topic.questions] == ["what", "signs", "visits", "minors"]
    assert topic.questions[1].condition.answers == ("growing", "lab", "unsure")  # type: ignore[union-attr] # it has one
    assert queries.catalogue_on("GM1876").topic("drugs").version == "standaard 2"  # type: ignore[union-attr] # it is there


def test_advice_is_written_here_and_what_stayed_keeps_its_translations(adviser: Client) -> None:
    address = draft_of(adviser)
    filled = as_shown(adviser, address)
    steps = filled["advice"].splitlines()
    assert "zes stappen" in adviser.post(address, filled | {"advice": "\n".join("abcdefg")}).content.decode()
    assert adviser.post(address, filled | {"advice": f"{steps[0]}\n\n Bel de wijkagent. "}).status_code == 302
    adviser.post(f"{address.partition('?')[0]}/publiceren", {"valid_from": f"{TODAY}"})

    def advice(language: str) -> tuple[str, ...]:
        topic = queries.catalogue_on("GM1509", language=language).topic("drugs")
        assert topic is not None
        return topic.advice

    assert advice("nl") == (steps[0], "Bel de wijkagent.")
    assert advice("en")[0] != steps[0]
    assert advice("en")[1] == "Bel de wijkagent."


def test_what_cannot_be_shown_is_refused_beside_the_form_with_what_was_typed(adviser: Client) -> None:
    address = draft_of(adviser)
    filled = as_shown(adviser, address) | {"stop": "Ga naar de politie.", "hint": "Blijft staan"}

    page = adviser.post(address, filled)

    assert page.status_code == 422
    assert Refusal.STOP_WITHOUT_LAW.label in page.content.decode()
    assert "Blijft staan" in page.content.decode()


def test_a_condition_on_an_answer_that_is_not_there_is_refused(adviser: Client) -> None:
    address = draft_of(adviser)

    page = adviser.post(address, as_shown(adviser, address) | {"vraag-1-after_answers": "Vliegen"})

    assert Refusal.CONDITION_UNKNOWN.label in page.content.decode()


def test_a_new_question_gets_a_code_and_its_choices(adviser: Client) -> None:
    address = draft_of(adviser, code="other_suspicion")
    filled = as_shown(adviser, address)
    added = {"vraag-1-label": "Wat rijdt er?", "vraag-1-kind": "choice", "vraag-1-choices": "Een busje\nEen quad"}

    assert adviser.post(address, filled | added).status_code == 302

    with acting_as("safety_adviser", activity=Activity.MANAGE_FORM) as actor:
        content = versions(actor)[0].content
    question = content["questions"][1]
    assert question["code"] == "wat_rijdt_er"
    assert [one["code"] for one in question["choices"]] == ["een_busje", "een_quad"]


def test_a_new_topic_and_another_way(adviser: Client) -> None:
    made = adviser.post("/onderwerpen/nieuw", {"label": "Sluikjacht in het bos"})
    assert made.status_code == 302
    assert adviser.post("/onderwerpen/nieuw", {"label": "Drugs"}).status_code == 422
    together = adviser.post("/onderwerpen/nieuwe-weg", {"label": "Buurtapp Dorp"})
    address = str(together.headers["Location"])
    assert "Buurtapp Dorp" in adviser.get(address).content.decode()
    said = {"label": "Buurtapp Dorp", "phone": "0315-000000", "by_residents": "on"}
    assert adviser.post(address, said).status_code == 302
    adviser.post(f"{address}/publiceren", {"valid_from": f"{TODAY}"})
    assert [one.label for one in queries.catalogue_on("GM1509").initiatives()] == ["Buurtapp Dorp"]
    assert adviser.post("/onderwerpen/nieuwe-weg", {"label": "Buurtapp Dorp"}).status_code == 422
    way = draft_of(adviser, kind="channel", code="worry")
    filled = {"label": "GGD-meldpunt", "phone": "0800-1205", "hours": "Dag en nacht"}
    assert adviser.post(way, filled | {"url": "http://onveilig.nl"}).status_code == 422
    assert adviser.post(way, filled).status_code == 302
    text = adviser.get("/onderwerpen").content.decode()
    assert "GGD-meldpunt" in text
    assert "concept" in text


def test_the_database_keeps_published_words_and_the_last_day_may_still_be_set() -> None:
    with acting_as("safety_adviser", activity=Activity.MANAGE_FORM) as actor:
        entry = services.begin(kind=EntryKind.TOPIC, code="drugs", by=actor, at=NOON)
        again = services.begin(kind=EntryKind.TOPIC, code="drugs", by=actor, at=NOON)
        services.publish(entry_id=entry, valid_from=TODAY, valid_until=None, by=actor, at=NOON)
    assert again == entry
    with acting_as("safety_adviser", activity=Activity.MANAGE_FORM) as actor:
        with pytest.raises(Refused):
            services.keep(entry_id=entry, content={}, by=actor, at=NOON)
        with pytest.raises(Refused):
            services.end(entry_id=entry, valid_until=date(2020, 1, 1), by=actor, at=NOON)
        services.end(entry_id=entry, valid_until=TODAY, by=actor, at=NOON)
    tomorrow = TODAY + timedelta(days=1)
    assert queries.catalogue_on("GM1509", tomorrow).topic("drugs").version == "standaard 2"  # type: ignore[union-attr] # it is there
    with (
        pytest.raises(DatabaseError, match="keeps its words"),
        acting_as("safety_adviser", activity=Activity.MANAGE_FORM),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE topics_formentry SET content = '{}'")


@pytest.mark.parametrize("role", ["weigher", "councillor", "administrator"])
def test_others_have_no_business_here(client: Client, role: str) -> None:
    signed_in(client, role)
    assert client.get("/onderwerpen").status_code == 403


def test_other_words_never_bring_a_report_to_the_team_of_whom_it_is_about(adviser: Client) -> None:
    address = draft_of(adviser, code="pressure")
    filled = as_shown(adviser, address)
    lines = filled["vraag-0-choices"].splitlines()
    lines[1] = "Een ambtenaar deed iets wat niet mag"
    assert adviser.post(address, filled | {"vraag-0-choices": "\n".join(lines)}).status_code == 302
    with acting_as("safety_adviser", activity=Activity.MANAGE_FORM) as by:
        [draft] = versions(by)
    choices = draft.content["questions"][0]["choices"]
    assert [one["code"] for one in choices] == ["towards", "official", "councillor", "mayor"]
    assert choices[1]["label"] == {"nl": lines[1]}

    for fewer in ([lines[0], *lines[2:]], [lines[0], lines[3]], lines[:1] * 2):
        assert adviser.post(address, filled | {"vraag-0-choices": "\n".join(fewer)}).status_code == 422

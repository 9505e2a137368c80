"""Search finds what somebody may see for this task, by word and by number, and is silent about the rest."""

import re
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.test import Client
from django.urls import reverse

from baken.ground.places.services import address
from baken.ground.privacy.vocabulary import Activity
from baken.ground.subjects.services import Notice
from baken.ground.subjects.vocabulary import KeyKind
from baken.house.front.queries import searching
from baken.house.front.services import keep_search
from baken.journey.dossiers import services as dossiers
from baken.journey.dossiers.vocabulary import DossierKind, SubjectRole
from baken.journey.signals import services as signals
from baken.journey.signals.vocabulary import Source
from baken.testing.people import NEIGHBOUR, acting_as, person, signed_in

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = AT.date()


def signal(summary, municipality="GM1509", phenomenon="WITWASSEN", **other):
    with acting_as("weigher", municipality, Activity.WEIGH_SIGNALS) as by:
        return signals.open_signal(
            source=Source.CIVIL_SERVANT,
            phenomenon=phenomenon,
            summary=summary,
            received_on=TODAY,
            by=by,
            at=AT,
            **other,
        )


def dossier(title="Loods Industrieweg", municipality="GM1509", **other):
    with acting_as("safety_adviser", municipality, Activity.DIRECT_DOSSIERS) as by:
        return dossiers.open_dossier(
            kind=DossierKind.LOCATION, title=title, purpose="weten wat er speelt", ground="Opiumwet 13b", by=by, at=AT, **other
        )  # fmt: skip


def search(role, task, words, born="", municipality="GM1509"):
    who = person(role, municipality)
    with transaction.atomic():
        return searching.found(who.visit, role, searching.task_named(task), words, born, today=TODAY)


def ids(found):
    return {card.id for card in (*found.signals, *found.dossiers)}


@pytest.mark.parametrize(
    "words",
    ["schuren", "hennepplanten", "hennep", "Kleine-Weg schuur", "g001bb", "G-001-BB", "0314 12 34 56", "+31314123456",
     "7071AB 12", "NL91ABNA0417164300", "jan@voorbeeld.nl"],
)  # fmt: skip
def test_a_signal_is_found_by_word_stem_beginning_and_number(database, words):
    made = signal(
        "In de schuur aan de Kleine-Weg staan hennepplanten; een busje met G-001-BB, bel 0314-123456 of jan@voorbeeld.nl,"
        " 7071 AB 12, rekening NL91 ABNA 0417 1643 00."
    )
    other = signal("Een hond blaft.")
    assert made in ids(search("weigher", "signalen", words))
    assert other not in ids(search("weigher", "signalen", words))


def test_a_signal_is_found_by_what_it_is_about(database):
    made = signal("Geur.", phenomenon="HENNEP")
    signal("Geur.")
    assert ids(search("weigher", "signalen", "hennep")) == {made}


def test_a_key_that_is_kept_as_a_hash_only_is_found_too(database):
    made = signal("Geld van onbekende herkomst.", marks={KeyKind.PLATE: "KL-55-XX", KeyKind.IBAN: "NL91ABNA0417164300"})
    assert ids(search("weigher", "signalen", "kl55xx")) == {made}
    assert ids(search("weigher", "signalen", "NL91 ABNA 0417 1643 00")) == {made}
    assert ids(search("weigher", "signalen", "KL-55-XY")) == set()


def test_a_dossier_is_found_by_what_belongs_to_it(database):
    made = dossier(address=address("7071 AB", 12, "a"), context="Vlak bij het zwembad.")
    dossier("Iets anders")
    later = Notice(tell_on=TODAY + timedelta(days=20))
    with acting_as("safety_adviser", "GM1509", Activity.DIRECT_DOSSIERS) as by:
        dossiers.add_note(dossier_id=made, text="De sleutelmaker gebeld.", by=by, at=AT)
        dossiers.add_person(
            dossier_id=made, name="Jan Willem de Vrieze", birth_date=date(1980, 1, 31), role=SubjectRole.OWNER,
            notice=later, by=by, at=AT,
        )  # fmt: skip
        dossiers.add_business(
            dossier_id=made, name="Opslag Oost BV", kvk="12345678", role=SubjectRole.USER, by=by, at=AT
        )
        dossiers.add_premises(dossier_id=made, address=address("7075 CD", 8), by=by, at=AT)
    for words, born in (
        ("loods", ""), ("zwembad", ""), ("sleutelmaker", ""), ("7071AB 12-A", ""), ("7075 CD 8", ""),
        ("de Vrieze", ""), ("Opslag Oost", ""), ("12345678", ""), ("J. de Vrieze", "1980-01-31"),
    ):  # fmt: skip
        assert ids(search("safety_adviser", "dossiers", words, born)) == {made}, words
    assert ids(search("safety_adviser", "dossiers", "P. Jansen", "1980-01-31")) == set()
    assert ids(search("weigher", "signalen", "loods")) == set()  # while weighing one does not look in dossiers


def test_a_page_goes_on_where_the_last_one_ended(database, monkeypatch):
    monkeypatch.setattr(searching, "PAGE", 2)
    made = [signal(f"Loods nummer {number}.") for number in range(5)]
    seen, before, pages = [], None, 0
    who = person("weigher")
    while pages == 0 or before:
        with transaction.atomic():
            found = searching.found(
                who.visit, "weigher", searching.task_named("signalen"), "loods", today=TODAY, before=before
            )
        seen += [card.id for card in found.signals]
        before, pages = found.before, pages + 1
    assert seen == made[::-1]
    assert pages == 3


def test_what_lies_outside_ones_reach_is_as_if_it_were_not(database, client):
    """Another municipality, or a task that is not of this role: byte for byte the page of a word that nobody ever wrote."""
    signal("Kqzloods met hennep."), dossier("Kqzloods")
    for role, municipality in (("safety_adviser", NEIGHBOUR), ("partner", "GM1509"), ("inspector", "GM1509")):
        visitor = Client()
        signed_in(visitor, role, municipality)
        for task in ("dossiers", "signalen"):
            hidden, nothing = (_page(visitor, task, words) for words in ("kqzloods", "zzzloods"))
            assert hidden.replace("kqzloods", "zzzloods") == nothing
            assert "Niets gevonden" in hidden
    signed_in(client, "safety_adviser")
    assert "Niets gevonden" not in _page(client, "dossiers", "kqzloods")


def test_a_refused_search_runs_the_statements_of_an_empty_one(database):
    """In the same time, because it is the same work: only the reach differs, and with it nothing that the index is asked."""
    signal("Kqzloods met hennep.")
    refused, empty = _statements("inspector", "kqzloods"), _statements("safety_adviser", "zzzloods")
    assert refused == empty
    assert any("found.dossiers" in one for one in refused)


def test_the_index_of_another_is_not_touched(database):
    """The question itself names the reach: the words of another municipality are not asked of the index."""
    with acting_as("weigher", NEIGHBOUR, Activity.WEIGH_SIGNALS), connection.cursor() as cursor:
        cursor.execute(
            "SELECT gate.scoped_query(gate.reach('signals'), 'dutch', 'hennep', '{}')::text, gate.reach('dossiers')"
        )
        query, elsewhere = cursor.fetchone()
    assert NEIGHBOUR in query
    assert "GM1509" not in query
    assert elsewhere == "-"


def test_every_search_is_in_the_log_with_its_task_and_never_with_its_words(database, trail_lines):
    signal("Kqzloods")
    before = len(trail_lines())
    search("weigher", "signalen", "kqzloods"), search("inspector", "signalen", "kqzloods")
    lines = trail_lines()[before:]
    assert ("search", "weigh_signals") in {(line["kind"], line["activity"]) for line in lines}
    assert ("refusal", "weigh_signals") in {(line["kind"], line["activity"]) for line in lines}
    assert "kqzloods" not in str(lines)


@pytest.fixture
def trail_lines(database):
    def read():
        with database.cluster.superuser(database.name) as sql:
            rows = sql.execute("SELECT to_jsonb(l) FROM trail_accessline l ORDER BY seq").fetchall()
        return [row[0] for row in rows]

    return read


def test_a_kept_search_is_the_owners_for_this_task_and_ends(database, client):
    signed_in(client, "weigher")
    asked = {"taak": "signalen", "keep-words": "loods", "keep-born": "", "keep-weeks": "2"}
    assert client.post(reverse("front:keep-search"), asked).status_code == 302
    assert "loods" in client.get(reverse("front:search") + "?taak=signalen").content.decode()
    assert "loods" not in client.get(reverse("front:search") + "?taak=dossiers").content.decode()
    colleague = Client()
    signed_in(colleague, "weigher", who="second")
    assert "loods" not in colleague.get(reverse("front:search") + "?taak=signalen").content.decode()
    with acting_as("weigher", "GM1509", Activity.WEIGH_SIGNALS, who="second"), connection.cursor() as cursor:
        cursor.execute("SELECT gate.let_search_go(%s)", [_kept(database)[0]])
    assert len(_kept(database)) == 1  # somebody else's stays
    assert (
        client.post(reverse("front:let-search-go", args=[_kept(database)[0]]), {"taak": "signalen"}).status_code == 302
    )
    assert _kept(database) == []


def test_the_database_keeps_no_search_longer_than_a_quarter_and_the_night_forgets_it(database):
    now = datetime.now(UTC)
    with pytest.raises(DatabaseError), acting_as("weigher", "GM1509", Activity.WEIGH_SIGNALS) as by:
        keep_search(words="loods", born="", weeks=14, by=by, at=now)
    with acting_as("weigher", "GM1509", Activity.WEIGH_SIGNALS) as by:
        keep_search(words="loods", born="", weeks=2, by=by, at=now)
        keep_search(words="oud", born="", weeks=-1, by=by, at=now)
    with database.cluster.superuser(database.name) as sql:
        sql.execute("SET ROLE baken_worker")
        assert sql.execute("SELECT gate.forget_searches()").fetchone() == (1,)
    assert len(_kept(database)) == 1


def test_who_may_not_search_keeps_nothing(database, client):
    signed_in(client, "inspector")
    asked = {"taak": "signalen", "keep-words": "loods", "keep-weeks": "2"}
    assert client.post(reverse("front:keep-search"), asked).status_code == 403
    assert _kept(database) == []


def _kept(database) -> list[UUID]:
    with database.cluster.superuser(database.name) as sql:
        return [row[0] for row in sql.execute("SELECT id FROM front_savedsearch").fetchall()]


def _page(visitor, task, words):
    sent = visitor.post(reverse("front:search"), {"taak": task, "words": words})
    assert sent.status_code == 200
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", sent.content.decode())


def _statements(role, words):
    """Every statement on every connection, without its values."""
    said: list[str] = []

    def note(execute, sql, params, many, context):
        said.append(sql)
        return execute(sql, params, many, context)

    search(role, "dossiers", "iets")  # what happens once per process
    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(connections[alias].execute_wrapper(note))
        assert ids(search(role, "dossiers", words)) == set()
    return said

"""Asking sources: yes or no, by whom, after which check; what owners tell; and what the asker can never see."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from baken.ground.places.services import address
from baken.ground.privacy.services import act_for_house
from baken.ground.privacy.vocabulary import Activity
from baken.ground.subjects.services import import_permits, matching_key
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.connectors.tests.conftest import service
from baken.instruments.kit.verdicts import Refused
from baken.instruments.linking.names import person_spelling
from baken.journey.signals import queries, services
from baken.journey.signals.models import HitDisclosure, SourceAddressee, SourceAnswer, SourceQuestion, SourceResearch
from baken.journey.signals.services import Decision, Typed
from baken.journey.signals.tests.conftest import AT, BARN, answers, check_1, open_one, weigher
from baken.journey.signals.vocabulary import ResearchSource, SignalRefusal, SignalState
from baken.testing.database import as_role
from baken.testing.people import NEIGHBOUR, acting_as, person, signed_in

__all__ = ["service"]
S, R = SignalState, ResearchSource
PERMIT = {
    "nummer": "2026-17",
    "soort": "Alcoholwetvergunning",
    "houder": "De Verzonnen Kroeg",
    "postcode": "7071 AB",
    "huisnummer": "12",
}


def adviser(activity=Activity.WEIGH_SIGNALS, who="first"):
    return acting_as("safety_adviser", activity=activity, who=who)


def lawyer_answers():
    return acting_as("lawyer", activity=Activity.ANSWER_FOR_SOURCE)


def owned(source=R.PERMITS):
    """The lawyer answers for this register."""
    owner = person("lawyer").membership_id
    with adviser() as by:
        services.name_owner(source=source, owner=owner, ground="Awb 3:2", purpose="samenhang", by=by, at=AT)


@pytest.fixture
def permits(database):
    """Take these permits into the list, as the worker does."""

    def take(*rows):
        with as_role(database, "baken_worker"), act_for_house("GM1509") as by:
            return import_permits(rows=rows or [PERMIT], by=by, at=AT)

    return take


def ask(signal, source=R.PERMITS):
    with weigher() as by:
        services.research(signal_id=signal, source=source, by=by, at=AT)
    return answers(signal, source)


def page(signal):
    with weigher() as by:
        return queries.signal_sources(by, signal, today=AT.date())


def test_a_permit_is_known_or_not_and_both_sides_see_that_it_was_said(database, permits, signal_in):
    owned()
    permits()
    assert ask(signal_in(S.INVESTIGATION)) == {"address": True}
    for somebody in (weigher(), lawyer_answers()):
        with somebody as by:
            (hit,) = queries.hits_between(by)
            assert (hit.known, hit.kind, hit.ground) == (True, "adres", "Awb 3:2")


def test_what_is_not_there_is_said_the_same_way(database, permits, signal_in):
    owned()
    permits(PERMIT | {"huisnummer": "14"})
    assert ask(signal_in(S.INVESTIGATION)) == {"address": False}


def test_a_double_name_is_known_by_the_maiden_name_and_said_once(database, permits, signal_in):
    owned()
    permits(PERMIT | {"voornaam": "J.", "achternaam": "de Vries", "geboortedatum": "31-1-1980"})
    marks = {KeyKind.PERSON: person_spelling("Joke", "Jansen-de Vries", "1980-01-31")}
    assert ask(signal_in(S.INVESTIGATION, marks=marks)) == {"address": True, "person": True}
    with weigher() as by:
        assert sorted(hit.kind for hit in queries.hits_between(by)) == ["adres", "naam en geboortedatum"]


def test_a_question_that_says_it_was_long_ago_stands_first_all_the_same(database, permits, signal_in):
    owned()
    permits()
    signal = signal_in(S.INVESTIGATION)
    ask(signal)
    long_ago = AT.replace(year=2001)
    with weigher() as by:
        sql("SELECT * FROM known.permits(%s, %s)", latest_check(by, signal), long_ago)
    with weigher() as by:
        assert [hit.at for hit in queries.hits_between(by)] == [long_ago, AT]


def test_nobody_answers_so_nothing_is_asked(database, permits, signal_in):
    permits()
    signal = signal_in(S.INVESTIGATION)
    with pytest.raises(Refused) as no:
        ask(signal)
    assert no.value.verdict.code == SignalRefusal.NOBODY_ANSWERS
    with weigher() as by, pytest.raises(DatabaseError, match="nobody answers"):
        sql("SELECT * FROM known.permits(%s, %s)", latest_check(by, signal), AT)


def test_an_ended_owner_answers_no_more(database, signal_in):
    owned()
    with adviser() as by:
        services.end_owner(source=R.PERMITS, last_day=AT.date(), by=by)
    with weigher() as by:
        assert {card.entry.source: card.owner for card in queries.source_register(by, today=AT.date())}[R.PERMITS]
        after = AT.date().replace(month=12)
        assert not {card.entry.source: card.owner for card in queries.source_register(by, today=after)}[R.PERMITS]


def test_who_left_answers_for_nothing_and_the_page_says_so(database, client, permits, signal_in, owner_sql):
    owned()
    permits()
    signal = signal_in(S.INVESTIGATION)
    left = "UPDATE organisations_membership SET valid_until = now() - interval '1 day' WHERE id = %s"
    owner_sql(left, [person("lawyer").membership_id])
    with pytest.raises(Refused) as no:
        ask(signal)
    assert no.value.verdict.code == SignalRefusal.NOBODY_ANSWERS
    with weigher() as by, pytest.raises(DatabaseError, match="nobody answers"):
        sql("SELECT * FROM known.permits(%s, %s)", latest_check(by, signal), AT)
    signed_in(client, "safety_adviser")
    assert "Werkt hier niet meer" in client.get("/signalen/bronnen").content.decode()


@pytest.mark.parametrize("role", ["weigher", "lawyer"])
def test_only_the_adviser_names_who_answers(database, role):
    owner = person("lawyer").membership_id
    with acting_as(role, activity=Activity.WEIGH_SIGNALS) as by, pytest.raises(Refused):
        services.name_owner(source=R.KVK, owner=owner, ground="wet", purpose="doel", by=by, at=AT)


def test_the_owner_tells_and_only_then_the_asker_reads(database, permits, signal_in):
    owned()
    permits()
    signal = signal_in(S.INVESTIGATION)
    ask(signal)
    (asked,) = page(signal).asked
    with weigher() as by:
        services.ask_owner(research_id=asked.id, why="We plannen een controle.", by=by, at=AT)
    assert page(signal).asked[0].told == ()
    with lawyer_answers() as by:
        (question,) = queries.questions_for(by)
        assert question.matches == ("Alcoholwetvergunning, 2026-17, De Verzonnen Kroeg",)
        assert "Geur" not in f"{question}"
        services.answer_question(
            addressee_id=question.id, disclosed=True, reason="Nodig voor de controle.", text="Er is een vergunning tot 2027.",
            ground="Awb 3:2", by=by, at=AT,
        )  # fmt: skip
    (told,) = page(signal).asked[0].told
    assert told.text == "Er is een vergunning tot 2027."
    assert told.until is not None


def test_a_refusal_looks_like_no_answer(database, permits, signal_in):
    owned()
    permits()
    refused, waiting = signal_in(S.INVESTIGATION), signal_in(S.INVESTIGATION)
    for signal in (refused, waiting):
        ask(signal)
        with weigher() as by:
            services.ask_owner(research_id=page(signal).asked[0].id, why="Voor de controle.", by=by, at=AT)
    with weigher() as by:
        mine = SourceQuestion.objects.get(signal=refused).pk
    with lawyer_answers() as by:
        asked = SourceAddressee.objects.get(question=mine)
        services.answer_question(addressee_id=asked.pk, disclosed=False, reason="Loopt een bezwaar.", by=by, at=AT)

    def seen(signal):
        (card,) = page(signal).asked
        return card.known, card.asked_further, card.may_ask_further, card.told

    assert seen(refused) == seen(waiting) == (True, True, False, ())
    with weigher():
        assert not SourceAnswer.objects.exists()
        assert not SourceAddressee.objects.exists()


def test_somebody_elses_question_cannot_be_answered(database, permits, signal_in):
    owned()
    permits()
    signal = signal_in(S.INVESTIGATION)
    ask(signal)
    with weigher() as by:
        services.ask_owner(research_id=page(signal).asked[0].id, why="Voor de controle.", by=by, at=AT)
    with lawyer_answers() as by:
        (question,) = queries.questions_for(by)
    with adviser(Activity.ANSWER_FOR_SOURCE) as by:
        assert queries.questions_for(by) == []
        with pytest.raises(Refused):
            services.answer_question(addressee_id=question.id, disclosed=False, reason="nee", by=by, at=AT)
        assert sql("SELECT * FROM known.matching_permits(%s)", question.id) == []


def test_nothing_is_told_when_the_research_is_over(database, permits, signal_in):
    owned()
    permits()
    signal = signal_in(S.INVESTIGATION)
    ask(signal)
    with weigher() as by:
        services.ask_owner(research_id=page(signal).asked[0].id, why="Voor de controle.", by=by, at=AT)
        services.decide(
            signal_id=signal, from_state=S.INVESTIGATION, by=by, at=AT,
            decision=Decision(S.CLOSED, "klopt niet", result="unsubstantiated"),
        )  # fmt: skip
    with lawyer_answers() as by:
        (question,) = queries.questions_for(by)
        with pytest.raises(Refused) as no:
            services.answer_question(
                addressee_id=question.id, disclosed=True, reason="r", text="t", ground="g", by=by, at=AT
            )
        assert no.value.verdict.code == SignalRefusal.RESEARCH_IS_OVER


def test_a_no_is_not_asked_further(database, signal_in):
    owned()
    signal = signal_in(S.INVESTIGATION)
    ask(signal)
    with weigher() as by, pytest.raises(Refused):
        services.ask_owner(research_id=page(signal).asked[0].id, why="Toch.", by=by, at=AT)


def test_the_database_holds_every_guard_itself(database, permits, signal_in):
    """What a page or a program may forget, PostgreSQL does not."""
    owned()
    permits()
    early = signal_in(S.WEIGHING)
    with weigher() as by:
        early_check = check_1(early, by)  # filled, but the signal is not in research yet
    late = signal_in(S.INVESTIGATION)
    with weigher() as by:
        first = latest_check(by, late)
        check_1(late, by, sources=[R.SIGNALS])  # a narrower check replaces the first
    for check in (early_check, first):
        with weigher(), pytest.raises(DatabaseError, match="no privacy check 1"):
            sql("SELECT * FROM known.permits(%s, %s)", check, AT)
    open_now = signal_in(S.INVESTIGATION)
    with weigher() as by:
        check = latest_check(by, open_now)
        row = SourceResearch(
            municipality=by.municipality, organ="mayor", signal_id=open_now, check_1_id=check, source=R.PERMITS,
            kind="address", known=True, by=by.membership_id, at=AT,
        )  # fmt: skip
        with pytest.raises(DatabaseError, match="stands written down"):
            row.save()  # an answer nobody gave


def test_a_register_outside_is_asked_about_the_signal_and_about_nobody_else(database, signal_in, settings, monkeypatch):
    owned(R.KVK)
    settings.KVK = {"key": "k", "url": "https://kvk.example"}
    asked = []

    def company(number, **_):
        asked.append(number)
        return "Naam"

    monkeypatch.setattr("baken.instruments.connectors.kvk.company", company)
    signal = signal_in(S.INVESTIGATION, kvk="69599084")
    with weigher() as by:
        about = {"signal_id": signal, "source": R.KVK, "by": by, "at": AT}
        assert services.research_outside(typed=Typed(kvk="69599084"), **about) is True
        with pytest.raises(Refused) as no:
            services.research_outside(typed=Typed(kvk="12345678"), **about)
        assert no.value.verdict.code == SignalRefusal.NOT_OF_THIS_SIGNAL
        assert asked == ["69599084"]
    with weigher():
        assert HitDisclosure.objects.get().known is None


def test_no_answer_is_no_no_and_the_question_stands(database, signal_in, settings):
    owned(R.BRP)
    settings.BRP = {"url": "http://127.0.0.1:9", "key": "", "purpose": ""}
    jan = person_spelling("Jan", "de Vries", "1980-01-31")
    signal = signal_in(S.INVESTIGATION, marks={KeyKind.PERSON: jan})
    with weigher() as by:
        typed = Typed(given="Jan", surname="de Vries", born="31-1-1980")
        assert services.research_outside(signal_id=signal, source=R.BRP, typed=typed, by=by, at=AT) is None
    with weigher():
        assert HitDisclosure.objects.count() == 1
        assert not SourceResearch.objects.exists()


def test_no_answer_is_learned_whose_line_is_then_taken_back(database, permits, signal_in, owner_sql):
    """Under a savepoint: ask, look everywhere an answer could stand, roll back. Nothing is seen, and what is not rolled back stays."""
    owned()
    permits()
    signal = signal_in(S.INVESTIGATION)
    with weigher() as by:
        check = latest_check(by, signal)
        seen = []
        for register in ("signals", "dossiers", "permits"):
            point = transaction.savepoint()
            (asked_with,) = sql(f"SELECT known.{register}(%s, %s)", check, AT)
            seen.append((asked_with, SourceResearch.objects.count(), HitDisclosure.objects.count()))
            transaction.savepoint_rollback(point)
        assert seen == [((1,), 0, 0)] * 3
    assert owner_sql("SET ROLE baken_gate; SELECT count(*) FROM signals_sourceresearch; RESET ROLE") in ([(0,)], [])
    assert ask(signal) == {"address": True}


def test_a_page_cannot_write_the_answer_of_an_own_register(database, signal_in):
    signal = signal_in(S.INVESTIGATION)
    with weigher() as by:
        row = SourceResearch(
            municipality=by.municipality, organ="mayor", signal_id=signal, check_1_id=latest_check(by, signal),
            source=R.SIGNALS, kind="address", known=True, by=by.membership_id, at=AT,
        )  # fmt: skip
        with pytest.raises(DatabaseError, match="writes its answer itself"):
            row.save()


KEIZERSGRACHT = address("1015 CJ", 117, "A")


def key_of(place):
    return matching_key(kind=KeyKind.ADDRESS, value=str(place), municipality="GM1509")


NUMBER, PREMISES = "0363200000502030", "0363010001020097"


@pytest.fixture
def bag(settings, service, shared_data):
    """The register of addresses gives its recorded answers: a list by postcode and number, one of it by its own number."""
    owned(R.BAG)
    settings.BAG = {"key": "k", "url": service.address}
    whole = json.loads((shared_data / "registers/recorded/bag/addresses.json").read_text(encoding="utf-8"))
    (one,) = [each for each in whole["_embedded"]["adressen"] if each["nummeraanduidingIdentificatie"] == NUMBER]

    def look_up(signal, **typed):
        service.answer = json.dumps(one if typed.get("bag") == NUMBER else whole).encode()
        with weigher() as by:
            return services.research_outside(signal_id=signal, source=R.BAG, typed=Typed(**typed), by=by, at=AT)

    return look_up


@pytest.mark.parametrize("number", [NUMBER, PREMISES])
def test_a_signal_by_its_bag_number_and_a_record_by_postcode_meet_once_the_bag_was_asked(
    database, bag, signal_in, permits, number
):
    owned()
    with weigher() as by:
        open_one(by, address=KEIZERSGRACHT)
    permits(PERMIT | {"postcode": "1015 CJ", "huisnummer": "117", "toevoeging": "A"})
    signal = signal_in(S.INVESTIGATION, address=None, marks={KeyKind.BAG: number})
    assert ask(signal, R.SIGNALS) == {"bag": False}
    assert bag(signal, bag=number) is True
    assert ask(signal, R.SIGNALS) == {"bag": True}
    assert ask(signal, R.PERMITS) == {"bag": True}


@pytest.mark.parametrize("number", [NUMBER, PREMISES])
def test_and_the_other_way_round(database, bag, signal_in, number):
    with weigher() as by:
        open_one(by, address=None, marks={KeyKind.BAG: number})
    signal = signal_in(S.INVESTIGATION, address=KEIZERSGRACHT)
    assert ask(signal, R.SIGNALS) == {"address": False}
    assert bag(signal, address="1015CJ 117-a") is True
    assert ask(signal, R.SIGNALS) == {"address": True}


def test_what_the_bag_said_here_bridges_nothing_in_the_next_town(database, bag, signal_in):
    signal = signal_in(S.INVESTIGATION, address=None, marks={KeyKind.BAG: NUMBER})
    assert bag(signal, bag=NUMBER) is True
    with acting_as("weigher", NEIGHBOUR, Activity.WEIGH_SIGNALS) as by:
        open_one(by, address=KEIZERSGRACHT)
    assert ask(signal, R.SIGNALS) == {"bag": False}


def test_nobody_says_that_two_addresses_are_the_same_without_asking_the_bag(database, signal_in):
    signal = signal_in(S.INVESTIGATION)
    with weigher() as by:
        check = latest_check(by, signal)
        with pytest.raises(DatabaseError, match="was not asked"), transaction.atomic():
            sql("SELECT known.remember_same_address(%s, %s, %s)", check, "a" * 64, "b" * 64)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            sql("SELECT count(*) FROM known.same_address")


def test_with_one_question_to_the_bag_nobody_makes_the_signal_known_by_addresses_it_is_not_about(
    database, bag, signal_in
):
    """By SQL injection: ask the BAG about one's own address, then say it is the same as whatever one is curious about, time and again."""
    signal = signal_in(S.INVESTIGATION, address=KEIZERSGRACHT)
    own, curious = key_of(KEIZERSGRACHT), key_of(BARN)

    def say(*pair):
        with weigher() as by, transaction.atomic():
            check = latest_check(by, signal)
            sql("SELECT known.ask_outside(%s, 'bag', 'address', %s, %s)", check, own, AT)
            SourceResearch(
                municipality=by.municipality, organ="mayor", signal_id=signal, check_1_id=check,
                source=R.BAG, kind="address", known=True, by=by.membership_id, at=AT,
            ).save()  # fmt: skip
            sql("SELECT known.remember_same_address(%s, %s, %s)", check, *pair)

    with pytest.raises(DatabaseError, match="was not asked"):
        say(curious, "b" * 64)
    with weigher() as by:
        open_one(by, address=BARN)
    assert bag(signal, address="1015CJ 117-a") is True
    say(own, curious)
    assert ask(signal, R.SIGNALS) == {"address": False}


def test_a_number_that_is_none_is_refused_in_its_field(database, client, signal_in):
    owned(R.BAG)
    signal = signal_in(S.INVESTIGATION)
    signed_in(client, "weigher")
    told = {"source": "bag", "bag-bag": "123", "bag-address": ""}
    page = client.post(f"/signalen/{signal}/bronnen/vraag", told)
    assert page.status_code == 422
    assert "zestien cijfers" in page.content.decode()
    both = told | {"bag-bag": NUMBER, "bag-address": str(BARN)}
    assert "Niet allebei" in client.post(f"/signalen/{signal}/bronnen/vraag", both).content.decode()


def test_a_list_of_permits_is_taken_whole_or_not(database, permits):
    wrong = permits(PERMIT, {"nummer": "2", "soort": "x", "kvk": "12"}, {"nummer": "", "soort": "x"})
    assert [line[:7] for line in wrong.refused] == ["Regel 3", "Regel 4"]
    assert permits().new == 1
    again = permits(PERMIT, PERMIT | {"nummer": "2026-18"})
    assert (again.new, again.known) == (1, 1)


def test_the_pages_say_it(database, permits, client, signal_in):
    owned()
    permits()
    signal = signal_in(S.INVESTIGATION)
    signed_in(client, "weigher")
    here = f"/signalen/{signal}/bronnen"
    assert "Nog niemand aangewezen" in client.get(here).content.decode()
    done = client.post(f"{here}/vraag", {"source": "permits"}, follow=True).content.decode()
    assert "Daar bekend" in done
    assert "Verzonnen Kroeg" not in done
    asked = page(signal).asked[0].id
    assert client.post(f"/signalen/bronnen/{asked}/eigenaar", {"why": ""}).status_code == 422
    asked_on = client.post(f"/signalen/bronnen/{asked}/eigenaar", {"why": "Voor de controle."})
    assert (asked_on.status_code, asked_on.headers["Location"]) == (302, f"{here}#antwoorden")
    assert 'id="antwoorden"' in done
    signed_in(client, "lawyer")
    inbox = client.get("/vragen-aan-bronnen").content.decode()
    assert "Verzonnen Kroeg" in inbox
    with lawyer_answers() as by:
        (question,) = queries.questions_for(by)
    answer = f"/vragen-aan-bronnen/{question.id}/antwoord"
    assert client.post(answer, {"verb": "tell", "reason": "mag"}).status_code == 422
    told = {"verb": "tell", "reason": "mag", "text": "Vergunning tot 2027.", "ground": "Awb 3:2"}
    assert client.post(answer, told).status_code == 302
    signed_in(client, "weigher")
    assert "Vergunning tot 2027." in client.get(here).content.decode()
    assert client.get("/signalen/bronnen").status_code == 200
    signed_in(client, "safety_adviser")
    named = {"source": "kvk", "owner": str(person("lawyer").membership_id), "ground": "wet", "purpose": "doel"}
    assert client.post("/signalen/bronnen", named).status_code == 302
    assert client.post("/signalen/bronnen", {"end": "kvk"}).status_code == 302


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def latest_check(by, signal):
    return queries.checks_1_of(by, [signal])[signal]

"""Is this somebody we know? Found though written otherwise; explained; judged by people; never across a border."""

from datetime import date

import pytest
from django.db import DatabaseError, connection

from baken.ground.privacy.vocabulary import Activity
from baken.ground.subjects import services as subjects
from baken.ground.subjects.queries import is_anybody_like, likeness_page
from baken.ground.subjects.services import Notice
from baken.ground.subjects.vocabulary import PersonVerdict, SubjectRefusal
from baken.instruments.kit.verdicts import Refused
from baken.journey.dossiers import services
from baken.journey.dossiers.tests.test_services import AT, TODAY, adviser, open_one
from baken.journey.dossiers.vocabulary import SubjectRole
from baken.testing.people import NEIGHBOUR, acting_as, signed_in

BORN = date(1980, 1, 31)


def write(by, name, born=BORN):
    """Somebody in a dossier of their own; the person's id."""
    about = {"role": SubjectRole.OTHER, "notice": Notice(tell_on=TODAY), "by": by, "at": AT}
    return services.add_person(dossier_id=open_one(by), name=name, birth_date=born, **about)


def alike(by, person):
    found = likeness_page(by, person)
    return {card.name: card for card in found.alike} if found else {}


@pytest.mark.parametrize(
    ("name", "born", "known"),
    [
        ("J. van den Berg", BORN, True),
        ("Berg, Jan van den", BORN, True),
        ("Jan van den Bergh", BORN, True),
        ("Jan van den Berg", date(1980, 1, 30), True),  # one digit of the day
        ("Jan van den Berg", date(1990, 1, 31), True),  # one digit of the year
        ("Jan van den Berg", None, False),  # a name alone says too little
        ("Piet Jansen", BORN, False),
        ("Jan van den Berg", date(1955, 6, 12), False),
    ],
)
def test_yes_or_no_to_a_name_that_is_written_otherwise(database, name, born, known):
    with adviser() as by:
        write(by, "Jan van den Berg")
        assert is_anybody_like(by, name=name, born=born) is known


def test_the_page_says_which_field_agreed(database):
    with adviser() as by:
        first = write(by, "Jan van den Berg")
        write(by, "Truus Pietersen", date(1961, 5, 2))
        second = write(by, "J. van den Bergh")
        (card,) = alike(by, second).values()
        assert card.id == first
        assert ("geboortedatum gelijk", True) in card.reasons
        assert ("achternaam bijna gelijk", True) in card.reasons


def test_not_the_same_is_remembered_and_warns(database):
    with adviser() as by:
        one, two, three = (write(by, name) for name in ("Jan Bos", "J. Bos", "Jan Bosch"))
        said = {"by": by, "at": AT}
        subjects.judge(one_id=one, other_id=three, same=False, reason="vader en zoon", **said)
        subjects.judge(one_id=one, other_id=two, same=True, reason="zelfde adres", **said)
        with pytest.raises(Refused) as no:
            subjects.judge(one_id=three, other_id=two, same=True, reason="zelfde naam", **said)
        assert no.value.verdict.code == SubjectRefusal.CONTRADICTS
        subjects.judge(one_id=three, other_id=two, same=True, reason="toch, de brief zegt het", even_so=True, **said)
        found = likeness_page(by, one)
        assert found is not None
        assert set(found.cluster) == {"J. Bos", "Jan Bosch"}
        assert len(found.clash) == 1


def test_a_merge_comes_apart_again(database):
    with adviser() as by:
        one, two = write(by, "Jan Bos"), write(by, "J. Bos")
        subjects.judge(one_id=two, other_id=one, same=True, reason="zelfde adres", by=by, at=AT)
        assert alike(by, one)["J. Bos"].stands is PersonVerdict.SAME
        subjects.undo_judgement(one_id=one, other_id=two, reason="vergissing", by=by, at=AT)
        found = likeness_page(by, one)
        assert found is not None
        assert found.cluster == ()
        assert [said.reason for said in found.alike[0].judgements] == ["vergissing", "zelfde adres"]
        with pytest.raises(Refused) as no:
            subjects.undo_judgement(one_id=one, other_id=two, reason="nog eens", by=by, at=AT)
        assert no.value.verdict.code == SubjectRefusal.NOT_JUDGED


def test_another_municipality_is_never_compared(database):
    with adviser() as by:
        write(by, "Jan van den Berg")
    with adviser(municipality=NEIGHBOUR) as by:
        assert is_anybody_like(by, name="Jan van den Berg", born=BORN) is False
        assert alike(by, write(by, "Jan van den Berg")) == {}


def test_another_task_does_not_ask(database):
    with adviser() as by:
        person = write(by, "Jan van den Berg")
    for statement in ("SELECT known.person_alike('{1,2}')", f"SELECT known.persons_near('{person}')"):
        with acting_as("weigher", activity=Activity.WEIGH_SIGNALS), connection.cursor() as cursor:
            with pytest.raises(DatabaseError, match="only who directs dossiers"):
                cursor.execute(statement)


def test_the_page_judges_and_undoes(database, client):
    with adviser() as by:
        one, two = write(by, "Jan Bos"), write(by, "J. Bos")
    signed_in(client, "safety_adviser")
    here = f"/dossiers/betrokkene/{one}/dezelfde"
    assert "Geboortedatum gelijk" in client.get(here).content.decode()
    assert client.post(here, {"other": str(two), "verb": "same", "reason": ""}).status_code == 422
    assert client.post(here, {"other": str(two), "verb": "same", "reason": "zelfde adres"}).status_code == 302
    assert "Dezelfde als" in client.get(here).content.decode()
    assert client.post(here, {"other": str(two), "verb": "undo", "reason": "vergissing"}).status_code == 302
    assert "Dezelfde als" not in client.get(here).content.decode()
    signed_in(client, "weigher")
    assert 'name="verb"' not in client.get(here).content.decode()
    assert client.post(here, {"other": str(two), "verb": "same", "reason": "x"}).status_code == 404


def test_who_is_written_down_again_is_pointed_out(database, client):
    with adviser() as by:
        write(by, "Jan van den Berg")
        dossier = open_one(by)
    signed_in(client, "safety_adviser")
    about = {
        "what": "person", "name": "J. van den Berg", "birth_date": "1980-01-31", "role": SubjectRole.OTHER.value,
        "tell_on": f"{TODAY:%Y-%m-%d}",
    }  # fmt: skip
    said = client.post(f"/dossiers/{dossier}/betrokkene", about, follow=True).content.decode()
    assert "iemand die we al kennen?" in said

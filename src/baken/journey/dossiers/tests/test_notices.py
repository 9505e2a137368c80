"""Who enters a dossier is told, or told later for a reason; whoever owns the dossier is reminded, and it is written down (AVG 14)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from baken.ground.privacy.vocabulary import Activity
from baken.ground.subjects.services import Notice, tell_again
from baken.ground.subjects.vocabulary import DeferralGround, SubjectRefusal
from baken.instruments.kit.verdicts import Refused
from baken.journey.dossiers import services
from baken.journey.dossiers.queries import waiting
from baken.journey.dossiers.tests.test_services import AT, TODAY, adviser, open_one
from baken.journey.dossiers.vocabulary import SubjectRole
from baken.testing.people import NEIGHBOUR, acting_as, signed_in

LATER = Notice(
    deferral=DeferralGround.IMPAIRS_PURPOSE, reason="dan verdwijnt de voorraad", review_on=TODAY + timedelta(days=60)
)


def write(by, notice):
    about = {"role": SubjectRole.OTHER, "notice": notice, "by": by, "at": AT}
    return services.add_person(dossier_id=open_one(by), name="Jan van den Berg", **about)


def reminded(by, days):
    return [card for card in waiting(by, today=TODAY + timedelta(days=days)) if card.title.startswith("Bericht aan")]


@pytest.mark.parametrize(("notice", "first"), [(Notice(tell_on=TODAY + timedelta(days=20)), 13), (LATER, 53)])
def test_the_owner_is_reminded_a_week_ahead_until_it_is_done(database, notice, first):
    with adviser() as by:
        person = write(by, notice)
        assert reminded(by, first - 1) == []
        (card,) = reminded(by, first)
        assert "Berg" not in card.title + card.note
        assert not card.late
        assert reminded(by, first + 8)[0].late
        tell_again(person_id=person, notice=Notice(told_on=TODAY), by=by, at=AT)
        assert reminded(by, first + 8) == []


def test_a_day_to_tell_is_put_off_with_a_reason_only(database):
    with adviser() as by:
        person = write(by, Notice(tell_on=TODAY + timedelta(days=20)))
        after = AT + timedelta(days=20)
        with pytest.raises(Refused) as stopped:
            tell_again(person_id=person, notice=Notice(tell_on=TODAY + timedelta(days=40)), by=by, at=after)
        assert stopped.value.verdict.refusal is SubjectRefusal.TOO_LATE
        tell_again(person_id=person, notice=LATER, by=by, at=after)
        tell_again(person_id=person, notice=Notice(tell_on=TODAY + timedelta(days=80)), by=by, at=after)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM subjects_personnotice WHERE person_id = %s", [person])
            assert cursor.fetchone() == (3,)


def test_the_database_holds_one_kind_of_notice_at_a_time(database):
    with adviser() as by:
        person = write(by, LATER)
        both = (
            "INSERT INTO subjects_personnotice (id, municipality, organ, person_id, told_on, tell_on, deferral, reason, by, at)"
            " SELECT gen_random_uuid(), municipality, organ, id, now(), now(), '', '', by, now() FROM subjects_person WHERE id = %s"
        )
        with pytest.raises(DatabaseError) as stopped, connection.cursor() as cursor:
            cursor.execute(both, [person])
        assert getattr(stopped.value.__cause__, "sqlstate", "") == "23514"


def test_the_page_keeps_what_was_agreed_and_is_for_who_may_write_persons_down(database, client):
    with adviser() as by:
        person = write(by, LATER)
    here = f"/dossiers/betrokkene/{person}/bericht"
    signed_in(client, "safety_adviser")
    assert "dan verdwijnt de voorraad" in client.get(here).content.decode()
    refused = client.post(here, {"told_on": "2999-01-01"})
    assert refused.status_code == 422
    assert "2999" in refused.content.decode()
    assert client.post(here, {"told_on": f"{TODAY:%Y-%m-%d}"}).status_code == 302
    told = client.get(here).content.decode()
    assert "Weet het sinds" in told
    assert "dan verdwijnt de voorraad" in told
    signed_in(client, "weigher")
    assert client.post(here, {"told_on": f"{TODAY:%Y-%m-%d}"}).status_code == 404


def test_the_neighbour_finds_nobody(database, client):
    with adviser() as by:
        person = write(by, LATER)
    with acting_as("safety_adviser", municipality=NEIGHBOUR, activity=Activity.DIRECT_DOSSIERS) as other:
        assert reminded(other, 80) == []
    signed_in(client, "safety_adviser", municipality=NEIGHBOUR)
    assert client.get(f"/dossiers/betrokkene/{person}/bericht").status_code == 404

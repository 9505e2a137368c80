"""A dossier is never without an owner (C54): declined with a reason, taken over when the owner is not there; and the effort follows
from the context (C79). Under the real database roles."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from baken.ground.privacy.vocabulary import Activity
from baken.ground.subjects.services import Notice
from baken.instruments.kit.verdicts import Refused
from baken.journey.dossiers import queries, services
from baken.journey.dossiers.vocabulary import DossierKind, DossierRefusal, DossierState, Effort, Ending, SubjectRole
from baken.testing.people import acting_as, person, signed_in

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = AT.date()
R = DossierRefusal


def adviser(who="first"):
    return acting_as("safety_adviser", "GM1509", Activity.DIRECT_DOSSIERS, who=who)


@pytest.fixture
def dossier(database):
    with adviser() as by:
        return services.open_dossier(
            kind=DossierKind.LOCATION, title="Schuur", purpose="weten wat er speelt", ground="Opiumwet 13b", by=by, at=AT
        )  # fmt: skip


def refusal_of(verb, **arguments):
    with pytest.raises(Refused) as caught:
        verb(**arguments)
    return caught.value.verdict.refusal


def state_of(sql, params):
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
    return getattr(caught.value.__cause__, "sqlstate", "?")


def test_who_declines_says_why_and_the_owner_reads_it(dossier):
    taker = person("lawyer")
    with adviser() as by:
        offer = services.offer(dossier_id=dossier, to=taker.membership_id, reason="vakantie", by=by, at=AT)
    with acting_as("lawyer", "GM1509", Activity.DIRECT_DOSSIERS) as by:
        said: dict[str, Any] = {"hand_over_id": offer, "accepted": False, "by": by, "at": AT}
        assert refusal_of(services.answer_offer, **said, reason=" ") is R.NO_REASON
        services.answer_offer(**said, reason="Ik zit zelf vol.")
    with adviser() as by:
        assert queries.dossier_card(by, dossier).owner == by.membership_id
        assert [(one.title, one.note) for one in queries.waiting(by, today=TODAY)] == [
            ("Overdracht niet aanvaard: Schuur", "Ik zit zelf vol.")
        ]
        assert "Ik zit zelf vol." in {event.text for event in queries.dossier_page(by, dossier, today=TODAY).timeline}


def test_an_offer_that_nobody_answers_can_be_taken_back_and_only_by_who_made_it(dossier, client):
    taker = person("lawyer")
    with adviser() as by:
        offer = services.offer(dossier_id=dossier, to=taker.membership_id, reason="vakantie", by=by, at=AT)
    with adviser("second") as by:
        assert refusal_of(services.withdraw_offer, hand_over_id=offer, by=by, at=AT) is R.NOT_OWNER
    signed_in(client, "safety_adviser")
    assert "Aanbod intrekken" in client.get(f"/dossiers/{dossier}").content.decode()
    assert client.post(f"/dossiers/overdracht/{offer}/terug").status_code == 302
    assert "Aanbod ingetrokken" in client.get(f"/dossiers/{dossier}").content.decode()
    with adviser() as by:
        assert refusal_of(services.withdraw_offer, hand_over_id=offer, by=by, at=AT) is R.ANSWERED
        services.offer(dossier_id=dossier, to=taker.membership_id, reason="nog eens", by=by, at=AT)
        assert queries.waiting(by, today=TODAY) == []
        taken = (
            "INSERT INTO dossiers_handoveranswer (id, municipality, organ, hand_over_id, dossier_id, accepted, reason, by, at)"
            " SELECT uuidv7(), 'GM1509', 'mayor', id, dossier_id, true, '', %s, %s FROM dossiers_handover"
            " WHERE id <> %s"
        )
        assert state_of(taken, [by.membership_id, AT, offer]) == "BK403"  # who offered cannot accept it


def test_a_colleague_steps_in_for_an_absent_owner_and_the_owner_and_privacy_read_it(dossier):
    with adviser("second") as by:
        services.take_over(dossier_id=dossier, reason="Langdurig ziek.", by=by, at=AT)
        assert queries.dossier_card(by, dossier).owner == by.membership_id
        assert refusal_of(services.take_over, dossier_id=dossier, reason="nog eens", by=by, at=AT) is R.YOURS_ALREADY
    with adviser() as by:
        assert [one.title for one in queries.waiting(by, today=TODAY)] == ["Overgenomen: Schuur"]
    with acting_as("privacy_officer", "GM1509", Activity.RUN_PRIVACY), connection.cursor() as cursor:
        cursor.execute("SELECT what FROM privacy_notice")
        assert "eigenaar er nog werkt" in cursor.fetchone()[0]


def test_an_offer_of_somebody_who_is_no_owner_any_more_is_not_accepted(dossier):
    taker = person("lawyer")
    with adviser() as by:
        offer = services.offer(dossier_id=dossier, to=taker.membership_id, reason="vakantie", by=by, at=AT)
    with adviser("second") as by:
        services.take_over(dossier_id=dossier, reason="Ziek.", by=by, at=AT)
        owner = by.membership_id
    with acting_as("lawyer", "GM1509", Activity.DIRECT_DOSSIERS) as by:
        said = {"hand_over_id": offer, "accepted": True, "by": by, "at": AT}
        assert refusal_of(services.answer_offer, **said) is R.OWNER_CHANGED
        assert queries.dossier_card(by, dossier).owner == owner


def test_a_dossier_of_who_left_waits_for_everybody_until_somebody_takes_it(database, dossier):
    owner = person("safety_adviser")
    with database.cluster.superuser(database.name) as sql:
        sql.execute("UPDATE organisations_membership SET valid_until = now() WHERE id = %s", [owner.membership_id])
    with adviser("second") as by:
        assert [one.title for one in queries.waiting(by, today=TODAY)] == ["Zonder eigenaar: Schuur"]
        services.take_over(dossier_id=dossier, reason="Werkt hier niet meer.", by=by, at=AT)
        assert queries.waiting(by, today=TODAY) == []
    with acting_as("privacy_officer", "GM1509", Activity.RUN_PRIVACY), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM privacy_notice")
        assert cursor.fetchone() == (0,)  # nothing out of the ordinary


def test_raw_sql_takes_no_dossier_for_somebody_else_nor_a_closed_one(dossier):
    insert = (
        "INSERT INTO dossiers_takeover (id, municipality, organ, dossier_id, was, reason, by, at)"
        " VALUES (%s, 'GM1509', 'mayor', %s, %s, 'x', %s, %s)"
    )
    owner, other = person("safety_adviser").membership_id, person("lawyer").membership_id
    with adviser("second") as by:
        assert state_of(insert, [uuid4(), dossier, owner, other, AT]) in {"42501", "BK403"}
        assert state_of(insert, [uuid4(), dossier, other, by.membership_id, AT]) == "BK409"
    with adviser() as by:
        services.move(
            dossier_id=dossier, from_state=DossierState.OPEN, to=DossierState.CLOSED, reason="klaar",
            ending=Ending.SOLVED, by=by, at=AT,
        )  # fmt: skip
    with adviser("second") as by:
        assert state_of(insert, [uuid4(), dossier, owner, by.membership_id, AT]) == "BK409"
        assert refusal_of(services.take_over, dossier_id=dossier, reason="toch", by=by, at=AT) is R.CLOSED


def test_the_effort_follows_from_the_context_and_what_stood_before_stays(dossier):
    with adviser() as by:
        assert queries.dossier_page(by, dossier, today=TODAY).effort == ""
        about = {"dossier_id": dossier, "by": by, "at": AT}
        assert refusal_of(services.change_context, **about, context=" ", effort=Effort.HEAVY) is R.NO_CONTEXT
        services.change_context(**about, context="Er staat een school naast.", effort=Effort.HEAVY)
        later = {**about, "at": AT.replace(hour=10)}
        services.change_context(**later, context="De school verhuist.", effort=Effort.LIGHT)
        page = queries.dossier_page(by, dossier, today=TODAY)
        assert (page.effort, page.context) == (Effort.LIGHT, "De school verhuist.")
        assert "Er staat een school naast." in {event.text for event in page.timeline}
        assert queries.efforts(by, [dossier]) == {dossier: "licht"}


def test_a_dossier_about_a_phenomenon_holds_nobody_not_even_by_sql(database):
    with adviser() as by:
        about = services.open_dossier(
            kind=DossierKind.PHENOMENON, title="Autoverhuur", purpose="weten hoe het werkt", ground="Gemeentewet 172", by=by, at=AT
        )  # fmt: skip
        told = Notice(tell_on=TODAY)
        assert (
            refusal_of(
                services.add_person,
                dossier_id=about,
                name="J. de Vries",
                role=SubjectRole.OWNER,
                notice=told,
                by=by,
                at=AT,
            )
            is R.NO_SUBJECTS_HERE
        )
        insert = (
            "INSERT INTO dossiers_dossiersubject (id, municipality, organ, dossier_id, role, by, at)"
            " VALUES (%s, 'GM1509', 'mayor', %s, 'owner', %s, %s)"
        )
        assert state_of(insert, [uuid4(), about, by.membership_id, AT]) == "BK422"


def test_taking_over_and_declining_are_pages(dossier, client):
    signed_in(client, "safety_adviser", who="second")
    page = f"/dossiers/{dossier}"
    assert "Overnemen omdat de eigenaar er niet is" in client.get(page).content.decode()
    assert client.post(f"{page}/overname", {"reason": ""}).status_code == 422
    assert client.post(f"{page}/overname", {"reason": "Ziek."}).status_code == 302
    assert "van jou" in client.get(page).content.decode()
    assert client.post(f"{page}/context", {"context": "Rustig.", "effort": "light"}).status_code == 302
    assert "Inzet: licht" in client.get(page).content.decode()

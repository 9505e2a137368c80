"""Raw SQL as the web role, inside the gate: sharing, answering and closing past the pages."""

from uuid import uuid4

from baken.journey.consultations import services
from baken.journey.consultations.tests.conftest import now, preparing, taking_part
from baken.testing.corridor import refused_by_database

DISCLOSURE = (
    "INSERT INTO consultations_disclosure (id, municipality, organ, consultation_id, item_id, organisation_id, check_2a_id,"
    " urgent_id, ground, necessity, proportionality, question, extract, expires_on, by, at) VALUES (%(id)s, 'GM1509', 'mayor',"
    " %(consultation)s, %(item)s, %(organisation)s, %(check)s, NULL, %(ground)s, 'nodig', 'weinig', '', 'adres',"
    " current_date + 7, %(who)s, now())"
)
ANSWER = (
    "INSERT INTO consultations_partneranswer (id, municipality, organ, disclosure_id, organisation_id, code, text, by, at)"
    " VALUES (%s, 'GM1509', 'mayor', %s, %s, 'commits', '', %s, now())"
)


def disclose(by, table, **other):
    about = {"id": uuid4(), "consultation": table.consultation, "item": table.item, "organisation": table.police}
    given = {"check": table.check, "ground": "Politiewet 3", "who": by.membership_id}
    return refused_by_database(DISCLOSURE, about | given | other)


def test_a_disclosure_past_the_page_meets_the_same_rules(table):
    with preparing() as by:
        assert disclose(by, table, check=None) == "BK422"
        assert disclose(by, table, organisation=table.housing) == "BK422"  # the check is for the police
        assert disclose(by, table, ground="") == "23514"
        assert disclose(by, table, who=uuid4()) == "BK403"
        assert disclose(by, table) == ""


def test_a_partner_shares_nothing_and_writes_no_agenda(table):
    with taking_part(table.police) as by:
        assert disclose(by, table) == "42501"
        sql = "UPDATE consultations_consultation SET held_on = current_date WHERE id = %s"
        assert refused_by_database(sql, [table.consultation]) == ""  # nothing is in its reach, so nothing changes
    with preparing():
        assert refused_by_database("DELETE FROM consultations_disclosure") == "42501"


def test_the_municipality_writes_and_changes_no_answer_of_a_partner(table):
    with preparing() as by:
        made = services.disclose(item_id=table.item, share=table.share(), by=by, at=now())
        assert refused_by_database(ANSWER, [uuid4(), made, table.police, by.membership_id]) == "42501"
    with taking_part(table.housing) as by:
        assert refused_by_database(ANSWER, [uuid4(), made, table.housing, by.membership_id]) == "42501"
    with taking_part(table.police) as by:
        assert refused_by_database(ANSWER, [uuid4(), made, table.housing, by.membership_id]) == "42501"
        assert refused_by_database(ANSWER, [uuid4(), made, table.police, by.membership_id]) == ""
    with preparing():
        assert refused_by_database("UPDATE consultations_partneranswer SET code = 'declines'") == "42501"


def test_a_table_with_an_open_item_cannot_be_closed_by_hand(table):
    step = (
        "INSERT INTO consultations_consultationstep (id, municipality, organ, from_state, to_state, by, at, seq, reason,"
        " consultation_id, urgent_id) VALUES (%s, 'GM1509', 'mayor', 'held', 'closed', %s, now(), 0, '', %s, NULL)"
    )
    with preparing() as by:
        services.hold(consultation_id=table.consultation, by=by, at=now())
        assert refused_by_database(step, [uuid4(), by.membership_id, table.consultation]) == "BK422"
        services.end_item(item_id=table.item, code="no_action", reason="niets", by=by, at=now())
        assert refused_by_database(step, [uuid4(), by.membership_id, table.consultation]) == ""

"""Raw SQL as the web role, inside the gate: what the pages refuse, the database refuses too (C20, C52, C84)."""

import re
from pathlib import Path
from uuid import uuid4

import pytest

from baken.ground.privacy.services import act_urgently
from baken.journey.decisions.vocabulary import INSTRUMENTS
from baken.testing.corridor import (
    AT,
    a_decision,
    checked,
    deciding,
    preparing,
    published,
    refused_by_database,
    submitted,
)

STEP = (
    "INSERT INTO decisions_decisionstep (id, municipality, organ, from_state, to_state, by, at, seq, reason, decision_id,"
    " care_check_id, consult_id, mandate_id, done_on, urgent_id) VALUES (%(id)s, 'GM1509', %(organ)s, %(before)s, %(after)s,"
    " %(by)s, %(at)s, 0, 'omdat', %(decision)s, %(care)s, %(consult)s, NULL, NULL, %(urgent)s)"
)


def step(by, decision_id, before, after, **other):
    given = {"care": None, "consult": None, "urgent": None, "organ": "mayor"} | other
    about = {"id": uuid4(), "before": before, "after": after, "decision": decision_id, "by": by.membership_id, "at": AT}
    return refused_by_database(STEP, about | given)


@pytest.fixture
def guards(owner_sql):
    """The rows that a step to `decided` refers to, for one decision."""

    def of(decision_id):
        [(care,)] = owner_sql("SELECT id FROM decisions_carecheck WHERE decision_id = %s", [decision_id])
        [(consult,)] = owner_sql("SELECT id FROM decisions_socialconsult WHERE decision_id = %s", [decision_id])
        return {"care": care, "consult": consult}

    return of


def test_who_prepares_cannot_decide_by_hand(database, guards):
    made = submitted()
    for role in ("lawyer", "safety_adviser"):
        with preparing(role) as by:
            assert step(by, made, "submitted", "decided", **guards(made)) == "BK422"
            assert step(by, made, "submitted", "asked_back") == "BK422"


def test_the_college_cannot_decide_what_is_the_mayors(database, guards):
    made = submitted()
    with deciding("alderman") as by:
        assert step(by, made, "submitted", "decided", **guards(made)) in {"BK422", "42501"}
        assert step(by, made, "submitted", "decided", organ="college", **guards(made)) in {"BK422", "42501"}


def test_the_mayor_decides_by_hand_only_with_care_check_and_consultation(database, guards):
    made = submitted()
    known = guards(made)
    with deciding() as by:
        assert step(by, made, "submitted", "decided") == "BK422"
        assert step(by, made, "submitted", "decided", **(known | {"care": None})) == "BK422"
        assert step(by, made, "submitted", "decided", **(known | {"consult": None})) == "BK422"
        assert step(by, made, "submitted", "decided", **known) == ""


def test_the_care_check_of_another_decision_does_not_count(database, guards):
    made, other = submitted(), checked(a_decision())
    with deciding() as by:
        assert step(by, made, "submitted", "decided", **guards(other)) == "23503"


def test_an_old_urgent_act_opens_nothing_else(database):
    made, other = submitted(), uuid4()
    with deciding() as by:
        act = act_urgently(what="iets anders", source="x", record=other, by=by, at=AT)
        assert step(by, made, "submitted", "decided", urgent=act.pk) == "BK422"
        act = act_urgently(what="dit besluit", source="x", record=made, by=by, at=AT)
        assert step(by, made, "submitted", "decided", urgent=act.pk) == ""


def test_the_organ_takes_no_other_steps(database):
    made = published()
    with deciding() as by:
        assert step(by, made, "published", "objection") == "BK422"


def test_a_state_is_never_skipped_written_directly_or_deleted(database):
    made = a_decision()
    with preparing() as by:
        assert step(by, made, "preparing", "published") == "BK422"
        assert step(by, made, "views", "submitted") == "BK409"
        assert refused_by_database("UPDATE decisions_decision SET state = 'decided' WHERE id = %s", [made]) == "42501"
        assert refused_by_database("DELETE FROM decisions_decision WHERE id = %s", [made]) == "42501"


def test_the_content_of_a_taken_decision_cannot_be_changed_by_hand(database):
    made = published()
    with preparing():
        assert refused_by_database("UPDATE decisions_decision SET facts = 'anders' WHERE id = %s", [made]) == "BK422"
        assert (
            refused_by_database("UPDATE decisions_decision SET keep_until = '2040-01-01' WHERE id = %s", [made]) == ""
        )


def test_a_decision_of_an_organ_that_may_not_use_its_instrument_does_not_exist(database):
    made = a_decision("penalty_order", "college")
    with preparing():
        sql = "UPDATE decisions_decision SET instrument = 'close_drugs_premises' WHERE id = %s"
        assert refused_by_database(sql, [made]) == "23514"


def test_only_the_organ_gives_a_mandate(database):
    with preparing() as by:
        sql = (
            "INSERT INTO decisions_mandate (id, municipality, organ, instrument, membership, source, valid_from, valid_until,"
            " by, at) VALUES (%s, 'GM1509', 'mayor', 'area_ban', %s, 'zelf', '2026-01-01', '2027-01-01', %s, now())"
        )
        assert refused_by_database(sql, [uuid4(), by.membership_id, by.membership_id]) == "42501"


def test_the_lists_in_the_guard_are_those_of_the_catalogue():
    sql = (Path(__file__).parents[1] / "guards.sql").read_text()
    listed = {name: set(codes.split(",")) for name, codes in re.findall(r"(\w+) constant text\[\] := '\{(.*?)\}'", sql)}
    assert listed["falls_on_people"] == {card.code for card in INSTRUMENTS.values() if card.care_check}
    assert listed["falls_on_a_home"] == {card.code for card in INSTRUMENTS.values() if card.social_consult}

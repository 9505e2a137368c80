"""Raw SQL as the web role, inside the gate: planned is out of reach without substantiation, and a home without consent."""

from uuid import uuid4

from baken.ground.privacy.services import act_urgently
from baken.testing.corridor import (
    AT,
    a_plan,
    awaiting_approval,
    inspecting,
    planned,
    planning,
    refused_by_database,
    substantiated,
    under_way,
)

STEP = (
    "INSERT INTO inspections_inspectionstep (id, municipality, organ, from_state, to_state, by, at, seq, reason,"
    " inspection_id, occasion_id, safety_approval_id, legal_approval_id, urgent_id) VALUES (%(id)s, 'GM1509', 'mayor',"
    " %(before)s, %(after)s, %(by)s, %(at)s, 0, 'omdat', %(inspection)s, %(occasion)s, %(safety)s, %(legal)s, %(urgent)s)"
)
APPROVAL = (
    "INSERT INTO inspections_approval (id, municipality, organ, inspection_id, kind, round, note, by, at)"
    " VALUES (%s, 'GM1509', 'mayor', %s, %s, 9, '', %s, now())"
)
VISIT = (
    "INSERT INTO inspections_visit (id, municipality, organ, inspection_id, entry, consent_by, told_purpose,"
    " told_may_refuse, showed_card, note, by, at) VALUES (%s, 'GM1509', 'mayor', %s, %s, 'bewoner', %s, %s, true, '', %s, now())"
)


def step(by, inspection_id, before, after, **other):
    given = {"occasion": None, "safety": None, "legal": None, "urgent": None} | other
    about = {"id": uuid4(), "before": before, "after": after, "inspection": inspection_id, "at": AT}
    return refused_by_database(STEP, about | {"by": by.membership_id} | given)


def one(owner_sql, table, inspection_id):
    [(found,)] = owner_sql(f"SELECT id FROM inspections_{table} WHERE inspection_id = %s", [inspection_id])
    return found


def test_planned_is_out_of_reach_without_occasion_or_approvals(database, owner_sql):
    made = awaiting_approval()
    occasion = one(owner_sql, "occasion", made)
    with planning() as by:
        assert step(by, made, "approval", "planned") == "BK422"
        assert step(by, made, "approval", "planned", occasion=occasion) == "BK422"
        urgent = act_urgently(what="spoed", source="x", record=made, by=by, at=AT).pk
        assert step(by, made, "approval", "planned", urgent=urgent) == "23514"  # an occasion is never waived
        assert step(by, made, "approval", "planned", urgent=urgent, occasion=occasion) == ""


def test_the_same_approval_twice_is_not_two_people(database, owner_sql):
    made = awaiting_approval()
    occasion = one(owner_sql, "occasion", made)
    with planning() as by:
        assert refused_by_database(APPROVAL, [uuid4(), made, "safety", by.membership_id]) == ""
    given = one(owner_sql, "approval", made)
    with planning() as by:
        assert step(by, made, "approval", "planned", occasion=occasion, safety=given, legal=given) == "BK422"
        assert refused_by_database(APPROVAL, [uuid4(), made, "safety", by.membership_id]) == "23505"


def test_an_approval_is_given_by_its_own_role_as_oneself(database):
    made = awaiting_approval()
    with planning() as by:
        assert refused_by_database(APPROVAL, [uuid4(), made, "legal", by.membership_id]) == "BK422"
        assert refused_by_database(APPROVAL, [uuid4(), made, "safety", uuid4()]) == "BK403"
    with inspecting() as by:
        assert refused_by_database(APPROVAL, [uuid4(), made, "safety", by.membership_id]) != ""


def test_an_approval_of_another_inspection_does_not_count(database, owner_sql):
    other, made = planned(), awaiting_approval()
    occasion = one(owner_sql, "occasion", made)
    given = dict(owner_sql("SELECT kind, id FROM inspections_approval WHERE inspection_id = %s", [other]))
    with planning() as by:
        borrowed = {"safety": given["safety"], "legal": given["legal"]}
        assert step(by, made, "approval", "planned", occasion=occasion, **borrowed) in {"BK422", "23503"}


def test_a_partner_without_a_legal_basis_cannot_stand_on_a_plan(database, owner_sql):
    made = substantiated()
    with planning():
        sql = "UPDATE inspections_inspectionpartner SET legal_basis = '' WHERE inspection_id = %s"
        assert refused_by_database(sql, [made]) == "23514"


def test_no_plan_lies_for_approval_without_substance(database):
    made = a_plan()
    with planning() as by:
        assert step(by, made, "preparation", "approval") == "BK422"


def test_a_plan_that_is_fixed_cannot_be_changed_by_hand_but_its_day_can(database):
    made = planned()
    with planning():
        change = "UPDATE inspections_inspection SET {} WHERE id = %s"
        assert refused_by_database(change.format("address = 'elders'"), [made]) == "BK422"
        assert refused_by_database(change.format("held_on = '2026-12-10'"), [made]) == ""
        assert refused_by_database(change.format("state = 'closed'"), [made]) == "42501"


def test_a_dwelling_is_not_entered_on_power_alone_nor_on_uninformed_consent(database):
    made = under_way(object_type="dwelling")
    with inspecting() as by:
        me = by.membership_id
        assert refused_by_database(VISIT, [uuid4(), made, "power", True, True, me]) == "BK422"
        assert refused_by_database(VISIT, [uuid4(), made, "consent", True, False, me]) == "23514"
        assert refused_by_database(VISIT, [uuid4(), made, "refused", True, True, me]) == ""


def test_an_inspector_who_is_not_put_on_it_records_nothing(database):
    made = under_way()
    with inspecting(who="second") as by:
        assert refused_by_database(VISIT, [uuid4(), made, "refused", True, True, by.membership_id]) == "42501"


def test_an_inspector_starts_and_stops_and_nothing_else(database):
    made = planned()
    with inspecting() as by:
        assert step(by, made, "planned", "called_off") == "BK422"

"""Attacks that were tried and must stay vain: SQL injection with a valid own context, a colleague with two roles, a stranger at the door."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest

from baken.house.config.roles import LOGIN_ROLES
from baken.testing.canaries import Planting, plant
from baken.testing.people import HOME_TOWN, NEIGHBOUR, person

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def house(module_database):
    with module_database.cluster.superuser(module_database.name) as connection:
        plant(connection, Planting(), HOME_TOWN, person("weigher", who="stranger").membership_id)
    return module_database


@pytest.fixture
def inject(house):
    """Run SQL as the web role inside somebody's own page; nothing stays. Gives the last statement's rows, or the refusal's code."""

    def attack(who, activity, *statements):
        outcome = None
        with house.connect("baken_app") as connection, connection.transaction(force_rollback=True):
            connection.execute("SELECT gate.enter(%s, %s, %s)", [who.token, who.membership_id, activity])
            for statement, values in statements:
                try:
                    with connection.transaction():
                        cursor = connection.execute(statement, values)
                        outcome = cursor.fetchall() if cursor.description else cursor.rowcount
                except psycopg.DatabaseError as refusal:
                    outcome = refusal.sqlstate
        return outcome

    return attack


@pytest.mark.parametrize("role", LOGIN_ROLES)
def test_no_session_reads_what_another_says(house, role):
    """The statement that opens the gate carries the session token in clear."""
    victim = person("safety_adviser", NEIGHBOUR)
    with house.connect("baken_app") as busy, house.connect(role) as thief:
        with busy.transaction():
            busy.execute(f"SELECT gate.enter('{victim.token}', '{victim.membership_id}', 'work')")
            heard = thief.execute("SELECT coalesce(string_agg(query, ' '), '') FROM pg_stat_activity").fetchone()[0]
            assert victim.token not in heard
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            busy.execute("SET track_activities = on")


GIVE = (
    "INSERT INTO organisations_membership (id, account_id, organisation_id, municipality, role, name, valid_from, break_glass_reason)"
    " VALUES (gen_random_uuid(), %s, %s, %s, %s, 'x', now(), %s)"
)


@pytest.mark.parametrize(
    ("account", "role", "reason", "outcome"),
    [("other", "weigher", "", 1), ("own", "mayor", "", "42501"), ("other", "system", "", "42501"), ("other", "mayor", "zomaar", "42501")],
)  # fmt: skip
def test_an_administrator_makes_neither_themselves_nor_the_worker(inject, account, role, reason, outcome):
    admin, colleague = person("administrator"), person("weigher")
    whose = (admin if account == "own" else colleague).account_id
    attempt = (GIVE, [whose, admin.organisation_id, HOME_TOWN, role, reason])
    assert inject(admin, "administer", attempt) == outcome


def test_a_role_ends_sooner_never_later(inject):
    admin, colleague = person("administrator"), person("weigher")
    change = "UPDATE organisations_membership SET valid_until = %s WHERE id = %s"
    sooner, later = (change, [NOW, colleague.membership_id]), (change, [NOW + timedelta(9), colleague.membership_id])
    assert inject(admin, "administer", sooner) == 1
    assert inject(admin, "administer", sooner, later) == "BK422"


PROPOSE = (
    "INSERT INTO privacy_destructionbatch (id, municipality, organ, proposed_on, counts, approved_by, approved_at, seconded_by, seconded_at,"
    " destroyed, certificate) VALUES (%s, %s, 'college', current_date, '{}', %s, %s, %s, %s, '{}', '')"
)
APPROVE = "UPDATE privacy_destructionbatch SET approved_by = %s, approved_at = now() WHERE id = %s"
SECOND = "UPDATE privacy_destructionbatch SET seconded_by = %s, seconded_at = now() WHERE id = %s"


def test_nobody_approves_destruction_alone(inject):
    officer, lawyer, batch = person("privacy_officer"), person("lawyer"), uuid4()
    me, other = officer.membership_id, lawyer.membership_id
    proposed = (PROPOSE, [batch, HOME_TOWN, None, None, None, None])
    assert inject(officer, "destroy", (PROPOSE, [batch, HOME_TOWN, me, NOW, other, NOW])) == "BK403"
    assert inject(officer, "destroy", proposed, (APPROVE, [other, batch])) == "BK403"
    assert inject(officer, "destroy", proposed, (APPROVE, [me, batch])) == 1
    for second in (me, other):
        assert inject(officer, "destroy", proposed, (APPROVE, [me, batch]), (SECOND, [second, batch])) in {
            "BK403",
            "23514",
        }


def test_nobody_writes_the_ledger_of_destruction(inject):
    attempt = (
        "INSERT INTO privacy_destroyedrecord (id, municipality, organ, source, record, gone_on)"
        " VALUES (gen_random_uuid(), %s, 'college', 'x', gen_random_uuid(), current_date)"
    )
    assert inject(person("privacy_officer"), "destroy", (attempt, [HOME_TOWN])) == "42501"


URGENT = (
    "INSERT INTO privacy_urgentact (id, municipality, organ, activity, what, source, record, by, at, reason_due, reason)"
    " VALUES (%s, %s, 'mayor', 'prepare_decisions', 'x', 'x', gen_random_uuid(), %s, now(), now(), '')"
)


PROCESS = "SELECT trail.process(%s, %s, 'trace', 'span', 'x', now(), 'urn:x', ARRAY['someone'::bytea])"


def test_nobody_writes_the_processing_log_of_another_municipality(inject):
    """The municipality of a line follows from the session; a membership of another account is refused."""
    me, them = person("weigher"), person("safety_adviser", NEIGHBOUR)
    assert inject(me, "weigh_signals", (PROCESS, [me.token, them.membership_id])) == "BK401"
    assert inject(me, "weigh_signals", (PROCESS, ["guessed", me.membership_id])) == "BK401"
    assert inject(me, "weigh_signals", (PROCESS, [me.token, me.membership_id])) == [("",)]


def test_an_urgent_act_is_done_in_ones_own_name_and_reviewed_by_another(inject):
    adviser, lawyer, act = person("safety_adviser"), person("lawyer"), uuid4()
    own = (URGENT, [act, HOME_TOWN, adviser.membership_id])
    assert inject(adviser, "prepare_decisions", own) == 1
    assert inject(adviser, "prepare_decisions", (URGENT, [act, HOME_TOWN, lawyer.membership_id])) == "42501"
    for change in (
        f"reviewed_by = '{adviser.membership_id}', reviewed_at = now()",
        f"by = '{lawyer.membership_id}'",
        "record = gen_random_uuid()",
    ):
        assert inject(adviser, "prepare_decisions", own, (f"UPDATE privacy_urgentact SET {change}", [])) in {
            "BK403",
            "42501",
        }


def test_two_roles_of_one_person_are_one_pair_of_eyes(house):
    first, second = person("safety_adviser"), person("lawyer")
    with house.cluster.superuser(house.name) as connection, connection.transaction(force_rollback=True):
        asked = "SELECT gate.two_people(%s, %s)", [first.membership_id, second.membership_id]
        assert connection.execute(*asked).fetchone() == (True,)
        connection.execute(
            "UPDATE organisations_membership SET account_id = %s WHERE id = %s",
            [first.account_id, second.membership_id],
        )
        assert connection.execute(*asked).fetchone() == (False,)


def test_every_row_that_says_who_says_who_acts(house):
    """Each table with a `by` either checks it in its policy, or is a step (whose trigger does)."""
    with house.cluster.superuser(house.name) as connection:
        careless = connection.execute(
            "SELECT p.tablename FROM pg_policies p JOIN information_schema.columns c ON c.table_name = p.tablename AND c.column_name = 'by'"
            " WHERE p.policyname = 'enter' AND p.with_check !~ 'by = \\( SELECT gate.membership'"
            " AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = p.tablename::regclass AND t.tgname = 'take_step')"
        ).fetchall()
        changeable = connection.execute(
            "SELECT table_name FROM information_schema.column_privileges"
            " WHERE grantee = 'baken_app' AND privilege_type = 'UPDATE' AND column_name = 'by'"
        ).fetchall()
    assert careless == []
    assert changeable == []


def test_a_row_is_not_moved_to_a_parent_out_of_reach(house):
    """What a page may change, it may not change into something that it could not see (an UPDATE without WHERE asks no read policy)."""
    with house.cluster.superuser(house.name) as connection:
        loose = connection.execute(
            "SELECT tablename FROM pg_policies WHERE policyname = 'change' AND qual IS DISTINCT FROM with_check"
            " AND schemaname = 'public' AND tablename IN (SELECT tablename FROM pg_policies WHERE policyname = 'destroy')"
        ).fetchall()
    assert loose == []


def test_when_a_report_came_is_not_read_from_the_row_itself(inject):
    """The transaction number of a row beside those of the log tells the minute (architecture 2.5)."""
    weigher = person("weigher")
    for hidden in ("xmin", "ctid", "cmin"):
        for table in ("intake_report", "intake_part", "intake_partkey"):
            assert inject(weigher, "handle_reports", (f"SELECT {hidden} FROM {table}", [])) == "42501"
    assert inject(weigher, "handle_reports", ("SELECT id FROM intake_report LIMIT 1", []))


@pytest.mark.parametrize(
    ("role", "activity", "change"),
    [
        ("weigher", "handle_reports", "intake_report SET lookup = NULL"),
        ("weigher", "handle_reports", "intake_report SET thread_key = NULL"),
        ("weigher", "handle_reports", "intake_report SET identity = 'known'"),
        ("weigher", "weigh_signals", "signals_signal SET opened_by = gen_random_uuid()"),
        ("case_director", "direct_care", "care_casus SET owner = gen_random_uuid()"),
        ("case_director", "direct_care", "care_involvement SET membership = gen_random_uuid()"),
        ("case_director", "direct_care", "care_trackaction SET casus_id = gen_random_uuid()"),
    ],
)
def test_what_was_laid_down_stays(inject, role, activity, change):
    assert inject(person(role), activity, (f"UPDATE {change}", [])) == "42501"


@pytest.mark.parametrize(
    "header", ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "X-Harmless"]
)
def test_the_demo_lets_nobody_in_through_a_proxy(client, settings, house, header):
    settings.DEMO = True
    who = {"membership": str(person("weigher").membership_id)}
    answer = client.post("/aanmelden/demo", who, headers={header: "203.0.113.1"})
    assert answer.status_code == (302 if header == "X-Harmless" else 404)

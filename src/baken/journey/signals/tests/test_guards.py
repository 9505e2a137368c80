"""Raw SQL as the web role, inside the gate: what the pages refuse, the database refuses too."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from baken.ground.privacy.services import act_urgently
from baken.journey.signals.tests.conftest import AT, S, answers, check_1, check_2a, check_2b, lawyer, weigher
from baken.journey.signals.vocabulary import ResearchSource
from baken.testing.people import person

STEP = (
    "INSERT INTO signals_signalstep (id, municipality, organ, from_state, to_state, by, at, seq, reason, signal_id, result,"
    " recipient, municipal_task, own_territory, check_1_id, check_2a_id, confirmation_id, urgent_id)"
    " VALUES (%(id)s, 'GM1509', 'mayor', %(before)s, %(after)s, %(by)s, %(at)s, 0, 'omdat', %(signal)s, 'done',"
    " %(recipient)s, true, true, %(check_1)s, %(check_2a)s, %(confirmation)s, %(urgent)s)"
)


def step(actor, signal_id, before, after, **other):
    """Insert a step by hand; returns the SQL state of the refusal, or an empty text when it went through."""
    none = dict.fromkeys(("check_1", "check_2a", "confirmation", "urgent"))
    given = none | {"recipient": "iemand", "at": AT, "by": actor.membership_id} | other
    about = {"id": uuid4(), "before": before.value, "after": after.value, "signal": signal_id}
    return refused_by_database(STEP, about | given)


def refused_by_database(sql, params=None):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", "?")
    return ""


@pytest.mark.parametrize(
    ("state", "to"),
    [
        (S.WEIGHING, S.INVESTIGATION),
        (S.WEIGHING, S.FORWARDED_EXTERNALLY),
        (S.INVESTIGATION, S.PREPARING),
        (S.PREPARING, S.APPROACH),
    ],
)
def test_a_guarded_phase_without_its_check_breaks_the_check_constraint(database, signal_in, state, to):
    made = signal_in(state)
    with weigher() as by:
        assert step(by, made, state, to) == "23514"


def test_a_state_is_never_skipped_nor_written_directly(database, signal_in):
    made = signal_in(S.WEIGHING)
    with weigher() as by:
        assert step(by, made, S.WEIGHING, S.APPROACH) == "BK422"
        assert step(by, made, S.INTAKE, S.CLOSED) == "BK409"
        assert step(by, made, S.WEIGHING, S.CLOSED, by=uuid4()) == "BK403"
        assert refused_by_database("UPDATE signals_signal SET state = 'approach' WHERE id = %s", [made]) == "42501"
        assert refused_by_database("DELETE FROM signals_signal WHERE id = %s", [made]) == "42501"


def test_the_check_of_another_signal_opens_nothing(database, signal_in):
    other, made = signal_in(S.WEIGHING), signal_in(S.WEIGHING)
    with weigher() as by:
        check = check_1(other, by)
        assert step(by, made, S.WEIGHING, S.INVESTIGATION, check_1=check) == "23503"
        assert step(by, other, S.WEIGHING, S.INVESTIGATION, check_1=check) == ""


def test_what_goes_out_goes_to_the_partner_of_the_check(database, signal_in):
    made = signal_in(S.WEIGHING)
    with weigher() as by:
        check = check_2a(made, by)
        assert step(by, made, S.WEIGHING, S.FORWARDED_EXTERNALLY, check_2a=check) == "BK403"
        assert step(by, made, S.WEIGHING, S.FORWARDED_EXTERNALLY, check_2a=check, recipient="Netbeheerder") == ""


def test_an_urgent_act_opens_its_own_signal_at_its_own_moment_only(database, signal_in):
    other, made = signal_in(S.WEIGHING), signal_in(S.WEIGHING)
    with weigher() as by:
        act = act_urgently(what="spoed", source="signals_signal", record=other, by=by, at=AT)
        assert step(by, made, S.WEIGHING, S.INVESTIGATION, urgent=act.pk) == "BK403"
        late = AT + timedelta(days=1)
        assert step(by, other, S.WEIGHING, S.INVESTIGATION, urgent=act.pk, at=late) == "BK403"
        assert step(by, other, S.WEIGHING, S.INVESTIGATION, urgent=act.pk) == ""


CONFIRM = (
    "INSERT INTO signals_checkconfirmation (id, municipality, organ, signal_id, check_2b_id, author, by, at)"
    " VALUES (%s, 'GM1509', 'mayor', %s, %s, %s, %s, %s)"
)


def test_nobody_but_another_lawyer_confirms_a_check_2b(database, signal_in):
    made = signal_in(S.PREPARING)
    with weigher() as by:
        check, author = check_2b(made, by), by.membership_id
        assert refused_by_database(CONFIRM, [uuid4(), made, check, author, by.membership_id, AT]) == "BK403"
    with lawyer() as by:
        own, me = check_2b(made, by), by.membership_id
        assert refused_by_database(CONFIRM, [uuid4(), made, own, me, me, AT]) == "BK403"
        assert refused_by_database(CONFIRM, [uuid4(), made, own, author, me, AT]) == "23503"
        assert refused_by_database(CONFIRM, [uuid4(), made, check, author, me, AT]) == ""


def test_a_check_is_written_once_and_in_ones_own_name(database, signal_in):
    made = signal_in(S.INVESTIGATION)
    with weigher():
        assert refused_by_database("UPDATE signals_privacycheck1 SET purpose = 'iets anders'") == "42501"
    with weigher("second") as by:
        forged = (
            "INSERT INTO signals_privacycheck1 (id, municipality, organ, signal_id, ground, necessity, proportionality,"
            " subsidiarity, at, purpose, sources, by) SELECT %s, municipality, organ, signal_id, ground, necessity,"
            " proportionality, subsidiarity, at, purpose, sources, by FROM signals_privacycheck1 WHERE signal_id = %s"
        )
        assert by.membership_id
        assert refused_by_database(forged, [uuid4(), made]) == "42501"


def test_the_blind_match_answers_only_under_a_check_1_and_shows_no_key(database, signal_in):
    made = signal_in(S.INVESTIGATION)
    with weigher() as by:
        assert refused_by_database("SELECT known.signals(%s, now())", [uuid4()]) == "BK403"
        only_dossiers = check_1(made, by, sources=[ResearchSource.DOSSIERS])
        assert refused_by_database("SELECT known.signals(%s, now())", [only_dossiers]) == "BK403"
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM signals_signalkey")
            assert cursor.fetchone() == (0,)
    assert refused_by_database("SELECT known.signals(%s, now())", [uuid4()]) == "BK403"


def test_one_check_1_asks_about_what_the_signal_was_about_and_nothing_that_was_written_beside_it_later(
    database, signal_in
):
    another_key = (
        "INSERT INTO signals_signalkey (id, municipality, organ, signal_id, kind, digest)"
        " VALUES (%s, 'GM1509', 'mayor', %s, %s, %s)"
    )
    made = signal_in(S.INVESTIGATION)
    with weigher() as by:
        check = check_1(made, by)
        looked_at = signal_in(S.WEIGHING)
        check_1(looked_at, by)
        for checked in (made, looked_at):
            assert refused_by_database(another_key, [uuid4(), checked, "plate", "f" * 64]) == "42501"
        with connection.cursor() as cursor:
            cursor.execute("SELECT known.dossiers(%s, now())", [check])
    assert answers(made, ResearchSource.DOSSIERS).keys() == {"address"}


def test_the_database_says_when_something_was_decided(database, signal_in, owner_sql):
    """Outside the demo and the tests the moment that is given counts for nothing: nobody dates a step, a check or an urgent act back."""
    made = signal_in(S.INTAKE)
    owner_sql("DELETE FROM gate.setting WHERE key = 'clock'")
    long_ago = AT.replace(year=2020)
    with weigher() as by:
        assert step(by, made, S.INTAKE, S.WEIGHING, at=long_ago) == ""
        check_1(made, by)
        urgent = act_urgently(what="spoed", source="signals_signal", record=made, by=by, at=long_ago)
        assert step(by, made, S.WEIGHING, S.INVESTIGATION, at=long_ago, urgent=urgent.pk) == ""
    for table in ("signals_signalstep", "signals_privacycheck1", "privacy_urgentact"):
        ((old, new),) = owner_sql(
            f"SELECT count(*) FILTER (WHERE at < now() - interval '1 year'), count(*) FILTER (WHERE at > now() - interval '1 hour')"
            f" FROM {table}"
        )
        assert (old, new > 0) == (0, True), table


def test_nobody_but_the_owner_lets_the_given_moment_count(database):
    with weigher():
        assert refused_by_database("INSERT INTO gate.setting VALUES ('clock', 'given')") == "42501"
        assert refused_by_database("UPDATE gate.setting SET value = 'given'") == "42501"


def test_a_check_1_that_can_still_be_taken_back_asks_nothing(database, signal_in, owner_sql):
    """Who asks and rolls all of it back leaves at least a check 1 that names the register: time and pages read tell the answer too."""
    made = signal_in(S.WEIGHING)
    owner_sql("DELETE FROM gate.setting WHERE key = 'clock'")
    ask = "SELECT known.signals(%s, now())"
    with weigher() as by:
        check = check_1(made, by)
        assert step(by, made, S.WEIGHING, S.INVESTIGATION, check_1=check) == ""
        assert refused_by_database(ask, [check]) == "BK403"
    with weigher():
        assert refused_by_database(ask, [check]) == ""


MARK = (
    "INSERT INTO signals_signalkey (id, municipality, organ, signal_id, kind, digest, part)"
    " VALUES (%s, 'GM1509', 'mayor', %s, 'plate', %s, 0)"
)


def test_no_mark_slips_in_behind_the_check_from_an_old_view_of_the_table(database, signal_in):
    made = signal_in(S.WEIGHING)
    visit = person("weigher")
    with database.connect("baken_app") as old:
        old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        old.execute("SELECT gate.enter(%s, %s, 'weigh_signals')", [visit.token, visit.membership_id])
        with weigher() as by:
            check_1(made, by)
        with pytest.raises(psycopg.Error, match="before privacy check 1"):
            old.execute(MARK, [uuid4(), made, "f" * 64])


def test_who_checks_waits_for_a_mark_that_is_being_written(database, signal_in):
    made = signal_in(S.WEIGHING)
    visit = person("weigher")
    with database.connect("baken_app") as slow:
        slow.execute("BEGIN")
        slow.execute("SELECT gate.enter(%s, %s, 'weigh_signals')", [visit.token, visit.membership_id])
        slow.execute(MARK, [uuid4(), made, "f" * 64])
        with weigher() as by:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '200ms'")
            with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():
                check_1(made, by)
        slow.execute("COMMIT")


def test_an_urgent_act_is_not_reviewed_in_advance_and_its_reason_is_not_dated_back(database, signal_in, owner_sql):
    made = signal_in(S.INTAKE)
    owner_sql("DELETE FROM gate.setting WHERE key = 'clock'")
    forged = (
        "INSERT INTO privacy_urgentact (id, municipality, organ, activity, what, source, record, by, at, reason_due, reason,"
        " reviewed_by, reviewed_at) VALUES (%s, 'GM1509', 'mayor', 'weigh_signals', 'spoed', 'signals_signal', %s, %s, now(),"
        " now() + %s::interval, '', %s, %s)"
    )
    officer = person("privacy_officer").membership_id
    with weigher() as by:
        about = [made, by.membership_id]
        assert refused_by_database(forged, [uuid4(), *about, "1 day", officer, AT]) == "BK403"
        assert refused_by_database(forged, [uuid4(), *about, "1 year", None, None]) == "BK403"
        assert refused_by_database(forged, [uuid4(), *about, "1 day", None, None]) == ""
        late = "UPDATE privacy_urgentact SET reason = 'achteraf', reason_given_at = '2020-01-01'"
        assert refused_by_database(late) == ""
    assert owner_sql("SELECT reason_given_at > now() - interval '1 hour' FROM privacy_urgentact") == [(True,)]

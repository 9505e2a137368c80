"""An own norm holds by a decision: who adopted it stands on the page and the certificate; without one, destroying needs a reason."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from baken.ground.privacy.queries import batches, months_kept, norm, notices, retention_in_force
from baken.ground.privacy.services import adopt_retention, approve_destruction, propose_destruction
from baken.ground.privacy.vocabulary import RETENTION, Activity, DestructionRefusal, Organ, schedule_of
from baken.instruments.kit.verdicts import Refused
from baken.journey.signals import queries, services
from baken.journey.signals.services import Decision
from baken.journey.signals.vocabulary import Result, SignalState, Source
from baken.testing.people import HOME_TOWN, NEIGHBOUR, acting_as, signed_in

NOW = datetime.now(UTC)
TODAY = NOW.date()
OURS = {"report": 3, "signal": 12}
pytestmark = pytest.mark.usefixtures("database")


def adopt(
    months: dict[str, int] | None = None, *, role: str = "privacy_officer", town: str = HOME_TOWN, **said: Any
) -> UUID:
    told: dict[str, Any] = {
        "organ": Organ.COLLEGE, "decided_on": TODAY - timedelta(days=30), "number": "2026-014",
        "valid_from": TODAY - timedelta(days=20), "source": "Eigen selectiebesluit, 4",
    }  # fmt: skip
    with acting_as(role, town, activity=Activity.DESTROY) as by:
        return adopt_retention(months=months or OURS, by=by, at=NOW, **told | said)


def a_signal(received: date, at: datetime = NOW, town: str = HOME_TOWN) -> UUID:
    with acting_as("weigher", town, activity=Activity.WEIGH_SIGNALS) as by:
        return services.open_signal(
            source=Source.CIVIL_SERVANT,
            phenomenon="HENNEP",
            summary="Geur bij een schuur.",
            received_on=received,
            by=by,
            at=at,
        )


def kept_until(signal: UUID, town: str = HOME_TOWN) -> date:
    with acting_as("weigher", town, activity=Activity.WEIGH_SIGNALS) as by:
        return queries.signal_page(by, signal, today=TODAY).card.keep_until


def old_signal() -> UUID:
    return a_signal(date(2024, 1, 11), datetime(2024, 1, 11, 9, 0, tzinfo=UTC))


def test_without_a_decision_our_own_norm_holds_and_nobody_pretends_it_was_adopted() -> None:
    assert retention_in_force(HOME_TOWN, TODAY) is None
    assert months_kept(HOME_TOWN, "signal", TODAY) == 12


def test_a_decision_holds_from_its_day_here_and_not_in_the_next_town() -> None:
    adopt({"report": 3, "signal": 6}, valid_from=TODAY + timedelta(days=3))
    assert months_kept(HOME_TOWN, "signal", TODAY) == 12
    assert months_kept(HOME_TOWN, "signal", TODAY + timedelta(days=3)) == 6
    assert months_kept(NEIGHBOUR, "signal", TODAY + timedelta(days=3)) == 12


def test_a_shorter_term_holds_for_what_comes_and_for_what_is_there_and_a_longer_one_only_for_what_comes() -> None:
    there = a_signal(date(2026, 3, 5))
    assert kept_until(there) == date(2027, 3, 31)
    adopt({"report": 3, "signal": 6})
    assert kept_until(there) == date(2026, 9, 30)
    assert kept_until(a_signal(date(2026, 3, 5))) == date(2026, 9, 30)
    adopt({"report": 3, "signal": 24}, number="2026-015")
    assert kept_until(there) == date(2026, 9, 30)
    assert kept_until(a_signal(date(2026, 3, 5))) == date(2028, 3, 31)


def test_what_is_there_follows_the_same_sum_as_what_comes() -> None:
    """The database and `keep_until` of the rules agree after a closing step as well."""
    there = a_signal(date(2026, 1, 5))
    with acting_as("weigher", activity=Activity.WEIGH_SIGNALS) as by:
        services.decide(
            signal_id=there, from_state=SignalState.INTAKE,
            decision=Decision(SignalState.CLOSED, "Klaar.", result=Result.NO_ACTION), by=by, at=NOW,
        )  # fmt: skip
    adopt({"report": 3, "signal": 3})
    from baken.journey.signals.rules import keep_until

    assert kept_until(there) == keep_until(date(2026, 1, 1), SignalState.INTAKE, SignalState.CLOSED, TODAY, 3)


def test_a_term_that_begins_later_is_applied_when_its_day_has_come(owner_sql: Any) -> None:
    there = a_signal(date(2026, 3, 5))
    adopt({"report": 3, "signal": 6}, valid_from=TODAY + timedelta(days=3))
    assert kept_until(there) == date(2027, 3, 31)
    owner_sql("SET ROLE baken_gate; UPDATE privacy_retentionadoption SET valid_from = current_date; RESET ROLE")
    owner_sql("SET ROLE baken_gate; SELECT gate.apply_retention(); RESET ROLE")
    assert kept_until(there) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"months": {"report": 3, "signal": 2}}, DestructionRefusal.OUT_OF_BOUNDS),
        ({"months": {"report": 13, "signal": 12}}, DestructionRefusal.OUT_OF_BOUNDS),
        ({"months": {"signal": 12}}, DestructionRefusal.OUT_OF_BOUNDS),
        ({"months": {"report": 3, "signal": 6}, "source": " "}, DestructionRefusal.NO_SOURCE),
        ({"number": " "}, DestructionRefusal.NO_NUMBER),
        ({"decided_on": TODAY + timedelta(days=1)}, DestructionRefusal.DECIDED_LATER),
        ({"valid_from": TODAY - timedelta(days=31)}, DestructionRefusal.IN_FORCE_BEFORE),
        ({"role": "lawyer"}, DestructionRefusal.NOT_THE_PRIVACY_OFFICER),
    ],
)
def test_a_decision_that_cannot_be_is_refused(said: dict[str, Any], refusal: DestructionRefusal) -> None:
    with pytest.raises(Refused) as stopped:
        adopt(**said)
    assert stopped.value.verdict.refusal is refusal


@pytest.mark.parametrize("rule", ["signal", "dossier"])
def test_the_database_takes_no_schedule_that_the_house_does_not_know(rule: str) -> None:
    schedule = schedule_of(OURS) | {rule: {"term": "P99Y", "starts": "", "source": ""}}
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by, connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="Kies een termijn tussen de grenzen"), transaction.atomic():
            cursor.execute(
                "INSERT INTO privacy_retentionadoption (id, municipality, organ, decided_on, number, valid_from, schedule,"
                " fingerprint, source, advice, by, at) VALUES (uuidv7(), %s, 'college', current_date, 'x', current_date,"
                " %s::jsonb, 'x', '', '', %s, now())",
                [HOME_TOWN, json.dumps(schedule), by.membership_id],
            )


def test_by_an_adopted_rule_the_batch_names_the_decision_and_asks_no_reason() -> None:
    old_signal()
    adopted = adopt()
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        batch = propose_destruction(by=by, at=NOW)
        approve_destruction(batch_id=batch, by=by, at=NOW)
        (card,) = batches(by)
    assert card.adoption is not None
    assert (card.adoption.id, card.not_adopted, card.why_now) == (adopted, (), "")
    assert (
        "vastgesteld door het college van burgemeester en wethouders"
        in dict((t, r) for t, _, r in card.rules)["signals_signal"]
    )


def test_a_rule_nobody_adopted_needs_a_reason_and_the_officers_are_told() -> None:
    old_signal()
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        batch = propose_destruction(by=by, at=NOW)
        with pytest.raises(Refused) as stopped:
            approve_destruction(batch_id=batch, by=by, at=NOW, why_now="  ")
        approve_destruction(batch_id=batch, by=by, at=NOW, why_now="De gegevens hebben geen doel meer.")
    assert stopped.value.verdict.refusal is DestructionRefusal.NOT_ADOPTED
    with acting_as("data_protection_officer", activity=Activity.SUPERVISE_PRIVACY) as fg:
        assert any("De gegevens hebben geen doel meer." in notice.what for notice in notices(fg))


def test_the_database_refuses_the_same_in_the_same_sentence() -> None:
    old_signal()
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        batch = propose_destruction(by=by, at=NOW)
        with connection.cursor() as cursor, pytest.raises(DatabaseError) as stopped, transaction.atomic():
            cursor.execute(
                "UPDATE privacy_destructionbatch SET approved_by = %s, approved_at = now() WHERE id = %s",
                [by.membership_id, batch],
            )
    assert str(DestructionRefusal.NOT_ADOPTED.label) in str(stopped.value)


def test_the_reason_stays_as_it_was_approved() -> None:
    old_signal()
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        batch = propose_destruction(by=by, at=NOW)
        approve_destruction(batch_id=batch, by=by, at=NOW, why_now="Geen doel meer.")
    with acting_as("lawyer", activity=Activity.DESTROY), connection.cursor() as cursor:
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("UPDATE privacy_destructionbatch SET why_now = 'anders' WHERE id = %s", [batch])


def test_a_decision_that_comes_before_the_first_approval_counts() -> None:
    old_signal()
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        batch = propose_destruction(by=by, at=NOW)
    adopt()
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        approve_destruction(batch_id=batch, by=by, at=NOW)
        (card,) = batches(by)
    assert card.not_adopted == ()


def test_a_decision_that_was_followed_already_makes_nothing_go_sooner() -> None:
    adopt({"report": 3, "signal": 24})
    there = a_signal(date(2026, 3, 5))
    with pytest.raises(Refused) as stopped:
        adopt({"report": 3, "signal": 3}, number="2025-001", valid_from=TODAY - timedelta(days=30))
    assert stopped.value.verdict.refusal is DestructionRefusal.LATER_IN_FORCE
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by, connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="Er geldt al een later besluit"), transaction.atomic():
            cursor.execute(
                "INSERT INTO privacy_retentionadoption (id, municipality, organ, decided_on, number, valid_from, schedule,"
                " fingerprint, source, advice, by, at) VALUES (uuidv7(), %s, 'college', '2020-01-01', 'x', '2020-01-01',"
                " %s::jsonb, 'x', '', '', %s, now())",
                [HOME_TOWN, json.dumps(schedule_of({"report": 3, "signal": 3})), by.membership_id],
            )
    assert kept_until(there) == date(2028, 3, 31)


def test_what_two_approved_does_not_grow_by_a_decision_that_one_of_them_writes_down_after_it(owner_sql: Any) -> None:
    adopt()
    old_signal()
    a_signal(date(2026, 3, 5))
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        batch = propose_destruction(by=by, at=NOW)
        approve_destruction(batch_id=batch, by=by, at=NOW)
    with acting_as("lawyer", activity=Activity.DESTROY) as by:
        approve_destruction(batch_id=batch, by=by, at=NOW)
    assert owner_sql("SELECT gate.destroying()") == [([HOME_TOWN],)]
    adopt({"report": 3, "signal": 3}, number="2026-015")
    assert owner_sql("SELECT gate.destroying()") == [([],)]
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        (card,) = batches(by)
        assert (card.approved_by, card.seconded_by, dict(card.counts)) == (None, None, {"signals_signal": 2})
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE privacy_destructionbatch SET counts = '{}'")
        approve_destruction(batch_id=batch, by=by, at=NOW)


def test_who_approves_does_not_choose_the_moment_and_who_sets_a_number_does_not_choose_its_place(
    owner_sql: Any,
) -> None:
    adopt()
    old_signal()
    owner_sql("DELETE FROM gate.setting WHERE key = 'clock'")
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        approve_destruction(batch_id=propose_destruction(by=by, at=NOW), by=by, at=datetime(2020, 1, 1, tzinfo=UTC))
    assert owner_sql("SELECT approved_at > now() - interval '1 hour' FROM privacy_destructionbatch") == [(True,)]
    said = (
        "INSERT INTO privacy_norm (id, municipality, organ, key, value, source, by, at)"
        " VALUES (%s, %s, 'college', 'open_within', %s, 'x', %s, now())"
    )
    for last, days in (("ffffffff-ffff-ffff-ffff-ffffffffffff", 31), ("00000000-0000-7000-8000-000000000000", 7)):
        with acting_as("safety_adviser", activity=Activity.WEIGH_SIGNALS) as by, connection.cursor() as cursor:
            cursor.execute(said, [last, HOME_TOWN, days, by.membership_id])
    with acting_as("safety_adviser", activity=Activity.WEIGH_SIGNALS):
        assert norm(HOME_TOWN, "open_within") == 7


def test_the_pages_say_who_adopted_the_rule_or_that_nobody_did(client: Any) -> None:
    signal = a_signal(TODAY)
    signed_in(client, "weigher")
    assert "nog niet vastgesteld door de gemeente" in client.get(f"/signalen/{signal}").content.decode()
    signed_in(client, "privacy_officer")
    page = client.post("/vernietiging/bewaartermijnen", {"organ": "college", "decided_on": str(TODAY)})
    assert page.status_code == 422
    said = {"organ": "college", "decided_on": str(TODAY), "number": "2026-020", "valid_from": str(TODAY)}
    said |= {"months_report": "3", "months_signal": "40", "source": ""}
    assert "2026-020" in (page := client.post("/vernietiging/bewaartermijnen", said)).content.decode()
    assert page.status_code == 422
    assert client.post("/vernietiging/bewaartermijnen", said | {"months_signal": "12"}).status_code == 302
    assert "besluit 2026-020" in client.get("/vernietiging/bewaartermijnen").content.decode()
    assert "besluit 2026-020" in client.get("/vernietiging").content.decode()
    signed_in(client, "weigher")
    assert "besluit 2026-020" in client.get(f"/signalen/{signal}").content.decode()
    register = client.get("/verwerkingen").content.decode()
    assert "besluit 2026-020); signalen 12 maanden" in register


def test_approving_on_the_page_without_a_reason_says_so_beside_what_waits(client: Any) -> None:
    old_signal()
    with acting_as("privacy_officer", activity=Activity.DESTROY) as by:
        batch = propose_destruction(by=by, at=NOW)
    signed_in(client, "privacy_officer")
    page = client.post(f"/vernietiging/{batch}", {"why_now": ""})
    assert page.status_code == 422
    assert str(DestructionRefusal.NOT_ADOPTED.label) in page.content.decode()
    assert client.post(f"/vernietiging/{batch}", {"why_now": "Geen doel meer."}).status_code == 302


def test_every_rule_has_its_word_for_the_page() -> None:
    from baken.ground.privacy.vocabulary import WHAT_IS_KEPT

    assert WHAT_IS_KEPT.keys() == RETENTION.keys()

"""A measure as people carry it out, by its verbs, by its pages, and past them in SQL."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Conflict, Refused
from baken.journey.decisions import services as decisions
from baken.journey.decisions.queries import summary
from baken.journey.measures import queries, services
from baken.journey.measures.vocabulary import Refusal
from baken.testing.corridor import AT, TODAY, a_decision, deciding, published, refused_by_database, submitted
from baken.testing.people import acting_as, signed_in

CONTENT = services.Content(
    kind="closure", title="Loods dicht", starts_on=TODAY, ends_on=date(2027, 2, 23), executor="boa en politie",
    area="BU15090001", phenomenon="HENNEP", told_what="Brief aan de buren.", told_whom="buurt, brief", told_on=TODAY,
)  # fmt: skip


def carrying_out(role="safety_adviser", **who):
    return acting_as(role, activity=Activity.CARRY_OUT_MEASURES, **who)


def a_measure(decision_id: UUID) -> UUID:
    with carrying_out() as by:
        return services.write_down(decision_id=decision_id, content=CONTENT, by=by)


def refusal_of(raised):
    return raised.value.verdict.refusal


def test_started_extended_ended_and_counted(database, sql_as):
    made = a_measure(published())
    with carrying_out() as by:
        services.start(measure_id=made, on=TODAY, by=by, at=AT)
        services.extend(measure_id=made, new_end=date(2027, 5, 23), reason="nog loop", by=by, at=AT)
        card = queries.measure_card(by, made)
        assert (card.line.ends_on, card.extensions, card.measure.ends_on) == (date(2027, 5, 23), 1, date(2027, 2, 23))
        services.end(measure_id=made, on=date(2027, 5, 23), outcome="goal_reached", by=by, at=AT)
        assert queries.measure_card(by, made).line.outcome == "doel bereikt"
    numbers = sql_as("baken_numbers")
    row = ("GM1509", "BU15090001", "closure", "HENNEP", date(2026, 11, 1), "goal_reached", 1, 1)
    assert numbers.execute("SELECT * FROM figures.measures").fetchall() == [row]
    taken = ("GM1509", "BU15090001", "close_drugs_premises", "HENNEP", date(2026, 11, 1), "decided", 1, 0)
    assert numbers.execute("SELECT * FROM figures.decisions").fetchall() == [taken]
    with pytest.raises(Exception, match="does not exist"):
        numbers.execute("SELECT * FROM measures_measure")


def test_it_does_not_start_before_the_decision_is_published(database):
    made = a_measure(submitted())
    with carrying_out() as by:
        with pytest.raises(Refused) as raised:
            services.start(measure_id=made, on=TODAY, by=by, at=AT)
        assert refusal_of(raised) is Refusal.NO_DECISION
        services.start(measure_id=made, on=TODAY, by=by, at=AT, urgent_reason="instortingsgevaar")
        assert queries.measure_card(by, made).line.state == "running"


def test_urgency_needs_a_decision_that_lies_with_its_organ(database):
    made = a_measure(a_decision())
    with carrying_out() as by, pytest.raises(Refused) as raised:
        services.start(measure_id=made, on=TODAY, by=by, at=AT, urgent_reason="haast")
    assert refusal_of(raised) is Refusal.NO_DECISION


def test_decided_but_not_published_says_so(database):
    decision = submitted()
    made = a_measure(decision)
    with deciding() as by:
        decisions.decide(decision_id=decision, by=by, at=AT)
    with carrying_out() as by, pytest.raises(Refused) as raised:
        services.start(measure_id=made, on=TODAY, by=by, at=AT)
    assert refusal_of(raised) is Refusal.NOT_PUBLISHED


def test_who_starts_second_hears_who_was_first(database):
    made = a_measure(published())
    with carrying_out("lawyer") as by:
        services.start(measure_id=made, on=TODAY, by=by, at=AT, seen="planned")
        first = by.name
    with carrying_out() as by, pytest.raises(Conflict, match=f"{first} was je voor"):
        services.cancel(measure_id=made, reason="toch niet", by=by, at=AT, seen="planned")


def test_past_the_pages_the_database_refuses_the_same(database):
    made = a_measure(submitted())
    step = (
        "INSERT INTO measures_measurestep (id, municipality, organ, from_state, to_state, by, at, seq, reason, measure_id,"
        " effective_on, new_end, outcome, urgent_id) VALUES (%s, 'GM1509', 'mayor', %s, %s, %s, now(), 0, %s, %s,"
        " current_date, NULL, '', NULL)"
    )
    with carrying_out() as by:
        me = by.membership_id
        assert refused_by_database(step, [uuid4(), "planned", "running", me, "", made]) == "BK422"
        assert refused_by_database(step, [uuid4(), "planned", "ended", me, "", made]) == "BK422"
        silent = "UPDATE measures_measure SET told_what = '' WHERE id = %s"
        assert refused_by_database(silent, [made]) == "23514"
        assert refused_by_database("UPDATE measures_measure SET state = 'ended' WHERE id = %s", [made]) == "42501"
    running = a_measure(published(title="Tweede"))
    with carrying_out() as by:
        services.start(measure_id=running, on=TODAY, by=by, at=AT)
        me = by.membership_id
        assert refused_by_database(step, [uuid4(), "running", "ended", me, "", running]) == "23514"
        assert refused_by_database(step, [uuid4(), "running", "extended", me, "langer", running]) == "23514"
        change = "UPDATE measures_measure SET title = 'anders' WHERE id = %s"
        assert refused_by_database(change, [running]) == "BK422"


def test_doors_say_what_is_missing_and_work_shows_what_ends(database):
    decision = published()
    with carrying_out() as by:
        dossier = summary(by, decision).dossier_id
        assert [door.open for door in queries.doors(by, dossier, today=TODAY)] == [True]
        [shut] = queries.doors(by, uuid4(), today=TODAY)
        assert (shut.open, shut.sentence) == (False, Refusal.NO_DECISION.label)
    made = a_measure(decision)
    with carrying_out() as by:
        assert [card.note for card in queries.work(by, today=TODAY)] == ["te beginnen"]
        services.start(measure_id=made, on=TODAY, by=by, at=AT)
        assert queries.work(by, today=TODAY) == []
        assert [card.note for card in queries.work(by, today=date(2027, 2, 20))] == [
            "loopt af: verlengen of beëindigen"
        ]


def test_the_pages_of_a_measure(database, client):
    decision = published()
    signed_in(client, "safety_adviser")
    written = {
        "decision_id": str(decision), "kind": "closure", "title": "Loods dicht", "starts_on": "2026-11-30",
        "executor": "boa", "told_nothing_because": "nog niet",
    }  # fmt: skip
    silent = client.post("/maatregelen/nieuw", written | {"told_nothing_because": ""})
    assert silent.status_code == 422
    assert Refusal.NO_COMMUNICATION.label in silent.content.decode()
    here = client.post("/maatregelen/nieuw", written, follow=True).redirect_chain[-1][0]
    assert client.post(f"{here}/begin", {"seen": "planned", "on": "2026-11-30"}).status_code == 302
    assert client.post(f"{here}/begin", {"seen": "planned", "on": "2026-11-30"}).status_code == 409
    assert client.post(f"{here}/einde", {"seen": "running", "on": "2026-12-30", "outcome": ""}).status_code == 422
    ended = {"seen": "running", "on": "2026-12-30", "outcome": "closed_full_term"}
    assert client.post(f"{here}/einde", ended).status_code == 302
    assert "gesloten tot het eind" in client.get(here).content.decode()
    assert "Loods dicht" in client.get("/maatregelen?lijst=afgelopen").content.decode()
    signed_in(client, "safety_adviser", "GM1876")
    assert client.get(here).status_code == 404

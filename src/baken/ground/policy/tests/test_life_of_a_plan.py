"""The life of a plan: read from a note, reviewed, offered, adopted by the raad, amended, evaluated, succeeded.

Everything here runs as the real people under the real database roles.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from baken.ground.policy import queries, services
from baken.ground.policy.models import Goal, PlanVersion, PlanVersionStep, Priority
from baken.ground.policy.rules.diff import Change
from baken.ground.policy.rules.reading import read_note
from baken.ground.policy.vocabulary import Refusal
from baken.ground.privacy.services import NotAllowed
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.testing.people import NEIGHBOUR, acting_as

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()
LINDEDAM = (Path(__file__).parent / "notes" / "lindedam.txt").read_bytes()

pytestmark = pytest.mark.usefixtures("database")


def adviser(municipality: str = "GM1509"):
    return acting_as("safety_adviser", municipality, Activity.MANAGE_PLAN)


def councillor():
    return acting_as("councillor", activity=Activity.ADOPT_PLAN)


def imported() -> UUID:
    with adviser() as actor:
        note = read_note(LINDEDAM.decode())
        return services.import_note(content=LINDEDAM, name="lindedam.txt", note=note, by=actor, at=NOON).version_id


def reviewed() -> UUID:
    """A draft that is ready for the raad."""
    version_id = imported()
    with adviser() as actor:
        for promise in queries.loose_promises(actor, version_id):
            services.settle_promise(promise_id=promise.id, settle_as="left_out", by=actor)
        services.add_priority(version_id=version_id, text="Digitaal weerbaar", by=actor)
    return version_id


def adopted() -> tuple[UUID, UUID]:
    """The plan and its version in force."""
    version_id = reviewed()
    with adviser() as actor:
        services.offer(version_id=version_id, by=actor, at=NOON)
    with councillor() as actor:
        services.adopt(version_id=version_id, reference="2026-RB-041", decided_on=TODAY, by=actor, at=NOON)
        return queries.version_card(actor, version_id).plan_id, version_id


def action_ids(plan_id: UUID) -> list[UUID]:
    with adviser() as actor:
        return [action.part.id for found in queries.plan_contents(actor, plan_id) for action in found.actions]


def refusal(error: pytest.ExceptionInfo[Refused]) -> object:
    return error.value.verdict.refusal


def test_a_note_becomes_a_draft_with_every_part_beside_its_passage():
    version_id = imported()
    with adviser() as actor:
        priorities, preconditions, organs = queries.version_contents(actor, version_id)
        assert [(p.part.text, len(p.goals), len(p.actions)) for p in priorities] == [
            ("Veilige wijken", 2, 3),
            ("Jeugd en de straat", 1, 2),
        ]
        assert priorities[0].goals[0].part.passage == "Bewoners voelen zich in 2027 in elke wijk even veilig."
        assert len(preconditions) == 3
        assert {part.sort for part in organs} == {"council", "college", "mayor"}


def test_the_same_file_twice_gives_the_same_draft():
    first = imported()
    with adviser() as actor:
        note = read_note(LINDEDAM.decode())
        again = services.import_note(content=LINDEDAM, name="kopie.txt", note=note, by=actor, at=NOON)
        assert (again.version_id, again.is_new) == (first, False)
        assert len(queries.plans(actor, TODAY)) == 1


def test_another_municipality_sees_nothing_of_it():
    imported()
    with adviser(NEIGHBOUR) as actor:
        assert queries.plans(actor, TODAY) == []


def test_a_new_priority_is_data():
    version_id = imported()
    with adviser() as actor:
        priority = services.add_priority(version_id=version_id, text="Veilig buitengebied", by=actor)
        services.add_goal(priority_id=priority.pk, text="Schuren staan niet leeg.", by=actor)
        services.add_action(priority_id=priority.pk, text="Elk jaar een ronde langs leegstand.", by=actor)
        contents, _, _ = queries.version_contents(actor, version_id)
        assert (contents[2].part.text, len(contents[2].goals), len(contents[2].actions)) == (
            "Veilig buitengebied",
            1,
            1,
        )


def test_a_loose_promise_gets_a_place_with_its_passage():
    version_id = imported()
    with adviser() as actor:
        promise = queries.loose_promises(actor, version_id)[0]
        priority_id = queries.version_contents(actor, version_id)[0][0].part.id
        services.settle_promise(promise_id=promise.id, settle_as="action", priority_id=priority_id, by=actor)
        actions = queries.version_contents(actor, version_id)[0][0].actions
        assert actions[-1].part.text == promise.text
        assert actions[-1].part.passage == promise.passage
        assert queries.loose_promises(actor, version_id) == []


def test_a_draft_with_open_promises_or_without_a_digital_part_does_not_go_to_the_raad():
    version_id = imported()
    with adviser() as actor:
        assert queries.draft_verdict(actor, version_id).refusal is Refusal.NO_DIGITAL_PART
        services.add_priority(version_id=version_id, text="Digitaal weerbaar", by=actor)
        assert queries.draft_verdict(actor, version_id).refusal is Refusal.PROMISES_OPEN
        with pytest.raises(Refused) as error:
            services.offer(version_id=version_id, by=actor, at=NOON)
        assert refusal(error) is Refusal.PROMISES_OPEN


def test_the_raad_adopts_and_the_decision_is_kept():
    plan_id, version_id = adopted()
    with acting_as("councillor", activity=Activity.MANAGE_PLAN) as actor:
        card = queries.version_card(actor, version_id)
        assert (card.state, card.decision, card.adopted_on) == ("adopted", "2026-RB-041", TODAY)
        assert queries.plan_card(actor, plan_id, TODAY).in_force == card


def test_no_other_organ_adopts():
    version_id = reviewed()
    with adviser() as actor:
        services.offer(version_id=version_id, by=actor, at=NOON)
        with pytest.raises(Refused) as error:
            services.adopt(version_id=version_id, reference="B&W-1", decided_on=TODAY, by=actor, at=NOON)
        assert refusal(error) is Refusal.WRONG_ORGAN
    with pytest.raises(NotAllowed), acting_as("alderman", activity=Activity.ADOPT_PLAN):
        pass


def test_the_database_itself_refuses_an_adoption_without_a_decision_of_the_raad():
    version_id = reviewed()
    with adviser() as actor:
        services.offer(version_id=version_id, by=actor, at=NOON)
        tenant = {"municipality": actor.municipality, "organ": "college", "by": actor.membership_id, "at": NOON}
        step = PlanVersionStep(**tenant, version_id=version_id, from_state="offered", to_state="adopted")
        with pytest.raises(DatabaseError), transaction.atomic():
            step.save()


def test_a_decision_in_the_future_or_without_a_reference_is_refused():
    version_id = reviewed()
    with adviser() as actor:
        services.offer(version_id=version_id, by=actor, at=NOON)
    with councillor() as actor:
        for reference, day, expected in (
            ("RB-1", date(2027, 1, 1), Refusal.DECISION_LATER),
            ("", TODAY, Refusal.NO_DECISION),
            ("RB-1", None, Refusal.NO_DECISION),
        ):
            with pytest.raises(Refused) as error:
                services.adopt(version_id=version_id, reference=reference, decided_on=day, by=actor, at=NOON)
            assert refusal(error) is expected


def test_the_words_of_an_adopted_version_are_frozen_but_its_execution_is_not():
    plan_id, version_id = adopted()
    with adviser() as actor:
        [action_id, *_] = action_ids(plan_id)
        with pytest.raises(Refused) as error:
            services.reword(sort="action", part_id=action_id, text="Iets anders.", by=actor)
        assert refusal(error) is Refusal.NOT_A_DRAFT
        goal = Goal.objects.filter(version_id=version_id)[0]
        goal.text = "Stiekem anders"
        with pytest.raises(DatabaseError), transaction.atomic():
            goal.save()
        services.describe_action(
            action_id=action_id, owner="Wijkteam", due_on=date(2027, 7, 1), kind="preventive", by=actor
        )
        assert queries.action_page(actor, action_id)[0].owner == "Wijkteam"


def test_an_amendment_shows_what_it_changes():
    plan_id, _ = adopted()
    with adviser() as actor:
        draft = services.amend(plan_id=plan_id, why="Er kwam een nieuwe wijk bij.", by=actor, at=NOON)
        contents, _, _ = queries.version_contents(actor, draft.pk)
        first, second = contents[0].goals
        services.reword(
            sort="goal", part_id=first.part.id, text=f"{first.part.text[:-1]}, ook in de nieuwe wijk.", by=actor
        )
        services.strike(sort="goal", part_id=second.part.id, reason="Bereikt in 2025.", by=actor)
        services.add_goal(priority_id=contents[0].part.id, text="De nieuwe wijk is goed verlicht.", by=actor)
        found = queries.differences(actor, draft.pk)
    assert [(one.change, one.sort) for one in found] == [
        (Change.REWORDED, "doel"),
        (Change.ADDED, "doel"),
        (Change.DROPPED, "doel"),
    ]
    assert found[2].reason == "Bereikt in 2025."


def test_an_adopted_amendment_replaces_the_version_before_it():
    plan_id, first = adopted()
    with adviser() as actor:
        draft = services.amend(plan_id=plan_id, why="Er kwam een nieuwe wijk bij.", by=actor, at=NOON)
        with pytest.raises(Refused) as error:
            services.amend(plan_id=plan_id, why="Nog iets.", by=actor, at=NOON)
        assert refusal(error) is Refusal.DRAFT_EXISTS
        services.offer(version_id=draft.pk, by=actor, at=NOON)
    with councillor() as actor:
        services.adopt(version_id=draft.pk, reference="2026-RB-077", decided_on=TODAY, by=actor, at=NOON)
        assert [card.state for card in queries.versions_of(actor, plan_id)] == ["adopted", "replaced"]
        assert PlanVersion.objects.get(pk=first).state == "replaced"


def test_the_warning_comes_twelve_months_before_the_end():
    adopted()
    with adviser() as actor:
        assert queries.plan_warning(actor, date(2026, 12, 31)) == ""
        assert "over 11 maanden af" in queries.plan_warning(actor, date(2027, 1, 1))
        assert "deze maand af" in queries.plan_warning(actor, date(2027, 12, 5))
        assert "afgelopen" in queries.plan_warning(actor, date(2028, 1, 2))


def test_an_evaluation_shows_its_evidence_or_says_it_is_not_known():
    plan_id, _ = adopted()
    [action_id, *_] = action_ids(plan_id)
    said: dict[str, Any] = {"action_id": action_id, "advice": "keep", "reason": "", "at": NOON}
    with adviser() as actor:
        with pytest.raises(Refused) as error:
            services.evaluate(**said, result="done", evidence=" ", by=actor)
        assert refusal(error) is Refusal.NO_EVIDENCE
        services.evaluate(**said, result="unknown", evidence="", by=actor)
        found = queries.action_page(actor, action_id)[0].evaluated
        assert found is not None
        assert found.result_label == "weten we niet"


def test_the_successor_keeps_changes_and_drops_as_the_evaluation_advised():
    plan_id, _ = adopted()
    actions = action_ids(plan_id)
    with adviser() as actor:
        with pytest.raises(Refused) as error:
            services.draft_successor(plan_id=plan_id, by=actor, at=NOON)
        assert refusal(error) is Refusal.NOT_EVALUATED
        for number, action_id in enumerate(actions):
            advice = ("keep", "change", "drop")[number % 3]
            services.evaluate(
                action_id=action_id,
                result="partly",
                evidence="Verslag 2026",
                advice=advice,
                reason="Het kan beter.",
                by=actor,
                at=NOON,
            )
        draft = services.draft_successor(plan_id=plan_id, by=actor, at=NOON)
        card = queries.version_card(actor, draft.pk)
        contents, _, _ = queries.version_contents(actor, draft.pk)
        found = [action.part for priority in contents for action in priority.actions]
        assert card.period == "2028-2031"
        assert [(part.struck, part.remark) for part in found[:3]] == [
            (False, ""),
            (False, "Vraagt aandacht: Het kan beter."),
            (True, "Het kan beter."),
        ]
        assert Priority.objects.filter(version=draft).count() == 3
        with pytest.raises(Refused) as error:
            services.draft_successor(plan_id=plan_id, by=actor, at=NOON)
        assert refusal(error) is Refusal.SUCCESSOR_EXISTS


def test_the_college_adopts_the_year_plan_and_then_the_raad_hears_of_it():
    plan_id, _ = adopted()
    with adviser() as actor:
        year = services.adopt_year_plan(
            plan_id=plan_id, year=2026, reference="B&W-9", decided_on=date(2026, 1, 20), by=actor, at=NOON
        )
        with pytest.raises(Refused) as error:
            services.inform_council(year_plan_id=year.pk, informed_on=date(2026, 1, 2), reference="RIB-1", by=actor)
        assert refusal(error) is Refusal.INFORMED_BEFORE
        services.inform_council(year_plan_id=year.pk, informed_on=date(2026, 2, 3), reference="RIB-1", by=actor)
        [card] = queries.year_plans(actor, plan_id)
        assert (card.decided_on, card.informed_on) == (date(2026, 1, 20), date(2026, 2, 3))


def test_a_proposal_speaks_of_areas_and_never_of_a_person():
    with adviser() as actor:
        facts = {"title": "Meer dumpingen", "source": "meldingen", "seen_on": TODAY, "by": actor, "at": NOON}
        with pytest.raises(Refused) as error:
            services.propose(**facts, sentence="Bel 0612345678 voor de dader.")
        assert refusal(error) is Refusal.NAMES_A_PERSON
        proposal_id = services.propose(**facts, sentence="In het buitengebied twee keer zo veel als anders.")
        answered = {"proposal_id": proposal_id, "taken_up": True, "answer": "Schouw in maart.", "by": actor, "at": NOON}
        with pytest.raises(Refused) as error:
            services.answer_proposal(**answered)
        assert refusal(error) is Refusal.NO_OWNER
        services.answer_proposal(**answered, owner="gebiedsbeheer")
        [card] = queries.proposals(actor)
        assert (card.status_label, card.answer, card.owner) == ("opgepakt", "Schouw in maart.", "gebiedsbeheer")


def test_a_councillor_reads_and_cannot_write():
    plan_id, _ = adopted()
    with acting_as("councillor", activity=Activity.MANAGE_PLAN) as actor:
        assert queries.plan_contents(actor, plan_id)
        with pytest.raises(DatabaseError), transaction.atomic():
            services.amend(plan_id=plan_id, why="Ik wil dit.", by=actor, at=NOON)


def test_the_public_account_answers_every_promise_and_names_nobody():
    plan_id, _ = adopted()
    first, second, *_ = action_ids(plan_id)
    with adviser() as actor:
        services.record_progress(action_id=first, status="started", note="Twee rondes gelopen.", by=actor, at=NOON)
        services.evaluate(
            action_id=second,
            result="done",
            evidence="Binnen vier dagen hersteld.",
            advice="keep",
            reason="",
            by=actor,
            at=NOON,
        )
        account = queries.public_account(actor, plan_id, TODAY)
        promises = account["priorities"][0]["promises"]
        assert [one["what_was_done"] for one in promises] == [
            "Twee rondes gelopen.",
            "Binnen vier dagen hersteld.",
            "Weten we niet.",
        ]
        assert account["tally"] == {"done": 1, "partly": 0, "not": 0, "unknown": 4}
        assert actor.name not in str(account)
        assert str(actor.membership_id) not in str(account)

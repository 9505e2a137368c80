"""What may be done with a dossier now? Read this as the manual of ownership and closing."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from baken.journey.dossiers.rules import (
    DossierFacts,
    Opening,
    keep_until,
    may_add_subject,
    may_bind,
    may_bind_signal,
    may_destroy,
    may_hand_over,
    may_move,
    may_open,
    says_enough,
)
from baken.journey.dossiers.vocabulary import BASIS, TRANSITIONS, DossierRefusal, DossierState

S, R = DossierState, DossierRefusal
ME, ANNA = uuid4(), uuid4()
TODAY = date(2026, 11, 23)
MINE = DossierFacts(state=S.OPEN, owner=ME, viewer=ME, may_act_on_subjects=True)
CLOSED = replace(MINE, state=S.CLOSED, keep_until=date(2031, 11, 23))


@pytest.mark.parametrize(
    ("opening", "refusal"),
    [
        (Opening("", "doel", "wet"), R.NO_TITLE),
        (Opening("Schuur", " ", "wet"), R.NO_PURPOSE),
        (Opening("Schuur", "doel", ""), R.NO_GROUND),
    ],
)
def test_a_dossier_needs_a_name_a_purpose_and_a_ground(opening, refusal):
    assert may_open(opening).refusal is refusal
    assert may_open(Opening("Schuur", "doel", "Opiumwet 13b"))


def test_a_signal_enters_once_after_check_1_or_in_urgency():
    assert may_bind_signal(check_1=uuid4(), bound=False, urgently=False)
    assert may_bind_signal(check_1=None, bound=False, urgently=True)
    assert may_bind_signal(check_1=None, bound=False, urgently=False).refusal is R.NOT_RESEARCHED
    assert may_bind_signal(check_1=uuid4(), bound=True, urgently=False).refusal is R.ALREADY_IN


def test_what_is_closed_takes_nothing_in():
    assert may_bind(MINE)
    assert may_bind(CLOSED).refusal is R.CLOSED
    assert may_add_subject(CLOSED).refusal is R.CLOSED
    assert may_hand_over(CLOSED).refusal is R.CLOSED


def test_only_some_roles_write_persons_down():
    assert may_add_subject(MINE)
    assert may_add_subject(replace(MINE, may_act_on_subjects=False)).refusal is R.NOT_SUBJECTS


def test_only_the_owner_hands_over_and_one_offer_at_a_time():
    assert may_hand_over(MINE)
    assert may_hand_over(replace(MINE, owner=ANNA)).refusal is R.NOT_OWNER
    assert may_hand_over(replace(MINE, offer_open=True)).refusal is R.OFFER_OPEN


def test_the_owner_moves_it_in_order():
    assert may_move(MINE, S.CLOSED)
    assert may_move(replace(MINE, owner=ANNA), S.CLOSED).refusal is R.NOT_OWNER
    assert may_move(CLOSED, S.RESTING).refusal is R.WRONG_STATE


def test_closing_says_how_it_ended_and_why():
    assert says_enough(S.CLOSED, "klaar", "solved")
    assert says_enough(S.CLOSED, "klaar", "").refusal is R.NO_ENDING
    assert says_enough(S.RESTING, " ", "").refusal is R.NO_REASON


def test_destruction_waits_for_closing_and_for_the_term():
    assert may_destroy(MINE, TODAY).refusal is R.NOT_CLOSED
    assert may_destroy(CLOSED, date(2031, 11, 23)).refusal is R.STILL_KEPT
    assert may_destroy(CLOSED, date(2031, 11, 24))


def test_a_closed_dossier_is_kept_five_years():
    assert keep_until(date(2026, 11, 23)) == date(2031, 11, 23)
    assert keep_until(date(2028, 2, 29)) == date(2033, 2, 28)


def test_every_refusal_has_its_basis_and_every_state_its_transitions():
    assert set(BASIS) == set(DossierRefusal)
    assert set(TRANSITIONS) == set(DossierState)

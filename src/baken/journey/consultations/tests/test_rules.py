"""What may be shared with whom, rule by rule (C45, C74), and when a table closes (C16)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from baken.journey.consultations.rules import DisclosureFacts, may_answer, may_close, may_disclose, may_end_item
from baken.journey.consultations.vocabulary import Refusal

TODAY = date(2026, 11, 23)
SHARE = DisclosureFacts(
    table="loo",
    state="planned",
    recipient_kind="police",
    at_the_table=True,
    about_dossier=True,
    has_check=True,
    check_fits=True,
    ground="Politiewet 2012, art. 3",
    necessity="De politie rijdt daar.",
    proportionality="Alleen het adres.",
    extract="Havenstraat 1",
    expires_on=TODAY + timedelta(days=28),
    today=TODAY,
)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({}, None),
        ({"state": "closed"}, Refusal.CLOSED),
        ({"state": "cancelled"}, Refusal.CLOSED),
        ({"table": "gso"}, Refusal.INTERNAL_TABLE),
        ({"at_the_table": False}, Refusal.NOT_AT_THE_TABLE),
        ({"has_check": False}, Refusal.NO_CHECK_2A),
        ({"check_fits": False}, Refusal.CHECK_OF_OTHER),
        ({"has_check": False, "about_dossier": False}, None),
        ({"has_check": False, "urgent": True}, None),
        ({"ground": " "}, Refusal.NO_GROUND),
        ({"ground": "Wams, art. 4"}, Refusal.WAMS_IS_NO_LAW),
        ({"ground": "Wgs 2.23", "recipient_kind": "housing_association"}, Refusal.NOT_IN_WGS),
        ({"ground": "Wgs 2.23", "recipient_kind": "grid_operator"}, Refusal.NOT_IN_WGS),
        ({"ground": "Wgs 2.23"}, None),
        ({"necessity": ""}, Refusal.NO_NECESSITY),
        ({"proportionality": ""}, Refusal.NO_PROPORTIONALITY),
        ({"extract": ""}, Refusal.NO_EXTRACT),
        ({"expires_on": TODAY - timedelta(days=1)}, Refusal.EXPIRED),
        ({"expires_on": TODAY}, None),
        ({"expires_on": TODAY + timedelta(days=365)}, None),
        ({"expires_on": TODAY + timedelta(days=366)}, Refusal.EXPIRED),
    ],
)
def test_what_may_be_shared(change, refusal):
    assert may_disclose(replace(SHARE, **change)).refusal is refusal


def test_a_table_closes_when_it_was_held_and_every_item_ended():
    assert may_close("held", 0)
    assert may_close("held", 1).refusal is Refusal.ITEMS_WITHOUT_OUTCOME
    assert may_close("planned", 0).refusal is Refusal.NOT_HELD


def test_an_item_ends_once_with_a_reason():
    assert may_end_item("held", False, "omdat")
    assert may_end_item("held", True, "omdat").refusal is Refusal.HAS_OUTCOME
    assert may_end_item("held", False, " ").refusal is Refusal.NO_REASON
    assert may_end_item("closed", False, "omdat").refusal is Refusal.CLOSED


def test_only_the_partner_itself_answers_and_once():
    assert may_answer(own=True, answered=False)
    assert may_answer(own=False, answered=False).refusal is Refusal.NOT_YOURS
    assert may_answer(own=True, answered=True).refusal is Refusal.ANSWERED

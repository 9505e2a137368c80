"""Tests can be somebody, and what they are is what the database says they are."""

import pytest

from baken.ground.privacy.services import NotAllowed
from baken.ground.privacy.vocabulary import Activity
from baken.testing.people import NEIGHBOUR, acting_as, person, signed_in


def test_the_actor_is_who_the_database_resolved(database):
    with acting_as("weigher", NEIGHBOUR, Activity.WEIGH_SIGNALS) as actor:
        assert (actor.role, actor.municipality, actor.activity) == ("weigher", "GM1876", "weigh_signals")


def test_what_the_matrix_does_not_give_is_refused(database):
    with pytest.raises(NotAllowed), acting_as("councillor", activity=Activity.WEIGH_SIGNALS):
        pass


def test_a_signed_in_client_gets_a_page_and_another_gets_the_sign_in_page(database, client):
    assert client.get("/mijn-inzagen").status_code == 302
    signed_in(client, "privacy_officer")
    assert client.get("/mijn-inzagen").status_code == 200


def test_a_second_person_in_the_same_role_is_somebody_else(database):
    first, again, second = person("lawyer"), person("lawyer"), person("lawyer", who="second")
    assert first == again
    assert first.membership_id != second.membership_id

"""Search gives nothing away: not a word, not a count, not the hint that there is something, to nobody in any role."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from baken.ground.privacy.vocabulary import Activity, Role
from baken.ground.privacy.vocabulary.matrix import allowed_pairs
from baken.house.front.queries.searching import TASKS
from baken.journey.dossiers.models import Dossier
from baken.journey.signals.models import Signal
from baken.testing.canaries import Planting, plant
from baken.testing.people import HOME_TOWN, NEIGHBOUR, acting_as, person, signed_in
from baken.testing.visits import ROLES

OURS, THEIRS, NOBODYS = "kqz0", "kqz1", "zzz1"  # each finds every planted word that begins with it
PLACES = (("signals", Signal), ("dossiers", Dossier))


@pytest.fixture(scope="module")
def planted(module_database):
    """A record of every table, of us and of the neighbour."""
    planting = Planting()
    for role in ROLES:
        person(role.value, HOME_TOWN), person(role.value, NEIGHBOUR)
    with module_database.cluster.superuser(module_database.name) as superuser:
        for town in (HOME_TOWN, NEIGHBOUR):
            plant(superuser, planting, town, person("weigher", town, who="stranger").membership_id)
    return planting


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.code)
def test_what_lies_outside_ones_reach_answers_as_what_nobody_ever_wrote(planted, task):
    """Byte for byte, for every role: the neighbour's words, and for who may not search also our own."""
    client, silent = Client(), []
    for role in ROLES:
        signed_in(client, role.value, HOME_TOWN)
        ours, theirs, nobodys = (_page(client, task.code, word) for word in (OURS, THEIRS, NOBODYS))
        assert theirs.replace(THEIRS, NOBODYS) == nobodys, role
        assert planted.found_in(theirs) == set()
        met = planted.found_in(ours)
        assert all(canary.may_be_seen(role.value, {task.activity}, HOME_TOWN) for canary in met), (role, met)
        if not met:
            assert ours.replace(OURS, NOBODYS) == nobodys, role
            silent.append(role)
    assert len(silent) < len(ROLES), "somebody must find something, or the silence means nothing"
    assert Role.MAYOR in silent


@pytest.mark.parametrize(("table", "model"), PLACES, ids=[table for table, _ in PLACES])
def test_search_and_the_row_policies_agree_in_every_role_and_activity(planted, table, model):
    """The question reaches exactly as far as the policies let read: no further, and not less."""
    reached = 0
    for role, activity in allowed_pairs():
        if role == Role.SYSTEM:
            continue
        with acting_as(role, HOME_TOWN, Activity(activity)):
            found = {one for word in (OURS, THEIRS) for one in _found(table, word)}
            seen = {row.pk for row in model.objects.all()}
            assert found == seen, (role, activity)
            reached += bool(found)
    assert reached


def test_without_a_context_nothing_is_found(planted, database_connection):
    assert _found("signals", OURS) == set()
    assert _found("dossiers", OURS) == set()


@pytest.fixture
def database_connection(module_database):
    """The web role's own connection, outside any activity."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.leave()")


def _found(table, word):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM found.{table}(%s, '{{}}', '{{}}', NULL, 1000)", [word])
        return {row[0] for row in cursor.fetchall()}


def _page(client, task, word):
    sent = client.post(reverse("front:search"), {"taak": task, "words": word})
    assert sent.status_code == 200
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", sent.content.decode())

"""The canaries themselves: every table gets one, and their words say where they came from."""

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.tables.models import records
from baken.testing.canaries import Canary, Planting, hidden_from, id_of, plant
from baken.testing.people import HOME_TOWN, NEIGHBOUR, person


def test_every_table_gets_a_canary_for_each_municipality(database):
    planting = Planting()
    with database.cluster.superuser(database.name) as connection:
        for town in (HOME_TOWN, NEIGHBOUR):
            plant(connection, planting, town, person("weigher", town, who="stranger").membership_id)
        for table in records():
            counted = connection.execute(
                f"SELECT municipality, count(*) FROM {table._meta.db_table} GROUP BY 1".encode()
            ).fetchall()
            assert dict(counted).keys() == {HOME_TOWN, NEIGHBOUR}, table
            assert id_of(HOME_TOWN, table) in planting.rows[HOME_TOWN, table]


def test_a_word_says_its_table_and_its_municipality():
    planting = Planting(towns=[HOME_TOWN, NEIGHBOUR])
    tables = records()
    assert planting.found_in("<p>kqz101 reason</p>") == {Canary(tables[1], NEIGHBOUR)}
    assert planting.found_in("niets te zien") == set()


def test_what_only_the_involved_reach_is_hidden_from_every_stranger():
    tables = {table._meta.label: table for table in records()}
    everybody = hidden_from(tables["care.Casus"])
    assert {"case_director", "mayor", "privacy_officer"} <= everybody
    assert hidden_from(tables["care.CasusStep"]) == everybody
    assert hidden_from(tables["signals.Signal"]) == frozenset()


def test_a_yes_or_no_is_met_by_the_weigher_who_weighs_and_only_by_its_owner_otherwise():
    tables = {table._meta.label: table for table in records()}
    asked = tables["signals.HitDisclosure"]
    assert "weigher" not in hidden_from(asked, Activity.WEIGH_SIGNALS)
    assert "weigher" in hidden_from(asked, Activity.ANSWER_FOR_SOURCE)

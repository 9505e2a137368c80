"""Nobody meets a record they may not see: every address, as everybody, with everybody's records."""

import logging
import sys

import pytest

from baken.journey.intake.services.keys import make_desk_keys
from baken.testing.canaries import Planting, plant
from baken.testing.people import HOME_TOWN, NEIGHBOUR, person
from baken.testing.visits import ROLES, Visitor, addresses

pytestmark = pytest.mark.timeout(900)  # thousands of visits in one go


@pytest.fixture(scope="module")
def walked(module_database):
    """All visits, once: reads with the neighbour absent, reads with the neighbour there, then writes."""
    planting, found = Planting(), addresses()
    lists = [address for address in found if address.route != "mijn-inzagen"]  # that one shows these very visits
    for role in ROLES:  # partner organisations are known to all municipalities; what they are told is not
        person(role.value, HOME_TOWN), person(role.value, NEIGHBOUR)
    make_desk_keys([HOME_TOWN, NEIGHBOUR])
    logging.disable(logging.CRITICAL)  # a page that breaks is counted, not printed
    with module_database.cluster.superuser(module_database.name) as connection:
        plant(connection, planting, HOME_TOWN, person("weigher", HOME_TOWN, who="stranger").membership_id)
        visitor = Visitor(planting, HOME_TOWN, NEIGHBOUR)
        alone = visitor.answers(lists)
        plant(connection, planting, NEIGHBOUR, person("weigher", NEIGHBOUR, who="stranger").membership_id)
    together = visitor.answers(lists)
    visitor.findings.leaks += [
        f"{key}: differs when the neighbour has records" for key in alone if alone[key] != together[key]
    ]
    visitor.read_everything(found)
    visitor.write_everything(found)
    logging.disable(logging.NOTSET)
    return visitor


def test_nobody_meets_what_they_may_not_see(walked, capsys):
    with capsys.disabled():
        total = sum(walked.findings.visits.values())
        sys.stdout.write(f"\nleak test: {total} visits {dict(walked.findings.visits)}\n")
    assert not walked.findings.leaks, "\n".join(walked.findings.leaks)


def test_the_walk_did_meet_what_may_be_seen(walked):
    """Otherwise the silence above would mean nothing."""
    assert {"weigher", "safety_adviser", "lawyer", "mayor"} <= set(walked.findings.met)


def test_no_page_breaks(walked):
    assert not walked.findings.broken, "\n".join(walked.findings.broken)


def test_every_address_declares_what_it_is_for():
    assert [address.route for address in addresses() if not address.is_declared] == []


def test_every_argument_of_an_address_names_a_table():
    """Plain <str>, <slug> and <uuid> are banned: nobody could know which record to try."""
    banned = {"StringConverter", "SlugConverter", "UUIDConverter", "PathConverter"}
    assert [a.route for a in addresses() if any(type(c).__name__ in banned for _, c in a.converters)] == []

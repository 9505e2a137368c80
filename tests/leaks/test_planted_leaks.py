"""The leak test bites: leaks planted on purpose are each found by it."""

import sys
from types import ModuleType

import pytest
from django.db import connection
from django.http import Http404, HttpResponse
from django.test import override_settings
from django.urls import path

from baken.ground.privacy.services import page, public_page, several
from baken.ground.privacy.vocabulary import Activity, Role
from baken.house.config import urls
from baken.testing.canaries import Planting, plant
from baken.testing.people import HOME_TOWN, NEIGHBOUR, person
from baken.testing.visits import Visitor, addresses

LEFT_OPEN = (
    "CREATE TABLE left_open AS SELECT id, municipality, summary FROM signals_signal;"
    " GRANT SELECT ON left_open TO baken_app"
)
REMEMBERED: list[str] = []
ROLE = Role.WEIGHER


def _left_open(condition="true"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT summary FROM left_open WHERE {condition}")
        return HttpResponse(" ".join(row[0] for row in cursor.fetchall()))


def undeclared(request):
    """Forgot to declare its activity."""
    return _left_open()


@page(Activity.READ_FIGURES)
def wrong_activity(request, actor):
    """Says it reads figures, and reads what the matrix gives for weighing."""
    from baken.journey.signals.models import Signal

    if actor.role != "weigher":
        return HttpResponse()
    with connection.cursor() as cursor:  # past `acting`, which opens nothing a page did not declare
        cursor.execute("SELECT gate.enter(%s, %s, 'weigh_signals')", [request.visit.token, request.visit.membership])
    return HttpResponse(" ".join(row.summary for row in Signal.objects.all()))


@page(Activity.WORK)
def no_policy(request, actor):
    """Reads a table without row policies."""
    return _left_open()


@page(Activity.WEIGH_SIGNALS)
def export(request, actor):
    """An export that forgets for whom it is: what was made for one municipality is sent to the next."""
    if not REMEMBERED:
        REMEMBERED.append(_left_open(f"municipality = '{NEIGHBOUR}'").content.decode())
    return HttpResponse(REMEMBERED[0], content_type="text/csv")


@page(Activity.WORK)
def fragment(request, actor):
    """Harmless as a page, not as the fragment that htmx asks for."""
    return _left_open() if request.headers.get("HX-Request") else HttpResponse("niets")


@page(Activity.WEIGH_SIGNALS)
def known_to_exist(request, actor, signal_id):
    """Answers 403 for the neighbour's record and 404 for one that does not exist."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM left_open WHERE id = %s", [signal_id])
        if cursor.fetchone() is None:
            raise Http404
    return HttpResponse(status=403)


@public_page("not so public")
def public(request):
    """A public page with a record in it."""
    return _left_open(f"municipality = '{HOME_TOWN}'")


@page(Activity.WORK)
def in_a_header(request, actor):
    """Puts what it must not say in the name of a download."""
    return HttpResponse(headers={"Content-Disposition": f'attachment; filename="{_left_open().content.decode()[:40]}"'})


@several(Activity.WORK)
def writes_back(request, visit):
    """Only a POST tells."""
    return _left_open() if request.method == "POST" else HttpResponse()


@page(Activity.WORK)
def count(request, actor):
    """A count over all municipalities."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM left_open")
        return HttpResponse(f"{cursor.fetchone()[0]} signalen")


PLANTED = [wrong_activity, no_policy, export, fragment, public, in_a_header, writes_back]


@pytest.fixture(scope="module")
def house(module_database):
    """The house with planted addresses, and a table somebody left open."""
    planting = Planting()
    conf = ModuleType("planted_urls")
    conf.urlpatterns = [
        *(path(f"planted/{view.__name__}", view) for view in [*PLANTED, undeclared, count]),
        path("planted/known/<signal:signal_id>", known_to_exist),
        *urls.urlpatterns,
    ]
    sys.modules[conf.__name__] = conf
    with module_database.cluster.superuser(module_database.name) as superuser:
        for town in (HOME_TOWN, NEIGHBOUR):
            plant(superuser, planting, town, person("weigher", town, who="stranger").membership_id)
        superuser.execute(LEFT_OPEN)
    with override_settings(ROOT_URLCONF=conf.__name__):
        yield planting


def walk(house, name):
    visitor = Visitor(house, HOME_TOWN, NEIGHBOUR)
    found = [address for address in addresses() if address.route.startswith(f"planted/{name}")]
    visitor.read_everything(found)
    visitor.write_everything(found)
    return visitor.findings


@pytest.mark.parametrize("view", PLANTED, ids=lambda view: view.__name__)
def test_a_planted_leak_is_found(house, view):
    REMEMBERED.clear()
    assert walk(house, view.__name__).leaks


def test_a_fragment_is_only_found_as_a_fragment(house):
    visitor = Visitor(house, HOME_TOWN, NEIGHBOUR)
    [address] = [address for address in addresses() if address.route == "planted/fragment"]
    visitor.become(ROLE)
    visitor.visit(address, ROLE, "get", HOME_TOWN)
    assert not visitor.findings.leaks
    visitor.visit(address, ROLE, "get", HOME_TOWN, fragment=True)
    assert visitor.findings.leaks


def test_that_a_record_exists_is_a_leak_too(house):
    assert any("known to exist" in leak for leak in walk(house, "known").leaks)


def test_a_page_that_declares_nothing_shows_nothing_and_is_named(house):
    assert [address.route for address in addresses() if not address.is_declared] == ["planted/undeclared"]
    assert not walk(house, "undeclared").leaks


def test_a_count_over_everybody_differs_once_the_neighbour_has_records(house, module_database):
    visitor = Visitor(house, HOME_TOWN, NEIGHBOUR)
    [address] = [address for address in addresses() if address.route == "planted/count"]
    before = visitor.answers([address])
    with module_database.cluster.superuser(module_database.name) as superuser, superuser.transaction():
        superuser.execute("INSERT INTO left_open SELECT gen_random_uuid(), municipality, 'x' FROM left_open")
    assert visitor.answers([address]) != before

"""What was only counted: who sees it, that small counts are not told by their number, and that a form counts once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from baken.ground.privacy.services import NotAllowed
from baken.ground.privacy.vocabulary import Activity
from baken.journey.intake.models import Hunch
from baken.journey.intake.queries.counts import click_outs, hunches
from baken.journey.intake.rules.counts import Quarter, shown
from baken.testing.people import HOME_TOWN, NEIGHBOUR, acting_as, signed_in

pytestmark = pytest.mark.usefixtures("database")
FIGURES = Activity.READ_FIGURES
TODAY = timezone.localdate()
LAST_QUARTER = Quarter.of(TODAY).previous


@pytest.fixture
def counted(owner_sql: Any) -> None:
    """Six times drugs and three times neighbours last quarter, and one to Veilig Thuis seven times."""
    day = LAST_QUARTER.first + timedelta(days=3)
    hunch = (
        'INSERT INTO intake_hunch (id, municipality, organ, "on", area_code, subject, times) '
        "VALUES (gen_random_uuid(), %s, 'mayor', %s, '', %s, %s)"
    )
    for town, subject, on, times in (
        (HOME_TOWN, "drugs", day, 4),
        (HOME_TOWN, "drugs", day + timedelta(days=1), 2),
        (HOME_TOWN, "neighbours", day, 3),
        (NEIGHBOUR, "weapons", day, 9),
    ):
        owner_sql(hunch, [town, on, subject, times])
    owner_sql(
        'INSERT INTO intake_clickout (id, municipality, organ, "on", way, times) '
        "VALUES (gen_random_uuid(), %s, 'college', %s, 'veilig_thuis', 7)",
        [HOME_TOWN, day],
    )


@pytest.mark.parametrize("role", ["weigher", "safety_adviser", "analyst"])
def test_who_should_see_them_sees_counts_and_small_ones_without_their_number(counted: None, role: str) -> None:
    with acting_as(role, activity=FIGURES) as viewer:
        found = hunches(viewer, LAST_QUARTER, TODAY)
        assert [(one.times, one.phenomena[:1]) for one in found] == [(6, ("HENNEP",)), (None, ("WOON_GELUID",))]
        assert [(one.what, one.times) for one in click_outs(viewer, LAST_QUARTER, TODAY)] == [("Veilig Thuis", 7)]
        assert hunches(viewer, LAST_QUARTER.previous, TODAY) == []


def test_the_page_shows_them_to_these_roles_only(counted: None, client: Client) -> None:
    address = f"/niet-pluis?kwartaal={LAST_QUARTER.name}"
    signed_in(client, "analyst")
    page = client.get(address).content.decode()
    assert "Drugs: kweken, maken of dealen" in page
    assert "minder dan 5" in page
    assert "Wapens, dreiging" not in page
    assert "Tel een niet-pluisgevoel" not in page
    signed_in(client, "councillor")
    assert client.get(address).status_code == 404
    assert 'href="/niet-pluis"' not in client.get("/").content.decode()
    signed_in(client, "weigher")
    assert 'href="/niet-pluis"' in client.get("/").content.decode()
    assert client.get("/niet-pluis?kwartaal=2026-9").status_code == 200


def test_nobody_else_sees_a_row(counted: None) -> None:
    with acting_as("councillor", activity=FIGURES):
        assert not Hunch.objects.exists()
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS):
        assert not Hunch.objects.exists()


def test_the_desk_adds_one_and_the_same_form_adds_nothing(client: Client, owner_sql: Any) -> None:
    signed_in(client, "weigher")
    page = client.get("/meldingen/niet-pluis")
    form = {"key": page.context["form"].initial["key"], "subject": "drugs", "area": ""}
    for _ in range(2):
        assert client.post("/meldingen/niet-pluis", form).status_code == 302
    assert owner_sql("SELECT subject, organ, times FROM intake_hunch") == [("drugs", "mayor", 1)]
    assert client.post("/meldingen/niet-pluis", form | {"key": "kort"}).status_code == 422
    assert client.post("/meldingen/niet-pluis", form | {"subject": "anders"}).status_code == 422
    signed_in(client, "analyst")
    assert client.post("/meldingen/niet-pluis", form).status_code in {403, 404}
    with pytest.raises(NotAllowed), acting_as("analyst", activity=Activity.HANDLE_REPORTS):
        pass


def test_a_quarter_ends_before_the_next_and_the_running_one_last_sunday() -> None:
    assert Quarter.of(date(2026, 12, 31)) == Quarter(2026, 4) == Quarter.named("2026-4")
    assert Quarter(2026, 4).next == Quarter(2027, 1)
    assert Quarter(2026, 1).previous == Quarter(2025, 4)
    assert Quarter(2026, 3).last(date(2026, 11, 24)) == date(2026, 9, 30)
    assert Quarter(2026, 4).last(date(2026, 11, 24)) == date(2026, 11, 22)
    assert Quarter(2026, 4).last(date(2026, 10, 2)) < Quarter(2026, 4).first
    assert [Quarter.named(one) for one in ("", "2026-5", "x-1", "2026")] == [None] * 4
    assert (shown(4), shown(5)) == (None, 5)

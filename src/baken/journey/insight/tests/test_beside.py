"""What stands beside a figure: similar municipalities, the basisteam, declarations, kinds of crime by theme."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.figures import Settings, import_figures
from baken.instruments.warehouse.store import Store
from baken.journey.insight import queries
from baken.journey.insight.rules.peers import Peer, funnel, together
from baken.journey.insight.vocabulary.themes import THEMES
from baken.testing.people import acting_as, settle, signed_in

from .conftest import AT, Load, years

pytestmark = pytest.mark.usefixtures("database")


def peers(*rates: float, inhabitants: int = 40_000) -> list[Peer]:
    return [
        Peer(f"GM{place:04}", "x", round(rate * inhabitants / 1000), inhabitants) for place, rate in enumerate(rates)
    ]


def test_in_the_funnel_a_difference_is_usual_and_far_outside_it_is_not() -> None:
    found = funnel(peers(20, 21, 19, 20, 22, 18, 20, 21, 19, 20, 45))
    assert found is not None
    assert [found.position(peer) for peer in found.peers][:10] == [0] * 10
    assert found.position(found.peers[-1]) == 2
    small, large = found.limits(1000, 1.96), found.limits(100_000, 1.96)
    assert small[1] - small[0] > 5 * (large[1] - large[0])


def test_too_few_municipalities_make_no_funnel() -> None:
    assert funnel(peers(20, 21, 19)) is None
    assert together([]) is None


def test_the_basisteam_counts_together_only_when_all_are_known(load: Load, client: Client) -> None:
    for code in ("GM1509", "GM1876"):
        settle(code)
    load({"GM1509": years(700, 800), "GM1876": years(500, 400)})
    load({"GM1509": {"2024": 40000}, "GM1876": {"2024": 40000}}, phenomenon="population", unit="inwoners")
    with acting_as("mayor", activity=Activity.READ_FIGURES) as actor:
        known = {each.code for each in queries.beside(actor, year="2025").team}
        found = queries.beside(actor, year="2025")
    assert {"GM1509", "GM1876"} <= known
    assert found.team_rate is None or found.team_rate[0] == pytest.approx(15.0)
    assert found.own_rate is not None
    assert found.own_rate[0] == pytest.approx(20.0)


def test_declarations_tell_how_many_came_by_internet_with_an_interval(load: Load, client: Client) -> None:
    load({"GM1509": years(888)})
    load({"GM1509": years(600)}, unit="aangiften")
    load({"GM1509": years(240)}, unit="internetaangiften")
    signed_in(client, "mayor")
    page = client.get("/beeld").content.decode()
    assert "240 van 600 via internet: 40%" in page
    assert "(36 tot 44%)" in page


def test_digital_crime_comes_with_its_caveat_and_a_missing_part_leaves_the_sum_unknown(
    load: Load, client: Client
) -> None:
    load({"GM1509": years(20, 30, 40, 50, 61)}, phenomenon="3.9.1")
    load({"GM1509": years(44)}, phenomenon="2.5.2")
    load({"GM1509": years(30)}, phenomenon="1.4.5")
    load({"GM1509": {"2024": 40000}}, phenomenon="population", unit="inwoners")
    signed_in(client, "councillor")
    page = client.get("/beeld/themas?thema=digitaal").content.decode()
    assert "pas vanaf 2016" in page
    assert "<strong>61</strong>" in page
    with acting_as("councillor", activity=Activity.READ_FIGURES) as actor:
        told = {each.indicator.label: each for each in queries.themed(actor, THEMES[0]).indicators}
    assert told["Winkeldiefstal"].rate == pytest.approx(1.1)
    assert (told["Geweldsmisdrijven"].rate, told["Geweldsmisdrijven"].why_not) == (None, "geen cijfer")
    assert told["Vernieling"].why_not == "nog niet geladen"


def test_the_newest_known_quarter_stands_beside_the_same_quarter_of_earlier_years(load: Load, client: Client) -> None:
    months: dict[str, int | None] = {
        f"{year}-{month:02}": (20 if month > 9 else 10) for year in range(2020, 2026) for month in range(1, 13)
    }
    load({"GM1509": months | {"2025-12": None, "2025-09": 12}})
    with acting_as("mayor", activity=Activity.READ_FIGURES) as actor:
        found = queries.beside(actor, year="2024").quarters
    assert found is not None
    assert (found.newest, found.compared.count, found.series[-1]) == ("2025-Q3", 32, ("2025-Q4", None))
    assert found.compared.usual is not None
    assert found.compared.usual[0] < 30 < found.compared.usual[1]
    signed_in(client, "mayor")
    page = client.get("/beeld").content.decode()
    assert "32 in het derde kwartaal van 2025, gewoonlijk" in page
    assert "/beeld/cijfer?gebied=GM1509" in page


def test_the_funnel_takes_the_newest_year_that_one_source_has_enough_of(load: Load, client: Client) -> None:
    others = {f"GM{place:04}": years(700 + place, 710 + place, last=2024) for place in range(1, 15)}
    load(others | {"GM1509": years(819, 758, last=2024)})
    load({"GM1509": years(*[60] * 40, last=2025)}, vintage="2026-03-01")  # knows more, of one place only
    inhabitants = {code: {"2024": 40_000} for code in (*others, "GM1509")}
    load(dict(inhabitants), phenomenon="population", unit="inwoners")
    with acting_as("mayor", activity=Activity.READ_FIGURES) as actor:
        found = queries.beside(actor, year="2025")
    assert found.among is not None
    assert (found.among.year, len(found.among.funnel.peers)) == ("2024", 15)


def test_a_survey_shows_its_newest_answer_by_name_with_the_earlier_ones(
    load: Load, client: Client, settings: Any
) -> None:
    settings.SURVEY_AREAS = ["BT0601"]
    load({"GM1509": years(758)})
    rows = [
        f"{margin},{area},{year}JJ00,{told}"
        for area, value in (("GM1509    ", 36), ("BT0601    ", 31), ("BT0602    ", 99))
        for year in (2023, 2025)
        for margin, told in (("MW00000", value), ("MOG0095", value - 2), ("MBG0095", value + 2))
    ]
    file = Store.at_home(settings.HOME).root.parent / "85146NED.csv"
    file.write_text("Marges,RegioS,Perioden,Onveilig_1\n" + "\n".join(rows))
    asked = Settings(names=(("RegioS", "BT0601", "Basisteam West", ""),))
    import_figures(file, mappings.named("safety_monitor"), Store.at_home(settings.HOME), at=AT, asked=asked)
    signed_in(client, "mayor")
    page = client.get("/beeld").content.decode()
    assert "Basisteam West, 2025. Eerder 31,0 in 2023." in page
    assert "Marge: 34,0 tot 38,0." in page
    assert "99,0" not in page

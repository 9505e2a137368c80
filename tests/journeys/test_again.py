"""Two clicks are one report, and who goes back after sending finds an empty form: the next person at this screen reads nothing."""

import pytest

from baken.testing.visitors import PHONE, Visitor

pytestmark = pytest.mark.slow
REPORTS = r"/meldingen/[0-9a-f-]{36}$"


@pytest.fixture
def weigher(demo, browser):
    found = Visitor(browser, demo.staff, "Wim Wever")
    yield found
    found.context.close()


@pytest.fixture
def resident(demo, browser):
    found = Visitor(browser, demo.door, size=PHONE, java_script_enabled=True)
    found.go("/melden/GM1509/zorgen")
    found.fill({"subject": "street", "story": "Elke avond glas op het plein.", "identity": "anonymous"})
    yield found
    found.context.close()


def receipt(resident):
    resident.page.wait_for_selector(".baken-code")
    return resident.page.locator(".baken-code li").all_inner_texts()


def test_two_clicks_are_one_report(resident, weigher):
    weigher.go("/meldingen")
    before = weigher.links(REPORTS)
    resident.page.get_by_role("button", name="Verzegel en verstuur").dblclick()
    resident.page.wait_for_selector(".baken-code")
    weigher.go("/meldingen")
    assert len(weigher.links(REPORTS) - before) == 1


def test_back_leaves_nothing_on_the_screen_and_sends_nothing(resident, weigher):
    weigher.go("/meldingen")
    before = weigher.links(REPORTS)
    resident.press("Verzegel en verstuur")
    assert len(receipt(resident)) == 7
    resident.page.go_back()
    assert resident.page.locator("[name=story]").input_value() == ""
    assert "plein" not in resident.says()
    weigher.go("/meldingen")
    assert len(weigher.links(REPORTS) - before) == 1

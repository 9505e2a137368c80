"""Two clicks are one report, and who goes back after sending finds an empty form: the next person at this screen reads nothing."""

import pytest
from playwright.sync_api import Error

from baken.testing.visitors import PHONE, Visitor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the first to ask waits for the demo
REPORTS = r"/meldingen/[0-9a-f-]{36}$"


@pytest.fixture
def weigher(demo, browser):
    found = Visitor(browser, demo.staff, "Wim Wever")
    yield found
    found.context.close()


@pytest.fixture
def resident(demo, browser):
    found = Visitor(browser, demo.door, size=PHONE, java_script_enabled=True)
    found.go("/melden/GM1509/zorgen/street")
    found.fill({"story": "Elke avond glas op het plein.", "identity": "anonymous"}).press("Kijk het na")
    assert "Klopt het zo?" in found.says()
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
    with pytest.raises(Error, match="ERR_CACHE_MISS"):  # the look before sending: the browser kept nothing of it
        resident.page.go_back()
    resident.page.wait_for_url("chrome-error://**")
    assert "plein" not in resident.page.content()
    resident.page.go_back()
    assert resident.page.locator("[name=story]").input_value() == ""
    assert "plein" not in resident.page.content()
    weigher.go("/meldingen")
    assert len(weigher.links(REPORTS) - before) == 1

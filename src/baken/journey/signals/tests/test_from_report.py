"""From a report that was read to a signal: the weigher's own words go on, the reporter's stay sealed."""

import pytest
from django.test import override_settings
from django.urls import reverse

from baken.ground.privacy.vocabulary import Activity
from baken.journey.intake.queries import report_card
from baken.journey.intake.services import desk
from baken.journey.intake.services.keys import make_desk_keys
from baken.journey.intake.vocabulary import ReportState
from baken.journey.signals import queries
from baken.journey.signals.tests.conftest import AT, weigher
from baken.testing.people import HOME_TOWN, acting_as, signed_in

TOLD = desk.Note(
    entrance="suspicion",
    subject="drugs",
    area="BU15090001",
    story="Mijn buurman Kees kweekt iets in de schuur.",
    place="achter nummer 12",
    when="al weken",
    identity="anonymous",
    contact="",
    channel="phone",
    from_police=False,
)
WEIGHED = {"phenomenon": "HENNEP", "summary": "Mogelijk een kwekerij in een schuur.", "place": "Dorpsstraat"}


@pytest.fixture
def report(database, tmp_path):
    """A report that a colleague took by phone, not opened yet."""
    with override_settings(KEYS=tmp_path / "keys"):
        make_desk_keys([HOME_TOWN])
        with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
            made = desk.note(told=TOLD, by=by, at=AT)
        yield made


def opened(report):
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
        desk.open_report(report_id=report, by=by, at=AT)


def test_a_report_that_was_read_becomes_a_signal_and_says_so(report, client):
    opened(report)
    signed_in(client, "weigher")
    address = reverse("signals:open-from-report", args=[report])
    assert "Kees" not in client.get(address).content.decode()
    assert client.post(address, {"phenomenon": "HENNEP"}).status_code == 422
    sent = client.post(address, WEIGHED)
    assert sent.status_code == 302
    page = client.get(sent.headers["Location"]).content.decode()
    assert "Mogelijk een kwekerij" in page
    assert "Kees" not in page
    assert reverse("intake:report", args=[report]) in page
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
        assert report_card(by, report).state is ReportState.TAKEN_UP
    with weigher() as by:
        [line] = queries.inbox(by, lane=queries.lane_named("te-doen"), today=AT.date())[0]
        assert line.area == "BU15090001"


def test_a_report_is_taken_up_once_and_not_unread(report, client):
    signed_in(client, "weigher")
    address = reverse("signals:open-from-report", args=[report])
    assert client.post(address, WEIGHED).status_code == 409
    opened(report)
    assert client.post(address, WEIGHED).status_code == 302
    assert client.post(address, WEIGHED).status_code == 409

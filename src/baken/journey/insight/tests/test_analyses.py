"""A saved analysis comes out the same to the digit, or says what is different."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.instruments.warehouse.store import Store
from baken.journey.insight import queries
from baken.journey.insight.queries import Question
from baken.journey.insight.rules.reproducing import Answer, held_against
from baken.journey.insight.services import save_analysis
from baken.journey.insight.vocabulary import AnalysisKind, Sharing
from baken.testing.people import acting_as, signed_in

from .conftest import AT, Load, years

pytestmark = pytest.mark.usefixtures("database")

PICTURE = Question(AnalysisKind.PICTURE, "0.0.0", "2025")


def test_the_same_figures_give_the_same_answer_and_a_revision_is_told_line_by_line(load: Load, client: Client) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758)})
    with acting_as("analyst", activity=Activity.READ_FIGURES) as actor:
        saved = save_analysis(question=PICTURE, sharing=Sharing.MUNICIPALITY, by=actor, at=AT)
    signed_in(client, "councillor")
    assert "Gelijk aan toen" in client.get(f"/beeld/analyses/{saved}").content.decode()
    load({"GM1509": years(819, 937, 928, 891, 758)}, vintage="2026-02-15", at=AT + timedelta(days=1))
    page = client.get(f"/beeld/analyses/{saved}").content.decode()
    assert "Gelijk aan toen" in page  # on the deliveries of then
    assert "jaargang 2026-02-15" in page
    assert page.count("2024") >= 2
    with acting_as("councillor", activity=Activity.READ_FIGURES) as actor:
        found = queries.reproduced(actor, saved)
    assert found is not None
    assert found.again.is_same
    assert [(each.before[1], each.now[1]) for each in found.compared.differences] == [(888, 891)]
    assert ("2025", 758) in [row[:2] for row in found.then.rows]


def test_another_answer_on_the_deliveries_of_then_is_told(load: Load, client: Client, store: Store) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758)})
    with acting_as("analyst", activity=Activity.READ_FIGURES) as actor:
        saved = save_analysis(question=PICTURE, sharing=Sharing.MUNICIPALITY, by=actor, at=AT)
    for part in store.parts():
        store.path_of(part).unlink()  # somebody swaps the delivery itself
        (store.root / "manifest.json").unlink()
    load({"GM1509": years(819, 937, 928, 889, 758)})
    signed_in(client, "councillor")
    assert "Niet meer gelijk aan toen" in client.get(f"/beeld/analyses/{saved}").content.decode()


def test_a_private_analysis_is_only_for_who_made_it(load: Load, client: Client) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758)})
    signed_in(client, "analyst")
    made = client.post("/beeld/analyses", {"kind": "picture", "onderwerp": "0.0.0", "sharing": "own"})
    assert made.status_code == 302
    assert client.get(made.headers["Location"]).status_code == 200
    signed_in(client, "safety_adviser")
    assert client.get(made.headers["Location"]).status_code == 404
    assert "Het beeld, Alle misdrijven" not in client.get("/beeld/analyses").content.decode()


def test_a_reader_saves_nothing_and_nothing_is_not_saved(load: Load, client: Client) -> None:
    with (
        acting_as("analyst", activity=Activity.READ_FIGURES) as actor,
        pytest.raises(Refused, match="er is niets te bewaren"),
    ):
        save_analysis(question=PICTURE, sharing=Sharing.OWN, by=actor, at=AT)
    load({"GM1509": years(819, 758)})
    signed_in(client, "councillor")
    answer = client.post("/beeld/analyses", {"kind": "picture", "onderwerp": "0.0.0", "sharing": "own"})
    assert answer.status_code == 422
    assert "De adviseur veiligheid of de analist" in answer.content.decode()


def test_another_version_of_baken_is_told_apart_from_other_figures() -> None:
    then = Answer(("Wat", "Aantal"), (("2025", 758),), {"police": "1"})
    same = held_against(then, then, "0.1.0", "0.2.0")
    assert (same.is_same, same.differences, same.vintages, same.code) == (True, (), (), ("0.1.0", "0.2.0"))
    gone = held_against(then, Answer(("Wat", "Aantal"), (), {"police": "1"}), "0.1.0", "0.1.0")
    assert (gone.is_same, gone.differences[0].now) == (False, ())

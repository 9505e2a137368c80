"""An analysis of somebody else comes in as they wrote it, and is told with who made it (C73)."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from baken.instruments.warehouse.store import Store
from baken.journey.insight.commands import importing
from baken.testing.people import signed_in

pytestmark = pytest.mark.usefixtures("database")

DATALAB = (
    "area;phenomenon;period;value;unit;source;reference_date;definition;provisional;licence\n"
    "GM1509;leegstand-bedrijfspanden;2025;7,25;procent;Datalab GO;31-03-2026;Deel van de panden dat een jaar leeg staat.;nee;CC BY 4.0\n"
    "BU15090000;leegstand-bedrijfspanden;2025;12,5;procent;Datalab GO;31-03-2026;Deel van de panden dat een jaar leeg staat.;nee;CC BY 4.0\n"
    "GM1509;signalen-riec;2025;9;signalen;RIEC Oost-Nederland;15-02-2026;Signalen die het RIEC kreeg.;ja;\n"
    "BU15090000;signalen-riec;2025;7;signalen;RIEC Oost-Nederland;15-02-2026;Signalen die het RIEC kreeg.;ja;\n"
    "BU15090001;signalen-riec;2025;2;signalen;RIEC Oost-Nederland;15-02-2026;Signalen die het RIEC kreeg.;ja;\n"
)


@pytest.mark.usefixtures("store")
def test_a_dutch_file_is_read_and_told_with_its_maker_and_no_small_part(client: Client, tmp_path: Path) -> None:
    file = tmp_path / "analyse.csv"
    file.write_text(DATALAB, encoding="utf-8-sig")
    answer = CliRunner().invoke(importing, ["figures", str(file), "--mapping", "plain"])
    assert "Geladen: 5 cijfers" in answer.output, answer.output
    signed_in(client, "analyst")
    page = client.get("/beeld/analyses").content.decode()
    told, hidden = (page.partition(title)[2] for title in ("Leegstand bedrijfspanden, 2025", "Signalen riec, 2025"))
    assert "12,50" in told
    assert "Bron: Datalab GO, peildatum 31 maart 2026, jaargang 2026-03-31." in told
    assert "Licentie: CC BY 4.0." in told
    assert "Per gebied tonen we dit niet" in hidden
    assert "voorlopig" in hidden
    rows = hidden.split("<tbody>")[1].split("</tbody>")[0]
    assert rows.count("<tr") == 1
    assert ">9<" in rows.replace(" ", "").replace("\n", "")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("missing", ["", "BU15090001;meldingen;2025;;meldingen;RIEC;15-02-2026;Meldingen.;nee;\n"])
def test_a_part_that_was_left_out_is_not_found_by_subtracting(client: Client, tmp_path: Path, missing: str) -> None:
    file = tmp_path / "analyse.csv"
    head = DATALAB.partition("\n")[0] + "\n"
    rest = ";meldingen;RIEC;15-02-2026;Meldingen.;nee;\n"
    file.write_text(head + f"GM1509;meldingen;2025;14{rest}BU15090000;meldingen;2025;12{rest}" + missing)
    assert CliRunner().invoke(importing, ["figures", str(file), "--mapping", "plain"]).exit_code == 0
    signed_in(client, "analyst")
    page = client.get("/beeld/analyses").content.decode().partition("Meldingen, 2025")[2]
    assert "Per gebied tonen we dit niet" in page
    assert ">12<" not in page.replace(" ", "").replace("\n", "")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("third", "is_hidden"), [(4, True), (0, False), (6, False)])
def test_a_district_less_its_neighbourhoods_gives_nobody_away(
    client: Client, tmp_path: Path, third: int, is_hidden: bool
) -> None:
    """Each level by itself has only large counts, but 26 in the district and 12 and 10 in two of its three leave four."""
    file = tmp_path / "analyse.csv"
    rest = ";meldingen;RIEC;15-02-2026;Meldingen.;nee;"
    parts = {"WK150900": 22 + third, "WK150901": 30, "BU15090000": 12, "BU15090001": 10, "BU15090100": 30}
    lines = [f"{area};meldingen;2025;{count}{rest}" for area, count in parts.items()]
    file.write_text("\n".join([DATALAB.partition("\n")[0], *lines]))
    answer = CliRunner().invoke(importing, ["figures", str(file), "--mapping", "plain"])
    assert answer.exit_code == 0, answer.output
    signed_in(client, "analyst")
    page = client.get("/beeld/analyses").content.decode().partition("Meldingen, 2025")[2]
    assert ("Per gebied tonen we dit niet" in page) is is_hidden


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("whole", "is_hidden"), [(38, True), (36, False), (41, False)])
def test_a_district_that_is_not_told_is_what_the_others_leave_and_its_neighbourhoods_are_taken_from_that(
    client: Client, tmp_path: Path, whole: int, is_hidden: bool
) -> None:
    """38 in all less 30 in the one district leaves 8 in the other, of which its only told neighbourhood has 6: two."""
    file = tmp_path / "analyse.csv"
    rest = ";meldingen;RIEC;15-02-2026;Meldingen.;nee;"
    parts = {"GM1509": whole, "WK150901": 30, "BU15090000": 6}
    lines = [f"{area};meldingen;2025;{count}{rest}" for area, count in parts.items()]
    file.write_text("\n".join([DATALAB.partition("\n")[0], *lines]))
    answer = CliRunner().invoke(importing, ["figures", str(file), "--mapping", "plain"])
    assert answer.exit_code == 0, answer.output
    signed_in(client, "analyst")
    page = client.get("/beeld/analyses").content.decode().partition("Meldingen, 2025")[2]
    assert ("Per gebied tonen we dit niet" in page) is is_hidden


@pytest.mark.usefixtures("store")
def test_two_deliveries_held_against_each_other_give_nobody_away(client: Client, tmp_path: Path) -> None:
    """First 24 in all of which 21 in the parts told later: three. What the second says by itself could be shown."""
    rest = ";Meldingen.;nee;"
    signed_in(client, "analyst")
    for whole, day in ((24, "15-02-2026"), (27, "15-03-2026")):
        file = tmp_path / f"{whole}.csv"
        counts = {"GM1509": whole, "BU15090000": 12, "BU15090001": 9}
        lines = [f"{area};meldingen;2025;{count};meldingen;RIEC;{day}{rest}" for area, count in counts.items()]
        file.write_text("\n".join([DATALAB.partition("\n")[0], *lines]))
        answer = CliRunner().invoke(importing, ["figures", str(file), "--mapping", "plain"])
        assert answer.exit_code == 0, answer.output
        page = client.get("/beeld/analyses").content.decode().partition("Meldingen, 2025")[2]
        assert "Per gebied tonen we dit niet" in page
        assert f">{whole}<" in page.replace(" ", "").replace("\n", "")


def test_tables_of_the_police_are_no_analysis_of_others(client: Client, store: Store) -> None:
    signed_in(client, "analyst")
    assert "Analyses van anderen" not in client.get("/beeld/analyses").content.decode()

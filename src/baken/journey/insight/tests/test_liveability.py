"""Liveability per neighbourhood with its year (C13), from files as the source hands them out; Halt per thousand young people."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from baken.journey.insight.commands import importing
from baken.testing.people import signed_in

from .conftest import Load, years

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize(
    ("name", "cells", "text"),
    [
        ("scores.csv", 4, "bu_code;bu_naam;jaar;versie;lbm;fys;soc;klbm\nBU15090000;Ulft;2024;3;0,1234;-0,02;0,2;6\n"),
        ("buurtscore24.csv", 3, 'FID,id,BU_CODE,score24,fys24,soc24\nx.1,1,BU15090000,0.1234,-0.02,""\n'),
        (
            "buurten.json",
            7,
            '{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "buurtscore24.1", "geometry": null, '
            '"properties": {"gemeente": "Oude IJsselstreek", "name": "Ulft", "id": "BU15090000", "scale": "buurt", '
            '"kscore": 6, "kafw": 6, "kfys": 5, "afw": 0.1234, "fys": -0.02, "onv": 0.01, "soc": 0.2, "vrz": 0.1, '
            '"won": null, "year": "2024"}}], "numberReturned": 1}',
        ),
    ],
)
def test_scores_have_their_year_and_no_ranking(
    client: Client, load: Load, tmp_path: Path, name: str, cells: int, text: str
) -> None:
    load({"GM1509": years(888, 758)})
    file = tmp_path / name
    file.write_text(text, encoding="utf-8-sig")
    answer = CliRunner().invoke(importing, ["figures", str(file), "--mapping", "leefbaarometer"])
    assert f"Geladen: {cells} cijfers" in answer.output, answer.output
    signed_in(client, "councillor")
    page = client.get("/beeld/leefbaarheid").content.decode()
    assert "meting 2024" in page
    assert "0,123" in page
    assert "-0,020" in page
    assert ("Voorzieningen</th>" in page) is (name == "buurten.json")
    assert ("ruim voldoende (6)" in page) is (name != "buurtscore24.csv")


def test_without_a_measurement_the_page_says_what_to_load(client: Client, load: Load) -> None:
    load({"GM1509": years(888, 758)})
    signed_in(client, "administrator")
    assert b"--mapping leefbaarometer" in client.get("/beeld/leefbaarheid").content


def test_halt_is_told_per_thousand_young_people(client: Client, load: Load) -> None:
    load({"GM1509": years(888, 758)})
    load({"GM1509": years(12, 14)}, phenomenon="halt", unit="verwijzingen")
    load({"GM1509": years(2800)}, phenomenon="jongeren", unit="inwoners")
    signed_in(client, "councillor")
    page = client.get("/beeld/themas").content.decode()
    row = page.split("Verwijzingen Halt")[1].split("</tr>")[0]
    assert "14" in row
    assert "5,00" in row

"""What may be written, how a file becomes models, and which outlines are refused."""

import json
from datetime import date

import pytest

from baken.ground.phenomena.queries.barriers import as_rows
from baken.ground.phenomena.rules.barriers import Barrier, Model, Step, as_typed, common_models, read, sound, typed
from baken.ground.phenomena.rules.files import UnreadableFile, rows_of
from baken.ground.phenomena.rules.risks import Answer, Neighbourhood, features_of, is_stale, may_answer, take
from baken.ground.phenomena.rules.words import sound_words
from baken.ground.phenomena.vocabulary import COLUMNS, NATIONAL, AnswerKind, Refusal, RiskKind
from baken.ground.places.vocabulary import Typology
from baken.instruments.documents.datafiles import Table, as_ods

TODAY = date(2026, 11, 23)
BOW_TIE = [[6.3, 51.9], [6.4, 52.0], [6.4, 51.9], [6.3, 52.0], [6.3, 51.9]]
DEEP = json.loads("[" * 500 + "]" * 500)
KNOWN = {entry.code for entry in NATIONAL}


def square(west=6.30, south=51.90, side=0.01):
    """A square of about 700 by 1,100 metres, unless said."""
    east, north = west + side, south + side
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def feature(geometry=None, **told):
    return {
        "type": "Feature",
        "properties": {"naam": "Rand van het park", "waarom": "leegstand"} | told,
        "geometry": geometry,
    }


def refused(*features, neighbourhoods=()):
    return take(list(features), KNOWN, list(neighbourhoods)).refused


@pytest.mark.parametrize(
    "text",
    [
        "Schuur aan de Dorpsstraat 12",
        "Bij 7071 AB",
        "Bel 06-12345678",
        "mail jan@voorbeeld.nl",
        "BSN 123456782",
        "KvK 12345678",
        "NL91ABNA0417164300",
        "een busje, XX-123-Y",
        "mevrouw Jansen verhuurt",
        "zie https://voorbeeld.nl",
        "DORPSSTRAAT 12",
        "dorpsstraat  nr. 12",
        "Dorpsstraat\u00a0\u200b12",
        "bij 7071ab",
        "bij 7071\u200bAB",
    ],
)
def test_words_that_point_at_somebody_are_refused(text):
    assert sound_words(text).refusal is Refusal.NAMES_SOMEBODY


@pytest.mark.parametrize(
    "text",
    [
        "Leegstand langs de A18",
        "Opiumwet 13b, eerste lid",
        "Wet Bibob 5a",
        "In 2026 op 40 plekken",
        "kern van 3.000 inwoners",
        "een vat van 1200kg in een park, 2 loodsen",
    ],
)
def test_words_about_places_and_laws_are_not(text):
    assert sound_words(text)


def test_a_spreadsheet_never_runs_what_somebody_wrote():
    assert sound_words("=1+1").refusal is Refusal.LOOKS_LIKE_A_FORMULA


@pytest.mark.parametrize("code", sorted(common_models()))
def test_every_common_model_is_sound_unconfirmed_and_says_who_holds_each_barrier(code):
    model = common_models()[code]
    assert sound(model, KNOWN)
    assert not model.confirmed
    assert "Te bevestigen" in model.source
    assert len(model.steps) >= 3
    assert all(step.signs and step.barriers for step in model.steps)


def test_there_is_a_common_model_for_every_phenomenon_of_the_national_list():
    assert {entry.code for entry in NATIONAL} - set(common_models()) == {"OVERIG"}


def test_barriers_are_typed_and_shown_in_the_same_way():
    barriers = (Barrier("Meter controleren", "netbeheerder", "eigen controle"), Barrier("Langsgaan", "gemeente"))
    assert typed(as_typed(barriers)) == barriers


def test_a_barrier_that_nobody_holds_is_refused():
    model = Model("HENNEP", (Step("Locatie", barriers=typed("Langsgaan")),), "RIEC", TODAY)
    assert sound(model, KNOWN).refusal is Refusal.NO_HOLDER


def test_a_model_written_to_a_file_is_read_back_the_same():
    for model in common_models().values():
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in as_rows(model)]
        assert read(rows, KNOWN, TODAY).models == [model]


def test_everything_wrong_in_a_file_is_told_with_its_line():
    rows = [
        {"onderwerp": "hennep", "stap": "Locatie", "soort": "signaal", "tekst": "Dichte ramen", "bron": "RIEC"},
        {"onderwerp": "ONBEKEND", "stap": "Locatie", "soort": "signaal", "tekst": "iets"},
        {"onderwerp": "HENNEP", "stap": "Locatie", "soort": "weetje", "tekst": "iets"},
        {"onderwerp": "HENNEP", "stap": "Locatie", "soort": "barrière", "tekst": "Langsgaan"},
        {"onderwerp": "HENNEP", "stap": "Locatie", "soort": "signaal", "tekst": "Dorpsstraat 12"},
        {"onderwerp": "HENNEP", "stap": "Locatie", "soort": "signaal", "tekst": "iets", "geldig_vanaf": "morgen"},
        {"onderwerp": "HENNEP", "stap": "", "soort": "signaal", "tekst": "iets"},
    ]
    told = read(rows, KNOWN, TODAY).refused
    assert [line.split(":")[0] for line in told] == [f"Regel {number}" for number in range(3, 9)]


@pytest.mark.parametrize(
    "content",
    [
        "onderwerp;stap\r\nHENNEP;Locatie\r\n".encode("utf-8-sig"),
        b"onderwerp,stap\nHENNEP,Locatie\n",
        "onderwerp;stap\nHENNEP;Locati\u00eb".replace("ë", "e").encode("cp1252"),
    ],
)
def test_a_table_is_read_however_excel_saved_it(content):
    assert rows_of(content) == [{"onderwerp": "HENNEP", "stap": "Locatie"}]


def test_a_spreadsheet_is_read_like_a_table_with_its_dates():
    sheet = as_ods(Table("x", {}, ("onderwerp", "geldig_vanaf"), [("HENNEP", date(2026, 5, 1))]))
    assert [(row["onderwerp"], row["geldig_vanaf"][:10]) for row in rows_of(sheet)] == [("HENNEP", "2026-05-01")]


def test_letters_of_an_old_windows_file_stay_letters():
    assert rows_of("soort\nbarrière\n".encode("cp1252")) == [{"soort": "barrière"}]


@pytest.mark.parametrize("content", [b"", b"onderwerp;stap\n", b"PK\x03\x04niets", b"\x00\x01\x02", b"a;b\n1;2;3\n"])
def test_what_is_no_table_is_refused_in_a_sentence(content):
    with pytest.raises(UnreadableFile, match=r"\.$"):
        rows_of(content)


def test_an_area_keeps_its_outline_and_a_branch_has_none():
    area, branch = take([feature(square(), onderwerp="drugslab"), feature(naam="Autoverhuur")], KNOWN, []).risks
    assert (area.kind, area.phenomenon, (area.outline or {})["type"]) == (RiskKind.AREA, "DRUGSLAB", "Polygon")
    assert (branch.kind, branch.outline) == (RiskKind.BRANCH, None)


def test_an_area_lies_in_the_neighbourhoods_it_touches_and_takes_their_kind():
    near = Neighbourhood("BU15090001", Typology.BUSINESS_PARK, square(6.29, 51.89, 0.03))
    far = Neighbourhood("BU15090002", Typology.VILLAGE, square(6.5, 51.5))
    (risk,) = take([feature(square())], KNOWN, [near, far]).risks
    assert (risk.neighbourhoods, risk.typology) == (("BU15090001",), Typology.BUSINESS_PARK)
    assert "niet in jouw gemeente" in refused(feature(square()), neighbourhoods=[far])[0]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (feature({"type": "Point", "coordinates": [6.3, 51.9]}), Refusal.A_POINT),
        (feature(square(side=0.0005)), Refusal.TOO_SMALL),  # 34 by 56 metres: one yard
        (feature(square(200, 400)), Refusal.OUTSIDE),  # metres of the RD grid
        (feature({"type": "Polygon", "coordinates": [BOW_TIE]}), Refusal.BROKEN_OUTLINE),
        (feature({"type": "Polygon", "coordinates": "iets"}), Refusal.BROKEN_OUTLINE),
        (feature({"type": "Polygon", "coordinates": [[[10**400, 51], [6, 51], [6, 52], [10**400, 51]]]}), Refusal.BROKEN_OUTLINE),
        (feature({"type": "Polygon", "coordinates": DEEP}), Refusal.BROKEN_OUTLINE),
        (feature(square(), naam="\x00"), Refusal.NO_NAME),
        (feature(square(), naam=""), Refusal.NO_NAME),
        (feature(square(), waarom=""), Refusal.NO_WHY),
        (feature(square(), onderwerp="ZOMAAR"), Refusal.UNKNOWN_PHENOMENON),
        (feature(square(), waarom="Dorpsstraat 12"), Refusal.NAMES_SOMEBODY),
        (feature(square(), soort="branche"), Refusal.BRANCH_WITH_OUTLINE),
        (feature(soort="gebied"), Refusal.NO_OUTLINE),
        (feature(square(), soort_gebied="haven"), Refusal.BAD_TYPOLOGY),
    ],
)  # fmt: skip
def test_a_feature_that_is_refused_says_why(wrong, sentence):
    assert refused(wrong) == [f"Nummer 1: {sentence.label}"]


def test_the_same_name_twice_is_refused():
    assert refused(feature(), feature()) == [f"Nummer 2: {Refusal.TWICE.label}"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b'{"features": []}', b'{"features": [1]}',
     json.dumps({"crs": {"properties": {"name": "EPSG:28992"}}, "features": [feature()]}).encode()],
)  # fmt: skip
def test_what_is_no_geojson_is_refused_in_a_sentence(content):
    with pytest.raises(UnreadableFile, match=r"\.$"):
        features_of(content)


def test_an_action_has_an_owner_and_a_day_and_a_none_has_a_reason():
    assert may_answer(Answer(AnswerKind.OWN_ACTION, "schouw", "toezicht", TODAY), TODAY)
    assert may_answer(Answer(AnswerKind.OWN_ACTION, "schouw", "", TODAY), TODAY).refusal is Refusal.NO_OWNER
    assert may_answer(Answer(AnswerKind.OWN_ACTION, "schouw", "toezicht"), TODAY).refusal is Refusal.NO_OWNER
    assert (
        may_answer(Answer(AnswerKind.OWN_ACTION, "schouw", "toezicht", date(2026, 1, 1)), TODAY).refusal
        is Refusal.DUE_BEFORE
    )
    assert may_answer(Answer(AnswerKind.NONE, " "), TODAY).refusal is Refusal.NO_REASON
    assert may_answer(Answer(AnswerKind.NONE, "te klein"), TODAY)


def test_an_analysis_is_stale_after_two_years():
    assert not is_stale(date(2024, 11, 23), TODAY)
    assert is_stale(date(2024, 11, 22), TODAY)

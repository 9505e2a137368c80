"""What the gallery shows: invented, realistic words and numbers for each component. No person here exists."""

import json
from pathlib import Path
from typing import Any, Final

from django import forms

from baken.instruments.ui import charts

NAMES: Final = {
    "BAKEN": "Voorbeeldgemeente",
    "GM1509": "Oude IJsselstreek",
    "GM1876": "Bronckhorst",
    "GM0222": "Doetinchem",
    "GM1955": "Montferland",
}

YEARS: Final = (
    (2020, 880, 823, 940),
    (2021, 912, 854, 973),
    (2022, 894, 836, 954),
    (2023, 960, 900, 1022),
    (2024, 981, 921, 1044),
)


def sample_chart() -> charts.Drawing:
    """A trend with its band of uncertainty, drawn as rooms draw theirs."""
    year = {"field": "jaar", "type": "ordinal", "axis": {"labelAngle": 0, "title": None}}
    band = {
        "y": {
            "field": "laag",
            "type": "quantitative",
            "scale": {"domain": [600, 1200]},
            "title": "misdrijven per jaar",
        },
        "y2": {"field": "hoog"},
    }
    line = {"y": {"field": "aantal", "type": "quantitative"}}
    return charts.draw(
        {
            "height": 220,
            "data": {"values": [dict(zip(("jaar", "aantal", "laag", "hoog"), row, strict=True)) for row in YEARS]},
            "layer": [
                {"mark": "area", "encoding": {"x": year} | band},
                {"mark": {"type": "line", "point": True}, "encoding": {"x": year} | line},
            ],
        }
    )


class SampleForm(forms.Form):
    """One field of every kind."""

    subject = forms.CharField(
        label="Waar gaat het over?",
        help_text="In een paar woorden, bijvoorbeeld: vreemde geur bij een loods.",
        max_length=120,
    )
    story = forms.CharField(
        label="Wat heb je gezien?",
        widget=forms.Textarea,
        help_text="Schrijf op wat je zelf zag of hoorde. Namen zijn niet nodig.",
    )
    area = forms.ChoiceField(
        label="In welk dorp?", choices=[("", "Kies een dorp"), ("a", "Silvolde"), ("b", "Terborg"), ("c", "Ulft")]
    )
    day = forms.DateField(label="Op welke dag was het?", required=False, widget=forms.DateInput)
    again = forms.ChoiceField(
        label="Gebeurt het vaker?",
        widget=forms.RadioSelect,
        choices=[("once", "Nee, één keer"), ("often", "Ja, het gebeurt vaker"), ("unknown", "Dat weet ik niet")],
    )
    about = forms.MultipleChoiceField(
        label="Wat past erbij?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("nuisance", "Overlast"), ("drugs", "Drugs"), ("labour", "Uitbuiting van mensen")],
    )
    proof = forms.FileField(
        label="Foto of document", required=False, help_text="Hooguit 20 MB. Wij halen plaats en tijd uit de foto."
    )
    contact = forms.BooleanField(label="Ik wil graag bericht over wat ermee gebeurt", required=False)


def context(code: str) -> dict[str, Any]:
    """All that the gallery's templates read, in the theme of municipality `code`; the words are in `gallery.json`."""
    refused = SampleForm({"subject": "", "story": "Elke nacht busjes bij de loods.", "again": "often"})
    refused.is_valid()
    words: dict[str, Any] = json.loads((Path(__file__).parent / "gallery.json").read_text())
    return words | {
        "municipality": {"code": code, "name": NAMES[code]},
        "form": SampleForm(auto_id="leeg_%s"),
        "refused": refused,
        "drawing": sample_chart(),
        "chart_rows": [(str(year), count, f"{low}–{high}") for year, count, low, high in YEARS],
    }

"""What the gallery shows: invented, realistic words and numbers for each component. No person here exists."""

from typing import Any, Final

from django import forms

from baken.instruments.ui import charts

NAMES: Final = {"BAKEN": "Voorbeeldgemeente", "GM1509": "Oude IJsselstreek", "GM1876": "Bronckhorst", "GM0222": "Doetinchem", "GM1955": "Montferland"}

YEARS: Final = ((2020, 880, 823, 940), (2021, 912, 854, 973), (2022, 894, 836, 954), (2023, 960, 900, 1022), (2024, 981, 921, 1044))


def sample_chart() -> charts.Drawing:
    """A trend with its band of uncertainty, drawn as rooms draw theirs."""
    year = {"field": "jaar", "type": "ordinal", "axis": {"labelAngle": 0, "title": None}}
    band = {"y": {"field": "laag", "type": "quantitative", "scale": {"domain": [600, 1200]}, "title": "misdrijven per jaar"}, "y2": {"field": "hoog"}}
    line = {"y": {"field": "aantal", "type": "quantitative"}}
    return charts.draw({
        "height": 220, "data": {"values": [dict(zip(("jaar", "aantal", "laag", "hoog"), row, strict=True)) for row in YEARS]},
        "layer": [{"mark": "area", "encoding": {"x": year} | band}, {"mark": {"type": "line", "point": True}, "encoding": {"x": year} | line}],
    })  # fmt: skip


class SampleForm(forms.Form):
    """One field of every kind."""

    subject = forms.CharField(label="Waar gaat het over?", help_text="In een paar woorden, bijvoorbeeld: vreemde geur bij een loods.", max_length=120)
    story = forms.CharField(label="Wat heb je gezien?", widget=forms.Textarea, help_text="Schrijf op wat je zelf zag of hoorde. Namen zijn niet nodig.")
    area = forms.ChoiceField(label="In welk dorp?", choices=[("", "Kies een dorp"), ("a", "Silvolde"), ("b", "Terborg"), ("c", "Ulft")])
    day = forms.DateField(label="Op welke dag was het?", required=False, widget=forms.DateInput)
    again = forms.ChoiceField(label="Gebeurt het vaker?", widget=forms.RadioSelect, choices=[("once", "Nee, één keer"), ("often", "Ja, het gebeurt vaker"), ("unknown", "Dat weet ik niet")])
    about = forms.MultipleChoiceField(label="Wat past erbij?", required=False, widget=forms.CheckboxSelectMultiple, choices=[("nuisance", "Overlast"), ("drugs", "Drugs"), ("labour", "Uitbuiting van mensen")])
    proof = forms.FileField(label="Foto of document", required=False, help_text="Hooguit 20 MB. Wij halen plaats en tijd uit de foto.")
    contact = forms.BooleanField(label="Ik wil graag bericht over wat ermee gebeurt", required=False)


def context(code: str) -> dict[str, Any]:
    """Everything the gallery's templates read, for the theme of municipality `code`."""
    refused = SampleForm({"subject": "", "story": "Elke nacht busjes bij de loods.", "again": "often"})
    refused.is_valid()
    return {
        "municipality": {"code": code, "name": NAMES[code]},
        "demo": True,
        "actor": {"name": "Marloes te Veldhuis"},
        "role_name": "Adviseur openbare orde en veiligheid",
        "role_sentence": "Je weegt signalen, leidt dossiers en bereidt besluiten voor. Je ziet geen zorgcasussen en geen politie-informatie voor de burgemeester.",
        "switch_url": "#wissel", "sign_out_url": "#uit", "purpose": "signalen wegen",
        "nav": [
            {"label": "Mijn werk", "url": "#werk", "current": True, "count": 4}, {"label": "Meldingen", "url": "#meldingen", "count": 2},
            {"label": "Dossiers", "url": "#dossiers"}, {"label": "Overleg", "url": "#overleg"}, {"label": "Maatregelen", "url": "#maatregelen"}, {"label": "Veiligheidsbeeld", "url": "#beeld"},
        ],
        "crumbs": [("Mijn werk", "#werk"), ("Instrumenten", "#instrumenten"), ("Componenten", "")],
        "form": SampleForm(auto_id="leeg_%s"), "refused": refused, "chart_svg": sample_chart(),
        **LISTS, **FIGURES,
    }  # fmt: skip


LISTS: Final[dict[str, Any]] = {
    "facts": [("Onderwerp", "Loods aan de rand van het bedrijventerrein"), ("Binnengekomen", "3 maart 2026"), ("Gebied", "Ulft-Noord"), ("Telefoon", "")],
    "table_columns": ("Signaal", "Gebied", "Binnen", "Stand", "Dagen open"),
    "table_rows": [
        ({"text": "Busjes bij nacht bij een loods", "url": "#s1", "note": "ondermijning"}, "Ulft-Noord", "3 maart", {"text": "Wacht op weging", "badge": "warning"}, 2),
        ({"text": "Veel mensen in één woning", "url": "#s2", "note": "mensenhandel"}, "Terborg", "27 februari", {"text": "In onderzoek", "badge": "info"}, 6),
        ({"text": "Bedreiging op het plein", "url": "#s3", "note": "openbare orde"}, "Silvolde", "18 februari", {"text": "Afgerond", "badge": "ok"}, 15),
    ],
    "events": [
        {"at": "Vandaag, 10.40 uur", "who": "M. te Veldhuis", "title": "Privacytoets 1 gedaan", "text": "Onderzoek in open bronnen mag, vier weken lang.", "tone": "ok"},
        {"at": "Maandag 2 maart", "who": "K. Olthof", "title": "Tweede melding gekoppeld", "url": "#melding"},
        {"at": "Vrijdag 27 februari", "who": "meldpunt", "title": "Melding binnengekomen", "text": "Anoniem, zonder bijlagen."},
    ],
    "steps": [
        {"label": "Ontvangen", "state": "done", "at": "3 maart 2026", "text": "Je melding is veilig binnen."},
        {"label": "Gelezen", "state": "done", "at": "4 maart 2026"},
        {"label": "We wegen je melding", "state": "now", "text": "We kijken of we genoeg weten om iets te doen. Dat duurt hooguit twee weken."},
        {"label": "We laten weten wat we doen", "state": "later"},
    ],
    "tab_items": [{"label": "Overzicht", "url": "#tabs", "current": True}, {"label": "Signalen", "url": "#tabs", "count": 3}, {"label": "Besluiten", "url": "#tabs", "count": 0}],
    "door_items": [
        {"label": "Onderzoek in open bronnen", "open": True, "sentence": "Mag tot en met 31 maart, want privacytoets 1 is gedaan.", "article": "Art. 6 lid 1 onder e AVG", "url": "#deuren"},
        {"label": "Bespreken in het lokaal ondermijningsoverleg", "open": False, "sentence": "Delen met partners mag nog niet.", "opens": "Doe eerst privacytoets 2A", "url": "#deuren", "article": "Art. 1.2 Wgs"},
        {"label": "Integrale controle plannen", "open": False, "sentence": "Er is nog geen onderbouwde aanleiding vastgelegd.", "opens": "Leg de aanleiding vast in het dossier", "article": "Art. 5:13 Awb"},
    ],
    "decision": {
        "kind": "Ter beslissing", "title": "Loods aan de Voorbeeldweg drie maanden sluiten", "asked_by": "juridische zaken", "deadline": "Zienswijzen tot donderdag 12 maart, 17.00 uur", "url": "#besluit",
        "points": [
            {"heading": "Grond", "text": "In de loods lag 38 kilo hennep. Art. 13b Opiumwet, beleidsregel 2024."},
            {"heading": "Lichter alternatief", "text": "Een last onder dwangsom is overwogen. Die stopt de toeloop niet."},
            {"heading": "Wie woont er", "text": "Niemand. De eigenaar verhuurt aan één bedrijf."},
            {"heading": "Zorgtoets", "text": "Nog niet gedaan. Zonder zorgtoets kun je niet tekenen.", "missing": True},
        ],
    },
}  # fmt: skip

FIGURES: Final[dict[str, Any]] = {
    "figure_items": [
        {"label": "Woninginbraken per 1.000 woningen", "value": "2,1", "interval": "waarschijnlijk tussen 1,5 en 2,9", "change": "Minder dan vorig jaar (2,8), maar dat kan toeval zijn.", "source": "politie", "date": "31 december 2025", "definition": "Voltooide inbraken en pogingen in woningen, schuren en garages tellen niet mee."},
        {"label": "Meldingen bij het meldpunt", "value": "214", "unit": "in 2025", "source": "Baken", "date": "1 maart 2026", "url": "#cijfers"},
        {"label": "Inwoners die zich wel eens onveilig voelen", "value": None, "source": "Veiligheidsmonitor", "date": "nog niet verschenen"},
    ],
    "chart_columns": ("Jaar", "Misdrijven", "Interval"),
    "chart_rows": [(str(year), count, f"{low}–{high}") for year, count, low, high in YEARS],
    "tiles": [
        {"label": "Varsseveld", "column": 3, "row": 0, "value": "31", "level": 2, "url": "#kaart"}, {"label": "Sinderen", "column": 2, "row": 0, "value": "4", "level": 0},
        {"label": "Terborg", "column": 1, "row": 1, "value": "48", "level": 3}, {"label": "Silvolde", "column": 2, "row": 1, "value": "37", "level": 2}, {"label": "Westendorp", "column": 4, "row": 0, "value": "9", "level": 1},
        {"label": "Ulft", "column": 1, "row": 2, "value": "72", "level": 4, "url": "#kaart"}, {"label": "Gendringen", "column": 1, "row": 3, "value": "22", "level": 1}, {"label": "Etten", "column": 0, "row": 2, "value": None, "level": None}, {"label": "Megchelen", "column": 2, "row": 3, "value": "6", "level": 0},
    ],
    "legend": ("0 tot 8", "8 tot 24", "24 tot 40", "40 tot 60", "60 of meer"),
}  # fmt: skip

"""What the components put on the page: errors beside their field, reasons on closed doors, nothing dangerous."""

import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from baken.instruments.ui import charts, views
from baken.instruments.ui.figures import safe_svg
from baken.instruments.ui.gallery import SampleForm


def show(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


class Page(HTMLParser):
    """Collects ids, in-page links and what describes a field."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.wanted: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("aria-describedby", "for"):
                self.wanted |= set((value or "").split())


@pytest.mark.parametrize(
    "address",
    ["/componenten", "/componenten?thema=gm1876", "/componenten?voor=inwoner", "/componenten?thema=%3Cscript%3E"],
)
def test_the_gallery_shows_every_component(address: str) -> None:
    html = views.gallery(RequestFactory().get(address)).content.decode()
    page = Page(html)
    assert '<html lang="nl" dir="ltr">' in html
    assert len(page.ids) == len(set(page.ids)) or "baken-beam" in html
    assert page.wanted <= set(page.ids)


def test_a_refused_field_says_what_to_do_and_keeps_what_was_typed() -> None:
    form = SampleForm({"subject": "", "story": "Busjes <b>bij nacht</b>"})
    html = show(
        "{% error_summary form %}{% field form.subject %}{% field form.story %}{% field form.again %}", form=form
    )
    assert html.count("Vul dit nog in.") == 2  # in the summary and beside the field
    assert 'href="#id_subject"' in html
    assert "Busjes &lt;b&gt;bij nacht&lt;/b&gt;" in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_subject_hint id_subject_error"' in html


def test_a_form_wide_error_is_in_the_summary() -> None:
    class Twice(forms.Form):
        def clean(self) -> None:
            raise forms.ValidationError("Dit is al verstuurd. Kijk bij je meldingen.")

    assert "Dit is al verstuurd." in show("{% error_summary form %}", form=Twice({}))


def test_a_closed_button_shows_its_reason_and_cannot_submit() -> None:
    html = show(
        "{% button 'Controle plannen' why_not=reason %}", reason="Er is nog geen onderbouwde aanleiding vastgelegd."
    )
    assert "Er is nog geen onderbouwde aanleiding vastgelegd." in html
    assert 'type="button"' in html
    assert 'type="submit"' in show("{% button 'Controle plannen' why_not=reason %}", reason="")


def test_doors_are_sorted_into_open_and_closed() -> None:
    html = show(
        "{% doors doors %}",
        doors=[
            {"label": "Sluiten", "open": False, "sentence": "Nog geen besluit."},
            {"label": "Wegen", "open": True, "url": "/wegen"},
        ],
    )
    assert html.index("Wegen") < html.index("Nog dicht") < html.index("Sluiten")


def test_what_is_missing_is_never_shown_as_zero() -> None:
    assert "Weten we niet" in show("{% figure_tile figure %}", figure={"label": "Onveilig gevoel", "value": None})
    assert ">0<" in show("{% figure_tile figure %}", figure={"label": "Incidenten", "value": 0}).replace("\n", "")
    assert "weten we niet" in show(
        "{% tile_map 'Kaart' tiles %}", tiles=[{"label": "Etten", "column": 0, "row": 0, "value": None, "level": None}]
    )


def test_words_of_people_are_escaped_everywhere() -> None:
    nasty = "<script>alert(1)</script>"
    html = show(
        "{% card nasty note=nasty %}{{ nasty }}{% endcard %}{% alert 'info' nasty %}{{ nasty }}{% endalert %}"
        "{% refusal nasty article=nasty opens=nasty %}{% badge nasty %}{% data_list facts %}{% empty nasty nasty %}"
        "{% table nasty columns rows %}{% timeline events %}{% explain nasty %}{{ nasty }}{% endexplain %}",
        nasty=nasty,
        facts=[(nasty, nasty)],
        columns=[nasty],
        rows=[[nasty]],
        events=[{"at": nasty, "title": nasty, "text": nasty}],
    )
    assert "<script" not in html


def test_an_unknown_tone_is_a_mistake_of_the_writer() -> None:
    with pytest.raises(TemplateSyntaxError, match="tone is one of"):
        show("{% alert 'loud' %}x{% endalert %}")


def test_a_row_with_too_few_cells_is_a_mistake_of_the_writer() -> None:
    with pytest.raises(ValueError, match="zip"):
        show("{% table 'Lijst' columns rows %}", columns=["a", "b"], rows=[["x"]])


def test_a_chart_keeps_its_shapes_and_loses_everything_else() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="go()"><script>go()</script><style>p{}</style><foreignObject/>'
        '<image href="https://example.org/x"/><clipPath id="a"/><g clip-path="url(#a)"/>'
        '<path d="M0 0h9" style="fill:red" fill="#143f5e"/><rect fill="url(https://example.org/y)"/></svg>'
    )
    kept = safe_svg(svg, "Trend")
    for shape in ('d="M0 0h9"', 'fill="#143f5e"', 'aria-label="Trend"'):
        assert shape in kept
    (clip,) = re.findall(r'id="([0-9a-f]{8}-a)"', kept)  # a name of its own, so that two charts do not clip each other
    assert f'clip-path="url(#{clip})"' in kept
    assert not any(word in kept for word in ("script", "style", "foreignObject", "example.org", "onload"))


def test_what_is_no_chart_is_refused() -> None:
    for text in ("geen svg", "<html/>"):
        with pytest.raises(ValueError, match="geen geldige SVG"):
            safe_svg(text, "Trend")


def test_a_chart_is_drawn_twice_with_dutch_numbers() -> None:
    spec = {
        "data": {"values": [{"x": 1, "y": 0}, {"x": 2, "y": 2500}]},
        "mark": "line",
        "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}},
    }
    drawing = charts.draw(spec)
    assert all("2.500" in svg for svg in drawing)
    assert drawing.wide != drawing.narrow

"""The components of Baken: `{% load ui %}`. Examples of every tag are in `docs/reference/components.md`.

Tags take plain values; where a tag takes a list, each item may be a dict or any object with those attributes (a frozen
card from a room's queries will do). Nothing here knows what safety is, and nothing here decides: a refusal arrives as
the words that the rule gave.

Order: marks · actions · text blocks · forms. Lists, figures and maps live in `ui_lists` and `ui_figures`, which
`{% load ui %}` brings along.
"""

from typing import Any, Final

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm, BoundField, Field
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    ClearableFileInput,
    DateInput,
    RadioSelect,
    Select,
    Textarea,
    Widget,
)
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from baken.instruments.ui import diagrams, figures, lists, outlines
from baken.instruments.ui.themes import theme_of

register = template.Library()
lists.register_on(register)
figures.register_on(register)
outlines.register_on(register)
diagrams.register_on(register)

TONES = ("info", "ok", "warning", "error")


# -- marks ------------------------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon from `templates/ui/icons`; without `label` it is decoration, hidden from screen readers.

    Raises TemplateDoesNotExist on an unknown name.
    """
    return render_to_string(f"ui/icons/{name}.svg", {"label": label})


@register.simple_tag
def lighthouse() -> SafeString:
    """The mark of Baken, as decoration: put the name beside it in text."""
    return render_to_string("ui/icons/lighthouse.svg")


@register.simple_tag
def theme_url(municipality: Any = None) -> str:
    """The address of the theme of a municipality (`code` such as GM1509); the neutral one where there is none."""
    code = municipality.get("code") if isinstance(municipality, dict) else getattr(municipality, "code", municipality)
    return static(f"ui/built/{theme_of(code)}")


# -- actions ----------------------------------------------------------------------------------------------------------


@register.inclusion_tag("ui/components/button.html")
def button(label: str, kind: str = "primary", **attributes: Any) -> dict[str, Any]:
    """A submit button. `kind`: primary, secondary, subtle or danger. `name`, `value`, `icon`, `form` are optional.

    `why_not` (a sentence) shows the button as closed with its reason, instead of a button that fails.
    """
    return {"label": label, "kind": kind, "type": "submit"} | attributes


@register.inclusion_tag("ui/components/button_link.html")
def button_link(label: str, url: str, kind: str = "secondary", icon: str = "") -> dict[str, Any]:
    """A link that looks like a button. `kind` as for `button`."""
    return {"label": label, "url": url, "kind": kind, "icon": icon}


@register.inclusion_tag("ui/components/quick_exit.html")
def quick_exit(url: str = "https://www.knmi.nl/") -> dict[str, Any]:
    """Leaves this site at once, for people who may be watched; with `ui/baken.js` the back button does not return."""
    return {"url": url}


@register.inclusion_tag("ui/components/urgent.html")
def urgent() -> dict[str, Any]:
    """The bar that keeps 112 in sight; put it in `{% block urgent %}`."""
    return {}


# -- text blocks ------------------------------------------------------------------------------------------------------


@register.simple_tag
def badge(label: str, tone: str = "neutral") -> SafeString:
    """A status in a word; the word carries the meaning, not the colour.

    `tone`: neutral, info, ok, warning, error, brand.
    """
    return format_html('<span class="nl-data-badge baken-badge baken-badge--{}">{}</span>', tone, label)


@register.simple_block_tag
def card(
    content: str, title: str = "", url: str = "", note: str = "", level: int = 2, tone: str = "", icon: str = ""
) -> SafeString:
    """A box with a heading; `url` makes it a link, `note` is a short line under it, `level` the heading level.

    `tone`: lamp, urgent, brand or plain.
    """
    context = {
        "content": content,
        "title": title,
        "url": url,
        "note": note,
        "tag": f"h{level}",
        "tone": tone,
        "icon": icon,
    }
    return render_to_string("ui/components/card.html", context)


@register.simple_block_tag
def alert(content: str, tone: str = "info", title: str = "") -> SafeString:
    """A message. `tone`: info, ok, warning or error; an error is read out at once, the others when it suits."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"alert: tone is one of {', '.join(TONES)}, not {tone!r}.")
    return render_to_string("ui/components/alert.html", {"content": content, "tone": tone, "title": title})


@register.inclusion_tag("ui/components/refusal.html")
def refusal(sentence: str, article: str = "", opens: str = "", url: str = "", action: str = "") -> dict[str, Any]:
    """What may not now: the sentence of the rule, the article it rests on, what would open it, and where to do that."""
    return {"sentence": sentence, "article": article, "opens": opens, "url": url, "action": action}


@register.simple_block_tag
def explain(content: str, summary: str, open: bool = False) -> SafeString:
    """A line that unfolds (`details`)."""
    return render_to_string("ui/components/explain.html", {"content": content, "summary": summary, "open": open})


@register.inclusion_tag("ui/components/empty.html")
def empty(title: str, text: str = "", calm: bool = True) -> dict[str, Any]:
    """Nothing to show, said kindly. `calm` draws the lighthouse over still water; False gives a plain line."""
    return {"title": title, "text": text, "calm": calm}


# -- forms ------------------------------------------------------------------------------------------------------------

CLASSES: Final[dict[type[Widget], str]] = {
    Select: "utrecht-select",
    Textarea: "utrecht-textarea",
    CheckboxInput: "utrecht-checkbox",
    RadioSelect: "baken-radio",
    CheckboxSelectMultiple: "utrecht-checkbox",
    ClearableFileInput: "baken-file",
}


@register.inclusion_tag("ui/components/field.html")
def field(
    bound: BoundField, hint: str = "", limit: int = 0, width: str = "", says_optional: bool = True
) -> dict[str, Any]:
    """One field of a Django form: label, description, error, and the input with what was typed kept.

    `hint` overrides the help text. `limit` (characters) says how long a text may be. `width`: short or medium.
    Radio and checkbox groups become a fieldset by themselves. `says_optional=False` leaves "(mag leeg blijven)" out, for
    a form that says once that everything may be left empty; a form names in `one_of` those of which one must be filled in.
    """
    widget = bound.field.widget
    if isinstance(widget, DateInput):
        widget.input_type = "date"
        widget.format = "%Y-%m-%d"
    choice = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    attributes: dict[str, Any] = {"class": _input_class(bound)}
    if choice:
        widget.attrs.update(attributes)
    described = " ".join(_descriptions(bound, hint, limit))
    if described and not choice:
        attributes["aria-describedby"] = described
    if limit:
        attributes["data-limit"] = str(limit)
    return {
        "field": bound,
        "input": bound.as_widget(attrs=attributes),
        "hint": hint or bound.help_text,
        "limit": limit,
        "width": width,
        "says_optional": says_optional and bound.name not in getattr(bound.form, "one_of", ()),
        "group": choice,
        "single": isinstance(widget, CheckboxInput),
        "described": described,
        "error": _error(bound),
    }


@register.inclusion_tag("ui/components/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """All visible fields of a form in their order, hidden ones included; without the form element and its button."""
    return {"form": form}


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """The box at the top of a refused form: each error as a link to its field. Shows nothing when all is well."""
    named = [
        (form[name].auto_id, form[name].label, _error(form[name])) for name in form.errors if name != NON_FIELD_ERRORS
    ]
    return {"faults": [("", "", message) for message in form.non_field_errors()] + named}


def _error(bound: BoundField) -> str:
    """The first error of a field in one sentence; the bare "required" of Django becomes what to do."""
    for fault in bound.form.errors.as_data().get(bound.name, []):
        if fault.code == "required" and fault.message == Field.default_error_messages["required"]:
            return (
                gettext("Kies er één.")
                if isinstance(bound.field.widget, Select | RadioSelect)
                else gettext("Vul dit nog in.")
            )
        return " ".join(fault.messages)
    return ""


def _input_class(bound: BoundField) -> str:
    widget = bound.field.widget
    wanted = next((css for kind, css in CLASSES.items() if isinstance(widget, kind)), "utrecht-textbox")
    invalid = f" {wanted.split()[0]}--invalid" if bound.errors else ""
    return f"{widget.attrs.get('class', '')} {wanted}{invalid}".strip()


def _descriptions(bound: BoundField, hint: str, limit: int) -> list[str]:
    """Ids of the lines that explain a field, in the order in which they are read out."""
    said = {"_hint": bool(hint or bound.help_text), "_limit": bool(limit), "_error": bool(bound.errors)}
    return [f"{bound.auto_id}{suffix}" for suffix, present in said.items() if present]

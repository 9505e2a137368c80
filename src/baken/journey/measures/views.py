"""The pages of measures: what runs, what ends soon, and how it ended."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.instruments.ui.verbs import Verb
from baken.journey.decisions.queries import summaries
from baken.journey.decisions.vocabulary import IN_FORCE, DecisionState
from baken.journey.measures import forms, queries, services
from baken.journey.measures.queries import MeasureCard
from baken.journey.measures.vocabulary import ACTIVE, MeasureState

S = MeasureState
LANES = {
    "lopend": ("Lopend", tuple(ACTIVE)),
    "klaar-om-te-beginnen": ("Te beginnen", (S.PLANNED,)),
    "afgelopen": ("Afgelopen", (S.ENDED, S.CANCELLED)),
}
POSSIBLE = (*IN_FORCE, DecisionState.SUBMITTED)


@page(Activity.CARRY_OUT_MEASURES)
def measures(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Measures by where they stand, newest first."""
    lane = request.GET.get("lijst", "lopend")
    lane = lane if lane in LANES else "lopend"
    lines = queries.measure_lines(actor, states=LANES[lane][1], before=_id(request.GET.get("voor", "")))
    here = reverse("measures:list")
    older = f"{here}?{urlencode({'lijst': lane, 'voor': lines[-1].measure_id})}" if len(lines) == queries.PAGE else ""
    tabs = [
        {"label": label, "url": f"{here}?{urlencode({'lijst': code})}", "current": code == lane}
        for code, (label, _) in LANES.items()
    ]
    return render(request, "measures/list.html", {"lines": lines, "tabs": tabs, "older": older})


@page(Activity.CARRY_OUT_MEASURES)
def write(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write a measure down under a decision."""
    possible = {str(one.decision_id): one for one in summaries(actor, states=POSSIBLE)}
    form = forms.MeasureForm(
        request.POST or None,
        decisions=[(key, one.title) for key, one in possible.items()],
        initial={"decision_id": request.GET.get("besluit", "")},
    )
    if form.is_valid():
        data = form.cleaned_data
        about = possible[str(data["decision_id"])]
        content = {name: value for name, value in data.items() if name != "decision_id"}
        try:
            made = services.write_down(
                decision_id=about.decision_id,
                content=services.Content(**content, area=about.area, phenomenon=about.phenomenon),
                by=actor,
            )
            return HttpResponseRedirect(reverse("measures:measure", args=[made]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"form": form, "none": not possible}
    return render(request, "measures/write.html", context, status=422 if form.is_bound else 200)


@page(Activity.CARRY_OUT_MEASURES)
def measure(request: HttpRequest, actor: Actor, measure_id: UUID) -> HttpResponse:
    """One measure: what, until when, what is told, what can be done."""
    return _show(request, actor, measure_id, {})


@require_POST
@page(Activity.CARRY_OUT_MEASURES)
def start(request: HttpRequest, actor: Actor, measure_id: UUID) -> HttpResponse:
    """It begins."""
    return _do(request, actor, measure_id, "start", forms.StartForm, services.start)


@require_POST
@page(Activity.CARRY_OUT_MEASURES)
def start_urgently(request: HttpRequest, actor: Actor, measure_id: UUID) -> HttpResponse:
    """Spoed: it begins before the publication (Awb 5:31)."""
    return _do(request, actor, measure_id, "start-urgently", forms.UrgentForm, services.start)


@require_POST
@page(Activity.CARRY_OUT_MEASURES)
def extend(request: HttpRequest, actor: Actor, measure_id: UUID) -> HttpResponse:
    """It lasts longer."""
    return _do(request, actor, measure_id, "extend", forms.ExtendForm, services.extend)


@require_POST
@page(Activity.CARRY_OUT_MEASURES)
def end(request: HttpRequest, actor: Actor, measure_id: UUID) -> HttpResponse:
    """It is over, and how (C40)."""
    return _do(request, actor, measure_id, "end", forms.EndForm, services.end)


@require_POST
@page(Activity.CARRY_OUT_MEASURES)
def cancel(request: HttpRequest, actor: Actor, measure_id: UUID) -> HttpResponse:
    """It is not carried out."""
    return _do(request, actor, measure_id, "cancel", forms.CancelForm, services.cancel)


def _do(
    request: HttpRequest, actor: Actor, measure_id: UUID, name: str, kind: type[Form], verb: Callable[..., Any]
) -> HttpResponse:
    form = kind(request.POST, auto_id=f"{name}_%s")
    if form.is_valid():
        try:
            verb(measure_id=measure_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("measures:measure", args=[measure_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _show(request, actor, measure_id, {name: form})


def _show(request: HttpRequest, actor: Actor, measure_id: UUID, bound: dict[str, Form]) -> HttpResponse:
    card = queries.measure_card(actor, measure_id)
    context = {"card": card, "verbs": _verbs(card, bound)}
    return render(request, "measures/measure.html", context, status=422 if bound else 200)


def _verbs(card: MeasureCard, bound: dict[str, Form]) -> list[Verb]:
    """Start (or why not), extend, end, cancel: what fits where the measure stands."""
    verbs = []
    if card.why_not_start:
        verbs.append(Verb("Beginnen", "", why_not=card.why_not_start, article=card.why_not_article))
    for possible, name, title, form, button, kind in (
        (card.may_start, "start", "Beginnen", forms.StartForm, "Begin vastleggen", "primary"),
        (card.may_start_in_urgency, "start-urgently", "Spoed: nu beginnen", forms.UrgentForm, "Met spoed beginnen", "secondary"),
        (S.EXTENDED in card.next_states, "extend", "Verlengen", forms.ExtendForm, "Verlengen", "secondary"),
        (S.ENDED in card.next_states, "end", "Beëindigen", forms.EndForm, "Einde vastleggen", "secondary"),
        (S.CANCELLED in card.next_states, "cancel", "Niet uitvoeren", forms.CancelForm, "Vastleggen", "secondary"),
    ):  # fmt: skip
        if possible:
            filled = bound.get(name) or form(initial={"seen": card.line.state}, auto_id=f"{name}_%s")
            verbs.append(Verb(title, reverse(f"measures:{name}", args=[card.measure.pk]), filled, button, kind))
    return verbs


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

"""Areas and branches at risk: the list with its map, one of them, take an analysis, say what is done (C18, C29)."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baken.ground.phenomena import queries, services
from baken.ground.phenomena.forms import AnalysisFileForm, AnswerForm, LastDayForm, Looking, RiskForm
from baken.ground.phenomena.permissions import may_keep_risks, may_see_risks
from baken.ground.phenomena.queries import AnalysisCard, AnswerCard, PhenomenonCard, RiskCard
from baken.ground.phenomena.queries.risks import NoSuchAnalysis, NoSuchRisk
from baken.ground.phenomena.rules.files import UnreadableFile
from baken.ground.phenomena.rules.risks import LARGEST
from baken.ground.phenomena.vocabulary import AnswerKind
from baken.ground.places.queries import areas_of
from baken.ground.places.vocabulary import Typology
from baken.ground.privacy.services import NotAllowed, page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused

P = ParamSpec("P")
Inner = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]
HOME = ("Risicogebieden", "phenomena:risks")
LEGEND = ((1, "niets, met een reden"), (2, "actie afgesproken"), (4, "nog geen antwoord"))


def _only(may: Callable[[Actor], bool]) -> Callable[[Inner[P]], Inner[P]]:
    """The role may do this activity; this asks whether it may also come on this shelf."""

    def guard(view: Inner[P]) -> Inner[P]:
        @wraps(view)
        def guarded(request: HttpRequest, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not may(actor):
                raise NotAllowed(actor.activity)
            return view(request, actor, *args, **kwargs)

        return guarded

    return guard


@require_safe
@page(Activity.READ_FIGURES)
@_only(may_see_risks)
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every area and branch at risk, what is done about it, and which have no answer yet."""
    today = timezone.localdate()
    known = queries.phenomena_on(actor, today)
    form = Looking(request.GET, phenomena=known)
    asked = form.cleaned_data if form.is_valid() else {"soort": "", "onderwerp": "", "open": False}
    everything = queries.risks(actor, today)
    shown = queries.risks(
        actor, today, phenomenon=asked["onderwerp"], typology=Typology(asked["soort"]) if asked["soort"] else None,
        unanswered=asked["open"],
    )  # fmt: skip
    context = {
        "form": form,
        "narrowed": any(asked.values()),
        "found": bool(everything),
        "open": sum(one.answer is None for one in everything),
        "late": sum(one.answer is not None and one.answer.late for one in everything),
        "total": len(everything),
        "columns": ("Gebied of branche", "Soort", "Onderwerp", "Wat doen we?", "Voor"),
        "rows": [_row(one, known) for one in shown],
        "map": [_on_map(one, known) for one in shown if one.outline],
        "legend": LEGEND,
        "map_columns": ("Gebied", "Soort", "Antwoord"),
        "behind": [area.outline for area in areas_of(actor.municipality) if area.outline],
        "analyses": [(each, LastDayForm(auto_id=f"id_{each.id}_%s")) for each in queries.analyses(actor, today)],
        "may_keep": may_keep_risks(actor),
    }
    return render(request, "phenomena/risks.html", context)


@require_safe
@page(Activity.READ_FIGURES)
@_only(may_see_risks)
def one(request: HttpRequest, actor: Actor, area_id: UUID) -> HttpResponse:
    """One area or branch, where it comes from, and every answer."""
    return _one(request, actor, area_id)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.MANAGE_PHENOMENA)
@_only(may_keep_risks)
def answer(request: HttpRequest, actor: Actor, area_id: UUID) -> HttpResponse:
    """Say what is done about it: an action of the plan, an own action, or nothing and why."""
    actions = [(str(each.id), each.text) for each in queries.plan_actions(actor, timezone.localdate())]
    form = AnswerForm(request.POST or None, actions=actions)
    if form.is_valid():
        said = form.cleaned_data
        chosen = UUID(said["plan_action"]) if said["plan_action"] else None
        try:
            services.answer_risk(
                area_id=area_id, kind=AnswerKind(said["kind"]), text=said["text"], owner=said["owner"],
                due_on=said["due_on"], plan_action=chosen, by=actor, at=timezone.localtime(),
            )  # fmt: skip
            return HttpResponseRedirect(reverse("phenomena:risk", args=[area_id]))
        except NoSuchRisk as problem:
            raise Http404 from problem
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _one(request, actor, area_id, form=form, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.MANAGE_PHENOMENA)
@_only(may_keep_risks)
def bring(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A file with areas and branches: all or nothing, with the reason per feature that is refused."""
    form = AnalysisFileForm(request.POST or None, request.FILES or None)
    outcome = None
    if form.is_valid():
        said = form.cleaned_data
        try:
            outcome = services.import_analysis(
                content=said["file"].read(LARGEST + 1), title=said["title"], source=said["source"],
                made_on=said["made_on"], by=actor, at=timezone.localtime(),
            )  # fmt: skip
            if outcome.analysis_id and not outcome.already:
                return HttpResponseRedirect(reverse("phenomena:risks"))
        except UnreadableFile as problem:
            form.add_error("file", str(problem))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    bad = bool(form.errors) or bool(outcome and outcome.refused)
    context = {"form": form, "outcome": outcome, "crumbs": [(HOME[0], reverse(HOME[1])), ("Analyse inlezen", "")]}
    return render(request, "phenomena/bring_risks.html", context, status=422 if bad else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.MANAGE_PHENOMENA)
@_only(may_keep_risks)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """An area of whole neighbourhoods, or a branch, by hand."""
    today = timezone.localdate()
    areas = [(area.code, area.name) for area in areas_of(actor.municipality) if area.outline]
    form = RiskForm(
        request.POST or None, analyses=[(str(each.id), each.title) for each in queries.analyses(actor, today) if each.by_hand],
        phenomena=queries.phenomena_on(actor, today), neighbourhoods=areas,
    )  # fmt: skip
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = services.add_risk(
                risk=form.risk(), analysis_id=UUID(said["analysis"]) if said["analysis"] else None, title=said["title"],
                source=said["source"], by=actor, at=timezone.localtime(),
            )  # fmt: skip
            return HttpResponseRedirect(reverse("phenomena:risk", args=[made]))
        except NoSuchAnalysis as problem:
            raise Http404 from problem
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    crumbs = [(HOME[0], reverse(HOME[1])), ("Zelf toevoegen", "")]
    context = {"form": form, "crumbs": crumbs, "has_areas": bool(areas)}
    return render(request, "phenomena/new_risk.html", context, status=422 if form.is_bound else 200)


@require_POST
@page(Activity.MANAGE_PHENOMENA)
@_only(may_keep_risks)
def end(request: HttpRequest, actor: Actor, analysis_id: UUID) -> HttpResponse:
    """Let an analysis end."""
    form = LastDayForm(request.POST)
    sentence = "Kies de laatste dag."
    try:
        if form.is_valid():
            services.end_analysis(analysis_id=analysis_id, last_day=form.cleaned_data["last_day"], by=actor)
            return HttpResponseRedirect(reverse("phenomena:risks"))
    except NoSuchAnalysis as problem:
        raise Http404 from problem
    except Refused as refusal:
        sentence = refusal.verdict.sentence
    crumbs = [(HOME[0], reverse(HOME[1])), ("Laten eindigen", "")]
    context = {"form": form, "refusal": sentence, "analysis_id": analysis_id, "crumbs": crumbs}
    return render(request, "phenomena/end_analysis.html", context, status=422)


def _one(request: HttpRequest, actor: Actor, area_id: UUID, *, form: Any = None, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    try:
        card, analysis, answers = queries.risk(actor, area_id, today)
    except NoSuchRisk as problem:
        raise Http404 from problem
    known = queries.phenomena_on(actor, today)
    context = {
        "card": card,
        "facts": _facts(card, analysis, known, actor.municipality),
        "analysis": analysis,
        "events": [_event(each) for each in answers],
        "map": [_on_map(card, known)] if card.outline else [],
        "behind": [area.outline for area in areas_of(actor.municipality) if area.outline],
        "legend": LEGEND,
        "map_columns": ("Gebied", "Soort", "Antwoord"),
        "form": form,
        "may_keep": may_keep_risks(actor),
        "crumbs": [(HOME[0], reverse(HOME[1])), (card.name, "")],
    }
    return render(request, "phenomena/risk.html", context, status=status)


def _facts(card: RiskCard, analysis: AnalysisCard, known: Mapping[str, PhenomenonCard], town: str) -> list[Any]:
    names = {area.code: area.name for area in areas_of(town)}
    facts: list[tuple[str, Any]] = [("Wat", str(card.kind.label)), ("Onderwerp", _label(card, known) or "geen bepaald")]
    if card.outline:
        facts.append(("Soort gebied", str(card.typology.label)))
    if card.neighbourhoods:
        facts.append(("Ligt in", ", ".join(names.get(code, code) for code in card.neighbourhoods)))
    made = date_format(analysis.made_on, "j F Y")
    return [*facts, ("Analyse", analysis.title), ("Bron", f"{analysis.source}, {made}")]


def _row(card: RiskCard, known: Mapping[str, PhenomenonCard]) -> tuple[Any, ...]:
    name = {"text": card.name, "url": reverse("phenomena:risk", args=[card.id]), "note": card.why}
    kind = str(card.typology.label) if card.outline else str(card.kind.label)
    return (name, kind, _label(card, known), _done(card.answer), _due(card.answer))


def _done(answer: AnswerCard | None) -> Any:
    if answer is None:
        return {"text": "nog geen antwoord", "badge": "warning"}
    if answer.kind is AnswerKind.NONE:
        return {"text": "Niets", "note": answer.text}
    return {"text": answer.text, "note": answer.owner}


def _due(answer: AnswerCard | None) -> Any:
    if answer is None or answer.due_on is None:
        return ""
    day = date_format(answer.due_on, "j b Y")
    return {"text": f"{day}, te laat", "badge": "warning"} if answer.late else day


def _on_map(card: RiskCard, known: Mapping[str, PhenomenonCard]) -> dict[str, Any]:
    level, said = LEGEND[2 if card.answer is None else 0 if card.answer.kind is AnswerKind.NONE else 1]
    return {
        "label": card.name,
        "value": said,
        "level": level,
        "outline": card.outline,
        "cells": (card.name, str(card.typology.label), said),
    }


def _event(answer: AnswerCard) -> dict[str, Any]:
    parts = [answer.text, answer.owner, f"voor {date_format(answer.due_on, 'j F Y')}" if answer.due_on else ""]
    title = str(answer.kind.label).capitalize()
    tone = "warning" if answer.late else ""
    return {"at": answer.at, "title": title, "who": answer.by, "text": " · ".join(filter(None, parts)), "tone": tone}


def _label(card: RiskCard, known: Mapping[str, PhenomenonCard]) -> str:
    return known[card.phenomenon].label if card.phenomenon in known else ""

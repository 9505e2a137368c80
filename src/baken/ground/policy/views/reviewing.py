"""Reviewing a draft: read a note, reword, leave out, add, give loose promises a place."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.policy import queries, services
from baken.ground.policy.forms import (
    AgendaForm,
    IndicatorForm,
    NoteForm,
    PriorityForm,
    PromiseForm,
    StrikeForm,
    WordsForm,
)
from baken.ground.policy.permissions import may_manage
from baken.ground.policy.rules.extract import LARGEST_FILE, UnreadableFile, text_of
from baken.ground.policy.rules.reading import read_note
from baken.ground.policy.views.doors import for_managers
from baken.ground.policy.views.reading import HOME, version_page
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused


@require_http_methods(["GET", "POST"])
@page(Activity.MANAGE_PLAN)
def read(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Offer a note; Baken reads it into a draft."""
    form = NoteForm(request.POST or None, request.FILES or None)
    if form.is_valid() and may_manage(actor):
        upload = form.cleaned_data["note"]
        try:
            content = upload.read(LARGEST_FILE + 1)
            note = read_note(text_of(content))
            at = timezone.localtime()
            outcome = services.import_note(content=content, name=upload.name, note=note, by=actor, at=at)
            return _to_version(outcome.version_id)
        except UnreadableFile as problem:
            form.add_error("note", str(problem))
        except Refused:
            form.add_error("note", "Baken vond geen periode (zoals 2027-2030) in dit bestand. Is dit de nota?")
    crumbs = [(HOME[0], reverse(HOME[1])), ("Nota inlezen", "")]
    context = {"form": form, "may_manage": may_manage(actor), "crumbs": crumbs}
    return render(request, "policy/read.html", context, status=422 if form.errors else 200)


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def reword_priority(request: HttpRequest, actor: Actor, version_id: UUID, part_id: UUID) -> HttpResponse:
    """Other words for a priority, or leave it out."""
    return _change(request, actor, version_id, "priority", part_id)


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def reword_goal(request: HttpRequest, actor: Actor, version_id: UUID, part_id: UUID) -> HttpResponse:
    """Other words for a goal, or leave it out."""
    return _change(request, actor, version_id, "goal", part_id)


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def reword_action(request: HttpRequest, actor: Actor, version_id: UUID, part_id: UUID) -> HttpResponse:
    """Other words for an action, or leave it out."""
    return _change(request, actor, version_id, "action", part_id)


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def reword_precondition(request: HttpRequest, actor: Actor, version_id: UUID, part_id: UUID) -> HttpResponse:
    """Other words for a precondition, or leave it out."""
    return _change(request, actor, version_id, "precondition", part_id)


def _change(request: HttpRequest, actor: Actor, version_id: UUID, sort: str, part_id: UUID) -> HttpResponse:
    verb = request.POST.get("verb", "")
    if verb == "strike":
        form = StrikeForm(request.POST)
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        services.strike(sort=sort, part_id=part_id, reason=reason, by=actor)
    elif verb == "restore":
        services.strike(sort=sort, part_id=part_id, reason="", by=actor, struck=False)
    elif verb == "digital":
        services.describe_priority(priority_id=part_id, digital="digital" in request.POST, by=actor)
    else:
        words = WordsForm(request.POST)
        services.reword(
            sort=sort, part_id=part_id, text=words.cleaned_data["text"] if words.is_valid() else "", by=actor
        )
    return _to_version(version_id, f"#deel-{part_id}")


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def add_priority(request: HttpRequest, actor: Actor, version_id: UUID) -> HttpResponse:
    """A new priority in the draft."""
    form = PriorityForm(request.POST)
    if not form.is_valid():
        return version_page(request, actor, version_id, priority=form)
    priority = services.add_priority(version_id=version_id, **form.cleaned_data, by=actor)
    return _to_version(version_id, f"#deel-{priority.pk}")


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def add_part(request: HttpRequest, actor: Actor, version_id: UUID, priority_id: UUID) -> HttpResponse:
    """A new goal or action under a priority."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        return version_page(request, actor, version_id, words=form)
    add = services.add_goal if request.POST.get("sort") == "goal" else services.add_action
    part = add(priority_id=priority_id, text=form.cleaned_data["text"], by=actor)
    return _to_version(version_id, f"#deel-{part.pk}")


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def add_indicator(request: HttpRequest, actor: Actor, version_id: UUID, priority_id: UUID) -> HttpResponse:
    """How one will see whether a goal comes nearer."""
    priorities, _, _ = queries.version_contents(actor, version_id)
    form = IndicatorForm(request.POST, priority=next((one for one in priorities if one.part.id == priority_id), None))
    if not form.is_valid():
        return version_page(request, actor, version_id, words=form)
    data = dict(form.cleaned_data)
    services.add_indicator(goal_id=UUID(data.pop("goal")), **data, by=actor)
    return _to_version(version_id, f"#deel-{priority_id}")


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def link_to_agenda(request: HttpRequest, actor: Actor, version_id: UUID, priority_id: UUID) -> HttpResponse:
    """On which regional or national agenda a priority stands."""
    form = AgendaForm(request.POST)
    if not form.is_valid():
        return version_page(request, actor, version_id, words=form)
    services.link_to_agenda(priority_id=priority_id, **form.cleaned_data, by=actor)
    return _to_version(version_id, f"#deel-{priority_id}")


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def settle_promise(request: HttpRequest, actor: Actor, version_id: UUID, promise_id: UUID) -> HttpResponse:
    """Give a loose promise its place."""
    priorities, _, _ = queries.version_contents(actor, version_id)
    form = PromiseForm(request.POST, priorities=priorities, auto_id=False)
    if not form.is_valid():
        return version_page(request, actor, version_id, promise=form)
    sort, priority = form.settled()
    services.settle_promise(
        promise_id=promise_id, settle_as=sort, priority_id=UUID(priority) if priority else None, by=actor
    )
    return _to_version(version_id, "#zonder-plek")


def _to_version(version_id: UUID, fragment: str = "") -> HttpResponse:
    return HttpResponseRedirect(reverse("policy:version", args=[version_id]) + fragment)

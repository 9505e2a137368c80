"""The pages where a municipality makes the form its own."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.ground.topics import queries, services
from baken.ground.topics.forms import (
    ChannelForm,
    EndForm,
    NewEntryForm,
    PublishForm,
    QuestionForms,
    TopicForm,
    initial_questions,
)
from baken.ground.topics.queries.versions import VersionCard
from baken.ground.topics.queries.versions import version as version_of
from baken.ground.topics.queries.versions import versions as versions_of
from baken.ground.topics.vocabulary import Catalogue, Entrance, EntryKind
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused


@page(Activity.MANAGE_FORM)
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What can be reported today, and the versions that wait or are over."""
    valid = queries.catalogue_on(actor.municipality)
    return render(request, "topics/overview.html", _overview(actor, valid))


@require_POST
@page(Activity.MANAGE_FORM)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A topic that was not there yet."""
    return _new(request, actor, EntryKind.TOPIC, "form")


@require_POST
@page(Activity.MANAGE_FORM)
def new_way(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Another way that was not there yet, or what residents do together (C78)."""
    return _new(request, actor, EntryKind.CHANNEL, "way_form")


def _new(request: HttpRequest, actor: Actor, kind: EntryKind, shown_as: str) -> HttpResponse:
    form = NewEntryForm(request.POST, auto_id=f"id_{shown_as}_%s")
    valid = queries.catalogue_on(actor.municipality)
    if form.is_valid() and (valid.topic(form.code) if kind == EntryKind.TOPIC else valid.channel(form.code)):
        form.add_error("label", "Dit is er al. Maak daar een nieuwe versie van.")
    if not form.is_valid():
        return render(request, "topics/overview.html", _overview(actor, valid) | {shown_as: form}, status=422)
    entry_id = services.begin(
        kind=kind, code=form.code, label=form.cleaned_data["label"], by=actor, at=timezone.localtime()
    )
    return HttpResponseRedirect(reverse("topics:edit", args=[entry_id]))


@require_POST
@page(Activity.MANAGE_FORM)
def begin(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new version of what is there, with the words that are valid now."""
    kind, code = request.POST.get("kind", ""), request.POST.get("code", "")
    valid = queries.catalogue_on(actor.municipality)
    if (valid.topic(code) if kind == EntryKind.TOPIC else valid.channel(code)) is None:
        raise Http404
    entry_id = services.begin(kind=EntryKind(kind), code=code, by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("topics:edit", args=[entry_id]))


@page(Activity.MANAGE_FORM)
def edit(request: HttpRequest, actor: Actor, entry_id: UUID) -> HttpResponse:
    """The words of one version; of a published one only to read."""
    card = version_of(actor, entry_id)
    forms = _forms(request, actor, card)
    if request.method == "POST" and all(form.is_valid() for form in forms.values()):
        form = forms["form"]
        content = (
            form.onto(card.content, forms["questions"].onto(card.content.get("questions", ())))
            if card.kind == EntryKind.TOPIC
            else form.onto(card.content)
        )
        try:
            services.keep(entry_id=entry_id, content=content, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(f"{reverse('topics:edit', args=[entry_id])}?bewaard=1")
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _edit_page(request, card, forms, status=422 if request.method == "POST" else 200)


@require_POST
@page(Activity.MANAGE_FORM)
def publish(request: HttpRequest, actor: Actor, entry_id: UUID) -> HttpResponse:
    """To the public, from a day on."""
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            services.publish(entry_id=entry_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("topics:overview"))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    card = version_of(actor, entry_id)
    return _edit_page(request, card, _forms(None, actor, card), publish=form, status=422)


@require_POST
@page(Activity.MANAGE_FORM)
def end(request: HttpRequest, actor: Actor, entry_id: UUID) -> HttpResponse:
    """The last day of a published version."""
    form = EndForm(request.POST)
    if form.is_valid():
        try:
            services.end(entry_id=entry_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("topics:overview"))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    card = version_of(actor, entry_id)
    return _edit_page(request, card, _forms(None, actor, card), ending=form, status=422)


def _forms(request: HttpRequest | None, actor: Actor, card: VersionCard) -> dict[str, Any]:
    data = request.POST if request is not None and request.method == "POST" else None
    if card.kind == EntryKind.CHANNEL:
        return {"form": ChannelForm(data, initial=ChannelForm.initial_of(card.content))}
    ways = [(one.code, one.label) for one in queries.catalogue_on(actor.municipality).channels]
    stored = card.content.get("questions", ())
    return {
        "form": TopicForm(data, initial=TopicForm.initial_of(card.content), ways=ways),
        "questions": QuestionForms(data, initial=initial_questions(stored), prefix="vraag"),
    }


def _edit_page(
    request: HttpRequest, card: VersionCard, forms: dict[str, Any], status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "card": card,
        "kept": "bewaard" in request.GET,
        "publish": PublishForm(initial={"valid_from": timezone.localdate()}),
        "ending": EndForm(initial={"valid_until": timezone.localdate()}),
        "crumbs": [("Meldformulier", reverse("topics:overview")), (f"Versie {card.number}", "")],
    }
    return render(request, "topics/edit.html", context | forms | more, status=status)


def _overview(actor: Actor, valid: Catalogue) -> dict[str, Any]:
    versions = versions_of(actor)
    doors = [
        (
            door.label,
            [
                {
                    "label": one.label,
                    "version": one.version,
                    "offered": one.offered,
                    "questions": len(one.questions),
                    "code": one.code,
                }
                for one in valid.topics
                if one.entrance == door
            ],
        )
        for door in Entrance
    ]
    ways = [
        {
            "label": one.label,
            "reached": one.phone or urlsplit(one.url).hostname,
            "by_residents": one.by_residents,
            "code": one.code,
        }
        for one in valid.channels
    ]
    today = timezone.localdate()
    rows = [
        (
            {"text": queries.dutch(one.content.get("label")) or one.code, "url": reverse("topics:edit", args=[one.id])},
            str(one.number),
            _stand(one, today),
            one.made_by,
        )
        for one in versions
    ]
    return {
        "form": NewEntryForm(),
        "way_form": NewEntryForm(auto_id="id_way_form_%s"),
        "doors": doors,
        "ways": ways,
        "versions": rows,
        "columns": ("Onderdeel", "Versie", "Stand", "Gemaakt door"),
        "crumbs": [("Meldformulier", "")],
    }


def _stand(card: VersionCard, today: Any) -> str:
    if card.valid_from is None:
        return "concept"
    if card.valid_from > today:
        return f"gaat in op {card.valid_from:%d-%m-%Y}"
    if card.valid_until is not None and card.valid_until < today:
        return f"gold tot en met {card.valid_until:%d-%m-%Y}"
    until = f" tot en met {card.valid_until:%d-%m-%Y}" if card.valid_until else ""
    return f"geldt vanaf {card.valid_from:%d-%m-%Y}{until}"

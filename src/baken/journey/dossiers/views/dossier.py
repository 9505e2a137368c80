"""One dossier, and what can be done with it. Each form shows the refusal of its own rule beside it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baken.ground.places.queries import area_names
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.ground.subjects.queries import is_anybody_like
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Conflict, Refused
from baken.journey.dossiers import queries, services
from baken.journey.dossiers.forms import (
    LONG,
    BindForm,
    ContextForm,
    DeclineForm,
    HandOverForm,
    MoveForm,
    NoteForm,
    NoticeForm,
    SubjectForm,
    TakeOverForm,
)
from baken.journey.dossiers.queries import DossierPage
from baken.journey.dossiers.views.lists import signal_choices
from baken.journey.dossiers.vocabulary import TRANSITIONS, DossierState, Effort, Ending, SubjectRole

MOVES = {
    DossierState.OPEN: "Dossier weer oppakken",
    DossierState.RESTING: "Dossier laten rusten",
    DossierState.CLOSED: "Dossier sluiten",
}


@require_safe
@page(Activity.DIRECT_DOSSIERS)
def dossier(request: HttpRequest, actor: Actor, dossier_id: UUID) -> HttpResponse:
    """What it is for, what is bound to it, what happened, and what may now."""
    found = _page(actor, dossier_id)
    return render(request, "dossiers/dossier.html", page_context(found, actor))


def page_context(found: DossierPage, actor: Actor) -> dict[str, Any]:
    """What the partial templates of a dossier need."""
    card = found.card
    areas = area_names(actor.municipality)
    where = ", ".join(part for part in (card.address, card.place, areas.get(card.area, card.area)) if part)
    kept = f"Tot en met {card.keep_until:%d-%m-%Y}" if card.keep_until else "5 jaar na sluiten (Selectielijst 12.1)"
    facts = [
        ("Doel", card.purpose),
        ("Grondslag", card.ground),
        ("Eigenaar", found.owner_name),
        ("Waar", where or "niet bekend"),
        ("Bewaren", kept),
    ]
    return {
        "page": found,
        "facts": facts,
        "decline_form": DeclineForm(),
        "offered_to_me": found.offer is not None and found.offer.to == actor.membership_id,
        "crumbs": [("Dossiers", reverse("dossiers:list")), (card.title, "")],
    }


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def bind(request: HttpRequest, actor: Actor, dossier_id: UUID) -> HttpResponse:
    """Pull one more signal in."""
    form = BindForm(request.POST or None, signals=signal_choices(actor))
    return _do(
        request, actor, dossier_id, form, "Signaal toevoegen",
        lambda data, now: services.bind_signal(dossier_id=dossier_id, signal_id=UUID(data["signal"]), by=actor, at=now),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def note(request: HttpRequest, actor: Actor, dossier_id: UUID) -> HttpResponse:
    """Write down what happened."""
    return _do(
        request, actor, dossier_id, NoteForm(request.POST or None), "Opschrijven wat er gebeurde",
        lambda data, now: services.add_note(dossier_id=dossier_id, text=data["text"], by=actor, at=now),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def context(request: HttpRequest, actor: Actor, dossier_id: UUID) -> HttpResponse:
    """Rewrite the context note."""
    found = _page(actor, dossier_id)
    form = ContextForm(request.POST or None, initial={"context": found.context, "effort": found.effort})
    return _do(
        request, actor, dossier_id, form, "Context bijwerken",
        lambda data, now: services.change_context(
            dossier_id=dossier_id, context=data["context"], effort=Effort(data["effort"]), by=actor, at=now
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def subject(request: HttpRequest, actor: Actor, dossier_id: UUID) -> HttpResponse:
    """Add a person, a business or premises."""
    sent = request.POST.get("what", "") or request.GET.get("wat", "")
    what = sent if sent in SubjectForm.KINDS else "person"
    form = SubjectForm(request.POST or None, initial={"what": what})
    form.show_for(what)
    here = reverse("dossiers:subject", args=[dossier_id])
    kinds = [
        {"label": label, "url": f"{here}?wat={key}", "current": key == what} for key, (label, _) in form.KINDS.items()
    ]

    def add(data: dict[str, Any], now: Any) -> str | None:
        about: dict[str, Any] = {"dossier_id": dossier_id, "by": actor, "at": now}
        if what == "person":
            alike = is_anybody_like(actor, name=data["name"], born=data["birth_date"])
            person = services.add_person(
                name=data["name"],
                birth_date=data["birth_date"],
                role=SubjectRole(data["role"]),
                notice=form.notice,
                **about,
            )
            return reverse("dossiers:likeness", args=[person]) if alike else None
        if what == "business":
            services.add_business(name=data["name"], kvk=data["kvk"], role=SubjectRole(data["role"]), **about)
        else:
            services.add_premises(address=form.address, bag=form.cleaned_data["bag"], **about)
        return None

    return _do(request, actor, dossier_id, form, "Betrokkene toevoegen", add, tab_items=kinds)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def hand_over(request: HttpRequest, actor: Actor, dossier_id: UUID) -> HttpResponse:
    """Offer the dossier to a colleague."""
    takers = [(str(card.membership_id), f"{card.name}, {card.role_label}") for card in queries.takers(actor)]
    form = HandOverForm(request.POST or None, takers=takers)
    return _do(
        request, actor, dossier_id, form, "Overdragen aan een collega",
        lambda data, now: services.offer(
            dossier_id=dossier_id, to=UUID(data["to"]), reason=data["reason"], by=actor, at=now
        ),
    )  # fmt: skip


@require_POST
@page(Activity.DIRECT_DOSSIERS)
def answer(request: HttpRequest, actor: Actor, hand_over_id: UUID) -> HttpResponse:
    """Accept or decline an offered dossier; who declines says why, and the owner reads it."""
    accepted = request.POST.get("answer") == "ja"
    try:
        dossier_id = services.answer_offer(
            hand_over_id=hand_over_id, accepted=accepted, reason=request.POST.get("reason", "")[:LONG], by=actor,
            at=timezone.localtime(),
        )  # fmt: skip
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    return HttpResponseRedirect(reverse("dossiers:dossier", args=[dossier_id]))


@require_POST
@page(Activity.DIRECT_DOSSIERS)
def withdraw(request: HttpRequest, actor: Actor, hand_over_id: UUID) -> HttpResponse:
    """Take back what one offered."""
    try:
        dossier_id = services.withdraw_offer(hand_over_id=hand_over_id, by=actor, at=timezone.localtime())
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    return HttpResponseRedirect(reverse("dossiers:dossier", args=[dossier_id]))


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def take_over(request: HttpRequest, actor: Actor, dossier_id: UUID) -> HttpResponse:
    """Step in for an owner who is not there."""
    return _do(
        request, actor, dossier_id, TakeOverForm(request.POST or None), "Overnemen omdat de eigenaar er niet is",
        lambda data, now: services.take_over(dossier_id=dossier_id, reason=data["reason"], by=actor, at=now),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def move(request: HttpRequest, actor: Actor, dossier_id: UUID) -> HttpResponse:
    """Let it rest, go on, close or open again."""
    found = _page(actor, dossier_id)
    sent = request.method == "POST"
    texts = (
        request.POST.get("from_state", "") if sent else found.card.state.value,
        request.POST.get("to", "") if sent else request.GET.get("naar", ""),
    )
    if any(text not in DossierState.values for text in texts):
        raise Http404
    from_state, to = DossierState(texts[0]), DossierState(texts[1])
    if to not in TRANSITIONS[from_state]:
        raise Http404
    form = MoveForm(request.POST or None, initial={"from_state": from_state.value, "to": to.value})
    form.show_for(to)

    def go(data: dict[str, Any], now: Any) -> None:
        ending = Ending(data["ending"]) if data.get("ending") else None
        services.move(
            dossier_id=dossier_id, from_state=from_state, to=to, reason=data["reason"], ending=ending, by=actor, at=now
        )

    return _do(request, actor, dossier_id, form, MOVES[to], go)


def _do(
    request: HttpRequest,
    actor: Actor,
    dossier_id: UUID,
    form: Form,
    title: str,
    verb: Callable[[dict[str, Any], Any], Any],
    **extra: Any,
) -> HttpResponse:
    """Show the form; when it is sent, do it (and go where `verb` says, or back to the dossier), or say beside the form why
    not, with everything typed still there."""
    conflict = ""
    if form.is_valid():
        try:
            onward = verb(form.cleaned_data, timezone.localtime())
            here = reverse("dossiers:dossier", args=[dossier_id])
            return HttpResponseRedirect(onward if isinstance(onward, str) else here)
        except ObjectDoesNotExist as missing:
            raise Http404 from missing
        except Refused as refusal:
            if isinstance(form, NoticeForm):
                form.refuse(refusal)
            else:
                form.add_error(None, refusal.verdict.sentence)
        except Conflict as first:
            conflict = str(first)
    shown = {"form": form, "page": _page(actor, dossier_id), "form_title": title, "conflict": conflict}
    return render(
        request, "dossiers/form.html", shown | extra, status=409 if conflict else 422 if form.is_bound else 200
    )


def _page(actor: Actor, dossier_id: UUID) -> DossierPage:
    return queries.dossier_page(actor, dossier_id, today=timezone.localdate())

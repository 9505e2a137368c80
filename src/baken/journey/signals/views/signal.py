"""One signal on one screen; weigh it, decide, keep it small, ask a register."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baken.ground.phenomena.queries import look_for
from baken.ground.places.queries import area_names
from baken.ground.privacy.queries import retention_in_force
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import RETENTION, Activity, in_words
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Conflict, Refused
from baken.journey.signals import queries, services
from baken.journey.signals.forms import AddMarksForm, DecisionForm, SmallForm, WeighForm
from baken.journey.signals.queries.cards import SignalPage
from baken.journey.signals.queries.doors import GOES
from baken.journey.signals.services import Decision, Grades, Telling
from baken.journey.signals.views.lists import form_choices
from baken.journey.signals.vocabulary import (
    BASIS,
    TRANSITIONS,
    Concreteness,
    Credibility,
    Recency,
    Reliability,
    Seriousness,
    SignalRefusal,
    SignalState,
)

KEEP_RULE = {
    "unsubstantiated": "Niet onderbouwd: {term} na de maand van ontvangst, en minstens drie maanden na afsluiten.",
    "in_work": "In onderzoek of voorbereiding: {term} na de laatste stap.",
    "acted_on": "Opgepakt: vijf jaar na de laatste stap (Selectielijst gemeenten 2020, 12.1).",
}
SMALL_FROM = (SignalState.INTAKE, SignalState.WEIGHING, SignalState.KEPT)


@require_safe
@page(Activity.WEIGH_SIGNALS)
def signal(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """What it says, where it comes from, what is missing, what may now, what happened."""
    return _show(request, actor, signal_id)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.WEIGH_SIGNALS)
def weigh(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """Grade the source and the content. When somebody weighed meanwhile, everything typed stays on the screen."""
    found = queries.signal_page(actor, signal_id, today=timezone.localdate())
    card, last = found.card, found.weighing
    initial = {"phenomenon": card.phenomenon_code, "summary": card.summary, "area": card.area, "place": card.place}
    initial |= {"seen": str(last.number if last else 0)} | (last.codes if last else {})
    form = WeighForm(request.POST or None, initial=initial, **form_choices(actor))
    conflict = ""
    if form.is_valid():
        data = form.cleaned_data
        grades = Grades(
            Reliability(data["reliability"]), Credibility(data["credibility"]), Concreteness(data["concreteness"]),
            Recency(data["recency"]), Seriousness(data["seriousness"]),
        )  # fmt: skip
        telling = Telling(data["summary"], data["phenomenon"], data["area"], data["place"])
        try:
            services.weigh(
                signal_id=signal_id, seen=data["seen"], grades=grades, telling=telling, note=data["note"],
                by=actor, at=timezone.localtime(),
            )  # fmt: skip
            return _to(signal_id)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
        except Conflict as first:
            conflict = str(first)
            found = queries.signal_page(actor, signal_id, today=timezone.localdate())
            now_seen = found.weighing.number if found.weighing else 0
            form = WeighForm({**request.POST.dict(), "seen": str(now_seen)}, **form_choices(actor))
    status = 409 if conflict else 422 if form.is_bound else 200
    return render(request, "signals/weigh.html", {"form": form, "page": found, "conflict": conflict}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.WEIGH_SIGNALS)
def marks(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """Add what the signal can be recognised by, for the blind match; until privacy check 1."""
    found = queries.signal_page(actor, signal_id, today=timezone.localdate())
    form = AddMarksForm(request.POST or None)
    if form.is_valid():
        address, kvk = form.found
        try:
            services.add_marks(
                signal_id=signal_id, address=address, kvk=kvk, marks=form.marks | form.bag_mark, by=actor
            )
            return HttpResponseRedirect(f"{reverse('signals:signal', args=[signal_id])}?kenmerk=erbij")
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return render(
        request, "signals/add_marks.html", {"form": form, "page": found}, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.WEIGH_SIGNALS)
def decide(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """Take the next step. A second decider sees who was first, and keeps what was typed."""
    found = queries.signal_page(actor, signal_id, today=timezone.localdate())
    from_state, to = _states(request, found)
    form = DecisionForm(request.POST or None, initial={"from_state": from_state.value, "to": to.value})
    urgently = request.POST.get("urgent") == "ja"
    partners = [(str(check.id), check.partner) for check in found.checks if check.partner]
    form.show_for(from_state, to, urgently=urgently, partners=partners)
    conflict, refusal = "", None
    if form.is_valid():
        data = {
            name: value for name, value in form.cleaned_data.items() if name not in {"from_state", "to", "check_2a"}
        }
        chosen = form.cleaned_data.get("check_2a")
        try:
            services.decide(
                signal_id=signal_id, from_state=from_state, decision=Decision(to=to, check_2a=UUID(chosen) if chosen else None, **data),
                by=actor, at=timezone.localtime(), urgently=urgently,
            )  # fmt: skip
            return _to(signal_id)
        except Refused as stopped:
            refusal = stopped.verdict
        except Conflict as first:
            conflict = str(first)
    context = {"form": form, "page": found, "conflict": conflict, "goes": GOES[to], "to": to}
    if refusal is not None:
        context |= {"refusal": refusal, "basis": BASIS[SignalRefusal(refusal.code)]}
    door = next((door for door in found.doors if door.label == GOES[to]), None)
    closed = door is not None and not door.open
    another = to is SignalState.FORWARDED_EXTERNALLY and bool(partners) and not form.is_bound
    context |= {"door": door, "may_be_urgent": closed or urgently, "to_another": another and not closed}
    status = 409 if conflict else 422 if form.is_bound else 200
    return render(request, "signals/decide.html", context, status=status)


@require_POST
@page(Activity.WEIGH_SIGNALS)
def small(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """Klein houden: from the inbox in two clicks."""
    form = SmallForm(request.POST)
    if not form.is_valid():
        return _show(request, actor, signal_id, small=form, status=422)
    try:
        services.keep_small(
            signal_id=signal_id, from_state=SignalState(form.cleaned_data["from_state"]),
            reason=form.cleaned_data["reason"], by=actor, at=timezone.localtime(),
        )  # fmt: skip
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    except Refused as refusal:
        return _show(request, actor, signal_id, refusal=refusal.verdict.sentence, status=422)
    except Conflict as first:
        return _show(request, actor, signal_id, conflict=str(first), status=409)
    return HttpResponseRedirect(reverse("signals:inbox"))


def _show(request: HttpRequest, actor: Actor, signal_id: UUID, *, status: int = 200, **extra: Any) -> HttpResponse:
    found = queries.signal_page(actor, signal_id, today=timezone.localdate())
    context = {
        "page": found,
        "facts": _facts(found, area_names(actor.municipality)),
        "small": SmallForm(initial={"from_state": found.card.state.value}),
        "may_be_small": found.card.state in SMALL_FROM,
        "in_research": found.card.state is SignalState.INVESTIGATION,
        "viewer": actor,
        "marked": "kenmerk" in request.GET,
        "look": look_for(actor, found.card.phenomenon_code, found.card.phenomenon, timezone.localdate()),
        **_kept(actor.municipality, found.kept_as),
        "crumbs": [("Signalen", reverse("signals:inbox")), (found.card.phenomenon, "")],
    }
    return render(request, "signals/signal.html", context | extra, status=status)


def _kept(municipality: str, kept_as: str) -> dict[str, Any]:
    """By which rule it goes, and who adopted that rule; what was acted on goes by the Selectielijst, which nobody adopts."""
    held = retention_in_force(municipality, timezone.localdate())
    months = held.months("signal") if held else int(RETENTION["signal"].term[1:-1])
    return {
        "keep_rule": KEEP_RULE[kept_as].format(term=in_words(f"P{months}M")),
        "keep_own_norm": kept_as != "acted_on",
        "keep_adopted": held.sentence if held else "",
    }


def _facts(found: SignalPage, areas: Mapping[str, str]) -> list[tuple[str, Any]]:
    card = found.card
    return [
        ("Onderwerp", card.phenomenon),
        ("Waar", ", ".join(part for part in (card.place, areas.get(card.area, card.area)) if part) or "niet bekend"),
        ("Bron", found.source),
        ("Ontvangen", date_format(card.received_month, "F Y")),
        ("Geopend door", found.opened_by),
    ]


def _states(request: HttpRequest, found: SignalPage) -> tuple[SignalState, SignalState]:
    """From where to where: as the form carries it, or as the link asks it now."""
    if request.method == "POST":
        texts = (request.POST.get("from_state", ""), request.POST.get("to", ""))
    else:
        texts = (found.card.state.value, request.GET.get("naar", ""))
    if any(text not in SignalState.values for text in texts):
        raise Http404
    from_state, to = SignalState(texts[0]), SignalState(texts[1])
    if to not in TRANSITIONS[from_state]:
        raise Http404
    return from_state, to


def _to(signal_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("signals:signal", args=[signal_id]))

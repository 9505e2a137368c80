"""Sources: the register, what a signal asks of them, and what their owners answer."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Role
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.instruments.linking.refusals import NotReadable
from baken.journey.signals import queries, services
from baken.journey.signals.forms import AnswerForm, AskOwnerForm, OutsideForm, SourceOwnerForm
from baken.journey.signals.services import Typed
from baken.journey.signals.vocabulary import SOURCES, ResearchSource, SignalState

NO_ANSWER = "De bron gaf geen antwoord. Dat je het vroeg, is vastgelegd. Probeer het later nog eens."


@require_safe
@page(Activity.WEIGH_SIGNALS)
def sources(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """What may be asked about this signal, what was, and what owners told."""
    return _show(request, actor, signal_id)


@require_POST
@page(Activity.WEIGH_SIGNALS)
def research(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """Ask one register: known there or not."""
    source = next((item for item in ResearchSource if item.value == request.POST.get("source")), None)
    if source is None:
        raise Http404
    at = timezone.localtime()
    try:
        if not SOURCES[source].outside:
            services.research(signal_id=signal_id, source=source, by=actor, at=at)
            return _to(signal_id)
        form = OutsideForm(request.POST, source=source)
        if not form.is_valid():
            return _show(request, actor, signal_id, typed=form, source=source, status=422)
        typed = Typed(**form.cleaned_data)
        known = services.research_outside(signal_id=signal_id, source=source, typed=typed, by=actor, at=at)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    except Refused as refusal:
        return _show(request, actor, signal_id, refusal=refusal.verdict.sentence, status=422)
    except NotReadable as sentence:
        return _show(request, actor, signal_id, refusal=str(sentence), status=422)
    return _to(signal_id) if known is not None else _show(request, actor, signal_id, refusal=NO_ANSWER, status=502)


@require_POST
@page(Activity.WEIGH_SIGNALS)
def ask_owner(request: HttpRequest, actor: Actor, research_id: UUID) -> HttpResponse:
    """Known there: ask the owner what it is."""
    form = AskOwnerForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    try:
        signal_id = services.ask_owner(research_id=research_id, why=why, by=actor, at=timezone.localtime())
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    except Refused as refusal:
        found = queries.signal_asking(actor, research_id)
        return _show(request, actor, found, refusal=refusal.verdict.sentence, status=422)
    return _to(signal_id)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.WEIGH_SIGNALS)
def register(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Which sources exist, whose they are, on which ground; the safety adviser names who answers."""
    others = [(source.value, source.label) for source, entry in SOURCES.items() if entry.another_controller]
    people = [(str(each.membership_id), f"{each.name}, {each.role_label}") for each in queries.who_may_answer(actor)]
    form = SourceOwnerForm(request.POST or None, sources=others, people=people)
    at = timezone.localtime()
    try:
        if request.POST.get("end") in ResearchSource.values:
            services.end_owner(source=ResearchSource(request.POST["end"]), last_day=at.date(), by=actor)
            return HttpResponseRedirect(reverse("signals:register"))
        if form.is_valid():
            data = form.cleaned_data
            services.name_owner(
                source=ResearchSource(data["source"]), owner=UUID(data["owner"]), ground=data["ground"],
                purpose=data["purpose"], by=actor, at=at,
            )  # fmt: skip
            return HttpResponseRedirect(reverse("signals:register"))
    except Refused as refusal:
        form.add_error(None, refusal.verdict.sentence)
    context = {
        "cards": queries.source_register(actor, today=at.date()),
        "hits": queries.hits_between(actor),
        "form": form if actor.role == Role.SAFETY_ADVISER else None,
        "crumbs": [("Signalen", reverse("signals:inbox")), ("Bronnen", "")],
    }
    return render(request, "signals/register.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@page(Activity.ANSWER_FOR_SOURCE)
def questions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was asked of you as owner, and what went from your source."""
    return _questions(request, actor)


@require_POST
@page(Activity.ANSWER_FOR_SOURCE)
def answer(request: HttpRequest, actor: Actor, addressee_id: UUID) -> HttpResponse:
    """Tell what is known, or tell nothing."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _questions(request, actor, form=form, about=addressee_id, status=422)
    try:
        services.answer_question(
            addressee_id=addressee_id, disclosed=request.POST.get("verb") == "tell", by=actor, at=timezone.localtime(),
            **form.cleaned_data,
        )  # fmt: skip
    except Refused as refusal:
        form.add_error(None, refusal.verdict.sentence)
        return _questions(request, actor, form=form, about=addressee_id, status=422)
    return HttpResponseRedirect(reverse("signals:questions"))


def _questions(
    request: HttpRequest, actor: Actor, *, form: AnswerForm | None = None, about: UUID | None = None, status: int = 200
) -> HttpResponse:
    cards = [
        (card, form if form is not None and card.id == about else AnswerForm(initial={"ground": card.ground}, auto_id=f"{card.id}-%s"))
        for card in queries.questions_for(actor)
    ]  # fmt: skip
    context = {"cards": cards, "hits": queries.hits_between(actor), "failed": form}
    return render(request, "signals/questions.html", context, status=status)


def _show(
    request: HttpRequest,
    actor: Actor,
    signal_id: UUID,
    *,
    refusal: str = "",
    typed: OutsideForm | None = None,
    source: ResearchSource | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    found = queries.signal_sources(actor, signal_id, today=today)
    in_research = found.state is SignalState.INVESTIGATION
    may_ask = [
        (
            card,
            (typed if card.entry.source is source else OutsideForm(source=card.entry.source))
            if card.entry.outside
            else None,
        )
        for card in found.may_ask
    ]
    context = {
        "signal_id": signal_id,
        "found": found,
        "may_ask": may_ask if in_research else [],
        "in_research": in_research,
        "refusal": refusal,
        "asked": [(card, AskOwnerForm(auto_id=f"{card.id}-%s") if in_research and card.may_ask_further else None) for card in found.asked],
        "crumbs": [
            ("Signalen", reverse("signals:inbox")), ("Signaal", reverse("signals:signal", args=[signal_id])), ("Bronnen", ""),
        ],
    }  # fmt: skip
    return render(request, "signals/sources.html", context, status=status)


def _to(signal_id: UUID) -> HttpResponse:
    """Where the answers stand: on a phone they would be five screens below the question."""
    return HttpResponseRedirect(f"{reverse('signals:sources', args=[signal_id])}#antwoorden")

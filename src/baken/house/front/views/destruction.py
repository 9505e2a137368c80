"""Destruction: propose, approve by two people, hold what must stay; the certificate says what went."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.organisations.queries import names_of
from baken.ground.privacy import services
from baken.ground.privacy.queries import AdoptionCard, adoptions, batches, holds, retention_in_force
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import (
    RETENTION,
    WHAT_IS_KEPT,
    Activity,
    Organ,
    Role,
    fingerprint,
    in_words,
    schedule_of,
)
from baken.house.front.forms import AdoptionForm, HoldForm, WhyNowForm
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused

SCHEDULE = ("Wat", "Hoe lang", "Bron", "Stand")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DESTROY)
def destruction(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The proposals and holds; a post proposes, or holds a record."""
    form = HoldForm(request.POST if "hold" in request.POST else None)
    sentence = ""
    if form.is_valid():
        services.hold(
            source="",
            record=form.cleaned_data["address"],
            reason=form.cleaned_data["reason"],
            by=actor,
            at=timezone.localtime(),
        )
        return HttpResponseRedirect(reverse("front:destruction"))
    if "propose" in request.POST:
        try:
            services.propose_destruction(by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("front:destruction"))
        except Refused as refusal:
            sentence = refusal.verdict.sentence
    return _show(request, actor, form, sentence)


def _show(
    request: HttpRequest, actor: Actor, form: HoldForm, sentence: str = "", why: WhyNowForm | None = None
) -> HttpResponse:
    found = batches(actor)
    people = names_of(actor, {who for card in found for who in (card.approved_by, card.seconded_by) if who})
    shown = [
        (
            card,
            people.get(card.approved_by, "") if card.approved_by else "",
            people.get(card.seconded_by, "") if card.seconded_by else "",
        )
        for card in found
    ]
    context = {
        "batches": shown, "holds": holds(actor), "form": form, "sentence": sentence, "me": actor.membership_id,
        "why": why or WhyNowForm(), "adoption": retention_in_force(actor.municipality, timezone.localdate()),
    }  # fmt: skip
    return render(request, "front/destruction.html", context, status=422 if sentence or form.errors or why else 200)


@require_POST
@page(Activity.DESTROY)
def approval(request: HttpRequest, actor: Actor, batch_id: UUID) -> HttpResponse:
    """Approve a proposal, as the first or the second; by a rule that nobody adopted only with a reason."""
    why = WhyNowForm(request.POST)
    reason = why.cleaned_data["why_now"] if why.is_valid() else ""
    try:
        services.approve_destruction(batch_id=batch_id, by=actor, at=timezone.localtime(), why_now=reason)
    except Refused as refusal:
        return _show(request, actor, HoldForm(), refusal.verdict.sentence, why)
    return HttpResponseRedirect(reverse("front:destruction"))


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DESTROY)
def retention(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How long everything is kept, by which rule, and who adopted it; the privacy officer lays down a decision."""
    today = timezone.localdate()
    form = AdoptionForm(request.POST or None, initial={"valid_from": today})
    if form.is_valid():
        data = form.cleaned_data
        try:
            services.adopt_retention(
                organ=Organ(data["organ"]), decided_on=data["decided_on"], number=data["number"],
                valid_from=data["valid_from"], months=form.months, source=data["source"], advice=data["advice"],
                by=actor, at=timezone.localtime(),
            )  # fmt: skip
            return HttpResponseRedirect(reverse("front:retention"))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    held = retention_in_force(actor.municipality, today)
    decisions = adoptions(actor)
    people = names_of(actor, {card.by for card in decisions if card.by})
    context = {
        "columns": SCHEDULE, "rows": _schedule(held), "adoption": held, "form": form, "may_adopt": actor.role == Role.PRIVACY_OFFICER,
        "changed": held is not None and held.fingerprint != fingerprint(schedule_of(_own_months(held))),
        "decisions": [(card, people.get(card.by, "") if card.by else "", _own_terms(card)) for card in decisions],
        "crumbs": [("Vernietiging", reverse("front:destruction")), ("Bewaartermijnen", "")],
    }  # fmt: skip
    return render(request, "front/retention.html", context, status=422 if form.is_bound else 200)


def _own_months(card: AdoptionCard) -> dict[str, int]:
    return {key: card.months(key) for key, rule in RETENTION.items() if rule.months}


def _own_terms(card: AdoptionCard) -> str:
    return "; ".join(f"{WHAT_IS_KEPT[key]} {in_words(f'P{months}M')}" for key, months in _own_months(card).items())


def _schedule(held: AdoptionCard | None) -> list[tuple[str, str, str, str]]:
    """What is kept, how long, on which source, and who adopted that: the law, or a decision of the municipality, or nobody yet."""
    rows = []
    for key, rule in RETENTION.items():
        adopted = held.schedule.get(key) if held else None
        day = date_format(held.decided_on, "j F Y") if held else ""
        own = f"vastgesteld op {day}" if held and adopted else "nog niet vastgesteld"
        term = adopted["term"] if adopted else rule.term
        stands = own if rule.is_own_norm else "staat vast" if rule.confirmed else "nog te bevestigen door de archivaris"
        rows.append((WHAT_IS_KEPT[key].capitalize(), rule.kept(term), rule.source, stands))
    return rows


@require_POST
@page(Activity.DESTROY)
def end_of_hold(request: HttpRequest, actor: Actor, hold_id: UUID) -> HttpResponse:
    """The reason to keep is over."""
    services.end_hold(hold_id=hold_id, by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("front:destruction"))

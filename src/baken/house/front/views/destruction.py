"""Destruction: propose, approve by two people, hold what must stay; the certificate says what went."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.organisations.queries import names_of
from baken.ground.privacy import services
from baken.ground.privacy.queries import batches, holds
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.house.front.forms import HoldForm
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused


@require_http_methods(["GET", "POST"])
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
    context = {"batches": shown, "holds": holds(actor), "form": form, "sentence": sentence, "me": actor.membership_id}
    return render(request, "front/destruction.html", context)


@require_POST
@page(Activity.DESTROY)
def approval(request: HttpRequest, actor: Actor, batch_id: UUID) -> HttpResponse:
    """Approve a proposal, as the first or the second."""
    services.approve_destruction(batch_id=batch_id, by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("front:destruction"))


@require_POST
@page(Activity.DESTROY)
def end_of_hold(request: HttpRequest, actor: Actor, hold_id: UUID) -> HttpResponse:
    """The reason to keep is over."""
    services.end_hold(hold_id=hold_id, by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("front:destruction"))

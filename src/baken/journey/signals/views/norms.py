"""The numbers a municipality chooses, each with what it rests on; the safety adviser sets them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from baken.ground.organisations.queries import names_of
from baken.ground.privacy.queries import norms as norms_of
from baken.ground.privacy.services import page, set_norm
from baken.ground.privacy.vocabulary import Activity, Role
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.signals.forms import NormForm


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.WEIGH_SIGNALS)
def norms(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every number, its bounds and its source; a post sets one."""
    form = NormForm(request.POST or None)
    if form.is_valid():
        try:
            set_norm(**form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("signals:norms"))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    cards = norms_of(actor)
    people = names_of(actor, {card.by for card in cards if card.by})
    context = {
        "cards": [(card, people.get(card.by, "") if card.by else "") for card in cards],
        "form": form,
        "may_set": actor.role == Role.SAFETY_ADVISER,
        "crumbs": [("Signalen", reverse("signals:inbox")), ("Getallen", "")],
    }
    return render(request, "signals/norms.html", context, status=422 if form.is_bound else 200)

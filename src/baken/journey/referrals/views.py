"""The pages of a referral."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.dossiers.queries import dossier_exists
from baken.journey.referrals import queries, services
from baken.journey.referrals.forms import RiecReferralForm, StepForm
from baken.journey.referrals.rules import RiecCriteria, may_refer
from baken.journey.referrals.vocabulary import State


@page(Activity.REFER_TO_PARTNERS)
def referrals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The referrals of this municipality."""
    return render(request, "referrals/list.html", {"referrals": queries.referrals(actor)})


@require_http_methods(["GET", "POST"])
@page(Activity.REFER_TO_PARTNERS)
def new(request: HttpRequest, actor: Actor, dossier_id: UUID) -> HttpResponse:
    """Begin a referral from a dossier."""
    if not dossier_exists(actor, dossier_id):
        raise Http404
    form = RiecReferralForm(request.POST or None)
    if form.is_valid():
        data = dict(form.cleaned_data)
        activity = data.pop("activity")
        referral_id = services.draft_riec_referral(
            dossier_id=dossier_id, activity=activity, criteria=RiecCriteria(**data), by=actor, at=timezone.localtime()
        )
        return HttpResponseRedirect(reverse("referrals:referral", args=[referral_id]))
    return render(request, "referrals/new.html", {"form": form})


@require_http_methods(["GET", "HEAD"])
@page(Activity.REFER_TO_PARTNERS)
def referral(request: HttpRequest, actor: Actor, referral_id: UUID) -> HttpResponse:
    """One referral."""
    return _show(request, actor, referral_id, StepForm())


@require_POST
@page(Activity.REFER_TO_PARTNERS)
def take_step(request: HttpRequest, actor: Actor, referral_id: UUID) -> HttpResponse:
    """Take a referral to its next state."""
    form = StepForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            services.move(
                referral_id=referral_id,
                from_state=State(data["from_state"]),
                to_state=State(data["to_state"]),
                reason=data["reason"],
                by=actor,
                at=timezone.localtime(),
            )
            return HttpResponseRedirect(reverse("referrals:referral", args=[referral_id]))
        except ValueError:
            form.add_error(None, "Deze stap bestaat niet. Kies een van de knoppen.")
        except Refused as refusal:
            form.add_error("reason", refusal.verdict.sentence)
    return _show(request, actor, referral_id, form)


def _show(request: HttpRequest, actor: Actor, referral_id: UUID, form: StepForm) -> HttpResponse:
    found = queries.referral(actor, referral_id)
    if found is None:
        raise Http404
    context = {"referral": found, "form": form, "refusal": may_refer(found.criteria).sentence}
    return render(request, "referrals/referral.html", context, status=422 if form.is_bound else 200)

"""The pages on which two people open a confidential name."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.privacy.services import Visit, acting, page, several
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.vault.keyholders import KeyMissing
from baken.instruments.vault.sealing import CannotOpen
from baken.journey.intake import queries
from baken.journey.intake.forms.desk import RevealForm
from baken.journey.intake.queries import NoSuchReport, NoSuchReveal
from baken.journey.intake.services import identity
from baken.journey.intake.vocabulary import Identity

REVEAL, HANDLE = Activity.REVEAL_IDENTITY, Activity.HANDLE_REPORTS


@several(HANDLE, REVEAL)
def name(request: HttpRequest, visit: Visit, report_id: UUID) -> HttpResponse:
    """Ask for the name, with a reason; see whether somebody agreed."""
    form = RevealForm(request.POST or None)
    with acting(visit, REVEAL) as actor:
        try:
            report = queries.report_card(actor, report_id)
        except NoSuchReport as error:
            raise Http404 from error
        if form.is_bound and form.is_valid():
            identity.ask_for_name(report_id=report_id, reason=form.cleaned_data["reason"], by=actor, at=timezone.now())
            return HttpResponseRedirect(reverse("intake:name", args=[report_id]))
        asked = queries.reveals(actor, report_id)
        page_data = {
            "report": report,
            "form": form,
            "asked": asked,
            "mine": [one.id for one in asked if one.asked_by == actor.membership_id and one.is_approved],
            "confidential": report.identity == Identity.CONFIDENTIAL,
        }
    return render(request, "intake/name.html", page_data, status=422 if form.is_bound else 200)


@page(REVEAL)
def requests(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Requests to open a name: agree, or leave it."""
    return render(request, "intake/reveals.html", _listed(actor))


@require_POST
@page(REVEAL)
def approval(request: HttpRequest, actor: Actor, reveal_id: UUID) -> HttpResponse:
    """Agree that the name is opened."""
    try:
        identity.approve(reveal_id=reveal_id, by=actor, at=timezone.now())
    except NoSuchReveal as error:
        raise Http404 from error
    return HttpResponseRedirect(reverse("intake:reveals"))


@require_POST
@several(HANDLE, REVEAL)
def opened_name(request: HttpRequest, visit: Visit, reveal_id: UUID) -> HttpResponse:
    """Open the name; the first time the reporter is told in the thread."""
    try:
        with acting(visit, REVEAL) as actor:
            contact, report_id, first = identity.name_of(reveal_id=reveal_id, by=actor, at=timezone.now())
    except NoSuchReveal as error:
        raise Http404 from error
    except (CannotOpen, KeyMissing):
        return render(request, "intake/opened_name.html", {"contact": ""}, status=503)
    if first:
        with acting(visit, HANDLE) as actor:
            identity.tell_reporter(report_id=report_id, text=identity.TOLD, by=actor, at=timezone.now())
    return render(request, "intake/opened_name.html", {"contact": contact, "report_id": report_id})


def _listed(actor: Actor) -> Mapping[str, Any]:
    return {"asked": queries.reveals(actor), "me": actor.membership_id}

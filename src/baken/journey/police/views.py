"""The mayor reads what the police told; nobody else does."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.journey.police import queries, services
from baken.journey.police.forms import PoliceReportForm


@page(Activity.READ_POLICE_REPORTS)
def reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The reports that may still be read."""
    return render(request, "police/list.html", {"reports": queries.reports(actor)})


@page(Activity.READ_POLICE_REPORTS)
def report(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """One report."""
    found = queries.report(actor, report_id)
    if found is None:
        raise Http404
    return render(request, "police/report.html", {"report": found})


@require_http_methods(["GET", "POST"])
@page(Activity.READ_POLICE_REPORTS)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Record a report."""
    form = PoliceReportForm(request.POST or None)
    if form.is_valid():
        report_id = services.record_report(**form.cleaned_data, by=actor, at=timezone.localtime())
        return HttpResponseRedirect(reverse("police:report", args=[report_id]))
    return render(request, "police/new.html", {"form": form})

"""From reports to signals: open one, fork off what is care, let a report feed a signal that is there, take that back."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.privacy.services import Visit, acting, several
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, Refused, insist, refused
from baken.journey.intake.queries import ReportCard, likenesses, report_cards
from baken.journey.intake.services import desk, routing
from baken.journey.intake.vocabulary import About, ReportState
from baken.journey.signals import queries, services
from baken.journey.signals.forms import FromReportForm, MarksForm
from baken.journey.signals.views.lists import form_choices
from baken.journey.signals.vocabulary import SignalRefusal

WEIGH, HANDLE = Activity.WEIGH_SIGNALS, Activity.HANDLE_REPORTS


@require_http_methods(["GET", "HEAD", "POST"])
@several(WEIGH, HANDLE)
def open_from_report(request: HttpRequest, visit: Visit, report_id: UUID) -> HttpResponse:
    """Make a signal of a report that was read, in the weigher's words; what is care goes to care, in other words."""
    now = timezone.localtime()
    with acting(visit, WEIGH) as actor:
        report = _readable(actor, report_id)
        form = FromReportForm(request.POST or None, **form_choices(actor))
        marks = MarksForm(request.POST or None)
        valid = form.is_valid() & marks.is_valid()
    if valid and form.cleaned_data["care"]:
        try:
            with acting(visit, HANDLE):
                routing.hand_to_care(
                    report_id=report_id, text=form.cleaned_data["care"], safety=form.cleaned_data["summary"], at=now
                )
        except Refused as refusal:
            form.add_error("care", refusal.verdict.sentence)
            valid = False
    if valid:
        with acting(visit, WEIGH) as actor:
            signal_id = _open(form, marks, report_id, actor, now)
        with acting(visit, HANDLE) as handler:
            desk.take_up(report_id=report_id, by=handler, at=now)
        return HttpResponseRedirect(reverse("signals:signal", args=[signal_id]))
    context = {"form": form, "marks": marks, "report": report, "report_url": reverse("intake:report", args=[report_id])}
    return render(request, "signals/from_report.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@several(WEIGH, HANDLE)
def link_report(request: HttpRequest, visit: Visit, report_id: UUID) -> HttpResponse:
    """Let a report feed a signal that is there: proposed with the reason, chosen by a person, nothing merged."""
    now = timezone.localtime()
    with acting(visit, HANDLE) as handler:
        card = report_cards(handler, [report_id]).get(report_id)
        alike = [one.report.id for one in likenesses(handler, card)] if card else []
    with acting(visit, WEIGH) as actor:
        report = _readable(actor, report_id)
        proposed = queries.to_link(actor, alike=alike, area=report.area_code, today=now.date())
        chosen = request.POST.get("signal", "")
        signal_id = next((card.id for card, _ in proposed if str(card.id) == chosen), None)
        if signal_id is not None:
            services.add_report(signal_id=signal_id, report_id=report_id, by=actor, at=now)
    if signal_id is not None:
        with acting(visit, HANDLE) as handler:
            desk.take_up(report_id=report_id, by=handler, at=now)
        return HttpResponseRedirect(reverse("signals:signal", args=[signal_id]))
    context = {"report": report, "proposed": proposed, "missed": request.method == "POST"}
    return render(request, "signals/link_report.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@several(WEIGH, HANDLE)
def unlink_report(request: HttpRequest, visit: Visit, report_id: UUID) -> HttpResponse:
    """Take the link back: the report waits again, and the link stays readable as undone."""
    now, reason = timezone.localtime(), request.POST.get("back-reason", "")
    with acting(visit, WEIGH) as actor:
        services.undo_report(report_id=report_id, by=actor, at=now)
    with acting(visit, HANDLE) as handler:
        desk.put_back(report_id=report_id, reason=reason, by=handler, at=now)
    return HttpResponseRedirect(reverse("intake:report", args=[report_id]))


def _readable(actor: Actor, report_id: UUID) -> ReportCard:
    report = report_cards(actor, [report_id]).get(report_id)
    if report is None:
        raise Http404
    insist(ALLOWED if report.state is ReportState.READ else refused(SignalRefusal.NOT_READ))
    insist(ALLOWED if report.about is About.NOBODY else refused(SignalRefusal.GOES_ROUND))
    return report


def _open(form: FromReportForm, marks: MarksForm, report_id: UUID, actor: Actor, now: datetime) -> UUID:
    data = form.cleaned_data
    address, kvk = form.found
    return services.open_from_report(
        report_id=report_id, phenomenon=data["phenomenon"], summary=data["summary"], place=data["place"],
        address=address, kvk=kvk, marks=marks.marks | form.bag_mark, by=actor, at=now,
    )  # fmt: skip

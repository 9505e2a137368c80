"""Reports by other channels: a note of a call, finished later; a colleague or partner who tells what they saw at work."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from baken.ground.organisations.queries import names_of, organisation_card, organisation_of
from baken.ground.places.queries import areas_of
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Role
from baken.ground.topics.queries import catalogue_on
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.intake import queries
from baken.journey.intake.forms.notes import FinishForm, NoteForm, PoliceForm, ProfessionalForm, TopicForm
from baken.journey.intake.queries import NoSuchReport
from baken.journey.intake.services import arriving, entrepreneurs
from baken.journey.intake.services.arriving import Note
from baken.journey.intake.views.desk import to
from baken.journey.intake.vocabulary import About, Channel, Identity


@page(Activity.HANDLE_REPORTS)
def note(request: HttpRequest, actor: Actor) -> HttpResponse:
    """ "Ik sprak net iemand": written down within a minute, finished now or later."""
    if PoliceForm(request.POST or None).stops:
        return _stopped(request)
    form = NoteForm(request.POST or None, areas=_areas(actor), catalogue=catalogue_on(actor.municipality))
    if form.is_valid():
        data = form.cleaned_data | {"unfinished": "later" in request.POST}
        try:
            data["kvk"] = entrepreneurs.known_as(data["kvk"])
            return to(arriving.hand_in(told=Note(**data), by=actor, at=timezone.now()))
        except Refused as refusal:
            return _refused(request, form, "intake/note.html", refusal)
    details = bool({"area", "place", "when", "contact", "kvk"} & form.errors.keys())
    return render(
        request, "intake/note.html", {"form": form, "details_open": details}, status=422 if form.is_bound else 200
    )


@page(Activity.HANDLE_REPORTS)
def finish(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """The rest of a note: the questions that go with its subject, where and when."""
    try:
        card = queries.report_card(actor, report_id)
    except NoSuchReport as error:
        raise Http404 from error
    catalogue = catalogue_on(actor.municipality)
    now = {"subject": str(card.subject), "area": card.area_code, "urgency": card.urgency.value}
    topic = catalogue.topic(request.POST.get("subject", "") or card.subject)
    form = FinishForm(request.POST or None, initial=now, areas=_areas(actor), catalogue=catalogue, topic=topic)
    if form.is_valid():
        told = Note(**form.cleaned_data, identity=card.identity, contact="", channel=card.channel)
        try:
            arriving.finish(report_id=report_id, told=told, by=actor, at=timezone.now())
            return to(report_id)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"form": form, "report": card}
    return render(request, "intake/finish.html", context, status=422 if form.is_bound else 200)


@page(Activity.REPORT_FOR_WORK)
def professional(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A colleague or partner with an account tells something; they cannot read it back."""
    if PoliceForm(request.POST or None).stops:
        return _stopped(request)
    form = ProfessionalForm(request.POST or None, areas=_areas(actor), catalogue=catalogue_on(actor.municipality))
    if form.is_valid():
        who = names_of(actor, [actor.membership_id]).get(actor.membership_id, actor.name)
        organisation = organisation_card(organisation_of(actor)).name
        channel = Channel.PARTNER if actor.role == Role.PARTNER else Channel.COLLEAGUE
        told = Note(**form.cleaned_data, identity=Identity.KNOWN, contact=f"{who}, {organisation}", channel=channel)
        try:
            arriving.hand_in(told=told, by=actor, at=timezone.now())
            return HttpResponseRedirect(reverse("intake:handed-in"))
        except Refused as refusal:
            return _refused(request, form, "intake/professional.html", refusal)
    return render(request, "intake/professional.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Activity.REPORT_FOR_WORK)
def handed_in(request: HttpRequest, actor: Actor) -> HttpResponse:
    """It arrived."""
    return render(request, "intake/handed_in.html", {})


def _stopped(request: HttpRequest) -> HttpResponse:
    """Police information never enters here; what was typed is not stored and not shown again (Wpg 16; brief F1)."""
    return render(request, "intake/police_stop.html", {}, status=422)


def _refused(request: HttpRequest, form: TopicForm, template: str, refusal: Refused) -> HttpResponse:
    if form.cleaned_data["about"] == About.MAYOR:
        return render(request, "intake/mayor_stop.html", {}, status=422)
    form.add_error("about" if form.cleaned_data["about"] != About.NOBODY else "kvk", refusal.verdict.sentence)
    return render(request, template, {"form": form, "details_open": True}, status=422)


def _areas(actor: Actor) -> list[tuple[str, str]]:
    return [(area.code, area.name) for area in areas_of(actor.municipality)]

"""What a person in a dossier was told (AVG 14): that it was done, on which day it will be, or why later."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Shelf
from baken.ground.privacy.vocabulary.matrix import may_act
from baken.ground.subjects import queries as subjects
from baken.ground.subjects import services
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.dossiers import queries
from baken.journey.dossiers.forms import ToldForm


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def notice(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponse:
    """The notices of a person so far, and the next one; who may write persons down may write this down."""
    found = subjects.notices_of(actor, person_id)
    if found is None:
        raise Http404
    name, notices = found
    may_tell = may_act(actor.role, Activity.DIRECT_DOSSIERS.value, Shelf.SUBJECTS.value)
    if request.method == "POST" and not may_tell:
        raise Http404
    form = ToldForm(request.POST or None)
    dossiers = queries.of_person(actor, person_id)
    if form.is_valid():
        try:
            services.tell_again(person_id=person_id, notice=form.notice, by=actor, at=timezone.localtime())
            back = reverse("dossiers:dossier", args=[dossiers[0].id]) if dossiers else reverse("dossiers:list")
            return HttpResponseRedirect(back)
        except Refused as refusal:
            form.refuse(refusal)
    context = {
        "name": name,
        "notices": notices,
        "form": form if may_tell else None,
        "dossiers": dossiers,
        "crumbs": [("Dossiers", reverse("dossiers:list")), (name, "")],
    }
    return render(request, "dossiers/notice.html", context, status=422 if form.is_bound else 200)

"""For who guards privacy: who could see this, who did, what was urgent; and in the demo: try to peek."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from baken.ground.organisations.queries import names_of
from baken.ground.organisations.services import memberships_of
from baken.ground.organisations.vocabulary import Role
from baken.ground.privacy.queries import notices, urgent_acts
from baken.ground.privacy.services import Visit, page, several
from baken.ground.privacy.services.sql import tables_of
from baken.ground.privacy.vocabulary import Activity, Shelf
from baken.ground.trail.queries import looks
from baken.ground.trail.vocabulary import Kind
from baken.house.front.forms import OversightForm
from baken.house.front.queries.oversight import who_could_see
from baken.house.front.queries.peek import peek
from baken.house.front.views.signing_in import demo_here
from baken.instruments.kit.actors import Actor


@require_GET
@page(Activity.SUPERVISE_PRIVACY)
def supervision(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The FG's page: who could see this on that day, who did, and what was done with urgency."""
    return _guarding(request, actor, "front/supervision.html")


@require_GET
@page(Activity.RUN_PRIVACY)
def privacy(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The privacy officer's page."""
    return _guarding(request, actor, "front/privacy.html")


@require_GET
@several(Activity.READ_OWN_LOG, *Activity)
def peeking(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Demo only: knock on every door as yourself and see what opens; then read your own log."""
    if not settings.DEMO:
        raise Http404
    return render(request, "front/peek.html", {"found": peek(visit)})


def _guarding(request: HttpRequest, actor: Actor, template: str) -> HttpResponse:
    form = OversightForm(request.GET or None)
    answer = None
    if form.is_bound and form.is_valid():
        shelf = Shelf(form.cleaned_data["shelf"])
        answer = who_could_see(actor, shelf=shelf, day=form.cleaned_data["day"], tables=tables_of(shelf))
    acts = urgent_acts(actor)
    refusals = looks(actor, kind=Kind.REFUSAL)
    people = names_of(actor, {*(act.by for act in acts), *(line.membership for line in refusals if line.membership)})
    activities, roles = dict(Activity.choices), dict(Role.choices)
    context = {
        "form": form,
        "answer": answer,
        "answer_lines": [(line, activities.get(line.activity, line.activity)) for line in answer.looks]
        if answer
        else [],
        "notices": notices(actor),
        "urgent": [(act, people.get(act.by, "")) for act in acts],
        "refusals": [
            (
                line,
                people.get(line.membership, "onbekend") if line.membership else "onbekend",
                roles.get(line.role, line.role),
                Activity(line.activity).within_sentence if line.activity in activities else "",
            )
            for line in refusals[:15]
        ],
        "curious": _curious(request, actor),
    }
    return render(request, template, context)


def _curious(request: HttpRequest, actor: Actor) -> list[object]:
    """The colleagues the FG may become in the demo, to try every door."""
    if not demo_here(request):
        return []
    return [m for m in memberships_of(account_id=None, at=timezone.localtime()) if m.municipality == actor.municipality]

"""Who has which role: the administrator gives and ends roles without seeing a dossier; and noodtoegang."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from baken.ground.organisations.queries import colleagues
from baken.ground.organisations.services.breaking_glass import break_glass as step_in
from baken.ground.organisations.services.seating import end_membership, give_role
from baken.ground.organisations.vocabulary import BREAKABLE, Role
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.house.front.forms import BreakGlassForm, MembershipForm
from baken.house.front.views.signing_in import with_session
from baken.instruments.kit.actors import Actor


@require_http_methods(["GET", "POST"])
@page(Activity.ADMINISTER)
def memberships(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The roles of this municipality."""
    people = colleagues(actor)
    form = MembershipForm(
        request.POST if "give" in request.POST else None,
        colleagues=[(str(card.membership_id), f"{card.name} ({card.role_label})") for card in people],
    )
    if form.is_valid():
        give_role(
            like=UUID(form.cleaned_data["colleague"]),
            role=Role(form.cleaned_data["role"]),
            by=actor,
            at=timezone.localtime(),
        )
        return HttpResponseRedirect(reverse("front:memberships"))
    if "end" in request.POST:
        wanted = next((card for card in people if str(card.membership_id) == request.POST["end"]), None)
        if wanted is None:
            raise Http404
        end_membership(membership_id=wanted.membership_id, by=actor, at=timezone.localtime())
        return HttpResponseRedirect(reverse("front:memberships"))
    return render(request, "front/memberships.html", {"form": form, "people": people, "self": actor.membership_id})


@require_http_methods(["GET", "POST"])
@page(Activity.WORK)
def break_glass(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Step in for another role for four hours, with a reason; the privacy officer is told at once."""
    roles = [(role.value, role.label) for role in BREAKABLE.get(Role(actor.role), ())]
    form = BreakGlassForm(request.POST or None, roles=roles)
    if form.is_valid():
        visit = request.visit  # type: ignore[attr-defined]  # set by the Visits middleware
        made = step_in(
            token=visit.token,
            membership_id=actor.membership_id,
            role=Role(form.cleaned_data["role"]),
            reason=form.cleaned_data["reason"],
        )
        return with_session(HttpResponseRedirect(reverse("front:start")), visit.token, made)
    return render(request, "front/break_glass.html", {"form": form, "roles": roles})

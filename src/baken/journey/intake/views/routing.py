"""The route: who keeps it, and what a person does with one report along it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.organisations.queries import colleagues
from baken.ground.places.queries import areas_of
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Role
from baken.ground.topics.queries import catalogue_on
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.intake import queries
from baken.journey.intake.forms.desk import CareForm, RoundForm, TeamChoiceForm
from baken.journey.intake.forms.routing import AppointForm, EndForm, ReplyForm, RuleForm, TeamForm
from baken.journey.intake.queries import NoSuchReport
from baken.journey.intake.services import desk, routing
from baken.journey.intake.services.routing import HANDLERS
from baken.journey.intake.views.desk import report_page, to
from baken.journey.intake.vocabulary import About, AppointmentKind, ReplyKind

HANDLE = Activity.HANDLE_REPORTS


@page(HANDLE)
def route(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Teams, rules, appointments and standard replies; the safety adviser changes them."""
    return _route(request, actor)


@require_POST
@page(HANDLE)
def set_up(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Begin with one team, two rules and the standard replies."""
    routing.set_up(by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("intake:route"))


@require_POST
@page(HANDLE)
def team(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make a team, or change who has duty."""

    def save(team: str, name: str, on_duty: str) -> None:
        routing.save_team(name=name, on_duty=UUID(on_duty), team_id=UUID(team) if team else None, by=actor)

    return _save(request, actor, "team", save)


@require_POST
@page(HANDLE)
def rule(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Add a rule."""

    def save(team: str, **said: Any) -> None:
        routing.add_rule(team=UUID(team), **said, by=actor, at=timezone.localtime())

    return _save(request, actor, "rule", save)


@require_POST
@page(HANDLE)
def appointment(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Appoint somebody."""

    def save(kind: str, membership: str, **said: Any) -> None:
        routing.appoint(
            kind=AppointmentKind(kind), membership=UUID(membership), **said, by=actor, at=timezone.localtime()
        )

    return _save(request, actor, "appoint", save)


@require_POST
@page(HANDLE)
def reply(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Add a standard reply."""

    def save(kind: str, **said: Any) -> None:
        routing.add_reply(kind=ReplyKind(kind), **said, by=actor, at=timezone.localtime())

    return _save(request, actor, "reply", save)


@require_POST
@page(HANDLE)
def ended(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Let a rule, an appointment or a reply end."""
    form = EndForm(request.POST)
    if not form.is_valid():
        return _route(request, actor, status=422, refusal="Kies de laatste dag.")
    try:
        routing.end(**form.cleaned_data, by=actor)
    except Refused as refusal:
        return _route(request, actor, status=422, refusal=refusal.verdict.sentence)
    return HttpResponseRedirect(reverse("intake:route"))


@require_POST
@page(HANDLE)
def to_team(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Send this report to another team."""
    form = TeamChoiceForm(request.POST, prefix="team", teams=queries.teams(actor))
    if not form.is_valid():
        return report_page(request, actor, report_id, to_team=form, status=422)
    try:
        routing.send_to_team(
            report_id=report_id, team=UUID(form.cleaned_data["team"]), reason=form.cleaned_data["reason"]
        )
    except NoSuchReport as error:
        raise Http404 from error
    return to(report_id)


@require_POST
@page(HANDLE)
def round_them(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """It is about somebody of the municipality itself: it goes round them and their team."""
    form = RoundForm(request.POST, prefix="round")
    if not form.is_valid():
        return report_page(request, actor, report_id, round=form, status=422)
    try:
        routing.go_round(report_id=report_id, about=About(form.cleaned_data["about"]))
    except NoSuchReport as error:
        raise Http404 from error
    except Refused as refusal:
        form.add_error("about", refusal.verdict.sentence)
        return report_page(request, actor, report_id, round=form, status=422)
    return HttpResponseRedirect(reverse("intake:inbox"))


@page(HANDLE)
def care_part(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """This report is about care only: what care must know, and what the reporter hears."""
    try:
        card = queries.report_card(actor, report_id)
    except NoSuchReport as error:
        raise Http404 from error
    form = CareForm(request.POST or None)
    if form.is_valid():
        now = timezone.localtime()
        try:
            routing.hand_to_care(report_id=report_id, text=form.cleaned_data["text"], at=now)
        except NoSuchReport as error:
            raise Http404 from error
        desk.take_up(report_id=report_id, by=actor, at=now)
        return to(report_id)
    context = {"form": form, "report": card}
    return render(request, "intake/care_part.html", context, status=422 if form.is_bound else 200)


@require_POST
@page(HANDLE)
def not_the_same(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Two reports are about different things; they are not proposed again."""
    try:
        other = UUID(request.POST.get("other", ""))
        routing.not_the_same(report_id=report_id, other_id=other, by=actor, at=timezone.localtime())
    except (ValueError, KeyError) as error:
        raise Http404 from error
    return to(report_id)


def _save(request: HttpRequest, actor: Actor, name: str, verb: Callable[..., None]) -> HttpResponse:
    form = _forms(actor, {name: request.POST})[name]
    if form.is_valid():
        try:
            verb(**form.cleaned_data)
            return HttpResponseRedirect(reverse("intake:route"))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _route(request, actor, status=422, **{name: form})


def _forms(actor: Actor, posted: dict[str, Any] | None = None) -> dict[str, Any]:
    posted = posted or {}
    people, teams = colleagues(actor, roles=HANDLERS), queries.teams(actor)
    areas = [(area.code, area.name) for area in areas_of(actor.municipality)]
    from_today = {"valid_from": timezone.localdate()}
    catalogue = catalogue_on(actor.municipality)
    return {
        "team": TeamForm(posted.get("team"), prefix="team", teams=teams, colleagues=people),
        "rule": RuleForm(
            posted.get("rule"), prefix="rule", initial=from_today, teams=teams, areas=areas, catalogue=catalogue
        ),
        "appoint": AppointForm(posted.get("appoint"), prefix="appoint", initial=from_today, colleagues=people),
        "reply": ReplyForm(posted.get("reply"), prefix="reply", initial=from_today),
    }


def _route(request: HttpRequest, actor: Actor, status: int = 200, **extra: Any) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "teams": queries.teams(actor),
        "rules": [(rule, _ending(rule.id)) for rule in queries.rules_on(actor, today)],
        "appointments": [(one, _ending(one.id)) for one in queries.appointments(actor, today)],
        "replies": [(one, _ending(one.id)) for one in queries.replies(actor, today)],
        "ownerless": queries.without_owner(actor),
        "may_change": actor.role == Role.SAFETY_ADVISER,
        "missing": [
            kind.label
            for kind in AppointmentKind
            if kind not in {one.kind for one in queries.appointments(actor, today)}
        ],
    }
    return render(request, "intake/route.html", context | _forms(actor) | extra, status=status)


def _ending(what: UUID) -> EndForm:
    return EndForm(auto_id=f"id_{what}_%s", initial={"what": what, "last_day": timezone.localdate()})

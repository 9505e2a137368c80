"""Decisions about the plan: offer and take back (adviser), adopt (raad), amend, the yearly plan (college)."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.policy import queries, services
from baken.ground.policy.forms import DecisionForm, InformForm, ReasonForm, YearPlanForm
from baken.ground.policy.permissions import may_manage
from baken.ground.policy.views.doors import for_managers
from baken.ground.policy.views.reading import HOME, today, version_page
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def offer(request: HttpRequest, actor: Actor, version_id: UUID) -> HttpResponse:
    """Offer the draft to the raad."""
    services.offer(version_id=version_id, by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("policy:version", args=[version_id]))


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def take_back(request: HttpRequest, actor: Actor, version_id: UUID) -> HttpResponse:
    """Take an offered version back to the drawing board."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return version_page(request, actor, version_id, reason=form)
    services.take_back(version_id=version_id, reason=form.cleaned_data["reason"], by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("policy:version", args=[version_id]))


@require_http_methods(["GET", "POST"])
@page(Activity.ADOPT_PLAN)
def adopt(request: HttpRequest, actor: Actor, version_id: UUID) -> HttpResponse:
    """Record that the raad adopted this version."""
    card = queries.version_card(actor, version_id)
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        try:
            services.adopt(version_id=version_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("policy:plan"))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    priorities, _, _ = queries.version_contents(actor, version_id)
    context = {
        "version": card,
        "form": form,
        "priorities": priorities,
        "changes": queries.differences(actor, version_id),
        "version_url": reverse("policy:version", args=[version_id]),
        "crumbs": [(HOME[0], reverse(HOME[1])), ("Vaststellen", "")],
    }
    return render(request, "policy/adopt.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Activity.MANAGE_PLAN)
def amend(request: HttpRequest, actor: Actor, plan_id: UUID) -> HttpResponse:
    """Start an amendment of the plan in force."""
    card = queries.plan_card(actor, plan_id, today())
    form = ReasonForm(request.POST or None)
    if form.is_valid() and may_manage(actor):
        try:
            at = timezone.localtime()
            draft = services.amend(plan_id=plan_id, why=form.cleaned_data["reason"], by=actor, at=at)
            return HttpResponseRedirect(reverse("policy:version", args=[draft.pk]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    crumbs = [(HOME[0], reverse(HOME[1])), ("Wijzigen", "")]
    context = {
        "plan": card,
        "form": form,
        "may_manage": may_manage(actor),
        "plan_url": reverse("policy:one-plan", args=[plan_id]),
        "crumbs": crumbs,
    }
    return render(request, "policy/amend.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Activity.MANAGE_PLAN)
def year_plans(request: HttpRequest, actor: Actor, plan_id: UUID) -> HttpResponse:
    """The yearly plans of the college, and when the raad heard of them."""
    form = YearPlanForm(request.POST or None)
    if form.is_valid() and may_manage(actor):
        try:
            with transaction.atomic():
                services.adopt_year_plan(plan_id=plan_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("policy:year-plans", args=[plan_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
        except IntegrityError:
            form.add_error("year", "Voor dit jaar staat er al een uitvoeringsplan.")
    return _year_plans(request, actor, plan_id, form, {})


def _year_plans(
    request: HttpRequest, actor: Actor, plan_id: UUID, form: YearPlanForm, typed: Mapping[UUID, InformForm]
) -> HttpResponse:
    """Each yearly plan with a form of its own; what was `typed` for one stays with that one."""
    context = {
        "plan": queries.plan_card(actor, plan_id, today()),
        "form": form,
        "rows": [
            (row, _facts(row), typed.get(row.id) or InformForm(auto_id=f"{row.id}-%s"))
            for row in queries.year_plans(actor, plan_id)
        ],
        "may_manage": may_manage(actor),
        "crumbs": [(HOME[0], reverse(HOME[1])), ("Uitvoeringsplannen", "")],
    }
    return render(request, "policy/year_plans.html", context, status=422 if form.errors or typed else 200)


def _facts(row: queries.YearPlanCard) -> list[tuple[str, str]]:
    told = f"{date_format(row.informed_on, 'j F Y')}, {row.informed_with}" if row.informed_on else "nog niet"
    return [
        ("Besluit van het college", f"{date_format(row.decided_on, 'j F Y')}, {row.decision}"),
        ("Raad geïnformeerd", told),
    ]


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def inform(request: HttpRequest, actor: Actor, plan_id: UUID, year_plan_id: UUID) -> HttpResponse:
    """Record that the raad was told of a yearly plan."""
    form = InformForm(request.POST, auto_id=f"{year_plan_id}-%s")
    if form.is_valid():
        try:
            services.inform_council(year_plan_id=year_plan_id, **form.cleaned_data, by=actor)
            return HttpResponseRedirect(reverse("policy:year-plans", args=[plan_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _year_plans(request, actor, plan_id, YearPlanForm(), {year_plan_id: form})

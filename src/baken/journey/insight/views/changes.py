"""What changed, is it more than chance, and does it go on the agenda of the plan?"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from baken.ground.organisations.queries import municipality_card
from baken.ground.policy.queries import ProposalCard, answers_to, proposals
from baken.ground.policy.services import propose
from baken.ground.privacy.services import NotAllowed, page
from baken.ground.privacy.vocabulary import Activity, Shelf, may_act
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.instruments.kit.actors import Actor
from baken.journey.insight import queries
from baken.journey.insight.queries import Change, Rise
from baken.journey.insight.rules.recent import RecentFound
from baken.journey.insight.views.drawing import sparkline
from baken.journey.insight.views.wording import by_chance, how_to_load, in_period, number, source_line, span, times
from baken.journey.insight.vocabulary import Rhythm

AGENDA = "policy:proposals"


@page(Activity.READ_FIGURES)
def changes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Neighbourhoods that changed from year to year, and kinds of crime that rose for the whole municipality."""
    rhythm = Rhythm.MONTH if request.GET.get("per") == Rhythm.MONTH else Rhythm.QUARTER
    found, now = queries.changed(actor), queries.recent(actor, rhythm)
    earlier = proposals(actor)
    may_propose = may_act(actor.role, Activity.MANAGE_PLAN.value, Shelf.PLAN.value)
    place = municipality_card(actor.municipality).name
    context = {
        "place": place,
        "load": how_to_load(actor),
        "found": found,
        "now": now,
        "whole": _whole(found, place),
        "cards": [_change(each, found, earlier) for each in found.changes],
        "rises": [_rise(each, earlier) for each in now.rises],
        "newest": any(each.is_newest for each in found.changes),
        "by_chance": by_chance(found.by_chance, len(found.changes)),
        "rises_by_chance": by_chance(now.found.by_chance if now.found else 0.0, len(now.rises)),
        "period": in_period(now.found.period) if now.found else "",
        "attainable": _attainable(now.found),
        "tabs": [
            {"label": f"Per {each.label}", "url": f"{reverse('insight:changes')}?per={each.value}", "current": each is rhythm}
            for each in Rhythm
        ],
        "source_line": source_line(found.provenance),
        "now_source": source_line(now.provenance),
        "made_up": _is_made_up(found.provenance),
        "now_made_up": _is_made_up(now.provenance),
        "may_propose": may_propose,
        "agenda_url": reverse(AGENDA) if may_do(actor.role, Activity.MANAGE_PLAN) else "",
    }  # fmt: skip
    return render(request, "insight/changes.html", context)


def _is_made_up(source: queries.Provenance | None) -> bool:
    return source is not None and source.fictional


@require_POST
@page(Activity.MANAGE_PLAN)
def put_on_agenda(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A warning becomes a proposal in the plan, in words the figures give; nobody types them."""
    if not may_act(actor.role, actor.activity, Shelf.PLAN.value):
        raise NotAllowed(actor.activity)
    key = request.POST.get("waarschuwing", "")
    warnings: list[Change | Rise] = [
        *queries.changed(actor).changes,
        *(rise for each in Rhythm for rise in queries.recent(actor, each).rises),
    ]
    warning = next((each for each in warnings if each.key == key), None)
    if warning is None:
        raise Http404
    if answers_to(warning.key, warning.times, proposals(actor)) is None:
        title, sentence = _told(warning)
        source = warning.provenance
        propose(
            title=title, sentence=sentence, source=source.source, seen_on=source.reference_date, figure=warning.key,
            area=warning.step.area if isinstance(warning, Change) else actor.municipality, size=warning.times,
            by=actor, at=timezone.localtime(),
        )  # fmt: skip
    return redirect(AGENDA)


def _told(warning: Change | Rise) -> tuple[str, str]:
    """Title and sentence of a warning, without anybody in it."""
    if isinstance(warning, Change):
        step = warning.step
        direction = "meer" if step.after > step.before else "minder"
        return (
            f"{warning.name}: {direction} misdrijven in {step.later}",
            f"In {warning.name} ging het aantal geregistreerde misdrijven van {step.before} in {step.earlier} naar "
            f"{step.after} in {step.later}: {times(step.before, step.after)}. Toeval verklaart dat niet goed.",
        )
    judged = warning.judged
    return (
        f"{warning.phenomenon.label}: meer dan verwacht in {in_period(warning.period)}",
        f"In {in_period(warning.period)} zijn er {judged.observed} geteld; verwacht waren er {number(judged.expected)}, "
        f"en tot {number(judged.upper)} is gewoon. Toeval verklaart dat niet goed.",
    )


def _attainable(found: RecentFound | None) -> str:
    """How close to the asked 1 % the bounds could be set: whole counts jump over it."""
    rates = sorted(100 * each.attainable for each in found.judged) if found else []
    if not rates:
        return ""
    return (
        f"We vragen een grens waar toeval hooguit 1% van de keren overheen gaat. Aantallen zijn heel, dus precies 1% kan "
        f"zelden: hier ligt het tussen {number(rates[0], 2)}% en {number(rates[-1], 2)}% per soort misdrijf."
    )


def _whole(found: queries.Changed, place: str) -> str:
    compared = found.whole.compared
    if compared is None:
        return f"Voor {place} als geheel is er geen cijfer."
    usual = f", gewoonlijk {span(compared.usual)}" if compared.usual else ""
    count = f"{place} als geheel: {number(compared.count)} misdrijven in {found.whole.year}{usual}."
    return f"{count} Dat is {compared.judgement.label}."


def _change(change: Change, found: queries.Changed, earlier: list[ProposalCard]) -> dict[str, Any]:
    step = change.step
    return {
        "key": change.key,
        "title": change.name,
        "sentence": f"{number(step.before)} misdrijven in {step.earlier}, {number(step.after)} in {step.later}: "
        f"{times(step.before, step.after)}.",
        "period": f"{step.earlier} → {step.later}",
        "is_new": change.is_newest,
        "drawing": sparkline(change.series, marked=(step.earlier, step.later)),
        "columns": ("Jaar", "Misdrijven"),
        "rows": [(year, number(count)) for year, count in change.series],
        "url": f"{reverse('insight:figure')}?gebied={step.area}&onderwerp=0.0.0&periode={step.later}",
        "agenda": _agenda(change, earlier),
    }


def _rise(rise: Rise, earlier: list[ProposalCard]) -> dict[str, Any]:
    judged = rise.judged
    return {
        "key": rise.key,
        "title": rise.phenomenon.label,
        "sentence": f"{number(judged.observed)} geteld, verwacht {number(judged.expected)}; "
        f"tot {number(judged.upper)} is gewoon.",
        "attainable": f"Door toeval alleen komt dit boven die grens in {number(100 * judged.attainable, 1)}% van de keren.",
        "caveat": rise.phenomenon.caveat,
        "is_traditional": rise.is_traditional,
        "agenda": _agenda(rise, earlier),
    }


def _agenda(warning: Change | Rise, earlier: list[ProposalCard]) -> dict[str, Any] | None:
    """What became of it, when it was on the agenda before."""
    answered = answers_to(warning.key, warning.times, earlier)
    if answered is None:
        return None
    return {
        "status": answered.status_label,
        "since": date_format(answered.made_at, "j F Y"),
        "answer": answered.answer,
        "owner": answered.owner,
        "days": answered.days,
        "is_declined": answered.status == "declined",
    }

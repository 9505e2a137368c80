"""The page of what was only counted, and the form in which the desk adds one."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from baken.ground.places.queries import areas_of
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Shelf
from baken.ground.privacy.vocabulary.matrix import may_do, may_see
from baken.ground.topics.queries import catalogue_on
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.instruments.vault.codes import WeakKey
from baken.journey.intake.forms.report import HunchForm
from baken.journey.intake.queries.counts import CountLine, click_outs, hunches
from baken.journey.intake.rules.counts import Quarter
from baken.journey.intake.services.counts import count_hunch
from baken.journey.intake.services.door import fresh_key

FEW = "minder dan 5"


@page(Activity.READ_FIGURES)
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Gut feelings per neighbourhood and subject, and the ways people went on to, in one quarter."""
    if not may_see(actor.role, Activity.READ_FIGURES, Shelf.INTAKE_COUNTS):
        raise Http404
    today = timezone.localdate()
    quarter = Quarter.named(request.GET.get("kwartaal", "")) or Quarter.of(today)
    last = quarter.last(today)
    context = {
        "quarter": quarter,
        "last": last,
        "running": quarter == Quarter.of(today),
        "begun": last >= quarter.first,
        "hunch_columns": ("Buurt", "Waar lijkt het op?", "Hoe vaak"),
        "way_columns": ("Andere weg", "Hoe vaak"),
        "hunches": [(one.area, one.what, _number(one)) for one in hunches(actor, quarter, today)],
        "ways": [(one.what, _number(one)) for one in click_outs(actor, quarter, today)],
        "older": _address(quarter.previous),
        "newer": _address(quarter.next) if quarter.next.first <= today else "",
        "may_count": may_do(actor.role, Activity.HANDLE_REPORTS),
        "counted": "geteld" in request.GET,
    }
    return render(request, "intake/counts.html", context)


@page(Activity.HANDLE_REPORTS)
def hunch(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Somebody told of a gut feeling only: two choices, and it counts."""
    known = catalogue_on(actor.municipality)
    topic = next((one for one in known.topics if one.counts_only and one.offered), None)
    if topic is None:
        raise Http404
    areas = [(area.code, area.name) for area in areas_of(actor.municipality)]
    form = HunchForm(request.POST or None, initial={"key": fresh_key()}, catalogue=known, hunch=topic, areas=areas)
    if form.is_valid():
        said = form.cleaned_data
        entrance = (known.topic(said["subject"]) or topic).entrance
        try:
            count_hunch(entrance=entrance, subject=said["subject"], area=said["area"], key=said["key"])
            return HttpResponseRedirect(f"{reverse('intake:counts')}?geteld=1")
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
        except WeakKey:
            form = HunchForm(request.POST.dict() | {"key": fresh_key()}, catalogue=known, hunch=topic, areas=areas)
            form.add_error(None, "Dit kon zo niet worden geteld. Druk nog een keer op de knop.")
    return render(request, "intake/hunch.html", {"form": form}, status=422 if form.is_bound else 200)


def _number(line: CountLine) -> str:
    return FEW if line.times is None else str(line.times)


def _address(quarter: Quarter) -> str:
    return f"{reverse('intake:counts')}?kwartaal={quarter.name}"

"""The start page: what is new, what is due, what went silent; and the reason that an urgent act still owes."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from baken.ground.privacy.queries import own_reasons_owed
from baken.ground.privacy.services import Visit, acting, give_reason, several
from baken.ground.privacy.vocabulary import Activity
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.house.front.forms import ReasonForm
from baken.house.front.queries import BOARD, sections
from baken.house.front.queries.work import WITH_URGENCY

_ASKED = tuple(dict.fromkeys((Activity.WORK, *(activity for _, activity, _ in BOARD))))


@several(*_ASKED)
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The start of a working day: one list over all rooms this membership may enter."""
    actor = request.actor  # type: ignore[attr-defined]  # set by the page decorator
    today = timezone.localdate()
    found = sections(visit, actor.role, today=today)
    late = sum(card.late for section in found for card in section.cards)
    context = {
        "sections": found,
        "late": late,
        "greeting": _greeting(timezone.localtime().hour),
        "may_note": may_do(actor.role, Activity.HANDLE_REPORTS.value),
        "today": today,
    }
    return render(request, "front/start.html", context)


@require_http_methods(["GET", "POST"])
@several(Activity.WORK, *WITH_URGENCY)
def reason(request: HttpRequest, visit: Visit, urgent_id: UUID) -> HttpResponse:
    """Give the reason of one's own urgent act; also when it is late."""
    actor = request.actor  # type: ignore[attr-defined]  # set by the page decorator
    form = ReasonForm(request.POST or None)
    for activity in WITH_URGENCY:
        if may_do(actor.role, activity.value):
            with acting(visit, activity) as viewer:
                owed = next((card for card in own_reasons_owed(viewer) if card.id == urgent_id), None)
                if owed is not None and form.is_valid():
                    give_reason(
                        urgent_act_id=urgent_id, reason=form.cleaned_data["reason"], by=viewer, at=timezone.localtime()
                    )
                    return HttpResponseRedirect(reverse("front:start"))
            if owed is not None:
                return render(request, "front/reason.html", {"form": form, "owed": owed})
    raise Http404


def _greeting(hour: int) -> str:
    return "Goedenacht" if hour < 6 else "Goedemorgen" if hour < 12 else "Goedemiddag" if hour < 18 else "Goedenavond"

"""Beside a dossier: what may I do now, in all rooms? Open doors, and closed ones with one sentence, the article and what opens them."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from baken.ground.privacy.services import Visit, acting, several
from baken.ground.privacy.vocabulary import REGISTER, Activity
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import DoorCard
from baken.journey.consultations import queries as consultations
from baken.journey.decisions import queries as decisions
from baken.journey.dossiers.queries import dossier_exists
from baken.journey.inspections import queries as inspections
from baken.journey.measures import queries as measures

Question = Callable[[Actor, UUID, date], Sequence[DoorCard]]


def _refer(viewer: Actor, dossier_id: UUID, today: date) -> list[DoorCard]:
    return [
        DoorCard(
            "Aanmelden bij het RIEC",
            True,
            "Als alle vier criteria ingevuld zijn.",
            "Wgs 2.23",
            url=reverse("referrals:new", args=[dossier_id]),
        )
    ]


LATER: tuple[tuple[Activity, Question], ...] = (
    (Activity.REFER_TO_PARTNERS, _refer),
    (Activity.PREPARE_CONSULTATION, lambda viewer, dossier, today: consultations.doors(viewer, dossier, today=today)),
    (Activity.PREPARE_DECISIONS, lambda viewer, dossier, today: decisions.doors(viewer, dossier, today=today)),
    (Activity.PLAN_INSPECTIONS, lambda viewer, dossier, today: inspections.doors(viewer, dossier, today=today)),
    (Activity.CARRY_OUT_MEASURES, lambda viewer, dossier, today: measures.doors(viewer, dossier, today=today)),
)


@require_safe
@several(Activity.DIRECT_DOSSIERS, *(activity for activity, _ in LATER))
def doors(request: HttpRequest, visit: Visit, dossier_id: UUID) -> HttpResponse:
    """The doors of the rooms after the dossiers; as a fragment beside the dossier, or as a page of its own."""
    actor = request.actor  # type: ignore[attr-defined]  # set by the page decorator
    with acting(visit, Activity.DIRECT_DOSSIERS) as viewer:
        if not dossier_exists(viewer, dossier_id):
            raise Http404
    found: list[DoorCard] = []
    for activity, question in LATER:
        if may_do(actor.role, activity.value):
            with acting(visit, activity) as viewer:
                found += question(viewer, dossier_id, timezone.localdate())
        else:
            found.append(
                DoorCard(
                    activity.label,
                    False,
                    "Dit doet iemand met een andere rol.",
                    REGISTER[activity].ground,
                    "Vraag een collega die deze rol heeft.",
                )
            )
    beside = request.headers.get("HX-Request") == "true"
    template = "front/_doors.html" if beside else "front/doors.html"
    return render(request, template, {"found": found, "dossier_id": dossier_id})

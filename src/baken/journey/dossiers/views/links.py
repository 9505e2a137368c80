"""Is this the same person as somebody we know? The page explains; a person judges; a judgement can be undone."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
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
from baken.ground.subjects.vocabulary import SubjectRefusal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.dossiers.forms import LikenessForm


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def likeness(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponse:
    """Who resembles this person, why, and what was judged; say "the same", "not the same", or undo."""
    may_judge = may_act(actor.role, Activity.DIRECT_DOSSIERS.value, Shelf.SUBJECTS.value)
    form = LikenessForm(request.POST or None)
    refusal, clash = "", False
    if request.method == "POST" and not may_judge:
        raise Http404
    if form.is_valid():
        try:
            _judge(request, actor, person_id, form.cleaned_data["other"], form.cleaned_data["reason"])
            return HttpResponseRedirect(reverse("dossiers:likeness", args=[person_id]))
        except ObjectDoesNotExist as missing:
            raise Http404 from missing
        except Refused as stopped:
            refusal = stopped.verdict.sentence
            clash = stopped.verdict.code == SubjectRefusal.CONTRADICTS
    elif form.is_bound:
        refusal = str(SubjectRefusal.NO_REASON.label)
    found = subjects.likeness_page(actor, person_id)
    if found is None:
        raise Http404
    about = form["other"].value() if form.is_bound else None
    cards = [
        (
            card,
            form if str(card.id) == str(about) else LikenessForm(initial={"other": card.id}, auto_id=f"{card.id}-%s"),
            clash and str(card.id) == str(about),
        )
        for card in found.alike
    ]
    context = {
        "found": found,
        "cards": cards,
        "refusal": refusal,
        "may_judge": may_judge,
        "crumbs": [("Dossiers", reverse("dossiers:list")), (found.name, "")],
    }
    return render(request, "dossiers/likeness.html", context, status=422 if request.method == "POST" else 200)


def _judge(request: HttpRequest, actor: Actor, one: UUID, other: UUID, reason: str) -> None:
    at, verb = timezone.localtime(), request.POST.get("verb", "")
    if verb == "undo":
        services.undo_judgement(one_id=one, other_id=other, reason=reason, by=actor, at=at)
    elif verb in {"same", "even-so", "different"}:
        services.judge(
            one_id=one, other_id=other, same=verb != "different", reason=reason, by=actor, at=at,
            even_so=verb == "even-so",
        )  # fmt: skip
    else:
        raise Http404

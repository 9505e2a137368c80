"""Search. What is looked for travels in the body of a request, so that no name or number ends up in an address or a server's log."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.privacy.services import NotAllowed, Visit, acting, several
from baken.ground.privacy.vocabulary import Activity
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.house.front.forms import KeepSearchForm, SearchForm
from baken.house.front.queries.searching import TASKS, Task, found, kept_searches, task_named, tasks_of
from baken.house.front.services import keep_search, let_search_go

_ASKED = (Activity.WORK, *(task.activity for task in TASKS))


@require_http_methods(["GET", "HEAD", "POST"])
@several(*_ASKED)
def search(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask, and see what was found; or find nothing, which is also what somebody finds who may not look there."""
    role = request.actor.role  # type: ignore[attr-defined]  # set by the page decorator
    task, form = _task(request, role), SearchForm(request.POST or None)
    results = None
    if form.is_valid():
        asked, today = form.cleaned_data, timezone.localdate()
        results = found(visit, role, task, asked["words"], asked["born"], today=today, before=asked["before"])
    with acting(visit, task.activity if may_do(role, task.activity.value) else Activity.WORK) as viewer:
        kept = kept_searches(viewer)
    context = {
        "task": task, "form": form, "results": results, "kept": kept, "keep_form": KeepSearchForm(prefix="keep"),
        "tab_items": _tabs(role, task), "purpose": task.activity.within_sentence,
    }  # fmt: skip
    return render(request, "front/search.html", context, status=422 if form.errors else 200)


@require_POST
@several(*_ASKED)
def keep(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep this question for a while."""
    task, form = _allowed(request), KeepSearchForm(request.POST, prefix="keep")
    if form.is_valid():
        asked = form.cleaned_data
        with acting(visit, task.activity) as viewer:
            keep_search(
                words=asked["words"], born=asked["born"], weeks=asked["weeks"], by=viewer, at=timezone.localtime()
            )
    return _back(task)


@require_POST
@several(*_ASKED)
def let_go(request: HttpRequest, visit: Visit, search_id: UUID) -> HttpResponse:
    """Let a kept question go before its day."""
    task = _allowed(request)
    with acting(visit, task.activity):
        let_search_go(search_id)
    return _back(task)


def _task(request: HttpRequest, role: str) -> Task:
    asked = request.POST.get("taak") or request.GET.get("taak")
    own = tasks_of(role)
    return own[0] if own and not asked else task_named(asked or "")


def _allowed(request: HttpRequest) -> Task:
    role = request.actor.role  # type: ignore[attr-defined]  # set by the page decorator
    task = _task(request, role)
    if not may_do(role, task.activity.value):
        raise NotAllowed(task.activity.value)
    return task


def _tabs(role: str, current: Task) -> list[dict[str, object]]:
    here = reverse("front:search")
    return [
        {"label": task.label, "url": f"{here}?taak={task.code}", "current": task is current} for task in tasks_of(role)
    ]


def _back(task: Task) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('front:search')}?taak={task.code}")

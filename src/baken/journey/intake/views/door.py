"""The public door: receipt and thread, and what every page here needs. No cookie, nothing kept of the visitor, no JavaScript needed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.instruments.vault.codes import normalised
from baken.instruments.vault.keyholders import KeyMissing
from baken.instruments.vault.proofs import BITS
from baken.journey.intake.forms.door import AnswerForm, CodeForm
from baken.journey.intake.services import door
from baken.journey.intake.services.connection import DoorClosed
from baken.journey.intake.services.uploads import MOST_DRAINED, files_of
from baken.journey.intake.services.visitors import address_of as address_of
from baken.journey.intake.vocabulary import MILESTONES, NEVER, ReportState

UNKNOWN_CODE = _("We kennen deze code niet. Kijk of elk woord klopt. Een oude melding kan al vernietigd zijn.")
_published: dict[str, list[tuple[str, str]]] = {}
"""The last list of municipalities that could be read: public data, shown when the database is away."""


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Around every page here: a body that is too large, and a database that is away, each get a clear page."""

    @wraps(view)
    def with_clear_pages(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except RequestDataTooBig:
            read_past(request)
            sizes = {"sent": _megabytes(request), "limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000}
            return show(request, "too_large", sizes, status=413)
        except DoorClosed:
            return show(request, "closed", {}, status=503)

    return with_clear_pages


@public
def thread(request: HttpRequest) -> HttpResponse:
    """Where does my report stand? By code, never in the address: others keep addresses."""
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return show(request, "code", {"form": form}, status=422 if form.is_bound else 200)
    return thread_page(request, form)


@public
def answer(request: HttpRequest) -> HttpResponse:
    """Write back; the same form sent twice adds one answer."""
    form = AnswerForm(request.POST)
    code_form = CodeForm(request.POST)
    if not code_form.is_valid():
        return show(request, "code", {"form": code_form}, status=422)
    if not form.is_valid():
        return thread_page(request, code_form, form, status=422)
    code = code_form.cleaned_data["code"]
    try:
        found = door.thread(code, address=address_of(request), at=timezone.localtime())
        door.answer(code, form.cleaned_data["text"], municipality=found.municipality, key=form.cleaned_data["key"])
    except (DoorClosed, KeyMissing):
        return show(request, "answer_kept", {"form": form, "code_form": code_form}, status=503)
    except (door.UnknownCode, door.TooOften):
        return thread_page(request, code_form, form)
    except door.ThreadClosed:
        return thread_page(request, code_form, form, status=409, too_late=True)
    return thread_page(request, code_form, answered=True)


@public
def never(request: HttpRequest) -> HttpResponse:
    """What Baken never does."""
    return show(request, "never", {})


def health(request: HttpRequest) -> JsonResponse:
    """Whether the door can take a report now."""
    try:
        door.municipalities()
    except DoorClosed:
        return JsonResponse({"status": "database weg"}, status=503)
    return JsonResponse({"status": "gezond"})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page."""
    return show(request, "not_found", {}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours that nobody foresaw: nothing was acknowledged, and the form may be sent again."""
    return show(request, "broken", {}, status=500)


def tracker(state: ReportState) -> list[dict[str, str]]:
    """The lamps of the receipt, like a parcel's: what is done, where we are, what still comes."""
    if state == ReportState.WITHDRAWN:
        said = MILESTONES[state]
        return [{"label": gettext(said.label), "text": gettext(said.text), "state": "now"}]
    third = state if state in {ReportState.KEPT_SMALL, ReportState.PASSED_ON} else ReportState.TAKEN_UP
    path = [ReportState.RECEIVED, ReportState.READ, third, ReportState.CLOSED]
    here = path.index(state)
    marks = ["done" if place < here else "now" if place == here else "later" for place in range(len(path))]
    return [
        {
            "label": gettext(MILESTONES[one].label),
            "text": gettext(MILESTONES[one].text) if mark != "later" else "",
            "state": mark,
        }
        for one, mark in zip(path, marks, strict=True)
    ]


def thread_page(
    request: HttpRequest, code_form: CodeForm, form: AnswerForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    """The thread of a code, with the form that came back; or the page that asks for the code again."""
    code = normalised(code_form.cleaned_data["code"])
    try:
        found = door.thread(
            code, address=address_of(request), at=timezone.localtime(), proof=request.POST.get("proof", "")
        )
    except door.UnknownCode:
        code_form.add_error("code", UNKNOWN_CODE)
        return show(request, "code", {"form": code_form}, status=404)
    except door.TooOften as over:
        page = {"form": code_form, "too_often": True, "work": over.task, "bits": BITS}
        return show(request, "code", page, status=429)
    page = {
        "municipality": municipality_card(found.municipality),
        "thread": found,
        "steps": tracker(found.state),
        "form": form or AnswerForm(initial={"key": door.fresh_key(), "code": code}),
        "may_answer": found.state not in {ReportState.CLOSED, ReportState.WITHDRAWN},
        "sent_files": files_of(code),
        "code": code,
    }
    return show(request, "thread", page | more, status=status)


def show(request: HttpRequest, name: str, page: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the door."""
    return render(request, f"intake/door/{name}.html", {"never": NEVER} | page, status=status)


def municipalities() -> list[tuple[str, str]]:
    """(code, name) of the municipalities behind this door; the last known while the database is away."""
    try:
        _published[""] = door.municipalities()
    except DoorClosed:
        if "" not in _published:
            raise
    return _published[""]


def municipality_card(code: str) -> dict[str, str]:
    """The card of a municipality; by its code alone when the database is away, so that the form still comes back."""
    try:
        known = dict(municipalities())
    except DoorClosed:
        return {"code": code, "name": ""}
    if code not in known:
        raise Http404
    return {"code": code, "name": known[code]}


def read_past(request: HttpRequest) -> None:
    """Read a refused body to its end, so that the browser shows our page and not a broken connection."""
    left = MOST_DRAINED
    while left > 0 and (piece := request.read(1 << 16)):
        left -= len(piece)


def _megabytes(request: HttpRequest) -> float:
    return int(request.META.get("CONTENT_LENGTH") or 0) / 1_000_000

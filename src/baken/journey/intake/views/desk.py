"""The reports of the desk: a queue, an envelope that is opened on purpose, a note of a call."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.places.queries import areas_of
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.instruments.kit.actors import Actor
from baken.instruments.vault.keyholders import KeyMissing
from baken.instruments.vault.sealing import CannotOpen
from baken.journey.intake import queries
from baken.journey.intake.forms.desk import CloseForm, MessageForm, NoteForm, SettleForm
from baken.journey.intake.queries import PAGE, NoSuchReport, ReportCard
from baken.journey.intake.services import desk
from baken.journey.intake.services.desk import Contents, Note
from baken.journey.intake.vocabulary import Entrance, Identity, ReportState, WaitingFor

KIND_REPLY = (
    "Bedankt voor je melding. We hebben goed gelezen wat je schreef. We houden het nu klein: "
    "de collega's in de wijk letten op. Gebeurt het weer, laat het ons dan weten met deze code."
)
PASSED_REPLY = "Bedankt voor je melding. Een andere dienst gaat hierover en neemt het over. Jij hoeft niets te doen."
CLOSING_REPLY = "We zijn klaar met je melding. Bedankt dat je het vertelde."


@page(Activity.HANDLE_REPORTS)
def inbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is new and what waits."""
    return _queue(request, actor, handled=False)


@page(Activity.HANDLE_REPORTS)
def handled(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was settled."""
    return _queue(request, actor, handled=True)


@page(Activity.HANDLE_REPORTS)
def report(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """One report: the envelope while it is unopened, its words after that. Each look at the words is logged."""
    return _report_page(request, actor, report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def opening(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Open the envelope: from now somebody handles it."""
    _card(actor, report_id)
    desk.open_report(report_id=report_id, by=actor, at=timezone.now())
    return _to(report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def message(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Ask or tell the reporter something."""
    form = MessageForm(request.POST)
    _card(actor, report_id)
    if not form.is_valid():
        return _report_page(request, actor, report_id, message=form, status=422)
    desk.say(report_id=report_id, **form.cleaned_data, by=actor, at=timezone.now())
    return _to(report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def answer_read(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """The reporter's answer was read."""
    _card(actor, report_id)
    desk.mark_answer_read(report_id=report_id, by=actor)
    return _to(report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def kept_small(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Small stays small."""
    return _settle(request, actor, report_id, "small", desk.keep_small)


@require_POST
@page(Activity.HANDLE_REPORTS)
def passed_on(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Another service takes it."""
    return _settle(request, actor, report_id, "passed", desk.pass_on)


@require_POST
@page(Activity.HANDLE_REPORTS)
def closed(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Done."""
    form = CloseForm(request.POST)
    _card(actor, report_id)
    if not form.is_valid():
        return _report_page(request, actor, report_id, closing=form, status=422)
    desk.close(report_id=report_id, **form.cleaned_data, by=actor, at=timezone.now())
    return _to(report_id)


@page(Activity.HANDLE_REPORTS)
def note(request: HttpRequest, actor: Actor) -> HttpResponse:
    """ "Ik sprak net iemand": written down within a minute."""
    areas = [(area.code, area.name) for area in areas_of(actor.municipality)]
    form = NoteForm(request.POST or None, areas=areas)
    if not form.is_valid():
        page = {"form": form, "details_open": bool({"area", "place", "when", "contact"} & form.errors.keys())}
        return render(request, "intake/note.html", page, status=422 if form.is_bound else 200)
    return _to(desk.note(told=Note(**form.cleaned_data), by=actor, at=timezone.now()))


def _queue(request: HttpRequest, actor: Actor, *, handled: bool) -> HttpResponse:
    cards = queries.inbox(actor, handled=handled, before=_before(request))
    open_now = queries.open_count(actor)
    areas = {area.code: area.name for area in areas_of(actor.municipality)}
    last = cards[-1] if len(cards) == PAGE else None
    here = reverse("intake:handled" if handled else "intake:inbox")
    return render(
        request,
        "intake/inbox.html",
        {
            "columns": ("Onderwerp", "Gebied", "Melder", "Ontvangen", "Stand"),
            "rows": [_row(card, areas, timezone.localdate()) for card in cards],
            "handled": handled,
            "waiting": queries.waiting_for_desk(actor),
            "open_now": open_now,
            "older": f"{here}?voor={last.received_on:%Y-%m-%d}.{last.id}" if last else "",
            "newer": here if request.GET.get("voor") else "",
            "tab_items": [
                {"label": "Nieuw en open", "url": reverse("intake:inbox"), "current": not handled, "count": open_now},
                {"label": "Afgehandeld", "url": reverse("intake:handled"), "current": handled},
            ],
        },
    )


def _row(card: ReportCard, areas: dict[str, str], today: date) -> list[Any]:
    late = card.state == ReportState.RECEIVED and card.due < today
    if card.waiting_for == WaitingFor.DESK:
        stand: dict[str, str] = {"text": "antwoord van de melder", "badge": "warning"}
    elif late:
        stand = {"text": "te laat gelezen", "badge": "error"}
    else:
        stand = {"text": card.state.label, "badge": "info" if card.state == ReportState.RECEIVED else "neutral"}
    return [
        {"text": card.subject.label, "url": reverse("intake:report", args=[card.id])},
        {"text": areas.get(card.area_code, "") or "gebied niet bekend"},
        {"text": card.identity.label.lower()},
        {"text": f"{card.received_on:%d-%m-%Y}"},
        stand,
    ]


def _report_page(request: HttpRequest, actor: Actor, report_id: UUID, status: int = 200, **forms: Any) -> HttpResponse:
    card = _card(actor, report_id)
    contents, sealed_shut = _contents(actor, card)
    areas = {area.code: area.name for area in areas_of(actor.municipality)}
    can_reply = card.has_thread and card.state != ReportState.CLOSED
    return render(
        request,
        "intake/report.html",
        {
            "report": card,
            "contents": contents,
            "sealed_shut": sealed_shut,
            "facts": [
                ("Ingang", card.entrance.label),
                ("Onderwerp", card.subject.label),
                ("Gebied", areas.get(card.area_code, "")),
                ("Ontvangen", f"{card.received_on:%d-%m-%Y}, {card.channel.label}"),
                ("Melder", card.identity.label.lower()),
            ],
            "steps": [
                {"at": step.at, "who": step.by, "title": step.to_state.label, "text": step.reason}
                for step in queries.steps_of(actor, report_id)
            ],
            "is_unopened": card.state == ReportState.RECEIVED,
            "may_settle": card.state == ReportState.READ,
            "may_close": card.state in {ReportState.TAKEN_UP, ReportState.KEPT_SMALL, ReportState.PASSED_ON},
            "answer_waits": card.waiting_for == WaitingFor.DESK,
            "can_reply": can_reply,
            "signal_url": _signal_url(card),
            "may_ask_name": card.identity == Identity.CONFIDENTIAL and may_do(actor.role, Activity.REVEAL_IDENTITY),
            "message": MessageForm(),
            "small": SettleForm(initial={"reply": KIND_REPLY}, prefix="small"),
            "passed": SettleForm(initial={"reply": PASSED_REPLY}, prefix="passed"),
            "closing": CloseForm(initial={"reply": CLOSING_REPLY}),
        }
        | forms,
        status=status,
    )


def _contents(actor: Actor, card: ReportCard) -> tuple[Contents | None, bool]:
    """The opened words, or whether this installation cannot open them."""
    if card.state == ReportState.RECEIVED:
        return None, False
    try:
        return desk.unseal(report_id=card.id, by=actor), False
    except (CannotOpen, KeyMissing):
        return None, True


def _settle(
    request: HttpRequest, actor: Actor, report_id: UUID, prefix: str, verb: Callable[..., None]
) -> HttpResponse:
    form = SettleForm(request.POST, prefix=prefix)
    _card(actor, report_id)
    if not form.is_valid():
        return _report_page(request, actor, report_id, **{prefix: form}, status=422)
    verb(report_id=report_id, **form.cleaned_data, by=actor, at=timezone.now())
    return _to(report_id)


def _card(actor: Actor, report_id: UUID) -> ReportCard:
    try:
        return queries.report_card(actor, report_id)
    except NoSuchReport as error:
        raise Http404 from error


def _signal_url(card: ReportCard) -> str:
    """Where the next room takes over, when it is there; this room does not know how."""
    if card.state != ReportState.READ or card.entrance not in Entrance:
        return ""
    try:
        return reverse("signals:open-from-report", args=[card.id])
    except NoReverseMatch:
        return ""


def _before(request: HttpRequest) -> tuple[date, UUID] | None:
    day, _, last = request.GET.get("voor", "").partition(".")
    try:
        return date.fromisoformat(day), UUID(last)
    except ValueError:
        return None


def _to(report_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("intake:report", args=[report_id]))

"""The reports of the desk: a queue, an envelope that is opened on purpose, and what happens with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.organisations.queries import names_of
from baken.ground.places.queries import areas_of
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.instruments.vault.keyholders import KeyMissing
from baken.instruments.vault.sealing import CannotOpen
from baken.journey.intake import queries
from baken.journey.intake.forms.desk import (
    BackForm,
    CloseForm,
    MessageForm,
    PassForm,
    RoundForm,
    SmallForm,
    TeamChoiceForm,
)
from baken.journey.intake.queries import PAGE, NoSuchReport, ReplyCard, ReportCard
from baken.journey.intake.queries.files import files_of
from baken.journey.intake.rules import kvk_in
from baken.journey.intake.services import desk, entrepreneurs
from baken.journey.intake.services.desk import Contents
from baken.journey.intake.vocabulary import About, Channel, Identity, ReplyKind, ReportState, Urgency, WaitingFor


@page(Activity.HANDLE_REPORTS)
def inbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is new and what waits."""
    return _queue(request, actor, handled=False)


@page(Activity.HANDLE_REPORTS)
def own(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What I handle."""
    return _queue(request, actor, handled=False, own=True)


@page(Activity.HANDLE_REPORTS)
def handled(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was settled."""
    return _queue(request, actor, handled=True)


@page(Activity.HANDLE_REPORTS)
def report(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """One report: the envelope while it is unopened, its words after that. Each look at the words is logged."""
    return report_page(request, actor, report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def opening(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Open the envelope: from now somebody handles it."""
    _card(actor, report_id)
    desk.open_report(report_id=report_id, by=actor, at=timezone.now())
    return to(report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def message(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Ask or tell the reporter something."""
    form = MessageForm(request.POST)
    _card(actor, report_id)
    if not form.is_valid():
        return report_page(request, actor, report_id, message=form, status=422)
    desk.say(report_id=report_id, **form.cleaned_data, by=actor, at=timezone.now())
    return to(report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def answer_read(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """The reporter's answer was read."""
    _card(actor, report_id)
    desk.mark_answer_read(report_id=report_id, by=actor)
    return to(report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def kept_small(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Small stays small."""
    form = SmallForm(request.POST, prefix="small", replies=_replies(actor, ReplyKind.KEPT_SMALL))
    _card(actor, report_id)
    if not form.is_valid():
        return report_page(request, actor, report_id, small=form, status=422)
    desk.keep_small(report_id=report_id, **form.cleaned_data, by=actor, at=timezone.now())
    return to(report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def passed_on(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """A service outside Baken takes it."""
    form = PassForm(request.POST, prefix="passed")
    _card(actor, report_id)
    if not form.is_valid():
        return report_page(request, actor, report_id, passed=form, status=422)
    desk.pass_on(report_id=report_id, **form.cleaned_data, by=actor, at=timezone.now())
    return to(report_id)


@require_POST
@page(Activity.HANDLE_REPORTS)
def closed(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Done."""
    form = CloseForm(request.POST)
    _card(actor, report_id)
    if not form.is_valid():
        return report_page(request, actor, report_id, closing=form, status=422)
    desk.close(report_id=report_id, **form.cleaned_data, by=actor, at=timezone.now())
    return to(report_id)


def _queue(request: HttpRequest, actor: Actor, *, handled: bool, own: bool = False) -> HttpResponse:
    cards = queries.inbox(actor, handled=handled, own=own, before=_before(request))
    open_now = queries.open_count(actor)
    areas = {area.code: area.name for area in areas_of(actor.municipality)}
    last = cards[-1] if len(cards) == PAGE else None
    here = reverse("intake:handled" if handled else "intake:own" if own else "intake:inbox")
    names = names_of(actor, {card.owner for card in cards if card.owner})
    told = queries.reminded(actor, timezone.localdate())
    return render(
        request,
        "intake/inbox.html",
        {
            "columns": ("Onderwerp", "Gebied", "Melder", "Ontvangen", "Wie", "Stand"),
            "rows": [_row(card, areas, names, timezone.localdate()) for card in cards],
            "own": own,
            "reminded": sum(card.id in told for card in cards),
            "ownerless": queries.without_owner(actor),
            "handled": handled,
            "waiting": queries.waiting_for_desk(actor),
            "open_now": open_now,
            "older": f"{here}?voor={last.received_on:%Y-%m-%d}.{last.id}" if last else "",
            "newer": here if request.GET.get("voor") else "",
            "tab_items": [
                {
                    "label": "Nieuw en open",
                    "url": reverse("intake:inbox"),
                    "current": not (handled or own),
                    "count": open_now,
                },
                {"label": "Van mij", "url": reverse("intake:own"), "current": own},
                {"label": "Afgehandeld", "url": reverse("intake:handled"), "current": handled},
            ],
        },
    )


def _row(card: ReportCard, areas: dict[str, str], names: Mapping[UUID, str], today: date) -> list[Any]:
    late = card.state == ReportState.RECEIVED and card.due < today
    if card.unfinished and card.is_open:
        stand: dict[str, str] = {"text": "notitie, nog af te maken", "badge": "warning"}
    elif card.waiting_for == WaitingFor.DESK:
        stand = {"text": "antwoord van de melder", "badge": "warning"}
    elif late:
        stand = {"text": "te laat gelezen", "badge": "error"}
    else:
        stand = {"text": card.state.label, "badge": "info" if card.state == ReportState.RECEIVED else "neutral"}
    return [
        {"text": card.subject.label, "url": reverse("intake:report", args=[card.id])},
        {"text": areas.get(card.area_code, "") or "gebied niet bekend"},
        {"text": card.identity.label.lower()},
        {"text": f"{card.received_on:%d-%m-%Y}", "note": "vandaag nog" if card.urgency == Urgency.TODAY else ""},
        {"text": names[card.owner]} if card.owner and card.owner in names else {"text": "niemand", "badge": "error"},
        stand,
    ]


@require_POST
@page(Activity.HANDLE_REPORTS)
def business(request: HttpRequest, actor: Actor, report_id: UUID) -> HttpResponse:
    """Look the number of the reporter's business up in the Handelsregister; only the number leaves."""
    contents, _ = _contents(actor, _card(actor, report_id))
    number = kvk_in(contents.contact) if contents else ""
    if not number:
        return to(report_id)
    try:
        said = entrepreneurs.known_as(number)
    except Refused as refusal:
        return report_page(request, actor, report_id, kvk_said=refusal.verdict.sentence, kvk_wrong=True)
    return report_page(request, actor, report_id, kvk_said=said)


def report_page(request: HttpRequest, actor: Actor, report_id: UUID, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of one report, with the forms that came back."""
    card = _card(actor, report_id)
    contents, sealed_shut = _contents(actor, card)
    areas = {area.code: area.name for area in areas_of(actor.municipality)}
    can_reply = card.has_thread and card.state not in {ReportState.CLOSED, ReportState.WITHDRAWN}
    return render(
        request,
        "intake/report.html",
        {
            "report": card,
            "contents": contents,
            "sealed_shut": sealed_shut,
            "files": [] if card.state == ReportState.RECEIVED else files_of(actor, report_id),
            "kvk": kvk_in(contents.contact) if contents else "",
            "may_ask_original": may_do(actor.role, Activity.REVEAL_IDENTITY),
            "facts": [
                ("Ingang", card.entrance.label),
                ("Onderwerp", card.subject.label),
                ("Gebied", areas.get(card.area_code, "")),
                ("Ontvangen", f"{card.received_on:%d-%m-%Y}, {card.channel.label}{card.via and f' via {card.via}'}"),
                ("Melder", card.identity.label.lower()),
                ("Haast", "vandaag nog" if card.urgency == Urgency.TODAY else ""),
            ],
            "route": queries.route_of(actor, card),
            "like": queries.likenesses(actor, card) if card.is_open else [],
            "to_team": TeamChoiceForm(prefix="team", teams=queries.teams(actor)),
            "round": RoundForm(prefix="round"),
            "is_ours": card.about is About.NOBODY,
            "from_m": card.channel is Channel.MMA,
            "may_finish": card.unfinished and card.state == ReportState.READ,
            "steps": [
                {"at": step.at, "who": step.by, "title": step.to_state.label, "text": step.reason}
                for step in queries.steps_of(actor, report_id)
            ],
            "is_unopened": card.state == ReportState.RECEIVED,
            "is_withdrawn": card.state == ReportState.WITHDRAWN,
            "may_settle": card.state == ReportState.READ,
            "may_close": card.state in {ReportState.TAKEN_UP, ReportState.KEPT_SMALL, ReportState.PASSED_ON},
            "answer_waits": card.waiting_for == WaitingFor.DESK,
            "can_reply": can_reply,
            "signal_url": _beyond(card, "signals:open-from-report") if card.about is About.NOBODY else "",
            "may_ask_name": card.identity == Identity.CONFIDENTIAL and may_do(actor.role, Activity.REVEAL_IDENTITY),
            "message": MessageForm(),
            "small": SmallForm(prefix="small", replies=_replies(actor, ReplyKind.KEPT_SMALL)),
            "passed": PassForm(prefix="passed", initial=_passing(actor, card)),
            "link_url": _beyond(card, "signals:link-report") if card.about is About.NOBODY else "",
            "care_url": reverse("intake:care-part", args=[card.id]),
            "back_url": _beyond(card, "signals:unlink-report", ReportState.TAKEN_UP),
            "back": BackForm(prefix="back"),
            "closing": CloseForm(initial={"reply": _first_text(actor, ReplyKind.CLOSED)}),
        }
        | forms,
        status=status,
    )


def _contents(actor: Actor, card: ReportCard) -> tuple[Contents | None, bool]:
    """The opened words, or whether this installation cannot open them."""
    if card.state in {ReportState.RECEIVED, ReportState.WITHDRAWN}:
        return None, False
    try:
        return desk.unseal(report_id=card.id, by=actor), False
    except (CannotOpen, KeyMissing):
        return None, True


def _card(actor: Actor, report_id: UUID) -> ReportCard:
    try:
        return queries.report_card(actor, report_id)
    except NoSuchReport as error:
        raise Http404 from error


def _replies(actor: Actor, kind: ReplyKind) -> list[ReplyCard]:
    return queries.replies(actor, timezone.localdate(), kind)


def _first_text(actor: Actor, kind: ReplyKind) -> str:
    return next((one.text for one in _replies(actor, kind)), "")


def _passing(actor: Actor, card: ReportCard) -> dict[str, str]:
    """What the route already knows of a report that goes elsewhere: to whom and why; a person presses the button."""
    last = next(reversed(queries.route_of(actor, card)), None)
    standard = next(iter(_replies(actor, ReplyKind.PASSED_ON)), None)
    return {
        "organisation": last.pass_to if last else "",
        "reason": standard.reason if standard else "",
        "reply": standard.text if standard else "",
    }


def _beyond(card: ReportCard, name: str, state: ReportState = ReportState.READ) -> str:
    """Where the next room takes over, when it is there; this room does not know how."""
    if card.state != state:
        return ""
    try:
        return reverse(name, args=[card.id])
    except NoReverseMatch:
        return ""


def _before(request: HttpRequest) -> tuple[date, UUID] | None:
    day, _, last = request.GET.get("voor", "").partition(".")
    try:
        return date.fromisoformat(day), UUID(last)
    except ValueError:
        return None


def to(report_id: UUID) -> HttpResponse:
    """To the page of this report."""
    return HttpResponseRedirect(reverse("intake:report", args=[report_id]))

"""Lists of signals, by key: fifty rows are read for fifty lines, however many there are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Left
from django.urls import reverse

from baken.ground.phenomena.queries import PhenomenonCard, phenomena_on
from baken.ground.places.queries import area_names
from baken.ground.privacy.vocabulary import Role
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import WorkCard
from baken.journey.signals.models import Check2BInstrument, CheckConfirmation, Signal, SignalReport
from baken.journey.signals.queries.cards import SignalCard, SignalLine
from baken.journey.signals.rules import may_check
from baken.journey.signals.vocabulary import LANES, LINKABLE, Lane, SignalState, Source

PAGE = 50
EXCERPT = 200


def inbox(
    viewer: Actor, *, lane: Lane, today: date, before: UUID | None = None, after: UUID | None = None
) -> tuple[list[SignalLine], bool]:
    """One page of a lane, newest first, and whether there is more in that direction. Two statements.

    `before` goes on to older signals than that one; `after` goes back to newer ones.
    """
    rows = _visible(viewer).filter(state__in=[state.value for state in lane.states])
    if after is not None:
        found = list(_lines(rows.filter(pk__gt=after).order_by("id"))[: PAGE + 1])
        page = found[:PAGE][::-1]
    else:
        older = rows if before is None else rows.filter(pk__lt=before)
        found = list(_lines(older.order_by("-id"))[: PAGE + 1])
        page = found[:PAGE]
    known = phenomena_on(viewer, today) if page else {}
    return [_line(row, known) for row in page], len(found) > PAGE


def lane_named(code: str) -> Lane:
    """The lane of this address, or the first."""
    return next((lane for lane in LANES if lane.code == code), LANES[0])


def signal_cards(viewer: Actor, signal_ids: Iterable[UUID], *, today: date) -> Mapping[UUID, SignalCard]:
    """The signals of these ids that the viewer may see."""
    known = phenomena_on(viewer, today)
    return {row.pk: card(row, known) for row in _visible(viewer).filter(pk__in=list(signal_ids))}


def to_bind(viewer: Actor, *, today: date) -> list[SignalCard]:
    """The newest signals that passed check 1 and can be pulled into a dossier; at most fifty."""
    known = phenomena_on(viewer, today)
    rows = _visible(viewer).filter(state__in=[state.value for state in LINKABLE]).order_by("-id")[:PAGE]
    return [card(row, known) for row in rows]


def to_link(viewer: Actor, *, alike: Iterable[UUID], area: str, today: date) -> list[tuple[SignalCard, str]]:
    """Signals a report could belong to, each with the reason it is proposed: fed by a report that looks alike, or in the same
    neighbourhood this year. At most fifty; a person decides."""
    known = phenomena_on(viewer, today)
    links = SignalReport.objects.filter(
        municipality=viewer.municipality, report__in=list(alike), undone_at__isnull=True
    )
    fed = {row.signal_id for row in links}
    open_now = _visible(viewer).exclude(state__in=[state.value for state in LANES[-1].states])
    rows = list(open_now.filter(pk__in=fed))
    if area:
        near = open_now.filter(area=area, received_month__gte=today.replace(year=today.year - 1, day=1))
        rows += list(near.exclude(pk__in=fed).order_by("-id")[:PAGE])
    return [
        (
            card(row, known),
            "een melding die hierop lijkt hoort hierbij" if row.pk in fed else "dezelfde buurt, dit jaar",
        )
        for row in rows
    ]


def alike_signals(viewer: Actor, signal: Signal, *, today: date, most: int = 5) -> list[tuple[SignalCard, str]]:
    """Signals beside which this one is weighed: of the same place or neighbourhood within a year, of the same phenomenon first.
    Only what lies in the viewer's own inbox; no register is asked, and no person or number is compared."""
    known = phenomena_on(viewer, today)
    begin = signal.received_month.replace(year=signal.received_month.year - 1)
    others = _visible(viewer).filter(received_month__gte=begin).exclude(pk=signal.pk).order_by("-received_month", "-id")
    found: dict[UUID, tuple[Signal, str]] = {}
    for where, name, value in (("zelfde plaats", "place", signal.place), ("zelfde buurt", "area", signal.area)):
        for row in others.filter(**{name: value})[:PAGE] if value else ():
            found.setdefault(row.pk, (row, where))
    ranked = sorted(found.values(), key=lambda one: one[0].phenomenon != signal.phenomenon)
    return [
        (card(row, known), f"{where} en onderwerp" if row.phenomenon == signal.phenomenon else where)
        for row, where in ranked[:most]
    ]


def waiting(viewer: Actor, *, today: date, most: int = 5) -> list[WorkCard]:
    """What waits: for a lawyer the checks 2B to confirm, for others the oldest signals not yet weighed. No person in it."""
    known, names = phenomena_on(viewer, today), area_names(viewer.municipality)
    if viewer.role == Role.LAWYER:
        done = CheckConfirmation.objects.filter(check_2b=OuterRef("pk"))
        open_for = [state.value for state in SignalState if may_check(state)]  # an approach may ask for one more
        checks = Check2BInstrument.objects.filter(~Exists(done), signal__state__in=open_for)
        rows = checks.exclude(author=viewer.membership_id).select_related("signal").order_by("at")[:most]
        return [_work(row.signal, f"Privacytoets 2B bevestigen: {_label(row.signal, known)}", names) for row in rows]
    states = [state.value for state in LANES[0].states]
    oldest = _lines(_visible(viewer).filter(state__in=states).order_by("id"))[:most]
    return [_work(row, f"Signaal: {_label(row, known)}", names) for row in oldest]


def card(row: Signal, known: Mapping[str, PhenomenonCard]) -> SignalCard:
    """The card of a loaded signal."""
    return SignalCard(
        row.pk, _label(row, known), row.phenomenon, row.area, row.place, row.summary,
        row.received_month, SignalState(row.state), _end(row),
    )  # fmt: skip


def _work(row: Signal, title: str, names: Mapping[str, str]) -> WorkCard:
    where = row.place or names.get(row.area, row.area) or "plaats onbekend"
    note = f"{row.get_state_display()} · {where}"
    return WorkCard(title=title, note=note, url=reverse("signals:signal", args=[row.pk]), due=row.keep_until)


def _visible(viewer: Actor) -> "QuerySet[Signal]":
    rows: QuerySet[Signal] = Signal.objects.filter(municipality=viewer.municipality)
    return rows


def _lines(rows: "QuerySet[Signal]") -> "QuerySet[Signal]":
    fields: Sequence[str] = (
        "municipality", "phenomenon", "area", "place", "source", "received_month", "state", "keep_until",
    )  # fmt: skip
    return rows.only(*fields).annotate(excerpt=Left("summary", EXCERPT))


def _line(row: Signal, known: Mapping[str, PhenomenonCard]) -> SignalLine:
    excerpt: str = row.excerpt  # type: ignore[attr-defined]  # annotated in _lines
    return SignalLine(
        row.pk, _label(row, known), row.area, row.place, excerpt, str(Source(row.source).label),
        row.received_month, SignalState(row.state), _end(row),
    )  # fmt: skip


def _label(row: Signal, known: Mapping[str, PhenomenonCard]) -> str:
    return known[row.phenomenon].label if row.phenomenon in known else row.phenomenon.replace("_", " ").lower()


def _end(row: Signal) -> date:
    if row.keep_until is None:
        raise ValueError("a signal always has an end; the table holds that")
    return row.keep_until

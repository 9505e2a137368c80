"""A signal, the reports that feed it, how it was weighed, and its steps. Nothing here names a reporter."""

from django.db import models
from django.db.models import Q

from baken.ground.privacy.vocabulary import Label
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.tables.models import Record, Reference, StateField, Step, guarded
from baken.journey.signals.vocabulary import (
    LANES,
    TRANSITIONS,
    Concreteness,
    Credibility,
    Recency,
    Reliability,
    Result,
    Seriousness,
    SignalState,
    Source,
)

BY_WHO_ACTS = "by = (SELECT gate.membership())"


class Signal(Record):
    """Something that may be wrong at a place, in the weigher's words. When it came in is known to the month only."""

    source = models.CharField("bron", max_length=30, choices=Source.choices)
    phenomenon = models.CharField("onderwerp", max_length=40)
    area = models.CharField("buurtcode", max_length=10, blank=True)
    place = models.CharField("plaats", max_length=200, blank=True)
    received_month = models.DateField("maand van ontvangst")
    summary = models.TextField("samenvatting")
    opened_by = models.UUIDField("geopend door", editable=False)
    opened_at = models.DateTimeField("geopend op", editable=False)
    state = StateField("stand", default=SignalState.RECEIVED, choices=SignalState.choices)

    class Privacy:
        web_may_change = ("keep_until", "summary", "phenomenon", "area", "place")
        retention = "signal"
        labels = {
            "source": Label.INDIRECT,
            "phenomenon": Label.CRIMINAL,
            "area": Label.INDIRECT,
            "place": Label.INDIRECT,
            "received_month": Label.NONE,
            "summary": Label.CRIMINAL,
            "opened_by": Label.STAFF,
            "opened_at": Label.STAFF,
            "state": Label.NONE,
        }

    class Meta:
        verbose_name = "signaal"
        constraints = [
            models.CheckConstraint(condition=Q(received_month__day=1), name="signal_is_dated_by_month"),
            models.CheckConstraint(condition=Q(keep_until__isnull=False), name="signal_has_an_end"),
            models.CheckConstraint(condition=~Q(summary=""), name="signal_says_something"),
        ]
        # One index per list of the inbox: a page of fifty reads fifty rows, whatever the size of the table.
        indexes = [
            models.Index(
                fields=["municipality", "-id"],
                condition=Q(state__in=[state.value for state in lane.states]),
                name=f"signal_{lane.code.replace('-', '_')}",
            )
            for lane in LANES
        ] + [
            models.Index(
                fields=["municipality", where, "-received_month", "-id"],
                condition=~Q(**{where: ""}),
                name=f"signal_by_{where}",
            )
            for where in ("area", "place")
        ]

    def __str__(self) -> str:
        return f"{self.phenomenon} · {self.place or self.area}"


class SignalReport(Record):
    """One of the reports that feed a signal: a pointer, because a report is destroyed before its signal.

    A link can be undone and stays readable. `is_tip` is filled in by the database: a tip of M. corroborates nothing.
    """

    signal = Reference(Signal)
    report = models.UUIDField("melding")
    is_tip = models.BooleanField("tip van M.", default=False, db_default=False, editable=False)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)
    undone_by = models.UUIDField("ongedaan gemaakt door", null=True, blank=True, editable=False)
    undone_at = models.DateTimeField("ongedaan gemaakt op", null=True, blank=True, editable=False)

    class Privacy:
        follows = "signal"
        retention = "signal"
        web_may_change = ("undone_by", "undone_at")
        labels = {
            "signal": Label.NONE,
            "report": Label.INDIRECT,
            "is_tip": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
            "undone_by": Label.STAFF,
            "undone_at": Label.STAFF,
        }

    class Meta:
        verbose_name = "melding bij signaal"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "signal", "report"],
                condition=Q(undone_at__isnull=True),
                name="signal_report_linked_once",
            ),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="signal_report_undone_by_and_at_together",
            ),
        ]

    def __str__(self) -> str:
        return str(self.report)


class SignalKey(Record):
    """Under which keyed hash a signal can be found by a blind match. Nobody reads it: `known.signals` answers.

    One of a kind (of a double name also either name alone, as `part` 1 and 2), laid down when the signal is opened or before
    its first privacy check 1: that check is about what the signal was about then, and not a key to a register for whatever
    somebody writes beside it later.
    """

    signal = Reference(Signal)
    kind = models.CharField("soort", max_length=10, choices=KeyKind.choices)
    digest = models.CharField("sleutel", max_length=64)
    part = models.PositiveSmallIntegerField("deel", default=0)

    class Privacy:
        follows = "signal"
        retention = "signal"
        append_only = True
        narrowed_by = "false"
        act_narrowed_by = (
            "EXISTS (SELECT FROM signals_signal AS marked WHERE marked.id = signal_id AND (marked.state IN ('intake', 'weighing')"
            " OR marked.state = 'received' AND marked.opened_by = (SELECT gate.membership())))"
            " AND NOT EXISTS (SELECT FROM signals_privacycheck1 AS looked WHERE looked.signal_id = signals_signalkey.signal_id)"
        )
        labels = {"signal": Label.NONE, "kind": Label.NONE, "digest": Label.INDIRECT, "part": Label.NONE}

    class Meta:
        verbose_name = "sleutel van signaal"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "signal", "kind", "part"], name="signal_key_of_a_kind"),
            models.CheckConstraint(
                condition=Q(part=0) | Q(kind=KeyKind.PERSON.value, part__lte=2), name="signal_key_of_either_name"
            ),
        ]
        indexes = [models.Index(fields=["municipality", "digest"], name="signal_by_key")]

    def __str__(self) -> str:
        return self.kind


class Weighing(Record):
    """How a signal was graded, by whom. A next one follows the last that somebody saw; two at once are told apart."""

    signal = Reference(Signal)
    number = models.PositiveIntegerField("nummer")
    reliability = models.CharField("betrouwbaarheid van de bron", max_length=20, choices=Reliability.choices)
    credibility = models.CharField("geloofwaardigheid", max_length=20, choices=Credibility.choices)
    concreteness = models.CharField("hoe concreet", max_length=20, choices=Concreteness.choices)
    recency = models.CharField("hoe actueel", max_length=20, choices=Recency.choices)
    seriousness = models.CharField("hoe ernstig", max_length=20, choices=Seriousness.choices)
    note = models.TextField("toelichting", blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        follows = "signal"
        retention = "signal"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "signal": Label.NONE,
            "number": Label.NONE,
            "reliability": Label.INDIRECT,
            "credibility": Label.INDIRECT,
            "concreteness": Label.NONE,
            "recency": Label.NONE,
            "seriousness": Label.NONE,
            "note": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "weging"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "signal", "number"], name="weighing_follows_weighing")
        ]

    def __str__(self) -> str:
        return f"weging {self.number}"


class SignalStep(Step):
    """A move of a signal. A guarded phase refers to its privacy check, of this same signal; or to an urgent act."""

    signal = Reference(Signal)
    result = models.CharField("uitkomst", max_length=20, choices=Result.choices, blank=True)
    recipient = models.CharField("ontvanger", max_length=160, blank=True)
    review_on = models.DateField("opnieuw bekijken op", null=True, blank=True)
    municipal_task = models.BooleanField("taak van de gemeente", default=False)
    own_territory = models.BooleanField("op ons grondgebied", default=False)
    check_1 = Reference("signals.PrivacyCheck1", null=True, blank=True, same=("signal",))
    check_2a = Reference("signals.Check2AParticipant", null=True, blank=True, same=("signal",))
    confirmation = Reference("signals.CheckConfirmation", null=True, blank=True, same=("signal",))

    class Machine:
        of = "signal"
        transitions = TRANSITIONS
        initial = SignalState.RECEIVED

    class Privacy:
        retention = "signal"
        append_only = True
        labels = {
            "signal": Label.NONE,
            "result": Label.NONE,
            "recipient": Label.INDIRECT,
            "review_on": Label.NONE,
            "municipal_task": Label.NONE,
            "own_territory": Label.NONE,
            "check_1": Label.NONE,
            "check_2a": Label.NONE,
            "confirmation": Label.NONE,
        }

    class Meta:
        verbose_name = "stap van signaal"
        constraints = [
            guarded("investigation", "check_1"),
            guarded("preparing", "check_2a"),
            guarded("forwarded_externally", "check_2a"),
            guarded("approach", "confirmation"),
            models.CheckConstraint(condition=Q(to_state="intake") | ~Q(reason=""), name="signal_step_says_why"),
            models.CheckConstraint(condition=~Q(to_state="closed") | ~Q(result=""), name="signal_ends_with_a_result"),
            models.CheckConstraint(
                condition=~Q(to_state__startswith="forwarded") | ~Q(recipient=""), name="signal_goes_to_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(to_state="kept") | Q(review_on__isnull=False), name="signal_is_kept_till_review"
            ),
            models.CheckConstraint(
                condition=~Q(from_state="intake", to_state="weighing") | Q(municipal_task=True, own_territory=True),
                name="signal_to_weigh_is_ours",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"

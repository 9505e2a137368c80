"""A dossier, its owner and its steps. It is never without an owner, and changes owner only by acceptance (C54)."""

from django.db import models
from django.db.models import F, Q

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record, Reference, StateField, Step
from baken.journey.dossiers.vocabulary import TRANSITIONS, DossierKind, DossierState, Ending

BY_WHO_ACTS = "by = (SELECT gate.membership())"


class Dossier(Record):
    """Signals bound to a place, business or group, for a purpose, on a ground, with one owner."""

    kind = models.CharField("soort", max_length=20, choices=DossierKind.choices)
    title = models.CharField("naam", max_length=160)
    purpose = models.TextField("doel")
    ground = models.CharField("grondslag", max_length=200)
    context = models.TextField("context", blank=True)
    owner = models.UUIDField("eigenaar", editable=False)
    area = models.CharField("buurtcode", max_length=10, blank=True)
    place = models.CharField("plaats", max_length=200, blank=True)
    postcode = models.CharField("postcode", max_length=6, blank=True)
    number = models.PositiveIntegerField("huisnummer", null=True, blank=True)
    letter = models.CharField("huisletter", max_length=1, blank=True)
    addition = models.CharField("toevoeging", max_length=4, blank=True)
    bag_id = models.CharField("BAG-nummer", max_length=16, blank=True)
    opened_at = models.DateTimeField("geopend op", editable=False)
    state = StateField("stand", default=DossierState.OPEN, choices=DossierState.choices)

    class Privacy:
        retention = "dossier"
        labels = {
            "kind": Label.NONE,
            "title": Label.INDIRECT,
            "purpose": Label.CRIMINAL,
            "ground": Label.NONE,
            "context": Label.CRIMINAL,
            "owner": Label.STAFF,
            "area": Label.INDIRECT,
            "place": Label.INDIRECT,
            "postcode": Label.INDIRECT,
            "number": Label.INDIRECT,
            "letter": Label.INDIRECT,
            "addition": Label.INDIRECT,
            "bag_id": Label.INDIRECT,
            "opened_at": Label.STAFF,
            "state": Label.NONE,
        }

    class Meta:
        verbose_name = "dossier"
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(purpose="") & ~Q(ground=""), name="dossier_has_purpose_and_ground"
            ),
            models.CheckConstraint(
                condition=Q(postcode="", number__isnull=True) | (~Q(postcode="") & Q(number__isnull=False)),
                name="dossier_postcode_and_number_together",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(keep_until__isnull=False), name="dossier_closed_has_an_end"
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "state", "-id"], name="dossier_by_state"),
            models.Index(fields=["municipality", "owner", "-id"], name="dossier_by_owner"),
        ]

    def __str__(self) -> str:
        return self.title


class DossierStep(Step):
    """A move of a dossier: it rests, goes on, closes, or is opened again; always with a reason."""

    dossier = Reference(Dossier)
    ending = models.CharField("uitkomst", max_length=20, choices=Ending.choices, blank=True)

    class Machine:
        of = "dossier"
        transitions = TRANSITIONS
        initial = DossierState.OPEN

    class Privacy:
        retention = "dossier"
        append_only = True
        labels = {"dossier": Label.NONE, "ending": Label.NONE}

    class Meta:
        verbose_name = "stap van dossier"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="dossier_step_says_why"),
            models.CheckConstraint(condition=~Q(to_state="closed") | ~Q(ending=""), name="dossier_ends_with_an_ending"),
        ]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"


class HandOver(Record):
    """The owner offers the dossier to a colleague; until they accept, nothing changes."""

    dossier = Reference(Dossier)
    to = models.UUIDField("aan")
    reason = models.TextField("reden")
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        follows = "dossier"
        retention = "dossier"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "dossier": Label.NONE,
            "to": Label.STAFF,
            "reason": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "overdracht"
        constraints = [
            models.CheckConstraint(condition=~Q(to=F("by")), name="hand_over_to_somebody_else"),
            models.CheckConstraint(condition=~Q(reason=""), name="hand_over_says_why"),
        ]

    def __str__(self) -> str:
        return "overdracht"


class HandOverAnswer(Record):
    """The colleague accepts or declines. Accepting makes them owner: the database does that, and nothing else can."""

    hand_over = Reference(HandOver, same=("dossier",))
    dossier = Reference(Dossier)
    accepted = models.BooleanField("aanvaard")
    reason = models.TextField("reden", blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        follows = "dossier"
        retention = "dossier"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "hand_over": Label.NONE,
            "dossier": Label.NONE,
            "accepted": Label.NONE,
            "reason": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "antwoord op overdracht"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "hand_over"], name="hand_over_answered_once"),
            models.CheckConstraint(condition=Q(accepted=True) | ~Q(reason=""), name="hand_over_declined_says_why"),
        ]

    def __str__(self) -> str:
        return "aanvaard" if self.accepted else "niet aanvaard"

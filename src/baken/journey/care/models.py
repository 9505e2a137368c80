"""Person-directed work in its own compartment. Only who is involved in a casus sees that it exists."""

from django.db import models

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record, Reference, StateField, Step
from baken.instruments.tables.vocabulary import Organ
from baken.journey.care.vocabulary import TRANSITIONS, Phase, State, Track

_INVOLVED = "= ANY ((SELECT gate.own_casus())::uuid[])"


class Casus(Record):
    """One person or family, one owner, one plan; never without an owner (C54)."""

    organ = models.CharField("orgaan", max_length=12, choices=Organ.choices, default=Organ.COLLEGE)
    called = models.CharField("werknaam", max_length=80)
    worry = models.TextField("wat is er aan de hand")
    agreement = models.TextField("wat is afgesproken", blank=True)
    one_track_reason = models.TextField("waarom één spoor genoeg is", blank=True)
    owner = models.UUIDField("eigenaar")
    phase = models.PositiveSmallIntegerField("AVE-fase", choices=Phase.choices, default=Phase.ONE)
    next_contact = models.DateField("volgend contact", null=True, blank=True)
    opened_on = models.DateField("geopend op")
    state = StateField("stand", choices=State.choices, default=State.REGISTERED)

    class Privacy:
        web_may_change = ("keep_until", "agreement", "one_track_reason", "phase", "next_contact")
        retention = "care"
        narrowed_by = f"id {_INVOLVED}"
        labels = {
            "called": Label.PERSONAL,
            "worry": Label.SPECIAL,
            "agreement": Label.SPECIAL,
            "one_track_reason": Label.SPECIAL,
            "owner": Label.STAFF,
            "phase": Label.PERSONAL,
            "next_contact": Label.PERSONAL,
            "opened_on": Label.NONE,
            "state": Label.NONE,
        }

    class Meta:
        indexes = [models.Index(fields=["municipality", "next_contact"], name="casus_by_contact")]

    def __str__(self) -> str:
        return self.called


class CasusPerson(Record):
    """Who it is about; apart, so that a list of work needs no names."""

    organ = models.CharField("orgaan", max_length=12, choices=Organ.choices, default=Organ.COLLEGE)
    casus = Reference(Casus)
    name = models.CharField("naam", max_length=120)
    birth_year = models.PositiveSmallIntegerField("geboortejaar", null=True, blank=True)

    class Privacy:
        retention = "care"
        follows = "casus"
        data_subject = "id"
        labels = {"casus": Label.PERSONAL, "name": Label.PERSONAL, "birth_year": Label.PERSONAL}

    def __str__(self) -> str:
        return self.name


class Involvement(Record):
    """Who works on this casus. It is what opens the casus to them, and to nobody else."""

    organ = models.CharField("orgaan", max_length=12, choices=Organ.choices, default=Organ.COLLEGE)
    casus = Reference(Casus)
    membership = models.UUIDField("medewerker")
    since = models.DateTimeField("sinds")
    until = models.DateTimeField("tot", null=True, blank=True)

    class Privacy:
        web_may_change = ("keep_until", "until")
        retention = "care"
        narrowed_by = f"casus_id {_INVOLVED}"
        act_narrowed_by = "gate.may_involve(casus_id)"
        labels = {
            "casus": Label.PERSONAL,
            "membership": Label.STAFF,
            "since": Label.STAFF,
            "until": Label.STAFF,
        }

    class Meta:
        indexes = [models.Index(fields=["membership", "casus"], name="involvement_by_member")]

    def __str__(self) -> str:
        return f"{self.membership} in {self.casus_id}"


class TrackAction(Record):
    """An action on one of the two tracks (C51)."""

    organ = models.CharField("orgaan", max_length=12, choices=Organ.choices, default=Organ.COLLEGE)
    casus = Reference(Casus)
    track = models.CharField("spoor", max_length=10, choices=Track.choices)
    what = models.TextField("wat")
    owner = models.CharField("wie", max_length=120)
    due = models.DateField("wanneer klaar")
    done_on = models.DateField("gedaan op", null=True, blank=True)

    class Privacy:
        web_may_change = ("keep_until", "done_on")
        retention = "care"
        follows = "casus"
        labels = {
            "casus": Label.PERSONAL,
            "track": Label.PERSONAL,
            "what": Label.SPECIAL,
            "owner": Label.STAFF,
            "due": Label.NONE,
            "done_on": Label.NONE,
        }

    def __str__(self) -> str:
        return self.what


class PhaseChange(Record):
    """Scaling up or down: from, to, criterion, decider, when (C35)."""

    organ = models.CharField("orgaan", max_length=12, choices=Organ.choices, default=Organ.COLLEGE)
    casus = Reference(Casus)
    from_phase = models.PositiveSmallIntegerField("van", choices=Phase.choices)
    to_phase = models.PositiveSmallIntegerField("naar", choices=Phase.choices)
    criterion = models.TextField("criterium")
    by = models.UUIDField("door")
    at = models.DateTimeField("op")

    class Privacy:
        retention = "care"
        follows = "casus"
        append_only = True
        labels = {
            "casus": Label.PERSONAL,
            "from_phase": Label.PERSONAL,
            "to_phase": Label.PERSONAL,
            "criterion": Label.SPECIAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(criterion=""), name="phase_change_has_a_criterion"),
            models.CheckConstraint(condition=~models.Q(from_phase=models.F("to_phase")), name="phase_change_changes"),
        ]

    def __str__(self) -> str:
        return f"{self.from_phase} → {self.to_phase}"


class CasusStep(Step):
    """A move of a casus."""

    organ = models.CharField("orgaan", max_length=12, choices=Organ.choices, default=Organ.COLLEGE)
    casus = Reference(Casus)

    class Machine:
        of = "casus"
        transitions = TRANSITIONS
        initial = State.REGISTERED

    class Privacy:
        retention = "care"
        append_only = True
        labels = {
            "casus": Label.PERSONAL,
            "from_state": Label.NONE,
            "to_state": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
            "seq": Label.NONE,
            "reason": Label.SPECIAL,
            "urgent": Label.NONE,
        }

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"

"""What is bound to a dossier: signals, subjects, notes, and the key under which it can be known."""

from django.db import models
from django.db.models import Q

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.tables.models import Record, Reference
from baken.journey.dossiers.models.dossier import BY_WHO_ACTS, Dossier
from baken.journey.dossiers.vocabulary import SubjectRole


class DossierSignal(Record):
    """A signal pulled into a dossier, under its privacy check 1 (or an urgent act)."""

    dossier = Reference(Dossier)
    signal = Reference("signals.Signal")
    check_1 = Reference("signals.PrivacyCheck1", null=True, blank=True, same=("signal",))
    urgent = Reference("privacy.UrgentAct", null=True, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        follows = "dossier"
        retention = "dossier"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "dossier": Label.NONE,
            "signal": Label.INDIRECT,
            "check_1": Label.NONE,
            "urgent": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "signaal bij dossier"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "dossier", "signal"], name="dossier_signal_once"),
            models.CheckConstraint(
                condition=Q(check_1__isnull=False) | Q(urgent__isnull=False), name="dossier_signal_needs_check_1"
            ),
        ]

    def __str__(self) -> str:
        return str(self.signal_id)


class DossierSubject(Record):
    """A person, business or premises bound to a dossier. A person comes with the AVG 14 notice or its deferral."""

    dossier = Reference(Dossier)
    role = models.CharField("rol", max_length=20, choices=SubjectRole.choices)
    person = Reference("subjects.Person", null=True, blank=True)
    notice = Reference("subjects.PersonNotice", null=True, blank=True, same=("person",))
    business = Reference("subjects.Business", null=True, blank=True)
    premises = Reference("subjects.Premises", null=True, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SUBJECTS
        follows = "dossier"
        retention = "dossier"
        data_subject = "person_id"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "dossier": Label.NONE,
            "role": Label.CRIMINAL,
            "person": Label.PERSONAL,
            "notice": Label.NONE,
            "business": Label.PERSONAL,
            "premises": Label.INDIRECT,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "betrokkene bij dossier"
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, notice__isnull=False, business__isnull=True, premises__isnull=True)
                | Q(person__isnull=True, notice__isnull=True, business__isnull=False, premises__isnull=True)
                | Q(person__isnull=True, notice__isnull=True, business__isnull=True, premises__isnull=False),
                name="dossier_subject_is_one_thing_and_a_person_is_told",
            )
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class DossierNote(Record):
    """Something that happened or was said, in a few words. Written once; a correction is a new note."""

    dossier = Reference(Dossier)
    text = models.TextField("wat er gebeurde")
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        follows = "dossier"
        retention = "dossier"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {"dossier": Label.NONE, "text": Label.CRIMINAL, "by": Label.STAFF, "at": Label.STAFF}

    class Meta:
        verbose_name = "notitie bij dossier"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="dossier_note_says_something")]

    def __str__(self) -> str:
        return "notitie"


class DossierKey(Record):
    """Under which keyed hash a dossier can be known by a blind match. Nobody reads it: `known.dossiers` answers."""

    dossier = Reference(Dossier)
    kind = models.CharField("soort", max_length=10, choices=KeyKind.choices)
    digest = models.CharField("sleutel", max_length=64)

    class Privacy:
        follows = "dossier"
        retention = "dossier"
        append_only = True
        narrowed_by = "false"
        labels = {"dossier": Label.NONE, "kind": Label.NONE, "digest": Label.INDIRECT}

    class Meta:
        verbose_name = "sleutel van dossier"
        indexes = [models.Index(fields=["municipality", "digest"], name="dossier_by_key")]

    def __str__(self) -> str:
        return self.kind

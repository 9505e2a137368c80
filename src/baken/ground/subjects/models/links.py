"""Is this the same person as that one? How somebody can be found who is written otherwise, and what people judged.

Names stand in clear here, and are compared as they sound, only within this compartment and municipality. Nothing says how
likely a person is to do anything: what is weighed is whether two writings are one person (brief F5).
"""

from django.db import models
from django.db.models import F, Q

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.ground.subjects.models.subjects import BY_WHO_ACTS, Person
from baken.ground.subjects.vocabulary import PersonVerdict
from baken.instruments.tables.models import Record, Reference


class PersonToken(Record):
    """Under which rough writing a person can be found: how the name sounds, with part of the date of birth.

    Nobody reads it; `known.persons_near` and `known.person_alike` answer. `strict` tokens together are precise enough for yes or no.
    """

    person = Reference(Person)
    token = models.BigIntegerField("kenmerk")
    strict = models.BooleanField("precies")

    class Privacy:
        shelf = Shelf.SUBJECTS
        follows = "person"
        retention = "dossier"
        append_only = True
        narrowed_by = "false"
        labels = {"person": Label.NONE, "token": Label.INDIRECT, "strict": Label.NONE}

    class Meta:
        verbose_name = "vindkenmerk van persoon"
        indexes = [
            models.Index(
                fields=["municipality", "token"], name="person_by_token", include=["person", "strict", "organ"]
            )
        ]

    def __str__(self) -> str:
        return "vindkenmerk"


class PersonJudgement(Record):
    """What somebody judged of two persons in dossiers: the same, not the same, or the last judgement undone. All stay."""

    one = Reference(Person)
    other = Reference(Person)
    verdict = models.CharField("oordeel", max_length=10, choices=PersonVerdict.choices)
    reason = models.TextField("reden")
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SUBJECTS
        follows = "one"
        retention = "dossier"
        data_subject = "one_id"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "one": Label.PERSONAL,
            "other": Label.PERSONAL,
            "verdict": Label.PERSONAL,
            "reason": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "oordeel over twee personen"
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="judgement_is_of_two_in_order"),
            models.CheckConstraint(condition=~Q(reason=""), name="judgement_says_why"),
        ]
        indexes = [models.Index(fields=["municipality", "other"], name="judgement_by_other")]

    def __str__(self) -> str:
        return self.get_verdict_display()

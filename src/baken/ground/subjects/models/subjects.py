"""Persons, businesses and premises of the administrative dossier. Minimal: no BSN, no health, no judgement."""

from django.db import models
from django.db.models import Q

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.ground.subjects.vocabulary import DeferralGround
from baken.instruments.tables.models import Record, Reference

BY_WHO_ACTS = "by = (SELECT gate.membership())"


class Person(Record):
    """Somebody a dossier is about. Identity only; what is said about them stays in the dossier."""

    name = models.CharField("naam", max_length=160)
    birth_date = models.DateField("geboortedatum", null=True, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SUBJECTS
        retention = "dossier"
        data_subject = "id"
        act_narrowed_by = BY_WHO_ACTS
        append_only = True
        labels = {"name": Label.PERSONAL, "birth_date": Label.PERSONAL, "by": Label.STAFF, "at": Label.STAFF}

    class Meta:
        verbose_name = "persoon"
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name")]

    def __str__(self) -> str:
        return self.name


class PersonNotice(Record):
    """What the person was or is told and when, or why later (AVG 14). A next notice replaces the one before; all stay."""

    person = Reference(Person)
    told_on = models.DateField("verteld op", null=True, blank=True)
    tell_on = models.DateField("vertellen op", null=True, blank=True)
    deferral = models.CharField("grond voor uitstel", max_length=30, choices=DeferralGround.choices, blank=True)
    reason = models.TextField("reden van uitstel", blank=True)
    review_on = models.DateField("opnieuw bekijken op", null=True, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SUBJECTS
        follows = "person"
        retention = "dossier"
        data_subject = "person_id"
        act_narrowed_by = BY_WHO_ACTS
        append_only = True
        labels = {
            "person": Label.PERSONAL,
            "told_on": Label.INDIRECT,
            "tell_on": Label.INDIRECT,
            "deferral": Label.CRIMINAL,
            "reason": Label.CRIMINAL,
            "review_on": Label.INDIRECT,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "bericht aan betrokkene"
        constraints = [
            models.CheckConstraint(
                condition=Q(told_on__isnull=False, tell_on__isnull=True, deferral="", reason="", review_on__isnull=True)
                | Q(told_on__isnull=True, tell_on__isnull=False, deferral="", reason="", review_on__isnull=True)
                | Q(told_on__isnull=True, tell_on__isnull=True, review_on__isnull=False)
                & ~Q(deferral="")
                & ~Q(reason=""),
                name="person_is_told_or_told_later_with_reason",
            )
        ]

    def __str__(self) -> str:
        return "verteld" if self.told_on else "wordt verteld" if self.tell_on else "uitgesteld"


class Business(Record):
    """A business a dossier is about."""

    name = models.CharField("naam", max_length=160)
    kvk = models.CharField("KvK-nummer", max_length=8, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SUBJECTS
        retention = "dossier"
        data_subject = "id"
        act_narrowed_by = BY_WHO_ACTS
        append_only = True
        labels = {"name": Label.PERSONAL, "kvk": Label.PERSONAL, "by": Label.STAFF, "at": Label.STAFF}

    class Meta:
        verbose_name = "bedrijf"
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="business_has_a_name"),
            models.CheckConstraint(
                condition=Q(kvk="") | Q(kvk__regex=r"^[0-9]{8}$"), name="business_kvk_is_eight_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Premises(Record):
    """A building or plot a dossier is about, as the BAG writes its address."""

    postcode = models.CharField("postcode", max_length=6)
    number = models.PositiveIntegerField("huisnummer")
    letter = models.CharField("huisletter", max_length=1, blank=True)
    addition = models.CharField("toevoeging", max_length=4, blank=True)
    bag_id = models.CharField("BAG-nummer", max_length=16, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SUBJECTS
        retention = "dossier"
        act_narrowed_by = BY_WHO_ACTS
        append_only = True
        labels = {
            "postcode": Label.INDIRECT,
            "number": Label.INDIRECT,
            "letter": Label.INDIRECT,
            "addition": Label.INDIRECT,
            "bag_id": Label.INDIRECT,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "pand"

    def __str__(self) -> str:
        tail = f"-{self.addition}" if self.addition else ""
        return f"{self.postcode[:4]} {self.postcode[4:]} {self.number}{self.letter}{tail}"

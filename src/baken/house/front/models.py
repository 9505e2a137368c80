"""What the house itself keeps of a person's work: the searches they want to do again, for a while."""

from django.db import models
from django.db.models import Q

from baken.ground.privacy.vocabulary import Activity, Label, Shelf
from baken.instruments.tables.models import Record

TASKS = [(task.value, task.label) for task in (Activity.WEIGH_SIGNALS, Activity.DIRECT_DOSSIERS)]


class SavedSearch(Record):
    """A question its owner asks more often, for one task and until a day; only the owner reads it, and only during that task."""

    activity = models.CharField("taak", max_length=40, choices=TASKS)
    words = models.CharField("zoekvraag", max_length=120)
    born = models.CharField("geboortedatum", max_length=10, blank=True)
    valid_until = models.DateField("geldt tot en met")
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SEARCHES
        retention = "search"
        append_only = True
        narrowed_by = (
            "by = (SELECT gate.membership()) AND activity = (SELECT gate.activity()) AND valid_until >= gate.today()"
        )
        act_narrowed_by = "activity = (SELECT gate.activity()) AND valid_until <= gate.today() + 92"
        labels = {
            "activity": Label.NONE,
            "words": Label.CRIMINAL,
            "born": Label.PERSONAL,
            "valid_until": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "bewaarde zoekvraag"
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="saved_search_asks_something")]

    def __str__(self) -> str:
        return self.words

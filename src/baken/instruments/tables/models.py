"""The base of every table that holds a municipality's own records."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self
from uuid import UUID

from django.apps import apps
from django.db import models

from baken.instruments.kit.identifiers import uuid7
from baken.instruments.tables.looks import current_looks
from baken.instruments.tables.vocabulary import Organ

if TYPE_CHECKING:
    _ForeignKey = models.ForeignKey[Any, Any]
    _CharField = models.CharField[str, str]
    _QuerySet = models.QuerySet[Any]
else:  # Django's own classes take no type arguments when running
    _ForeignKey, _CharField, _QuerySet = models.ForeignKey, models.CharField, models.QuerySet


class Reference(_ForeignKey):
    """A key to another record of the same municipality.

    The database holds it with a composite key `(municipality, id)`, so that no row can point at, or test for, another
    municipality's row. `same` names further columns both rows must share (`same=("signal",)`: the check that a step
    refers to must be a check of that same signal). No reverse accessor exists: an earlier room cannot reach a later one.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, *, same: Sequence[str] = (), **kwargs: Any) -> None:
        self.same = tuple(same)
        kwargs["db_constraint"] = False
        kwargs["related_name"] = "+"
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.same:
            kwargs["same"] = self.same
        return name, path, args, kwargs


class StateField(_CharField):
    """The present state of a record. Only a `Step` moves it; the web role cannot update the column."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)


class LookedAtQuerySet(_QuerySet):
    """Rows come as instances, because instances are what the access log sees."""

    def values(self, *fields: Any, **expressions: Any) -> Any:
        raise TypeError("values() would pass by the access log: load instances (.only(...)) or aggregate")

    def values_list(self, *fields: Any, flat: bool = False, named: bool = False) -> Any:
        raise TypeError("values_list() would pass by the access log: load instances (.only(...)) or aggregate")

    def tally(self, *fields: str, summing: str = "") -> list[tuple[Any, ...]]:
        """Counts per combination of `fields`: `(…fields, count)`, no record in it, so nothing to log.

        `summing` names a number to add up instead, for rows that are counts themselves.
        """
        counted = models.Sum(summing) if summing else models.Count("pk")
        grouped = models.QuerySet.values(self.order_by(), *fields).annotate(tally=counted)
        return [(*(row[name] for name in fields), row["tally"]) for row in grouped]


class Record(models.Model):
    """A row of one municipality and one organ.

    Each concrete table has beside its fields a `class Privacy`:
        shelf         which row of the matrix guards it (default: the app label)
        labels        {field: Label} for every own field, each exactly once
        retention     key of its retention rule in `ground.privacy`
        narrowed_by   optional SQL that must also hold before a row is seen or changed
        follows       optional name of a Reference: the row is only seen by who sees that record
        data_subject  optional name of the field that names the person the row is about (processing log, AVG 30)
        append_only   True: rows are written once
        web_may_change  optional names of the only fields that a page may change
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.CharField("gemeente", max_length=6)
    organ = models.CharField("orgaan", max_length=12, choices=Organ.choices, default=Organ.MAYOR)
    keep_until = models.DateField("bewaren tot en met", null=True, blank=True)

    objects: ClassVar[Any] = LookedAtQuerySet.as_manager()

    class Meta:
        abstract = True

    class Privacy:
        pass

    def save(self, **kwargs: Any) -> None:
        """Insert once, or update what may change: never the key, the tenant or the state."""
        if self._state.adding:
            kwargs["force_insert"] = True
        elif kwargs.get("update_fields") is None:
            kwargs["update_fields"] = changeable_fields(type(self))
        super().save(**kwargs)

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        instance = super().from_db(db, field_names, values)
        looks = current_looks()
        if looks is not None:
            looks.saw(cls._meta.db_table, instance.pk)
            about = getattr(cls.Privacy, "data_subject", None)
            if about and about in instance.__dict__ and isinstance(instance.__dict__[about], UUID):
                looks.touched(instance.__dict__[about])
        return instance


class Step(Record):
    """A move of a record from one state to the next: who, when, why. Inserting it moves the record.

    The subclass has a `Reference` to the record and a `class Machine` with `of` (that field's name), `transitions`
    (`{state: (next states…)}`) and `initial`. The database refuses a move that is not in the table of transitions, a
    move from a state the record is no longer in, and another `by` than the person who acts. Guards are references on
    the step with check constraints (`guarded`).
    """

    from_state = models.CharField("van", max_length=40)
    to_state = models.CharField("naar", max_length=40)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op")
    seq = models.PositiveIntegerField("volgnummer", default=0, editable=False)
    reason = models.TextField("reden", blank=True)
    urgent = Reference("privacy.UrgentAct", null=True, blank=True)

    class Meta:
        abstract = True

    class Privacy:
        append_only = True


BASE_FIELDS = frozenset({"id", "municipality", "organ", "keep_until"})
STEP_FIELDS = frozenset({"from_state", "to_state", "by", "at", "seq", "reason", "urgent"})


def changeable_fields(model: type[models.Model]) -> list[str]:
    """The fields of this table that the web role may update, in the model's order."""
    if getattr(getattr(model, "Privacy", None), "append_only", False):
        return []
    named = getattr(getattr(model, "Privacy", None), "web_may_change", None)
    if named is not None:
        return list(named)
    fixed = {"id", "municipality", "organ"}
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.name not in fixed and not isinstance(field, StateField)
    ]


def guarded(to_state: str, guard: str) -> models.CheckConstraint:
    """The move to `to_state` needs the row named by `guard`, or a recorded urgent act (spoed; architecture 2.8)."""
    return models.CheckConstraint(
        condition=~models.Q(to_state=to_state)
        | models.Q(**{f"{guard}__isnull": False})
        | models.Q(urgent__isnull=False),
        name=f"%(app_label)s_%(class)s_{to_state}_needs_{guard}"[:63],
        violation_error_message=f"{to_state} needs {guard}",
    )


def records() -> list[type[Record]]:
    """Every concrete table of records in the installed rooms, in a fixed order."""
    found = [
        model for model in apps.get_models() if issubclass(model, Record) and model.__module__.startswith("baken.")
    ]
    return sorted(found, key=lambda model: model._meta.db_table)

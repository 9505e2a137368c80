"""Take a step; when somebody was first, say who (two people at one record: the second sees what the first did)."""

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from baken.ground.organisations.queries import names_of
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Conflict
from baken.instruments.tables.models import Step


def take_step(step: Step, *, by: Actor) -> None:
    """Insert the step, which moves its record.

    Raises:
        Conflict: the record is no longer in the state the step starts from; the sentence says who moved it, and to what.
    """
    try:
        with transaction.atomic():
            step.save()
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") != "BK409":
            raise
        raise Conflict(_who_was_first(step, by)) from error


def _who_was_first(step: Step, by: Actor) -> str:
    of: str = step.Machine.of  # type: ignore[attr-defined]  # every Step has a Machine
    parent = getattr(step, f"{of}_id")
    last = type(step).objects.filter(**{f"{of}_id": parent}).order_by("-seq").first()
    if last is None:
        return "Dit is intussen veranderd. Kijk wat er nu staat en beslis opnieuw."
    record = getattr(last, of)
    state = dict(type(record)._meta.get_field("state").choices or ()).get(last.to_state, last.to_state)
    who = names_of(by, [last.by]).get(last.by, "Iemand anders")
    when = date_format(timezone.localtime(last.at), "j F, H:i")
    return f"{who} was je voor: dit staat sinds {when} uur op ‘{state}’. Kijk wat er nu staat en beslis opnieuw."

"""Try every door as the person you are: the attempts are real, the refusals are real, and so are the log lines."""

from dataclasses import dataclass

from django.db import connection, transaction

from baken.ground.privacy.services import NotAllowed, Visit, acting
from baken.ground.privacy.vocabulary import REGISTER, Activity
from baken.instruments.kit.doors import DoorCard
from baken.instruments.tables.models import records


@dataclass(frozen=True)
class Peek:
    """What a curious colleague found: the doors, and how many rows of others came out of each trick."""

    doors: tuple[DoorCard, ...]
    tables: int
    rows_of_others: int
    rows_with_forged_context: int
    rows_without_context: int


def peek(visit: Visit) -> Peek:
    """Knock on every activity, then ask every table for other municipalities' rows in three ways."""
    doors = tuple(_knock(visit, activity) for activity in Activity if activity != Activity.KEEP_HOUSE)
    opened = [Activity(activity) for activity in Activity if _open(doors, activity)]
    return Peek(
        doors=doors,
        tables=len(records()),
        rows_of_others=sum(_rows_of_others(visit, activity) for activity in opened),
        rows_with_forged_context=_rows_with("GM0222|college,council,mayor|mayor|weigh_signals|x|y|" + "0" * 64),
        rows_without_context=_rows_with(""),
    )


def _knock(visit: Visit, activity: Activity) -> DoorCard:
    entry = REGISTER[activity]
    try:
        with transaction.atomic(), acting(visit, activity):
            return DoorCard(activity.label, True, "Deze taak hoort bij jouw rol.", entry.ground)
    except NotAllowed:
        return DoorCard(
            activity.label,
            False,
            f"Deze taak hoort niet bij jouw rol. Daar staan: {entry.data}.",
            entry.ground,
            "Een andere rol, die de beheerder geeft en die in het log komt.",
        )


def _open(doors: tuple[DoorCard, ...], activity: Activity) -> bool:
    return any(door.open and door.label == activity.label for door in doors)


def _rows_of_others(visit: Visit, activity: Activity) -> int:
    with transaction.atomic(), acting(visit, activity) as actor:
        return sum(model.objects.exclude(municipality=actor.municipality).count() for model in records())


def _rows_with(context: str) -> int:
    """Count every table after setting the context by hand, as SQL injection would; the signature is missing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('baken.context', %s, true)", [context])
        found: int = sum(model.objects.count() for model in records())
        cursor.execute("SELECT gate.leave()")
    return found

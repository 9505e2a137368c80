"""Keep a search for a while, and let it go."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from baken.house.front.models import SavedSearch
from baken.instruments.kit.actors import Actor


@transaction.atomic
def keep_search(*, words: str, born: str, weeks: int, by: Actor, at: datetime) -> None:
    """Keep a question for its owner and for this task only. The database allows at most 92 days.

    Args:
        born: a date of birth as ``YYYY-MM-DD``, or empty.
        weeks: how long; the search is gone after that.
    """
    SavedSearch(
        municipality=by.municipality, organ=by.organs[-1], activity=by.activity, words=words.strip(), born=born,
        valid_until=at.date() + timedelta(weeks=weeks), by=by.membership_id, at=at,
    ).save()  # fmt: skip


def let_search_go(search_id: UUID) -> None:
    """Delete a kept search of the person who acts; somebody else's stays where it is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.let_search_go(%s)", [search_id])


def forget_searches() -> int:
    """Delete every kept search of which the day is over; how many. Runs as the worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.forget_searches()")
        return int(cursor.fetchone()[0])

"""Who acts: a person in one chosen membership, for one activity. Rights of several memberships never add up."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Actor:
    """The person on whose behalf a query or service runs, as the database itself resolved it.

    `role` and `activity` are codes of `ground.privacy.vocabulary`; `organs` are the administrative bodies
    (mayor, college, council) for which this membership works.
    """

    account_id: UUID
    membership_id: UUID
    name: str
    municipality: str
    organs: tuple[str, ...]
    role: str
    activity: str

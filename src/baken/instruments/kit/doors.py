"""What may I do now, and what waits for me: the two cards every room of the corridor hands to the pages of the house."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class DoorCard:
    """One step that somebody might take: open or closed, with one sentence why, its article and what would open it.

    Made from the same verdict that guards the service, so that the page never promises what the service refuses.
    """

    label: str
    open: bool
    sentence: str = ""
    article: str = ""
    opens: str = ""
    url: str = ""


@dataclass(frozen=True)
class WorkCard:
    """One thing that waits for this person: what, since or until when, and where to go. No person's name in it."""

    title: str
    note: str
    url: str
    due: date | None = None
    late: bool = False


@dataclass(frozen=True)
class LinkCard:
    """One thing that hangs on a dossier, as far as the asker may see it: what, where it came from, on which ground.

    `shelf` names the row of the matrix that says who sees it, `under` what it belongs to within the same dossier (None: the
    dossier itself), `moments` when something happened with it.
    """

    id: UUID
    kind: str
    title: str
    url: str
    source: str
    ground: str
    shelf: str
    state: str = ""
    under: UUID | None = None
    moments: tuple[tuple[datetime, str], ...] = ()

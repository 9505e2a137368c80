"""The path of a signal as data (brief B5, the model protocol in four steps); diagram and triggers follow from it."""

from dataclasses import dataclass

from django.db.models import TextChoices


class SignalState(TextChoices):
    """Where a signal is. The later phases need a privacy check that the step refers to."""

    RECEIVED = "received", "ontvangen"
    INTAKE = "intake", "intake"
    WEIGHING = "weighing", "weging"
    KEPT = "kept", "bewaard tot herbeoordeling"
    INVESTIGATION = "investigation", "bronnenonderzoek"
    PREPARING = "preparing", "aanpak voorbereiden"
    APPROACH = "approach", "aanpak"
    FORWARDED_DIRECTLY = "forwarded_directly", "direct doorgeleid"
    FORWARDED_INTERNALLY = "forwarded_internally", "doorgeleid binnen de gemeente"
    FORWARDED_EXTERNALLY = "forwarded_externally", "doorgeleid naar een partner"
    CLOSED = "closed", "afgesloten"


S = SignalState
TRANSITIONS: dict[SignalState, tuple[SignalState, ...]] = {
    S.RECEIVED: (S.INTAKE,),
    S.INTAKE: (S.WEIGHING, S.FORWARDED_DIRECTLY, S.CLOSED),
    S.WEIGHING: (S.INVESTIGATION, S.KEPT, S.FORWARDED_INTERNALLY, S.FORWARDED_EXTERNALLY, S.CLOSED),
    S.KEPT: (S.WEIGHING, S.CLOSED),
    S.INVESTIGATION: (S.PREPARING, S.CLOSED),
    S.PREPARING: (S.APPROACH, S.CLOSED),
    S.APPROACH: (S.CLOSED,),
    S.FORWARDED_DIRECTLY: (),
    S.FORWARDED_INTERNALLY: (),
    S.FORWARDED_EXTERNALLY: (),
    S.CLOSED: (),
}


@dataclass(frozen=True)
class Lane:
    """One list of the weigher's inbox."""

    code: str
    label: str
    states: tuple[SignalState, ...]


LINKABLE = (S.INVESTIGATION, S.PREPARING, S.APPROACH)
"""After privacy check 1 a signal can be pulled into a dossier."""
LANES: tuple[Lane, ...] = (
    Lane("te-doen", "Te wegen", (S.RECEIVED, S.INTAKE, S.WEIGHING)),
    Lane("in-aanpak", "Onderzoek en aanpak", (S.INVESTIGATION, S.PREPARING, S.APPROACH)),
    Lane("bewaard", "Bewaard", (S.KEPT,)),
    Lane("klaar", "Klaar", (S.FORWARDED_DIRECTLY, S.FORWARDED_INTERNALLY, S.FORWARDED_EXTERNALLY, S.CLOSED)),
)


class Result(TextChoices):
    """How a signal ended."""

    KEPT_SMALL = "kept_small", "klein gehouden"
    NO_TASK = "no_task", "geen taak van de gemeente"
    NOT_HERE = "not_here", "niet op ons grondgebied"
    NO_ACTION = "no_action", "geen actie nodig"
    UNSUBSTANTIATED = "unsubstantiated", "niet onderbouwd geraakt"
    DONE = "done", "opgepakt en afgerond"


class Instrument(TextChoices):
    """What may be done with a signal; each needs its own privacy check 2B (brief B5)."""

    JOINT_INSPECTION = "joint_inspection", "integrale controle"
    DOSSIER = "dossier", "bestuurlijk dossier"
    RIEC = "riec", "aanmelding bij het RIEC"
    CARE = "care", "overdracht naar zorg en veiligheid"
    PREVENTION = "prevention", "preventie"

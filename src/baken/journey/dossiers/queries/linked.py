"""What hangs on a dossier in this room: its signals and its subjects, each with source and ground."""

from django.urls import reverse

from baken.ground.privacy.vocabulary import Shelf
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import LinkCard
from baken.journey.dossiers.queries.cards import DossierPage
from baken.journey.signals.queries import origins


def linked(viewer: Actor, page: DossierPage) -> list[LinkCard]:
    """The signals and subjects that the page shows, as links; what it does not show is not here either."""
    known = origins(viewer, [signal.id for signal in page.signals])
    signals = [
        LinkCard(
            id=signal.id, kind="signaal", title=f"{signal.phenomenon}, {signal.place or 'plaats onbekend'}",
            url=reverse("signals:signal", args=[signal.id]), source=known[signal.id].source,
            ground=known[signal.id].ground or "spoed: de privacytoets volgt", shelf=Shelf.SIGNALS.value,
            state=str(signal.state.label),
        )
        for signal in page.signals
    ]  # fmt: skip
    subjects = [
        LinkCard(
            id=bound.subject.id, kind=bound.subject.kind, title=bound.subject.title, url="", source="vastgelegd in dit dossier",
            ground=page.card.ground, shelf=Shelf.SUBJECTS.value, state=bound.role,
        )
        for bound in page.subjects
    ]  # fmt: skip
    return signals + subjects

"""The viewer's own urgent acts that still owe a reason (architecture 2.8)."""

from datetime import date

from django.urls import reverse

from baken.ground.privacy.queries import own_reasons_owed
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import WorkCard


def reasons_owed(viewer: Actor, today: date) -> list[WorkCard]:
    """One card per urgent act without a reason; late after one working day."""
    return [
        WorkCard(
            title=f"Spoed: {card.what}",
            note="geef de reden",
            url=reverse("front:reason", args=[card.id]),
            due=card.reason_due.date(),
            late=card.reason_due.date() < today,
        )
        for card in own_reasons_owed(viewer)
    ]

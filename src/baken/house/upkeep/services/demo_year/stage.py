"""Let somebody of the cast act at a moment in the demo's year."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from baken.ground.organisations.queries import organisation_names
from baken.ground.organisations.services import memberships_of, open_session
from baken.ground.organisations.vocabulary import SignInMethod
from baken.ground.privacy.services import Visit, acting
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor


@dataclass
class Stage:
    """The cast, the present of the demo, and what was made so far."""

    now: datetime
    visits: dict[tuple[str, str], Visit] = field(default_factory=dict)

    def ago(self, days: int, hour: int = 10) -> datetime:
        """A working moment that many days before now."""
        return (self.now - timedelta(days=days)).replace(hour=hour, minute=12, second=0, microsecond=0)

    @contextmanager
    def as_somebody(self, name: str, activity: Activity, municipality: str = "GM1509") -> Iterator[Actor]:
        """Act as this person, in one transaction."""
        with transaction.atomic(), acting(self._visit(name, municipality), activity) as actor:
            yield actor

    def membership(self, name: str, municipality: str = "GM1509") -> UUID:
        """The membership of this person."""
        return self._visit(name, municipality).membership

    def organisation(self, name: str) -> UUID:
        """The organisation of this name."""
        return next(key for key, known in organisation_names().items() if known == name)

    def _visit(self, name: str, municipality: str) -> Visit:
        if (name, municipality) not in self.visits:
            cast = memberships_of(account_id=None, at=self.now)
            found = next(m for m in cast if (m.name, m.municipality) == (name, municipality))
            token = open_session(account_id=found.account_id, method=SignInMethod.DEMO, at=self.now)
            self.visits[name, municipality] = Visit(token, found.membership_id, "demo")
        return self.visits[name, municipality]


WEIGHER, ADVISER, DIRECTOR, INSPECTOR = "Wim Wever", "Aleida Oosterink", "Petra Bleumink", "Tinus Hebbink"
LAWYER, MAYOR, COUNCILLOR, POLICE = "Joke Rechterschot", "Margriet Ketting", "Rob Raadman", "Agent Kuiper"
POLICE_TEAM, HOUSING = "Politie, basisteam Achterhoek-West", "Woningcorporatie De Verzonnen Sleutel"
PRIVACY_OFFICER = "Priya Veldkamp"
TOWN, HOME = "Gemeente Oude IJsselstreek", "GM1509"

"""A table with two partners, an item about a dossier with one signal, and a check 2A for one of the partners."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from baken.ground.organisations.vocabulary import OrganisationKind
from baken.ground.privacy.vocabulary import Activity
from baken.journey.consultations import services
from baken.journey.dossiers import services as dossiers
from baken.journey.signals import services as signals
from baken.journey.signals.services import Decision, Grades, Reasoning, Telling
from baken.journey.signals.vocabulary import (
    Concreteness,
    Credibility,
    Recency,
    Reliability,
    ResearchSource,
    Seriousness,
    SignalState,
    Source,
)
from baken.testing.corridor import AT, a_dossier
from baken.testing.people import acting_as, organisation

REASONING = Reasoning("Opiumwet 13b", "anders weten we het niet", "alleen ja of nee", "praten hielp niet")
GRADES = Grades(Reliability.USUALLY, Credibility.PROBABLE, Concreteness.CONCRETE, Recency.NOW, Seriousness.SERIOUS)
TELLING = Telling("Sterke geur bij een schuur.", "HENNEP", "BU15090001", "Dorpsstraat")


@dataclass(frozen=True)
class Table:
    """A LOO where police and housing association sit; the item may be shared with the police only."""

    consultation: UUID
    item: UUID
    police: UUID
    housing: UUID
    check: UUID

    def share(self, **other: Any) -> services.Share:
        """What is shared with the police, until 28 days from today."""
        told: dict[str, Any] = {
            "organisation_id": self.police,
            "ground": "Politiewet 2012, art. 3",
            "necessity": "De politie rijdt daar.",
            "proportionality": "Alleen het adres.",
            "extract": "Havenstraat 1, geur.",
            "expires_on": today() + timedelta(days=28),
            "question": "Rijden jullie langs?",
            "check_2a_id": self.check,
        }
        return services.Share(**(told | other))


def preparing(**who: Any) -> Any:
    """One transaction as who prepares the table."""
    return acting_as("safety_adviser", activity=Activity.PREPARE_CONSULTATION, **who)


def taking_part(organisation_id: UUID) -> Any:
    """One transaction as somebody of this partner."""
    return acting_as("partner", activity=Activity.TAKE_PART, organisation=organisation_id)


def today() -> date:
    """Expiry is judged by the database's own day, so this test uses the real one."""
    return timezone.localdate()


def now() -> datetime:
    """The moment of acting, on that same day."""
    return timezone.now()


@pytest.fixture
def table(database: Any) -> Table:
    """The table of this chapter."""
    police = organisation("Politie basisteam", OrganisationKind.POLICE)
    housing = organisation("Woningcorporatie", OrganisationKind.HOUSING_ASSOCIATION)
    dossier = a_dossier()
    with acting_as("weigher", activity=Activity.WEIGH_SIGNALS) as by:
        signal = signals.open_signal(
            source=Source.CIVIL_SERVANT, phenomenon="HENNEP", summary="Geur bij een schuur.",
            received_on=AT.date(), by=by, at=AT,
        )  # fmt: skip
        _go(signal, SignalState.INTAKE, SignalState.WEIGHING, by)
        signals.weigh(signal_id=signal, seen=0, grades=GRADES, telling=TELLING, by=by, at=AT)
        signals.fill_check_1(
            signal_id=signal, purpose="weten of er iets loopt", sources=tuple(ResearchSource), reasoning=REASONING,
            by=by, at=AT,
        )  # fmt: skip
        _go(signal, SignalState.WEIGHING, SignalState.INVESTIGATION, by)
        check = signals.fill_check_2a(
            signal_id=signal, organisation_id=police, data="het adres", reasoning=REASONING, by=by, at=AT
        )
    with acting_as("safety_adviser", activity=Activity.DIRECT_DOSSIERS) as by:
        dossiers.bind_signal(dossier_id=dossier, signal_id=signal, by=by, at=AT)
    with preparing() as by:
        made = services.plan_consultation(
            kind="loo", level="local", held_on=date(2026, 12, 3), chair=by.membership_id, by=by
        )
        for partner, name in ((police, "Wijkagent"), (housing, "Consulent")):
            services.seat(consultation_id=made, organisation_id=partner, name=name, by=by)
        item = services.put_on_agenda(
            consultation_id=made, dossier_id=dossier, subject="Schuur aan de Dorpsstraat", ground="Gemeentewet 172",
            question="Wie pakt dit op?", by=by,
        )  # fmt: skip
    return Table(made, item, police, housing, check)


def _go(signal: UUID, before: SignalState, to: SignalState, by: Any) -> None:
    decision = Decision(to, reason="omdat het klopt", municipal_task=True, own_territory=True)
    signals.decide(signal_id=signal, from_state=before, decision=decision, by=by, at=AT, urgently=False)

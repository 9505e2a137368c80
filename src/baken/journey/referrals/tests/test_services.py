"""A referral to the RIEC leaves with all four criteria, by page and by SQL; with advice comes the duty to report back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.journey.dossiers.services import open_from_signals
from baken.journey.dossiers.vocabulary import DossierKind
from baken.journey.referrals import queries, services
from baken.journey.referrals.models import RiecReferralStep
from baken.journey.referrals.rules import RiecCriteria, may_refer
from baken.journey.referrals.vocabulary import Refusal, State
from baken.journey.signals.vocabulary import Instrument
from baken.testing.corridor import a_checked_signal, a_dossier
from baken.testing.people import acting_as

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FULL = RiecCriteria("witwassen", "drie, in een jaar", "ernstig; vergunning aangehouden", "Belastingdienst")
REFER = Activity.REFER_TO_PARTNERS


@pytest.mark.parametrize(
    "empty", ["type_of_signal", "number_and_nature", "weight_and_earlier_steps", "similar_signals"]
)
def test_each_empty_criterion_refuses(empty: str) -> None:
    assert may_refer(FULL)
    assert may_refer(replace(FULL, **{empty: "  "})).refusal is Refusal.EMPTY_CRITERION


def drafted(criteria: RiecCriteria, dossier: UUID | None = None) -> UUID:
    dossier = dossier or a_dossier()
    with acting_as("safety_adviser", activity=REFER) as actor:
        return services.draft_riec_referral(
            dossier_id=dossier, activity="case_consultation", criteria=criteria, by=actor, at=NOW
        )


@pytest.mark.usefixtures("database")
def test_a_full_referral_goes_out_and_its_advice_asks_a_report_within_a_year() -> None:
    made = drafted(FULL)
    with acting_as("safety_adviser", activity=REFER) as actor:
        for before, after in (
            (State.DRAFT, State.REFERRED),
            (State.REFERRED, State.ACCEPTED),
            (State.ACCEPTED, State.ADVISED),
        ):
            services.move(referral_id=made, from_state=before, to_state=after, reason="Zo gezegd.", by=actor, at=NOW)
        found = queries.referral(actor, made)
    assert found is not None
    assert found.report_back_by == date(2027, 11, 23)


@pytest.mark.usefixtures("database")
def test_an_empty_criterion_stops_it_by_service_and_by_sql() -> None:
    made = drafted(replace(FULL, similar_signals=""))
    with acting_as("safety_adviser", activity=REFER) as actor:
        with pytest.raises(Refused):
            services.move(
                referral_id=made, from_state=State.DRAFT, to_state=State.REFERRED, reason="Toch.", by=actor, at=NOW
            )
        step = RiecReferralStep(
            municipality="GM1509", organ="mayor", referral_id=made, from_state="draft", to_state="referred",
            by=actor.membership_id, at=NOW,
        )  # fmt: skip
        with pytest.raises(DatabaseError) as refusal, transaction.atomic():
            step.save()
    assert getattr(refusal.value.__cause__, "sqlstate", "") == "BK422"


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(("used_for", "goes"), [(Instrument.RIEC, True), (Instrument.JOINT_INSPECTION, False)])
def test_a_dossier_with_signals_goes_out_under_a_confirmed_check_2b_for_the_riec(
    used_for: Instrument, goes: bool
) -> None:
    signal = a_checked_signal(used_for)
    with acting_as("safety_adviser", activity=Activity.DIRECT_DOSSIERS) as by:
        dossier = open_from_signals(
            signal_ids=[signal],
            kind=DossierKind.LOCATION,
            title="Schuur",
            purpose="weten",
            ground="Opiumwet 13b",
            by=by,
            at=NOW,
        )
    made = drafted(FULL, dossier)
    with acting_as("safety_adviser", activity=REFER) as actor:
        sent: dict[str, Any] = {
            "referral_id": made,
            "from_state": State.DRAFT,
            "to_state": State.REFERRED,
            "reason": "Zo.",
            "by": actor,
            "at": NOW,
        }
        if goes:
            services.move(**sent)
            return
        with pytest.raises(Refused) as refused:
            services.move(**sent)
        assert refused.value.verdict.refusal is Refusal.UNCHECKED_SIGNALS
        step = RiecReferralStep(
            municipality="GM1509", organ="mayor", referral_id=made, from_state="draft", to_state="referred",
            by=actor.membership_id, at=NOW,
        )  # fmt: skip
        with pytest.raises(DatabaseError, match="no check 2B"), transaction.atomic():
            step.save()

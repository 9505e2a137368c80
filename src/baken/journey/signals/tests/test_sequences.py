"""No sequence of calls reaches a later phase without its checks: hypothesis tries orders that nobody would think of.

What is believed of the signal is read from its rows afterwards, not from what the services said.
"""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from baken.instruments.kit.verdicts import Conflict, Refused
from baken.journey.signals import services
from baken.journey.signals.models import (
    Check2AParticipant,
    Check2BInstrument,
    CheckConfirmation,
    PrivacyCheck1,
    Signal,
    SignalStep,
    Weighing,
)
from baken.journey.signals.queries import signal_page
from baken.journey.signals.tests.conftest import (
    AT,
    GRADES,
    TELLING,
    S,
    check_1,
    check_2a,
    check_2b,
    go,
    lawyer,
    open_one,
    weigher,
)
from baken.journey.signals.vocabulary import TRANSITIONS, Result, SignalState

BEHIND = {  # what stands behind a phase that was not entered in urgency
    S.INVESTIGATION: (PrivacyCheck1, "check_1_id"),
    S.PREPARING: (Check2AParticipant, "check_2a_id"),
    S.FORWARDED_EXTERNALLY: (Check2AParticipant, "check_2a_id"),
    S.APPROACH: (CheckConfirmation, "confirmation_id"),
}
TRIED: set[SignalState] = set()


class Desk(RuleBasedStateMachine):
    """A weigher and a lawyer who press every button, in any order, on one signal."""

    @initialize()
    def open(self) -> None:
        with weigher() as by:
            self.signal: UUID = open_one(by)

    @rule()
    def weigh(self) -> None:
        with weigher() as by:
            seen = Weighing.objects.filter(signal=self.signal).count()
            self._try(
                lambda: services.weigh(signal_id=self.signal, seen=seen, grades=GRADES, telling=TELLING, by=by, at=AT)
            )

    @rule(which=st.sampled_from([check_1, check_2a, check_2b]))
    def fill(self, which) -> None:
        with weigher() as by:
            self._try(lambda: which(self.signal, by))

    @rule(who=st.sampled_from([lawyer, weigher]))
    def confirm(self, who) -> None:
        with who() as by:
            check = Check2BInstrument.objects.filter(signal=self.signal).order_by("-at", "-id").first()
            if check is not None:
                self._try(lambda: services.confirm_check_2b(check_id=check.pk, by=by, at=AT))

    @rule(to=st.sampled_from(SignalState), urgently=st.booleans(), said=st.booleans())
    def jump(self, to, urgently, said) -> None:
        """Anywhere at all, urgently or not, with a reason or without."""
        if urgently and to in BEHIND:
            urgently = False  # urgency is a path of its own: see test_fork and test_guards
        self._go(to, reason="omdat het klopt" if said else "", urgently=urgently)

    @rule()
    def onward(self) -> None:
        """The first step that could follow: so that the later phases are reached when they may be."""
        following = TRANSITIONS[self._state()]
        if following:
            self._go(following[0])

    @invariant()
    def every_phase_has_what_it_needs(self) -> None:
        if not hasattr(self, "signal"):
            return
        with weigher() as by:
            steps = list(SignalStep.objects.filter(signal=self.signal).order_by("seq"))
            page = signal_page(by, self.signal, today=AT.date())
            was = SignalState.RECEIVED
            for step in steps:
                to = SignalState(step.to_state)
                TRIED.add(to)
                assert SignalState(step.from_state) is was
                assert to in TRANSITIONS[was]
                assert step.by
                assert step.reason or to is S.INTAKE
                if to in BEHIND:
                    model, column = BEHIND[to]
                    assert model.objects.filter(pk=getattr(step, column), signal=self.signal).exists()
                if to is S.APPROACH:
                    confirmed = CheckConfirmation.objects.get(pk=step.confirmation_id)
                    assert confirmed.by != confirmed.author
                was = to
            assert self._state() is was
            assert page.card.state is was
            assert page.card.keep_until >= AT.date()

    def _state(self) -> SignalState:
        with weigher():
            return SignalState(Signal.objects.get(pk=self.signal).state)

    def _go(self, to, reason="omdat het klopt", urgently=False) -> None:
        state = self._state()
        with weigher() as by:
            partner = Check2AParticipant.objects.filter(signal=self.signal).first()
            said = {"reason": reason, "result": Result.NO_ACTION, "review_on": date(2027, 2, 1), "urgently": urgently}
            said |= {"check_2a": partner.pk} if partner else {"recipient": "iemand"}
            self._try(lambda: go(self.signal, state, to, by, **said))

    @staticmethod
    def _try(verb) -> None:
        try:
            verb()
        except (Refused, Conflict):
            pass


@pytest.mark.timeout(600)
def test_no_sequence_of_calls_reaches_a_phase_without_its_check(database):
    TRIED.clear()
    run_state_machine_as_test(
        Desk, settings=settings(max_examples=30, stateful_step_count=25, deadline=None, derandomize=True, database=None)
    )
    assert {S.INVESTIGATION, S.PREPARING, S.CLOSED} <= TRIED, "the later phases must be reached, or this says nothing"

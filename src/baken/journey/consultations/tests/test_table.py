"""At the table: share per partner after check 2A, end every item, close; the partner sees its own part and answers."""

from datetime import timedelta

import pytest

from baken.instruments.kit.verdicts import Refused
from baken.journey.consultations import queries, services
from baken.journey.consultations.tests.conftest import now, preparing, taking_part, today
from baken.journey.consultations.vocabulary import Refusal


def refusal_of(raised):
    return raised.value.verdict.refusal


def test_a_partner_sees_what_was_shared_with_it_and_another_partner_nothing(table):
    with preparing() as by:
        services.disclose(item_id=table.item, share=table.share(), by=by, at=now())
    with taking_part(table.police) as by:
        [card] = queries.shared_with_me(by)
        assert (card.extract, card.question) == ("Havenstraat 1, geur.", "Rijden jullie langs?")
        assert queries.agenda(by, table.consultation).items == ()  # the agenda itself is not the partner's
    with taking_part(table.housing) as by:
        assert queries.shared_with_me(by) == []
        with pytest.raises(Exception, match="does not exist"):
            queries.agenda(by, table.consultation)


def test_what_expired_is_gone_for_the_partner_and_stays_in_the_register(table, owner_sql):
    with preparing() as by:
        made = services.disclose(item_id=table.item, share=table.share(expires_on=today()), by=by, at=now())
    owner_sql("UPDATE consultations_disclosure SET expires_on = %s WHERE id = %s", [today() - timedelta(days=1), made])
    with taking_part(table.police) as by:
        assert queries.shared_with_me(by) == []
    with preparing() as by:
        [line] = queries.register(by, today=today())
        assert line.expired


def test_no_sharing_without_check_2a_for_this_recipient(table):
    with preparing() as by:
        with pytest.raises(Refused) as raised:
            services.disclose(item_id=table.item, share=table.share(check_2a_id=None), by=by, at=now())
        assert refusal_of(raised) is Refusal.NO_CHECK_2A
        other = table.share(organisation_id=table.housing, ground="AVG 6, lid 1, onder f")
        with pytest.raises(Refused) as raised:
            services.disclose(item_id=table.item, share=other, by=by, at=now())
        assert refusal_of(raised) is Refusal.CHECK_OF_OTHER


def test_urgency_shares_before_the_check_and_owes_a_reason(table, owner_sql):
    with preparing() as by:
        services.disclose(
            item_id=table.item, share=table.share(check_2a_id=None), by=by, at=now(), urgent_reason="gevaar vannacht"
        )
        [line] = queries.register(by, today=today())
        assert line.urgent
    assert owner_sql("SELECT reason, record FROM privacy_urgentact") == [("gevaar vannacht", table.item)]


def test_only_the_partner_answers_and_once(table):
    with preparing() as by:
        made = services.disclose(item_id=table.item, share=table.share(), by=by, at=now())
    with taking_part(table.police) as by:
        assert [card.note for card in queries.work(by, today=today())] == ["nog niet beantwoord"]
        services.answer(disclosure_id=made, code="commits", text="Wij rijden vrijdag.", by=by, at=now())
        with pytest.raises(Refused) as raised:
            services.answer(disclosure_id=made, code="declines", text="", by=by, at=now())
        assert refusal_of(raised) is Refusal.ANSWERED
        assert queries.work(by, today=today()) == []
    with preparing() as by:
        assert queries.item_card(by, table.item, today=today()).disclosures[0].answer == "wij pakken dit op"
        with pytest.raises(Refused) as raised:
            services.answer(disclosure_id=made, code="declines", text="namens hen", by=by, at=now())
        assert refusal_of(raised) is Refusal.NOT_YOURS


def test_a_table_closes_only_when_every_item_has_its_decision(table):
    with preparing() as by:
        services.hold(consultation_id=table.consultation, by=by, at=now())
        with pytest.raises(Refused) as raised:
            services.close(consultation_id=table.consultation, by=by, at=now())
        assert refusal_of(raised) is Refusal.ITEMS_WITHOUT_OUTCOME
        services.end_item(item_id=table.item, code="joint_inspection", reason="samen kijken", by=by, at=now())
        with pytest.raises(Refused) as raised:
            services.end_item(item_id=table.item, code="no_action", reason="toch niet", by=by, at=now())
        assert refusal_of(raised) is Refusal.HAS_OUTCOME
        services.close(consultation_id=table.consultation, by=by, at=now())
        with pytest.raises(Refused) as raised:
            services.disclose(item_id=table.item, share=table.share(), by=by, at=now() + timedelta(minutes=1))
        assert refusal_of(raised) is Refusal.CLOSED


def test_nothing_leaves_an_internal_table(table):
    with preparing() as by:
        gso = services.plan_consultation(kind="gso", level="local", held_on=today(), chair=by.membership_id, by=by)
        services.seat(consultation_id=gso, organisation_id=table.police, name="Wijkagent", by=by)
        item = services.put_on_agenda(
            consultation_id=gso, subject="Lege stallen", ground="Gemeentewet 172", question="Wat nu?", by=by
        )
        with pytest.raises(Refused) as raised:
            services.disclose(item_id=item, share=table.share(check_2a_id=None), by=by, at=now())
    assert refusal_of(raised) is Refusal.INTERNAL_TABLE

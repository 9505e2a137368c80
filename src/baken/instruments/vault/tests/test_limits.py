"""Counting without keeping who was counted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from baken.instruments.vault.limits import Limit, fresh_secret, limit_key

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SECRET = fresh_secret(NOW, timedelta(hours=1))
REPORTS = Limit("report", 20, timedelta(hours=1))
CODES = Limit("code", 30, timedelta(hours=1))


def test_the_same_address_counts_together() -> None:
    assert limit_key(SECRET, REPORTS, "203.0.113.7") == limit_key(SECRET, REPORTS, "203.0.113.7")
    assert limit_key(SECRET, REPORTS, "203.0.113.7") == limit_key(SECRET, REPORTS, "::ffff:203.0.113.7")
    assert limit_key(SECRET, REPORTS, "203.0.113.7") != limit_key(SECRET, REPORTS, "203.0.113.8")


def test_a_household_does_not_get_a_fresh_start_with_each_ipv6_address() -> None:
    assert limit_key(SECRET, REPORTS, "2001:db8:1:2::1") == limit_key(SECRET, REPORTS, "2001:db8:1:2:ffff::9")
    assert limit_key(SECRET, REPORTS, "2001:db8:1:2::1") != limit_key(SECRET, REPORTS, "2001:db8:1:3::1")


def test_two_kinds_of_acts_cannot_be_joined() -> None:
    assert limit_key(SECRET, REPORTS, "203.0.113.7") != limit_key(SECRET, CODES, "203.0.113.7")


def test_after_rotation_nothing_leads_back() -> None:
    later = fresh_secret(NOW, timedelta(hours=1))

    assert later.secret != SECRET.secret
    assert limit_key(SECRET, REPORTS, "203.0.113.7") != limit_key(later, REPORTS, "203.0.113.7")


def test_a_secret_is_spent_when_its_time_is_over() -> None:
    assert not SECRET.is_spent(NOW + timedelta(minutes=59))
    assert SECRET.is_spent(NOW + timedelta(hours=1))
    assert replace(SECRET, until=NOW).is_spent(NOW)


def test_made_up_addresses_share_one_counter() -> None:
    assert limit_key(SECRET, REPORTS, "no address") == limit_key(SECRET, REPORTS, "unix:")

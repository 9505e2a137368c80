"""Which other reports could be about the same? Proposed with the reasons, judged by a person, never merged."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from baken.instruments.kit.actors import Actor
from baken.journey.intake.models import NotTheSame, Report, ReportKey
from baken.journey.intake.queries.reports import ReportCard, report_cards

PERIOD = timedelta(days=31)
MOST = 8


@dataclass(frozen=True)
class Likeness:
    """Another report, and in words why it might be about the same."""

    report: ReportCard
    reasons: tuple[str, ...]


def likenesses(viewer: Actor, report: ReportCard) -> list[Likeness]:
    """Reports that share a keyed address with this one, or its subject and neighbourhood within a month; at most eight.

    Only what the desk may open is compared: the outside of the envelopes, and keys made when a report was opened. A pair
    that somebody judged "not the same" is left out.
    """
    judged = NotTheSame.objects.filter(municipality=viewer.municipality)
    apart = {row.other_id for row in judged.filter(report_id=report.id)}
    apart |= {row.report_id for row in judged.filter(other_id=report.id)}
    by_address = _same_address(viewer, report)
    near = Report.objects.filter(
        municipality=viewer.municipality,
        subject=report.subject,
        area_code=report.area_code,
        received_on__range=(report.received_on - PERIOD, report.received_on + PERIOD),
    ).exclude(pk=report.id)
    alike = {row.pk for row in near.order_by("-received_on", "-id")[: MOST * 2]} if report.area_code else set()
    cards = report_cards(viewer, [one for one in by_address | alike if one not in apart])
    found = [Likeness(card, _reasons(report, card, card.id in by_address)) for card in cards.values()]
    return sorted(found, key=lambda one: (-len(one.reasons), abs(one.report.received_on - report.received_on)))[:MOST]


def _same_address(viewer: Actor, report: ReportCard) -> set[UUID]:
    keys = ReportKey.objects.filter(municipality=viewer.municipality)
    own = [row.digest for row in keys.filter(report_id=report.id)]
    return {row.report_id for row in keys.filter(digest__in=own).exclude(report_id=report.id)[: MOST * 2]}


def _reasons(report: ReportCard, other: ReportCard, same_address: bool) -> tuple[str, ...]:
    days = abs((other.received_on - report.received_on).days)
    apart = {0: "op dezelfde dag", 1: "een dag uit elkaar"}.get(days, f"{days} dagen uit elkaar")
    said = (
        "hetzelfde adres" if same_address else "",
        "hetzelfde onderwerp" if other.subject == report.subject else "",
        "dezelfde buurt" if report.area_code and other.area_code == report.area_code else "",
        apart,
    )
    return tuple(one for one in said if one)

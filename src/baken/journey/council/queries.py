"""Questions about the account."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from baken.ground.organisations.queries import municipality_card
from baken.ground.policy.queries import plan_in_force, public_account
from baken.instruments.kit.actors import Actor
from baken.journey.council.models import Publication
from baken.journey.council.vocabulary import PublicationKind
from baken.journey.effects.queries import Estimate, estimates
from baken.journey.insight.queries import Changed, Figure, Indicator, changed, headline, themed
from baken.journey.insight.vocabulary import THEMES

PAGE = 50
UNKNOWN = "weten we niet"


@dataclass(frozen=True)
class PublicationCard:
    """A briefing or account; `content` is empty in a list."""

    id: UUID
    kind: str
    kind_label: str
    title: str
    composed_at: datetime
    published_at: datetime | None
    content: Mapping[str, Any]


def publications(viewer: Actor) -> list[PublicationCard]:
    """What was composed for this municipality's council, newest first."""
    rows = Publication.objects.defer("content").order_by("-composed_at")[:PAGE]
    return [_card(row, {}) for row in rows]


def publication(viewer: Actor, publication_id: UUID) -> PublicationCard | None:
    """One briefing or account, or None."""
    row = Publication.objects.filter(pk=publication_id).first()
    return None if row is None else _card(row, row.content)


def draft_content(viewer: Actor, *, narrative: str, today: date) -> dict[str, Any] | None:
    """The content of a briefing as it would be frozen now: the goals, what came of the promises, the figure, the effects.

    None when no plan was adopted. Nothing in it names a person or an address.
    """
    plan = plan_in_force(viewer, today)
    if plan is None:
        return None
    account = public_account(viewer, plan.id, today)
    return {
        "municipality": municipality_card(viewer.municipality).name,
        "date": today.isoformat(),
        "narrative": narrative,
        "account": account,
        "figure": _figure(headline(viewer)),
        "indicators": [_indicator(one) for one in themed(viewer, THEMES[0]).indicators],
        "changes": _changes(changed(viewer)),
        "effects": [_effect(one) for one in estimates(viewer)[:5]],
    }


def _figure(found: Figure) -> dict[str, Any]:
    """The municipal figure beside what is usual, as text in Dutch notation; unknown says so."""
    if found.compared is None or found.provenance is None:
        return {"known": False, "sentence": "Geregistreerde misdrijven: weten we niet. Er zijn geen cijfers geladen."}
    compared = found.compared
    usual = f", gewoonlijk {compared.usual[0]} tot {compared.usual[1]}" if compared.usual else ""
    return {
        "known": True,
        "year": found.year,
        "sentence": f"Geregistreerde misdrijven in {found.year}: {compared.count}{usual}. {compared.judgement.label}",
        "interval": f"{compared.interval.low:.0f} tot {compared.interval.high:.0f}",
        "source": found.provenance.source,
        "reference_date": str(found.provenance.reference_date),
        "provisional": found.provisional,
        "fictional": found.provenance.fictional,
    }


def _indicator(one: Indicator) -> dict[str, str]:
    """A figure of the budget rules per 1,000 inhabitants with its interval and source, or why there is none."""
    said = one.why_not
    if one.rate is not None and one.interval is not None:
        whom = "jongeren" if one.indicator.per == "jongeren" else "inwoners"
        said = f"{one.rate:.1f} per 1.000 {whom} ({one.interval.low:.1f} tot {one.interval.high:.1f})".replace(".", ",")
        said = said.replace("1,000", "1.000")
    source = one.provenance
    told = f"{source.source}, peildatum {source.reference_date}" if source else "–"
    return {"what": one.indicator.label, "year": one.year or "–", "said": said, "source": told}


def _changes(found: Changed) -> dict[str, Any]:
    """Only changes beyond chance, and how many others looked large; with their source."""
    source = found.provenance
    return {
        "lines": [
            f"{one.name}: van {one.step.before} in {one.step.earlier} naar {one.step.after} in {one.step.later}"
            for one in found.changes
        ],
        "checked": found.checked,
        "only_chance": found.only_chance,
        "source": f"{source.source}, peildatum {source.reference_date}" if source else "",
    }


def _effect(one: Estimate) -> dict[str, Any]:
    if one.found is None or one.found.ratio is None or one.found.interval is None:
        said = one.refusal or UNKNOWN
    else:
        change, low, high = (
            (end - 1) * 100 for end in (one.found.ratio, one.found.interval.low, one.found.interval.high)
        )
        said = f"verandering {change:+.0f}% (tussen {low:+.0f}% en {high:+.0f}%)".replace("-", "−")
    return {"what": one.kind.label, "where": one.area_name, "said": said}


def _card(row: Publication, content: Mapping[str, Any]) -> PublicationCard:
    return PublicationCard(
        row.pk, row.kind, PublicationKind(row.kind).label, row.title, row.composed_at, row.published_at, content
    )

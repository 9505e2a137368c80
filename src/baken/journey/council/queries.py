"""Questions about the account."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.formats import number_format

from baken.ground.organisations.queries import municipality_card
from baken.ground.policy.queries import plan_in_force, public_account
from baken.instruments.kit.actors import Actor
from baken.journey.council.models import Publication
from baken.journey.council.vocabulary import PublicationKind
from baken.journey.effects.queries import Estimate, estimates
from baken.journey.insight.queries import Changed, Figure, Indicator, Perceived, beside, changed, headline, themed
from baken.journey.insight.vocabulary import THEMES

PAGE = 50
UNKNOWN = "weten we niet"
FELT = 2
"""So many answers of a survey fit on the one page."""


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
    figure = headline(viewer)
    return {
        "municipality": municipality_card(viewer.municipality).name,
        "date": today.isoformat(),
        "narrative": narrative,
        "account": account,
        "figure": _figure(figure),
        "perception": [_felt(one) for one in beside(viewer, year=figure.year).perceived[:FELT]],
        "indicators": [_indicator(one) for one in themed(viewer, THEMES[0]).indicators],
        "changes": _changes(changed(viewer)),
        "effects": [_effect(one) for one in estimates(viewer)[:5]],
    }


def _figure(found: Figure) -> dict[str, Any]:
    """The municipal figure beside what is usual, as text in Dutch notation; unknown says so."""
    if found.compared is None or found.provenance is None:
        return {"known": False, "sentence": "Geregistreerde misdrijven: weten we niet. Er zijn geen cijfers geladen."}
    compared = found.compared
    usual = f", gewoonlijk {_number(compared.usual[0])} tot {_number(compared.usual[1])}" if compared.usual else ""
    return {
        "known": True,
        "year": found.year,
        "sentence": f"Geregistreerde misdrijven in {found.year}: {_number(compared.count)}{usual}. Dat is {compared.judgement.label}",
        "interval": f"{_number(compared.interval.low)} tot {_number(compared.interval.high)}",
        "definition": found.provenance.definition,
        "source": found.provenance.source,
        "dated": found.provenance.dated,
        "provisional": found.provisional,
        "fictional": found.provenance.fictional,
    }


def _felt(one: Perceived) -> dict[str, str]:
    """What people said in a survey with its margin, beside what was registered (C08)."""
    asked = one.question.removeprefix("Wat inwoners antwoorden in een steekproef: ").rstrip(".")
    margin = "" if one.low is None else f" ({_number(one.low, 1)} tot {_number(one.high, 1)})"
    said = f"{asked}: {_number(one.value, 1)} {one.unit}{margin}. {one.area}, {one.period}"
    return {"said": said, "source": f"{one.source}, {one.dated}"}


def _number(value: float | None, decimals: int = 0) -> str:
    return UNKNOWN if value is None else str(number_format(value, decimals, force_grouping=True))


def _indicator(one: Indicator) -> dict[str, str]:
    """A figure of the budget rules per 1,000 inhabitants with its interval and source, or why there is none."""
    said = one.why_not
    if one.rate is not None and one.interval is not None:
        whom = "jongeren" if one.indicator.per == "jongeren" else "inwoners"
        said = f"{one.rate:.1f} per 1.000 {whom} ({one.interval.low:.1f} tot {one.interval.high:.1f})".replace(".", ",")
        said = said.replace("1,000", "1.000")
    source = one.provenance
    told = f"{source.source}, {source.dated}" if source else "–"
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
        "source": f"{source.source}, {source.dated}" if source else "",
    }


def _effect(one: Estimate) -> dict[str, Any]:
    """The same words as on the page of effects; what is not over yet, or was written down afterwards, says so."""
    status = [
        *(["Voorlopig: de meting loopt nog."] if one.is_provisional else []),
        *(["Achteraf vastgelegd."] if not one.is_beforehand else []),
    ]
    return {"what": one.kind.label, "where": one.area_name, "said": " ".join([one.sentence or UNKNOWN, *status])}


def _card(row: Publication, content: Mapping[str, Any]) -> PublicationCard:
    return PublicationCard(
        row.pk, row.kind, PublicationKind(row.kind).label, row.title, row.composed_at, row.published_at, content
    )

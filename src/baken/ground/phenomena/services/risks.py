"""Take an area analysis, from a file or by hand, and say what is done about each risk (C18)."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from baken.ground.phenomena.models import RiskAnalysis, RiskAnswer, RiskArea
from baken.ground.phenomena.queries.phenomena import phenomena_on
from baken.ground.phenomena.queries.risks import neighbourhoods_of, plan_actions
from baken.ground.phenomena.rules.risks import Answer, Risk, by_hand, features_of, may_answer, take
from baken.ground.phenomena.rules.words import sound_words
from baken.ground.phenomena.vocabulary import AnswerKind, Refusal
from baken.ground.privacy.queries import norm
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, Refused, insist, refused


@dataclass(frozen=True)
class RiskImport:
    """What became of a file. `already`: this very file was taken before, and nothing changed."""

    analysis_id: UUID | None = None
    areas: int = 0
    branches: int = 0
    already: bool = False
    refused: tuple[str, ...] = ()


@transaction.atomic
def import_analysis(
    *, content: bytes, title: str, source: str, made_on: date, by: Actor, at: datetime, dry_run: bool = False
) -> RiskImport:
    """Take a GeoJSON file (WGS 84) as an analysis, all or nothing. Of a feature only name, reason, phenomenon, kind and
    outline are kept.

    Raises:
        UnreadableFile: the file as a whole cannot be taken.
        Refused: no title or source, words that point at somebody, or a date that is still to come.
    """
    _insist_on(title, source, made_on, at.date())
    digest = hashlib.sha256(content).hexdigest()
    there = RiskAnalysis.objects.filter(municipality=by.municipality, digest=digest).first()
    if there is not None:
        return RiskImport(there.pk, already=True)
    known = phenomena_on(by, at.date()).keys()
    taken = take(features_of(content), known, neighbourhoods_of(by.municipality), norm(by.municipality, "risk_area"))
    if taken.refused:
        return RiskImport(refused=tuple(taken.refused))
    areas = sum(risk.outline is not None for risk in taken.risks)
    outcome = RiskImport(None, areas, len(taken.risks) - areas)
    if dry_run:
        return outcome
    analysis = _analysis(title, source, made_on, digest, by, at)
    for position, risk in enumerate(taken.risks, 1):
        _keep(analysis, position, risk, by)
    return RiskImport(analysis.pk, outcome.areas, outcome.branches)


@transaction.atomic
def add_risk(
    *, risk: Risk, by: Actor, at: datetime, analysis_id: UUID | None = None, title: str = "", source: str = "",
    made_on: date | None = None,
) -> UUID:  # fmt: skip
    """Add one area (made of whole neighbourhoods) or branch by hand; gives the area. It joins an analysis that was made by
    hand, or begins one: what a file brought stays as it came.

    Raises:
        Refused: what a file would be refused for.
        RiskAnalysis.DoesNotExist: not there, not of this municipality, or from a file.
    """
    known = phenomena_on(by, at.date()).keys()
    sound = by_hand(risk, known, neighbourhoods_of(by.municipality))
    if isinstance(sound, Refusal):
        raise Refused(refused(sound))
    if analysis_id is None:
        made_on = made_on or at.date()
        _insist_on(title, source, made_on, at.date())
        analysis = _analysis(title, source, made_on, "", by, at)
    else:
        analysis = RiskAnalysis.objects.get(pk=analysis_id, municipality=by.municipality, digest="")
    position = RiskArea.objects.filter(analysis=analysis).count() + 1
    return _keep(analysis, position, sound, by)


@transaction.atomic
def answer_risk(
    *, area_id: UUID, kind: AnswerKind, text: str, by: Actor, at: datetime, owner: str = "", due_on: date | None = None,
    plan_action: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say what is done about this risk: an action of the plan, an own action, or none and why. The newest answer counts.

    Raises:
        Refused: no words, an action without owner or date, or an action that the plan in force does not have.
        RiskArea.DoesNotExist: not there, or not of this municipality.
    """
    area = RiskArea.objects.get(pk=area_id, municipality=by.municipality)
    if kind is AnswerKind.PLAN_ACTION:
        chosen = next((one for one in plan_actions(by, at.date()) if one.id == plan_action), None)
        insist(ALLOWED if chosen else refused(Refusal.NO_PLAN_ACTION))
        assert chosen is not None  # noqa: S101  # insisted on above; for the type checker
        text, owner, due_on = chosen.text[:500], chosen.owner, chosen.due_on
    else:
        plan_action = None
        if kind is AnswerKind.NONE:
            owner, due_on = "", None
        insist(may_answer(Answer(kind, text, owner, due_on), at.date()))
    answer = RiskAnswer(
        municipality=by.municipality, organ=by.organs[0], area=area, kind=kind, plan_action_id=plan_action,
        text=text.strip(), owner=owner.strip(), due_on=due_on, by=by.membership_id, at=at,
    )  # fmt: skip
    answer.save()
    return answer.pk


@transaction.atomic
def end_analysis(*, analysis_id: UUID, last_day: date, by: Actor) -> None:
    """Let an analysis end, because a newer one came or it no longer holds.

    Raises:
        Refused: it would end before it was made.
        RiskAnalysis.DoesNotExist: not there, or not of this municipality.
    """
    row = RiskAnalysis.objects.get(pk=analysis_id, municipality=by.municipality)
    insist(ALLOWED if last_day >= row.made_on else refused(Refusal.BAD_VALIDITY))
    row.valid_until = last_day
    row.save(update_fields=["valid_until"])


def _insist_on(title: str, source: str, made_on: date, today: date) -> None:
    insist(ALLOWED if title.strip() and source.strip() else refused(Refusal.NO_SOURCE))
    insist(ALLOWED if made_on <= today else refused(Refusal.MADE_LATER))
    for words in (title, source):
        insist(sound_words(words))


def _analysis(title: str, source: str, made_on: date, digest: str, by: Actor, at: datetime) -> RiskAnalysis:
    made = RiskAnalysis(
        municipality=by.municipality, organ=by.organs[0], title=title.strip(), source=source.strip(), made_on=made_on,
        digest=digest, by=by.membership_id, at=at,
    )  # fmt: skip
    made.save()
    return made


def _keep(analysis: RiskAnalysis, position: int, risk: Risk, by: Actor) -> UUID:
    row = RiskArea(
        municipality=by.municipality, organ=by.organs[0], analysis=analysis, kind=risk.kind, position=position,
        name=risk.name, phenomenon=risk.phenomenon, why=risk.why, typology=risk.typology,
        neighbourhoods=list(risk.neighbourhoods), outline=risk.outline,
    )  # fmt: skip
    row.save()
    return row.pk

"""The verb of the picture: save an analysis with its answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken import __version__
from baken.ground.privacy.vocabulary import Shelf, may_act
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused
from baken.journey.insight.models import SavedAnalysis
from baken.journey.insight.queries.analyses import Question, answer_to
from baken.journey.insight.vocabulary import AnalysisRefusal, Sharing


@transaction.atomic
def save_analysis(*, question: Question, sharing: Sharing, by: Actor, at: datetime) -> UUID:
    """Keep a question with the answer of now, the deliveries it read and the version of Baken (C24, C76).

    Raises:
        Refused: not this role, or there is nothing to keep.
    """
    insist(ALLOWED if may_act(by.role, by.activity, Shelf.INSIGHT) else refused(AnalysisRefusal.NOT_YOURS))
    answer = answer_to(by, question)
    insist(ALLOWED if answer.vintages else refused(AnalysisRefusal.NO_FIGURES))
    made = SavedAnalysis(
        municipality=by.municipality, organ=by.organs[0], kind=question.kind, phenomenon=question.phenomenon,
        period=question.period, sharing=sharing, columns=list(answer.columns), rows=[list(row) for row in answer.rows],
        vintages=dict(answer.vintages), code_version=__version__, fingerprint=answer.fingerprint,
        by=by.membership_id, at=at,
    )  # fmt: skip
    made.save()
    return made.pk

"""The verbs of the picture: save an analysis with its answer, and publish the own counts of a quarter that is over."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from functools import cache
from threading import Thread
from uuid import UUID

from django.conf import settings
from django.db import transaction

from baken import __version__
from baken.ground.privacy.vocabulary import Shelf, may_act
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused
from baken.instruments.stats.comparison import FEWEST_AREAS
from baken.instruments.stats.neighbours import Method
from baken.instruments.ui.charts import draw_small
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.counts import Released, release_counts
from baken.instruments.warehouse.store import Part
from baken.journey.insight.models import SavedAnalysis
from baken.journey.insight.queries.analyses import Question, answer_to
from baken.journey.insight.queries.series import the_store
from baken.journey.insight.rules.deeper import Place, spots
from baken.journey.insight.rules.recent import judge, quarters
from baken.journey.insight.rules.releasing import Cell, next_cells, next_cells_of_both, quarter_of
from baken.journey.insight.vocabulary import OWN_COUNTS, PARTS, AnalysisRefusal, Rhythm, Sharing


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


def release_own_counts(*, at: datetime) -> Part | None:
    """Publish the quarters that are a month over, once and for good; None when there are none (brief H, ADR 0020).

    Runs after the nightly extract; harmless to repeat.
    """
    return release_counts(the_store(), at=at, choose=lambda: _due(at))


def _due(at: datetime) -> list[Released]:
    store, fewest = the_store(), settings.FEWEST_SHOWN
    counted: dict[tuple[str, str], dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    earlier: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for row in ask(store, "own_months"):
        counted[row["what"], row["municipality"]][row["phenomenon"], quarter_of(row["month"])] += row["count"]
    for row in ask(store, "released", municipality=None):
        cell = Cell(row["phenomenon"], row["period"], row["count"], row["shown"])
        earlier[row["what"], row["municipality"]].append(cell)
    found: list[Released] = []
    for what, place in sorted({*counted, *earlier}):
        some = PARTS.get(what)
        if what not in OWN_COUNTS or what in PARTS.values():
            continue
        if some is None:
            told = {what: next_cells(counted[what, place], earlier[what, place], at.date(), fewest)}
        else:
            told = dict(zip((what, some), next_cells_of_both(
                counted[what, place], counted[some, place], earlier[what, place], earlier[some, place], at.date(), fewest
            ), strict=True))  # fmt: skip
        found += [
            Released(each, place, cell.phenomenon, cell.period, cell.count, cell.shown, fewest)
            for each, cells in told.items()
            for cell in cells
        ]
    return found


@cache
def prepare_patterns() -> None:
    """Load what finds patterns on the map (PySAL) beside the request, once: six seconds and 60 MB.

    For who has enough areas to see a pattern, and may ask for it next; for a small municipality never.
    """
    places = [Place("", place % 7, 1000, place / 100, 52 + place % 9 / 100) for place in range(FEWEST_AREAS)]
    Thread(target=spots, args=(places, Method.GETIS_ORD), name="patterns", daemon=True).start()


def prepare() -> None:
    """Do once what is slow the first time: compile the early warning, start the drawing, open the store. Reads no record."""
    months = {f"{year}-{month:02}": 5 for year in range(2019, 2024) for month in range(1, 13)}
    for rhythm, counts in ((Rhythm.MONTH, months), (Rhythm.QUARTER, quarters(dict(months)))):
        judge({"": counts}, rhythm.per_year)
    draw_small({"mark": "point", "data": {"values": []}})
    ask(the_store(), "surveyed")

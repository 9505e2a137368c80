"""The batch path: Splink on DuckDB over a whole file (Linacre et al. 2022), on the same tidied columns as the online path."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from baken.instruments.linking.fields import Field, Rows, Table

FEWEST = 100
"""Below this many records Splink has nothing to learn from."""


def score_all(table: Table, at_least: float = 0.01, seed: int = 1) -> tuple[Rows, Rows, npt.NDArray[np.float64]]:
    """Pairs of records with their chance of being one entity, in Splink's own judgement (left > right).

    Raises:
        ValueError: there is too little to learn from: fewer than `FEWEST` records, one field, or nothing that agrees.
    """
    if table.size < FEWEST:
        raise ValueError(f"Splink leert pas vanaf {FEWEST} regels; dit zijn er {table.size}.")
    told = [name for name, column in table.columns.items() if len(set(column.text) - {""}) > 1]
    if len(told) < 2:
        raise ValueError("Splink leert pas van twee velden waarin iets staat. Wijs met --map meer kolommen aan.")
    with warnings.catch_warnings(), duckdb.connect() as database:
        warnings.simplefilter("ignore")
        try:
            return _predict(table, told, database, at_least, seed)
        except Exception as problem:  # Splink raises plain exceptions and its database's own
            raise ValueError("Splink kan van dit bestand niets leren: de velden komen te weinig overeen.") from problem


def _predict(
    table: Table, told: Sequence[Field], database: duckdb.DuckDBPyConnection, at_least: float, seed: int
) -> tuple[Rows, Rows, npt.NDArray[np.float64]]:
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink.comparison_library import ExactMatch

    _fill(table, database)
    rules: list[Any] = [rule for fields, rule in _BLOCKS if set(fields) <= set(told)] or [
        f"l.{name.value} = r.{name.value}" for name in told
    ]
    training = [name for name in (Field.BIRTH_DATE, Field.SURNAME, Field.POSTCODE, Field.NUMBER) if name in told]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_COMPARISONS.get(name, ExactMatch)(name.value) for name in told],
        blocking_rules_to_generate_predictions=rules,
        unique_id_column_name="row",
        retain_matching_columns=False,
        max_iterations=10,  # longer, and Splink refuses its own numbers on small files (an m below 1e-300)
    )
    api = DuckDBAPI(connection=database)
    linker = Linker(api.register("records"), settings, log_level=logging.ERROR)
    exact: list[Any] = [block_on(name.value) for name in training] or [block_on(name.value) for name in told]
    linker.training.estimate_probability_two_random_records_match(rules[:2] or exact, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=seed)
    for rule in exact:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=at_least)
    pairs = (
        database.table(found.physical_name)
        .project("greatest(row_l, row_r), least(row_l, row_r), match_probability")
        .order("1, 2")
        .fetchnumpy()
    )
    left, right, chance = (np.asarray(column) for column in pairs.values())
    return left.astype(np.int64), right.astype(np.int64), chance.astype(np.float64)


def _fill(table: Table, database: duckdb.DuckDBPyConnection) -> None:
    import pyarrow as arrow

    columns = {"row": arrow.array(range(table.size), arrow.int64())}
    for name, column in table.columns.items():
        columns[name.value] = arrow.array([value or None for value in column.text], arrow.string())
    database.register("arriving", arrow.table(columns))
    database.execute("CREATE TABLE records AS SELECT * FROM arriving")


def _name(name: str) -> Any:
    from splink.comparison_library import NameComparison

    return NameComparison(name).configure(term_frequency_adjustments=True)


def _date(name: str) -> Any:
    from splink.comparison_library import DamerauLevenshteinAtThresholds

    return DamerauLevenshteinAtThresholds(name, [1, 2])


def _text(name: str) -> Any:
    from splink.comparison_library import JaroWinklerAtThresholds

    return JaroWinklerAtThresholds(name, [0.92, 0.82])


_COMPARISONS: dict[Field, Callable[[str], Any]] = {
    Field.SURNAME: _name, Field.GIVEN: _name, Field.BIRTH_DATE: _date, Field.POSTCODE: _date, Field.HOUSE_NUMBER: _date,
    Field.STREET: _text, Field.CITY: _text, Field.PHONE: _date, Field.EMAIL: _text, Field.NUMBER: _date,
}  # fmt: skip

_BLOCKS: tuple[tuple[tuple[Field, ...], str], ...] = (
    ((Field.BIRTH_DATE,), "l.birth_date = r.birth_date"),
    ((Field.SURNAME, Field.GIVEN), "l.surname = r.surname AND l.given = r.given"),
    ((Field.SURNAME, Field.POSTCODE), "l.surname = r.surname AND l.postcode = r.postcode"),
    ((Field.GIVEN, Field.POSTCODE), "l.given = r.given AND l.postcode = r.postcode"),
    ((Field.SURNAME, Field.GIVEN), "l.surname = r.given AND l.given = r.surname"),
    ((Field.SURNAME, Field.BIRTH_DATE), "l.surname = r.surname AND l.birth_date[1:4] = r.birth_date[1:4]"),
    ((Field.GIVEN, Field.BIRTH_DATE), "l.given = r.given AND l.birth_date[1:4] = r.birth_date[1:4]"),
    ((Field.POSTCODE, Field.BIRTH_DATE), "l.postcode = r.postcode AND l.birth_date[1:4] = r.birth_date[1:4]"),
    ((Field.STREET, Field.HOUSE_NUMBER), "l.street = r.street AND l.house_number = r.house_number"),
    ((Field.NUMBER,), "l.number = r.number"),
    ((Field.PHONE,), "l.phone = r.phone"),
    ((Field.EMAIL,), "l.email = r.email"),
)

"""Freshness follows the period a source speaks about, not the day somebody loaded it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.figures import Settings, import_figures
from baken.instruments.warehouse.store import Store
from baken.journey.insight.queries.sources import sources

HEAD = "area,phenomenon,period,unit,value,source,reference_date,definition,provisional,note\n"


@pytest.mark.parametrize(
    ("period", "at", "is_stale"),
    [
        ("2022-07", date(2026, 11, 24), True),
        ("2026-09", date(2026, 11, 24), False),
        ("2026-08", date(2026, 12, 15), True),
        ("2025", date(2026, 11, 24), False),
        ("2024", date(2026, 11, 24), True),
        ("2026-Q2", date(2026, 11, 24), False),
    ],
)
def test_a_source_is_as_fresh_as_the_last_period_it_knows(
    tmp_path: Path, period: str, at: date, is_stale: bool
) -> None:
    file = tmp_path / "f.csv"
    rows = f"NL00,0.0.0,{period},misdrijven,5,S,2026-12-31,d,false,\nNL00,0.0.0,2026-12,misdrijven,,S,2026-12-31,d,false,\n"
    file.write_text(HEAD + rows, encoding="utf-8")
    store = Store(tmp_path / "w")
    import_figures(file, mappings.named("plain"), store, at=datetime(2026, 12, 31, tzinfo=UTC), asked=Settings())
    [source] = sources(at, store=store)
    assert (source.last_known_period, source.is_stale) == (period, is_stale)

"""The store: a reader sees the old state or the new one, whatever a writer does."""

from __future__ import annotations

import os
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.counts import OwnCount, publish_counts
from baken.instruments.warehouse.figures import import_figures
from baken.instruments.warehouse.store import Store

from .conftest import AT, municipality, written


def test_an_empty_store_answers_every_question_with_nothing(store: Store) -> None:
    assert ask(store, "datasets") == ask(store, "own_months") == []


def test_a_question_under_way_keeps_seeing_what_it_started_with(store: Store, tmp_path: Path) -> None:
    with store.reading() as connection:
        import_figures(written(tmp_path, "a.json", municipality()), mappings.named("neighbourhood_crime"), store, at=AT)
        assert connection.execute("SELECT count(*) FROM figures").fetchall() == [(0,)]
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM figures").fetchall() == [(10,)]


def test_a_writer_that_dies_before_the_manifest_leaves_nothing_behind(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "_write_manifest", die)
    with pytest.raises(KeyboardInterrupt):
        import_figures(written(tmp_path, "a.json", municipality()), mappings.named("neighbourhood_crime"), store, at=AT)
    monkeypatch.undo()
    assert store.parts() == ()
    assert ask(store, "datasets") == []
    assert list(store.root.glob("**/*.parquet")) == []


def test_a_file_of_a_killed_writer_is_swept_after_a_day(store: Store) -> None:
    orphan = store.new_file("figures", "plain")
    orphan.touch()
    assert (store.sweep(), orphan.exists()) == (0, True)
    os.utime(orphan, (time.time() - 90_000,) * 2)
    assert (store.sweep(), orphan.exists()) == (1, False)


def test_own_counts_are_replaced_whole_by_each_extract(store: Store) -> None:
    first = [
        OwnCount("signals.count", "GM1509", "BU15090000", "drugs", "Drugs", date(2026, 9, 1), 3),
        OwnCount("signals.count", "GM1509", None, "drugs", "Drugs", date(2026, 10, 1), 4),
    ]
    publish_counts(first, store, at=AT)
    rows = ask(store, "own_months")
    assert [(row["phenomenon"], row["month"].month, row["count"]) for row in rows] == [
        ("Drugs", 9, 3),
        ("Drugs", 10, 4),
    ]
    publish_counts([], store, at=AT)
    assert ask(store, "own_months") == []


def test_a_count_below_zero_or_of_half_a_month_is_refused(store: Store) -> None:
    for wrong in (
        OwnCount("signals.count", "GM1509", None, "drugs", "", date(2026, 9, 1), -1),
        OwnCount("signals.count", "GM1509", None, "drugs", "", date(2026, 9, 2), 1),
    ):
        with pytest.raises(ValueError, match="Not a monthly count"):
            publish_counts([wrong], store, at=AT)


def test_a_home_with_a_quote_in_its_name_works(tmp_path: Path) -> None:
    store = Store(tmp_path / "o'brien")
    import_figures(written(tmp_path, "a.json", municipality()), mappings.named("neighbourhood_crime"), store, at=AT)
    assert len(ask(store, "datasets")) == 2


def test_readers_see_one_delivery_or_the_other_while_new_ones_arrive(store: Store, tmp_path: Path) -> None:
    """Each vintage says one number everywhere; a reader that mixed two would meet two numbers in one answer."""
    head = "area,phenomenon,period,unit,value,source,reference_date,definition,provisional,note\n"

    def deliver(number: int) -> None:
        rows = "".join(
            f"GM{town:04},0.0.0,2025,misdrijven,{number},S,2026-01-{number:02},d,false,\n" for town in range(1, 300)
        )
        file = written(tmp_path, f"{number}.csv", head + rows)
        assert import_figures(file, mappings.named("plain"), store, at=AT).status == "imported"

    deliver(1)
    seen: list[set[float]] = []
    broken: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        towns = [f"GM{town:04}" for town in range(1, 300)]
        try:
            while not done.is_set():
                rows = ask(store, "totals", areas=towns, phenomena=["0.0.0"], unit="misdrijven", per="year")
                assert len(rows) == len(towns)
                seen.append({row["value"] for row in rows})
        except BaseException as problem:  # noqa: BLE001 - a thread's failure is told by the test
            broken.append(problem)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(2, 7):
        deliver(number)
    done.set()
    for reader in readers:
        reader.join()
    assert broken == []
    assert all(len(numbers) == 1 for numbers in seen)
    assert len(set().union(*seen)) > 1  # deliveries did arrive while they read

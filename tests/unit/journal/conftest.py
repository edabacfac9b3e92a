"""A journal in a folder of the test's own, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reframe.clock import FixedClock
from reframe.journal import Journal
from reframe.record.model import Asked, Record, Thought

NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)

Opener = Callable[[], Journal]
Maker = Callable[..., Record]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal"


@pytest.fixture
def open_journal(folder: Path) -> Iterator[Opener]:
    opened: list[Journal] = []

    def open_it() -> Journal:
        opened.append(Journal.open(folder, clock=FixedClock(NOW)))
        return opened[-1]

    yield open_it
    for journal in opened:
        journal.close()


@pytest.fixture
def journal(open_journal: Opener) -> Journal:
    return open_journal()


@pytest.fixture
def make_record() -> Maker:
    def make(record_id: str = "one", *, thought: str = "", **fields: object) -> Record:
        thoughts = (Thought(thought),) if thought else ()
        record = Record(
            id=record_id,
            script="seven_column",
            rules="1",
            started=NOW,
            updated=NOW,
            thoughts=thoughts,
            questions=(Asked(f"question_of_{record_id}", "Which times come to mind?"),),
        )
        return replace(record, **fields)

    return make

"""A journal without a file does all that one with a file does, until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reframe.clock import FixedClock
from reframe.errors import StorageProblem, UsageProblem
from reframe.journal import Journal
from reframe.record.model import Record

NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)


def test_it_keeps_records_drafts_and_names(make_record: Callable[..., Record]) -> None:
    journal = Journal.in_memory(clock=FixedClock(NOW))
    record = make_record(thought="I’ll never succeed")

    journal.save(record, {"seed": 1})
    journal.save_draft("one", "thoughts", "half a")
    journal.keep("name", "text")

    assert journal.get("one").record == record
    assert journal.draft("one") is not None
    assert journal.kept("name") == "text"
    journal.delete("one")
    with pytest.raises(UsageProblem):
        journal.get("one")


def test_two_of_them_know_nothing_of_each_other(make_record: Callable[..., Record]) -> None:
    first = Journal.in_memory(clock=FixedClock(NOW))
    second = Journal.in_memory(clock=FixedClock(NOW))

    first.save(make_record(), None)

    assert second.rows() == ()


def test_closing_it_forgets_everything_and_no_file_is_made(
    tmp_path: Path, make_record: Callable[..., Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    journal = Journal.in_memory(clock=FixedClock(NOW))
    journal.save(make_record(), None)
    journal.close()

    with pytest.raises(StorageProblem):
        journal.rows()
    assert list(tmp_path.rglob("*")) == []

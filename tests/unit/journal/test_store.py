from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from reframe.errors import JournalDamaged, StorageProblem, UsageProblem
from reframe.journal import Journal
from reframe.journal.store import TITLE_LENGTH, title
from reframe.record.model import Record, Thought

Maker = Callable[..., Record]
Opener = Callable[[], Journal]


def test_a_saved_record_comes_back_with_its_state(
    journal: Journal, open_journal: Opener, make_record: Maker
) -> None:
    record = make_record(thought="I’ll never succeed 😀")
    journal.save(record, {"at": ["thoughts", 0], "seed": 7})
    journal.close()

    stored = open_journal().get("one")

    assert stored.record == record
    assert stored.state == {"at": ["thoughts", 0], "seed": 7}


def test_saving_again_changes_the_record_and_makes_no_second_one(
    journal: Journal, make_record: Maker
) -> None:
    journal.save(make_record(situation="before"), {"n": 1})
    journal.save(make_record(situation="after"), None)

    assert len(journal.rows()) == 1
    assert journal.get("one").record.situation == "after"
    assert journal.get("one").state is None


def test_rows_are_in_the_order_begun_whatever_the_clock_said(
    journal: Journal, make_record: Maker
) -> None:
    journal.save(make_record("first"), None)
    earlier = make_record("second")
    journal.save(replace(earlier, started=earlier.started.replace(year=2001)), None)
    journal.save(make_record("first", situation="changed"), None)

    assert [row.id for row in journal.rows()] == ["second", "first"]


def test_a_row_tells_times_status_and_title(journal: Journal, make_record: Maker) -> None:
    record = make_record(thought="I’ll never succeed", status="finished")
    journal.save(record, None)

    (row,) = journal.rows()

    assert (row.id, row.started, row.updated) == ("one", record.started, record.updated)
    assert (row.status, row.title) == ("finished", "I’ll never succeed")


@pytest.mark.parametrize(
    ("thoughts", "situation", "expected"),
    [
        ((), "I failed", "I failed"),
        ((Thought("  "),), "I failed", "I failed"),
        ((Thought("cold"), Thought("hot", hot=True)), "I failed", "hot"),
        ((Thought("first"), Thought("second")), "I failed", "first"),
        ((Thought("two\nlines\tof it"),), "", "two lines of it"),
        ((Thought("x" * 60),), "", "x" * 60),
        ((Thought("x" * 61),), "", "x" * 59 + "…"),
        ((), "", ""),
    ],
)
def test_the_title_is_the_beginning_of_the_hot_thought_or_the_situation(
    make_record: Maker, thoughts: tuple[Thought, ...], situation: str, expected: str
) -> None:
    line = title(replace(make_record(), thoughts=thoughts, situation=situation))

    assert line == expected
    assert len(line) <= TITLE_LENGTH


def test_the_beginning_of_an_id_is_enough(journal: Journal, make_record: Maker) -> None:
    journal.save(make_record("4f1c9a"), None)
    journal.save(make_record("4f2000"), None)

    assert journal.get("4f1").record.id == "4f1c9a"


def test_a_whole_id_wins_over_a_longer_one(journal: Journal, make_record: Maker) -> None:
    journal.save(make_record("4f1c"), None)
    journal.save(make_record("4f1"), None)

    assert journal.get("4f1").record.id == "4f1"


@pytest.mark.parametrize(
    "asked", ["", "zzz", "4f%", "4f_000", "'; DROP TABLE record; --", "\ud800"]
)
def test_an_unknown_id_is_told_without_repeating_it(
    journal: Journal, make_record: Maker, asked: str
) -> None:
    journal.save(make_record("4f2000"), None)

    with pytest.raises(UsageProblem) as caught:
        journal.get(asked)

    assert caught.value.sentence == "There is no such record. To see all: reframe journal list"


def test_a_beginning_of_two_ids_is_told(journal: Journal, make_record: Maker) -> None:
    journal.save(make_record("4f1c9a"), None)
    journal.save(make_record("4f2000"), None)

    with pytest.raises(UsageProblem, match="More than one"):
        journal.get("4f")


def test_the_unfinished_record_is_the_one_worked_on_last(
    journal: Journal, make_record: Maker
) -> None:
    journal.save(make_record("old"), None)
    journal.save(make_record("new"), None)
    journal.save(make_record("old", situation="more"), None)
    journal.save(make_record("done", status="finished"), None)

    unfinished = journal.unfinished()

    assert unfinished is not None
    assert unfinished.id == "old"


def test_nothing_is_unfinished_when_all_is_done(journal: Journal, make_record: Maker) -> None:
    journal.save(make_record(status="finished"), None)
    journal.save(make_record("two", status="note"), None)

    assert journal.unfinished() is None


def test_questions_of_the_last_records_are_known(journal: Journal, make_record: Maker) -> None:
    for name in ("a", "b", "c"):
        journal.save(make_record(name), None)

    assert journal.recent_questions() == {"question_of_b", "question_of_c"}
    assert journal.recent_questions(limit_records=1) == {"question_of_c"}
    assert journal.recent_questions(limit_records=0) == frozenset()


def test_a_draft_is_kept_until_it_is_cleared(journal: Journal, make_record: Maker) -> None:
    journal.save_draft("one", "balanced", "One te")
    journal.save_draft("one", "balanced", "One test")
    journal.save(make_record(), None)

    draft = journal.draft("one")
    assert draft is not None
    assert (draft.field, draft.text) == ("balanced", "One test")

    journal.clear_draft("one")
    assert journal.draft("one") is None


def test_a_draft_may_come_before_its_record(journal: Journal, open_journal: Opener) -> None:
    journal.save_draft("not-saved-yet", "situation", "I fai")
    journal.close()

    draft = open_journal().draft("not-saved-yet")

    assert draft is not None
    assert draft.text == "I fai"


def test_deleting_takes_state_and_draft_along(journal: Journal, make_record: Maker) -> None:
    journal.save(make_record(), {"n": 1})
    journal.save_draft("one", "note", "x")
    journal.save(make_record("two"), None)

    journal.delete("one")

    assert [row.id for row in journal.rows()] == ["two"]
    assert journal.draft("one") is None
    with pytest.raises(UsageProblem):
        journal.get("one")


def test_a_draft_without_a_record_can_be_deleted(journal: Journal) -> None:
    journal.save_draft("only-a-draft", "situation", "x")

    journal.delete("only-a-draft")

    assert journal.draft("only-a-draft") is None


def test_deleting_nothing_is_told(journal: Journal) -> None:
    with pytest.raises(UsageProblem):
        journal.delete("one")


def test_deleting_empties_the_write_ahead_log(
    journal: Journal, make_record: Maker, folder: Path
) -> None:
    journal.save(make_record(), None)
    log = folder / "journal.db-wal"
    assert log.stat().st_size > 0

    journal.delete("one")

    assert log.stat().st_size == 0


def test_half_a_surrogate_pair_does_not_stop_a_save(journal: Journal, make_record: Maker) -> None:
    journal.save(make_record(thought="a\ud83d"), {"text": "\udc00"})
    journal.save_draft("one", "note", "b\ud83d")

    assert journal.get("one").record.thoughts[0].text == "a?"
    assert journal.rows()[0].title == "a?"


def test_a_megabyte_is_stored_whole(journal: Journal, make_record: Maker) -> None:
    text = "ä" * 500_000

    journal.save(make_record(situation=text), None)

    assert journal.get("one").record.situation == text


def test_a_save_that_fails_keeps_what_was_there(journal: Journal, make_record: Maker) -> None:
    journal.save(make_record(situation="kept"), None)

    with pytest.raises(TypeError):
        journal.save(make_record(situation="lost"), {"not json": object()})

    assert journal.get("one").record.situation == "kept"
    journal.save(make_record(situation="next"), None)
    assert journal.get("one").record.situation == "next"


def test_threads_share_a_journal(journal: Journal, make_record: Maker) -> None:
    faults: list[Exception] = []

    def work(name: str) -> None:
        try:
            for number in range(50):
                journal.save(make_record(f"{name}-{number}"), {"n": number})
                journal.save_draft(f"{name}-{number}", "note", str(number))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            faults.append(error)

    threads = [Thread(target=work, args=(name,)) for name in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert len(journal.rows()) == 150
    journal.check()


def test_two_connections_take_turns(open_journal: Opener, make_record: Maker) -> None:
    one, two = open_journal(), open_journal()

    one.save(make_record("a"), None)
    two.save(make_record("b"), None)
    one.save(make_record("c"), None)

    assert [row.id for row in two.rows()] == ["c", "b", "a"]


def test_a_closed_journal_says_so_in_a_sentence(journal: Journal, make_record: Maker) -> None:
    journal.close()

    with pytest.raises(StorageProblem, match="still on the screen"):
        journal.save(make_record(), None)


def test_a_record_that_can_not_be_read_does_not_hide_the_others(
    journal: Journal, make_record: Maker
) -> None:
    journal.save(make_record("bad"), None)
    journal.save(make_record("good"), None)
    journal._connection.execute("UPDATE content SET record = '{' WHERE number = 1")

    assert [row.id for row in journal.rows()] == ["good", "bad"]
    assert journal.get("good").record.id == "good"
    with pytest.raises(JournalDamaged):
        journal.get("bad")

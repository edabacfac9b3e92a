from __future__ import annotations

import io
import json
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reframe.cli import main
from reframe.clock import SystemClock
from reframe.companion.lock import FolderLock
from reframe.errors import RuleProblems
from reframe.journal import Journal
from reframe.locations import places
from reframe.record.form import from_json
from reframe.record.model import NextStep, Offered, Record, Thought
from reframe.rulebook import load
from reframe.rulebook.model import Option, Script, Step

BEGUN = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)

Run = Callable[..., tuple[int, str, str]]


def record(record_id: str, thought: str, **fields: object) -> Record:
    made = Record(
        id=record_id,
        script="seven_column",
        rules="1",
        started=BEGUN,
        updated=BEGUN,
        finished=BEGUN,
        status="finished",
        thoughts=(Thought(thought, before=90),),
    )
    return replace(made, **fields)


FIRST = record("4f1c9a2e7701", "I’ll never succeed")
SECOND = record("4f2000aa0002", "Nobody likes me\x1b]52;c;eA==\x07", status="open", finished=None)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)

    def call(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["journal", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def two_records() -> None:
    with_journal(lambda journal: [journal.save(FIRST, None), journal.save(SECOND, {"n": 1})])


def with_journal(use: Callable[[Journal], object]) -> None:
    journal = Journal.open(places().journal, clock=SystemClock())
    use(journal)
    journal.close()


def kept() -> list[str]:
    ids: list[str] = []
    with_journal(lambda journal: ids.extend(row.id for row in journal.rows()))
    return ids


def test_a_list_before_the_first_record_says_so_and_makes_nothing(
    run: Run, own_world: Path
) -> None:
    assert run("list") == (0, "There are no records yet. To begin one: reframe\n", "")
    assert not own_world.exists()


def test_a_home_that_is_a_file_is_one_sentence_and_an_exit_code(run: Run, own_world: Path) -> None:
    own_world.write_text("something else", encoding="utf-8")

    code, out, err = run("list")

    assert (code, out, err.count("\n")) == (74, "", 1)
    assert "a file is where a folder must be" in err


@pytest.mark.parametrize("arguments", [("show", "4f"), ("export",), ("delete", "4f", "--yes")])
def test_without_a_journal_the_others_say_so(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err == "There are no records yet. To begin one: reframe\n"


def test_the_list_shows_the_newest_first(run: Run, two_records: None) -> None:
    code, out, _ = run("list")

    assert code == 0
    assert out == (
        "4f2000aa  22 November 2026  Nobody likes me  [not finished]\n"
        "4f1c9a2e  22 November 2026  I’ll never succeed\n"
    )


def test_ids_are_shown_as_long_as_they_must_be(run: Run) -> None:
    with_journal(
        lambda journal: [
            journal.save(record("same-beginning-1", "a"), None),
            journal.save(record("same-beginning-2", "b"), None),
        ]
    )

    _, out, _ = run("list")

    assert "same-beginning-1" in out
    assert "same-beginning-2" in out


def test_show_prints_the_whole_record_without_control_signs(run: Run, two_records: None) -> None:
    code, out, _ = run("show", "4f2")

    assert code == 0
    assert "  Nobody likes me\n" in out
    assert "belief: 90" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_show_names_patterns_and_next_steps_as_the_rules_do(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = load.book()
    pattern = replace(real.patterns[0], id="mind_reading", name="Guessing at minds")
    step = Step("next", "choice", "Next", into="next_step", options=(Option("plan", "A plan"),))
    book = replace(real, patterns=(pattern,), scripts=(Script("seven_column", "S", "", (step,)),))
    monkeypatch.setattr(load, "book", lambda _: book)
    thought = Thought("x", patterns=(Offered("mind_reading", "accepted"),))
    made = record("one", "x", thoughts=(thought,), next_step=NextStep("plan"))
    with_journal(lambda journal: journal.save(made, None))

    _, out, _ = run("show", "one")

    assert "  Guessing at minds: chosen by the writer.\n" in out
    assert "  A plan\n" in out


def test_without_readable_rules_the_ids_stand_for_the_names(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RuleProblems([])

    monkeypatch.setattr(load, "book", broken)
    made = record("one", "x", thoughts=(Thought("x", patterns=(Offered("mind_reading"),)),))
    with_journal(lambda journal: journal.save(made, None))

    assert "mind_reading: chosen by the writer." in run("show", "one")[1]


def test_an_unknown_id_is_a_usage_error(run: Run, two_records: None) -> None:
    code, out, err = run("show", "nothing")

    assert (code, out) == (2, "")
    assert err == "There is no such record. To see all: reframe journal list\n"


def test_export_writes_a_private_file_named_by_date_and_id(run: Run, two_records: None) -> None:
    code, out, _ = run("export", "4f1c")

    path = Path("reframe-2026-11-22-4f1c9a2e.md")
    assert code == 0
    assert str(path.absolute()) in out
    assert "not encrypted" in out
    assert "I’ll never succeed" not in out
    assert "> I’ll never succeed" in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_export_never_overwrites(run: Run, two_records: None) -> None:
    run("export", "4f1c", "--to", "mine.md")
    before = Path("mine.md").read_text(encoding="utf-8")

    code, _, err = run("export", "4f2", "--to", "mine.md")

    assert code == 74
    assert "already there" in err
    assert Path("mine.md").read_text(encoding="utf-8") == before


def test_export_of_all_as_json_loses_nothing(run: Run, two_records: None) -> None:
    code, out, _ = run("export", "--format", "json", "--to", "-")

    document = json.loads(out)
    assert code == 0
    assert [from_json(each) for each in document["records"]] == [FIRST, SECOND]
    assert "\x1b" not in out


def test_the_name_of_the_file_chooses_the_format(run: Run, two_records: None) -> None:
    run("export", "--to", "all.json")

    assert len(json.loads(Path("all.json").read_text(encoding="utf-8"))["records"]) == 2


def test_export_of_all_as_markdown_has_the_oldest_first(run: Run, two_records: None) -> None:
    _, out, _ = run("export", "--to", "-")

    assert out.index("I’ll never succeed") < out.index("Nobody likes me")
    assert "\x1b" not in out


def test_export_into_a_folder_chooses_the_name(run: Run, two_records: None) -> None:
    Path("exports").mkdir()

    run("export", "4f1c", "--to", "exports", "--format", "json")

    assert Path("exports/reframe-2026-11-22-4f1c9a2e.json").exists()


def test_an_id_with_odd_signs_makes_a_safe_name(run: Run) -> None:
    with_journal(lambda journal: journal.save(record("../../a b", "x"), None))

    run("export", "../../a b")

    assert [path.name for path in Path().iterdir()] == ["reframe-2026-11-22-ab.md"]


def test_delete_asks_and_keeps_the_record_on_no(run: Run, two_records: None) -> None:
    code, out, _ = run("delete", "4f1c", typed="n\n")

    assert code == 0
    assert "22 November 2026" in out
    assert "Nothing was deleted." in out
    assert len(kept()) == 2


@pytest.mark.parametrize(("options", "typed"), [(("--yes",), ""), ((), "y\n")])
def test_delete_removes_one_record(
    run: Run, two_records: None, options: tuple[str, ...], typed: str
) -> None:
    code, out, _ = run("delete", "4f1c", *options, typed=typed)

    assert (code, out[-9:]) == (0, "Deleted.\n")
    assert kept() == [SECOND.id]


def test_delete_without_an_answer_keeps_the_record(run: Run, two_records: None) -> None:
    code, _, err = run("delete", "4f1c", typed="")

    assert code != 0
    assert "nothing was deleted" in err
    assert len(kept()) == 2


def test_nothing_is_deleted_while_reframe_is_open(run: Run, two_records: None) -> None:
    lock = FolderLock.hold(places().journal)

    code, _, err = run("delete", "4f1c", "--yes")

    lock.release()
    assert code == 74
    assert "already open" in err
    assert len(kept()) == 2


def test_a_damaged_journal_gives_one_sentence(run: Run, two_records: None) -> None:
    (places().journal / "journal.db").write_bytes(b"")

    code, out, err = run("list")

    assert (code, out) == (74, "")
    assert err.count("\n") == 1
    assert "left as it is" in err

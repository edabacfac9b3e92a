from __future__ import annotations

from pathlib import Path

from reframe.companion.crash import report, write_crash_file

SECRET = "nobody must read this"


def failing(thought: str) -> None:
    try:
        raise ValueError(thought)
    except ValueError as error:
        raise RuntimeError(f"while saving {thought}") from error


def raised() -> BaseException:
    try:
        failing(SECRET)
    except RuntimeError as error:
        return error
    raise AssertionError


def test_the_report_has_kinds_and_places_of_the_whole_chain() -> None:
    text = report(raised())

    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert "test_crash.py:" in text
    assert "failing" in text


def test_neither_messages_nor_values_are_in_the_report() -> None:
    assert "nobody" not in report(raised())


def test_the_file_is_private_and_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    write_crash_file(folder, KeyError("first"))
    path = write_crash_file(folder, raised())

    assert path is not None
    assert path.stat().st_mode & 0o077 == 0
    assert "KeyError" not in path.read_text()
    assert "RuntimeError" in path.read_text()
    assert [each.name for each in folder.iterdir()] == [path.name]


def test_a_folder_that_can_not_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert write_crash_file(tmp_path / "file", raised()) is None

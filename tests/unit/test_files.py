from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reframe import files
from reframe.errors import StorageProblem
from reframe.files import private_folder, shown, write_new


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def test_a_folder_is_made_private_whatever_the_umask(tmp_path: Path, open_umask: None) -> None:
    folder = private_folder(tmp_path / "a" / "b")

    assert mode(folder) == 0o700


def test_a_looser_folder_is_repaired(tmp_path: Path) -> None:
    folder = tmp_path / "loose"
    folder.mkdir()
    folder.chmod(0o777)

    private_folder(folder)

    assert mode(folder) == 0o700


def test_a_file_in_place_of_the_folder_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "taken"
    path.write_text("mine")

    with pytest.raises(StorageProblem, match="is a file"):
        private_folder(path)

    assert path.read_text() == "mine"


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    path = tmp_path / "link"
    path.symlink_to(tmp_path / "gone")

    with pytest.raises(StorageProblem, match="leads nowhere"):
        private_folder(path)

    assert not (tmp_path / "gone").exists()


def test_a_file_on_the_way_to_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(StorageProblem, match="can't be used"):
        private_folder(tmp_path / "file" / "folder")


def test_a_folder_that_can_not_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(StorageProblem, match="can't be written to"):
        private_folder(tmp_path / "folder")


def test_a_folder_of_another_user_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)

    with pytest.raises(StorageProblem, match="another user"):
        private_folder(tmp_path / "folder")


def test_a_file_is_written_whole_and_private(tmp_path: Path, open_umask: None) -> None:
    path = tmp_path / "export.md"

    write_new(path, "café ’ 😀\n")

    assert path.read_text(encoding="utf-8") == "café ’ 😀\n"
    assert mode(path) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["export.md"]


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "export.md"
    path.write_text("old")

    with pytest.raises(StorageProblem, match="already there"):
        write_new(path, "new")

    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["export.md"]


def test_replace_overwrites_a_plain_file(tmp_path: Path) -> None:
    path = tmp_path / "cache.json"
    path.write_text("old")

    write_new(path, "new", replace=True)

    assert path.read_text() == "new"
    assert mode(path) == 0o600


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_link(path: Path) -> None:
    path.symlink_to("/dev/null")


def make_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [make_fifo, make_link, make_folder])
@pytest.mark.parametrize("replace", [False, True])
def test_pipes_links_and_folders_are_refused(
    tmp_path: Path, make: Callable[[Path], None], replace: bool
) -> None:
    path = tmp_path / "special"
    make(path)
    before = path.lstat()

    with pytest.raises(StorageProblem, match="not a plain file"):
        write_new(path, "text", replace=replace)

    assert path.lstat().st_ino == before.st_ino


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    path = tmp_path / "link"
    path.symlink_to(tmp_path / "target")

    with pytest.raises(StorageProblem):
        write_new(path, "text")

    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing/file.md", "There is no folder"),
        ("x" * 300, "too long"),
        ("nul\0name", "name can't be used"),
    ],
)
def test_bad_names_give_one_sentence_and_leave_nothing(
    tmp_path: Path, name: str, says: str
) -> None:
    with pytest.raises(StorageProblem, match=says):
        write_new(tmp_path / name, "text")

    assert [each.name for each in tmp_path.iterdir()] == []


def test_a_write_that_fails_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(StorageProblem, match="disk is full"):
        write_new(tmp_path / "export.md", "text")

    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_links_still_gets_a_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    path = tmp_path / "export.md"

    write_new(path, "text")

    assert path.read_text() == "text"
    with pytest.raises(StorageProblem, match="already there"):
        write_new(path, "again")
    assert path.read_text() == "text"


def test_a_path_in_a_sentence_has_no_control_characters() -> None:
    assert shown(Path("/a\x1b]52;x\x07b")) == "/a?]52;x?b"


def test_an_unknown_error_is_told_by_what_the_system_says() -> None:
    problem = files.problem(OSError(5, "Input/output error"), Path("/x"), doing="write")

    assert "input/output error" in problem.sentence

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reframe.companion.lock import NAME, FolderLock
from reframe.errors import JournalBusy, StorageProblem

HOLDER = """
import sys, time
from pathlib import Path
from reframe.companion.lock import FolderLock
lock = FolderLock.hold(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(600)
"""


def test_a_second_one_is_told_that_the_first_is_open(tmp_path: Path) -> None:
    FolderLock.hold(tmp_path)

    with pytest.raises(JournalBusy) as told:
        FolderLock.hold(tmp_path)

    assert told.value.exit_code == 74
    assert "already open" in told.value.sentence


def test_after_letting_go_another_one_can_hold_it(tmp_path: Path) -> None:
    first = FolderLock.hold(tmp_path)
    first.release()
    first.release()

    FolderLock.hold(tmp_path).release()


def test_the_lock_of_a_killed_process_is_gone(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    with holder.stdout:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(JournalBusy):
            FolderLock.hold(tmp_path)
        holder.send_signal(signal.SIGKILL)
        holder.wait()

    FolderLock.hold(tmp_path).release()


def test_the_file_is_private(tmp_path: Path) -> None:
    FolderLock.hold(tmp_path)

    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("where", ["missing", "file"])
def test_a_folder_that_can_not_be_used_is_told(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StorageProblem):
        FolderLock.hold(tmp_path / where)


def test_a_link_in_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(StorageProblem):
        FolderLock.hold(tmp_path)

    assert not (tmp_path / "elsewhere").exists()

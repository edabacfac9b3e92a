"""Faults from outside the program, each in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from reframe.errors import JournalBusy, JournalDamaged, StorageProblem
from reframe.journal import Journal
from reframe.journal.faults import problem
from reframe.record.model import Record

Opener = Callable[[], Journal]

WRITER = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from reframe.clock import SystemClock
from reframe.errors import StorageProblem
from reframe.journal import Journal
from reframe.record.model import Record

folder, limit = Path(sys.argv[1]), int(sys.argv[2])
journal = Journal.open(folder, clock=SystemClock())
now = datetime(2026, 11, 22, tzinfo=UTC)

def record(number, text):
    return Record(id=f"r{number:05}", script="s", rules="1", started=now, updated=now,
                  situation=text)

if limit:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
for number in range(100_000):
    try:
        journal.save(record(number, "word " * 500), {"n": number})
    except StorageProblem as full:
        print("P", full.sentence, flush=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        journal.save(record(number, "again"), {"n": number})
        print("A", flush=True)
        sys.exit(0)
    print("A", flush=True)
"""


def writer(folder: Path, *, limit: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(limit)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("after", [1, 7, 40])
def test_a_killed_program_loses_nothing_that_it_called_saved(
    folder: Path, open_journal: Opener, after: int
) -> None:
    with writer(folder) as process:
        assert process.stdout
        acknowledged = sum(process.stdout.readline() == "A\n" for _ in range(after))
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read().count("A")

    journal = open_journal()

    journal.check()
    assert acknowledged >= after
    assert acknowledged <= len(journal.rows()) <= acknowledged + 1
    assert journal.get("r00000").record.situation == "word " * 500


def test_a_full_disk_is_told_keeps_the_rest_and_saving_works_again(
    folder: Path, open_journal: Opener
) -> None:
    with writer(folder, limit=200_000) as process:
        output, errors = process.communicate(timeout=60)

    acknowledged = output.count("A\n")
    assert errors == ""
    assert "disk" in output
    assert "Your text is still on the screen" in output
    journal = open_journal()
    journal.check()
    assert acknowledged == len(journal.rows()) > 2
    assert journal.get(f"r{acknowledged - 1:05}").record.situation == "again"


def test_a_disk_full_at_the_first_start_leaves_a_folder_that_works_later(
    folder: Path, open_journal: Opener
) -> None:
    code = (
        "import resource, signal, sys; from pathlib import Path;"
        "from reframe.clock import SystemClock; from reframe.journal import Journal;"
        "from reframe.errors import StorageProblem;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "try: Journal.open(Path(sys.argv[1]), clock=SystemClock())\n"
        "except StorageProblem as full: print(full.sentence)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )

    assert "disk" in done.stdout
    assert done.stderr == ""
    assert open_journal().rows() == ()


def test_programs_that_start_at_once_share_one_new_journal(
    folder: Path, open_journal: Opener
) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime;"
        "from reframe.clock import SystemClock; from reframe.journal import Journal;"
        "from reframe.record.model import Record; now = datetime.now(UTC);"
        "journal = Journal.open(Path(sys.argv[1]), clock=SystemClock());"
        "[journal.save(Record(id=f'{sys.argv[2]}-{n}', script='s', rules='1', started=now,"
        " updated=now), None) for n in range(50)]"
    )
    together = [
        subprocess.Popen([sys.executable, "-c", code, str(folder), name]) for name in ("a", "b")
    ]

    assert [process.wait(timeout=60) for process in together] == [0, 0]
    assert len(open_journal().rows()) == 100


def test_a_busy_journal_is_told(open_journal: Opener) -> None:
    one, two = open_journal(), open_journal()
    two._connection.execute("PRAGMA busy_timeout = 0")
    one._connection.execute("BEGIN IMMEDIATE")
    now = datetime(2026, 11, 22, tzinfo=UTC)

    with pytest.raises(JournalBusy):
        two.save(Record(id="x", script="s", rules="1", started=now, updated=now), None)

    one._connection.execute("ROLLBACK")
    assert two.rows() == ()


def error(code: int) -> Exception:
    raised = sqlcipher.OperationalError("what the user wrote")
    raised.sqlite_errorcode = code
    return raised


@pytest.mark.parametrize(
    ("code", "kind", "says"),
    [
        (5, JournalBusy, "busy"),
        (261, JournalBusy, "busy"),
        (6, JournalBusy, "busy"),
        (13, StorageProblem, "disk is full"),
        (10, StorageProblem, "disk"),
        (778, StorageProblem, "disk"),
        (8, StorageProblem, "can't be written"),
        (14, StorageProblem, "can't be written"),
        (11, JournalDamaged, "left as it is"),
        (26, JournalDamaged, "left as it is"),
        (1, StorageProblem, "did not answer"),
    ],
)
@pytest.mark.parametrize("saving", [True, False])
def test_each_fault_has_its_sentence_without_the_words_of_the_user(
    code: int, kind: type[StorageProblem], says: str, saving: bool
) -> None:
    told = problem(error(code), saving=saving)

    assert type(told) is kind
    assert says in told.sentence
    assert "what the user wrote" not in told.sentence

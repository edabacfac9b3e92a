from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reframe.errors import JournalDamaged, JournalNewer, StorageProblem
from reframe.journal import Journal
from reframe.journal import schema as tables
from reframe.journal.opening import DATABASE, KEY, UNFINISHED, exists
from reframe.record.model import Record

Maker = Callable[..., Record]
Opener = Callable[[], Journal]

SECRET = "sentinel-pelican-thought"


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def closed(open_journal: Opener, make_record: Maker, folder: Path) -> Path:
    """The folder of a journal that holds one record and is closed."""
    journal = open_journal()
    journal.save(make_record(thought=SECRET), None)
    journal.close()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_first_start_makes_an_empty_journal(folder: Path, open_journal: Opener) -> None:
    assert not exists(folder)

    assert open_journal().rows() == ()
    assert exists(folder)


def test_asking_whether_it_exists_makes_nothing(folder: Path) -> None:
    exists(folder)

    assert not folder.exists()


def test_a_file_in_the_place_of_the_folder_is_no_missing_journal(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("something else", encoding="utf-8")

    with pytest.raises(StorageProblem, match="can't be used"):
        exists(folder)

    assert folder.read_text(encoding="utf-8") == "something else"


def test_all_files_are_private_whatever_the_umask(
    folder: Path, journal: Journal, make_record: Maker, open_umask: None
) -> None:
    journal.save(make_record(), None)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes) == {"journal.db", "journal.db-wal", "journal.db-shm", "journal.key"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_first_start_with_an_open_umask_is_private_too(
    open_umask: None, folder: Path, open_journal: Opener, make_record: Maker
) -> None:
    open_journal().save(make_record(), None)

    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_looser_modes_are_repaired(closed: Path, open_journal: Opener) -> None:
    closed.chmod(0o777)
    for path in closed.iterdir():
        path.chmod(0o644)

    open_journal()

    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in closed.iterdir()} == {0o600}


def test_what_was_written_is_not_to_be_found_in_the_files(
    folder: Path, journal: Journal, make_record: Maker
) -> None:
    journal.save(make_record(thought=SECRET), {"text": SECRET})
    journal.save_draft("one", "note", SECRET)
    open_files = contents(folder)
    journal.close()

    for name, content in (open_files | contents(folder)).items():
        assert SECRET.encode() not in content, name
        assert b"record" not in content, name


def test_another_sqlite_can_not_read_the_file(closed: Path) -> None:
    with sqlite3.connect(closed / DATABASE) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master")
    plain.close()


def test_the_file_is_fully_durable_and_wipes_what_is_deleted(journal: Journal) -> None:
    def setting(name: str) -> object:
        return journal._connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert setting("journal_mode") == "wal"
    assert setting("synchronous") == 2
    assert setting("busy_timeout") == 5000
    assert setting("foreign_keys") == 1
    assert setting("secure_delete") == 1
    assert setting("application_id") == tables.APPLICATION
    assert setting("user_version") == tables.NEWEST


def empty(content: bytes) -> bytes:
    return b""


def truncate(content: bytes) -> bytes:
    return content[: len(content) // 3]


def zero_header(content: bytes) -> bytes:
    return bytes(4096) + content[4096:]


def make_text(content: bytes) -> bytes:
    return b"dear diary\n" * 400


def make_random(content: bytes) -> bytes:
    return bytes(range(256)) * 64


@pytest.mark.parametrize("damage", [empty, truncate, zero_header, make_text, make_random])
def test_a_damaged_file_is_told_and_left_as_it_is(
    closed: Path, open_journal: Opener, damage: Callable[[bytes], bytes]
) -> None:
    path = closed / DATABASE
    path.write_bytes(damage(path.read_bytes()))
    before = path.read_bytes()

    with pytest.raises(JournalDamaged) as caught:
        open_journal().check()

    assert path.read_bytes() == before
    assert SECRET not in caught.value.sentence


def test_a_plain_database_in_its_place_is_no_journal(closed: Path, open_journal: Opener) -> None:
    path = closed / DATABASE
    path.unlink()
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE record (id)")
    plain.close()

    with pytest.raises(JournalDamaged):
        open_journal()


def test_a_journal_without_its_key_is_told_and_no_new_key_is_made(
    closed: Path, open_journal: Opener
) -> None:
    (closed / KEY).unlink()

    with pytest.raises(JournalDamaged, match="key of your journal"):
        open_journal()

    assert not (closed / KEY).exists()


@pytest.mark.parametrize("key", [b"", b"x", b"00" * 31, b"zz" * 32, b"00" * 33, b"\xff" * 64])
def test_a_damaged_key_is_told_and_left(closed: Path, open_journal: Opener, key: bytes) -> None:
    (closed / KEY).write_bytes(key)

    with pytest.raises(JournalDamaged, match="damaged"):
        open_journal()

    assert (closed / KEY).read_bytes() == key


def test_a_wrong_key_opens_nothing_and_writes_nothing_on_the_screen(
    closed: Path, open_journal: Opener, capfd: pytest.CaptureFixture[str]
) -> None:
    (closed / KEY).write_text("00" * 32)

    with pytest.raises(JournalDamaged):
        open_journal()

    assert capfd.readouterr() == ("", "")


def test_a_key_without_its_journal_is_not_taken_for_a_first_start(
    closed: Path, open_journal: Opener
) -> None:
    (closed / DATABASE).unlink()

    with pytest.raises(JournalDamaged, match="missing"):
        open_journal()

    assert not (closed / DATABASE).exists()


@pytest.mark.parametrize("with_key", [b"", b"0123", b"00" * 32 + b"\n", None])
def test_a_first_start_that_was_cut_short_is_done_anew(
    folder: Path, open_journal: Opener, with_key: bytes | None, make_record: Maker
) -> None:
    folder.mkdir(parents=True)
    (folder / UNFINISHED).write_bytes(b"half")
    if with_key is not None:
        (folder / KEY).write_bytes(with_key)

    journal = open_journal()
    journal.save(make_record(), None)

    assert not (folder / UNFINISHED).exists()
    assert journal.get("one").record == make_record()


def test_a_newer_journal_is_refused_byte_for_byte(closed: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal._connection.execute(f"PRAGMA user_version = {tables.NEWEST + 1}")
    journal.close()
    before = contents(closed)

    with pytest.raises(JournalNewer, match="newer reframe"):
        open_journal()

    assert contents(closed) == before


def test_a_step_that_fails_changes_nothing(
    closed: Path, open_journal: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = ("ALTER TABLE draft ADD COLUMN colour TEXT", "NOT SQL AT ALL")
    with monkeypatch.context() as patched:
        patched.setattr(tables, "STEPS", (*tables.STEPS, bad))
        patched.setattr(tables, "NEWEST", tables.NEWEST + 1)
        with pytest.raises(StorageProblem):
            open_journal()

    journal = open_journal()
    assert journal.rows()[0].title == SECRET
    columns = journal._connection.execute("PRAGMA table_info(draft)").fetchall()
    assert "colour" not in [column[1] for column in columns]


def test_a_step_is_taken_at_the_next_start(
    closed: Path, open_journal: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = ("ALTER TABLE draft ADD COLUMN colour TEXT",)
    monkeypatch.setattr(tables, "STEPS", (*tables.STEPS, good))
    monkeypatch.setattr(tables, "NEWEST", tables.NEWEST + 1)

    journal = open_journal()

    assert journal._connection.execute("PRAGMA user_version").fetchone()[0] == tables.NEWEST
    assert journal.rows()[0].title == SECRET


@pytest.mark.parametrize("name", [DATABASE, KEY])
def test_links_pipes_and_folders_are_refused_without_waiting(
    closed: Path, open_journal: Opener, name: str, tmp_path: Path
) -> None:
    real = (closed / name).rename(tmp_path / "elsewhere")
    (closed / name).symlink_to(real)
    with pytest.raises(StorageProblem, match="not a plain file"):
        open_journal()

    (closed / name).unlink()
    os.mkfifo(closed / name)
    with pytest.raises(StorageProblem, match="not a plain file"):
        open_journal()

    (closed / name).unlink()
    (closed / name).mkdir()
    with pytest.raises(StorageProblem, match="not a plain file"):
        open_journal()


def test_a_write_ahead_log_that_was_deleted_does_no_harm(
    closed: Path, open_journal: Opener
) -> None:
    for name in ("journal.db-wal", "journal.db-shm"):
        (closed / name).unlink(missing_ok=True)

    assert open_journal().get("one").record.thoughts[0].text == SECRET


@pytest.mark.parametrize("name", ["journal.db-wal", "journal.db-shm"])
def test_a_foreign_log_does_no_harm(closed: Path, open_journal: Opener, name: str) -> None:
    (closed / name).write_bytes(b"something else" * 1000)

    assert open_journal().get("one").record.thoughts[0].text == SECRET


def test_a_folder_with_odd_signs_in_its_name_works(tmp_path: Path, make_record: Maker) -> None:
    from reframe.clock import SystemClock

    folder = tmp_path / "a b?mode=ro#%41'\";é"
    journal = Journal.open(folder, clock=SystemClock())
    journal.save(make_record(), None)
    journal.close()

    assert (folder / DATABASE).exists()


def test_a_journal_in_a_place_of_a_file_is_told(tmp_path: Path, folder: Path) -> None:
    from reframe.clock import SystemClock

    folder.parent.mkdir(parents=True)
    folder.write_text("a file")

    with pytest.raises(StorageProblem, match="is a file"):
        Journal.open(folder, clock=SystemClock())


@given(at=st.floats(0, 0.999), bit=st.integers(0, 7))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_one_flipped_bit_never_gives_other_words(
    closed: Path, open_journal: Opener, at: float, bit: int
) -> None:
    path = closed / DATABASE
    good = path.read_bytes()
    bad = bytearray(good)
    bad[int(at * len(bad))] ^= 1 << bit
    path.write_bytes(bad)
    try:
        journal = open_journal()
        text = journal.get("one").record.thoughts[0].text
        journal.close()
    except JournalDamaged:
        return
    finally:
        for leftover in ("journal.db-wal", "journal.db-shm"):
            (closed / leftover).unlink(missing_ok=True)
        path.write_bytes(good)

    assert text == SECRET


@pytest.mark.parametrize("pragma", ["application_id = 7", "user_version = 0"])
def test_an_encrypted_file_of_something_else_is_no_journal(
    closed: Path, open_journal: Opener, pragma: str
) -> None:
    journal = open_journal()
    journal._connection.execute(f"PRAGMA {pragma}")
    journal.close()

    with pytest.raises(JournalDamaged):
        open_journal()


def test_damage_in_a_page_that_the_start_did_not_read_is_found_by_the_check(
    folder: Path, open_journal: Opener, make_record: Maker
) -> None:
    journal = open_journal()
    journal.save(make_record(situation="long " * 10_000), None)
    journal.check()
    journal.close()
    path = folder / DATABASE
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)

    damaged = open_journal()

    assert len(damaged.rows()) == 1
    with pytest.raises(JournalDamaged):
        damaged.check()
    with pytest.raises(JournalDamaged):
        damaged.get("one")

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reframe.companion.conversation import Conversation
from reframe.companion.detector import DetectorClient, NoDetector
from reframe.companion.services import open_services
from reframe.errors import JournalBusy, StorageProblem


def test_a_second_start_on_the_same_folder_is_told(own_world: Path) -> None:
    environ = {"REFRAME_HOME": str(own_world)}
    first = open_services(environ, detector=NoDetector())

    with pytest.raises(JournalBusy):
        open_services(environ, detector=NoDetector())
    first.close()

    open_services(environ, detector=NoDetector()).close()


def test_a_broken_configuration_gives_a_sentence_and_the_defaults(own_world: Path) -> None:
    own_world.mkdir()
    (own_world / "config.toml").write_text("theme = [broken")

    services = open_services({"REFRAME_HOME": str(own_world)}, detector=NoDetector())
    services.close()

    assert "config.toml" in services.config_problem
    assert "defaults" in services.config_problem
    assert services.config.questions == 3


def test_hints_switched_off_start_no_process(own_world: Path) -> None:
    own_world.mkdir()
    (own_world / "config.toml").write_text("hints = false\n")

    services = open_services({"REFRAME_HOME": str(own_world)})
    services.close()

    assert isinstance(services.detector, NoDetector)


def test_a_journal_that_can_not_be_opened_leaves_nothing_running(
    own_world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    detector = NoDetector()
    monkeypatch.setattr(detector, "close", lambda: closed.append(True))
    folder = own_world / "journal"
    folder.mkdir(parents=True)
    (folder / "journal.db").write_bytes(b"")

    with pytest.raises(StorageProblem):
        open_services({"REFRAME_HOME": str(own_world)}, detector=detector)

    assert closed == [True]
    with pytest.raises(StorageProblem) as again:
        open_services({"REFRAME_HOME": str(own_world)}, detector=detector)
    assert not isinstance(again.value, JournalBusy)


def test_the_folder_is_private(own_world: Path) -> None:
    mask = os.umask(0o077)
    services = open_services({"REFRAME_HOME": str(own_world)}, detector=NoDetector())
    services.close()
    os.umask(mask)

    modes = {path.name: path.stat().st_mode & 0o077 for path in own_world.rglob("*")}
    assert set(modes.values()) == {0}


def test_the_worker_is_started_before_the_journal_is_opened(
    own_world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[bool] = []
    client = DetectorClient(command=["true"])
    monkeypatch.setattr(
        client, "start", lambda: there.append((own_world / "journal" / "journal.db").exists())
    )

    open_services({"REFRAME_HOME": str(own_world)}, detector=client).close()

    assert there == [False]


OWN = """\
id: mine
name: Mine
about: A few words.
kind: technique
steps:
  - {id: words, kind: text, column: Words, into: form, ask: "What is there?"}
"""


def test_scripts_of_ones_own_can_be_begun_and_a_broken_one_is_told(own_world: Path) -> None:
    folder = own_world / "rules" / "scripts"
    folder.mkdir(parents=True, mode=0o700)
    own_world.chmod(0o700)
    (folder / "mine.yaml").write_text(OWN)
    (folder / "broken.yaml").write_text(OWN)

    services = open_services({"REFRAME_HOME": str(own_world)}, detector=NoDetector())
    begun = Conversation.new(services, "mine")
    services.close()

    assert begun.record.script == "mine"
    (problem,) = services.script_problems
    assert "broken.yaml:1:1: id: " in problem

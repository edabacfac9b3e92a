"""The client against small worker scripts that hang, die, talk nonsense or come late."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reframe.companion.detector import DetectorClient, NoDetector
from reframe.record.model import Check

READY = 'print(json.dumps({"ready": True, "model": "small"}), flush=True)\n'
START = f"import json, os, sys, time\n{READY}"
FINDING = {
    "pattern": "fortune_telling",
    "rule": "fortune_telling/never",
    "strength": "strong",
    "start": 5,
    "end": 18,
    "quote": "never succeed",
    "says": "A flat never.",
    "but": "Not if it is a decision.",
}
ECHO = f"""
finding = {FINDING!r}
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({{
        "id": asked["id"],
        "findings": [finding] if "never succeed" in asked["text"] else [],
        "notes": [{{"kind": "pid", "says": str(os.getpid())}}],
        "problem": "",
    }}), flush=True)
"""

Made = Callable[..., DetectorClient]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    clients: list[DetectorClient] = []

    def make(source: str, **limits: float) -> DetectorClient:
        script = tmp_path / f"worker{len(clients)}.py"
        script.write_text(source)
        client = DetectorClient(command=[sys.executable, "-I", str(script)], **limits)
        clients.append(client)
        client.start()
        return client

    yield make
    for client in clients:
        client.close()


def once(marker: Path, first: str, later: str) -> str:
    """A worker that runs `first` the first time it is started and `later` from then on."""
    return (
        f"import pathlib\nmarker = pathlib.Path({str(marker)!r})\n"
        f"known = marker.exists()\nmarker.touch()\n"
        f"exec({later!r} if known else {first!r})\n"
    )


def pid_of(check: Check) -> int:
    return int(check.notes[0].says)


def test_an_answer_comes_back_as_findings(made: Made) -> None:
    client = made(START + ECHO)

    check = client.check("I'll never succeed")

    assert [finding.quote for finding in check.findings] == ["never succeed"]
    assert check.findings[0].shown
    assert check.problem == ""
    assert client.status == "ready"


def test_a_worker_that_can_not_load_turns_hints_off_with_its_reason(made: Made) -> None:
    client = made('print(\'{"failed": "No language model is installed."}\', flush=True)')

    check = client.check("I'll never succeed")

    assert check.findings == ()
    assert "not checked" in check.problem
    assert "saved" in check.problem
    assert "No language model is installed." in check.problem
    assert client.status == "off"
    assert client.reason == "No language model is installed."


def test_a_worker_that_hangs_is_ended_and_started_again(made: Made, tmp_path: Path) -> None:
    client = made(
        once(tmp_path / "started", START + "time.sleep(600)", START + ECHO), answer_limit=0.3
    )

    late = client.check("I'll never succeed")
    again = client.check("I'll never succeed")

    assert "took too long" in late.problem
    assert "saved" in late.problem
    assert len(again.findings) == 1


def test_a_worker_that_hangs_twice_turns_hints_off(made: Made) -> None:
    client = made(START + "time.sleep(600)", answer_limit=0.2)

    problems = [client.check("one").problem, client.check("two").problem]
    third = client.check("three")

    assert all("took too long" in problem for problem in problems)
    assert "stopped twice" in third.problem
    assert client.status == "off"


def test_a_worker_that_dies_over_a_text_is_started_again(made: Made, tmp_path: Path) -> None:
    dies = START + "sys.stdin.readline(); os._exit(3)"
    client = made(once(tmp_path / "started", dies, START + ECHO))

    first = client.check("I'll never succeed")
    second = client.check("I'll never succeed")

    assert "stopped" in first.problem
    assert len(second.findings) == 1


def test_a_worker_killed_between_two_texts_is_not_noticed(made: Made) -> None:
    client = made(START + ECHO)
    first = pid_of(client.check("one"))

    os.kill(first, signal.SIGKILL)
    while client.status == "ready" and pid_alive(first):
        threading.Event().wait(0.01)
    checks = [client.check("two"), client.check("three")]

    assert checks[-1].problem == ""
    assert pid_of(checks[-1]) != first


def pid_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_stopped_worker_meets_the_deadline_even_with_a_megabyte(made: Made) -> None:
    client = made(START + ECHO, answer_limit=0.3)
    pid = pid_of(client.check("one"))
    os.kill(pid, signal.SIGSTOP)

    check = client.check("\N{PILE OF POO}" * 1_000_000)

    assert "took too long" in check.problem
    assert not pid_alive(pid)


@pytest.mark.parametrize(
    "nonsense",
    ["this is not JSON", '{"id": "one"}', '{"findings": 3}', "[]", "\\x00\\xff"],
)
def test_a_worker_that_talks_nonsense_is_ended(made: Made, nonsense: str) -> None:
    client = made(START + f"sys.stdin.readline(); print({nonsense!r}, flush=True); time.sleep(600)")

    check = client.check("I'll never succeed")

    assert "not checked" in check.problem
    assert check.findings == ()


def test_marks_outside_the_text_are_nonsense(made: Made) -> None:
    far = ECHO.replace("'end': 18", "'end': 1800")
    client = made(START + far)

    assert "made no sense" in client.check("I'll never succeed").problem


def test_an_answer_to_another_question_is_passed_over(made: Made) -> None:
    stray = 'print(json.dumps({"id": 77, "problem": "stray"}), flush=True)\n'
    client = made(START + stray + ECHO)

    check = client.check("I'll never succeed")

    assert len(check.findings) == 1


def test_a_check_waits_for_a_slow_start(made: Made, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    client = made(
        f"import pathlib, time\nwhile not pathlib.Path({str(gate)!r}).exists(): time.sleep(0.01)\n"
        + START
        + ECHO
    )
    answers: list[Check] = []
    waiting = threading.Thread(target=lambda: answers.append(client.check("I'll never succeed")))
    waiting.start()

    assert client.status == "starting"
    gate.touch()
    waiting.join(timeout=30)

    assert len(answers[0].findings) == 1


def test_going_on_without_releases_who_waits_and_hints_come_later(
    made: Made, tmp_path: Path
) -> None:
    gate = tmp_path / "gate"
    client = made(
        f"import pathlib, time\nwhile not pathlib.Path({str(gate)!r}).exists(): time.sleep(0.01)\n"
        + START
        + ECHO
    )
    answers: list[Check] = []
    waiting = threading.Thread(target=lambda: answers.append(client.check("I'll never succeed")))
    waiting.start()

    client.go_on_without()
    waiting.join(timeout=30)
    gate.touch()
    while client.status == "starting":
        threading.Event().wait(0.01)

    assert "still loading" in answers[0].problem
    assert len(client.check("I'll never succeed").findings) == 1


def test_a_start_that_takes_too_long_is_not_waited_for(made: Made) -> None:
    client = made("import time; time.sleep(600)", start_limit=0.2)

    check = client.check("I'll never succeed")

    assert "long to load" in check.problem
    assert "saved" in check.problem


def test_a_worker_that_dies_at_once_turns_hints_off(made: Made) -> None:
    client = made("raise SystemExit(1)")

    check = client.check("I'll never succeed")

    assert "stopped twice" in check.problem
    assert client.status == "off"


def test_a_program_that_is_not_there_turns_hints_off() -> None:
    client = DetectorClient(command=["/nonexistent/worker"])
    client.start()

    assert "could not be started" in client.check("I'll never succeed").problem
    client.close()


def test_closing_ends_the_process(made: Made) -> None:
    client = made(START + ECHO)
    pid = pid_of(client.check("one"))

    client.close()

    assert not pid_alive(pid)
    assert "not checked" in client.check("two").problem


def test_many_threads_each_get_the_answer_to_their_own_text(made: Made) -> None:
    client = made(START + ECHO)
    found: dict[str, int] = {}

    def ask(text: str) -> None:
        found[text] = len(client.check(text).findings)

    texts = [f"I'll never succeed {n}" if n % 2 else f"Coffee {n}" for n in range(20)]
    threads = [threading.Thread(target=ask, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert found == {text: int("never" in text) for text in texts}


def test_hints_switched_off_say_nothing() -> None:
    detector = NoDetector()
    detector.start()

    assert detector.check("I'll never succeed") == Check()
    assert detector.status == "off"

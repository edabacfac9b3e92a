from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reframe.detection.worker import BAD_REQUEST, serve


def spoken(lines: list[dict[str, Any]] | list[str], environ: dict[str, str]) -> list[Any]:
    told = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    out = io.StringIO()
    serve(io.BytesIO(told.encode()), out, environ)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_it_says_that_it_is_ready_and_answers_by_number() -> None:
    ready, first, second = spoken(
        [{"id": 7, "text": "I’ll never succeed"}, {"id": 8, "text": "It is fine"}], {}
    )

    assert ready["ready"] is True
    assert ready["model"].startswith("en_core_web_sm")
    assert first["id"] == 7
    assert first["findings"][0]["pattern"] == "fortune_telling"
    assert second == {"id": 8, "findings": [], "notes": [], "problem": ""}


def test_it_says_why_it_cannot_start() -> None:
    (failed,) = spoken([], {"REFRAME_MODEL": "en_no_such_model"})

    assert "en_no_such_model" in failed["failed"]


@pytest.mark.parametrize("request_", ["not json", "[]", '{"id": 3}', "7"])
def test_a_request_that_cannot_be_read_is_answered_without_its_words(request_: str) -> None:
    _, answer, after = spoken([request_, '{"id": 2, "text": ""}'], {})

    assert answer == {"id": None, "findings": [], "notes": [], "problem": BAD_REQUEST}
    assert after["id"] == 2


@pytest.fixture
def process(own_world: Path) -> Iterator[subprocess.Popen[bytes]]:
    started = subprocess.Popen(
        [sys.executable, "-m", "reframe.detection.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "REFRAME_HOME": str(own_world)},
    )
    with started:
        yield started
        started.kill()


def test_the_process_outlives_an_interrupt_and_ends_with_its_input(
    process: subprocess.Popen[bytes],
) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["ready"] is True

    process.send_signal(signal.SIGINT)
    process.stdin.write(b'{"id": 1, "text": "I dont deserve love"}\n')
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    process.stdin.close()

    assert answer["findings"][0]["pattern"] == "unworthiness"
    assert process.wait(timeout=20) == 0
    assert process.stdout.read() == b""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reframe.cli.check import answers, batches
from reframe.record.model import Check, Finding
from reframe.rulebook.model import Safety
from reframe.safety.screen import Screen


class Noting:
    """A detector that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def check_many(self, texts: Iterable[str]) -> Iterator[Check]:
        for text in texts:
            self.asked.append(text)
            yield Check((Finding("p", "p/r", "strong", 0, 1, text[:1], "Why.", "Not."),))


def test_safety_looks_first_and_what_it_holds_is_never_passed_on(safety: Safety) -> None:
    noting = Noting()
    texts = ["It is fine", "I want to kill myself", "", "Well"]

    told = list(answers(texts, Screen(safety), noting))

    assert noting.asked == ["It is fine", "Well"]
    assert [len(found.findings) for _, _, found in told] == [1, 0, 0, 1]
    assert [text for text, _, _ in told] == texts


def test_lines_are_given_on_as_they_come() -> None:
    source = io.BytesIO(b"one\ntwo\r\n\nbro\xffken\nlast")

    assert [line for batch in batches(source) for line in batch] == [
        "one",
        "two",
        "",
        "bro\ufffdken",
        "last",
    ]


def test_nothing_in_gives_nothing_out() -> None:
    assert list(batches(io.BytesIO(b""))) == []


def run(
    home: Path, given: bytes, *options: str, **environ: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reframe", "check", *options],
        input=given,
        capture_output=True,
        env={**os.environ, "REFRAME_HOME": str(home), **environ},
        timeout=60,
        check=False,
    )


def objects(done: subprocess.CompletedProcess[bytes]) -> list[Any]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_each_line_gets_one_object_of_the_promised_form(own_world: Path) -> None:
    given = "I'll never succeed\nI dont deserve love\nI always have coffee before work\n\n"

    done = run(own_world, given.encode(), "--json")

    fortune, worth, coffee, empty = objects(done)
    assert done.returncode == 0
    assert set(fortune) == {"text", "safety", "suggestions", "notes"}
    best = fortune["suggestions"][0]
    assert best["pattern"] == "fortune_telling"
    assert best["quote"] == fortune["text"][best["start"] : best["end"]]
    assert set(best) == {
        *("pattern", "strength", "shown", "start", "end", "quote", "rule", "says", "but")
    }
    assert worth["suggestions"][0]["pattern"] == "unworthiness"
    assert coffee["suggestions"] == []
    assert empty == {"text": "", "safety": None, "suggestions": [], "notes": []}


def test_a_line_that_is_too_long_says_that_its_end_was_not_checked(own_world: Path) -> None:
    done = run(own_world, b"It is fine. " * 1000, "--json")

    (answer,) = objects(done)
    assert [note["kind"] for note in answer["notes"]] == ["unchecked"]
    assert "first 10,000 characters" in answer["notes"][0]["says"]


def test_without_a_model_safety_still_answers(own_world: Path) -> None:
    done = run(own_world, b"I want to kill myself\n", "--json", REFRAME_MODEL="en_none")

    assert done.returncode == 1
    assert objects(done)[0]["safety"] == {"tier": "explicit", "about": "self"}
    assert b"en_none could not be loaded" in done.stderr


def test_the_view_for_people_says_why_and_why_not(own_world: Path) -> None:
    told = run(own_world, b"I'll never succeed\nMy bus was late\n\x1b[2J\n").stdout.decode()

    assert "This may be fortune telling (strong): “I'll never succeed”" in told
    assert "Why: " in told
    assert "But: " in told
    assert "“My bus was late”\n  No hint." in told
    assert "\x1b" not in told


@pytest.mark.parametrize("tier_text", ["I want to kill myself"])
def test_the_view_for_people_shows_the_card(tier_text: str, own_world: Path) -> None:
    told = run(own_world, f"{tier_text}\n".encode()).stdout.decode()

    assert "reframe help-now" in told
    assert "This may be" not in told


def test_a_pattern_put_aside_is_not_noticed_here_either(tmp_path: Path) -> None:
    line = b"I'll never succeed\n"
    before = json.loads(run(tmp_path, line, "--json").stdout)["suggestions"]
    kinds = sorted({each["pattern"] for each in before})
    (tmp_path / "config.toml").write_text(f"archived = {json.dumps(kinds)}\n")

    after = json.loads(run(tmp_path, line, "--json").stdout)

    assert kinds
    assert after["suggestions"] == []

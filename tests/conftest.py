"""Every test runs in a world of its own: temporary home, no network, no colour, fixed zone."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reframe.record.model import Filled, Record


@pytest.fixture(autouse=True)
def own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    home = tmp_path / "home"
    monkeypatch.setenv("REFRAME_HOME", str(home))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    for name in ("NO_COLOR", "REFRAME_MODEL", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)

    connect = socket.socket.connect

    def only_local(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            pytest.fail("a test tried to open a network connection")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", only_local)
    yield home


@pytest.fixture
def record_lines() -> Callable[[Record], Iterator[str]]:
    """A record as the lines of a `record` block, as conversations in Markdown end with one."""
    return _lines_of


def _answered(filled: Filled) -> str:
    """Options by their id, the day understood in brackets."""
    if filled.weights:
        return ", ".join(f"{name} {number}" for name, number in filled.weights)
    if filled.number is not None:
        return str(filled.number)
    day = f" ({filled.date})" if filled.date else ""
    return f"{filled.chosen or '; '.join(filled.lines)}{day}"


def _lines_of(record: Record) -> Iterator[str]:
    yield f"situation: {record.situation}"
    yield from (f"feeling: {each.name} {each.before} {each.after}" for each in record.feelings)
    for thought in record.thoughts:
        patterns = "".join(f" {each.pattern}={each.answer}" for each in thought.patterns)
        hot = "hot thought" if thought.hot else "thought"
        yield f"{hot}: {thought.text} | {thought.before} {thought.after}{patterns}"
    yield f"maybe true: {record.maybe_true}"
    yield from (f"for: {each}" for each in record.evidence_for)
    yield from (f"against: {each}" for each in record.evidence_against)
    yield from (f"answer: {each.answer}" for each in record.questions)
    yield f"balanced: {record.balanced} | {record.balanced_belief}"
    if record.next_step:
        yield f"next: {record.next_step.kind} {record.next_step.text}".rstrip()
    yield from (f"{each.step}: {_answered(each)}" for each in record.filled)
    yield f"note: {record.note}"
    yield f"status: {record.status}"

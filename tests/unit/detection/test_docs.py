from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reframe.detection.detector import Detector

PAGE = Path(__file__).parents[3] / "docs" / "frames.md"


def examples() -> Iterator[tuple[str, list[str]]]:
    """Each text of the page with the lines under it."""
    text = PAGE.read_text(encoding="utf-8").partition("```\n")[2].rpartition("\n```")[0]
    for block in text.split("\n\n"):
        first, *frames = block.splitlines()
        yield first.removeprefix("> "), [line.strip() for line in frames]


def test_there_are_twenty_examples() -> None:
    assert len(list(examples())) == 20


@pytest.mark.parametrize(("text", "told"), list(examples()))
def test_the_page_tells_the_frames_as_they_are(
    text: str, told: list[str], detector: Detector
) -> None:
    assert [frame.readable() for frame in detector.frames(text)] == told

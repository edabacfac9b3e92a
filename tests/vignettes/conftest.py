"""The services of a demo with the real rules and, once for all tests, the real hints."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reframe.clock import FixedClock
from reframe.companion.demo import open_demo
from reframe.companion.services import Services
from reframe.detection.detector import Detector
from reframe.detection.pipeline import load as load_pipeline
from reframe.record.model import Check
from reframe.record.story import Story
from reframe.rulebook import load

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Here:
    """The real detector, in this process."""

    status = "ready"
    reason = ""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector

    def start(self) -> None: ...

    def sort(self, text: str) -> Story:
        return Story()

    def listen(self, text: str, field: str) -> Check:
        return Check()

    def check(self, text: str, context: Sequence[str] = ()) -> Check:
        return self._detector.check(text, context)

    def go_on_without(self) -> None: ...

    def close(self) -> None: ...


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="session")
def services(home: Path) -> Iterator[Services]:
    nlp, _ = load_pipeline(os.environ)
    opened = open_demo(
        {"REFRAME_HOME": str(home)},
        clock=FixedClock(NOON),
        detector=Here(Detector(load.book(), nlp)),  # type: ignore[arg-type]
    )
    yield opened
    opened.close()

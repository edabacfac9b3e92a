"""What tests of the companion and of the line front share: services on a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reframe.clock import FixedClock
from reframe.companion.services import Services
from reframe.config import Config
from reframe.journal import Journal
from reframe.locations import Places
from reframe.record.model import Check, Finding
from reframe.record.story import Story
from reframe.rulebook import load
from reframe.rulebook.model import Book, Safety
from reframe.safety.screen import Screen

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class FakeDetector:
    """Finds a pattern wherever its words stand, and remembers what it was asked."""

    def __init__(self, found: dict[str, str] | None = None, *, problem: str = "") -> None:
        self.asked: list[str] = []
        self.around: list[tuple[str, ...]] = []
        self.status = "ready"
        self.reason = ""
        self.closed = False
        self.waits_given_up = 0
        self._found = found or {"never succeed": "fortune_telling", "deserve": "unworthiness"}
        self._problem = problem

    def start(self) -> None: ...

    def sort(self, text: str) -> Story:
        return Story()

    def listen(self, text: str, field: str) -> Check:
        return Check()

    def check(self, text: str, context: Sequence[str] = ()) -> Check:
        self.asked.append(text)
        self.around.append(tuple(context))
        if self._problem:
            return Check(problem=self._problem)
        return Check(
            tuple(
                Finding(
                    pattern=pattern,
                    rule=f"{pattern}/a_rule",
                    strength="strong",
                    start=text.index(words),
                    end=text.index(words) + len(words),
                    quote=words,
                    says="Why it was noticed.",
                    but="When it would not be one.",
                )
                for words, pattern in self._found.items()
                if words in text
            )
        )

    def go_on_without(self) -> None:
        self.waits_given_up += 1

    def close(self) -> None:
        self.closed = True


@pytest.fixture(scope="session")
def rule_places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    home = tmp_path_factory.mktemp("rules")
    return Places(data=home, config=home, cache=home / "cache")


@pytest.fixture(scope="session")
def book(rule_places: Places) -> Book:
    return load.book(rule_places)


@pytest.fixture(scope="session")
def safety(rule_places: Places) -> Safety:
    return load.safety(rule_places)


OpenServices = Callable[..., Services]


@pytest.fixture
def opened(tmp_path: Path, book: Book, safety: Safety) -> Iterator[OpenServices]:
    """Opens services on one folder, as often as wanted: the second time is a restart."""
    everything: list[Services] = []
    home = tmp_path / "home"

    def again(detector: FakeDetector | None = None) -> Services:
        if everything:
            everything.pop().close()
        services = Services(
            places=Places(data=home, config=home, cache=home / "cache"),
            config=Config(notice=safety.notice.number if safety.notice else 0),
            config_problem="",
            clock=FixedClock(NOON),
            book=book,
            safety=safety,
            screen=Screen(safety),
            journal=Journal.open(home / "journal", clock=FixedClock(NOON)),
            detector=detector or FakeDetector(),
        )
        everything.append(services)
        return services

    yield again
    for services in everything:
        services.close()


@pytest.fixture
def services(opened: OpenServices) -> Services:
    return opened()

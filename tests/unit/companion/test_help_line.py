"""The line of help that stays for a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reframe.clock import FixedClock
from reframe.companion.conversation import Conversation
from reframe.companion.help_line import LASTS, NAME, HelpLine
from reframe.companion.services import Services
from reframe.dialogue.events import Typed
from reframe.errors import StorageProblem
from reframe.journal import Journal

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Broken:
    """A journal that can neither be read nor written."""

    def kept(self, name: str) -> str:
        raise StorageProblem("no")

    def keep(self, name: str, text: str) -> None:
        raise StorageProblem("no")

    let_go = kept


def line(journal: Journal, after: timedelta = timedelta()) -> HelpLine:
    return HelpLine(journal, FixedClock(NOON + after))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path / "journal", clock=FixedClock(NOON))


def test_at_first_there_is_none(journal: Journal) -> None:
    assert not line(journal).stands


@pytest.mark.parametrize("hours", [0, 1, 23])
def test_it_stands_for_a_day_also_over_a_new_start(journal: Journal, hours: int) -> None:
    line(journal).keep()

    assert line(journal, timedelta(hours=hours)).stands


def test_when_the_day_is_over_nothing_of_it_is_left(journal: Journal) -> None:
    line(journal).keep()

    assert not line(journal, LASTS).stands
    assert journal.kept(NAME) == ""


def test_a_clock_set_back_by_years_does_not_keep_it_for_ever(journal: Journal) -> None:
    line(journal).keep()

    assert not line(journal, timedelta(days=-3650)).stands


def test_only_a_moment_is_stored(journal: Journal) -> None:
    line(journal).keep()

    assert journal.kept(NAME) == (NOON + LASTS).isoformat()


def test_a_journal_that_fails_does_not_take_it_away() -> None:
    broken = HelpLine(Broken(), FixedClock(NOON))  # type: ignore[arg-type]
    broken.keep()

    assert broken.stands


def test_a_damaged_moment_is_no_fault(journal: Journal) -> None:
    journal.keep(NAME, "yesterday")

    assert not line(journal).stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("I want to kill myself", True),
        ("everyone would be better off without me", True),
        ("What's the point of anything", False),
        ("My boss shouted at me", False),
    ],
)
def test_a_text_that_calls_for_a_card_raises_it(
    services: Services, text: str, stands: bool
) -> None:
    Conversation.new(services).take(Typed(text))

    assert services.help_line.stands is stands


def test_while_it_stands_a_start_says_that_help_stays_near(services: Services) -> None:
    before = services.start_line()
    services.help_line.keep()

    assert services.start_line().startswith(before)
    assert "help lines stay" in services.start_line()

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from reframe.companion import dates
from reframe.companion.conversation import Conversation
from reframe.companion.services import Services
from reframe.dialogue.events import Typed
from reframe.dialogue.turns import Ask, Say

WEDNESDAY = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow at six", "2026-11-26"),
        ("today at six", "2026-11-25"),
        ("tonight", "2026-11-25"),
        ("Friday", "2026-11-27"),
        ("by friday or so", "2026-11-27"),
        ("right after lunch on Sunday", "2026-11-29"),
        ("the day after tomorrow", "2026-11-27"),
        ("day after tomorrow, at five", "2026-11-27"),
        ("in two weeks", "2026-12-09"),
        ("next monday at 10", "2026-11-30"),
        ("2026-12-01", "2026-12-01"),
        ("5 may", "2027-05-05"),
        ("May 5", "2027-05-05"),
        ("on sat", "2026-11-28"),
        ("I will march there on Friday", "2026-11-27"),
        ("may I do it on friday?", "2026-11-27"),
    ],
)
def test_a_day_is_read_out_of_words(text: str, day: str) -> None:
    assert dates.iso_day(text, WEDNESDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "after work", "when I wake up", "no idea", "some day", "\x00", "x" * 5000),
        *("I may go", "sat down", "may", "sun", "march on", "wed", "now", "one second"),
        *("in May", "the 3rd", "03/12", "3.12.2026", "next week", "next year", "in 50 years"),
        "1/1/99999",
    ],
)
def test_what_names_no_one_day_stays_without(text: str) -> None:
    assert dates.iso_day(text, WEDNESDAY) == ""


def test_a_day_is_said_with_its_year_when_that_is_another_one() -> None:
    assert dates.in_words("2026-11-27", WEDNESDAY) == "Friday 27 November"
    assert dates.in_words("2027-05-05", WEDNESDAY) == "Wednesday 5 May 2027"
    assert dates.in_words("", WEDNESDAY) == ""
    assert dates.in_words("soon", WEDNESDAY) == ""


def test_a_fault_of_the_library_is_no_fault_of_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    import dateparser.search

    def broken(*args: object, **options: object) -> None:
        raise ValueError

    monkeypatch.setattr(dateparser.search, "search_dates", broken)

    assert dates.iso_day("Friday", WEDNESDAY) == ""


def asked_when(services: Services) -> Conversation:
    """At the question when the step of an if-then plan will be done."""
    conversation = Conversation.new(services, "if_then", record_id="abc", seed=1)
    turns = conversation.take(Typed("Write to my sister"))
    assert isinstance(turns[-1], Ask)
    assert turns[-1].kind == "date"
    return conversation


def test_the_day_is_kept_with_the_words_and_shown(services: Services) -> None:
    conversation = asked_when(services)

    turns = conversation.take(Typed("on Tuesday, after work"))

    (kept,) = conversation.record.filled
    assert (kept.lines, kept.date) == (("on Tuesday, after work",), "2026-11-24")
    assert Say("Noted for Tuesday 24 November.", "quiet") in turns
    assert services.journal.get("abc").record.filled == (kept,)


def test_words_without_a_day_are_kept_all_the_same(services: Services) -> None:
    conversation = asked_when(services)

    turns = conversation.take(Typed("when the rain stops"))

    (kept,) = conversation.record.filled
    assert (kept.lines, kept.date) == (("when the rain stops",), "")
    assert not any(isinstance(turn, Say) and "Noted" in turn.text for turn in turns)


def test_a_heavy_text_gets_its_card_and_no_remark_on_a_day(services: Services) -> None:
    conversation = asked_when(services)

    turns = conversation.take(Typed("On Friday I want to kill myself"))

    assert not any(isinstance(turn, Say) and "Noted" in turn.text for turn in turns)
    assert any(getattr(turn, "tier", "") == "explicit" for turn in turns)
    assert conversation.record.filled[0].lines == ("On Friday I want to kill myself",)


def test_an_emptied_answer_is_passed_over(opened: Callable[..., Any]) -> None:
    conversation = asked_when(opened())

    conversation.take(Typed(""))

    assert conversation.record.filled == ()


def test_nothing_loads_the_library_before_a_day_is_asked_for() -> None:
    code = (
        "import sys, reframe.companion.conversation, reframe.companion.services;"
        "sys.exit('dateparser' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.tui.words import day, in_a_sentence, marked, one_line, plain, shortened

HOSTILE = ["[/b] [@click=app.quit]x", "[bold]x[/bold]", "[/", "[tag=value: x]", "\\[x]"]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_stands_as_it_was_typed(text: str) -> None:
    assert plain(text).plain == text
    assert plain(text).spans == []


@given(st.text())
def test_any_text_can_be_shown_and_no_control_character_reaches_the_terminal(text: str) -> None:
    shown = plain(text).plain

    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in shown)
    assert not any(0x7F <= ord(letter) <= 0x9F for letter in shown)


def test_the_matched_words_stand_out() -> None:
    content = marked("I think I’ll never succeed", 8, 26, "underline")

    assert content.plain == "“I think I’ll never succeed”"
    assert [content.plain[span.start : span.end] for span in content.spans] == [
        "I’ll never succeed"
    ]


def test_a_long_text_is_shown_around_the_matched_words() -> None:
    text = "a" * 50_000 + "never" + "b" * 50_000

    shown = marked(text, 50_000, 50_005, "underline").plain

    assert len(shown) < 2_000
    assert "never" in shown


def test_a_long_text_says_that_all_of_it_is_kept() -> None:
    assert shortened("x" * 3_000).endswith("… (3,000 characters, all of them kept)")
    assert shortened("short") == "short"


@given(st.text(), st.integers(min_value=2, max_value=80))
def test_one_line_is_one_line_and_not_too_long(text: str, longest: int) -> None:
    line = one_line(text, longest)

    assert len(line) <= longest
    assert len(line.splitlines()) <= 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Fortune telling", "fortune telling"), ("OCD-like doubt", "OCD-like doubt")],
)
def test_a_name_fits_into_a_sentence(name: str, expected: str) -> None:
    assert in_a_sentence(name) == expected


def test_a_day_has_its_month_in_words() -> None:
    assert day(datetime(2026, 11, 2, 12, tzinfo=UTC)) == "2 Nov 2026"

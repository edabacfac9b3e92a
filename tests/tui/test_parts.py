"""The small parts: stepper, key line, transcript, record, bars, themes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from reframe.record.model import Asked, Feeling, Offered, Thought
from reframe.tui.keys import CONVERSATION, EDITOR, GROUPS, HOME, Key
from reframe.tui.themes import DARK, LIGHT, SIXTEEN, chosen
from reframe.tui.widgets.bars import bar
from reframe.tui.widgets.keyline import key_content
from reframe.tui.widgets.record_pane import RecordPane
from reframe.tui.widgets.record_view import record_content, settled
from reframe.tui.widgets.stepper import stepper_content
from reframe.tui.widgets.transcript import Transcript


def test_the_stepper_shows_every_column_when_there_is_room(fakes: Any) -> None:
    shown = stepper_content(fakes.STOPS, width=100).plain

    assert shown.startswith("● What happened  ● Feelings  ◉ Thoughts  ○ Evidence")


def test_the_stepper_shrinks_to_a_count_and_the_present_column(fakes: Any) -> None:
    assert stepper_content(fakes.STOPS, width=60).plain == "3/7 Thoughts  ●●◉○○○○"


@given(st.integers(min_value=1, max_value=200))
def test_the_key_line_never_runs_over(width: int) -> None:
    rows = key_content(CONVERSATION.keys, width=width, lines=2).plain.split("\n")

    assert len(rows) <= 2
    longest = max(len(f"{key.face} {key.label}") for key in CONVERSATION.keys)
    assert all(len(row) <= max(width, longest) for row in rows)


def test_stopping_and_hiding_have_their_place_in_the_key_line() -> None:
    typing = [*EDITOR.keys, *(key for key in CONVERSATION.keys if key.action != "go_on")]

    assert "ctrl+d stop for now" in key_content(typing, width=58, lines=2).plain
    assert "ctrl+x hide" in key_content(typing, width=78, lines=3).plain


def test_the_most_important_keys_stay_when_there_is_little_room() -> None:
    assert key_content(HOME.keys, width=20, lines=1).plain == "n new   c continue"


def test_no_two_keys_of_a_group_are_the_same() -> None:
    for group in GROUPS:
        keys = [name for key in group.keys for name in key.keys.split(",")]
        assert sorted(set(keys)) == sorted(keys), group.title


@pytest.mark.parametrize(
    "key", [key for group in GROUPS for key in group.keys], ids=lambda key: f"{key.face}-{key.says}"
)
def test_every_key_says_what_it_does_in_one_plain_sentence(key: Key) -> None:
    assert key.says.endswith(".")
    assert key.label


@given(st.integers(min_value=0, max_value=100), st.integers(min_value=1, max_value=60))
def test_a_bar_has_its_width_and_grows_with_the_number(number: int, width: int) -> None:
    assert len(bar(number, width=width)) == width
    assert bar(0, width=width).strip() == ""
    assert bar(100, width=width) == "█" * width


class Talk:
    """A transcript in an app, and what it shows."""

    def __init__(self, fakes: Any) -> None:
        self.transcript = Transcript()
        self.app = fakes.Host(self.transcript)
        self.shown = lambda: fakes.screen_text(self.app)


async def test_an_answered_question_loses_its_hint(fakes: Any) -> None:
    talk = Talk(fakes)
    async with talk.app.run_test() as pilot:
        talk.transcript.ask("What happened?", hint="Just the facts.")
        await pilot.pause()
        assert "Just the facts." in talk.shown()
        talk.transcript.mine("I failed")
        await pilot.pause()

        assert "Just the facts." not in talk.shown()
        assert "What happened?" in talk.shown()
        assert "I failed" in talk.shown()


async def test_a_question_put_again_stands_there_once(fakes: Any) -> None:
    talk = Talk(fakes)
    async with talk.app.run_test() as pilot:
        talk.transcript.ask("What happened?")
        talk.transcript.say("Because facts come first.", tone="quiet")
        talk.transcript.ask("What happened?")
        await pilot.pause()

        assert talk.shown().count("What happened?") == 1


async def test_the_newest_line_stays_in_sight(fakes: Any) -> None:
    talk = Talk(fakes)
    async with talk.app.run_test(size=(60, 10)) as pilot:
        for number in range(50):
            talk.transcript.say(f"line {number}")
        await pilot.pause()

        assert "line 49" in talk.shown()


async def test_an_answer_that_could_not_be_sent_is_taken_back(fakes: Any) -> None:
    talk = Talk(fakes)
    async with talk.app.run_test() as pilot:
        talk.transcript.mine("first")
        talk.transcript.keep()
        talk.transcript.mine("second")
        await pilot.pause()
        talk.transcript.take_back()
        await pilot.pause()

        assert "second" not in talk.shown()
        assert "first" in talk.shown()


def test_the_record_shows_before_and_after(fakes: Any) -> None:
    record = replace(
        fakes.RECORD,
        feelings=(Feeling("sad", 75, 50),),
        thoughts=(Thought("never", 90, 40, hot=True, patterns=(Offered("x", "accepted", "r"),)),),
    )
    shown = record_content(record, {"x": "Fortune telling"}).plain

    assert "sad  75 ███████▌\nnow  50 █████" in shown
    assert "belief  90" in shown
    assert "Fortune telling" in shown


def test_an_empty_record_says_what_will_be_there(fakes: Any) -> None:
    record = replace(fakes.RECORD, situation="", feelings=(), thoughts=())

    assert record_content(record, {}).plain == "Your answers appear here as you go."


def test_what_waits_for_an_answer_is_not_in_the_pane(fakes: Any) -> None:
    record = replace(
        fakes.RECORD,
        thoughts=(Thought("never", patterns=(Offered("x"), Offered("y", "accepted"))),),
        questions=(Asked("q", "Which times?"), Asked("r", "And now?", "none")),
    )

    assert [each.pattern for each in settled(record).thoughts[0].patterns] == ["y"]
    assert [each.question for each in settled(record).questions] == ["r"]


async def test_the_pane_keeps_what_changed_in_sight(fakes: Any) -> None:
    pane = RecordPane({})
    app = fakes.Host(pane)
    async with app.run_test(size=(40, 8)) as pilot:
        pane.show(fakes.RECORD)
        pane.show(replace(fakes.RECORD, balanced="One test is one test."))
        await pilot.pause()
        await pilot.pause()
        assert "One test is one test." in fakes.screen_text(app)
        pane.show(replace(fakes.RECORD, situation="Another one"))
        await pilot.pause()
        await pilot.pause()

        assert "Another one" in fakes.screen_text(app)
        assert "One test is one test." not in fakes.screen_text(app)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", ["foreground", "primary", "secondary", "accent", "quiet"])
def test_text_can_be_read_on_every_ground(theme: Any, role: str) -> None:
    ink = theme.variables.get(role) or getattr(theme, role)
    for ground in (theme.background, theme.surface):
        assert _contrast(ink, ground) >= 4.5


def _contrast(ink: str, ground: str) -> float:
    """The contrast of WCAG 2."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [part / 255 for part in Color.parse(color).rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("wanted", "environ", "name"),
    [
        ("auto", {"TERM": "xterm-256color"}, DARK.name),
        ("auto", {"TERM": "xterm-256color", "COLORFGBG": "0;15"}, LIGHT.name),
        ("auto", {"TERM": "xterm-256color", "COLORFGBG": "15;0"}, DARK.name),
        ("light", {"TERM": "xterm-256color"}, LIGHT.name),
        ("dark", {"TERM": "xterm-256color", "COLORFGBG": "0;15"}, DARK.name),
        ("dark", {"TERM": "linux"}, SIXTEEN.name),
        ("light", {"TERM": "xterm-16color"}, SIXTEEN.name),
        ("dark", {"TERM": "xterm", "COLORTERM": "truecolor"}, DARK.name),
    ],
)
def test_the_theme_fits_the_configuration_and_the_terminal(
    wanted: str, environ: dict[str, str], name: str
) -> None:
    assert chosen(wanted, environ) == name

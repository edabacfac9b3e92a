"""The list of patterns in its three places, and what is put aside there."""

from __future__ import annotations

from typing import Any

import pytest

from reframe.config import load
from reframe.dialogue.events import Chose
from reframe.dialogue.turns import Choice
from reframe.record.names import own_names
from reframe.rulebook.model import Pattern
from reframe.tui.widgets.pattern_list import PatternList
from reframe.tui.widgets.pattern_picker import PatternPicker

GUESS = Pattern(
    "guess", "Guessing", ("foretelling",), "A guess for a fact.", "", (), (), (),
    examples=("It will rain on my party.",),
)  # fmt: skip
NAME = Pattern("name", "Naming", (), "One word for a person.", "", (), (), ())
CHOICES = (Choice("guess", "Guessing"), Choice("name", "Naming"), Choice("own", "My own"))


def picker() -> PatternPicker:
    return PatternPicker(CHOICES, (GUESS, NAME))


async def test_what_the_marked_one_means_stands_beside_the_list(fakes: Any) -> None:
    app = fakes.Host(picker())
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        first = fakes.screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        second = fakes.screen_text(app)
        await pilot.press("enter")

    assert "A guess for a fact." in first
    assert "“It will rain on my party.”" in first
    assert "Also called: foretelling" in first
    assert "One word for a person." in second
    assert app.given == [Chose("name")]


async def test_typing_narrows_by_other_names_and_leaves_the_own_name(fakes: Any) -> None:
    app = fakes.Host(picker())
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press(*"retell")
        await pilot.pause()
        narrowed = fakes.screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        nothing = fakes.screen_text(app)
        await pilot.press("backspace", "enter")

    assert "Guessing" in narrowed
    assert "Naming" not in narrowed
    assert "My own" in nothing
    assert "Nothing is called that" in nothing
    assert app.given == [Chose("guess")]


async def test_the_page_can_be_read_at_any_time_and_chooses_nothing(
    fakes: Any, opened: Any
) -> None:
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+l")
        page = fakes.screen_text(app)
        await pilot.press("enter")
        await fakes.answer(pilot, "+escape", "+n", "+f6")
        over_the_talk = fakes.screen_text(app)

    assert "Thinking patterns" in page
    assert opened.book.patterns[0].name in page
    assert "Thinking patterns" in over_the_talk
    assert not opened.journal.rows()


async def test_one_is_put_aside_and_brought_back(fakes: Any, opened: Any) -> None:
    file = opened.places.config_file
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+l")
        app.screen.query_one(PatternList).query_one("Lines").focus()
        await pilot.press(*"fortune")
        await fakes.answer(pilot, "+ctrl+t")
        shown = fakes.screen_text(app)
        aside = load(file).archived
        await fakes.answer(pilot, "+ctrl+t")

    assert "(put aside)" in shown
    assert aside == ("fortune_telling",)
    assert load(file).archived == ()


async def test_what_is_put_aside_is_not_offered_from_then_on(fakes: Any, opened: Any) -> None:
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+l")
        await pilot.press(*"fortune")
        await fakes.answer(pilot, "+ctrl+t", "+escape", "+n", "I failed", "sad 75", "")
        await fakes.answer(pilot, fakes.THOUGHT, "90", "")
        shown = fakes.screen_text(app)

    assert "This may be" not in shown


async def test_aside_from_the_list_of_an_offer_shows_at_once(fakes: Any, opened: Any) -> None:
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+n", "I failed", "sad 75", "", fakes.THOUGHT, "90", "", "+o")
        await pilot.press(*"blaming")
        await fakes.answer(pilot, "+ctrl+t")
        shown = fakes.screen_text(app)

    assert "Blaming others (put aside)" in " ".join(shown.split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_name_of_ones_own_from_an_offer(
    fakes: Any, opened: Any, size: tuple[int, int]
) -> None:
    async with fakes.running(opened, size) as (_, pilot):
        await fakes.answer(pilot, "+n", "I failed", "sad 75", "", fakes.THOUGHT, "90", "", "+o")
        await pilot.press(*"zzz")
        await fakes.answer(pilot, "+enter", "the Sunday voice")

    (row,) = opened.journal.rows()
    assert own_names(opened.journal.get(row.id).record) == ("the Sunday voice",)


async def test_settings_are_changed_and_kept(fakes: Any, opened: Any) -> None:
    file = opened.places.config_file
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+comma", "+enter", "+down", "+right")
        shown = fakes.screen_text(app)
        await fakes.answer(pilot, "+escape", "+n")
        softness = app.screen._conversation.state.softness, app.screen._conversation.state.limit

    assert "Tone of the questions: more direct" in shown
    assert (load(file).tone, load(file).questions) == ("firmer", 4)
    assert softness == (1, 4)


async def test_neither_page_opens_over_a_card(fakes: Any, opened: Any) -> None:
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+n", "I want to kill myself")
        card = app.screen
        await fakes.answer(pilot, "+f6", "+f7")
        assert app.screen is card


async def test_a_file_that_cant_be_read_is_told_and_left(fakes: Any, opened: Any) -> None:
    opened.places.config_file.write_text("tone = 3\n")
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+comma", "+enter")
        told = [each.message for each in app._notifications]

    assert any("can't be used" in each for each in told)
    assert opened.places.config_file.read_text() == "tone = 3\n"

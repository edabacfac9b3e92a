from __future__ import annotations

from typing import Any

import pytest

from reframe.dialogue.events import Felt
from reframe.tui.widgets.feeling_words import named, suggestions
from reframe.tui.widgets.feelings import Feelings


def picker(fakes: Any, **options: Any) -> Any:
    return fakes.Host(Feelings(fakes.BOOK.emotions, **options))


async def test_a_few_letters_an_intensity_and_enter_twice_are_enough(fakes: Any) -> None:
    app = picker(fakes)
    async with app.run_test() as pilot:
        await pilot.press(*"hope", "enter", "5", "0", "enter")
        await pilot.press("enter")

    assert app.given == [Felt((("hopeless", 50),))]


async def test_the_number_may_be_typed_after_the_name(fakes: Any) -> None:
    app = picker(fakes)
    async with app.run_test() as pilot:
        await pilot.press(*"sad 75", "enter", *"hopeless 50", "enter", "enter")

    assert app.given == [Felt((("sad", 75), ("hopeless", 50)))]


async def test_several_can_be_typed_at_once(fakes: Any) -> None:
    app = picker(fakes)
    async with app.run_test() as pilot:
        await fakes.type_text(pilot, "sad 75, worried 20")
        await pilot.press("enter", "enter")

    assert app.given == [Felt((("sad", 75), ("worried", 20)))]


async def test_an_own_word_comes_before_feelings_that_only_lie_near(fakes: Any) -> None:
    app = picker(fakes)
    async with app.run_test() as pilot:
        await pilot.press(*"ignored", "enter", "6", "0", "enter", "enter")

    assert app.given == [Felt((("ignored", 60),))]


async def test_backspace_on_an_empty_line_takes_the_last_one_away(fakes: Any) -> None:
    app = picker(fakes, chosen=(("sad", 75), ("down", 10)))
    async with app.run_test() as pilot:
        await pilot.press("backspace", "enter")

    assert app.given == [Felt((("sad", 75),))]


async def test_the_arrows_choose_from_the_list(fakes: Any) -> None:
    app = picker(fakes)
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "enter", "3", "0", "enter", "enter")

    assert app.given == [Felt((("down", 30),))]


async def test_no_feeling_is_an_answer_too(fakes: Any) -> None:
    app = picker(fakes)
    async with app.run_test() as pilot:
        await pilot.press("enter")

    assert app.given == [Felt(())]


async def test_a_feeling_without_a_number_is_asked_for_it(fakes: Any) -> None:
    app = picker(fakes, chosen=(("sad", None),))
    async with app.run_test() as pilot:
        await pilot.press("enter", "4", "0", "enter", "enter")

    assert app.given == [Felt((("sad", 40),))]


async def test_a_draft_brings_the_feelings_back(fakes: Any) -> None:
    first = picker(fakes)
    async with first.run_test() as pilot:
        await pilot.press(*"sad 75", "enter", *"wor")
        draft = first.changed[-1]
    second = picker(fakes)
    async with second.run_test() as pilot:
        second.widget.recover(draft)
        await pilot.press("enter")
        await pilot.press("1", "0", "enter", "enter")

    assert draft == "sad 75\nwor"
    assert second.given == [Felt((("sad", 75), ("wor", 10)))]


async def test_markup_in_an_own_word_is_shown_as_typed(fakes: Any) -> None:
    app = picker(fakes)
    async with app.run_test() as pilot:
        await fakes.type_text(pilot, "[/b] [@click=app.quit]x")
        await pilot.press("enter", "1", "enter")
        shown = fakes.screen_text(app)

    assert "[/b] [@click=app.quit]x" in shown


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("sad 75", ("sad", 75)),
        ("sad: 75%", ("sad", 75)),
        ("on edge", ("on edge", None)),
        ("sad 750", ("sad 750", None)),
        ("75", ("75", None)),
        ("a 2 b", ("a 2 b", None)),
    ],
)
def test_an_entry_is_a_name_and_perhaps_a_number(
    entry: str, expected: tuple[str, int | None]
) -> None:
    assert named(entry) == expected


@pytest.mark.parametrize(
    ("typed", "first"), [("sa", "sad"), ("sad", "sad"), ("anx", "anxious"), ("zz", "zz")]
)
def test_the_best_fit_comes_first(fakes: Any, typed: str, first: str) -> None:
    assert suggestions(typed, fakes.BOOK.emotions)[0].name == first


def test_feelings_behind_a_judging_word_are_offered(fakes: Any) -> None:
    names = [each.name for each in suggestions("ignored", fakes.BOOK.emotions)]

    assert names == ["ignored", "lonely", "sad"]


async def test_of_many_feelings_the_last_ones_stay_in_sight(fakes: Any) -> None:
    app = picker(fakes, chosen=tuple((f"feeling {number}", number) for number in range(7)))
    async with app.run_test():
        shown = fakes.screen_text(app)

    assert "and 3 more" in shown
    assert "feeling 2" not in shown
    assert "feeling 6" in shown

from __future__ import annotations

from typing import Any

import pytest

from reframe.dialogue.events import Chose
from reframe.dialogue.turns import Choice
from reframe.tui.widgets.choices import Choices, Numbered

THREE = (Choice("yes", "Yes", "y"), Choice("partly", "Partly"), Choice("no", "No", "n"))
MANY = tuple(Choice(str(number), f"Line {number}") for number in range(1, 18))


@pytest.mark.parametrize(
    ("keys", "option"),
    [
        (["enter"], "yes"),
        (["down", "enter"], "partly"),
        (["3"], "no"),
        (["n"], "no"),
        (["2"], "partly"),
    ],
)
async def test_a_line_is_chosen_by_arrows_number_or_letter(
    fakes: Any, keys: list[str], option: str
) -> None:
    app = fakes.Host(Choices(THREE))
    async with app.run_test() as pilot:
        await pilot.press(*keys)

    assert app.given == [Chose(option)]


async def test_in_a_long_list_a_digit_only_moves(fakes: Any) -> None:
    app = fakes.Host(Choices(MANY))
    async with app.run_test() as pilot:
        await pilot.press("4")
        assert app.given == []
        await pilot.press("enter")

    assert app.given == [Chose("4")]


async def test_the_suggested_line_is_marked(fakes: Any) -> None:
    app = fakes.Host(Choices(THREE, marked="no"))
    async with app.run_test() as pilot:
        await pilot.press("enter")

    assert app.given == [Chose("no")]


async def test_a_click_chooses(fakes: Any) -> None:
    app = fakes.Host(Choices(THREE))
    async with app.run_test() as pilot:
        await pilot.click(Numbered, offset=(4, 1))

    assert app.given == [Chose("partly")]


async def test_a_label_with_markup_is_shown_as_it_is(fakes: Any) -> None:
    app = fakes.Host(Choices((Choice("0", "[/b] [@click=app.quit]x"),)))
    async with app.run_test():
        assert "[/b] [@click=app.quit]x" in fakes.screen_text(app)

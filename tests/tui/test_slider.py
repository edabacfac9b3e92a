from __future__ import annotations

from typing import Any

import pytest

from reframe.dialogue.events import Rated
from reframe.tui.widgets.rating import Rating
from reframe.tui.widgets.slider import Slider

ANCHORS = ((0, "not at all"), (50, "half and half"), (100, "completely"))


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (["9", "0"], 90),
        (["1", "0", "0"], 100),
        (["1", "0", "0", "0"], 0),
        (["7", "backspace", "5"], 5),
        (["right"], 50),
        (["right", "right", "left", "left", "left"], 40),
        (["end", "right"], 100),
        (["home", "left"], 0),
        (["right", "shift+right", "shift+right"], 52),
        (["right", "ctrl+left"], 49),
        (["8", "0", "left", "3"], 3),
    ],
)
async def test_arrows_and_digits_set_the_number(fakes: Any, keys: list[str], number: int) -> None:
    app = fakes.Host(Rating(anchors=ANCHORS))
    async with app.run_test() as pilot:
        await pilot.press(*keys, "enter")

    assert app.given == [Rated(number)]


async def test_nothing_is_suggested_and_enter_alone_takes_nothing(fakes: Any) -> None:
    app = fakes.Host(Rating(anchors=ANCHORS))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        shown = fakes.screen_text(app)

    assert app.given == []
    assert "Type a number from 0 to 100" in shown
    assert "●" not in shown


async def test_the_rating_of_the_first_time_stands_beside_the_new_one(fakes: Any) -> None:
    app = fakes.Host(Rating(value=40, before=90, anchors=ANCHORS))
    async with app.run_test():
        shown = fakes.screen_text(app)

    assert "first time: 90" in shown
    assert "○" in shown
    assert "half and half" in shown


async def test_a_click_sets_the_number(fakes: Any) -> None:
    app = fakes.Host(Rating(anchors=ANCHORS))
    async with app.run_test() as pilot:
        slider = app.query_one(Slider)
        start = len("not at all ├")
        await pilot.click(Slider, offset=(start + slider._track_width() - 1, 0))
        await pilot.press("enter")

    assert app.given == [Rated(100)]


@pytest.mark.parametrize("width", [1, 5, 20, 60, 200])
async def test_it_draws_at_any_width(fakes: Any, width: int) -> None:
    app = fakes.Host(Rating(value=100, before=0, anchors=ANCHORS))
    async with app.run_test(size=(width, 5)) as pilot:
        await pilot.press("enter")

    assert app.given == [Rated(100)]

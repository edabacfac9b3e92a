from __future__ import annotations

from typing import Any

import pytest

from reframe.companion.services import Services
from reframe.dialogue.events import Command, Weighed
from reframe.tui.widgets.weights import WeightsAnswer

PARTS = (("The rain", 34), ("The music", 33), ("My own part", 33))
LONG = "a very long name of something that had a hand in it and goes on and on"


@pytest.mark.parametrize(
    ("keys", "numbers"),
    [
        ([], (34, 33, 33)),
        (["right", "down", "left"], (39, 28, 33)),
        (["plus", "down", "down", "minus"], (35, 33, 32)),
        (["shift+right", "down", "ctrl+left"], (35, 32, 33)),
        (["5", "0", "down", "3", "0", "down", "2", "0"], (50, 30, 20)),
        (["1", "0", "0", "down", "0", "down", "0"], (100, 0, 0)),
        (["1", "0", "0", "0", "f"], (34, 33, 33)),
        (["4", "0", "down", "backspace", "f", "down"], (40, 27, 33)),
        (["9", "0", "f"], (34, 33, 33)),
        (["1", "0", "down", "down", "f"], (10, 33, 57)),
        (["down", "down", "down", "down", "f", "up", "up", "up", "f"], (34, 33, 33)),
    ],
)
async def test_numbers_are_sent_once_they_come_to_a_hundred(
    fakes: Any, keys: list[str], numbers: tuple[int, ...]
) -> None:
    app = fakes.Host(WeightsAnswer(PARTS))
    async with app.run_test() as pilot:
        await pilot.press(*keys, "enter")

    names = [name for name, _ in PARTS]
    assert app.given == [Weighed(tuple(zip(names, numbers, strict=True)))]


@pytest.mark.parametrize(
    ("keys", "said", "told"),
    [
        (["2", "4"], "90 of 100, 10 left.", "10 of the 100 are still to be given out."),
        (["4", "4"], "110 of 100, 10 too many.", "That is 10 more than 100."),
    ],
)
async def test_another_sum_is_not_sent_and_says_what_is_missing(
    fakes: Any, keys: list[str], said: str, told: str
) -> None:
    app = fakes.Host(WeightsAnswer(PARTS))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        before = fakes.screen_text(app)
        await pilot.press("enter")
        after = fakes.screen_text(app)
        await pilot.press("f", "enter")

    assert said in before
    assert told in after
    assert len(app.given) == 1


async def test_a_row_cannot_take_more_than_it_has(fakes: Any) -> None:
    app = fakes.Host(WeightsAnswer((("a", 100), ("b", 60), ("c", 0))))
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "f", "enter")

        assert app.given == []
        assert "60 more than 100" in fakes.screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (24, 10)])
async def test_many_rows_with_long_names_scroll(fakes: Any, size: tuple[int, int]) -> None:
    rows = tuple((f"{at} {LONG}", 100 if at == 1 else 0) for at in range(1, 13))
    app = fakes.Host(WeightsAnswer(rows))
    async with app.run_test(size=size) as pilot:
        top = fakes.screen_text(app)
        await pilot.press(*["down"] * 11)
        end = fakes.screen_text(app)
        await pilot.press("enter")

    assert "❯ 1 a very" in top
    assert "↓" in top
    assert "❯ 12 a" in end
    assert "↑" in end
    assert "…" in top
    assert "100 of 100" in top
    assert app.given == [Weighed(rows)]


async def test_words_are_asked_for_and_no_number(fakes: Any, opened: Services) -> None:
    scene = fakes.ask("weights", weights=PARTS), fakes.ask()
    conversation = fakes.FakeConversation((scene[0],), (scene[1],))
    async with fakes.conversing(conversation, opened) as (app, pilot):
        await pilot.press(*"skip")
        shown = fakes.screen_text(app)
        await pilot.press("enter")
        await fakes.settle(pilot)

    assert "“skip” – enter sends it" in shown
    assert conversation.events == [Command("skip")]


async def test_numbers_changed_and_not_sent_are_a_draft(fakes: Any) -> None:
    answer = WeightsAnswer(PARTS)
    app = fakes.Host(answer)
    async with app.run_test() as pilot:
        assert answer.draft == ""
        await pilot.press("4", "0")
        draft = answer.draft
        answer.recover("10 20")
        await pilot.press("down", "down", "f", "enter")

    assert draft == "40 33 33"
    assert app.changed[-1] == "10 20 70"
    assert app.given == [Weighed((("The rain", 10), ("The music", 20), ("My own part", 70)))]


async def test_markup_in_a_name_stays_what_it_is(fakes: Any) -> None:
    app = fakes.Host(WeightsAnswer((("[b]bold[/b]", 50), ("b", 50))))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "[b]bold[/b]" in fakes.screen_text(app)

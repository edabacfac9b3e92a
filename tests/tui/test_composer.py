from __future__ import annotations

from typing import Any

import pytest

from reframe.dialogue.events import Typed
from reframe.tui.widgets.composer import Composer
from reframe.tui.widgets.editor import Editor


async def test_enter_sends_what_was_typed(fakes: Any) -> None:
    app = fakes.Host(Composer())
    async with app.run_test() as pilot:
        await pilot.press(*"it is", "enter")

    assert app.given == [Typed("it is")]


async def test_ctrl_j_starts_a_new_line_and_sends_nothing(fakes: Any) -> None:
    app = fakes.Host(Composer())
    async with app.run_test() as pilot:
        await pilot.press("a", "ctrl+j", "b", "enter")

    assert app.given == [Typed("a\nb")]


async def test_an_empty_answer_is_an_answer(fakes: Any) -> None:
    app = fakes.Host(Composer())
    async with app.run_test() as pilot:
        await pilot.press("enter")

    assert app.given == [Typed("")]


@pytest.mark.parametrize(("lines", "height"), [(1, 1), (3, 3), (6, 6), (30, 6)])
async def test_it_grows_with_the_text_up_to_six_lines(fakes: Any, lines: int, height: int) -> None:
    app = fakes.Host(Composer("\n".join("x" * lines)))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert app.query_one(Editor).size.height == height


async def test_a_pasted_megabyte_arrives_whole(fakes: Any) -> None:
    text = "never again\n" * 87_000
    app = fakes.Host(Composer())
    async with app.run_test() as pilot:
        await fakes.type_text(pilot, text)
        await pilot.press("enter")

    assert app.given == [Typed(text)]


async def test_the_earlier_answer_can_be_changed_and_is_no_draft(fakes: Any) -> None:
    app = fakes.Host(Composer("before"))
    async with app.run_test() as pilot:
        assert app.widget.draft == ""
        await pilot.press("!", "enter")

    assert app.given == [Typed("before!")]
    assert app.changed[-1] == "before!"

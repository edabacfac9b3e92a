"""One script, played through both fronts: the records must be the same."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest

from reframe.companion.services import Services
from reframe.plain.console import Console
from reframe.plain.start import talk
from reframe.record.model import Record


def taken(services: Services) -> Record:
    """The only record, out of the journal, without what no two records share."""
    (row,) = services.journal.rows()
    record = services.journal.get(row.id).record
    services.journal.delete(row.id)
    return replace(record, id="")


def in_lines(services: Services, *lines: str) -> Record:
    sink = io.StringIO()
    talk(services, Console(io.BytesIO("".join(f"{each}\n" for each in lines).encode()), sink))
    return taken(services)


def place(services: Services, script: str) -> int:
    """How far down the list of all scripts one stands."""
    from reframe.companion.scripts import listed

    return [each.id for each in listed(services.book)].index(script)


def down(times: int) -> list[str]:
    return ["+down"] * times


async def test_an_exercise_with_shares_by_itself(fakes: Any, opened: Services) -> None:
    async with fakes.running(opened, (80, 24)) as (app, pilot):
        chosen = down(place(opened, "responsibility_pie"))
        await fakes.answer(pilot, "+m", *chosen, "+enter")
        await fakes.answer(pilot, "I spoiled the party", "The rain", "The music", "")
        await fakes.answer(pilot, "+4", "+0", "+down", "+3", "+0", "+down", "+f", "+enter")
        shown = fakes.screen_text(app)
        await fakes.answer(pilot, "+ctrl+b", "+up", "+up", "+plus", "+down", "+minus", "+enter")
        await fakes.answer(pilot, "Smaller than I thought", "+ctrl+o")
    pressed = taken(opened)

    typed = in_lines(
        opened,
        *("m", "Responsibility pie", "I spoiled the party", "The rain", "The music", ""),
        *("40", "30", "the rest", "/back", "41", "29", ""),
        *("Smaller than I thought", "skip"),
    )

    assert "The rain 40" in shown
    assert pressed == typed
    assert typed.status == "finished"
    assert typed.filled[2].weights == (("The rain", 41), ("The music", 29), ("My own part", 30))


async def test_a_plan_with_a_day_by_itself(fakes: Any, opened: Services) -> None:
    async with fakes.running(opened, (80, 24)) as (app, pilot):
        await fakes.answer(pilot, "+m", *down(place(opened, "if_then")), "+enter")
        await fakes.answer(pilot, "Write to my sister", "on Tuesday after work")
        shown = fakes.screen_text(app)
        await fakes.answer(pilot, "I will be tired", "Ten lines do")
    pressed = taken(opened)

    typed = in_lines(
        opened,
        *("m", "If-then plan", "Write to my sister", "on Tuesday after work"),
        *("I will be tired", "Ten lines do"),
    )

    assert "Noted for Tuesday 24 November." in shown
    assert pressed == typed
    assert typed.filled[0].date == "2026-11-24"


async def test_an_exercise_taken_up_in_a_record_and_left(fakes: Any, opened: Services) -> None:
    pie = "Responsibility pie"
    begun = ("It rained", "sad 70")
    five = place(opened, "five_column")
    async with fakes.running(opened, (80, 24)) as (app, pilot):
        await fakes.answer(pilot, "+m", *down(five), "+enter", *begun, "")
        await fakes.answer(pilot, "It is all my fault", "80", "", "+f8")
        menu = fakes.screen_text(app)
        names = [each.name for each in app.screen._scripts]
        await fakes.answer(pilot, *down(names.index(pie)), "+enter", "The rain")
        inside = fakes.screen_text(app)
        await fakes.answer(pilot, "+f9")
        left = fakes.screen_text(app)
    pressed = taken(opened)

    typed = in_lines(
        opened, "m", "Five columns", *begun, "It is all my fault", "80", "",
        "/exercises", pie, "The rain", "/leave",
    )  # fmt: skip

    assert "Which exercise?" in menu
    assert pie in inside
    assert "leave exercise" in inside
    assert "leave exercise" not in left
    assert opened.book.prompts.says["exercise_left"] in left
    assert pressed == typed
    assert typed.filled[0].step == "responsibility_pie.parts"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_list_says_what_the_marked_one_is_for(
    fakes: Any, opened: Services, size: tuple[int, int]
) -> None:
    pie = next(each for each in opened.book.scripts if each.id == "responsibility_pie")
    async with fakes.running(opened, size) as (app, pilot):
        await fakes.answer(pilot, "+m")
        first = fakes.screen_text(app)
        await fakes.answer(pilot, *down(place(opened, pie.id)))
        marked = fakes.screen_text(app)
        await fakes.answer(pilot, "+escape")
        home = fakes.screen_text(app)

    words = lambda text: " ".join(text.replace("│", " ").split())  # noqa: E731
    assert "Thought record" in first
    assert pie.about in words(marked)
    assert pie.caution in words(marked)
    assert "New thought record" in home
    assert opened.journal.rows() == ()


async def test_own_scripts_that_cannot_be_used_are_told_in_the_list(
    fakes: Any, opened: Services
) -> None:
    told = "A script of your own is left out. mine.yaml:3:1: kind: `x` is not known here"
    object.__setattr__(opened, "script_problems", (told,))
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+m")

        assert "mine.yaml:3:1" in fakes.screen_text(app)

"""A whole record through the real rules, machine and journal; only the detector is a fake."""

from __future__ import annotations

from typing import Any

import pytest

from reframe.companion.services import Services
from reframe.record.model import Feeling, Record


def only_record(services: Services) -> Record:
    (row,) = services.journal.rows()
    return services.journal.get(row.id).record


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_new_user_goes_through_a_whole_record(
    fakes: Any, opened: Services, size: tuple[int, int]
) -> None:
    async with fakes.running(opened, size) as (app, pilot):
        await fakes.answer(pilot, "+enter", "I failed the first maths test")
        await fakes.answer(pilot, "sad 75", "hopeless 50", "")
        await fakes.answer(pilot, fakes.THOUGHT, "90", "")
        card = fakes.screen_text(app)
        await fakes.answer(pilot, "+y", "+p", "I failed one", "", "I passed another", "")
        await fakes.answer(pilot, "last year", "my sister", "quite sure", "+2", "+g")
        await fakes.answer(pilot, "One test is one test.", "70", "40")
        await fakes.answer(pilot, "50", "30", "+e")
        await fakes.answer(pilot, "+2")
        page = fakes.screen_text(app)

    record = only_record(opened)
    assert "This may be fortune telling" in card
    assert fakes.FOUND.says in card
    assert "Thought record, " in page
    assert record.status == "finished"
    assert record.situation == "I failed the first maths test"
    assert record.feelings == (Feeling("sad", 75, 50), Feeling("hopeless", 50, 30))
    assert (record.thoughts[0].text, record.thoughts[0].before) == (fakes.THOUGHT, 90)
    assert record.thoughts[0].after == 40
    assert record.thoughts[0].patterns[0].answer == "accepted"
    assert record.maybe_true == "partly"
    assert record.evidence_for == ("I failed one",)
    assert record.evidence_against == ("I passed another",)
    assert [asked.answer for asked in record.questions] == ["last year", "my sister", "quite sure"]
    assert (record.balanced, record.balanced_belief) == ("One test is one test.", 70)


async def test_stopping_and_starting_again_goes_on_at_the_same_question(
    fakes: Any, opened: Services
) -> None:
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+n", "I failed")
        script = next(each for each in opened.book.scripts if each.id == "seven_column")
        question = script.steps[1].ask
        assert question in fakes.screen_text(app)
        await fakes.answer(pilot, "+ctrl+d")

    async with fakes.running(opened) as (app, pilot):
        assert "Continue: “I failed”" in fakes.screen_text(app)
        await fakes.answer(pilot, "+c")

        assert question in fakes.screen_text(app)


async def test_the_text_being_typed_is_there_again_after_leaving(
    fakes: Any, opened: Services
) -> None:
    async with fakes.running(opened) as (_, pilot):
        await fakes.answer(pilot, "+n")
        await pilot.press(*"half a sentence")

    async with fakes.running(opened) as (_app, pilot):
        await fakes.answer(pilot, "+c")
        await fakes.answer(pilot, " more")

        assert only_record(opened).situation == "half a sentence more"


async def test_going_back_and_editing_change_the_record(fakes: Any, opened: Services) -> None:
    async with fakes.running(opened) as (_, pilot):
        await fakes.answer(pilot, "+n", "one", "+ctrl+b", " two", "sad 10", "", "hm", "5")
        await fakes.answer(pilot, "+ctrl+e", "+1", "!")

    assert only_record(opened).situation == "one two!"


async def test_an_explicit_text_is_saved_and_answered_with_the_full_card(
    fakes: Any, opened: Services
) -> None:
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+n", "I want to kill myself")
        card = fakes.screen_text(app)
        await fakes.answer(pilot, "+g")
        grounding = fakes.screen_text(app)
        await fakes.answer(pilot, "+escape", "+k", "only words")

    title = next(card.title for card in opened.safety.cards if card.id == "explicit")
    assert title in card
    assert opened.safety.grounding
    assert opened.safety.grounding.begin in grounding
    assert only_record(opened).situation == "I want to kill myself"
    assert only_record(opened).note == "only words"


async def test_markup_goes_through_a_whole_record_as_typed(fakes: Any, opened: Services) -> None:
    hostile = "[/b] [@click=app.quit]x"
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+n")
        for keys in (["enter"], ["enter", "enter"], ["enter"]):
            await fakes.type_text(pilot, hostile)
            await pilot.press(keys[0])
            if len(keys) > 1:
                await pilot.press("9", "enter", "enter")
            await fakes.settle(pilot)

        assert hostile in fakes.screen_text(app)

    record = only_record(opened)
    assert (record.situation, record.thoughts[0].text) == (hostile, hostile)
    assert record.feelings == (Feeling(hostile, 9),)


async def test_ctrl_z_takes_the_typing_back_first_and_then_the_answers(
    fakes: Any, opened: Services
) -> None:
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+n", "I failed", "sad 75", "")
        await pilot.press(*"wrong")
        await fakes.answer(pilot, "+ctrl+z")
        assert only_record(opened).feelings == (Feeling("sad", 75),)

        await fakes.answer(pilot, "+ctrl+z")
        assert "Taken back" in fakes.screen_text(app)
        assert only_record(opened).feelings == ()

        await fakes.answer(pilot, "+ctrl+z")
        assert only_record(opened).situation == ""
        await fakes.answer(pilot, " the test")
        assert only_record(opened).situation == "I failed the test"

"""Requests typed instead of pressed, and numbers in words, on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.dialogue.events import Command, Felt, Rated, Typed
from reframe.dialogue.turns import Challenge
from reframe.rulebook import load

CHALLENGE = Challenge("q", "Which times come to mind?", "", 1, 3)


@pytest.fixture
def wordy(services: Any) -> Any:
    """Services whose book knows the words of replies."""
    return replace(services, book=replace(services.book, replies=load.book().replies))


async def test_a_request_in_a_text_field_is_done_and_leaves_no_draft(
    fakes: Any, wordy: Any
) -> None:
    conversation = fakes.FakeConversation((CHALLENGE,), (CHALLENGE,))
    async with fakes.conversing(conversation, wordy) as (_, pilot):
        await fakes.type_text(pilot, "can we skip this")
        await pilot.press("enter")
        await fakes.settle(pilot)

    assert conversation.events == [Command("skip")]
    assert conversation.drafted == ""


async def test_a_quoted_line_is_the_answer(fakes: Any, wordy: Any) -> None:
    conversation = fakes.FakeConversation((CHALLENGE,), (CHALLENGE,))
    async with fakes.conversing(conversation, wordy) as (_, pilot):
        await fakes.type_text(pilot, '"skip"')
        await pilot.press("enter")
        await fakes.settle(pilot)

    assert conversation.events == [Typed('"skip"')]


@pytest.mark.parametrize(("key", "event"), [("a", Typed("stop")), ("2", Command("stop"))])
async def test_what_could_be_both_is_asked_once_and_kept_meanwhile(
    fakes: Any, wordy: Any, key: str, event: Any
) -> None:
    conversation = fakes.FakeConversation((CHALLENGE,), (CHALLENGE,))
    async with fakes.conversing(conversation, wordy) as (app, pilot):
        await fakes.type_text(pilot, "stop")
        await pilot.press("enter")
        await fakes.settle(pilot)
        shown, drafted = fakes.screen_text(app), conversation.drafted
        await pilot.press(key)
        await fakes.settle(pilot)

    assert "Is “stop” your answer" in shown
    assert drafted == "stop"
    assert conversation.events == [event]
    assert conversation.drafted == ""


async def test_words_on_a_scale_show_the_number_they_are_taken_for(fakes: Any, wordy: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask("rating"),), (CHALLENGE,))
    async with fakes.conversing(conversation, wordy) as (app, pilot):
        await fakes.type_text(pilot, "between 60 and 70")
        await fakes.settle(pilot)
        shown = fakes.screen_text(app)
        await pilot.press("enter")
        await fakes.settle(pilot)

    assert "is taken as this number" in shown
    assert conversation.events == [Rated(65)]


async def test_i_dont_know_works_on_a_scale_too(fakes: Any, wordy: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask("rating"),), (CHALLENGE,))
    async with fakes.conversing(conversation, wordy) as (_, pilot):
        await pilot.press(*"idk", "enter")
        await fakes.settle(pilot)

    assert conversation.events == [Command("easier")]


async def test_several_feelings_in_one_line(fakes: Any, wordy: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask("feelings"),), (CHALLENGE,))
    async with fakes.conversing(conversation, wordy) as (_, pilot):
        await fakes.type_text(pilot, "sad 80 and a bit anxious")
        await pilot.press("enter", "enter")
        await fakes.settle(pilot)

    assert conversation.events == [Felt((("sad", 80), ("anxious", 25)))]


async def test_i_dont_know_twice_is_a_way_out(fakes: Any, wordy: Any) -> None:
    eased = replace(CHALLENGE, eased=True)
    conversation = fakes.FakeConversation((eased,), (CHALLENGE,))
    async with fakes.conversing(conversation, wordy) as (_, pilot):
        await pilot.press("f4")
        await fakes.settle(pilot)
        await pilot.press("l")
        await fakes.settle(pilot)

    assert conversation.events == [Command("skip")]

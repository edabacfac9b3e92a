from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reframe.dialogue.events import Chose, Command, Edit, Felt, Judged, Rated, Typed
from reframe.dialogue.turns import Card, Challenge, Choice, Done, Say
from reframe.errors import StorageProblem
from reframe.tui.app import ReframeApp
from reframe.tui.screens.conversation import ConversationScreen
from reframe.tui.widgets.editor import Editor

HOSTILE = "[/b] [@click=app.quit]x"
CHALLENGE = Challenge("q", "Which times come to mind?", "", 1, 3)


async def test_each_kind_of_prompt_takes_its_kind_of_answer(fakes: Any, services: Any) -> None:
    options = (Choice("yes", "Yes", "y"), Choice("no", "No", "n"))
    conversation = fakes.FakeConversation(
        (fakes.ask("text"),),
        (fakes.ask("rating"),),
        (fakes.ask("feelings"),),
        (fakes.ask("choice", options=options),),
        (fakes.OFFER,),
        (CHALLENGE,),
        (Done("finished"),),
    )
    async with fakes.conversing(conversation, services) as (app, pilot):
        for keys in (
            [*"hm", "enter"],
            ["9", "0", "enter"],
            [*"sad 75", "enter", "enter"],
            ["n"],
            ["y"],
            [*"once", "enter"],
        ):
            await pilot.press(*keys)
            await fakes.settle(pilot)
        shown = fakes.screen_text(app)

    assert conversation.events == [
        Typed("hm"),
        Rated(90),
        Felt((("sad", 75),)),
        Chose("no"),
        Judged("accept"),
        Typed("once"),
    ]
    assert "Back to the start" in shown


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("ctrl+b", "back"),
        ("ctrl+o", "skip"),
        ("f3", "why"),
        ("f4", "easier"),
        ("ctrl+d", "stop"),
        ("ctrl+n", "another"),
        ("ctrl+s", "softer"),
        ("ctrl+f", "firmer"),
        ("ctrl+r", "more"),
    ],
)
async def test_commands_work_while_typing(
    fakes: Any, services: Any, key: str, command: Any
) -> None:
    conversation = fakes.FakeConversation((CHALLENGE,), (CHALLENGE,))
    async with fakes.conversing(conversation, services) as (_, pilot):
        await pilot.press(*"half a tho", key)
        await fakes.settle(pilot)

    assert conversation.events == [Command(command)]


async def test_a_command_leaves_the_text_being_typed_in_its_place(
    fakes: Any, services: Any
) -> None:
    conversation = fakes.FakeConversation((CHALLENGE,), (Say("Because."), CHALLENGE), (CHALLENGE,))
    async with fakes.conversing(conversation, services) as (_, pilot):
        await pilot.press(*"half", "f3")
        await fakes.settle(pilot)
        await pilot.press("!", "enter")
        await fakes.settle(pilot)

    assert conversation.events == [Command("why"), Typed("half!")]


async def test_a_half_typed_text_waits_at_its_question_until_one_comes_back(
    fakes: Any, services: Any
) -> None:
    first, second = fakes.ask(field="balanced"), fakes.ask("rating", field="belief")
    conversation = fakes.FakeConversation((first,), (second,), (first,), (second,))
    async with fakes.conversing(conversation, services) as (_, pilot):
        await pilot.press(*"half", "ctrl+b")
        await fakes.settle(pilot)
        await pilot.press("9", "enter")
        await fakes.settle(pilot)
        await pilot.press("!", "enter")
        await fakes.settle(pilot)

    assert conversation.events == [Command("back"), Rated(9), Typed("half!")]


async def test_a_command_that_fails_takes_no_earlier_answer_away(fakes: Any, services: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),), (fakes.ask(),))
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press(*"first", "enter")
        await fakes.settle(pilot)
        conversation.refuse = StorageProblem("The disk is full.")
        await pilot.press("ctrl+b")
        await fakes.settle(pilot)

        assert "The disk is full." in fakes.screen_text(app)
        assert "first" in fakes.screen_text(app)


async def test_what_cannot_be_done_now_is_neither_done_nor_offered(
    fakes: Any, services: Any
) -> None:
    conversation = fakes.FakeConversation((fakes.ask(can_back=False, can_skip=False),))
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press("ctrl+b", "ctrl+o", "ctrl+n")
        await fakes.settle(pilot)
        keys = fakes.screen_text(app).splitlines()[-2:]

    assert conversation.events == []
    assert "back" not in " ".join(keys)
    assert "another" not in " ".join(keys)


async def test_the_draft_is_saved_when_the_screen_is_left(fakes: Any, services: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),))
    async with fakes.conversing(conversation, services) as (_, pilot):
        await pilot.press(*"half a thought")

    assert conversation.drafts[-1] == "half a thought"


async def test_the_draft_is_saved_after_a_pause_in_typing(
    fakes: Any, services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reframe.tui.screens.sending.DRAFT_AFTER", 0.01)
    conversation = fakes.FakeConversation((fakes.ask(),))
    async with fakes.conversing(conversation, services) as (_, pilot):
        await pilot.press(*"half")
        for _ in range(200):
            await pilot.pause(0.01)
            if conversation.drafts:
                break

        assert conversation.drafts[-1] == "half"


async def test_a_recovered_draft_stands_in_the_field_again(fakes: Any, services: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),), (fakes.ask(),), drafted="half a th")
    async with fakes.conversing(conversation, services) as (_, pilot):
        await pilot.press(*"ought", "enter")
        await fakes.settle(pilot)

    assert conversation.events == [Typed("half a thought")]


async def test_a_failure_gives_the_text_back_with_one_sentence(fakes: Any, services: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),), (fakes.ask(),))
    conversation.refuse = StorageProblem("The disk is full. Your text is still on the screen.")
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press(*"kept", "enter")
        await fakes.settle(pilot)
        shown = fakes.screen_text(app)
        conversation.refuse = None
        await pilot.press("!", "enter")
        await fakes.settle(pilot)

    assert "The disk is full." in shown
    assert shown.count("kept") == 1
    assert conversation.events == [Typed("kept!")]


async def test_a_fault_while_sending_gives_the_text_back_too(fakes: Any, services: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),))
    conversation.refuse = ValueError("kept")
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press(*"kept", "enter")
        await fakes.settle(pilot)

        assert "please send it again" in fakes.screen_text(app)
        assert app.screen.query_one(Editor).text == "kept"


async def test_an_explicit_card_fills_the_screen_and_its_way_on_is_an_answer(
    fakes: Any, services: Any
) -> None:
    conversation = fakes.FakeConversation((Card("explicit", "explicit"),), (fakes.ask(),))
    async with fakes.conversing(conversation, services) as (app, pilot):
        shown = fakes.screen_text(app)
        await pilot.press("escape", "k")
        await fakes.settle(pilot)

    assert "You don’t have to carry this alone" in shown
    assert "your local number" in shown
    assert "I failed" not in shown
    assert conversation.events == [Chose("keep_writing")]


async def test_what_is_cleared_on_the_card_leaves_the_screen(fakes: Any, services: Any) -> None:
    conversation = fakes.FakeConversation(
        (fakes.ask(),), (fakes.ask(),), (Card("explicit", "clearing"),), (fakes.ask(),)
    )
    async with fakes.conversing(conversation, services) as (app, pilot):
        await fakes.type_text(pilot, "at home")
        await pilot.press("enter")
        await fakes.settle(pilot)
        await fakes.type_text(pilot, "unbearable")
        await pilot.press("enter")
        await fakes.settle(pilot)
        await pilot.press("c")
        await fakes.settle(pilot)

        assert conversation.events[-1] == Chose("clear")
        assert "at home" in fakes.screen_text(app)
        assert "unbearable" not in fakes.screen_text(app)


async def test_the_help_lines_open_over_the_card_with_the_chosen_country(
    fakes: Any, services: Any
) -> None:
    conversation = fakes.FakeConversation((Card("explicit", "explicit"),))
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press("f1", "c")
        await pilot.pause()
        await pilot.press("1")
        await fakes.settle(pilot)

        assert "United Kingdom" in fakes.screen_text(app)


async def test_a_passive_card_stands_inline_and_asks_nothing(fakes: Any, services: Any) -> None:
    conversation = fakes.FakeConversation((Card("passive", "passive"), fakes.ask()), ())
    async with fakes.conversing(conversation, services) as (app, _pilot):
        shown = fakes.screen_text(app)

    assert "That sounds very heavy." in shown
    assert "F1 shows people you can call." in shown
    assert "What went through your mind" in shown


async def test_stopping_goes_home_and_says_it_is_kept(fakes: Any, services: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),), (Done("stopped"),))
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press("ctrl+d")
        await fakes.settle(pilot)

        assert "New thought record" in fakes.screen_text(app)
        assert "Kept. You can go on with it at any time." in fakes.screen_text(app)


async def test_stopping_before_the_first_word_says_nothing_of_it(fakes: Any, services: Any) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),), (Done("stopped"),))
    conversation.saved_at = None
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press("ctrl+d")
        await fakes.settle(pilot)

        assert "New thought record" in fakes.screen_text(app)
        assert "Kept." not in fakes.screen_text(app)


async def test_hide_clears_the_screen_and_enter_after_any_key_brings_it_back(
    fakes: Any, services: Any
) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),))
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press(*"secret", "ctrl+x")
        await pilot.pause()
        hidden = fakes.screen_text(app)
        await pilot.press("enter", "a", "enter")
        await pilot.pause()

        assert hidden.strip() == ""
        assert "secret" in fakes.screen_text(app)


async def test_markup_is_shown_as_typed_in_transcript_pane_and_field(
    fakes: Any, services: Any
) -> None:
    from dataclasses import replace

    from reframe.record.model import Thought

    record = replace(fakes.RECORD, situation=HOSTILE, thoughts=(Thought(HOSTILE, hot=True),))
    finding = replace(fakes.OFFER.finding, end=len(HOSTILE), quote=HOSTILE, says=HOSTILE)
    offer = replace(fakes.OFFER, thought=HOSTILE, finding=finding, name=HOSTILE)
    conversation = fakes.FakeConversation(
        (Say(HOSTILE), fakes.ask(ask=HOSTILE, hint=HOSTILE)),
        (Say(HOSTILE, "summary"), offer),
        (CHALLENGE,),
        record=record,
    )
    async with fakes.conversing(conversation, services, size=(120, 40)) as (app, pilot):
        await fakes.type_text(pilot, HOSTILE)
        assert fakes.screen_text(app).count(HOSTILE) == 6
        await pilot.press("enter")
        await fakes.settle(pilot)
        assert fakes.screen_text(app).count(HOSTILE) >= 9
        await pilot.press("y")
        await fakes.settle(pilot)

        assert isinstance(app.screen, ConversationScreen)
        assert f"This may be {HOSTILE}: “{HOSTILE}”" in fakes.screen_text(app)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(alphabet="[]/@=\\ab(){}'\"\n\x1b\x9b", max_size=30))
async def test_any_text_can_be_said_asked_and_answered(
    fakes: Any, services: Any, text: str
) -> None:
    conversation = fakes.FakeConversation(
        (Say(text), fakes.ask(ask=text, value=text)), (Say(text, "summary"), CHALLENGE)
    )
    async with fakes.conversing(conversation, services, size=(80, 24)) as (app, pilot):
        await pilot.press("x", "enter")
        await fakes.settle(pilot)

        assert len(conversation.events) == 1
        assert isinstance(app, ReframeApp)


async def test_an_earlier_answer_is_chosen_from_a_list(
    fakes: Any, services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reframe.companion.answers import Answered

    listed = (
        Answered("situation", 0, "What happened", "I failed"),
        Answered("thoughts", 1, "Thoughts", HOSTILE),
    )
    monkeypatch.setattr("reframe.tui.screens.conversation.answers", lambda *_: listed)
    conversation = fakes.FakeConversation((fakes.ask(),), (fakes.ask(),))
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press("ctrl+e")
        await pilot.pause()
        assert f"Thoughts: {HOSTILE}" in fakes.screen_text(app)
        await pilot.press("down", "enter")
        await fakes.settle(pilot)

    assert conversation.events == [Edit("thoughts", 1)]


@pytest.mark.parametrize(
    ("size", "shown"), [((120, 40), True), ((90, 24), True), ((80, 24), False)]
)
async def test_the_record_pane_folds_away_below_ninety_columns(
    fakes: Any, services: Any, size: tuple[int, int], shown: bool
) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),))
    async with fakes.conversing(conversation, services, size=size) as (app, pilot):
        assert ("WHAT HAPPENED" in fakes.screen_text(app)) is shown
        await pilot.press("f2")
        await pilot.pause()
        assert ("WHAT HAPPENED" in fakes.screen_text(app)) is not shown


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (20, 5), (60, 20), (200, 60)])
async def test_every_prompt_draws_at_any_size(
    fakes: Any, services: Any, size: tuple[int, int]
) -> None:
    conversation = fakes.FakeConversation(
        (fakes.ask(),),
        (fakes.ask("rating"),),
        (fakes.ask("feelings"),),
        (fakes.OFFER,),
        (Card("explicit", "explicit"),),
        (CHALLENGE,),
    )
    async with fakes.conversing(conversation, services, size=size) as (_, pilot):
        for key in ("ctrl+b", "ctrl+b", "ctrl+b", "y", "k", "ctrl+b"):
            await pilot.press(key)
            await fakes.settle(pilot)

    assert len(conversation.events) == 6


async def test_f5_goes_on_without_hints_while_they_load(fakes: Any, services: Any) -> None:
    import threading

    released = threading.Event()
    conversation = fakes.FakeConversation((fakes.ask(),), (fakes.ask(),))
    conversation.waits_for_hints = lambda event: True
    conversation.refuse_until = released
    services.detector.status = "starting"
    services.detector.go_on_without = released.set
    take = conversation.take
    conversation.take = lambda event: (released.wait(10), take(event))[1]
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press("a", "enter")
        for _ in range(100):
            await pilot.pause(0.01)
            if "still loading" in fakes.screen_text(app):
                break
        shown = fakes.screen_text(app)
        await pilot.press("f5")
        await fakes.settle(pilot)

        assert "The hints are still loading. F5 goes on without them." in shown
        assert conversation.events == [Typed("a")]
        assert "still loading" not in fakes.screen_text(app)


async def test_every_key_of_a_question_is_shown_on_a_screen_of_80_by_24(
    fakes: Any, services: Any
) -> None:
    conversation = fakes.FakeConversation((CHALLENGE,))
    async with fakes.conversing(conversation, services, size=(80, 24)) as (app, _pilot):
        shown = fakes.screen_text(app)

    assert "ctrl+d stop for now" in shown
    assert "ctrl+x hide" in shown
    assert "ctrl+r one more" in shown

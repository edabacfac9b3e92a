from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.dialogue.events import Rated, Typed
from reframe.dialogue.turns import Say
from reframe.dialogue.voices import change, voice
from reframe.record.model import Feeling, Thought


def rated(chat: Any, belief: tuple[Any, Any], *feelings: tuple[str, Any, Any]) -> Any:
    before, after = belief
    return chat.talk.recording(
        replace(
            chat.record,
            thoughts=(Thought("I fail", before, after),),
            feelings=tuple(Feeling(*each) for each in feelings),
        )
    )


@pytest.mark.parametrize(
    ("belief", "feelings", "expected"),
    [
        ((90, 50), [("sad", 75, 50)], "better"),
        ((90, 50), [], "better"),
        ((90, 80), [("sad", 75, 70)], "a_little"),
        ((90, 90), [("sad", 75, 75)], "same"),
        ((90, 88), [("sad", 75, 73)], "same"),
        ((60, 70), [("sad", 60, 70)], "worse"),
        ((90, 40), [("sad", 60, 75)], "worse"),
        ((90, None), [("sad", 75, None)], "unrated"),
        ((None, 40), [], "unrated"),
        ((90, 60), [("hopeful", 10, 60)], "better"),
        ((None, None), [("sad", 75, 50), ("low", 20, 20)], "a_little"),
    ],
)
def test_the_reply_fits_the_change(
    chat: Any, belief: tuple[Any, Any], feelings: list[Any], expected: str
) -> None:
    assert change(rated(chat, belief, *feelings)) == expected


@pytest.mark.parametrize("name", ["better", "a_little", "same", "worse", "unrated"])
def test_there_are_several_replies_for_every_change(chat: Any, name: str) -> None:
    assert len([each for each in chat.book.prompts.replies if each.when == name]) >= 2


def test_the_seed_chooses_among_the_replies(chat: Any) -> None:
    step = next(each for each in chat.talk.script.steps if each.kind == "reply")
    said = set()
    for seed in range(20):
        talk = rated(chat, (90, 40))
        talk = replace(talk, state=replace(talk.state, seed=seed))
        said |= {turn.text for turn in voice(talk, step).said}

    assert said == {each.says for each in chat.book.prompts.replies if each.when == "better"}


def test_the_reply_is_said_again_when_a_rating_is_changed(chat: Any) -> None:
    chat.to_challenge()
    chat.to_balanced()
    chat.tell_all(Typed("Fairer"), Rated(50), Rated(40), Rated(40))
    better = {each.says for each in chat.book.prompts.replies if each.when == "better"}
    assert chat.turns[0].text in better


def test_the_summary_keeps_to_the_users_words(chat: Any) -> None:
    chat.to_challenge()
    chat.to_balanced()
    said = next(turn for turn in chat.turns if isinstance(turn, Say) and turn.tone == "summary")

    for words in ("I failed the test", "I'll never succeed", "I got 48", "one test of five", "two"):
        assert words in said.text
    assert "fortune telling" in said.text


def test_the_summary_leaves_out_what_is_held(chat: Any) -> None:
    chat.to_challenge()
    step = next(each for each in chat.talk.script.steps if each.kind == "summary")
    talk = replace(chat.talk, held=frozenset({"situation", "evidence_for.0"}))

    said = voice(talk, step).said[0].text

    assert "I failed the test" not in said
    assert "I got 48" not in said
    assert "one test of five" in said


def test_there_is_no_summary_of_nothing(chat: Any) -> None:
    step = next(each for each in chat.talk.script.steps if each.kind == "summary")

    assert voice(chat.talk, step).said == ()

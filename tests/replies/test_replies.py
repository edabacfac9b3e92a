"""The table of typed replies, and what holds for every line whatever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import replies
from reframe.dialogue.events import Command, Typed
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Doubt, Local
from reframe.dialogue.turns import Ask
from reframe.rulebook import load
from reframe.safety.screen import Screen
from reframe.text.phrases import parse, spell

BOOK = load.book()
READER = Reader(BOOK.replies, BOOK.emotions)
PROMPTS = replies.prompts(BOOK)
TEXT = PROMPTS["text"]
WORDS = [
    *("go", "back", "stop", "sad", "80", "%", "between", "60", "and", "70", "/", "10", "a", "lot"),
    *("not", "at", "all", "I", "don't", "know", "skip", "yes", "no", "maybe", "forty", ",", "-"),
]
LINES = st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join))


def test_nearly_all_of_the_table_is_taken_for_what_it_is() -> None:
    judged = list(replies.judged(BOOK))
    wrong = [(line.typed, line.prompt, got) for line, got in judged if got != line.wanted]

    assert len(judged) >= 150
    assert len(wrong) <= 0.05 * len(judged), wrong


def test_no_line_of_the_table_is_there_twice() -> None:
    lines = [(line.prompt, line.typed) for line in replies.table()]

    assert len(lines) == len(set(lines))


@given(line=LINES, prompt=st.sampled_from(sorted(PROMPTS)))
def test_any_line_is_an_event_or_a_question(line: str, prompt: str) -> None:
    assert replies.meant(READER.read(line, PROMPTS[prompt])) != "?"


@given(line=LINES)
def test_a_quoted_line_is_the_answer(line: str) -> None:
    assert READER.read(f"“{line}”", TEXT) == Typed(f"“{line}”")


@given(words=st.lists(st.sampled_from([word for word in WORDS if word.isalnum()]), min_size=9))
def test_a_long_line_is_the_answer(words: list[str]) -> None:
    line = " ".join(words)

    assert READER.read(line, TEXT) == Typed(line)


@given(line=LINES)
def test_where_text_is_due_no_word_is_changed(line: str) -> None:
    match READER.read(line, TEXT):
        case Typed(text) | Doubt(text=text):
            assert text in (line, "")
        case reply:
            assert isinstance(reply, Command | Local)


def test_nothing_of_the_safety_screen_is_a_request() -> None:
    screen = Screen(load.safety())
    requests = BOOK.replies.requests
    phrases = [each for request in requests for each in (*request.phrases, *request.maybe)]
    spelled = {line.strip(".") for each in phrases for line in spell(parse(each))}
    found = {line: hit.tier for line in spelled if (hit := screen.look(line))}

    assert len(spelled) > 500
    assert {line for line, tier in found.items() if tier != "soft"} == set()


@pytest.mark.parametrize("line", ["stop", "nothing", "help"])
def test_what_could_be_both_can_be_taken_as_the_answer_or_done(line: str) -> None:
    reply = READER.read(line, TEXT)

    assert isinstance(reply, Doubt)
    assert line in reply.ask.ask
    assert reply.settled("answer") == Typed(line)
    assert all(
        isinstance(reply.settled(option.id), Command | Local) for option in reply.ask.options[1:]
    )


def test_i_dont_know_twice_leads_out_and_never_round_again() -> None:
    eased = Ask("situation", "situation", "text", "Where were you?", eased=True)
    reply = READER.read("I don't know", eased)

    assert READER.read("I don't know", TEXT) == Command("easier")
    assert isinstance(reply, Doubt)
    assert [option.id for option in reply.ask.options] == ["skip", "stay"]
    assert reply.settled("skip") == Command("skip")


def test_a_number_read_out_of_words_is_told() -> None:
    reply = READER.read("between 60 and 70", PROMPTS["rating"])

    assert "65" in reply.says  # type: ignore[union-attr]


def test_only_requests_with_a_field_go_to_one() -> None:
    assert READER.read("change my feelings", TEXT) == Local("edit", "feelings")
    assert READER.read("change an earlier answer", TEXT) == Local("edit")

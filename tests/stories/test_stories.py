"""The stories told in one go, and that no word of any of them gets lost."""

from __future__ import annotations

import os
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import stories
from reframe.detection.detector import Detector
from reframe.detection.pipeline import load as load_pipeline
from reframe.dialogue.sorting import Parts, told
from reframe.record.story import JOINERS, Piece, Sort, Span, Story
from reframe.rulebook import load

BOOK = load.book()
TEXTS = tuple(line.text for name in stories.SETS for line in stories.lines(name))
SORTS: tuple[Sort, ...] = ("situation", "feelings", "thoughts", "unsure")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(BOOK, load_pipeline(os.environ)[0])


def test_there_are_enough_stories_and_none_is_there_twice() -> None:
    assert len(TEXTS) >= 60
    assert len(TEXTS) == len(set(TEXTS))


@pytest.mark.parametrize("name", stories.SETS)
def test_most_pieces_are_where_they_belong(detector: Detector, name: str) -> None:
    pieces = list(stories.judged(detector, name))
    wrong = [
        line.text[piece.start : piece.end]
        for line, piece, story in pieces
        if not stories.is_right(line, piece, story)
    ]

    assert len(wrong) <= 0.15 * len(pieces), wrong


def test_every_story_is_cut_without_losing_a_word(detector: Detector) -> None:
    for text in (*TEXTS, *("\n".join(pair) for pair in pairwise(TEXTS))):
        assert detector.sort(text).fits(text), text


def test_a_plain_fact_is_not_worth_a_question(detector: Detector) -> None:
    for text in ("We had lunch at noon.", "My boss wrote that we need to talk.", "hi", "", "  \n"):
        assert not detector.sort(text).is_mixed


def test_no_vignette_is_held_up_by_its_first_answer(detector: Detector) -> None:
    for vignette in BOOK.vignettes:
        first = next(each.say for each in vignette.answers if each.step == "situation")
        assert not detector.sort(first).is_mixed, first


def test_a_judgement_called_a_feeling_is_left_to_the_user(detector: Detector) -> None:
    text = "They left without me and I felt rejected."

    assert [piece.place for piece in detector.sort(text).pieces] == ["situation", "unsure"]


def test_a_text_too_long_to_be_matched_is_not_sorted(detector: Detector) -> None:
    assert detector.sort("I felt sad. " * 1_000) == Story()


@st.composite
def sorted_stories(draw: st.DrawFn) -> tuple[str, Story]:
    """Any text of words, cut and placed in any way, with any of its words named as a feeling."""
    words = draw(st.lists(st.text("abcI felt,.", min_size=1), min_size=1, max_size=12))
    text, spans = "", []
    for word in words:
        text += " " if text else ""
        spans.append((len(text), len(text) + len(word)))
        text += word
    ends = draw(st.lists(st.booleans(), min_size=len(spans), max_size=len(spans)))
    pieces, start = [], 0
    for (_, end), cut in zip(spans, ends, strict=True):
        if cut or end == len(text):
            pieces.append(Piece(start, end, draw(st.sampled_from(SORTS))))
            start = end
    named = [Span(each.start(), each.end()) for each in WORD.finditer(text) if draw(st.booleans())]
    return text, Story(tuple(pieces), tuple(named))


@given(sorted_stories())
def test_whatever_is_moved_where_every_word_is_kept(made: tuple[str, Story]) -> None:
    text, story = made
    parts = told(BOOK.story, text, story)
    kept = words_of(parts)

    assert story.fits(text)
    assert {word.lower() for word in WORD.findall(text)} - set(BOOK.story.plain) <= kept | JOINERS


def words_of(parts: Parts) -> set[str]:
    texts = (parts.situation, *parts.feelings, *parts.thoughts)
    return {word.lower() for text in texts for word in WORD.findall(text)}

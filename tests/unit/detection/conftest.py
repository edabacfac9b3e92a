"""The pipeline once per process, a small book, and frames of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from reframe.detection.detector import Detector
from reframe.detection.frame import Frame
from reframe.detection.frames import AsTyped, frames
from reframe.detection.lexicon import Lexicon
from reframe.detection.pipeline import load
from reframe.rulebook.model import (
    Alternative,
    Balanced,
    Book,
    Emotions,
    Exception_,
    FrameTest,
    Guard,
    Pattern,
    Prompts,
    Rule,
    WordList,
)

LEXICON = Lexicon(
    good=frozenset(["succeed", "love", "pass", "happy", "good", "hire", "perfect", "friend"]),
    bad=frozenset(
        [
            "fail",
            "failure",
            "stupid",
            "lazy",
            "hate",
            "disaster",
            "lose",
            "alone",
            "burden",
            "scared",
        ]
    ),
    absolutes=frozenset(["always", "never", "everything", "nobody"]),
    people=frozenset(["mother", "boss", "friend", "people", "man", "teacher"]),
    good_idioms={"make": [frozenset({"it"})]},
)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load({})[0]


FramesOf = Callable[[str], tuple[Frame, ...]]


@pytest.fixture(scope="session")
def frames_of(nlp: Language) -> FramesOf:
    return lambda text: frames(nlp(text), AsTyped(), LEXICON)


@pytest.fixture(scope="session")
def a_frame() -> Callable[..., Frame]:
    """A plain clause ("I am"), with what a test changes of it."""
    return _frame


def _frame(**changes: Any) -> Frame:
    usual: dict[str, Any] = {
        "start": 0,
        "end": 5,
        "predicate_start": 1,
        "who": "me",
        "subject": "i",
        "verb": "be",
        "time": "now",
        "modal": "none",
        "negated": False,
        "never": False,
        "polarity": "neutral",
        "is_": "",
        "kind": None,
        "degree": frozenset(),
        "object": "",
        "object_who": "none",
        "words": frozenset(),
        "extreme": False,
        "question": False,
        "reported": "none",
        "link": "none",
        "governor": None,
        "passive": False,
    }
    return Frame(**{**usual, **changes})


def a_rule(id_: str, *find: Alternative, **more: object) -> Rule:
    texts = {"says": "Why.", "but": "When not.", "match": (), "silent": (), "strength": "strong"}
    return Rule(id=id_, find=find, **{**texts, **more})  # type: ignore[arg-type]


def a_pattern(id_: str, *rules: Rule, order: int = 1, **more: object) -> Pattern:
    return Pattern(
        id=id_,
        name=id_.replace("_", " ").capitalize(),
        other_names=(),
        definition="",
        learn="",
        sources=(),
        rules=rules,
        questions=(),
        order=order,
        **more,  # type: ignore[arg-type]
    )


def a_book(*patterns: Pattern, guards: tuple[Guard, ...] = (), **words: tuple[str, ...]) -> Book:
    shared = {
        "good": tuple(sorted(LEXICON.good)),
        "bad": tuple(sorted(LEXICON.bad)),
        "absolutes": tuple(sorted(LEXICON.absolutes)),
        "people": tuple(sorted(LEXICON.people)),
        **words,
    }
    return Book(
        version="test",
        patterns=patterns,
        words={name: WordList(words=listed) for name, listed in shared.items()},
        guards=guards,
        scripts=(),
        emotions=Emotions(anchors={}, belief_anchors={}, families=()),
        prompts=Prompts(questions=(), replies=(), says={}),
        balanced=Balanced(builders=()),
    )


REPORTED = Guard(
    id="reported",
    says="Someone else's words.",
    level="frame",
    find=(Alternative(frame=FrameTest(reported="other_say")),),
    silences=("He said I am a failure.",),
    note=True,
)
BALANCED = Guard(
    id="balanced",
    says="There is another side.",
    level="text",
    find=(Alternative(words="i can {try|ask}"),),
    silences=("I am a failure, but I can ask for help.",),
)
HARM = Guard(
    id="harm",
    says="Someone did harm.",
    level="text",
    find=(Alternative(words="{hit|hits} me"),),
    silences=("He hits me, I am a failure.",),
    note=True,
    context=True,
)
SAD = Guard(
    id="sad",
    says="This names a feeling.",
    level="note",
    find=(Alternative(frame=FrameTest(who="me", is_="sad")),),
    silences=("I am sad.",),
    note=True,
)
A_NAME = a_rule(
    "a_name",
    Alternative(frame=FrameTest(who="me", is_="$names", negated=False)),
    Alternative(words="what a {failure|loser} i am"),
    match=("[[I am a failure at this]]", "Oh [[what a loser I am]]"),
    silent=("I am not a failure.", "The failure of the pump cost a day."),
    exceptions=(
        Exception_(
            unless=Alternative(frame=FrameTest(has="play")),
            silences="I am a failure in the play.",
        ),
    ),
)


@pytest.fixture(scope="session")
def small_book() -> Book:
    labels = a_pattern("labels", A_NAME, words={"names": WordList(("failure", "loser"))})
    return a_book(labels, guards=(REPORTED, BALANCED, HARM, SAD))


@pytest.fixture(scope="session")
def small(small_book: Book, nlp: Language) -> Detector:
    return Detector(small_book, nlp)


@pytest.fixture(scope="session")
def detector(book: Book, nlp: Language) -> Detector:
    """With the rules that are shipped."""
    return Detector(book, nlp)

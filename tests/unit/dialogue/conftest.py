"""A conversation to talk to, with the built-in script and two small patterns of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from reframe.dialogue import machine
from reframe.dialogue.events import Chose, Event, Felt, Judged, Rated, Seen, Typed
from reframe.dialogue.state import State
from reframe.dialogue.talk import Talk
from reframe.dialogue.turns import Done, Prompt, Turn
from reframe.record.model import Check, Finding, Record
from reframe.rulebook import load
from reframe.rulebook.model import Book, Pattern, Question, Stage

THOUGHT = "I'll never succeed"


def question(id: str, stage: Stage, softness: int, ask: str = "", **more: object) -> Question:
    return Question(
        id=id,
        ask=ask or f"About {id}?",
        stage=stage,
        technique=f"technique of {id}",
        softness=softness,
        why=f"Because of {id}.",
        **more,  # type: ignore[arg-type]
    )


FORTUNE = Pattern(
    id="fortune_telling",
    name="Fortune telling",
    other_names=(),
    definition="A bad forecast taken for a fact.",
    learn="",
    sources=(),
    rules=(),
    questions=(
        question("firm_first", "information", 1),
        question("soft_first", "information", 3, "You wrote “{quote}”. What exactly would happen?"),
        question("seen_by_friend", "perspective", 2),
        question("went_well", "evidence", 2, into="evidence_against"),
        question("about_evidence", "evidence", 3, "You wrote {evidence_for}. What else?"),
        question("both", "synthesis", 2),
        question("one_step", "action", 2),
    ),
    order=1,
)
LABEL = replace(FORTUNE, id="labeling", name="Labelling", questions=(), order=2)


@pytest.fixture(scope="session")
def book() -> Book:
    return replace(load.book(), patterns=(FORTUNE, LABEL))


def finding(
    pattern: str = "fortune_telling", text: str = THOUGHT, *, shown: bool = True
) -> Finding:
    return Finding(pattern, f"{pattern}/r", "strong", 0, len(text), text, "says", "but", shown)


@dataclass
class Chat:
    """A conversation that remembers its last turns."""

    book: Book
    state: State
    turns: tuple[Turn, ...]

    @property
    def record(self) -> Record:
        return self.state.record

    @property
    def last(self) -> Turn:
        return self.turns[-1]

    @property
    def talk(self) -> Talk:
        return Talk.of(self.book, self.state, Seen())

    def tell(self, event: Event, seen: Seen | None = None) -> Turn:
        self.state, self.turns = machine.advance(self.book, self.state, event, seen or Seen())
        return self.turns[-1]

    def tell_all(self, *events: Event) -> Turn:
        for event in events:
            self.tell(event)
        return self.last

    def prompt(self, seen: Seen | None = None) -> Prompt | Done:
        return machine.prompt(self.book, self.state, seen or Seen())

    def to_offer(self, *findings: Finding) -> Turn:
        """Up to the first offer, or the question whether to browse."""
        self.tell_all(Typed("I failed the test"), Felt((("sad", 75),)))
        self.tell(Typed(THOUGHT), Seen(check=Check(findings)))
        return self.tell_all(Rated(90), Typed(""))

    def to_challenge(self, truth: str = "partly") -> Turn:
        """Up to the first question, with fortune telling accepted and evidence on both sides."""
        self.to_offer(finding())
        self.tell_all(Judged("accept"), Chose(truth))
        if truth == "yes":
            self.tell(Chose("weigh"))
        self.tell_all(Typed("I got 48"), Typed(""), Typed("one test of five"))
        return self.tell(Typed(""))

    def to_balanced(self) -> Turn:
        """On from the first question to the balanced thought, three questions answered."""
        self.tell_all(Typed("one"), Typed("two"), Typed("three"), Chose("enough"))
        return self.tell(Chose("go_on"))


@pytest.fixture
def chat(book: Book) -> Chat:
    return begin_chat(book)


@pytest.fixture
def begin(book: Book) -> Callable[..., Chat]:
    """A chat with other settings: seed, limit, asked_before."""
    return lambda **settings: begin_chat(book, **settings)


def begin_chat(book: Book, script: str = "seven_column", **settings: object) -> Chat:
    state, turns = machine.start(
        book,
        script,
        record_id="one",
        now=datetime(2026, 3, 1, tzinfo=UTC),
        rules_version="1",
        **settings,  # type: ignore[arg-type]
    )
    return Chat(book, state, turns)


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    return finding

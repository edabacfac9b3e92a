"""Any sequence of events whatever keeps what the conversation promises."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reframe.dialogue import machine
from reframe.dialogue.events import (
    Chose,
    Command,
    Dated,
    Edit,
    Event,
    Felt,
    Judged,
    Rated,
    Seen,
    Take,
    Typed,
    Weighed,
)
from reframe.dialogue.state import State
from reframe.dialogue.turns import Ask, Card, Challenge, Done, Offer, Say
from reframe.record.form import from_json, to_json
from reframe.record.model import Check, Finding, Heard
from reframe.rulebook import load
from reframe.rulebook.model import Book
from reframe.safety.fields import texts

NOW = datetime(2026, 3, 1, tzinfo=UTC)
HEAVY = {"explicit": "xx kill", "passive": "xx asleep", "danger": "xx beaten", "soft": "xx point"}
WAYS = ("keep_writing", "intrusive", "not_meant", "grounding", "stop", "other")
STEPS = [
    "situation",
    "feelings",
    "thoughts",
    "hot",
    "offers",
    "maybe_true",
    "evidence_for",
    "evidence_against",
    "challenge",
    "summary",
    "balanced",
    "review",
    "again_belief",
    "again_feelings",
    "reply",
    "next",
    "note",
    "close",
    "nowhere",
]
HINTS = ("meaning_in_situation", "feeling_as_evidence", "meaning_as_evidence")
COMMANDS = (
    *("back", "skip", "why", "easier", "softer", "firmer", "another", "more", "leave", "stop"),
)
SCRIPTS = ("seven_column", "five_column", "abcde", "quick", "worry", "experiment")
TECHNIQUES = ("responsibility_pie", "problem_solving", "cost_benefit", "downward_arrow", "if_then")


def tier_of(text: str) -> Any:
    return next((tier for tier, words in HEAVY.items() if words in text), None)


def finding(pattern: str, text: str, *, shown: bool) -> Finding:
    return Finding(pattern, f"{pattern}/r", "strong", 0, len(text), text, "says", "but", shown)


class Conversations(RuleBasedStateMachine):
    """The machine under events that need not fit; every typed text carries a mark of its own."""

    book: Book

    @initialize(
        script=st.sampled_from(("seven_column", *SCRIPTS, *TECHNIQUES)),
        limit=st.integers(0, 4),
        seed=st.integers(0, 9),
    )
    def begin(self, script: str, limit: int, seed: int) -> None:
        self.typed = 0
        self.here: dict[str, str] = {}
        self.limit = limit
        self.more = 0
        self.state, self.turns = machine.start(
            self.book,
            script,
            record_id="one",
            now=NOW,
            rules_version="1",
            seed=seed,
            limit=limit,
            asked_before=frozenset({"general_friend"}),
        )
        self.state = replace(self.state, listens=True)

    def seen(self) -> Seen:
        known = {key: tier_of(text) for key, text in texts(self.state.record)}
        return Seen(
            held=frozenset(key for key, tier in known.items() if tier not in (None, "soft")),
            explicit=frozenset(key for key, tier in known.items() if tier == "explicit"),
        )

    def send(self, event: Event, check: Check | None = None) -> None:
        tier = tier_of(event.text) if isinstance(event, Typed) else None
        seen = replace(self.seen(), check=check, tier=tier)
        self.state, self.turns = machine.advance(self.book, self.state, event, seen)

    def stands(self) -> list[str]:
        return [text for _, text in texts(self.state.record)]

    @rule(words=st.sampled_from(("I fail", "nobody", *HEAVY.values())), shown=st.booleans())
    def type(self, words: str, shown: bool) -> None:
        """Whatever the prompt, the words stand in the record afterwards."""
        self.typed += 1
        text = f"{words} #{self.typed}#"
        tier = tier_of(text)
        before = self.stands()
        present = machine.prompt(self.book, self.state, self.seen())
        replaced = present.value if isinstance(present, Ask | Challenge) else ""
        found = (finding("fortune_telling", text, shown=shown),)
        heard = tuple(Heard(hint, 0, len(text), text) for hint in HINTS)
        check = None if tier else Check(found, heard=heard)
        self.send(Typed(text), check)
        after = self.stands()
        assert any(text in each for each in after)
        for each in before:
            assert each == replaced or any(each in one for one in after)
        self.check_card(tier, before)

    def check_card(self, tier: Any, before: list[str]) -> None:
        last = self.turns[-1]
        if tier == "danger":
            assert isinstance(last, Card)
        if tier == "explicit":
            left = any(tier_of(each) == "explicit" for each in before)
            assert left or isinstance(last, Card)
        if tier == "passive":
            assert any(isinstance(turn, Card) for turn in self.turns[:-1])

    @rule()
    def fit(self) -> None:
        """An answer that fits, so that runs get far."""
        match self.turns[-1]:
            case Ask(kind="rating"):
                self.send(Rated(40))
            case Ask(kind="weights", weights=weights):
                self.send(Weighed(weights))
            case Ask(kind="date"):
                self.typed += 1
                self.send(Dated(f"on Friday #{self.typed}#", "2026-03-06"))
            case Ask(kind="choice", options=options):
                self.send(Chose(options[-1].id))
            case Ask(kind="feelings"):
                self.send(Felt((("sad", 60), ("low", 20))))
            case Offer():
                self.send(Judged("accept"))
            case Card():
                self.send(Chose("keep_writing"))
            case _:
                self.send(Command("skip"))

    @rule()
    def come_back(self) -> None:
        """Stored, loaded and resumed, it asks what it asked."""
        data = json.loads(json.dumps([self.state.to_json(), to_json(self.state.record)]))
        self.state = State.from_json(data[0], from_json(data[1]))
        self.turns = machine.resume(self.book, self.state, self.seen())

    @rule(number=st.integers(-1, 101))
    def rate(self, number: int) -> None:
        self.send(Rated(number))

    @rule(
        names=st.lists(
            st.sampled_from(("sad", "angry", " ", "rejected", "like a failure")), max_size=3
        )
    )
    def feel(self, names: list[str]) -> None:
        self.send(Felt(tuple((name, 50) for name in names)))

    @rule(
        option=st.sampled_from(
            (
                *("0", "1", "yes", "no", "plan", "enough", "browse", "none", "change", "keep"),
                *("solve", "accept", "weigh", "menu", "go_on", "more", "now", "later", "go"),
                *TECHNIQUES,
                *WAYS,
                *("leave", "edit", "thought", "feelings:hurt"),
            )
        )
    )
    def choose(self, option: str) -> None:
        self.send(Chose(option))
        self.more += option == "more"

    @rule(numbers=st.lists(st.integers(-1, 100), max_size=4))
    def weigh(self, numbers: list[int]) -> None:
        """Shares that make no whole are not taken."""
        before = self.state.record.filled
        self.send(Weighed(tuple((f"part {at}", number) for at, number in enumerate(numbers))))
        assert self.state.record.filled == before

    @rule(script=st.sampled_from((*TECHNIQUES, "seven_column", "no_such")))
    def take(self, script: str) -> None:
        """A technique taken up changes nothing that stands."""
        stood = self.stands()
        self.send(Take(script))
        assert self.stands() == stood

    @rule(
        answer=st.sampled_from(("accept", "no", "unsure", "other", "none")),
        other=st.sampled_from(("", "mind_reading", "fortune_telling", "nothing_such")),
    )
    def judge(self, answer: Any, other: str) -> None:
        self.send(Judged(answer, other))

    @rule(step=st.sampled_from(STEPS), item=st.integers(0, 3))
    def edit(self, step: str, item: int) -> None:
        self.send(Edit(step, item))

    @rule(name=st.sampled_from(COMMANDS))
    def command(self, name: Any) -> None:
        asked = len(self.state.record.questions)
        stood = self.stands()
        self.send(Command(name))
        self.more += name == "more"
        assert self.stands() == stood
        assert name == "skip" or len(self.state.record.questions) == asked

    @precondition(lambda self: isinstance(self.turns[-1], Ask | Challenge))
    @rule()
    def empty(self) -> None:
        """An empty answer takes out the text it is given for, and no other."""
        present = self.turns[-1]
        assert isinstance(present, Ask | Challenge)
        before = self.stands()
        self.send(Typed(""))
        lost = [each for each in before if each not in self.stands()]
        assert lost in ([], [present.value])

    @invariant()
    def the_last_turn_says_what_is_due(self) -> None:
        assert self.turns
        assert isinstance(self.turns[-1], Ask | Offer | Challenge | Card | Done)
        inline = [turn for turn in self.turns[:-1] if isinstance(turn, Ask | Offer | Challenge)]
        assert inline == []
        if isinstance(self.turns[-1], Card):
            assert self.turns[-1].tier in ("explicit", "danger")

    @invariant()
    def what_is_said_has_words(self) -> None:
        for turn in self.turns:
            if isinstance(turn, Say):
                assert turn.text and "{" not in turn.text
            if isinstance(turn, Ask):
                assert turn.ask and "{" not in turn.ask

    @invariant()
    def the_state_comes_back_from_json_as_it_was(self) -> None:
        data = json.loads(json.dumps([self.state.to_json(), to_json(self.state.record)]))
        again = State.from_json(data[0], from_json(data[1]))
        assert again == self.state
        seen = Seen()
        assert machine.prompt(self.book, again, seen) == machine.prompt(self.book, self.state, seen)

    @invariant()
    def shares_make_a_whole(self) -> None:
        for each in self.state.record.filled:
            assert not each.weights or sum(number for _, number in each.weights) == 100

    @invariant()
    def a_thought_to_be_stood_by_is_not_weighed(self) -> None:
        """No technique works on a held thought; those for one that stands may."""
        last = self.turns[-1]
        if isinstance(last, Ask) and last.technique:
            hot = self.state.record.hot_thought
            assert hot is None or tier_of(hot.text) in (None, "soft")

    @invariant()
    def no_more_questions_than_allowed(self) -> None:
        asked = [each.question for each in self.state.record.questions]
        assert len(asked) <= self.limit + self.more
        assert len(set(asked)) == len(asked)
        assert "general_friend" not in asked

    @invariant()
    def no_held_thought_is_worked_on(self) -> None:
        record = self.state.record
        left = any(tier_of(text) == "explicit" for _, text in texts(record))
        hot = record.hot_thought
        held = hot is not None and tier_of(hot.text) not in (None, "soft")
        last = self.turns[-1]
        if left or held:
            assert not isinstance(last, Offer)
            fields = ("maybe_true", "belief_again", "patterns", "offers")
            assert not (isinstance(last, Ask) and last.field in fields)
            assert not isinstance(last, Challenge) or last.value

    @invariant()
    def hints_are_few_never_of_a_kind_that_was_left_and_never_of_a_held_text(self) -> None:
        assert len(self.state.asked_about) <= self.book.listening.most
        noticed, last = self.state.noticed, self.turns[-1]
        assert noticed is None or noticed.hint not in self.state.ignored
        if isinstance(last, Ask) and last.field == "heard":
            assert noticed is not None
            assert tier_of(noticed.quote) in (None, "soft")
            assert not self.state.hushed
            assert last.options[-1].id == last.value == "leave"

    @invariant()
    def the_stepper_knows_where_it_is(self) -> None:
        stops = machine.stepper(self.book, self.state)
        assert sum(stop.status == "here" for stop in stops) == (self.state.at is not None)

    @invariant()
    def a_record_at_its_end_is_marked_so(self) -> None:
        if self.state.at is None:
            assert self.state.record.status in ("finished", "note")
        assert len(self.state.hints) == len(self.state.record.thoughts)


@pytest.mark.timeout(300)
def test_any_sequence_of_events_keeps_the_promises() -> None:
    book = load.book()
    chosen = [each for each in book.patterns if each.id in ("fortune_telling", "mind_reading")]
    machine_with_book = type("Machine", (Conversations,), {})
    machine_with_book.book = replace(book, patterns=tuple(chosen))  # type: ignore[attr-defined]
    case = machine_with_book.TestCase  # type: ignore[attr-defined]
    case.settings = settings(
        max_examples=60,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    case("runTest").debug()

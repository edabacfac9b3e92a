"""Whole conversations as Markdown: `> user` and `< app` lines, then the record that comes of them.

> I failed the test        typed; at a rating the number, at a choice the option's id
> sad 75, low 50           at the feelings
> accept                   at an offer: accept, no, unsure, none, other labeling
> My own part 40, Rain 60  shares of 100; the names as they were written before
> on Friday | 2026-12-04   at a date: the text, and the day that was understood, if one was
> /back                    a command; /edit thoughts 1; /resume stores, loads and resumes
> /take survey             take a technique up from the menu
>                          an empty line: nothing (more) to say
>> about eighty            typed as people type: read by `dialogue.replies` first
< What happened?           some turn of the answer holds these words; several come in order

A block `script` names the script, seven_column without it. A block `hints` is the detector: text |
pattern | strength | quote; where the pattern is `support` or `note` it leads there instead. A block
`heard` switches listening on: text | hint | quote, or text | hush. A block `screen` is the safety
screen: tier | text | card. A block `record` is what must stand in the record at that point.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from reframe.companion.answers import answers, of_field
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
from reframe.dialogue.listening import thought_of
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Doubt, Local, Partly, Taken, Unclear
from reframe.dialogue.state import State
from reframe.dialogue.turns import Ask, Card, Challenge, Done, Offer, Say, Turn
from reframe.record.form import from_json, to_json
from reframe.record.model import Check, Finding, Heard, Note, Record
from reframe.rulebook import load
from reframe.rulebook.model import Book
from reframe.safety.fields import texts

WAYS = (
    *("keep_writing", "intrusive", "not_meant", "grounding", "plan", "stop", "clear"),
    "help_lines",
)
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def book() -> Book:
    return load.book()


@dataclass
class Talker:
    """One conversation with a table for a detector and a table for a screen."""

    book: Book
    script: str = "seven_column"
    hints: dict[str, list[Finding]] = field(default_factory=dict)
    ways: dict[str, str] = field(default_factory=dict)
    """Where a thought leads, for those that are not to be weighed."""
    heard: dict[str, Check] = field(default_factory=dict)
    """What is heard in answers; where something is, listening is on."""
    tiers: dict[str, tuple[str, str]] = field(default_factory=dict)
    doubt: Doubt | None = None
    reader: Reader = field(init=False)
    state: State = field(init=False)
    turns: tuple[Turn, ...] = ()

    def __post_init__(self) -> None:
        self.reader = Reader(self.book.replies, self.book.emotions)
        self.state, self.turns = machine.start(
            self.book, self.script, record_id="one", now=NOW, rules_version="1", seed=7
        )

    def listen(self, line: str) -> None:
        """A line of the block `heard`."""
        text, hint, *rest = (part.strip() for part in line.split("|"))
        start = text.index(rest[0]) if rest else 0
        found = Heard(hint, start, start + len(rest[0]), rest[0]) if rest else None
        self.heard[text] = Check(heard=(found,)) if found else Check(hush=hint == "hush")
        self.state = replace(self.state, listens=True)

    def hear(self, line: str) -> None:
        """What the user typed or pressed."""
        if line == "/resume":
            data = json.loads(json.dumps([self.state.to_json(), to_json(self.state.record)]))
            self.state = State.from_json(data[0], from_json(data[1]))
            self.turns = machine.resume(self.book, self.state, self._seen(Command("why")))
            return
        self._tell(self._event(line))

    def say(self, line: str) -> None:
        """What the user typed in words; a doubt is put as a question, a number read is told."""
        prompt, doubt = self.doubt.ask if self.doubt else self.turns[-1], self.doubt
        reply = self.reader.read(line, prompt)  # type: ignore[arg-type]
        if doubt and isinstance(reply, Chose) and (settled := doubt.settled(reply.option)):
            self.doubt, reply = None, settled
        match reply:
            case Doubt(ask=ask):
                self.doubt, self.turns = reply, (*self.turns[:-1], self.turns[-1], ask)
            case Taken(event=event, says=says):
                self._tell(event)
                self.turns = (Say(says), *self.turns)
            case Local(name="edit", words=into):
                self._tell(of_field(answers(self.book, self.state), into)[0].edit)
            case Local(name=name, words=words):
                due = next(turn for turn in reversed(self.turns) if turn != prompt or not doubt)
                self.turns = (Say(f"front: {name} {words}".strip()), due)
            case Partly(feelings=feelings):
                self.turns = (Say(f"how strong: {feelings}"), self.turns[-1])
            case Unclear(sentence=sentence):
                self.turns = (Say(sentence), self.turns[-1])
            case event:
                self._tell(event)

    def _tell(self, event: Event) -> None:
        seen = self._seen(event)
        self.state, self.turns = machine.advance(self.book, self.state, event, seen)

    def _event(self, line: str) -> Event:
        if line.startswith("/"):
            return _command(line[1:])
        match self.turns[-1]:
            case Ask(kind="rating") if line:
                return Rated(int(line))
            case Ask(kind="feelings") if line:
                pairs = (part.rsplit(" ", 1) for part in line.split(", "))
                return Felt(tuple((name, int(number)) for name, number in pairs))
            case Ask(kind="choice") if line:
                return Chose(line)
            case Ask(kind="weights") if line:
                parts = (part.rsplit(" ", 1) for part in line.split(", "))
                return Weighed(tuple((name, int(number)) for name, number in parts))
            case Ask(kind="date") if line:
                text, _, day = line.partition(" | ")
                return Dated(text, day)
            case Card() if line in WAYS:
                return Chose(line)
            case Offer() if line:
                answer, _, other = line.partition(" ")
                return Judged(answer, other)  # type: ignore[arg-type]
            case _:
                return Typed(line)

    def _seen(self, event: Event) -> Seen:
        text = event.text if isinstance(event, Typed | Dated) else ""
        tier, card = self.tiers.get(text, (None, ""))
        known = {key: self.tiers.get(each, (None, ""))[0] for key, each in texts(self.state.record)}
        looked_at = ("thoughts", "balanced")
        listened = ("situation", "evidence_for", "evidence_against", "heard")
        looked_at += listened if self.heard else ()
        checked = isinstance(self.turns[-1], Ask) and self.turns[-1].field in looked_at
        if isinstance(event, Chose) and checked:
            text = thought_of(self.state, event)
        return Seen(
            check=self._check(text) if checked and text and not tier else None,
            tier=tier,  # type: ignore[arg-type]
            card=card,
            held=frozenset(key for key, each in known.items() if each not in (None, "soft")),
            explicit=frozenset(key for key, each in known.items() if each == "explicit"),
        )

    def _check(self, text: str) -> Check:
        if text in self.heard:
            return self.heard[text]
        way = self.ways.get(text)
        notes = (Note("led", "Noted.", leads_to=way),) if way else ()  # type: ignore[arg-type]
        return Check(tuple(self.hints.get(text, ())), notes)


Lines = Callable[[Record], Iterator[str]]


def _command(line: str) -> Event:
    name, *rest = line.split()
    if name == "take":
        return Take(rest[0])
    if name == "edit":
        return Edit(rest[0], int(rest[1]) if len(rest) > 1 else 0)
    return Command(name)  # type: ignore[arg-type]


def shown(turn: Turn) -> str:
    """A turn as a line to compare with."""
    match turn:
        case Say(text):
            return text
        case Ask(ask=ask, value=value):
            return f"{ask} [{value}]" if value else ask
        case Offer(name=name, finding=finding):
            return f"offer: {name}: {finding.quote}"
        case Challenge(text=text, value=value):
            return f"question: {text} [{value}]"
        case Card(tier=tier, card=card):
            return f"card: {tier} {card}"
        case Done(reason):
            return f"done: {reason}"


@pytest.fixture
def play(record_lines: Lines) -> Callable[[Path, Book], None]:
    """Read a conversation and hold it against the machine."""
    return partial(_play, record_lines)


def _play(record_lines: Lines, path: Path, book: Book) -> None:
    talker = Talker(book)
    rest = [shown(turn) for turn in talker.turns]
    for number, kind, line in _parts(path.read_text(encoding="utf-8")):
        where = f"{path.name}:{number}"
        match kind:
            case ">" | ">>":
                talker.hear(line) if kind == ">" else talker.say(line)
                rest = [shown(turn) for turn in talker.turns]
            case "<":
                found = next((at for at, each in enumerate(rest) if line in each), None)
                assert found is not None, f"{where}: not said: {line}\nbut: {rest}"
                rest = rest[found + 1 :]
            case "script":
                talker = Talker(book, line.strip())
                rest = [shown(turn) for turn in talker.turns]
            case "hints":
                text, pattern, strength, quote = (part.strip() for part in line.split("|"))
                if pattern in ("support", "note"):
                    talker.ways[text] = pattern
                    continue
                talker.hints.setdefault(text, []).append(_finding(text, pattern, strength, quote))
            case "heard":
                talker.listen(line)
            case "screen":
                tier, text, card = (part.strip() for part in line.split("|"))
                talker.tiers[text] = (tier, card)
            case "record":
                stands = [each.rstrip() for each in record_lines(talker.state.record)]
                assert line.splitlines() == stands, where


def _finding(text: str, pattern: str, strength: str, quote: str) -> Finding:
    start = text.index(quote)
    return Finding(
        pattern=pattern,
        rule=f"{pattern}/one",
        strength=strength,  # type: ignore[arg-type]
        start=start,
        end=start + len(quote),
        quote=quote,
        says="These words say more than they can know.",
        but="Not if it is a plain fact.",
        shown=strength != "hint",
    )


def _parts(text: str) -> Iterator[tuple[int, str, str]]:
    """(line number, kind, line) for everything that is not prose; a record block is one part."""
    fence = ""
    block: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            if fence == "record":
                yield number, "record", "\n".join(block)
            fence, block = (line[3:], []) if not fence else ("", [])
        elif fence == "record":
            block.append(line.rstrip())
        elif fence:
            yield number, fence, line
        elif line[:3].rstrip() == ">>":
            yield number, ">>", line[3:]
        elif line[:2].rstrip() in (">", "<"):
            yield number, line[0], line[2:]

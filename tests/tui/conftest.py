"""Fakes for the TUI: services without a disk or a model, and a conversation from a script."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget

import reframe.tui
from reframe.clock import FixedClock
from reframe.companion.services import Services, open_services
from reframe.config import Config
from reframe.dialogue.events import Command, Event
from reframe.dialogue.machine import Stop
from reframe.dialogue.turns import Ask, Choice, Offer, Turn
from reframe.journal import Row
from reframe.locations import Places
from reframe.record.model import Check, Feeling, Finding, Record, Thought
from reframe.record.story import Story
from reframe.rulebook import load
from reframe.rulebook.model import (
    Balanced,
    Book,
    Breathing,
    Country,
    CountryQuestion,
    Emotions,
    Family,
    Grounding,
    Line,
    Notice,
    Pattern,
    Prompts,
    Safety,
    SafetyCard,
    Script,
    Step,
    WayOn,
)
from reframe.safety.screen import Screened
from reframe.tui.app import ReframeApp
from reframe.tui.screens.conversation import ConversationScreen
from reframe.tui.screens.grounding import MOVING, STILL, GroundingScreen
from reframe.tui.themes import DARK, THEMES
from reframe.tui.widgets.answer import Answer

TUI = Path(reframe.tui.__file__).parent
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)

FORTUNE = Pattern(
    "fortune_telling",
    "Fortune telling",
    (),
    "Taking a guess about the future for a fact.",
    "",
    (),
    (),
    (),
)
LABELING = Pattern("labeling", "Labelling", (), "One word for a whole person.", "", (), (), ())

BOOK = Book(
    version="1",
    patterns=(FORTUNE, LABELING),
    words={},
    guards=(),
    scripts=(
        Script(
            "seven_column",
            "Thought record",
            "",
            (
                Step("situation", "text", "What happened", into="situation"),
                Step("feelings", "feelings", "Feelings", into="feelings"),
                Step("thoughts", "list", "Thoughts", into="thoughts"),
                Step("evidence_for", "list", "Evidence", into="evidence_for"),
                Step("balanced", "text", "Balanced", into="balanced"),
                Step("note", "text", "Note", into="note"),
            ),
        ),
    ),
    emotions=Emotions(
        anchors={"0": "none", "25": "a little", "50": "medium", "75": "strong", "100": "the most"},
        belief_anchors={"0": "not at all", "100": "completely"},
        families=(
            Family("sad", "Sad", ("sad", "down", "hopeless", "lonely")),
            Family("anxious", "Anxious", ("anxious", "worried", "scared")),
        ),
        appraisals={"ignored": ("lonely", "sad")},
    ),
    prompts=Prompts((), (), {"start": "This is a program and not a person. Hints can be off."}),
    balanced=Balanced(()),
)

GROUNDING = Grounding(
    title="A quiet minute",
    begin="Put both feet on the floor.",
    breathing=Breathing(
        in_=4,
        out=6,
        rounds=2,
        says="In for {in}, out for {out}, {rounds} times.",
        says_in="Breathe in",
        says_out="Breathe out",
        says_round="Round {round} of {rounds}",
    ),
    senses=("Name five things you can see.", "Listen for three sounds."),
    end="You can stop at any time.",
)

NOTICE = Notice(
    number=1,
    title="Before you start",
    text=("A place to practise. Not for emergencies: {lines} shows people.", "It stays here."),
    accept="I have read this, go on",
    leave="Leave reframe",
    country=CountryQuestion(
        "Which country are you in?", "For the lines.", "a guess", "None of these"
    ),
    about=("What it is. {lines} shows people.",),
)

SAFETY = Safety(
    lists={},
    rules=(),
    lowering=(),
    cards=(
        SafetyCard(
            "explicit",
            "You don’t have to carry this alone",
            ("What you wrote is saved.", "Please talk to someone now."),
            (WayOn("keep_writing", "Keep writing", "k"), WayOn("stop", "Save and stop", "s")),
        ),
        SafetyCard("clearing", "A pause", (), (WayOn("clear", "Clear what I wrote", "c"),)),
        SafetyCard("passive", "That sounds very heavy.", ("People are there for it.",), ()),
    ),
    countries=(
        Country(
            "GB",
            "United Kingdom",
            ("999",),
            (Line("A line", "listening", "day and night", "its site", "2026-11-22", ("000",)),),
        ),
        Country(
            "international",
            "Anywhere",
            ("your local number",),
            (Line("A directory", "lists lines", "", "its site", "2026-11-22", chat="example"),),
        ),
    ),
    grounding=GROUNDING,
)

RECORD = Record(
    id="0123456789ab",
    script="seven_column",
    rules="1",
    started=NOW,
    updated=NOW,
    situation="I failed the first maths test",
    feelings=(Feeling("sad", 75), Feeling("hopeless", 50)),
    thoughts=(Thought("I’ll never succeed", before=90, hot=True),),
)

STOPS = (
    Stop("What happened", "done"),
    Stop("Feelings", "done"),
    Stop("Thoughts", "here"),
    Stop("Evidence", "todo"),
    Stop("Balanced", "todo"),
    Stop("Again", "todo"),
    Stop("Next", "todo"),
)

OFFER = Offer(
    thought="I’ll never succeed",
    finding=Finding(
        "fortune_telling",
        "fortune_telling/never-wanted",
        "strong",
        0,
        18,
        "I’ll never succeed",
        "A flat “never” about something you want.",
        "It would not be one if it were a decision.",
    ),
    name="Fortune telling",
    definition=FORTUNE.definition,
    index=1,
    of=2,
    others=(Choice("fortune_telling", "Fortune telling"), Choice("labeling", "Labelling")),
)


class FakeDetector:
    status = "ready"
    reason = ""

    def __init__(self) -> None:
        self.went_on = False

    def go_on_without(self) -> None:
        self.went_on = True

    def close(self) -> None:
        pass


class FakeScreen:
    """Finds "unbearable" explicit and nothing else."""

    def look(self, text: str) -> Screened | None:
        return Screened("explicit", "self", "explicit") if "unbearable" in text else None


class FakeJournal:
    """Records in memory."""

    def kept(self, name: str) -> str:
        return ""

    def keep(self, name: str, text: str) -> None: ...

    def let_go(self, name: str) -> None: ...

    def __init__(self, *records: Record) -> None:
        self.records = {record.id: record for record in records}

    def rows(self) -> tuple[Row, ...]:
        return tuple(
            Row(each.id, each.started, each.updated, each.status, each.situation)
            for each in self.records.values()
        )

    def unfinished(self) -> Row | None:
        return next((row for row in self.rows() if row.status == "open"), None)

    def get(self, record_id: str) -> Any:
        return SimpleNamespace(record=self.records[record_id], state={})

    def delete(self, record_id: str) -> None:
        del self.records[record_id]

    def close(self) -> None:
        pass


class FakeConversation:
    """Answers the n-th event with the n-th turns of the script, and remembers the events."""

    def __init__(
        self, *script: tuple[Turn, ...], record: Record = RECORD, drafted: str = ""
    ) -> None:
        self._script = list(script)
        self._turns = self._script.pop(0)
        self.record = record
        self.state = SimpleNamespace(record=record, trail=())
        self.drafted = drafted
        self.drafts: list[str] = []
        self.events: list[Event] = []
        self.saved_at = NOW
        self.unsaved = False
        self.can_undo = False
        self.refuse: Exception | None = None

    def turns(self) -> tuple[Turn, ...]:
        return self._turns

    @property
    def field(self) -> str:
        return str(getattr(self._turns[-1], "field", ""))

    def stepper(self) -> tuple[Stop, ...]:
        return STOPS

    def waits_for_hints(self, event: Event) -> bool:
        return False

    def screen_only(self, text: str) -> Screened | None:
        return FakeScreen().look(text)

    def draft(self, text: str) -> bool:
        self.drafts.append(text)
        self.drafted = text
        return True

    def take(self, event: Event) -> tuple[Turn, ...]:
        if self.refuse:
            raise self.refuse
        self.events.append(event)
        if not isinstance(event, Command):
            self.drafted = ""
        if self._script:
            self._turns = self._script.pop(0)
        return self._turns


class Pace:
    """Stands in for the screen's timers: time passes when a test says so."""

    def __init__(self) -> None:
        self.interval = 0.0
        self.running = False
        self._tick: Callable[[], object] = lambda: None

    def set_interval(self, interval: float, tick: Callable[[], object]) -> Any:
        self.interval, self._tick, self.running = interval, tick, True
        return SimpleNamespace(stop=self.stop, pause=self.stop, resume=self.resume)

    def stop(self) -> None:
        self.running = False

    def resume(self) -> None:
        self.running = True

    def passes(self, seconds: float) -> None:
        for _ in range(round(seconds / self.interval)):
            if self.running:
                self._tick()


class Host(App[None]):
    """A widget alone, with everything that it posts written down."""

    CSS_PATH = [TUI / "app.tcss", TUI / "screens" / "conversation.tcss"]  # noqa: RUF012

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        self.widget = widget
        self.given: list[Event] = []
        self.asked: list[str] = []
        self.changed: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        if isinstance(self.widget, Answer):
            self.widget.begin()

    def on_answer_given(self, message: Answer.Given) -> None:
        self.given.append(message.event)

    def on_answer_asked(self, message: Answer.Asked) -> None:
        self.asked.append(message.name)

    def on_answer_changed(self, message: Answer.Changed) -> None:
        self.changed.append(message.text)


def make_services(folder: Path, *records: Record) -> Any:
    made: dict[str, Any] = {
        "places": Places(folder / "data", folder / "config", folder / "cache"),
        "config": Config(),
        "config_problem": "",
        "clock": FixedClock(NOW),
        "book": BOOK,
        "safety": SAFETY,
        "screen": FakeScreen(),
        "journal": FakeJournal(*records),
        "detector": FakeDetector(),
    }
    return Services(**made)


def ask(kind: str = "text", **changes: Any) -> Ask:
    """A question of any kind."""
    plain: dict[str, Any] = {
        "step": "thoughts",
        "field": "thoughts",
        "ask": "What went through your mind just then?",
        "hint": "Word for word if you can.",
    }
    return Ask(kind=kind, **plain | changes)  # type: ignore[arg-type]


def screen_text(app: App[Any]) -> str:
    """What stands on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(lines) + "\n"


def picture(app: App[Any]) -> str:
    """The screen as SVG, without what changes from run to run and without fonts from afar."""
    drawn = re.sub(r"terminal-\d+", "terminal", app.export_screenshot())
    return re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL)


@asynccontextmanager
async def conversing(
    conversation: FakeConversation,
    services: Any,
    *,
    size: tuple[int, int] = (100, 30),
    theme: str = DARK.name,
) -> AsyncIterator[tuple[ReframeApp, Pilot[None]]]:
    """The app with this conversation open."""
    app = ReframeApp(lambda: services, places=services.places, theme=theme)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(ConversationScreen(conversation, services, country=app.country))  # type: ignore[arg-type]
        await settle(pilot)
        yield app, pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until workers and messages are done."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Paste a text into whatever has the focus."""
    if text:
        pilot.app.post_message(Paste(text))
    await pilot.pause()


THOUGHT = "I’ll never succeed"
FOUND = Finding(
    "fortune_telling",
    "fortune_telling/never_wanted",
    "strong",
    0,
    len(THOUGHT),
    THOUGHT,
    "A flat “never” about something that you want.",
    "It would not be this if it were a choice of yours.",
)


class OnePattern:
    """Finds fortune telling in one thought."""

    status = "ready"
    reason = ""

    def start(self) -> None:
        pass

    def sort(self, text: str) -> Story:
        return Story()

    def listen(self, text: str, field: str) -> Check:
        return Check()

    def check(self, text: str, context: Sequence[str] = ()) -> Check:
        return Check((FOUND,)) if text == THOUGHT else Check()

    def go_on_without(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rules, compiled once for all tests."""
    folder = tmp_path_factory.mktemp("compiled")
    where = Places(folder, folder, folder)
    load.book(where)
    load.safety(where)
    return folder


@pytest.fixture
def opened(own_world: Path, compiled: Path) -> Iterator[Services]:
    shutil.copytree(compiled, own_world / "cache")
    own_world.chmod(0o700)
    (own_world / "config.toml").write_text("notice = 9999\n", encoding="utf-8")
    services = open_services(os.environ, clock=FixedClock(NOW), detector=OnePattern())  # type: ignore[arg-type]
    yield services
    services.close()


@asynccontextmanager
async def running(
    services: Services, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[ReframeApp, Pilot[None]]]:
    app = ReframeApp(lambda: services, places=services.places)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot


async def answer(pilot: Pilot[None], *answers: str) -> None:
    """Type each answer and enter; `+x` presses a key instead, and digits are typed."""
    for each in answers:
        if each.startswith("+"):
            await pilot.press(each[1:])
        elif each.isdecimal():
            await pilot.press(*each, "enter")
        else:
            await type_text(pilot, each)
            await pilot.press("enter")
        await settle(pilot)


@pytest.fixture
def pace(monkeypatch: pytest.MonkeyPatch) -> Pace:
    """Takes the place of the breathing's timer; the screen has other timers of its own."""
    made, real = Pace(), GroundingScreen.set_interval

    def set_interval(screen: GroundingScreen, interval: float, tick: Any, **options: Any) -> Any:
        if interval in (MOVING, STILL):
            return made.set_interval(interval, tick)
        return real(screen, interval, tick, **options)

    monkeypatch.setattr(GroundingScreen, "set_interval", set_interval)
    return made


@pytest.fixture
def services(tmp_path: Path) -> Any:
    """Services without a disk or a model, one unfinished record in the journal."""
    return make_services(tmp_path, RECORD)


@pytest.fixture
def fakes() -> Any:
    """Everything a test builds its scene from."""
    return SimpleNamespace(**globals())

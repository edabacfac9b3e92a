"""The demo as lines: the real conversation, each prepared answer in brackets and sent by enter."""

from __future__ import annotations

import select
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from reframe.companion import demo, player
from reframe.companion.conversation import Conversation
from reframe.companion.services import Services
from reframe.dialogue.events import Command, Typed
from reframe.dialogue.replies.choices import pick
from reframe.dialogue.turns import Done, Prompt, Turn
from reframe.plain import words
from reframe.plain.console import Console
from reframe.plain.help_lines import HelpLines
from reframe.plain.show import numbered
from reframe.plain.signals import Ended, Signals
from reframe.plain.talk import InputEnded, Talk
from reframe.rulebook.model import Vignette

WHICH = "Which one? Type its number or its name; q leaves."
READY = "DEMO  enter sends: [{shown}]"
PASSES = "DEMO  enter goes on"
GIVEN = "DEMO  [{shown}]"
BY_ITSELF = "It goes by itself. Type anything and enter to take over, or q to end."
TAKEN_OVER = "From here on enter sends the next answer."

Pause = Callable[[float], bool]
"""Waits so many seconds; True as soon as a line is there to be read."""


def run(environ: Mapping[str, str], name: str = "", *, auto: bool = False) -> int:
    """The whole demo, from the first line to the exit code."""
    services = demo.open_demo(environ)
    signals = Signals(hurry=services.detector.go_on_without)
    console = Console.standard(waiting=signals.waiting)
    try:
        with signals.active(), suppress(Ended, InputEnded):
            play(services, console, name, pause=pausing(signals) if auto else None)
    finally:
        services.close()
    console.block([demo.LEFT])
    return 0


def pausing(signals: Signals) -> Pause:
    """A pause that a typed line ends; only a terminal is listened to."""

    def pause(seconds: float) -> bool:
        with signals.waiting():
            if sys.stdin and sys.stdin.isatty():
                return bool(select.select([sys.stdin], [], [], seconds)[0])
            time.sleep(seconds)
            return False

    return pause


def play(
    services: Services, console: Console, name: str = "", *, pause: Pause | None = None
) -> None:
    """Choose a vignette unless one is named, and play it; with `pause` it goes by itself."""
    vignette = demo.vignette_named(services.book, name) if name else _chosen(services, console)
    if vignette is None:
        return
    console.say(f"{demo.MARK}: {vignette.title}", vignette.teaches)
    console.block([demo.INTRO, *([BY_ITSELF] if pause else [])])
    DemoTalk(services, demo.begin(services, vignette), console, vignette, pause).run()


def _chosen(services: Services, console: Console) -> Vignette | None:
    vignettes = services.book.vignettes
    lines = numbered(player.choices(vignettes))
    told = (
        part
        for line, each in zip(lines, vignettes, strict=True)
        for part in (f"{line} ({each.id})", f"      {each.teaches}")
    )
    console.say(demo.INTRO)
    console.block([*told, "", WHICH])
    help_lines = HelpLines(services)
    while (line := console.read()) is not None:
        if line.strip().casefold().removeprefix("/") in words.LEAVING:
            return None
        if found := player.named(vignettes, line):
            return found
        if chosen := pick(line.strip(), player.choices(vignettes)):
            return player.named(vignettes, chosen.id)
        console.block(help_lines.asked_for(line) or [WHICH])
    return None


class DemoTalk(Talk):
    """A talk in which an empty line sends what the vignette answers."""

    def __init__(
        self,
        services: Services,
        conversation: Conversation,
        console: Console,
        vignette: Vignette,
        pause: Pause | None = None,
    ) -> None:
        super().__init__(services, conversation, console, HelpLines(services))
        self._vignette = vignette
        self._pause = pause

    def _line(self, *, keep: bool = False) -> str:
        """Wait for a line; when the demo goes by itself, for the time that typing takes."""
        prompt = self._prompt()
        if self._pause is None or isinstance(prompt, Done) or player.onward(prompt) is None:
            return super()._line(keep=keep)
        ready = self._ready(prompt)
        letters = len(ready.shown) if ready else 0
        if not self._pause(demo.PAUSE + letters / demo.LETTERS_A_SECOND):
            return ""
        line = super()._line(keep=keep)
        self._pause = None
        if line.strip().casefold() in words.LEAVING:
            return "/stop"
        self._console.block([TAKEN_OVER])
        return line

    def _answer(self, prompt: Prompt, line: str) -> None:
        if line.strip():
            super()._answer(prompt, line)
            return
        ready = self._ready(prompt)
        event = ready.event if ready else player.onward(prompt)
        if event is None:
            super()._answer(prompt, line)
        elif event == Typed("") or isinstance(event, Command):
            self._take(event)
        else:
            if self._pause and ready:
                self._console.block([GIVEN.format(shown=ready.shown)])
            self._take(event)

    def _show(self, turns: Iterable[Turn]) -> None:
        """What was said, and under a question the answer that stands ready."""
        turns = tuple(turns)
        super()._show(turns)
        last = turns[-1] if turns else None
        if self._pause or last is None or not isinstance(last, Prompt):
            return
        ready = self._ready(last)
        if ready:
            self._console.say(READY.format(shown=ready.shown))
        elif player.onward(last) is not None:
            self._console.say(PASSES)

    def _ready(self, prompt: Turn) -> player.Prepared | None:
        return player.prepared(self._vignette, prompt, self._conversation.state)

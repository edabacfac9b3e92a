"""The thinking patterns as a page to read at any time; nothing is chosen here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from reframe.config import Config
from reframe.dialogue.offers import listed
from reframe.dialogue.turns import Choice
from reframe.rulebook.model import Pattern
from reframe.tui.keys import PATTERNS, bindings
from reframe.tui.screens.page import Page
from reframe.tui.widgets.pattern_list import PatternList

PUT_ASIDE = "(put aside)"


class PatternsScreen(Page[None]):
    """Every pattern; one can be put aside, so that it is not offered any more, and brought back."""

    CSS_PATH = "patterns.tcss"
    GROUP = PATTERNS
    HEADING = "Thinking patterns"
    BINDINGS = bindings(PATTERNS)

    @dataclass
    class Aside(Message):
        pattern: str

    def __init__(self, patterns: Sequence[Pattern], archived: Collection[str] = ()) -> None:
        super().__init__()
        self._patterns = tuple(patterns)
        self._archived = archived

    def compose_body(self) -> ComposeResult:
        yield PatternList(self._lines(), self._patterns)

    def on_mount(self) -> None:
        self.query_one(PatternList).begin()

    def configured(self, config: Config) -> None:
        """The configuration changed."""
        self.show(config.archived)

    def show(self, archived: Collection[str]) -> None:
        """Draw anew what is put aside."""
        self._archived = archived
        self.query_one(PatternList).show(self._lines())

    def action_aside(self) -> None:
        self.query_one(PatternList).put_aside()

    @on(PatternList.Aside)
    def _aside(self, message: PatternList.Aside) -> None:
        message.stop()
        self.post_message(self.Aside(message.pattern))

    def _lines(self) -> tuple[Choice, ...]:
        return listed(self._patterns, self._archived, PUT_ASIDE)

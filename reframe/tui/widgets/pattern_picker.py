"""The answer as one of the thinking patterns, or a name of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult

from reframe.dialogue.events import Chose
from reframe.dialogue.turns import Choice
from reframe.rulebook.model import Pattern
from reframe.tui.keys import PATTERN_LIST, bindings
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.pattern_list import PatternList

ASIDE = replace(PATTERN_LIST, keys=tuple(key for key in PATTERN_LIST.keys if key.action == "aside"))
"""What the list leaves to the part that it stands in."""


class PatternPicker(Answer):
    """The list with what the marked pattern means; the line chosen is the answer."""

    KEYS = (PATTERN_LIST,)
    BINDINGS = bindings(ASIDE)

    def __init__(self, choices: Sequence[Choice], patterns: Sequence[Pattern]) -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._patterns = tuple(patterns)

    def compose(self) -> ComposeResult:
        yield PatternList(self._choices, self._patterns)

    def begin(self) -> None:
        self.query_one(PatternList).begin()

    def action_aside(self) -> None:
        self.query_one(PatternList).put_aside()

    def relabel(self, choices: Sequence[Choice]) -> None:
        """Other labels, and perhaps another order."""
        self.query_one(PatternList).show(choices)

    @on(PatternList.Picked)
    def _picked(self, message: PatternList.Picked) -> None:
        message.stop()
        self.post_message(self.Given(Chose(message.choice.id), message.choice.label))

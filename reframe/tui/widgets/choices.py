"""The answer as one line of a numbered list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reframe.dialogue.events import Chose
from reframe.dialogue.turns import Choice
from reframe.tui.keys import CHOICES
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.lines import Lines
from reframe.tui.words import plain


class Numbered(Lines):
    """A list whose lines are chosen by arrows, by number, by their own letter or by the mouse."""

    @dataclass
    class Picked(Message):
        choice: Choice

    def __init__(
        self, choices: Sequence[Choice], *, says: dict[str, str] | None = None, marked: str = ""
    ) -> None:
        self._choices = tuple(choices)
        says = says or {}
        lines = [
            Option(_line(number, choice, says.get(choice.id, "")), id=str(number))
            for number, choice in enumerate(self._choices, start=1)
        ]
        super().__init__(lines)
        ids = [choice.id for choice in self._choices]
        self._first = ids.index(marked) if marked in ids else 0

    def on_mount(self) -> None:
        if self._choices:
            self.highlighted = self._first

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.post_message(self.Picked(self._choices[message.option_index]))

    def on_key(self, event: events.Key) -> None:
        index = self._index_of(event.character or "")
        if index is None:
            return
        event.stop()
        self.highlighted = index
        if event.character and event.character.isdecimal() and len(self._choices) > 9:
            return
        self.post_message(self.Picked(self._choices[index]))

    def _index_of(self, typed: str) -> int | None:
        if len(typed) != 1:
            return None
        keys = [choice.key for choice in self._choices]
        if typed in keys:
            return keys.index(typed)
        if typed.isdecimal() and 1 <= int(typed) <= len(self._choices):
            return int(typed) - 1
        return None


def _line(number: int, choice: Choice, says: str) -> Content:
    sign = choice.key or (str(number) if number < 10 else " ")
    line = Content.assemble((f"{sign}  ", "$primary bold"), plain(choice.label))
    if not says:
        return line
    return Content.assemble(line, "\n   ", plain(says, "$quiet"))


class Choices(Answer):
    """A numbered list; the line chosen is the answer."""

    KEYS = (CHOICES,)

    def __init__(self, choices: Sequence[Choice], *, marked: str = "") -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._marked = marked

    def compose(self) -> ComposeResult:
        yield Numbered(self._choices, marked=self._marked)

    def begin(self) -> None:
        self.query_one(Numbered).focus()

    @on(Numbered.Picked)
    def _picked(self, message: Numbered.Picked) -> None:
        message.stop()
        self.post_message(self.Given(Chose(message.choice.id), message.choice.label))

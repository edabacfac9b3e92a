"""What every way of answering has in common; the conversation screen shows one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Vertical
from textual.message import Message

from reframe.dialogue.events import Event
from reframe.tui.keys import Group


class Answer(Vertical):
    """A part that takes one answer and posts it as `Given`."""

    KEYS: ClassVar[tuple[Group, ...]] = ()

    @dataclass
    class Given(Message):
        """The user answered."""

        event: Event
        shown: str
        """The answer as the conversation shows it."""

    @dataclass
    class Worded(Message):
        """Words were typed where none are due: a request, perhaps."""

        text: str

    @dataclass
    class Changed(Message):
        """Something that would be missed after a crash was typed."""

        text: str

    @dataclass
    class Asked(Message):
        """The user wants a command of the dialogue, such as why."""

        name: str

    def begin(self) -> None:
        """Take the focus."""
        self.focus()

    @property
    def draft(self) -> str:
        """What is typed and not sent; empty when there is nothing to lose."""
        return ""

    def recover(self, draft: str) -> None:
        """Start again from a draft."""

    def forget(self) -> None:
        """What is typed was no answer; begin as at first."""

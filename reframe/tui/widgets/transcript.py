"""What was said so far: the program on the left, the user on the right."""

from __future__ import annotations

from collections.abc import Callable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reframe.tui.words import plain, shortened

SHORT = 50


class Entry(Static):
    """One thing said; its class says by whom and in which tone."""

    typed = ""
    """What the user wrote, in an entry of theirs."""


class Transcript(VerticalScroll, can_focus=False):
    """The conversation, held at its newest line until the user scrolls up."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: tuple[Entry, str] | None = None
        self._pending: list[Entry] = []

    def on_mount(self) -> None:
        self.anchor()

    def say(self, text: str, *, tone: str = "plain") -> None:
        """Something the program says: plain, quiet, summary or card."""
        self._add(plain(text), f"-theirs -{tone}")

    def ask(self, question: str, *, lead: str = "", hint: str = "") -> None:
        """A question, after a lead and before a hint; it replaces one that nobody answered."""
        if self._asked:
            self._asked[0].remove()
        parts = [(lead, "$quiet"), (question, "bold"), (hint, "$quiet")]
        shown = Content("\n").join(plain(text, style) for text, style in parts if text)
        self._asked = (self._add(shown, "-theirs"), question)

    def show(self, content: Content, *, tone: str) -> None:
        self._add(content, f"-theirs -{tone}")

    def mine(self, text: str) -> None:
        """Something the user answered; an empty answer leaves no entry."""
        self.settle()
        if not text.strip():
            return
        length = "-short" if len(text) <= SHORT and "\n" not in text else "-long"
        self._add(plain(shortened(text)), f"-mine {length}").typed = text

    def forget(self, cleared: Callable[[str], bool]) -> None:
        """Take what the user wrote off the screen where they cleared it."""
        for entry in self.query(Entry):
            if entry.typed and cleared(entry.typed):
                entry.remove()

    def keep(self) -> None:
        """What stands here was taken."""
        self._pending.clear()

    def take_back(self) -> None:
        """Forget what was added since `keep`: it was not taken."""
        for entry in self._pending:
            entry.remove()
        self.keep()

    def settle(self) -> None:
        """Let the question step back, without its lead and hint: it was dealt with."""
        if self._asked:
            entry, question = self._asked
            entry.update(plain(question))
            self._asked = None

    def _add(self, content: Content, classes: str) -> Entry:
        entry = Entry(content, classes=classes)
        self._pending.append(entry)
        self.mount(entry)
        self.anchor()
        return entry

"""The thinking patterns as a list, with what the marked one means beside it; typing narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reframe.dialogue.turns import Choice
from reframe.rulebook.look import called
from reframe.rulebook.model import Pattern
from reframe.tui.widgets.lines import Lines
from reframe.tui.words import plain

NARROW = "Type to narrow the list."
NARROWED = "Narrowed to “{typed}”; backspace takes a letter back."
NOTHING = "Nothing is called that. Backspace takes a letter back."


class PatternList(Vertical):
    """Lines of patterns, and of whatever else can be chosen with them."""

    @dataclass
    class Picked(Message):
        choice: Choice

    @dataclass
    class Aside(Message):
        """The marked pattern is to be put aside, or brought back."""

        pattern: str

    def __init__(self, choices: Sequence[Choice], patterns: Sequence[Pattern]) -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._patterns = {each.id: each for each in patterns}
        self._typed = ""

    def compose(self) -> ComposeResult:
        yield Static(plain(NARROW, "$quiet"), id="narrow")
        with Horizontal():
            yield Lines()
            with VerticalScroll(can_focus=False):
                yield Static(id="meaning")

    def on_mount(self) -> None:
        self._show()

    def begin(self) -> None:
        self.query_one(Lines).focus()

    def show(self, choices: Sequence[Choice]) -> None:
        """Other labels or another order; what was marked stays marked."""
        self._choices = tuple(choices)
        self._show(self.marked)

    @property
    def marked(self) -> str:
        """Id of the marked line; empty when there is none."""
        lines = self.query_one(Lines)
        option = lines.highlighted_option
        return (option.id or "") if option else ""

    def put_aside(self) -> None:
        if self.marked in self._patterns:
            self.post_message(self.Aside(self.marked))

    def on_key(self, event: events.Key) -> None:
        """Letters narrow the list; everything else is the list's or the page's."""
        letter = event.character or ""
        if event.key == "backspace" and self._typed:
            self._narrow(self._typed[:-1])
        elif event.is_printable and (letter != " " or self._typed):
            self._narrow(self._typed + letter)
        else:
            return
        event.stop()

    def _narrow(self, typed: str) -> None:
        self._typed = typed
        self._show()

    def _show(self, marked: str = "") -> None:
        shown = [each for each in self._choices if self._fits(each)]
        lines = self.query_one(Lines)
        lines.clear_options()
        lines.add_options([Option(plain(each.label), id=each.id) for each in shown])
        ids = [each.id for each in shown]
        lines.highlighted = ids.index(marked) if marked in ids else (0 if ids else None)
        found = any(each.id in self._patterns for each in shown)
        said = NARROWED.format(typed=self._typed) if self._typed else NARROW
        self.query_one("#narrow", Static).update(plain(said if found else NOTHING, "$quiet"))

    def _fits(self, choice: Choice) -> bool:
        pattern = self._patterns.get(choice.id)
        return pattern is None or called(pattern, self._typed)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        pattern = self._patterns.get(message.option_id or "")
        self.query_one("#meaning", Static).update(meaning(pattern) if pattern else Content())
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        chosen = next(each for each in self._choices if each.id == message.option_id)
        self.post_message(self.Picked(chosen))


def meaning(pattern: Pattern) -> Content:
    """What a pattern is, what it sounds like, and how else it is called."""
    parts = [
        plain(pattern.name, "bold"),
        plain(pattern.definition),
        *(plain(f"“{example}”", "$secondary") for example in pattern.examples),
    ]
    if pattern.other_names:
        parts.append(plain(f"Also called: {', '.join(pattern.other_names)}", "$quiet"))
    return Content("\n").join(parts)

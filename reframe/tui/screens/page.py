"""What all screens have in common: a title line, a body, and the keys that work."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from reframe.tui.keys import PAGE, Group, bindings
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.topline import TopLine

Result = TypeVar("Result")


class Page(Screen[Result]):
    """A screen whose body its subclass composes; its keys come from one group of the table."""

    GROUP: ClassVar[Group]
    HEADING: ClassVar[str] = "reframe"

    def compose(self) -> ComposeResult:
        yield TopLine(self.HEADING)
        yield from self.compose_body()
        yield KeyLine(self.GROUP.keys)

    def compose_body(self) -> ComposeResult:
        yield from ()

    def action_leave(self) -> None:
        self.dismiss()


class TextPage(Page[None]):
    """A page to read: scrolls, and escape leaves it."""

    GROUP = PAGE
    BINDINGS = bindings(PAGE)

    def __init__(self, heading: str, content: Content) -> None:
        super().__init__()
        self._heading = heading
        self._content = content

    def compose(self) -> ComposeResult:
        yield TopLine(self._heading)
        with VerticalScroll(classes="reading"):
            yield Static(self._content)
        yield KeyLine(self.GROUP.keys)

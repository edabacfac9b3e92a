"""All records, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reframe.journal import Row
from reframe.tui.keys import JOURNAL, bindings
from reframe.tui.screens.home import row_line
from reframe.tui.screens.page import Page
from reframe.tui.widgets.lines import Lines

PAGE_LENGTH = 200
OLDER = "older"
EMPTY = "  There is nothing here yet. A record appears as soon as you write something."


class JournalScreen(Page[None]):
    """Lists a page of rows at a time, so that ten thousand records open as fast as ten."""

    CSS_PATH = "journal.tcss"
    HEADING = "Journal"
    GROUP = JOURNAL
    BINDINGS = bindings(JOURNAL)

    listing = query_one(Lines)

    @dataclass
    class Wanted(Message):
        """Something is to be done with a record: open, export or delete."""

        what: str
        record_id: str

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._shown = 0

    def compose_body(self) -> ComposeResult:
        yield Lines()

    def on_mount(self) -> None:
        self.show(self._rows)
        self.listing.focus()

    def show(self, rows: Sequence[Row]) -> None:
        """List these rows, the highlight kept where it was."""
        marked = self.listing.highlighted or 0
        self._rows, self._shown = tuple(rows), 0
        self.listing.clear_options()
        if not rows:
            self.listing.add_option(Option(Content.styled(EMPTY, "$quiet"), disabled=True))
            return
        self._show_more()
        self.listing.highlighted = min(marked, len(rows) - 1)

    def _show_more(self) -> None:
        if self._shown:
            self.listing.remove_option(OLDER)
        page = self._rows[self._shown : self._shown + PAGE_LENGTH]
        self.listing.add_options([Option(row_line(row), id=f"record:{row.id}") for row in page])
        self._shown += len(page)
        left = len(self._rows) - self._shown
        if left:
            older = Content.styled(f"  Show older records ({left:,} more)", "$primary")
            self.listing.add_option(Option(older, id=OLDER))

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        index = self.listing.highlighted
        if index is not None and index == self._shown < len(self._rows):
            self._show_more()
            self.listing.highlighted = index
            return
        self._want("open")

    def action_export(self) -> None:
        self._want("export")

    def action_delete(self) -> None:
        self._want("delete")

    def _want(self, what: str) -> None:
        index = self.listing.highlighted
        if index is not None and index < self._shown:
            self.post_message(self.Wanted(what, self._rows[index].id))

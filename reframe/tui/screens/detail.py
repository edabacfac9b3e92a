"""One record as a page to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from reframe.record.model import Record
from reframe.share.outline import heading, times
from reframe.tui.keys import DETAIL, bindings
from reframe.tui.screens.page import Page
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.record_view import record_content
from reframe.tui.widgets.topline import TopLine
from reframe.tui.words import plain

LONGEST = 20_000


class DetailScreen(Page[None]):
    """The whole record; `r` goes on with one that is not finished."""

    CSS_PATH = "detail.tcss"
    GROUP = DETAIL
    BINDINGS = bindings(DETAIL)

    @dataclass
    class Wanted(Message):
        """Something is to be done with this record: resume, export or delete."""

        what: str
        record_id: str

    def __init__(self, record: Record, names: Mapping[str, str]) -> None:
        super().__init__()
        self.record = record
        self._names = names

    def compose(self) -> ComposeResult:
        yield TopLine("Journal")
        with VerticalScroll(classes="reading"):
            yield Static(plain(heading(self.record), "bold $primary"), id="when")
            yield Static(plain(times(self.record), "$quiet"), id="times")
            yield Static(self._content(), id="record")
        yield KeyLine([key for key in DETAIL.keys if self._offered(key.action)])

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def _content(self) -> Content:
        return record_content(self.record, self._names, longest=LONGEST)

    def _offered(self, action: str) -> bool:
        return action != "resume" or self.record.status == "open"

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        return self._offered(action)

    def action_resume(self) -> None:
        self.post_message(self.Wanted("resume", self.record.id))

    def action_export(self) -> None:
        self.post_message(self.Wanted("export", self.record.id))

    def action_delete(self) -> None:
        self.post_message(self.Wanted("delete", self.record.id))

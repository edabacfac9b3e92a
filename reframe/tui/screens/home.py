"""The start page: a new record, the unfinished one, the latest ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reframe.tui.keys import HOME, Key, bindings
from reframe.tui.screens.page import Page
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.lines import Lines
from reframe.tui.words import day, one_line, plain, quoted

if TYPE_CHECKING:
    from reframe.journal import Row

GETTING_READY = "Getting ready…"
RECENT = 5
LONGEST_TITLE = 46


class HomeScreen(Page[None]):
    """Painted at once; `show` fills it when the services are there.

    Its stylesheet is loaded by the app, since Textual loads none for the first screen.
    """

    GROUP = HOME
    BINDINGS = bindings(HOME)

    @dataclass
    class Wanted(Message):
        """Something was chosen: `record_id` is empty for a new record and for the journal."""

        what: Literal["new", "continue", "open", "journal", "scripts"]
        record_id: str = ""

    class Uncovered(Message):
        """No other page lies over this one any more."""

    def __init__(self) -> None:
        super().__init__()
        self._unfinished = ""

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="home", can_focus=False):
            yield Static("One thought, looked at from more than one side.", id="lead")
            yield Static(GETTING_READY, id="start")
            yield Static(_new(), id="new")
            yield Static(id="remark")

    def on_screen_resume(self) -> None:
        self.post_message(self.Uncovered())

    def show(self, *, start: str, rows: Sequence[Row], unfinished: Row | None) -> None:
        """Fill in what had to be loaded."""
        self.query_one("#start", Static).update(plain(start, "$quiet"))
        self._unfinished = unfinished.id if unfinished else ""
        self.query_one(KeyLine).show_keys([key for key in HOME.keys if self._offers(key)])
        menu = self._menu()
        menu.clear_options()
        menu.add_options(_lines(rows, unfinished))
        menu.highlighted = 0
        menu.focus()

    def _menu(self) -> Lines:
        """The list; a list takes a while to be styled, so the first paint does without."""
        for there in self.query(Lines):
            return there
        menu = Lines()
        self.mount(menu, after="#new")
        self.query("#new").remove()
        return menu

    def remark(self, text: str) -> None:
        """A quiet sentence under the menu."""
        self.query_one("#remark", Static).update(plain(text, "$quiet"))

    def _offers(self, key: Key) -> bool:
        return key.action != "continue" or bool(self._unfinished)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        return bool(self._unfinished) if action == "continue" else True

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        match (message.option_id or "").partition(":"):
            case ("new", _, _):
                self.action_new()
            case ("continue", _, _):
                self.action_continue()
            case ("record", _, record_id):
                self.post_message(self.Wanted("open", record_id))
            case ("scripts", _, _):
                self.action_scripts()
            case ("journal", _, _):
                self.action_journal()
            case _:
                pass

    def action_new(self) -> None:
        self.post_message(self.Wanted("new"))

    def action_continue(self) -> None:
        self.post_message(self.Wanted("continue", self._unfinished))

    def action_scripts(self) -> None:
        self.post_message(self.Wanted("scripts"))

    def action_journal(self) -> None:
        self.post_message(self.Wanted("journal"))


def _new() -> Content:
    return Content.assemble("\n", ("  New thought record", "bold"), "\n")


def _lines(rows: Sequence[Row], unfinished: Row | None) -> list[Option | None]:
    """The lines of the menu, `None` for a rule between them."""
    lines: list[Option | None] = [Option(_new(), id="new")]
    if unfinished:
        title = one_line(unfinished.title, LONGEST_TITLE)
        what = quoted(title) if title else f"the record of {day(unfinished.started)}"
        lines.append(Option(Content.assemble("  Continue: ", plain(what)), id="continue"))
    lines.append(Option(Content.styled("  Another script, or an exercise", "$quiet"), id="scripts"))
    recent = [row for row in rows if not unfinished or row.id != unfinished.id][:RECENT]
    if recent:
        lines.append(None)
        lines += [Option(row_line(row), id=f"record:{row.id}") for row in recent]
    if rows:
        lines.append(Option(Content.styled("  All records", "$quiet"), id="journal"))
    return lines


def row_line(row: Row) -> Content:
    """A record as one line of a list."""
    title = one_line(row.title, LONGEST_TITLE) or "(without a title)"
    open_yet = (" · not finished", "$accent") if row.status == "open" else ""
    return Content.assemble((f"  {day(row.started):>11}  ", "$quiet"), plain(title), open_yet)

"""Every key, and a page about what reframe is and is not."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reframe.tui.keys import GROUPS, HELP, HELP_LINES_KEY, Group, bindings
from reframe.tui.screens.page import TextPage
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.topline import TopLine
from reframe.tui.words import plain


class HelpScreen(TextPage):
    """The help page, built from the table of keys; the words about reframe come from the rules."""

    GROUP = HELP
    BINDINGS = bindings(HELP)

    def __init__(self, about: Sequence[str] = ()) -> None:
        super().__init__("Keys", Content("\n\n").join(_group(group) for group in GROUPS))
        self._about = tuple(about)

    def compose(self) -> ComposeResult:
        yield TopLine(self._heading)
        with VerticalScroll(classes="reading"):
            yield Static(self._content)
        yield KeyLine([key for key in HELP.keys if self._about or key.action != "about"])

    def action_about(self) -> None:
        if self._about:
            self.app.push_screen(about_page(self._about))


def about_page(about: Sequence[str]) -> TextPage:
    """What reframe is and what it is not, in the words of the rules."""
    paragraphs = [plain(text.format(lines=HELP_LINES_KEY)) for text in about]
    return TextPage("About reframe", Content("\n\n").join(paragraphs))


def _group(group: Group) -> Content:
    width = max(len(key.face) for key in group.keys)
    lines = [
        Content.assemble((f"  {key.face.ljust(width)}  ", "$primary"), key.says)
        for key in group.keys
    ]
    return Content("\n").join([Content.styled(group.title, "bold"), *lines])

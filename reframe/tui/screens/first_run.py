"""The two pages of a first start: the notice, and the question of the country."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from reframe.dialogue.turns import Choice
from reframe.rulebook.model import Notice
from reframe.safety.lines import INTERNATIONAL
from reframe.tui.keys import CHOICES, FIRST_RUN, HELP_LINES_KEY, bindings
from reframe.tui.screens.page import Page
from reframe.tui.widgets.choices import Numbered
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.topline import TopLine
from reframe.tui.words import plain


class FirstPage(Page[None]):
    """Something to read, and below it a list to choose from; no key leads past it."""

    CSS_PATH = "first_run.tcss"
    BINDINGS = bindings(FIRST_RUN)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (23, "-high")]  # noqa: RUF012

    def __init__(
        self,
        title: str,
        paragraphs: Sequence[str],
        choices: Sequence[Choice],
        *,
        marked: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = tuple(text.format(lines=HELP_LINES_KEY) for text in paragraphs)
        self._choices = tuple(choices)
        self._marked = marked

    def compose(self) -> ComposeResult:
        yield TopLine("reframe")
        with VerticalScroll(classes="reading", can_focus=False):
            yield Static(plain(self._title, "bold $primary"), id="title")
            for paragraph in self._paragraphs:
                yield Static(plain(paragraph), classes="paragraph")
        yield Numbered(self._choices, marked=self._marked)
        yield KeyLine([*CHOICES.keys, *FIRST_RUN.keys])

    def on_mount(self) -> None:
        self.query_one(Numbered).focus()

    def action_scroll(self, pages: int) -> None:
        reading = self.query_one(VerticalScroll)
        reading.scroll_relative(y=pages * max(1, reading.size.height - 2), animate=False)


class NoticeScreen(FirstPage):
    """What reframe is and is not; nothing else opens before it is accepted."""

    @dataclass
    class Answered(Message):
        accepted: bool

    def __init__(self, notice: Notice) -> None:
        choices = [Choice("accept", notice.accept, "a"), Choice("leave", notice.leave, "l")]
        super().__init__(notice.title, notice.text, choices)

    @on(Numbered.Picked)
    def _picked(self, message: Numbered.Picked) -> None:
        message.stop()
        self.post_message(self.Answered(message.choice.id == "accept"))


class CountryScreen(FirstPage):
    """Whose help lines come first: a guess is marked, and it is the person who takes it."""

    @dataclass
    class Chosen(Message):
        code: str

    def __init__(
        self,
        notice: Notice,
        choices: Sequence[Choice],
        *,
        guess: str,
        country: Callable[[], str | None],
    ) -> None:
        question = notice.country
        # Without a guess the mark stands where it claims nothing about anybody.
        super().__init__(question.ask, [question.why], choices, marked=guess or INTERNATIONAL)
        self._country = country

    def on_screen_resume(self) -> None:
        """It may have been answered on the page of help lines meanwhile."""
        code = self._country()
        if code is not None:
            self.post_message(self.Chosen(code))

    @on(Numbered.Picked)
    def _picked(self, message: Numbered.Picked) -> None:
        message.stop()
        self.post_message(self.Chosen(message.choice.id))

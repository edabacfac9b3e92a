"""The full pause: shown when a text speaks of ending one's life or of danger; the text is saved."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reframe.dialogue.turns import Choice
from reframe.rulebook.model import Safety, SafetyCard
from reframe.tui.keys import CHOICES, PAUSE, bindings
from reframe.tui.widgets.choices import Numbered
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.line_view import WITHOUT_LINES, country_of, short
from reframe.tui.widgets.topline import TopLine
from reframe.tui.words import plain

CHOOSE = "F1, then c, chooses your country."


class Pause(ModalScreen[str]):
    """Title, help lines, words, and the ways on; gives back the way chosen.

    The lines, the grounding and the safety plan are shown from here, since they answer nothing.
    """

    CSS_PATH = "pause.tcss"
    BINDINGS = bindings(PAUSE)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-middle"), (30, "-high")]  # noqa: RUF012

    def __init__(
        self, card: SafetyCard, safety: Safety, *, country: Callable[[], str | None]
    ) -> None:
        super().__init__()
        self._card = card
        self._safety = safety
        self._country = country

    def compose(self) -> ComposeResult:
        yield TopLine("reframe")
        with VerticalScroll(classes="reading", can_focus=False):
            yield Static(plain(self._card.title, "bold $primary"), id="title")
            yield Static(id="lines", classes="paragraph")
            for paragraph in self._card.text:
                yield Static(plain(paragraph), classes="paragraph")
        yield Numbered([Choice(way.id, way.label, way.key) for way in self._card.ways])
        yield KeyLine([*CHOICES.keys, *PAUSE.keys], lines=1)

    def on_mount(self) -> None:
        self.query_one(Numbered).focus()

    def on_screen_resume(self) -> None:
        """The country may have been chosen on the page of help lines meanwhile."""
        code = self._country()
        country = country_of(self._safety, code)
        lines = short(country) if country else plain(WITHOUT_LINES)
        if code is None:
            lines = Content("\n").join([lines, plain(CHOOSE, "$quiet")])
        self.query_one("#lines", Static).update(lines)

    def action_scroll(self, pages: int) -> None:
        reading = self.query_one(VerticalScroll)
        reading.scroll_relative(y=pages * max(1, reading.size.height - 2), animate=False)

    @on(Numbered.Picked)
    async def _picked(self, message: Numbered.Picked) -> None:
        message.stop()
        match message.choice.id:
            case "lines":
                await self.run_action("app.help_lines")
            case "plan":
                await self.run_action("app.plan")
            case "grounding" if self._safety.grounding:
                from reframe.tui.screens.grounding import GroundingScreen

                self.app.push_screen(GroundingScreen(self._safety.grounding))
            case way:
                self.dismiss(way)

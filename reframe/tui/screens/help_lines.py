"""People to call, for one country; reached with F1 from everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from reframe.dialogue.turns import Choice
from reframe.rulebook.model import Safety
from reframe.safety.lines import INTERNATIONAL
from reframe.tui.keys import HELP_LINES, bindings
from reframe.tui.screens.choose import Choose
from reframe.tui.screens.page import Page
from reframe.tui.widgets.line_view import WITHOUT_LINES, country_of, full
from reframe.tui.words import plain

NO_COUNTRY = "Press c to choose your country."


class HelpLinesScreen(Page[None]):
    """The lines of a country, and keys to choose another one and to calm down for a moment."""

    CSS_PATH = "help_lines.tcss"
    HEADING = "Help lines"
    GROUP = HELP_LINES
    BINDINGS = bindings(HELP_LINES)

    @dataclass
    class CountryChosen(Message):
        """To be kept, so that it is asked only once."""

        code: str

    def __init__(self, safety: Safety | None, *, country: str | None) -> None:
        super().__init__()
        self._safety = safety
        self._country = country

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="reading"):
            yield Static(self._content(), id="lines")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        match action:
            case "country":
                return self._safety is not None
            case "grounding":
                return self._safety is not None and self._safety.grounding is not None
            case _:
                return True

    def action_grounding(self) -> None:
        if self._safety and self._safety.grounding:
            from reframe.tui.screens.grounding import GroundingScreen

            self.app.push_screen(GroundingScreen(self._safety.grounding))

    def action_country(self) -> None:
        if self._safety is None:
            return
        choices = [Choice(country.code, country.name) for country in self._safety.countries]
        marked = self._country or INTERNATIONAL
        self.app.push_screen(Choose("Which country are you in?", choices, marked=marked), self._set)

    def _set(self, code: str | None) -> None:
        if code is None:
            return
        self._country = code
        self.query_one("#lines", Static).update(self._content())
        self.post_message(self.CountryChosen(code))

    def _content(self) -> Content:
        if self._safety is None:
            return plain(WITHOUT_LINES)
        country = country_of(self._safety, self._country)
        parts = [full(country) if country else plain(WITHOUT_LINES)]
        if self._country is None:
            parts.append(plain(NO_COUNTRY, "$accent"))
        return Content("\n\n").join(parts)

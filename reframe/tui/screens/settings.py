"""The few things that can be set, as a page: marked with the arrows, changed with enter."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reframe.companion.settings import SETTINGS as ALL
from reframe.companion.settings import Setting, called, following
from reframe.config import Config
from reframe.tui.keys import SETTINGS, bindings
from reframe.tui.screens.page import Page
from reframe.tui.widgets.lines import Lines
from reframe.tui.words import plain

LEAD = "A change holds from the next record on. The number of patterns put aside: {aside}."


class SettingsScreen(Page[None]):
    """Posts what is to be set; the app writes it down and shows it here."""

    CSS_PATH = "settings.tcss"
    GROUP = SETTINGS
    HEADING = "Settings"
    BINDINGS = bindings(SETTINGS)

    @dataclass
    class Wanted(Message):
        """A key of the configuration is to have this value."""

        key: str
        value: object

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._config = config

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False, classes="reading"):
            yield Static(id="lead")
            yield Lines()

    def on_mount(self) -> None:
        self.show(self._config)
        self.query_one(Lines).focus()

    def configured(self, config: Config) -> None:
        """The configuration changed."""
        self.show(config)

    def show(self, config: Config) -> None:
        """Draw what holds now."""
        self._config = config
        lead = LEAD.format(aside=len(config.archived))
        self.query_one("#lead", Static).update(plain(lead, "$quiet"))
        lines = self.query_one(Lines)
        marked = lines.highlighted or 0
        lines.clear_options()
        lines.add_options([Option(_line(each, config), id=each.key) for each in ALL])
        lines.highlighted = marked

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.action_change(1)

    def action_change(self, step: int) -> None:
        marked = self.query_one(Lines).highlighted
        if marked is not None:
            setting = ALL[marked]
            self.post_message(self.Wanted(setting.key, following(setting, self._config, step)))


def _line(setting: Setting, config: Config) -> Content:
    return Content.assemble(
        plain(f"{setting.name}: "),
        plain(called(setting, config), "bold"),
        "\n  ",
        plain(setting.says, "$quiet"),
    )

"""The part of the app that shows the patterns and the settings, and writes down what is set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reframe.errors import ReframeError
from reframe.tui.keys import CONVERSATION, DEMO_LIST, DETAIL, HELP, HOME, JOURNAL
from reframe.tui.welcoming_app import WelcomingApp

if TYPE_CHECKING:
    from reframe.tui.screens.conversation import ConversationScreen
    from reframe.tui.screens.patterns import PatternsScreen
    from reframe.tui.screens.settings import SettingsScreen

NOT_SET = "Nothing was changed: settings are only kept outside of a demo."
OPEN_OVER = (HOME, CONVERSATION, JOURNAL, DETAIL, HELP, DEMO_LIST)
"""The pages, by their keys, over which the patterns and the settings can be opened."""


class SettableApp(WelcomingApp):
    """Opens both pages over others; a demo has no places, and there nothing is set."""

    def action_patterns(self) -> None:
        from reframe.tui.screens.patterns import PatternsScreen

        if self.services and self._can_open_over():
            archived = self.services.config.archived
            self.push_screen(PatternsScreen(self.services.book.patterns, archived))

    def action_settings(self) -> None:
        from reframe.tui.screens.settings import SettingsScreen

        if self.services and self._can_open_over():
            self.push_screen(SettingsScreen(self.services.config))

    def _can_open_over(self) -> bool:
        """Not over a card, a hidden screen or a list: those are for one thing only."""
        return getattr(self.screen, "GROUP", None) in OPEN_OVER

    def on_settings_screen_wanted(self, message: SettingsScreen.Wanted) -> None:
        self._set(message.key, message.value)

    def on_patterns_screen_aside(self, message: PatternsScreen.Aside) -> None:
        self.put_aside(message.pattern)

    def on_conversation_screen_aside(self, message: ConversationScreen.Aside) -> None:
        self.put_aside(message.pattern)

    def put_aside(self, pattern: str) -> None:
        """Offer a pattern no more, or again."""
        from reframe.companion.archive import toggled

        if self.services:
            self._set("archived", list(toggled(self.services.config.archived, pattern)))

    def _set(self, key: str, value: object) -> None:
        """Write a setting down, and draw it where it is shown."""
        from reframe import config

        if not self.services or not self._places:
            self.tell(NOT_SET)
            return
        try:
            changed = config.save_setting(self._places.config_file, key, value)
        except ReframeError as problem:
            self.tell(problem.sentence)
            return
        self.services = replace(self.services, config=changed)
        for screen in self.screen_stack:
            if (shown := getattr(screen, "configured", None)) is not None:
                shown(changed)

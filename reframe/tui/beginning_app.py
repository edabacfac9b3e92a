"""The part of the app that begins conversations: a new record, any script, an unfinished one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from reframe.errors import ReframeError
from reframe.tui.welcoming_app import WelcomingApp

if TYPE_CHECKING:
    from reframe.companion.conversation import Conversation

WHICH_SCRIPT = "What would you like to begin?"


class BeginningApp(WelcomingApp):
    """Makes conversations in a thread, since that reads the journal and loads code."""

    @dataclass
    class Begun(Message):
        """A conversation can be shown."""

        conversation: Conversation

    @dataclass
    class Told(Message):
        """One plain sentence about something that was done, or could not be."""

        sentence: str

    def begin(self, script: str = "") -> None:
        """Begin a record with a script; the usual one when none is named."""
        self._make("", script)

    def resume(self, record_id: str) -> None:
        """Go on with a record."""
        self._make(record_id, "")

    def choose_script(self) -> None:
        """List all scripts and exercises, to begin one."""
        from reframe.companion.scripts import listed
        from reframe.tui.screens.scripts import ScriptList

        assert self.services
        book, problems = self.services.book, self.services.script_problems
        self.push_screen(
            ScriptList(WHICH_SCRIPT, listed(book), problems=problems),
            lambda script: self.begin(script) if script else None,
        )

    def _make(self, record_id: str, script: str) -> None:
        self.run_worker(
            partial(self._make_conversation, record_id, script),
            thread=True,
            exclusive=True,
            group="begin",
        )

    def _make_conversation(self, record_id: str, script: str) -> None:
        """Runs in a thread."""
        from reframe.companion.conversation import DEFAULT_SCRIPT, Conversation

        assert self.services
        try:
            if record_id:
                conversation = Conversation.resume(self.services, record_id)
            else:
                conversation = Conversation.new(self.services, script or DEFAULT_SCRIPT)
        except ReframeError as problem:
            self.post_message(self.Told(problem.sentence))
        else:
            self.post_message(self.Begun(conversation))

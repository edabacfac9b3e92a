"""The half of the conversation screen that talks to the companion: sending, waiting, drafts."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from reframe.dialogue.events import Command, Edit, Event, Take, Typed
from reframe.dialogue.turns import Turn
from reframe.errors import ReframeError
from reframe.tui.safe_app import SafeApp
from reframe.tui.screens.page import Page
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from reframe.companion.conversation import Conversation

DRAFT_AFTER = 0.8
"""Seconds after the last key until the text being typed is saved."""
SAY_CHECKING_AFTER = 0.15
CHECKING = "Checking…"
LOADING = "The hints are still loading. F5 goes on without them."
FAULT = (
    "That did not work, and it is not your doing. Your answer is still here: please send it again."
)


class SendingScreen(Page[None]):
    """Gives events to the companion in a thread, and keeps what is typed safe meanwhile.

    An answer stays in its place until the companion has taken it; when it could not be taken, the
    user has it back by nothing having happened.
    """

    transcript = query_one(Transcript)
    waiting = query_one("#waiting", Static)
    slot = query_one("#answer", Vertical)

    @dataclass
    class Turned(Message):
        """The companion took the event."""

        turns: tuple[Turn, ...]

    @dataclass
    class Failed(Message):
        """The event could not be taken."""

        sentence: str

    @dataclass
    class Drafted(Message):
        """The text being typed was saved, or not."""

        saved: bool

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self._conversation = conversation
        self._answer: Answer | None = None
        self._sending = False
        self._checking: Timer | None = None
        self._drafting: Timer | None = None
        self._unsaved_draft: str | None = None
        self._left_behind: dict[str, str] = {}
        """Texts that were being typed when a command led elsewhere, by field."""

    @abstractmethod
    async def show(self, turns: Sequence[Turn]) -> None:
        """Draw what the companion answered."""

    @abstractmethod
    def tell_around(self) -> None:
        """Draw anew what is said around the conversation: keys, time of the last save."""

    # Sending

    def send(self, event: Event) -> None:
        """Give the event to the companion; the screen stays alive meanwhile."""
        if self._sending:
            return
        self._sending = True
        self._stop_drafting()
        self._unsaved_draft = None
        typed = self._answer.draft if self._answer else ""
        self.slot.disabled = True
        self._checking = self.set_timer(SAY_CHECKING_AFTER, partial(self._say_checking, event))
        self.run_worker(
            partial(self._take, event, typed),
            thread=True,
            exclusive=True,
            group="turn",
            exit_on_error=False,
        )

    def _take(self, event: Event, typed: str) -> None:
        """Runs in a thread: touches no widget, only posts."""
        try:
            self._keep_before(event, typed)
            turns = self._conversation.take(event)
        except ReframeError as problem:
            self.post_message(self.Failed(problem.sentence))
        else:
            self.post_message(self.Turned(turns))

    def _keep_before(self, event: Event, typed: str) -> None:
        """A command leaves what is typed where it was; any other answer stands for it."""
        if isinstance(event, Typed):
            return
        kept = typed if isinstance(event, Command | Edit | Take) else ""
        if kept:
            self._left_behind[self._conversation.field] = kept
        if kept or self._conversation.drafted:
            self._conversation.draft(kept)

    @on(Turned)
    async def _turned(self, message: Turned) -> None:
        self._stop_waiting()
        await self.show(message.turns)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        """Give the answer back."""
        self._stop_waiting()
        self.transcript.take_back()
        self.transcript.say(message.sentence, tone="quiet")
        self.transcript.keep()
        self.tell_around()
        if self._answer:
            self._answer.begin()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is not WorkerState.ERROR:
            return
        if isinstance(self.app, SafeApp) and event.worker.error:
            self.app.note_fault(event.worker.error)
        if event.worker.group == "turn":
            self.post_message(self.Failed(FAULT))

    def _say_checking(self, event: Event) -> None:
        loading = self._conversation.waits_for_hints(event)
        self.waiting.update(LOADING if loading else CHECKING)
        self.waiting.display = True
        self.tell_around()

    def _stop_waiting(self) -> None:
        if self._checking:
            self._checking.stop()
        self._sending = False
        self.slot.disabled = False
        self.waiting.display = False

    # Drafts

    def half_typed(self) -> str:
        """What was being typed for the present prompt when it was last left."""
        behind = self._left_behind.pop(self._conversation.field, "")
        return self._conversation.drafted or behind

    @on(Answer.Changed)
    def _changed(self, message: Answer.Changed) -> None:
        message.stop()
        if self._sending:
            return
        self._unsaved_draft = message.text
        self._stop_drafting()
        self._drafting = self.set_timer(DRAFT_AFTER, self._save_draft)

    def keep_draft(self, text: str) -> None:
        """Save a text now that is neither answered nor being typed on."""
        self._stop_drafting()
        self._unsaved_draft = text
        self._save_draft()

    def _save_draft(self) -> None:
        if self._unsaved_draft is None:
            return
        text, self._unsaved_draft = self._unsaved_draft, None
        self.run_worker(
            partial(self._keep, text),
            thread=True,
            exclusive=True,
            group="draft",
            exit_on_error=False,
        )

    def _keep(self, text: str) -> None:
        self.post_message(self.Drafted(self._conversation.draft(text)))

    @on(Drafted)
    def _drafted(self) -> None:
        self.tell_around()

    def _stop_drafting(self) -> None:
        if self._drafting:
            self._drafting.stop()
            self._drafting = None

    def flush(self) -> None:
        """Save the text being typed now; called when the program has to stop."""
        if self._unsaved_draft is not None:
            self._stop_drafting()
            self._conversation.draft(self._unsaved_draft)
            self._unsaved_draft = None

    def on_unmount(self) -> None:
        self.flush()

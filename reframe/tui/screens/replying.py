"""The part of the conversation screen that understands requests typed in place of a key."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from reframe.companion.answers import answers, of_field
from reframe.dialogue.events import Command, Typed
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Doubt, Local, Unclear
from reframe.dialogue.replies.requests import takes_text
from reframe.dialogue.turns import Ask, Card, Challenge, Offer, Sorting, Turn
from reframe.tui.screens.sending import SendingScreen
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.choices import Choices

if TYPE_CHECKING:
    from reframe.companion.conversation import Conversation
    from reframe.companion.services import Services

NOTHING_THERE = "There is nothing to change there yet."
APP_ACTIONS = {"help": "help", "about": "help", "lines": "help_lines", "plan": "plan"}
APP_ACTIONS |= {"patterns": "patterns", "settings": "settings"}


class DoubtChoices(Choices):
    """Asks whether a line was an answer; the line stays a draft until that is settled."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt.ask.options)
        self.doubt = doubt
        self._draft = doubt.text

    @property
    def draft(self) -> str:
        return self._draft

    def let_go(self) -> None:
        """The line was a request and no answer."""
        self._draft = ""


class ReplyingScreen(SendingScreen):
    """Tells requests from answers and does what is wanted."""

    def __init__(self, conversation: Conversation, services: Services) -> None:
        super().__init__(conversation)
        self._services = services
        self._reader = Reader(services.book.replies, services.book.emotions)
        self._prompt: Turn = conversation.turns()[-1]

    @abstractmethod
    def answer_to(self, prompt: Turn) -> Answer | None:
        """The way of answering that fits the prompt."""

    @abstractmethod
    def choose_answer(self, into: str = "") -> None:
        """Let an earlier answer be chosen, to change it."""

    @abstractmethod
    def action_exercises(self) -> None:
        """Let an exercise be chosen."""

    @abstractmethod
    def action_record(self) -> None:
        """Show the record."""

    def is_held(self, text: str) -> bool:
        """Whether safety holds the text: then nothing else is read into it."""
        screened = self._conversation.screen_only(text)
        return screened is not None and screened.tier != "soft"

    async def understood(self, text: str) -> bool:
        """Whether a text is a request, or could be one, and was dealt with."""
        prompt = self._prompt
        if not isinstance(prompt, Ask | Challenge) or not takes_text(prompt) or self.is_held(text):
            return False
        match self._reader.read(text, prompt):
            case Command() | Local() | Doubt() as wanted:
                await self._do(wanted, text)
                return True
            case _:
                return False

    async def worded(self, text: str) -> None:
        """Words where a number or a feeling is due."""
        if self.is_held(text):
            self.transcript.mine(text)
            self.send(Typed(text))
            return
        assert isinstance(self._prompt, Ask | Offer | Challenge | Card)
        match self._reader.read(text, self._prompt):
            case Command() | Local() | Doubt() as wanted:
                await self._do(wanted, text)
            case Unclear(sentence):
                self.remark(sentence)
            case _:
                # A number asked for within the answer, such as that of one feeling.
                self.remark(self._reader.says("rate"))

    def remark(self, sentence: str) -> None:
        self.transcript.say(sentence, tone="quiet")
        self.transcript.keep()

    async def ease(self) -> None:
        """ "I don't know", typed or pressed: a way in, or a way out, but no question twice."""
        if isinstance(self._prompt, Ask | Offer | Challenge | Sorting | Card):
            match self._reader.stuck(self._prompt):
                case Doubt() as doubt:
                    await self._ask(doubt)
                case command:
                    self.send(command)

    async def settle(self, option: str) -> bool:
        """Whether a choice settled a doubt, and then its way was gone."""
        if not isinstance(self._answer, DoubtChoices):
            return False
        doubt = self._answer.doubt
        match doubt.settled(option):
            case Typed(text) as answer:
                self.transcript.mine(text)
                self.send(answer)
            case Command() | Local() as wanted:
                self._answer.let_go()
                if doubt.text:
                    self._conversation.draft("")
                await self._do(wanted, "")
            case _:
                pass
        return True

    async def _do(self, wanted: Command | Local | Doubt, text: str) -> None:
        if isinstance(wanted, Doubt):
            await self._ask(wanted)
            return
        if self._answer and not isinstance(self._answer, DoubtChoices):
            self._answer.forget()
        match wanted:
            case Command(name="easier"):
                await self.ease()
            case Command():
                self.transcript.mine(text)
                self.send(wanted)
            case Local(name="edit", words=into):
                await self._back_to_prompt()
                self._edit_field(into)
            case Local(name="record"):
                await self._back_to_prompt()
                self.action_record()
            case Local(name="exercises"):
                await self._back_to_prompt()
                self.action_exercises()
            case Local(name="grounding"):
                await self._back_to_prompt()
                self._ground()
            case Local(name=name):
                await self._back_to_prompt()
                if action := APP_ACTIONS.get(name):
                    await self.run_action(f"app.{action}")

    async def _ask(self, doubt: Doubt) -> None:
        """Put the question in place of the answer; the line is safe meanwhile."""
        if doubt.text:
            self.keep_draft(doubt.text)
        self.transcript.settle()
        self.remark(doubt.ask.ask)
        await self._show_answer(DoubtChoices(doubt))

    async def _back_to_prompt(self) -> None:
        """The way of answering again, where a doubt stands in its place."""
        if isinstance(self._answer, DoubtChoices):
            await self._show_answer(self.answer_to(self._prompt))

    async def _show_answer(self, answer: Answer | None) -> None:
        with self.app.batch_update():
            await self.slot.remove_children()
            self._answer = answer
            if answer:
                await self.slot.mount(answer)
                answer.begin()
        self.tell_around()

    def _edit_field(self, into: str) -> None:
        found = of_field(answers(self._services.book, self._conversation.state), into)
        if into and len(found) == 1:
            self.send(found[0].edit)
        elif found:
            self.choose_answer(into)
        else:
            self.remark(NOTHING_THERE)

    def _ground(self) -> None:
        from reframe.tui.screens.grounding import GroundingScreen

        if self._services.safety.grounding:
            self.app.push_screen(GroundingScreen(self._services.safety.grounding))

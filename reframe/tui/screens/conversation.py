"""The conversation: questions and answers on the left, the record growing on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from reframe.companion.answers import Answered, answers, of_field
from reframe.companion.plan import with_open_ways
from reframe.dialogue.events import Chose, Command, Edit, Take, Typed
from reframe.dialogue.turns import Ask, Card, Challenge, Choice, Done, Offer, Sorting, Turn
from reframe.share.names import names_of
from reframe.tui.keys import CONVERSATION, Key, bindings
from reframe.tui.screens.drawing import answer_for, card_of, draw, offered
from reframe.tui.screens.page import TextPage
from reframe.tui.screens.replying import ReplyingScreen
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.offer import OfferCard
from reframe.tui.widgets.pattern_list import PatternList
from reframe.tui.widgets.pattern_picker import PatternPicker
from reframe.tui.widgets.record_pane import RecordPane
from reframe.tui.widgets.record_view import record_content, settled
from reframe.tui.widgets.sorting import SortingCard
from reframe.tui.widgets.stepper import Stepper
from reframe.tui.widgets.topline import TopLine
from reframe.tui.widgets.transcript import Transcript
from reframe.tui.words import clock_time, one_line

if TYPE_CHECKING:
    from reframe.companion.conversation import Conversation
    from reframe.companion.services import Services
    from reframe.config import Config

NO_EXERCISE = "There is no exercise that fits here."
CHALLENGING = {"another", "softer", "firmer", "more"}

CommandName = Literal[
    "back", "skip", "why", "easier", "softer", "firmer", "another", "more", "undo",
    "leave", "stop",
]  # fmt: skip


class ConversationScreen(ReplyingScreen):
    """Draws turns, shows one way of answering at a time, and offers the keys that fit now."""

    CSS_PATH = "conversation.tcss"
    GROUP = CONVERSATION
    BINDINGS = bindings(CONVERSATION)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012

    topline = query_one(TopLine)
    stepper = query_one(Stepper)
    pane = query_one(RecordPane)
    keyline = query_one(KeyLine)

    @dataclass
    class Left(Message):
        """The conversation is over or laid aside; `record_id` when the record is to be read.

        `stopped` when there is something kept to go on with.
        """

        record_id: str = ""
        stopped: bool = False

    def __init__(
        self,
        conversation: Conversation,
        services: Services,
        *,
        country: Callable[[], str | None],
    ) -> None:
        super().__init__(conversation, services)
        self._country = country
        self._names = names_of(services.book)

    @dataclass
    class Aside(Message):
        """A pattern is to be offered no more, or again."""

        pattern: str

    @on(PatternList.Aside)
    def _aside(self, message: PatternList.Aside) -> None:
        message.stop()
        self.post_message(self.Aside(message.pattern))

    def configured(self, config: Config) -> None:
        """The configuration changed; what is put aside holds at once, and is shown as such."""
        self._conversation.archive(config.archived)
        self._prompt = self._conversation.turns()[-1]
        match self._answer, self._prompt:
            case OfferCard() as card, Offer(others=others):
                card.relabel(others)
            case PatternPicker() as picker, Ask(options=options):
                picker.relabel(options)
            case _:
                pass

    def compose_body(self) -> ComposeResult:
        yield Stepper()
        with Horizontal(id="body"):
            with Vertical(id="talk"):
                yield Transcript()
                yield Static(id="waiting", markup=False)
                yield Vertical(id="answer")
            yield RecordPane(self._names)

    async def on_mount(self) -> None:
        self.waiting.display = False
        await self.show(self._conversation.turns())

    def on_resize(self) -> None:
        self._show_keys()

    def tell_around(self) -> None:
        self._tell_saved()
        self._show_keys()

    # Turns

    async def show(self, turns: Sequence[Turn]) -> None:
        """Draw the turns and what their last one asks for, in one paint.

        A paint between taking an answer away and laying out anew would draw a part that is gone.
        """
        with self.app.batch_update():
            for turn in turns:
                draw(turn, self.transcript, self._services.safety)
            self.transcript.keep()
            self._prompt = turns[-1]
            self._update_around()
            await self.slot.remove_children()
            self._answer = self.answer_to(self._prompt)
            if self._answer:
                await self.slot.mount(self._answer)
                if half := self.half_typed():
                    self._answer.recover(half)
                self._answer.begin()
            self._show_keys()
        match self._prompt:
            case Card():
                self._pause(self._prompt)
            case Done(reason="stopped"):
                # Nothing is said of a record that had no word in it yet: none is kept.
                self.post_message(self.Left(stopped=self._conversation.saved_at is not None))
            case _:
                pass

    def answer_to(self, prompt: Turn) -> Answer | None:
        """The way of answering that is shown; a demo puts an answer into it."""
        if isinstance(prompt, Sorting) and isinstance(self._answer, SortingCard):
            prompt = self._answer.as_changed(prompt)
        return answer_for(prompt, self._services, self._reader)

    def _pause(self, card: Card) -> None:
        """Show a card that waits for a way on."""
        safety = with_open_ways(self._services.safety, self._services.plan())
        found = card_of(safety, card.card)
        if found is None:
            self.app.run_worker(self.run_action("app.help_lines"))
            self.send(Chose("keep_writing"))
            return
        from reframe.tui.screens.pause import Pause

        pause = Pause(found, safety, country=self._country)
        self.app.push_screen(pause, self._way_on)

    def _way_on(self, way: str | None) -> None:
        if way == "clear":
            self.transcript.forget(self.is_held)
        self.send(Chose(way or "keep_writing"))

    def _update_around(self) -> None:
        """The stepper, the record and the time of the last save."""
        self.stepper.show_stops(self._conversation.stepper())
        self.pane.show(self._conversation.record)
        self._tell_saved()

    def _tell_saved(self) -> None:
        if self._conversation.unsaved:
            self.topline.remark("not saved yet", style="$warning")
        elif self._conversation.saved_at:
            self.topline.remark(f"saved {clock_time(self._conversation.saved_at)}")

    # Answers

    @on(Answer.Given)
    async def _given(self, message: Answer.Given) -> None:
        message.stop()
        if self._sending:
            return
        match message.event:
            case Chose(option) if await self.settle(option):
                return
            case Typed(text) if await self.understood(text):
                return
            case _:
                pass
        match self._prompt, message.event:
            case Done(), Chose(option):
                chosen = self._conversation.record.id if option == "read" else ""
                self.post_message(self.Left(chosen))
                return
            case Offer() as offer, _:
                self.transcript.show(offered(offer), tone="plain")
            case _:
                pass
        self.transcript.mine(message.shown)
        self.send(message.event)

    @on(Answer.Asked)
    def _asked(self, message: Answer.Asked) -> None:
        message.stop()
        self.action_command(message.name)

    @on(Answer.Worded)
    async def _worded(self, message: Answer.Worded) -> None:
        message.stop()
        if not self._sending:
            await self.worded(message.text)

    # Keys

    def action_command(self, name: str) -> None:
        if not self._sending and name == "easier":
            self.call_later(self.ease)
        elif not self._sending:
            if name == "skip":
                self.transcript.settle()
            self.send(Command(cast(CommandName, name)))

    def action_go_on(self) -> None:
        self._services.detector.go_on_without()

    def action_record(self) -> None:
        """Fold the pane away or out; where there is no room for it, a page shows the record."""
        if self.has_class("-wide"):
            self.toggle_class("-folded")
        else:
            record = record_content(settled(self._conversation.record), self._names)
            self.app.push_screen(TextPage("Your record", record))

    def action_exercises(self) -> None:
        """Choose an exercise to take up now."""
        found = self._conversation.exercises()
        if not found:
            self.remark(NO_EXERCISE)
            return
        from reframe.tui.screens.scripts import ScriptList

        self.app.push_screen(ScriptList("Which exercise?", found), self._take_up)

    def _take_up(self, script_id: str | None) -> None:
        if script_id:
            self.send(Take(script_id))

    def action_scroll(self, pages: int) -> None:
        self.transcript.scroll_relative(
            y=pages * max(1, self.transcript.size.height - 2), animate=False
        )

    def action_edit(self) -> None:
        self.choose_answer()

    def choose_answer(self, into: str = "") -> None:
        """Choose an earlier answer to change."""
        from reframe.tui.screens.choose import Choose

        places = of_field(self._earlier(), into)
        lines = [
            Choice(str(number), f"{place.column}: {one_line(place.text, 60)}")
            for number, place in enumerate(places)
        ]
        edits = {str(number): place.edit for number, place in enumerate(places)}
        self.app.push_screen(
            Choose("Which answer do you want to change?", lines),
            lambda chosen: self._edit(edits.get(chosen or "")),
        )

    def _edit(self, edit: Edit | None) -> None:
        if edit:
            self.send(edit)

    def _earlier(self) -> tuple[Answered, ...]:
        return answers(self._services.book, self._conversation.state)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "command":
                return not self._sending and self._can(str(parameters[0]))
            case "exercises":
                asks = isinstance(self._prompt, Ask | Challenge | Offer)
                return asks and not self._sending
            case "edit":
                return not self._sending and bool(self._earlier())
            case "go_on":
                return self._sending and self._services.detector.status == "starting"
            case _:
                return True

    def _can(self, command: str) -> bool:
        """Whether the command fits what is asked now."""
        if command == "undo":
            return self._conversation.can_undo
        match self._prompt:
            case Ask(can_skip=can_skip, can_back=can_back, technique=technique):
                fits = {"skip": can_skip, "back": can_back, "leave": bool(technique)}
                return fits.get(command, command not in CHALLENGING)
            case Challenge():
                return command != "leave"
            case Offer() | Sorting():
                return command not in CHALLENGING and command != "leave"
            case _:
                return False

    def _show_keys(self) -> None:
        self.keyline.show_keys(self.keys_now())

    def keys_now(self) -> list[Key]:
        """The keys of the answer first, then those of the conversation that fit now."""
        answer = self._answer.KEYS if self._answer else ()
        own = [key for group in answer for key in group.keys]
        return [*own, *(key for key in CONVERSATION.keys if self._offers(key))]

    def _offers(self, key: Key) -> bool:
        name, _, rest = key.action.partition("(")
        return bool(self.check_action(name, (rest.strip("')"),)))

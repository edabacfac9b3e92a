"""The pages of a demo: the list of vignettes, and the conversation with its answers standing ready.

The list lies where the start page lies otherwise, so that its stylesheet is loaded with the app.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reframe.dialogue.events import Command, Event, Judged, Typed
from reframe.dialogue.turns import Choice, Done, Offer, Turn
from reframe.tui.keys import DEMO, DEMO_LIST, Key, bindings
from reframe.tui.screens.conversation import ConversationScreen
from reframe.tui.screens.drawing import answer_for
from reframe.tui.screens.home import GETTING_READY, HomeScreen
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.choices import Choices
from reframe.tui.widgets.composer import Composer
from reframe.tui.widgets.lines import Lines
from reframe.tui.words import plain

if TYPE_CHECKING:
    from reframe.companion.conversation import Conversation
    from reframe.companion.player import Prepared
    from reframe.companion.services import Services
    from reframe.rulebook.model import Vignette

TICK = 0.1
"""Seconds between two strokes when a demo goes by itself."""
ENDS = (Choice("home", "Leave this example"), Choice("read", "Read the record"))
"""Where the end of a demo leads."""
NOTHING_KEPT = "nothing is kept"
BY_ITSELF = "goes by itself; any key takes over"


class VignettesScreen(HomeScreen, inherit_bindings=False):
    """The start page of a demo."""

    GROUP = DEMO_LIST
    BINDINGS = bindings(DEMO_LIST)

    @dataclass
    class Chosen(Message):
        name: str

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="home", can_focus=False):
            yield Static("Invented examples, played through the real conversation.", id="lead")
            yield Static(GETTING_READY, id="start")
            yield Static(id="remark")

    def show_vignettes(self, intro: str, vignettes: Sequence[Vignette]) -> None:
        """List them; the one that was marked stays marked."""
        self.query_one("#start", Static).update(plain(intro, "$quiet"))
        menu = next(iter(self.query(Lines)), None)
        if menu is None:
            menu = Lines([_line(each) for each in vignettes])
            self.mount(menu, after="#start")
            menu.highlighted = 0
        menu.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        return True

    @on(OptionList.OptionSelected)
    def _vignette_selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.post_message(self.Chosen(message.option_id or ""))


class DemoScreen(ConversationScreen):
    """The real conversation; enter sends the answer that stands ready, or any other one."""

    CSS_PATH = "conversation.tcss"
    BINDINGS = bindings(DEMO)
    TICK: ClassVar[float] = TICK

    def __init__(
        self,
        conversation: Conversation,
        services: Services,
        vignette: Vignette,
        *,
        country: Callable[[], str | None],
        auto: bool = False,
    ) -> None:
        super().__init__(conversation, services, country=country)
        self._vignette = vignette
        self._auto = auto
        self._ready: Prepared | None = None
        self._shown_letters = 0.0
        self._waited = 0.0
        self._clockwork: Timer | None = None

    @property
    def goes_by_itself(self) -> bool:
        return self._auto

    async def on_mount(self) -> None:
        if self._auto:
            self._clockwork = self.set_interval(self.TICK, self._tick)

    def answer_to(self, prompt: Turn) -> Answer | None:
        """The way of answering, with the vignette's answer in it."""
        from reframe.companion import player

        self._ready = player.prepared(self._vignette, prompt, self._conversation.state)
        self._shown_letters = self._waited = 0.0
        if isinstance(prompt, Done) and prompt.reason != "stopped":
            return Choices(ENDS)
        if self._ready and not (self._auto and isinstance(self._ready.event, Typed)):
            prompt = player.filled(prompt, self._ready)
        return answer_for(prompt, self._services)

    def _tell_saved(self) -> None:
        """Instead of the time of the last save, which a demo has none of."""
        self.topline.remark(BY_ITSELF if self._auto else NOTHING_KEPT, style="bold $warning")

    # By itself

    def take_over(self) -> None:
        """The person goes on by hand; what was typed so far is theirs to finish or to change."""
        if not self._auto:
            return
        self._auto = False
        if self._clockwork:
            self._clockwork.stop()
        if self._ready and isinstance(self._answer, Composer):
            self._answer.recover(self._ready.shown)
        self.tell_around()

    def _tick(self) -> None:
        """Type a little more, and at the end send it; while anything lies over the page, wait."""
        from reframe.companion import demo, player

        if not self._auto or self._sending or self.app.screen is not self:
            return
        shown = self._ready.shown if self._ready else ""
        if isinstance(self._answer, Composer) and self._shown_letters < len(shown):
            self._shown_letters += demo.LETTERS_A_SECOND * self.TICK
            self._answer.recover(shown[: int(self._shown_letters)])
            return
        self._waited += self.TICK
        if self._waited < demo.PAUSE:
            return
        event = self._ready.event if self._ready else player.onward(self._prompt)
        if event is not None:
            self._give(event, shown)

    def _give(self, event: Event, shown: str) -> None:
        self._waited = 0.0
        if shown:
            self.post_message(Answer.Given(event, shown))
        elif isinstance(event, Command):
            self.action_command(event.name)
        else:
            self.send(event)

    # Keys

    def action_next(self) -> None:
        """Enter where the answer has no line that enter belongs to: at an offered pattern."""
        from reframe.companion import player

        if self._sending or not isinstance(self._prompt, Offer):
            return
        if self._ready and isinstance(self._ready.event, Judged):
            self._give(self._ready.event, self._ready.shown)
        elif event := player.onward(self._prompt):
            self._give(event, "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next":
            return isinstance(self._prompt, Offer)
        return super().check_action(action, parameters)

    def keys_now(self) -> list[Key]:
        """What enter sends at an offer comes before the other keys."""
        keys = super().keys_now()
        if not isinstance(self._prompt, Offer):
            return keys
        said = self._ready.shown if self._ready else DEMO.keys[0].label
        return [replace(DEMO.keys[0], label=said, footer=True), *keys]


def _line(vignette: Vignette) -> Option:
    line = Content.assemble(
        plain(f"  {vignette.title}"), "\n", plain(f"  {vignette.teaches}", "$quiet")
    )
    return Option(line, id=vignette.id)

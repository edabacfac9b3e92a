"""A thinking pattern offered on a thought: the words, the reason, and when it would not be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reframe.dialogue.events import Judged
from reframe.dialogue.turns import Choice, Offer
from reframe.rulebook.model import Pattern
from reframe.tui.keys import OFFER, PATTERN_LIST, bindings
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.pattern_list import PatternList
from reframe.tui.widgets.pattern_picker import ASIDE
from reframe.tui.words import in_a_sentence, marked, plain

Judgement = Literal["accept", "no", "unsure", "other", "none"]

BROWSING = (
    *PATTERN_LIST.keys,
    *(replace(key, footer=True) for key in OFFER.keys if key.keys == "escape"),
)

SHOWN: dict[str, str] = {
    "accept": "It fits",
    "no": "No, it does not fit",
    "unsure": "Not sure",
    "none": "None fits",
}


class OfferCard(Answer, can_focus=True):
    """The card of one offer; letters answer it while it has the focus."""

    BINDINGS = bindings(OFFER, ASIDE)

    def __init__(self, offer: Offer, *, patterns: Sequence[Pattern]) -> None:
        super().__init__()
        self._offer = offer
        self._patterns = tuple(patterns)

    def compose(self) -> ComposeResult:
        self.border_title = Content.assemble("This may be ", plain(in_a_sentence(self._offer.name)))
        if self._offer.of > 1:
            self.border_subtitle = Content(f"{self._offer.index} of {self._offer.of}")
        with VerticalScroll(can_focus=False):
            yield Static(offer_content(self._offer))
        yield KeyLine(OFFER.keys, lines=2)

    def action_judge(self, answer: Judgement) -> None:
        self.post_message(self.Given(Judged(answer), SHOWN[answer]))

    def action_why(self) -> None:
        self.post_message(self.Asked("why"))

    async def action_other(self) -> None:
        """Show every pattern with what it means."""
        if self.query(PatternList):
            return
        await self.query(VerticalScroll).remove()
        patterns = PatternList(self._offer.others, self._patterns)
        await self.mount(patterns, before=self.query_one(KeyLine))
        self.border_title = Content("Which one is nearer?")
        self.query_one(KeyLine).show_keys(BROWSING)
        patterns.begin()

    async def action_card(self) -> None:
        """Leave the list of patterns."""
        if self.query(PatternList):
            await self.recompose()
            self.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters narrow the list while it is open."""
        listed = bool(self.query(PatternList))
        return action in ("card", "aside") if listed else super().check_action(action, parameters)

    def action_aside(self) -> None:
        for patterns in self.query(PatternList):
            patterns.put_aside()

    def relabel(self, choices: Sequence[Choice]) -> None:
        """Other labels in the open list."""
        self._offer = replace(self._offer, others=tuple(choices))
        for patterns in self.query(PatternList):
            patterns.show(choices)

    @on(PatternList.Picked)
    def _picked(self, message: PatternList.Picked) -> None:
        message.stop()
        choice = message.choice
        self.post_message(self.Given(Judged("other", choice.id), f"Rather: {choice.label}"))


def offer_content(offer: Offer) -> Content:
    """The thought with the words that matched, why, and when it would not be this pattern."""
    finding = offer.finding
    return Content("\n").join(
        [
            marked(offer.thought, finding.start, finding.end, "underline bold $accent"),
            plain(finding.says),
            plain(finding.but, "$quiet"),
        ]
    )

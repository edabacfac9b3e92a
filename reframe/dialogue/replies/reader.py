"""A typed line at a prompt → what it means. Each front makes one `Reader` for a book."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from reframe.dialogue.events import Chose, Command, Felt, Judged, Rated, Typed
from reframe.dialogue.forms import numbered
from reframe.dialogue.replies.choices import Picker
from reframe.dialogue.replies.feelings import Feelings, Named
from reframe.dialogue.replies.phrases import Whole
from reframe.dialogue.replies.reply import Doubt, Local, Partly, Reply, Shares, Taken, Unclear
from reframe.dialogue.replies.requests import Requests, wanted
from reframe.dialogue.replies.strengths import Strength, Strengths
from reframe.dialogue.turns import Ask, Card, Choice, Offer, Prompt
from reframe.rulebook.model import Emotions
from reframe.rulebook.replies_model import Replies

OFFER_ANSWERS: tuple[Choice, ...] = (
    Choice("accept", "it fits", "y"),
    Choice("no", "it does not fit", "n"),
    Choice("unsure", "not sure", "s"),
    Choice("other", "another pattern", "o"),
    Choice("none", "none of these", "x"),
    Choice("why", "why this?", "w"),
)

DIGITS = re.compile(r"[0-9]{1,3}")
NUMBERS_ALONE = re.compile(r"[0-9]{1,3} ?%?(?:(?: *[,;/+] *| +(?:and +)?)[0-9]{1,3} ?%?)*")


class Reader:
    """Knows the words of the rule book; asks nothing and changes nothing."""

    def __init__(self, replies: Replies, emotions: Emotions) -> None:
        self._replies = replies
        self._emotions = emotions

    # Reading the phrases takes a moment, so each part is made when it is first needed.

    @cached_property
    def _requests(self) -> Requests:
        return Requests(self._replies)

    @cached_property
    def _strengths(self) -> Strengths:
        return Strengths(self._replies)

    @cached_property
    def _feelings(self) -> Feelings:
        return Feelings(self._emotions, self._replies, self._strengths)

    @cached_property
    def _rest(self) -> Whole[str]:
        return Whole({"": self._replies.rest})

    @cached_property
    def _picker(self) -> Picker:
        return Picker(self._replies)

    def read(self, line: str, prompt: Prompt, ways: Sequence[Choice] = ()) -> Reply:
        """What a line means at the prompt; `ways` are the ways on of a card. Never fails."""
        bare = line.strip()
        match prompt:
            case Ask(kind="rating"):
                return self._rating(bare, prompt)
            case Ask(kind="feelings"):
                return self._felt(bare, prompt)
            case Ask(kind="weights"):
                return self._shared_out(bare, prompt)
            case Ask(kind="choice", options=options):
                return self._chosen(bare, prompt, options)
            case Offer():
                return self._judged(bare, prompt)
            case Card():
                return self._way_on(bare, prompt, ways)
            case _:
                return self._requests.among_words(line, prompt) or Typed(line)

    def strength(
        self, line: str, anchors: Sequence[tuple[int, str]] = (), present: int | None = None
    ) -> Strength | None:
        """A number from 0 to 100 in words, such as the strength of one feeling."""
        found = self._strengths.read(line, anchors, present)
        return found if found and found.fits else None

    def told(self, number: int) -> str:
        """That a number was read out of words."""
        return self.says("took").replace("{number}", str(number))

    def names(self, line: str) -> tuple[Named, ...]:
        """The feelings in a line, for a front that gathers them one by one."""
        return self._feelings.named_in(line)

    def wanted(self, line: str, prompt: Prompt) -> Command | Local | Doubt | None:
        """What is wanted where no text is due."""
        request = self._requests.any(line)
        if isinstance(prompt, Ask) and prompt.technique:
            leave = (each for each in self._requests.possible(line) if each.does == "leave")
            request = next(leave, request)
        if request is None:
            return None
        return self.stuck(prompt) if request.does == "easier" else wanted(request)

    def stuck(self, prompt: Prompt) -> Command | Doubt:
        """What "I don't know" leads to, typed or pressed."""
        return self._requests.stuck(prompt)

    def says(self, name: str) -> str:
        """A sentence of the rule book about replies."""
        return self._requests.says(name)

    def _rating(self, bare: str, ask: Ask) -> Reply:
        found = self._strengths.read(bare, ask.anchors, ask.number)
        if found is None:
            return self.wanted(bare, ask) or Unclear(self.says("rate"))
        if not found.fits:
            return Unclear(self.says("range"))
        return self._rated(found.number, exact=found.exact)

    def _rated(self, number: int, *, exact: bool) -> Rated | Taken:
        if exact:
            return Rated(number)
        return Taken(Rated(number), self.told(number))

    def _shared_out(self, bare: str, ask: Ask) -> Reply:
        """One number, several, or all that is left."""
        if self._rest.first(bare) is not None:
            return Shares((None,))
        several = NUMBERS_ALONE.fullmatch(bare)
        numbers = tuple(map(int, DIGITS.findall(bare))) if several else ()
        if len(numbers) > 1 and max(numbers) <= 100:
            return Shares(numbers)
        found = self._strengths.read(bare)
        if found is None:
            return self.wanted(bare, ask) or Unclear(self.says("share_number"))
        return Shares((found.number,)) if found.fits else Unclear(self.says("share_number"))

    def _felt(self, bare: str, ask: Ask) -> Reply:
        if not self._feelings.is_one(bare) and (known := self.wanted(bare, ask)):
            return known
        if self._strengths.amounts(bare) and self._strengths.read(bare):
            return Unclear(self.says("name_first"))
        found = self._feelings.named_in(bare)
        if not found:
            return Unclear(self.says("feel"))
        if any(each.number is not None and each.number > 100 for each in found):
            return Unclear(self.says("feel_range"))
        pairs = tuple((each.name, each.number) for each in found)
        rated = tuple((name, number) for name, number in pairs if number is not None)
        if len(rated) < len(pairs):
            return Partly(pairs)
        if not any(each.guessed for each in found):
            return Felt(rated)
        told = self.says("took_feelings").replace("{feelings}", numbered(rated))
        return Taken(Felt(rated), told)

    def _chosen(self, bare: str, ask: Ask, options: Sequence[Choice]) -> Reply:
        option = self._picker.pick(bare, options)
        if option:
            return Chose(option.id)
        return self.wanted(bare, ask) or Unclear(self.says("pick"))

    def _judged(self, bare: str, offer: Offer) -> Reply:
        match self._picker.pick(bare, OFFER_ANSWERS):
            case Choice(id="accept" | "no" | "unsure" | "none" as answer):
                return Judged(answer)
            case Choice(id="other"):
                return Local("other")
            case Choice(id="why"):
                return Command("why")
            case _:
                return self.wanted(bare, offer) or Unclear(self.says("pick"))

    def _way_on(self, bare: str, card: Card, ways: Sequence[Choice]) -> Reply:
        match self._picker.pick(bare, ways):
            case None:
                return self.wanted(bare, card) or Unclear(self.says("pick"))
            case Choice(id="lines" | "grounding" | "plan" as page):
                return Local(page)
            case way:
                return Chose(way.id)

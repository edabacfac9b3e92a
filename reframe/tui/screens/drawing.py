"""Turns as the conversation screen draws them: entries of the transcript, and ways of answering."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.turns import Ask, Card, Challenge, Choice, Done, Offer, Say, Sorting, Turn
from reframe.rulebook.model import Safety, SafetyCard
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.choices import Choices
from reframe.tui.widgets.composer import Composer
from reframe.tui.widgets.feelings import Feelings
from reframe.tui.widgets.offer import OfferCard
from reframe.tui.widgets.pattern_picker import PatternPicker
from reframe.tui.widgets.rating import Rating
from reframe.tui.widgets.sorting import SortingCard
from reframe.tui.widgets.transcript import Transcript
from reframe.tui.widgets.weights import WeightsAnswer
from reframe.tui.words import in_a_sentence, plain, quoted, shortened

if TYPE_CHECKING:
    from reframe.companion.services import Services

CALL = "F1 shows people you can call."
OWN_PLAN = "F1, then p, opens your safety plan."
ENDS = (Choice("home", "Back to the start"), Choice("read", "Read the record"))


def draw(turn: Turn, transcript: Transcript, safety: Safety) -> None:
    """Add what the turn says to the transcript."""
    match turn:
        case Say(text, tone):
            transcript.say(text, tone=tone)
        case Ask(ask=ask, hint=hint, eased=eased, technique=technique):
            if eased:  # beside the question, not in its place
                transcript.settle()
            transcript.ask(ask, lead=technique, hint=hint)
        case Sorting(ask=ask, hint=hint):
            transcript.ask(ask, hint=hint)
        case Challenge(text=text, index=index, of=of):
            transcript.ask(text, lead=f"Question {index} of {of}")
        case Card(tier="passive" | "soft" as tier, card=card):
            plan = tier == "passive" and safety.plan is not None
            transcript.show(inline_card(card_of(safety, card), plan=plan), tone="card")
        case Card() | Offer() | Done():
            pass


def offered(offer: Offer) -> Content:
    """An offer that was answered, as the transcript keeps it."""
    return Content.assemble(
        "This may be ",
        plain(in_a_sentence(offer.name), "bold"),
        ": ",
        plain(quoted(shortened(offer.finding.quote, 200))),
    )


def card_of(safety: Safety, card: str) -> SafetyCard | None:
    return next((each for each in safety.cards if each.id == card), None)


def inline_card(card: SafetyCard | None, *, plan: bool = False) -> Content:
    """A card that asks nothing; with `plan` it says how to get to the own safety plan."""
    said = [plain(card.title, "bold"), *(plain(each) for each in card.text)] if card else []
    keys = [Content(CALL), Content(OWN_PLAN)] if plan else [Content(CALL)]
    return Content("\n").join(line for line in [*said, *keys] if line)


def answer_for(prompt: Turn, services: Services, reader: Reader | None = None) -> Answer | None:
    """The way of answering that fits the prompt; a card has a screen of its own."""
    match prompt:
        case Ask():
            return _for_ask(prompt, services, reader)
        case Challenge(value=value):
            return Composer(value)
        case Offer():
            return OfferCard(prompt, patterns=services.book.patterns)
        case Sorting():
            return SortingCard(prompt)
        case Done(reason="finished" | "note"):
            return Choices(ENDS)
        case _:
            return None


def _for_ask(ask: Ask, services: Services, reader: Reader | None) -> Answer:
    match ask.kind:
        case "rating":
            return Rating(
                value=ask.number,
                before=ask.before,
                anchors=ask.anchors,
                in_words=partial(_number_in, reader, ask) if reader else None,
            )
        case "feelings":
            emotions = services.book.emotions
            said = anchors(emotions.anchors)
            return Feelings(emotions, anchors=said, chosen=ask.feelings, reader=reader)
        case "choice" if ask.field == "patterns":
            return PatternPicker(ask.options, services.book.patterns)
        case "choice":
            return Choices(ask.options, marked=ask.value)
        case "weights":
            return WeightsAnswer(ask.weights)
        case "text" | "list" | "date":
            return Composer(ask.value)


def _number_in(reader: Reader, ask: Ask, words: str) -> int | None:
    """The number that words typed on a scale stand for."""
    found = reader.strength(words, ask.anchors, ask.number)
    return found.number if found else None


def anchors(said: dict[str, str]) -> tuple[tuple[int, str], ...]:
    return tuple((int(number), words) for number, words in said.items())

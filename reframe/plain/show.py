"""From a turn to the lines that say it. Pure; called by `talk`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reframe.dialogue.replies.reader import OFFER_ANSWERS
from reframe.dialogue.turns import Ask, Card, Challenge, Choice, Done, Offer, Say, Sorting, Turn
from reframe.plain import sorting, words
from reframe.record.model import Finding
from reframe.rulebook.model import Safety, SafetyCard, Script

LINES_HINT = "/lines shows people you can call."
LEAVE_HINT = "(/leave leaves it)"
PLAN_HINT = "/plan shows your own safety plan."


def lines_of(turn: Turn, safety: Safety) -> Iterator[str]:
    """What a turn says, line by line."""
    match turn:
        case Say(text=text):
            yield text
        case Ask():
            yield from _ask(turn)
        case Offer():
            yield from _offer(turn)
        case Challenge():
            yield f"Question {turn.index} of {turn.of}:"
            yield turn.text
            yield from _earlier(turn.value)
        case Sorting():
            yield from sorting.shown(turn, turn.story)
        case Card():
            yield from _card(turn, safety)
        case Done():
            # The dialogue itself says how it ended.
            return


def ways_on(turn: Turn, safety: Safety) -> tuple[Choice, ...]:
    """The ways on of a card, which stand in the safety rules; none for other turns."""
    card = _card_named(turn.card, safety) if isinstance(turn, Card) else None
    return tuple(Choice(way.id, way.label, way.key) for way in card.ways) if card else ()


def about(safety: Safety) -> Iterator[str]:
    """What reframe is and what it is not, paragraph by paragraph."""
    if safety.notice:
        yield words.ABOUT
        for paragraph in safety.notice.about:
            yield ""
            yield paragraph.format(lines=words.LINES)


def numbered(choices: Iterable[Choice]) -> Iterator[str]:
    """Choices as a list to pick from by number."""
    for number, choice in enumerate(choices, start=1):
        yield f"  {number} {choice.label}"


def described(scripts: Iterable[Script]) -> tuple[Choice, ...]:
    """Scripts to choose from, each with what it is about and when it is better left."""
    return tuple(Choice(each.id, _described(each)) for each in scripts)


def _described(script: Script) -> str:
    caution = f"\n      {script.caution}" if script.caution else ""
    return f"{script.name}: {script.about}{caution}"


def shares_shown(weights: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The entries that get a share of a whole."""
    yield from (f"  – {name}" for name, _ in weights)


def marked(text: str, finding: Finding) -> str:
    """A text in quotes with the words of a finding in brackets."""
    start, end = finding.start, finding.end
    if not 0 <= start < end <= len(text):
        return f"“{text}”"
    return f"“{text[:start]}[{text[start:end]}]{text[end:]}”"


def _ask(ask: Ask) -> Iterator[str]:
    if ask.technique:
        yield f"{ask.technique} {LEAVE_HINT}"
    yield ask.ask
    if ask.hint:
        yield ask.hint
    match ask.kind:
        case "rating":
            yield from _scale(ask.anchors)
            yield from _rated_before(ask)
        case "feelings":
            yield from _scale(ask.anchors)
            yield from _named_before(ask.feelings)
        case "choice":
            yield from numbered(ask.options)
            if ask.field == "patterns":
                yield words.READ_FIRST
            yield from _suggested(ask.value, ask.options)
        case "weights":
            yield from shares_shown(ask.weights)
        case "text" | "list" | "date":
            yield from _earlier(ask.value)


def _scale(anchors: Sequence[tuple[int, str]]) -> Iterator[str]:
    if anchors:
        yield ", ".join(f"{number} {words}" for number, words in anchors) + "."


def _rated_before(ask: Ask) -> Iterator[str]:
    if ask.before is not None:
        yield f"The first time it was {ask.before}."
    if ask.number is not None and ask.number != ask.before:
        yield f"It stands at {ask.number}; enter alone keeps that."


def _named_before(feelings: Sequence[tuple[str, int | None]]) -> Iterator[str]:
    if feelings:
        named = ", ".join(
            f"{name} {'?' if number is None else number}" for name, number in feelings
        )
        yield f"So far: {named}. Enter alone keeps them; what you type takes their place."


def _suggested(value: str, options: Sequence[Choice]) -> Iterator[str]:
    for number, option in enumerate(options, start=1):
        if option.id == value:
            yield f"Enter alone takes {number}."


def _earlier(value: str) -> Iterator[str]:
    if value:
        yield f"Your answer so far: “{value}”"
        yield "Enter alone keeps it, /clear empties it; what you type takes its place."


def _offer(offer: Offer) -> Iterator[str]:
    count = f" ({offer.index} of {offer.of})" if offer.of > 1 else ""
    yield f"This may be {offer.name[:1].lower()}{offer.name[1:]}.{count}"
    yield marked(offer.thought, offer.finding)
    yield offer.finding.says
    yield offer.finding.but
    yield "Does it fit?"
    yield from numbered(OFFER_ANSWERS)


def _card(turn: Card, safety: Safety) -> Iterator[str]:
    card = _card_named(turn.card, safety)
    if card:
        yield card.title
        yield from card.text
    yield LINES_HINT
    if turn.tier == "passive" and safety.plan:
        yield PLAN_HINT
    yield from numbered(ways_on(turn, safety))


def _card_named(name: str, safety: Safety) -> SafetyCard | None:
    return next((card for card in safety.cards if card.id == name), None)

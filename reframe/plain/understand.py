"""From a typed line to what it means at the prompt that is due. Pure; called by `talk`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reframe.dialogue.events import Chose, Command, Event, Felt, Judged, Rated, Typed
from reframe.dialogue.turns import Ask, Card, Challenge, Choice, Offer, Prompt
from reframe.plain.feelings import Feelings

BARE = frozenset(
    [
        *("back", "skip", "why", "easier", "stop", "edit", "lines", "record", "help", "quit"),
        *("grounding", "plan", "about"),
    ]
)
"""Commands that need no slash where any other text would not fit anyway."""
SLASHED = re.compile(r"/(?P<name>[a-z?]+)(?: +(?P<words>.*))?", re.IGNORECASE)
NUMBER = re.compile(r"(\d{1,9})\s*(?:%|percent|/\s*100)?", re.IGNORECASE)

OFFER_ANSWERS: tuple[Choice, ...] = (
    Choice("accept", "it fits", "y"),
    Choice("no", "it does not fit", "n"),
    Choice("unsure", "not sure", "s"),
    Choice("other", "another pattern", "o"),
    Choice("none", "none of these", "x"),
    Choice("why", "why this?", "w"),
)
SAME_AS: Mapping[str, str] = {
    "yes": "accept",
    "fits": "accept",
    "not sure": "unsure",
    "unsure": "unsure",
    "other": "other",
    "none": "none",
}

PICK = "Please answer with one of the numbers. /help lists what else can be typed."
RATE = "Please type a number from 0 to 100, such as 40. Or /skip to leave it out."


LocalName = Literal[
    "edit",
    "clear",
    "keep",
    "lines",
    "record",
    "help",
    "other",
    "grounding",
    "plan",
    "about",
]


@dataclass(frozen=True, slots=True)
class Local:
    """Something that this front does itself."""

    name: LocalName
    words: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing that fits; the sentence says what would."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Partly:
    """Feelings of which some have no number yet."""

    feelings: tuple[tuple[str, int | None], ...]


Understood = Event | Local | Unclear | Partly


def understand(line: str, prompt: Prompt, feelings: Feelings, ways: Sequence[Choice]) -> Understood:
    """What a line means; `ways` are the ways on of a card."""
    bare = line.strip()
    if (command := _command(bare, bare_words=not takes_text(prompt))) is not None:
        return command
    text = line.removeprefix("/") if line.startswith("//") else line
    match prompt:
        case Ask(kind="rating", number=number):
            return _rating(bare, number)
        case Ask(kind="feelings", feelings=named):
            return _feelings(bare, named, feelings)
        case Ask(kind="choice", options=options, value=value):
            return _choice(bare, options, value)
        case Ask(value=value) | Challenge(value=value):
            # Nothing typed leaves an earlier answer as it is.
            return Command("skip") if value and not bare else Typed(text)
        case Offer():
            return _judgement(bare)
        case Card():
            return _way_on(bare, ways)


def takes_text(prompt: Prompt) -> bool:
    """Whether any words at all can be the answer, so that a command needs its slash."""
    match prompt:
        case Ask(kind=kind):
            return kind in ("text", "list")
        case Challenge():
            return True
        case _:
            return False


def number_in(line: str) -> int | None:
    """A rating, when the line is one."""
    found = NUMBER.fullmatch(line.strip())
    if found is None:
        return None
    number = int(found[1])
    return number if number <= 100 else None


def pick(line: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice that a line names by its number, key, id or words."""
    said = line.strip().strip(".)").casefold()
    if said.isdecimal() and len(said) < 4 and 1 <= int(said) <= len(choices):
        return choices[int(said) - 1]
    for choice in choices:
        if said and said in (choice.key.casefold(), choice.id.casefold(), choice.label.casefold()):
            return choice
    near = [choice for choice in choices if said and choice.label.casefold().startswith(said)]
    return near[0] if len(near) == 1 else None


def _command(bare: str, *, bare_words: bool) -> Understood | None:
    """A command, when the line is one: with a slash, or a single word where no text is due."""
    slashed = SLASHED.fullmatch(bare)
    if slashed is None:
        word = bare.casefold()
        known = bare_words and word in BARE
        return _named(word, "") if known else None
    name, words = slashed["name"].casefold(), slashed["words"] or ""
    if words and name != "lines":
        return None
    return _named(name, words) or Unclear(
        f"There is no /{name}. /help lists what there is. "
        f"To write it as it stands, begin with two slashes."
    )


def _named(name: str, words: str) -> Command | Local | None:
    match name:
        case "back" | "skip" | "why" | "easier" | "softer" | "firmer" | "another" | "more" | "stop":
            return Command(name)
        case (
            "edit" | "clear" | "keep" | "lines" | "record" | "help" | "grounding" | "plan" | "about"
        ):
            return Local(name, words)
        case "h" | "?":
            return Local("help")
        case "q" | "quit" | "exit":
            return Command("stop")
        case _:
            return None


def _rating(bare: str, present: int | None) -> Understood:
    if not bare:
        return Command("skip") if present is None else Rated(present)
    number = number_in(bare)
    return Unclear(RATE) if number is None else Rated(number)


def _feelings(
    bare: str, named: tuple[tuple[str, int | None], ...], known: Feelings
) -> Felt | Partly | Unclear | Command:
    if not bare:
        return _felt(named) if named else Command("skip")
    if number_in(bare) is not None:
        return Unclear("Name the feeling first and then its number, such as: sad 75")
    found = known.named_in(bare)
    if any(number is not None and number > 100 for _, number in found):
        return Unclear("The numbers go from 0 to 100, such as: sad 75, hopeless 50")
    if not found:
        return Unclear("Name a feeling and a number, such as: sad 75, hopeless 50")
    return _felt(found)


def _felt(feelings: tuple[tuple[str, int | None], ...]) -> Felt | Partly:
    rated = tuple((name, number) for name, number in feelings if number is not None)
    return Felt(rated) if len(rated) == len(feelings) else Partly(feelings)


def _choice(bare: str, options: Sequence[Choice], suggested: str) -> Understood:
    if not bare:
        return Chose(suggested) if suggested else Command("skip")
    option = pick(bare, options)
    return Chose(option.id) if option else Unclear(PICK)


def _way_on(bare: str, ways: Sequence[Choice]) -> Understood:
    match pick(bare, ways):
        case None:
            return Unclear(PICK)
        case Choice(id="lines" | "grounding" | "plan" as page):
            return Local(page)
        case way:
            return Chose(way.id)


def _judgement(bare: str) -> Understood:
    named = SAME_AS.get(bare.casefold(), bare)
    match pick(named, OFFER_ANSWERS):
        case Choice(id="accept" | "no" | "unsure" | "none" as answer):
            return Judged(answer)
        case Choice(id="other"):
            return Local("other")
        case Choice(id="why"):
            return Command("why")
        case _:
            return Unclear(PICK)

"""What the invented person of a vignette answers to the question that is asked now. Pure.

Nothing is counted: which answer fits follows from the place where the conversation stands and from
the record. So whoever takes over in between, goes back or edits, finds the next fitting answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reframe.dialogue import forms
from reframe.dialogue.events import Chose, Command, Event, Felt, Judged, Rated, Typed, Weighed
from reframe.dialogue.state import At, State
from reframe.dialogue.texts import entries
from reframe.dialogue.turns import Ask, Challenge, Choice, Offer, Sorting, Turn
from reframe.rulebook.model import Vignette, VignetteAnswer

JUDGEMENTS = {"accept": "it fits", "no": "it does not fit", "unsure": "not sure"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer that is ready to be sent."""

    event: Event
    shown: str
    """As a person would type it or read it."""


def prepared(vignette: Vignette, prompt: Turn, state: State) -> Prepared | None:
    """The vignette's answer to a prompt; None when it has none, or one was given already."""
    at = state.at
    if at is None:
        return None
    given = [answer for answer in vignette.answers if answer.step == at.step]
    match prompt:
        case Ask():
            return _to_ask(vignette, given, prompt, state, at)
        case Offer(finding=finding):
            fitting = (each for each in given if each.pattern == finding.pattern)
            return _judged(next(fitting, None))
        case Challenge(question=question, value=""):
            return _said(each.say for each in given if each.question == question)
        case _:
            return None


def onward(prompt: Turn) -> Event | None:
    """What passes over a prompt without an answer; None where only the person can go on."""
    match prompt:
        case Ask(kind="text" | "list" | "date", value=""):
            return Typed("")
        case Ask() | Challenge() | Offer() | Sorting():
            return Command("skip")
        case _:
            return None


def filled(prompt: Turn, answer: Prepared) -> Turn:
    """The prompt with the answer standing in it, so that enter alone sends it."""
    match prompt, answer.event:
        case ((Ask() | Challenge()), Typed(text)):
            return replace(prompt, value=text)
        case Ask(), Chose(option):
            return replace(prompt, value=option)
        case Ask(), Rated(number):
            return replace(prompt, number=number)
        case Ask(), Felt(feelings):
            return replace(prompt, feelings=feelings)
        case Ask(), Weighed(weights):
            return replace(prompt, weights=weights)
        case _:
            return prompt


def _to_ask(
    vignette: Vignette, given: list[VignetteAnswer], ask: Ask, state: State, at: At
) -> Prepared | None:
    match ask.kind:
        case "feelings" if not state.record.feelings:
            felt = next((each.feelings for each in given if each.feelings), {})
            named = tuple(felt.items())
            return Prepared(Felt(named), forms.numbered(named)) if felt else None
        case "rating":
            number = _number(vignette, given, ask, state, at)
            return None if number is None else Prepared(Rated(number), str(number))
        case "choice":
            return _chosen(given, ask)
        case "weights":
            return _weighed(given, ask)
        case "text" | "list" | "date" if not ask.value:
            item = len(entries(state.record, ask.field)) if at.part == "list" else at.item
            return _said(each.say for each in _from(given, item))
        case _:
            return None


def _from(given: list[VignetteAnswer], item: int) -> Iterator[VignetteAnswer]:
    """The answer that is the entry with this number."""
    said = [each for each in given if each.say and not each.question]
    yield from said[item : item + 1]


def _said(texts: Iterator[str]) -> Prepared | None:
    text = next(texts, "")
    return Prepared(Typed(text), text) if text else None


def _number(
    vignette: Vignette, given: list[VignetteAnswer], ask: Ask, state: State, at: At
) -> int | None:
    """The rating of a feeling, of an entry just written, or of the thought that is worked on."""
    record = state.record
    if ask.field == "feelings":
        name = record.feelings[at.item].name if at.item < len(record.feelings) else ""
        return next((each.feelings[name] for each in given if name in each.feelings), None)
    if forms.is_form(ask.field):
        return next((each.belief for each in given), None)
    if at.part != "rate":
        hot = record.hot_thought
        own = hot is not None and all(hot.text != each.say for each in vignette.answers)
        return None if own else next((each.belief for each in given), None)
    into = "balanced" if ask.field == "balanced_belief" else "thoughts"
    written = entries(record, into)
    text = written[at.item] if at.item < len(written) else ""
    return next((each.belief for each in given if each.say and each.say == text), None)


def _chosen(given: list[VignetteAnswer], ask: Ask) -> Prepared | None:
    wanted = {each.choose or each.pattern for each in given} - {""}
    for option in ask.options:
        if option.id in wanted or option.label in wanted:
            return Prepared(Chose(option.id), option.label)
    return None


def _weighed(given: list[VignetteAnswer], ask: Ask) -> Prepared | None:
    shares = next((each.weights for each in given if each.weights), ())
    if len(shares) != len(ask.weights) or sum(shares) != 100:
        return None
    weights = tuple((name, share) for (name, _), share in zip(ask.weights, shares, strict=True))
    return Prepared(Weighed(weights), forms.numbered(weights))


def _judged(answer: VignetteAnswer | None) -> Prepared | None:
    match answer.choose if answer else "":
        case ("accept" | "no" | "unsure") as said:
            return Prepared(Judged(said), JUDGEMENTS[said])
        case _:
            return None


def named(vignettes: tuple[Vignette, ...], name: str) -> Vignette | None:
    """The vignette called so, written with dashes or underscores, or the one with this number."""
    plain = name.strip().casefold().replace("-", "_")
    if plain.isdecimal() and 1 <= int(plain) <= len(vignettes):
        return vignettes[int(plain) - 1]
    return next((each for each in vignettes if each.id == plain), None)


def choices(vignettes: tuple[Vignette, ...]) -> tuple[Choice, ...]:
    """The vignettes as a list to choose from."""
    return tuple(Choice(each.id, each.title) for each in vignettes)

"""Taking back what was done last, step by step, within the running conversation. Pure.

`Conversation` keeps a `Past` and asks for the state before. What was typed and then taken back is
kept in the state, and stands ready as a draft when its question comes up again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reframe.dialogue.events import Chose, Event, Felt, Rated, Typed, Weighed
from reframe.dialogue.replies.requests import takes_text
from reframe.dialogue.state import At, State, TakenBack
from reframe.dialogue.turns import Ask, Card, Done, Prompt, Turn

LEVELS = 40


@dataclass(frozen=True, slots=True)
class Before:
    """How things stood, and what was then done."""

    state: State
    event: Event


Past = tuple[Before, ...]


def turned(
    past: Past, before: State, prompt: Turn, event: Event, after: State
) -> tuple[Past, State]:
    """What is remembered after one event, and the state without a text that it answered."""
    return remembered(past, before, prompt, event, after), answered(after, before, event)


def remembered(past: Past, before: State, prompt: Turn, event: Event, after: State) -> Past:
    """The past with one more step; nothing is added when nothing changed.

    A card is never come back to. Past words that became a note, since nothing else could take
    them, and past an entry that was cleared, there is no way back: they would be lost, or return.
    """
    if event == Chose("clear"):
        return ()
    if after == before or isinstance(prompt, Card):
        return past
    if isinstance(event, Typed) and event.text.strip() and not _takes_text(prompt):
        return ()
    return (*past, Before(before, event))[-LEVELS:]


def taken_back(past: Past, now: State, half_typed: str) -> State:
    """The state before the last step, with all that was typed since then still in it.

    What was put aside since then stays aside.
    """
    last = past[-1]
    texts = now.taken_back
    if half_typed and now.at:
        # It may be a text that was taken back before, changed a little.
        texts = (*_without_last(texts, now.at), TakenBack(now.at, half_typed))
    if isinstance(last.event, Typed) and last.event.text.strip() and last.state.at:
        texts = (*texts, TakenBack(last.state.at, last.event.text))
    return replace(last.state, taken_back=texts, archived=now.archived)


def answered(state: State, before: State, event: Event) -> State:
    """The state without the text that stood ready, once another stands in its place."""
    if event == Chose("clear"):
        return replace(state, taken_back=())
    if isinstance(event, Typed) and event.text.strip() and before.at:
        return replace(state, taken_back=_without_last(state.taken_back, before.at))
    return state


def waiting_text(state: State) -> str:
    """The text taken back last at the question that is asked now."""
    here = [each.text for each in state.taken_back if each.at == state.at]
    return here[-1] if here else ""


def filled(prompt: Prompt | Done, event: Event) -> Prompt | Done:
    """The question with what was taken back to start from; a text comes as a draft instead."""
    match prompt, event:
        case Ask(kind="choice"), Chose(option):
            return replace(prompt, value=option)
        case Ask(kind="rating"), Rated(number):
            return replace(prompt, number=number)
        case Ask(kind="feelings"), Felt(feelings) if feelings:
            return replace(prompt, feelings=feelings)
        case Ask(kind="weights"), Weighed(weights):
            return replace(prompt, weights=weights)
        case _:
            return prompt


def _takes_text(prompt: Turn) -> bool:
    return isinstance(prompt, Prompt) and takes_text(prompt)


def _without_last(texts: tuple[TakenBack, ...], at: At) -> tuple[TakenBack, ...]:
    for place in range(len(texts) - 1, -1, -1):
        if texts[place].at == at:
            return (*texts[:place], *texts[place + 1 :])
    return texts

"""The prompt of a place: what a front shows there, with the earlier answer to start from."""

from __future__ import annotations

from dataclasses import replace

from reframe.dialogue import (
    challenges,
    exercises,
    forms,
    listening,
    offers,
    places,
    reviewing,
    sorting,
)
from reframe.dialogue.slots import fill_short
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.texts import entries, key, read
from reframe.dialogue.turns import Ask, Choice, Done, Prompt
from reframe.rulebook.model import Step

Anchors = tuple[tuple[int, str], ...]


def prompt(talk: Talk) -> Prompt | Done:
    """What the conversation waits for."""
    at = talk.state.at
    if at is None:
        return Done("note" if talk.record.status == "note" else "finished")
    asked = asking(talk, at)
    if isinstance(asked, Ask):
        step = talk.step(at)
        technique = exercises.name_of(talk, step) if step else ""
        return replace(asked, can_back=bool(talk.state.trail), technique=technique)
    return asked or Done("stopped")


def settled(talk: Talk) -> Talk:
    """The talk at a place that can be asked, should a changed script have lost its own."""
    at = talk.state.at
    if at is None or asking(talk, at) is not None:
        return talk
    due = (each for each in places.due_places(talk) if each not in talk.state.trail)
    return talk.waiting(next((each for each in due if asking(talk, each)), None))


def asking(talk: Talk, at: At) -> Prompt | None:
    """The prompt of one place; None when there is nothing to ask there."""
    step = talk.step(at)
    if step is None:
        return None
    if at.part in ("sort", "heard"):
        return sorting.asking(talk, step) if at.part == "sort" else listening.asking(talk, at)
    match step.kind:
        case "offers":
            return offers.asking(talk, step, at)
        case "challenge":
            return challenges.asking(talk, step, at)
        case "exercise":
            return exercises.asking(talk, step, at)
        case "weights":
            return _weights(talk, step)
        case "rating" if forms.is_form(step.into):
            return _rating_form(talk, step)
        case "rating":
            return _rating_again(talk, step, at)
        case "feelings":
            return _feelings(talk, step)
        case "choice" if at.part != "ask":
            return _choice(talk, step)
        case "review":
            return _choice(talk, step) if reviewing.asks(talk) else None
        case "summary" | "reply" | "note" | "close":
            return None
    return _rating(talk, step, at) if at.part == "rate" else _text(talk, step, at)


def suggested_hot(talk: Talk) -> int:
    """The hot thought, else the one with the highest belief, the first of equals."""
    if talk.hot is not None:
        return talk.hot
    beliefs = [thought.before or 0 for thought in talk.record.thoughts]
    return beliefs.index(max(beliefs))


def options(talk: Talk, step: Step) -> tuple[Choice, ...]:
    if step.into == "hot":
        return tuple(
            Choice(str(item), thought.text) for item, thought in enumerate(talk.record.thoughts)
        )
    return tuple(
        Choice(each.id, worded(talk, step, each.label), each.key)
        for each in forms.options(talk.record, step, talk.held)
    )


def _text(talk: Talk, step: Step, at: At) -> Ask:
    ask, hint = step.ask, step.hint
    if step.kind == "list" and at.part == "list" and entries(talk.record, step.into):
        ask, hint = step.more or step.ask, talk.words("list_more")
    if at.part == "ask":
        option = places.chosen_option(talk, step)
        ask, hint = (option.ask if option else step.ask), ""
    return Ask(
        step=step.id,
        field=step.into,
        kind="list" if step.kind == "list" else "date" if step.kind == "date" else "text",
        ask=worded(talk, step, ask),
        hint=worded(talk, step, hint),
        value=read(talk, step, at),
    )


def worded(talk: Talk, step: Step, text: str) -> str:
    """A sentence of the script with the answers to its earlier steps in it."""
    return fill_short(text, talk, **forms.said(talk.record, step, talk.held))


def _weights(talk: Talk, step: Step) -> Ask | None:
    """Shares of 100 for the entries of a list; None while there are fewer than two."""
    weights = forms.shares(talk.record, step, talk.held)
    if len(weights) < 2:
        return None
    ask, hint = worded(talk, step, step.ask), worded(talk, step, step.hint)
    return Ask(step.id, step.into, "weights", ask, hint=hint, weights=weights)


def _rating_form(talk: Talk, step: Step) -> Ask:
    """A number of an exercise; what its ends mean stands in the hint."""
    answer = forms.answer_of(talk.record, step.into)
    ask, hint = worded(talk, step, step.ask), worded(talk, step, step.hint)
    number = answer.number if answer else None
    return Ask(step.id, step.into, "rating", ask, hint=hint, number=number)


def _rating(talk: Talk, step: Step, at: At) -> Ask:
    """How much a text just written is believed; one that is held is not quoted."""
    quoted = {} if key(step, at.item) in talk.held else {"text": read(talk, step, at)}
    thought = step.into == "thoughts"
    number = talk.record.thoughts[at.item].before if thought else talk.record.balanced_belief
    return Ask(
        step=step.id,
        field="belief" if thought else "balanced_belief",
        kind="rating",
        ask=fill_short(step.rate, talk, **quoted),
        number=number,
        anchors=_anchors(talk.book.emotions.belief_anchors),
    )


def _rating_again(talk: Talk, step: Step, at: At) -> Ask | None:
    if step.into == "feelings":
        if at.item >= len(talk.record.feelings):
            return None
        feeling = talk.record.feelings[at.item]
        text, before, after = feeling.name, feeling.before, feeling.after
        anchors = talk.book.emotions.anchors
    else:
        thought = talk.hot_thought
        if thought is None:
            return None
        text, before, after = thought.text, thought.before, thought.after
        anchors = talk.book.emotions.belief_anchors
    return Ask(
        step=step.id,
        field=step.into,
        kind="rating",
        ask=fill_short(step.ask, talk, text=text),
        hint=step.hint,
        number=before if after is None else after,
        before=before,
        anchors=_anchors(anchors),
    )


def _feelings(talk: Talk, step: Step) -> Ask:
    return Ask(
        step=step.id,
        field=step.into,
        kind="feelings",
        ask=fill_short(step.ask, talk),
        hint=fill_short(step.hint, talk),
        anchors=_anchors(talk.book.emotions.anchors),
        feelings=tuple((each.name, each.before) for each in talk.record.feelings),
    )


def _choice(talk: Talk, step: Step) -> Ask | None:
    """What to choose from; None where every entry of the list that it is about is held."""
    choices = options(talk, step)
    if step.of and not choices:
        return None
    chosen = places.chosen_option(talk, step)
    value = chosen.id if chosen else ""
    if step.into == "hot":
        value = str(suggested_hot(talk))
    return Ask(
        step=step.id,
        field=step.into,
        kind="choice",
        ask=worded(talk, step, step.ask),
        hint=worded(talk, step, step.hint),
        value=value,
        options=choices,
    )


def _anchors(named: dict[str, str]) -> Anchors:
    return tuple(sorted((int(number), text) for number, text in named.items()))

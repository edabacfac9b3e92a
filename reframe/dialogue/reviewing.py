"""The review of the balanced thought: said when it is new, asked about once, never in the way.

What works is said in passing. Questions stand until they are answered with "change it" or "keep
it"; a text that got none is gone on from without asking.
"""

from __future__ import annotations

from dataclasses import replace

from reframe.dialogue.slots import fill_short, free
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.turns import Say
from reframe.record.model import Asked, Check, Record
from reframe.review.observations import Observation, review
from reframe.rulebook.model import Step

CHANGE = "change"


def is_wanted(talk: Talk) -> bool:
    """Whether there is a text to review: no held one, and not when the setting is off."""
    return talk.state.reviews and bool(talk.record.balanced) and "balanced" not in talk.held


def asks(talk: Talk) -> bool:
    """Whether there are questions that stand."""
    return bool(talk.state.standing) and is_wanted(talk)


def arrived(talk: Talk) -> Talk:
    """Say what works and put the questions that were not put before in this record."""
    state = talk.state
    found = _review(talk, frozenset(state.reviewed))
    told = tuple(each.id for each in found)
    asked = tuple(each.id for each in found if each.kind == "look")
    state = replace(state, reviewed=(*state.reviewed, *told), standing=asked)
    return replace(talk, state=state).saying(*(Say(each.text) for each in found))


def standing(talk: Talk) -> tuple[Say, ...]:
    """The questions of the review, when the conversation waits at it."""
    step = talk.step(talk.state.at) if talk.state.at else None
    if step is None or step.kind != "review":
        return ()
    others = frozenset(talk.state.reviewed) - frozenset(talk.state.standing)
    return tuple(Say(each.text) for each in _review(talk, others) if each.kind == "look")


def told_again(talk: Talk) -> Talk:
    """The questions once more, for one who comes back to them."""
    return talk.saying(*standing(talk))


def answered(talk: Talk, step: Step, at: At, chosen: str) -> Talk | None:
    """Keep the text, or go back to it as it is; None when it was no choice of the review."""
    option = next((each for each in step.options if each.id == chosen), None)
    if option is None:
        return None
    talk = talk.done(at).saying_text(fill_short(option.says, talk), "quiet")
    if chosen != CHANGE:
        return talk
    steps = {each.id for each in talk.script.steps if each.into == "balanced"}
    return talk.forgetting(lambda each: each.step in steps and each.part == "")


def _review(talk: Talk, told: frozenset[str]) -> tuple[Observation, ...]:
    return review(talk.book.review, _free(talk), Check(talk.state.in_balanced), told)


def _free(talk: Talk) -> Record:
    """The record without its held texts, which no sentence may quote."""
    record = talk.record
    answers = free(talk, tuple(each.answer for each in record.questions), "answer")
    return replace(
        record,
        situation="" if "situation" in talk.held else record.situation,
        thoughts=tuple(
            each for at, each in enumerate(record.thoughts) if f"thoughts.{at}" not in talk.held
        ),
        evidence_for=free(talk, record.evidence_for, "evidence_for"),
        evidence_against=free(talk, record.evidence_against, "evidence_against"),
        questions=tuple(Asked("", "", answer) for answer in answers),
    )

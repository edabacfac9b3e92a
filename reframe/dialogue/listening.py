"""What is gently asked about an answer: once, in passing, and left with one key.

The answer is saved as it was typed before anything is asked. A hint that was left does not come
back in the record, nothing is asked twice of the same words or at the same place, and nothing at
all where harm, a loss or a doubt without end was told, or where that could not be looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reframe.dialogue import sorting
from reframe.dialogue.events import Chose, Event, Felt, Seen, Typed
from reframe.dialogue.slots import fill, shorten
from reframe.dialogue.state import At, Noticed, State
from reframe.dialogue.talk import Talk
from reframe.dialogue.texts import key, read, write
from reframe.dialogue.turns import Ask, Choice
from reframe.dialogue.weave import origin
from reframe.record import edits
from reframe.record.model import Check
from reframe.rulebook import heard
from reframe.rulebook.model import ListeningHint, Step
from reframe.safety.fields import FREE_TEXT

HEARD: Final = "heard"
LEAVE, THOUGHT, FEELING = "leave", "thought", "feelings"
LISTENED = frozenset(field.key for field in FREE_TEXT if field.listened)
"""Fields to which the detector listens; without its word nothing is asked in the record."""


def noticed(talk: Talk, step: Step, at: At, event: Event, seen: Seen) -> Talk:
    """With what is to be asked about an answer that was just taken, if anything is."""
    talk = _hushed(talk, step, event, seen)
    if not _may_ask(talk, step, seen):
        return talk
    found = next(_found(talk, step, at, event, seen), None)
    if found is None:
        return talk
    asked = (*talk.state.asked_about, _mark(found.at, found.quote))
    return replace(talk, state=replace(talk.state, noticed=found, asked_about=asked))


def passed(talk: Talk) -> Talk:
    """Without the question that stood: something else was answered."""
    return replace(talk, state=replace(talk.state, noticed=None)) if talk.state.noticed else talk


def places(talk: Talk, step: Step, item: int = 0) -> tuple[At, ...]:
    """Where something is asked about an entry of a step, in one place or in none."""
    found = talk.state.noticed
    here = found is not None and (found.at.step, found.at.item) == (step.id, item)
    return (At(step.id, item, HEARD),) if here else ()


def asking(talk: Talk, at: At) -> Ask | None:
    """The question about an answer; None when there is none any more, or the answer is held."""
    found, hint, step = talk.state.noticed, _hint(talk), talk.step(at)
    if step is None or key(step, at.item) in talk.held:
        return None
    if found is None or hint is None or At(found.at.step, found.at.item, HEARD) != at:
        return None
    ask = fill(hint.says, _slots(found)) or ""
    options = tuple(_options(talk, hint, found))
    return Ask(at.step, HEARD, "choice", ask, value=LEAVE, options=options)


def why(talk: Talk) -> str:
    """Why it is asked."""
    hint = _hint(talk)
    return hint.why if hint else ""


def taken(talk: Talk, event: Event, check: Check | None = None) -> Talk | None:
    """The answer to the question; None when it is none. `check` is of `thought_of`."""
    match event:
        case Chose(option) if option in {each.id for each in _offered(talk)}:
            return _chosen(talk, option, check)
        case Typed(text) if not text.strip():
            return left(talk)
        case _:
            return None


def left(talk: Talk) -> Talk:
    """Left as it is; nothing of the kind is asked in this record any more."""
    found = talk.state.noticed
    if found is None:
        return talk
    ignored = tuple(dict.fromkeys((*talk.state.ignored, found.hint)))
    return passed(replace(talk, state=replace(talk.state, ignored=ignored)))


def thought_of(state: State, event: Event) -> str:
    """The thought that the answer would put down, for the detector; empty when it puts none."""
    standing = state.at is not None and state.at.part == HEARD
    adds = standing and state.noticed and event == Chose(THOUGHT)
    return state.noticed.thought if adds and state.noticed else ""


def _hushed(talk: Talk, step: Step, event: Event, seen: Seen) -> Talk:
    """Quiet from now on, when the answer tells of harm or could not be listened to."""
    check = seen.check
    heavy = seen.tier not in (None, "soft")
    unheard = step.into in LISTENED and (check is None or bool(check.problem) or check.hush)
    if not (heavy or (unheard and isinstance(event, Typed))) or talk.state.hushed:
        return talk
    return replace(talk, state=replace(talk.state, hushed=True))


def _may_ask(talk: Talk, step: Step, seen: Seen) -> bool:
    state = talk.state
    told = any(hints.leads_to or not hints.checked for hints in state.hints)
    quiet = state.hushed or told or not state.listens or bool(talk.explicit)
    enough = len(state.asked_about) >= talk.book.listening.most
    sorts = sorting.is_open(talk, step) or bool(origin(step))
    return not (quiet or enough or sorts or talk.aside or seen.repeated)


def _found(talk: Talk, step: Step, at: At, event: Event, seen: Seen) -> Iterator[Noticed]:
    """What could be asked about the answer and was not asked before."""
    match event:
        case Felt(feelings):
            candidates = _in_feelings(talk, step, tuple(name for name, _ in feelings))
        case _:
            candidates = _in_text(talk, step, at, seen.check)
    before = talk.state.asked_about
    for each in candidates:
        place, words = _mark(each.at, each.quote).split()
        known = any(words == mark.split()[1] for mark in before)
        here = step.kind != "feelings" and any(place == mark.split()[0] for mark in before)
        if each.hint not in talk.state.ignored and not known and not here:
            yield each


def _in_text(talk: Talk, step: Step, at: At, check: Check | None) -> Iterator[Noticed]:
    place, text = At(step.id, at.item), read(talk, step, at)
    if step.into in LISTENED:
        hints = {hint.id: hint for hint in talk.book.listening.hints}
        for each in check.heard if check else ():
            if each.hint in hints and text[each.start : each.end] == each.quote:
                yield Noticed(each.hint, place, each.quote, each.quote)
    elif (
        step.into == "thoughts"
        and _is_looked_at(talk)
        and (asked := heard.in_thought(talk.book, text))
    ):
        yield Noticed(asked.hint.id, place, text, asked.thought)


def _is_looked_at(talk: Talk) -> bool:
    """Whether the script looks at the thought; a worry that is sorted may stay a question."""
    return any(step.kind == "offers" for step in talk.script.steps)


def _in_feelings(talk: Talk, step: Step, names: tuple[str, ...]) -> Iterator[Noticed]:
    for name in names:
        found = heard.in_feelings(talk.book, [name])
        if found is not None:
            plain = found[1]
            behind = tuple(each for each in plain.feelings if each not in names)
            yield Noticed(plain.hint.id, At(step.id), name, plain.thought, behind)


def _mark(at: At, words: str) -> str:
    """What is remembered of a question: where it was put, and its words beyond recognition."""
    digest = hashlib.sha256(" ".join(words.lower().split()).encode()).hexdigest()
    return f"{at.step}.{at.item} {digest[:16]}"


def _hint(talk: Talk) -> ListeningHint | None:
    found = talk.state.noticed
    hints = talk.book.listening.hints
    return next((each for each in hints if found and each.id == found.hint), None)


def _slots(found: Noticed) -> dict[str, str]:
    return {"quote": shorten(found.quote), "thought": shorten(found.thought)}


def _offered(talk: Talk) -> tuple[Choice, ...]:
    found, hint = talk.state.noticed, _hint(talk)
    return tuple(_options(talk, hint, found)) if found and hint else ()


def _options(talk: Talk, hint: ListeningHint, found: Noticed) -> Iterator[Choice]:
    for option in hint.options:
        if option.id == FEELING:
            for name in found.feelings:
                label = fill(option.label, {"feeling": name}) or name
                yield Choice(f"{FEELING}:{name}", label)
        elif option.id != THOUGHT or _thoughts_step(talk):
            label = fill(option.label, _slots(found)) or option.label
            yield Choice(option.id, label, option.key)


def _chosen(talk: Talk, option: str, check: Check | None) -> Talk:
    found, hint = talk.state.noticed, _hint(talk)
    assert found
    assert hint
    kind, _, feeling = option.partition(":")
    says = next((each.says for each in hint.options if each.id == kind), "")
    talk = talk.saying_text(fill(says, _slots(found)) or "", "quiet")
    match kind:
        case "edit":
            talk = talk.saying_text(_begins(hint, found), "quiet")
            return _again(passed(talk), found.at)
        case "thought":
            talk = passed(_with_thought(talk, found.thought, check))
            return _again(talk, found.at) if hint.by == "opener" else talk
        case "feelings":
            named = talk.recording(edits.name_feelings(talk.record, (feeling,)))
            return _again(passed(named), found.at)
        case _:
            return left(talk)


def _begins(hint: ListeningHint, found: Noticed) -> str:
    return (fill(hint.begins, _slots(found)) or "") if found.thought else ""


def _again(talk: Talk, at: At) -> Talk:
    """The answer asked for once more, with what stands there."""
    return talk.forgetting(lambda each: each == at)


def _thoughts_step(talk: Talk) -> Step | None:
    steps = talk.script.steps
    return next((each for each in steps if (each.kind, each.into) == ("list", "thoughts")), None)


def _with_thought(talk: Talk, thought: str, check: Check | None) -> Talk:
    """The thought written down as well, its rating still to come; nothing when it is there."""
    step, known = _thoughts_step(talk), [each.text for each in talk.record.thoughts]
    if step is None or thought in known:
        return talk
    talk = write(talk, step, len(known), thought, check)
    for note in check.notes if check else ():
        talk = talk.saying_text(note.says, "quiet")
    return talk.done(At(step.id, len(known)))

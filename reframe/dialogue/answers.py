"""Taking an answer: the event goes into the record, and its place into the trail.

Every function gives None when the event doesn't fit the place.
"""

from __future__ import annotations

from reframe.dialogue import (
    challenges,
    exercises,
    forms,
    listening,
    offers,
    own_names,
    places,
    reviewing,
    sorting,
)
from reframe.dialogue.asks import options, suggested_hot, worded
from reframe.dialogue.events import Chose, Dated, Event, Felt, Judged, Rated, Typed, Weighed
from reframe.dialogue.slots import fill_short
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.texts import entries, erase, hot_changed, item_of, key, read, write
from reframe.record import edits
from reframe.record.model import Check, Record
from reframe.rulebook.model import Option, Step


def take(talk: Talk, at: At, event: Event, check: Check | None = None) -> Talk | None:
    """The conversation after the answer, the place done and nothing asked yet."""
    step = talk.step(at)
    if step is None:
        return None
    match event:
        case Typed(text) if takes_text(step, at):
            return typed(talk, step, at, text, check) if text.strip() else nothing(talk, step, at)
        case Typed(text) if not text.strip():
            return skip(talk, step, at)
        case Chose():
            return _taken_choice(talk, step, at, event)
        case Dated(text, date) if step.kind == "date" and text.strip():
            return _dated(talk, step, at, text, date)
        case Weighed(weights) if step.kind == "weights":
            return _weighed(talk, step, at, weights)
        case Rated(number) if _takes_rating(step, at) and 0 <= number <= 100:
            return _rated(talk, step, at, number)
        case Felt() if step.kind == "feelings":
            return _felt(talk, step, at, event)
        case Judged() if step.kind == "offers":
            return offers.judge(talk, step, at, event)
        case _:
            return None


def _taken_choice(talk: Talk, step: Step, at: At, event: Chose) -> Talk | None:
    match step.kind:
        case "challenge":
            return challenges.told_more(talk, step, at, event.option)
        case "exercise":
            return exercises.chosen(talk, step, at, event)
        case "offers":
            return offers.browse(talk, step, at, event)
        case "review":
            return reviewing.answered(talk, step, at, event.option)
        case "choice" if at.part == "":
            return _chose(talk, step, at, event.option)
        case _:
            return None


def takes_text(step: Step, at: At) -> bool:
    if step.kind == "choice":
        return at.part == "ask"
    if step.kind == "challenge":
        return at.part == ""
    if step.kind == "offers":
        return at.part == own_names.OWN
    return step.kind in ("text", "list", "date") and at.part not in ("rate", "sort", "heard")


def typed(talk: Talk, step: Step, at: At, text: str, check: Check | None = None) -> Talk:
    if step.kind == "challenge":
        return challenges.answer(talk, at, text).done(at)
    if step.kind == "offers":
        return own_names.named(talk, at, text)
    item = item_of(talk, step, at)
    if text != read(talk, step, at):
        talk = talk.forgetting(lambda each: each == At(step.id, item, "rate"))
    talk = write(talk, step, item, text, check)
    if at.part == "list" and step.kind == "list":
        return talk.forgetting(lambda each: each == At(step.id, 0, "list")).done(At(step.id, item))
    return talk.done(At(step.id, at.item, "ask" if at.part == "ask" else ""))


def nothing(talk: Talk, step: Step, at: At) -> Talk:
    """An empty answer: nothing (more) to say, or the earlier text taken out."""
    if at.part == "list" or not read(talk, step, at):
        return skip(talk, step, at)
    if step.kind == "challenge":
        return challenges.emptied(talk, at).done(at)
    if step.kind != "list":
        return erase(talk, step, at.item).done(at)
    return erase(talk, step, at.item)


def keys(talk: Talk, step: Step, at: At) -> frozenset[str]:
    """Where the text of a place stands, by the registry of free-text fields."""
    if step.kind == "feelings":
        return frozenset(f"feelings.{item}" for item in range(len(talk.record.feelings)))
    if step.kind == "challenge" and at.part == "" and at.item < len(talk.record.questions):
        return challenges.keys(talk, at.item)
    if step.kind == "offers":
        return own_names.keys(talk) if at.part == own_names.OWN else frozenset()
    return frozenset({key(step, item_of(talk, step, at))})


def skip(talk: Talk, step: Step, at: At) -> Talk:
    """Pass a place over; an earlier answer stays."""
    if at.part == "sort":
        return sorting.kept(talk)
    if at.part == "heard":
        return listening.left(talk)
    match step.kind:
        case "offers":
            return offers.leave_open(talk, at).done(at)
        case "challenge" if at.part == "" and at.item >= len(talk.record.questions):
            return challenges.answer(talk, at, "").done(at)
        case "choice" if step.into == "hot":
            taken = _chose(talk, step, at, str(suggested_hot(talk)))
            words = fill_short(talk.words("hot_taken"), taken or talk)
            return (taken or talk).done(at).saying_text(words, "quiet")
    answered = entries(talk.record, step.into) or _has_answer(talk.record, step.into)
    said = "" if at.part == "rate" or answered else worded(talk, step, step.empty)
    return talk.done(At(step.id) if step.into == "note" else at).saying_text(said, "quiet")


def _takes_rating(step: Step, at: At) -> bool:
    return step.kind == "rating" or at.part == "rate"


def _rated(talk: Talk, step: Step, at: At, number: int) -> Talk | None:
    record = talk.record
    match step.into:
        case "thoughts":
            record = edits.rate_thought(record, at.item, before=number)
        case "balanced":
            record = edits.rate_balanced(record, number)
        case "feelings":
            record = edits.set_feelings_after(record, [(record.feelings[at.item].name, number)])
        case into if forms.is_form(into):
            record = forms.rate(record, step, number)
        case _ if talk.hot is not None:
            record = edits.rate_thought(record, talk.hot, after=number)
        case _:
            return None
    talk = talk.recording(record).done(at)
    # The reply is about the ratings of the record, and not about those inside an exercise.
    if forms.is_form(step.into):
        return talk
    return talk.forgetting_steps(lambda each: each.kind == "reply")


def _dated(talk: Talk, step: Step, at: At, text: str, date: str) -> Talk:
    return talk.recording(forms.write(talk.record, step, 0, text, date=date)).done(at)


def _weighed(talk: Talk, step: Step, at: At, weights: tuple[tuple[str, int], ...]) -> Talk | None:
    """Shares of 100; None when they are of other entries or make no whole."""
    names = [name for name, _ in forms.shares(talk.record, step, talk.held)]
    numbers = [number for _, number in weights]
    if [name for name, _ in weights] != names or min(numbers, default=-1) < 0:
        return None
    if sum(numbers) != 100:
        return None
    return talk.recording(forms.weigh(talk.record, step, weights)).done(at)


def _felt(talk: Talk, step: Step, at: At, event: Felt) -> Talk | None:
    named = [(name.strip(), number) for name, number in event.feelings if name.strip()]
    if any(not 0 <= number <= 100 for _, number in named):
        return None
    before = [feeling.name for feeling in talk.record.feelings]
    if not named:
        talk = talk.saying_text(worded(talk, step, step.empty), "quiet")
    talk = talk.recording(edits.set_feelings_before(talk.record, named)).done(at)
    if before == [feeling.name for feeling in talk.record.feelings]:
        return talk
    return talk.forgetting_steps(lambda step: step.kind == "rating" and step.into == "feelings")


def _chose(talk: Talk, step: Step, at: At, chosen: str) -> Talk | None:
    if chosen not in {option.id for option in options(talk, step)}:
        return None
    if step.into == "hot":
        before = talk.hot
        talk = talk.recording(edits.mark_hot(talk.record, int(chosen))).done(at)
        return talk if before in (None, talk.hot) else hot_changed(talk)
    before_option = places.chosen_option(talk, step)
    option = forms.option_of(talk.record, step, chosen) or Option(chosen, chosen)
    talk = talk.recording(_with_choice(talk.record, step, option)).done(at)
    if before_option is None or before_option.id != chosen:
        talk = talk.forgetting(lambda each: each == At(step.id, 0, "ask"))
        if before_option and before_option.takes:
            talk = exercises.dropped(talk, before_option.takes)
    talk = talk.saying_text(worded(talk, step, option.says), "quiet")
    return exercises.taken_after(talk, step, option.takes) if option.takes else talk


def _with_choice(record: Record, step: Step, option: Option) -> Record:
    match step.into, option.id:
        case "maybe_true", ("yes" | "partly" | "no" | "unsure") as truth:
            return edits.set_maybe_true(record, truth)
        case "next_step", kind:
            text = record.next_step.text if record.next_step else ""
            return edits.set_next_step(record, kind, text)
        case into, _ if forms.is_form(into):
            return forms.choose(record, step, option)
        case _:
            return record


def _has_answer(record: Record, into: str) -> bool:
    match into:
        case "feelings":
            return bool(record.feelings)
        case "maybe_true":
            return record.maybe_true is not None
        case "next_step":
            return record.next_step is not None
        case _:
            return forms.answer_of(record, into) is not None

"""Challenge questions: which one comes next, and what becomes of the answer.

The choice depends on the state alone, so the same question stands there after a resume. It fits
the accepted patterns, moves through the stages, opens softly, and never repeats the records before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args
from zlib import crc32

from reframe.dialogue.slots import fill, values
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.texts import entries, erase, key, write
from reframe.dialogue.turns import Ask, Challenge, Choice
from reframe.record import edits
from reframe.rulebook.model import Question, Stage, Step

STAGES: tuple[str, ...] = get_args(Stage)
GENTLE, EITHER, FIRM = 3, 2, 1
MORE = "more"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that can be put now, with its slots filled."""

    question: Question
    text: str
    pattern: str
    """The accepted pattern it belongs to; empty for a general one."""


def places(talk: Talk, step: Step) -> tuple[At, ...]:
    """One for each question put so far, and one for the next while the limit allows it."""
    asked = len(talk.record.questions)
    more = asked < _most(talk, step) and choose(talk) is not None
    found = tuple(At(step.id, item) for item in range(asked + more))
    return found if more or not _wants_more(talk, step) else (*found, At(step.id, 0, "ask"))


def asking(talk: Talk, step: Step, at: At) -> Challenge | Ask | None:
    """The question at a place, or whether one more is wanted; None when there is none any more."""
    if at.part == "ask":
        options = tuple(Choice(each.id, each.label, each.key) for each in step.options)
        return Ask(step.id, "more", "choice", step.more, options=options)
    questions = talk.record.questions
    if at.item < len(questions):
        asked = questions[at.item]
        why = next((each.why for each in _all(talk) if each.id == asked.question), "")
        of = max(len(questions), min(_most(talk, step), len(questions) + len(candidates(talk))))
        return Challenge(asked.question, asked.text, why, at.item + 1, of, value=asked.answer)
    chosen = choose(talk)
    if chosen is None:
        return None
    left = min(_most(talk, step) - len(questions), len(candidates(talk)))
    return Challenge(
        chosen.question.id,
        chosen.text,
        chosen.question.why,
        len(questions) + 1,
        len(questions) + max(left, 1),
    )


def _most(talk: Talk, step: Step) -> int:
    return min(step.most or talk.state.limit, talk.state.limit)


def _wants_more(talk: Talk, step: Step) -> bool:
    """Whether to ask for one more: the last one was answered, and there is another that fits."""
    if not step.options or step.most:
        return False
    questions = talk.record.questions
    return bool(questions and questions[-1].answer) and choose(talk) is not None


def told_more(talk: Talk, step: Step, at: At, chosen: str) -> Talk | None:
    """One more question, or enough; None when it was neither."""
    if at.part != "ask" or chosen not in {each.id for each in step.options}:
        return None
    if chosen != MORE:
        return talk.done(at)
    limit = len(talk.record.questions) + 1
    return replace(talk, state=replace(talk.state, limit=limit)).forgetting(lambda each: each == at)


def answer(talk: Talk, at: At, text: str) -> Talk:
    """Write an answer down (empty: the question was skipped); also where the question wants it."""
    record = talk.record
    if at.item >= len(record.questions):
        chosen = choose(talk)
        if chosen is None:
            return talk
        record = edits.ask(record, chosen.question.id, chosen.text)
    talk = talk.recording(record)
    copy = copied_to(talk, at.item)
    talk = talk.recording(edits.answer(record, at.item, text))
    step = _evidence_step(talk, at.item)
    if not text or step is None:
        return talk
    entry = len(entries(talk.record, step.into)) if copy is None else copy
    return write(talk, step, entry, text).done(At(step.id, entry))


def emptied(talk: Talk, at: At) -> Talk:
    """Take an answer out of the record, and its copy among the evidence."""
    step, copy = _evidence_step(talk, at.item), copied_to(talk, at.item)
    if step is not None and copy is not None:
        talk = erase(talk, step, copy)
    return talk.recording(edits.answer(talk.record, at.item, ""))


def keys(talk: Talk, item: int) -> frozenset[str]:
    """Where the answer to a question stands, by the registry of free-text fields."""
    step, copy = _evidence_step(talk, item), copied_to(talk, item)
    copied = {key(step, copy)} if step is not None and copy is not None else set()
    return frozenset({f"answer.{item}"} | copied)


def copied_to(talk: Talk, item: int) -> int | None:
    """The entry of the evidence that took the answer too."""
    step, said = _evidence_step(talk, item), talk.record.questions[item].answer
    lines = entries(talk.record, step.into) if step else ()
    return lines.index(said) if said and said in lines else None


def _evidence_step(talk: Talk, item: int) -> Step | None:
    """The step whose list the question's answer belongs to as well."""
    asked = talk.record.questions[item].question
    into = next((each.into for each in _all(talk) if each.id == asked), "answer")
    steps = (step for step in talk.script.steps if step.into == into and into != "answer")
    return next(steps, None)


def another(talk: Talk, softness: int | None = None) -> Talk | None:
    """Set the present question aside; None when no other one fits."""
    present = choose(talk)
    if present is None:
        return None
    wished = replace(
        talk.state,
        softness=talk.state.softness if softness is None else softness,
        passed=(*talk.state.passed, present.question.id),
    )
    changed = replace(talk, state=wished)
    following = choose(changed)
    if following is None or not _as_wished(present, following, softness):
        return None
    return changed


def choose(talk: Talk) -> Candidate | None:
    """The question to put next."""
    return min(candidates(talk), key=lambda each: _rank(talk, each), default=None)


def candidates(talk: Talk) -> tuple[Candidate, ...]:
    """Every question that could be put now."""
    if talk.aside or talk.hot is None:
        return ()
    asked = {each.question for each in talk.record.questions}
    used = asked | set(talk.state.passed) | talk.state.asked_before
    found = []
    for pattern, question in _fitting(talk):
        text = fill(question.ask, values(talk, pattern=pattern))
        if text is not None and question.id not in used and _holds(talk, question):
            found.append(Candidate(question, text, pattern))
    return tuple(found)


def _fitting(talk: Talk) -> Iterator[tuple[str, Question]]:
    """Questions of the accepted patterns, then the general ones; where help is due, those alone."""
    if talk.supports:
        helping = (each for each in talk.book.prompts.questions if "maybe_true" in each.when)
        yield from (("", question) for question in helping)
        return
    for pattern in talk.book.patterns:
        if pattern.id in talk.accepted:
            yield from ((pattern.id, question) for question in pattern.questions)
    yield from (("", question) for question in talk.book.prompts.questions)


def _rank(talk: Talk, each: Candidate) -> tuple[object, ...]:
    """Smaller comes first: fit, softness as wished, the next stage, a fresh technique, chance."""
    question = each.question
    known = {one.id: one for one in _all(talk)}
    before = [known[one.question] for one in talk.record.questions if one.question in known]
    stage = STAGES.index(question.stage)
    reached = max((STAGES.index(one.stage) for one in before), default=-1)
    wished = talk.state.softness
    opening = EITHER if wished == EITHER and not talk.record.questions else wished
    return (
        _distance_of_fit(talk, each),
        wished == GENTLE and question.softness < GENTLE,
        wished == FIRM and question.softness > FIRM,
        not talk.record.questions and wished != FIRM and question.softness < opening,
        stage <= reached,
        stage,
        question.technique in {one.technique for one in before},
        crc32(f"{talk.state.seed}:{question.id}".encode()),
    )


def _distance_of_fit(talk: Talk, each: Candidate) -> int:
    """A thought that is true wants questions that help; any other, those of its patterns."""
    branch = bool(each.question.when)
    if talk.record.maybe_true in ("yes", "no"):
        return 0 if branch and talk.record.maybe_true == "yes" else 1 + (not each.pattern)
    return int(not each.pattern)


def _holds(talk: Talk, question: Question) -> bool:
    truth = "yes" if talk.supports else talk.record.maybe_true
    conditions = {"maybe_true": truth in ("yes", "partly", "unsure"), "not_true": truth == "no"}
    return all(conditions.get(each, False) for each in question.when)


def _as_wished(present: Candidate, following: Candidate, softness: int | None) -> bool:
    match softness:
        case 3:
            return following.question.softness > present.question.softness
        case 1:
            return following.question.softness < present.question.softness
        case _:
            return True


def _all(talk: Talk) -> Iterator[Question]:
    for pattern in talk.book.patterns:
        yield from pattern.questions
    yield from talk.book.prompts.questions

"""What the program says of its own accord: the summary, and the reply to the second rating."""

from __future__ import annotations

from zlib import crc32

from reframe.dialogue import forms, own_names
from reframe.dialogue.offers import pattern_named
from reframe.dialogue.slots import fill, fill_short, free, values
from reframe.dialogue.talk import Talk
from reframe.dialogue.turns import Say
from reframe.record.model import Record, Thought
from reframe.rulebook.model import Reply, Step

BETTER, A_LITTLE, WORSE, CLEARLY_WORSE = 15, 5, -5, -10
"""Points of change, on average; a clear rise of belief or of the feelings alone counts as worse."""

PLEASANT = "pleasant"
"""The family of feelings that nobody wants to see fall."""


def voice(talk: Talk, step: Step) -> Talk:
    """Say what a step without a question says."""
    match step.kind:
        case "summary":
            return _summary(talk, step)
        case "reply":
            return talk.saying_text(_reply(talk))
        case "note":
            said = fill(step.says, values(talk) | forms.said(talk.record, step, talk.held))
            return talk.saying_text(said or "")
        case _:
            return talk


def change(talk: Talk) -> str:
    """How the ratings fell out: better, a_little, same, worse or unrated."""
    record = talk.record
    parts = [
        part for part in (_fall_of_belief(record), _fall_of_feelings(talk)) if part is not None
    ]
    if not parts:
        return "unrated"
    mean = sum(parts) / len(parts)
    if min(parts) <= CLEARLY_WORSE or mean <= WORSE:
        return "worse"
    if mean >= BETTER:
        return "better"
    return "a_little" if mean >= A_LITTLE else "same"


def _reply(talk: Talk) -> str:
    found = change(talk)
    fitting = [reply for reply in talk.book.prompts.replies if reply.when == found]

    def chance(reply: Reply) -> int:
        return crc32(f"{talk.state.seed}:{reply.id}".encode())

    return min(fitting, key=chance).says if fitting else ""


def _fall_of_belief(record: Record) -> float | None:
    thought = record.hot_thought
    if thought is None or thought.before is None or thought.after is None:
        return None
    return float(thought.before - thought.after)


def _fall_of_feelings(talk: Talk) -> float | None:
    families = talk.book.emotions.families
    pleasant = {name for each in families if each.id == PLEASANT for name in each.emotions}
    falls = [
        feeling.before - feeling.after
        for feeling in talk.record.feelings
        if feeling.before is not None and feeling.after is not None
        if feeling.name.casefold() not in pleasant
    ]
    return sum(falls) / len(falls) if falls else None


def _summary(talk: Talk, step: Step) -> Talk:
    """All that was put down, in the user's words, and one question that combines it."""
    record = talk.record
    sides = (
        ("summary_for", free(talk, record.evidence_for, "evidence_for")),
        ("summary_against", free(talk, record.evidence_against, "evidence_against")),
        ("summary_answers", (*_answers(talk), *_exercises(talk))),
    )
    if not any(texts for _, texts in sides):
        return talk
    lines = [talk.words("summary")]
    if record.situation and "situation" not in talk.held:
        lines.append(_line(talk, "summary_situation", record.situation))
    if record.hot_thought:
        lines.append(_line(talk, "summary_thought", record.hot_thought.text))
        if named := _named(talk):
            lines.append(_line(talk, "summary_patterns", named))
    for heading, texts in sides:
        if texts:
            lines.extend((talk.words(heading), *(f"• {text}" for text in texts)))
    talk = talk.saying(Say("\n".join(lines), "summary"))
    return talk.saying_text(fill_short(step.ask, talk))


def closing(talk: Talk) -> Talk:
    """The record in short at its end: what was rated again, before and after, and what stands."""
    record = talk.record
    rows = [] if record.hot_thought is None else [_belief(talk, record.hot_thought)]
    rows += [_change(feeling.name, feeling.before, feeling.after) for feeling in record.feelings]
    lines = [row for row in rows if row]
    if record.balanced and "balanced" not in talk.held:
        lines.append(_line(talk, "closing_balanced", record.balanced))
    if record.next_step and record.next_step.text and "next_step" not in talk.held:
        lines.append(_line(talk, "closing_next", record.next_step.text))
    if not lines:
        return talk
    return talk.saying(Say("\n".join((talk.words("closing"), *lines)), "summary"))


def _belief(talk: Talk, thought: Thought) -> str:
    name = _line(talk, "closing_belief", thought.text)
    return _change(name, thought.before, thought.after)


def _change(name: str, before: int | None, after: int | None) -> str:
    """One rating before and after; empty when it was not rated again."""
    if after is None:
        return ""
    return f"• {name}: {after}" if before is None else f"• {name}: {before} → {after}"


def _line(talk: Talk, name: str, text: str) -> str:
    return fill(talk.words(name), {"text": text}) or text


def _answers(talk: Talk) -> tuple[str, ...]:
    """Answers to questions that are not already among the evidence."""
    record = talk.record
    told = {*record.evidence_for, *record.evidence_against}
    answers = tuple("" if each.answer in told else each.answer for each in record.questions)
    return free(talk, answers, "answer")


def _exercises(talk: Talk) -> tuple[str, ...]:
    """What was written in exercises, each line under the name of its question."""
    return tuple(
        f"{each.label}: {text}"
        for each in talk.record.filled
        if not each.chosen
        for text in free(talk, each.lines, f"filled.{each.step}")
    )


def _named(talk: Talk) -> str:
    """Names of the accepted patterns."""
    found = (pattern_named(talk, each) for each in talk.accepted)
    named = [pattern.name.lower() for pattern in found if pattern]
    return ", ".join((*named, *own_names.told(talk)))

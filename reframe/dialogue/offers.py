"""Patterns offered on the hot thought, one at a time, and the list to browse when there is none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from reframe.dialogue import own_names
from reframe.dialogue.events import Chose, Judged
from reframe.dialogue.own_names import OWN
from reframe.dialogue.slots import fill_short
from reframe.dialogue.state import At, Hints
from reframe.dialogue.talk import Talk
from reframe.dialogue.turns import Ask, Choice, Offer
from reframe.record import edits
from reframe.record.model import Answer, Finding, Offered, Thought
from reframe.rulebook.model import Pattern, Step

BROWSE, NONE = "browse", "none"
ANSWERS: dict[str, Answer] = {
    "accept": "accepted",
    "no": "declined",
    "unsure": "unsure",
    "other": "declined",
    "none": "declined",
}
REMARKS = {"no": "offer_declined", "unsure": "offer_unsure", "none": "offer_none"}


def places(talk: Talk, step: Step) -> tuple[At, ...]:
    """One for each finding to offer; or one that asks about the list, and the list itself."""
    thought = talk.hot_thought
    if thought is None:
        return ()
    asked, listed = At(step.id, 0, "ask"), At(step.id, 0, "list")
    browsing = tuple(at for at in (asked, listed) if at in talk.state.trail or at == talk.state.at)
    own = own_names.place(step)
    # A name that is asked for comes before the next offer.
    first = (own,) if own in talk.state.trail or own == talk.state.at else ()
    found = any(each.pattern not in talk.state.archived for each in shown(talk))
    if not (found or first or browsing or thought.patterns):
        return (asked,)
    return (*first, *_offered(talk, step), *browsing)


def _offered(talk: Talk, step: Step) -> tuple[At, ...]:
    """The offers that were answered, or are still to be made."""
    thought = talk.hot_thought
    return tuple(
        At(step.id, item)
        for item, finding in enumerate(shown(talk))
        if At(step.id, item) in talk.state.trail
        or not (thought is None or _settled(thought, finding) or _set_aside(talk, finding))
    )


def _set_aside(talk: Talk, finding: Finding) -> bool:
    """Whether its pattern was said not to fit in this record, or never to be offered at all."""
    return finding.pattern in talk.state.declined or finding.pattern in talk.state.archived


def shown(talk: Talk) -> tuple[Finding, ...]:
    """What was noticed in the hot thought and may be offered unasked."""
    return tuple(finding for finding in _hints(talk).findings if finding.shown)


def asking(talk: Talk, step: Step, at: At) -> Offer | Ask | None:
    """The offer at a place, or the question whether to browse; None when it is gone."""
    match at.part:
        case "ask":
            ask = step.empty if _hints(talk).checked else talk.words("unchecked")
            options = tuple(Choice(each.id, each.label, each.key) for each in step.options)
            return Ask(step.id, "offers", "choice", ask, hint=step.hint, options=options)
        case "own":
            return own_names.asked(talk, step)
        case "list":
            none = Choice(NONE, talk.words("browse_none"))
            return Ask(
                step.id,
                "patterns",
                "choice",
                fill_short(talk.words("browse"), talk),
                options=(*_patterns(talk), _own(talk), none),
            )
        case _:
            return _offer(talk, step, at)


def judge(talk: Talk, step: Step, at: At, event: Judged) -> Talk | None:
    """Write the answer to an offer down; None when it doesn't fit."""
    findings, hot = shown(talk), talk.hot
    if hot is None or at.part or at.item >= len(findings):
        return None
    if event.answer == "other" and event.other != OWN and not _known(talk, event.other):
        return None
    finding = findings[at.item]
    other = event.other if event.answer == "other" else ""
    answer = "accepted" if other == finding.pattern else ANSWERS[event.answer]
    talk = _written(talk, hot, finding, answer)
    last = len(findings) if event.answer == "none" else at.item + 1
    if answer == "declined":
        talk = _declining(talk, *(each.pattern for each in findings[at.item : last]))
    elif answer == "accepted":
        talk = _welcoming(talk, finding.pattern)
    talk = talk.done(*(At(step.id, item) for item in range(at.item, last)))
    if other == OWN:
        return _asking_own(talk, step)
    if other and other != finding.pattern:
        return _chosen(talk, hot, other)
    remark = REMARKS.get(event.answer, "")
    return talk.saying_text(talk.words(remark), "quiet") if remark else talk


def leave_open(talk: Talk, at: At) -> Talk:
    """Skip an offer: it is written down as offered, without an answer."""
    findings = shown(talk)
    if talk.hot is None or at.part or at.item >= len(findings):
        return talk
    return talk.recording(edits.offer(talk.record, talk.hot, findings[at.item]))


def browse(talk: Talk, step: Step, at: At, event: Chose) -> Talk | None:
    """Answer the question whether to browse, or choose from the list; None when it doesn't fit."""
    hot = talk.hot
    if hot is None or at.part not in ("ask", "list"):
        return None
    if at.part == "ask":
        if event.option not in {option.id for option in step.options}:
            return None
        listed = At(step.id, 0, "list")
        if event.option == BROWSE:
            return talk.done(at).forgetting(lambda each: each == listed).waiting(listed)
        return talk.done(at)
    if event.option == NONE:
        return talk.done(at)
    if event.option == OWN:
        return _asking_own(talk.done(at), step)
    if not _known(talk, event.option):
        return None
    return _chosen(talk, hot, event.option).done(at)


def _asking_own(talk: Talk, step: Step) -> Talk:
    own = own_names.place(step)
    return talk.forgetting(lambda each: each == own).waiting(own)


def _chosen(talk: Talk, hot: int, pattern: str) -> Talk:
    chosen = talk.recording(edits.choose_pattern(talk.record, hot, pattern))
    return _welcoming(chosen, pattern)


def _declining(talk: Talk, *patterns: str) -> Talk:
    """Remember them for the whole record, whatever becomes of the words they were about."""
    declined = dict.fromkeys((*talk.state.declined, *patterns))
    return replace(talk, state=replace(talk.state, declined=tuple(declined)))


def _welcoming(talk: Talk, pattern: str) -> Talk:
    declined = tuple(each for each in talk.state.declined if each != pattern)
    return replace(talk, state=replace(talk.state, declined=declined))


def pattern_named(talk: Talk, pattern_id: str) -> Pattern | None:
    return next((each for each in talk.book.patterns if each.id == pattern_id), None)


def _offer(talk: Talk, step: Step, at: At) -> Offer | None:
    findings = shown(talk)
    if at.item >= len(findings) or talk.hot_thought is None:
        return None
    finding = findings[at.item]
    pattern = pattern_named(talk, finding.pattern)
    items = [each.item for each in _offered(talk, step)]
    return Offer(
        thought=talk.hot_thought.text,
        finding=finding,
        name=pattern.name if pattern else finding.pattern,
        definition=pattern.definition if pattern else "",
        index=items.index(at.item) + 1 if at.item in items else 1,
        of=max(1, len(items)),
        others=(*_patterns(talk), _own(talk)),
        ask=step.ask,
        hint=step.hint,
    )


def _written(talk: Talk, hot: int, finding: Finding, answer: Answer) -> Talk:
    """The offer with its answer; a rule's own words stay with a pattern chosen before them."""
    record = edits.offer(talk.record, hot, finding)
    patterns = record.thoughts[hot].patterns
    place = next(at for at, each in enumerate(patterns) if _same(each, finding))
    return talk.recording(edits.judge(record, hot, place, answer))


def _hints(talk: Talk) -> Hints:
    hints = talk.state.hints
    if talk.hot is None or talk.hot >= len(hints):
        return Hints(checked=False)
    return hints[talk.hot]


def _settled(thought: Thought, finding: Finding) -> bool:
    """Answered already, or the same pattern chosen by the user's own hand."""
    return any(
        (_same(each, finding) and each.answer != "open")
        or (each.pattern == finding.pattern and not each.rule)
        for each in thought.patterns
    )


def _same(offered: Offered, finding: Finding) -> bool:
    return (offered.rule, offered.start, offered.end) == (finding.rule, finding.start, finding.end)


def _known(talk: Talk, pattern_id: str) -> bool:
    return pattern_named(talk, pattern_id) is not None


def _own(talk: Talk) -> Choice:
    return Choice(OWN, talk.words("browse_own"))


def _patterns(talk: Talk) -> tuple[Choice, ...]:
    """All of them; those put aside can be chosen all the same."""
    return listed(talk.book.patterns, talk.state.archived, talk.words("browse_archived"))


def listed(patterns: Iterable[Pattern], aside: Collection[str], label: str) -> tuple[Choice, ...]:
    """Patterns as a list, also for the pages of the fronts; those put aside come last, labelled."""
    ordered = sorted(patterns, key=lambda each: (each.id in aside, each.order, each.id))
    return tuple(
        Choice(each.id, f"{each.name} {label}" if each.id in aside else each.name)
        for each in ordered
    )

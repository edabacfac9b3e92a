"""Which places a script has for the record at hand, which are due, and which is open next.

This is the whole order of the conversation: the next thing to ask is the first place, in the
script's order, that is due and not yet in the trail. So an edit needs no return address, and what
an edit made stale is asked again merely by taking it out of the trail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reframe.dialogue import challenges, exercises, forms, listening, offers, reviewing, sorting
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.texts import entries
from reframe.dialogue.voices import change
from reframe.dialogue.weave import origin
from reframe.rulebook.model import Option, Step, many

BEFORE_WORK = frozenset({"situation", "feelings", "thoughts", "hot"})
"""Fields that come before the work on a thought, and are asked though that work is off."""

WEIGHED = frozenset(
    {"maybe_true", "evidence_for", "evidence_against", "balanced", "review", "belief", "patterns"}
)
"""Fields that weigh a thought; not asked where the thought is to be stood by and not weighed."""

VOICED = frozenset({"summary", "reply", "note", "close"})
"""Kinds of steps that say something and ask nothing."""


STILL_BELIEVED = 60
"""Belief after the work, 0 to 100, from which on a test in real life is offered (McManus 2012)."""


CONDITIONS: dict[str, Callable[[Talk], bool]] = {
    "aside": lambda talk: talk.aside,
    "has_thought": lambda talk: talk.hot is not None,
    "weighed": lambda talk: not talk.supports,
    "no_next_step": lambda talk: not (talk.record.next_step and talk.record.next_step.text),
    "no_thought": lambda talk: not talk.record.thoughts,
    "alone": lambda talk: talk.script.kind == "technique",
    "still_believed": lambda talk: (
        talk.hot_thought is not None and (talk.hot_thought.after or 0) >= STILL_BELIEVED
    ),
    "worse": lambda talk: change(talk) == "worse",
    "repeated": lambda talk: talk.state.repeated,
    "several_thoughts": lambda talk: len(talk.record.thoughts) > 1,
    "rated_feelings": lambda talk: (
        talk.hot is not None and any(each.before is not None for each in talk.record.feelings)
    ),
    "has_balanced": lambda talk: bool(talk.record.balanced),
    "has_evidence": lambda talk: bool(talk.record.evidence_for or talk.record.evidence_against),
    "pattern_accepted": lambda talk: bool(talk.accepted),
    "no_pattern": lambda talk: not talk.accepted,
    "maybe_true": lambda talk: (
        talk.supports or talk.record.maybe_true in ("yes", "partly", "unsure")
    ),
    "not_true": lambda talk: not talk.supports and talk.record.maybe_true == "no",
}
"""What a step's `when` can name."""


def open_place(talk: Talk) -> At | None:
    """The first place that is due and not done."""
    return next((at for at in due_places(talk) if at not in talk.state.trail), None)


def due_places(talk: Talk) -> Iterator[At]:
    for step in talk.script.steps:
        if is_due(talk, step):
            yield from places(talk, step)


def all_places(talk: Talk) -> Iterator[At]:
    """Every place of the script, due or not."""
    for step in talk.script.steps:
        yield from places(talk, step)


def is_due(talk: Talk, step: Step) -> bool:
    if talk.explicit:
        return step.into == "note"
    if talk.aside and not beside_work(step):
        return False
    if talk.supports and (step.into in WEIGHED or step.kind == "summary"):
        return False
    if step.kind == "review" and not reviewing.is_wanted(talk):
        return False
    if origin(step) and talk.supports and exercises.weighs(talk, step):
        return False
    if exercises.ends_here(talk, step):
        return False
    if not all(_holds(talk, each) for each in many(step.when)):
        return False
    return step.id not in _jumped_over(talk)


def _holds(talk: Talk, condition: str) -> bool:
    """A named condition, or one about an earlier step: `step` (answered), `step=option`; `not`."""
    if condition.startswith("not "):
        return not _holds(talk, condition.removeprefix("not "))
    if condition in CONDITIONS:
        return CONDITIONS[condition](talk)
    name, _, wanted = condition.partition("=")
    step = next((each for each in talk.script.steps if each.id == name), None)
    if step is None:
        return False
    if not wanted:
        given = forms.lines(talk.record, step.into)
        if given and forms.held_lines(talk.record, step.into, talk.held) == len(given):
            return False
        return forms.answer_of(talk.record, step.into) is not None
    option = chosen_option(talk, step)
    return option is not None and option.id == wanted


def beside_work(step: Step) -> bool:
    """Whether a step is asked though the hot thought is not worked on."""
    return step.into == "note" or (step.into in BEFORE_WORK and step.kind != "rating")


def places(talk: Talk, step: Step) -> tuple[At, ...]:
    """The places of one step, as the record has made them."""
    match step.kind:
        case "list":
            return _list_places(talk, step)
        case "text" if sorting.is_open(talk, step):
            return (At(step.id), At(step.id, 0, "sort"))
        case "text" | "feelings" if listening.places(talk, step):
            return (At(step.id), *listening.places(talk, step))
        case "text" if step.rate and entries(talk.record, step.into):
            return (At(step.id), At(step.id, 0, "rate"))
        case "choice":
            option = chosen_option(talk, step)
            return (At(step.id), At(step.id, 0, "ask")) if option and option.ask else (At(step.id),)
        case "rating":
            return _rating_places(talk, step)
        case "weights":
            shared = forms.shares(talk.record, step, talk.held)
            return (At(step.id),) if len(shared) > 1 else ()
        case "exercise":
            return exercises.places(talk, step)
        case "offers":
            return offers.places(talk, step)
        case "challenge":
            return challenges.places(talk, step)
        case _:
            return (At(step.id),)


def chosen_option(talk: Talk, step: Step) -> Option | None:
    """The option of the script that was chosen at this step before."""
    record = talk.record
    match step.into:
        case "maybe_true":
            chosen: str | None = record.maybe_true
        case "next_step":
            chosen = record.next_step.kind if record.next_step else None
        case _:
            answer = forms.answer_of(record, step.into)
            chosen = answer.chosen if answer else None
    return forms.option_of(record, step, chosen) if chosen else None


def _list_places(talk: Talk, step: Step) -> tuple[At, ...]:
    """Each entry with its rating, and at the end the place for one more."""
    found: list[At] = []
    for item in range(len(entries(talk.record, step.into))):
        found += (At(step.id, item), *listening.places(talk, step, item))
        if step.rate:
            found.append(At(step.id, item, "rate"))
    full = step.most and len(entries(talk.record, step.into)) >= step.most
    return tuple(found) if full else (*found, At(step.id, 0, "list"))


def _rating_places(talk: Talk, step: Step) -> tuple[At, ...]:
    if step.into != "feelings":
        return (At(step.id),)
    # The question names the feeling, so a held one is not rated again.
    return tuple(
        At(step.id, item)
        for item, each in enumerate(talk.record.feelings)
        if each.before is not None and not talk.held & {"feelings", f"feelings.{item}"}
    )


def _jumped_over(talk: Talk) -> frozenset[str]:
    """Steps between a choice and the step that the chosen option goes on with."""
    ids = [step.id for step in talk.script.steps]
    jumped: set[str] = set()
    for here, step in enumerate(talk.script.steps):
        option = chosen_option(talk, step)
        if option and option.goto in ids:
            between = talk.script.steps[here + 1 : ids.index(option.goto)]
            # A technique that the same option takes up stands there too, and is to be asked.
            jumped |= {
                each.id for each in between if origin(each) != option.takes or not option.takes
            }
    return frozenset(jumped)

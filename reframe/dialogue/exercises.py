"""Techniques inside a record: which ones fit, how one is taken up, and how it is left.

A technique that is taken up is written down in the record with its place; from then on its steps
are steps of the script (see `weave`). One that weighs the thought is not for a thought that is to
be stood by, and none is for a text that is held.
"""

from __future__ import annotations

from collections.abc import Iterator

from reframe.dialogue import forms
from reframe.dialogue import places as place_order
from reframe.dialogue.events import Chose
from reframe.dialogue.slots import fill, fill_short
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.turns import Ask, Choice
from reframe.dialogue.weave import named, origin
from reframe.record import edits
from reframe.rulebook.model import Script, Step

GO_ON = "go_on"
"""The way past the question, which the menu has too."""
MOST = 2
"""How many are put forward at once; the rest are in the menu."""


def weighs(talk: Talk, step: Step) -> bool:
    """Whether a woven step belongs to a technique that weighs the thought."""
    technique = named(talk.book, origin(step))
    return technique is not None and technique.weighs


def ends_here(talk: Talk, step: Step) -> bool:
    """Whether an answer of a technique that weighs is held: then no further step works with it.

    What was answered already can still be gone back to.
    """
    alone = talk.script.kind == "technique" and talk.script.weighs
    inside = weighs(talk, step) if origin(step) else alone
    if not inside or not forms.is_form(step.into) or forms.answer_of(talk.record, step.into):
        return False
    mine = (each for each in talk.script.steps if origin(each) == origin(step))
    return any(forms.held_lines(talk.record, each.into, talk.held) for each in mine)


def menu(talk: Talk) -> tuple[Script, ...]:
    """The techniques that can be taken up now, in the order of the menu."""
    if talk.aside:
        return ()
    ordered = sorted(talk.book.scripts, key=lambda each: (each.order, each.id))
    return tuple(each for each in ordered if _is_open(talk, each))


def fitting(talk: Talk) -> tuple[Script, ...]:
    """Those to put forward for the patterns that were accepted, and for what may be true or is."""
    accepted = set(talk.accepted)
    if talk.supports:
        accepted = {"support"}
    elif talk.record.maybe_true in ("yes", "partly"):
        accepted.add("maybe_true")
    found = [each for each in menu(talk) if each.offered and accepted & set(each.fits)]
    return tuple(sorted(found, key=lambda each: -len(accepted & set(each.fits))))[:MOST]


def places(talk: Talk, step: Step) -> tuple[At, ...]:
    """The question, while there is something to put forward; and the menu, once it was opened.

    Whoever passed over every question is not asked for more.
    """
    asked, listed = At(step.id), At(step.id, 0, "list")
    known = {*talk.state.trail, talk.state.at}
    questions = talk.record.questions
    wanted = fitting(talk) if not questions or any(each.answer for each in questions) else ()
    return tuple(at for at in (asked, listed) if at in known or (at == asked and wanted))


def asking(talk: Talk, step: Step, at: At) -> Ask | None:
    """Whether one is wanted, or which one; None when there is none."""
    listed = at.part == "list"
    options = tuple(Choice(each.id, each.name) for each in (menu if listed else fitting)(talk))
    if not options and at not in talk.state.trail:
        return None
    own = tuple(Choice(each.id, each.label, each.key) for each in step.options)
    ways = own if not listed else tuple(each for each in own if each.id == GO_ON)
    ask, hint = (talk.words("exercise_menu"), "") if listed else (step.ask, step.hint)
    return Ask(
        step.id,
        "exercise",
        "choice",
        fill_short(ask, talk),
        hint=fill_short(hint, talk),
        options=(*options, *ways),
    )


def chosen(talk: Talk, step: Step, at: At, event: Chose) -> Talk | None:
    """Take one up, open the menu, or go on without; None when it was none of these."""
    listed = At(step.id, 0, "list")
    match event.option:
        case "go_on":
            return talk.done(at)
        case "menu" if at != listed:
            return talk.done(at).forgetting(lambda each: each == listed).waiting(listed)
        case option if any(option == each.id for each in menu(talk)):
            return taken_after(_begun(talk.done(at), option), step, option)
        case _:
            return None


def taken_after(talk: Talk, step: Step, script_id: str) -> Talk:
    """Take a technique up right behind a step."""
    ids = [each.id for each in talk.script.steps]
    behind = ids.index(step.id) + 1
    return _taken(talk, script_id, ids[behind] if behind < len(ids) else talk.note_step.id)


def taken_here(talk: Talk, script_id: str) -> Talk:
    """Take a technique up before what is asked now, if it can be done here."""
    if not talk.record.thoughts:
        return talk.saying_text(talk.words("exercise_later"), "quiet")
    if script_id not in {each.id for each in menu(talk)}:
        return talk.saying_text(talk.words("exercise_not_here"), "quiet")
    before = talk.state.at.step if talk.state.at else talk.note_step.id
    return _taken(_begun(talk, script_id), script_id, before)


def dropped(talk: Talk, script_id: str) -> Talk:
    """The choice that took a technique up was changed: what is unanswered of it is not asked."""
    return talk.done(*_rest(talk, script_id)) if _is_taken(talk, script_id) else talk


def left(talk: Talk, at: At) -> Talk | None:
    """Leave the technique that is asked about; None when it is none."""
    step = talk.step(at)
    if step is None or not origin(step):
        return None
    return talk.done(*_rest(talk, origin(step))).saying_text(talk.words("exercise_left"), "quiet")


def name_of(talk: Talk, step: Step) -> str:
    """Name of the technique that a woven step belongs to; empty for other steps."""
    technique = named(talk.book, origin(step))
    return technique.name if technique else ""


def _taken(talk: Talk, script_id: str, before: str) -> Talk:
    if _is_taken(talk, script_id):
        mine = frozenset(_rest(talk, script_id))
        return talk.forgetting(lambda each: each in mine)
    return talk.rewoven(edits.take(talk.record, script_id, before))


def _begun(talk: Talk, script_id: str) -> Talk:
    """Say what is taken up."""
    technique = named(talk.book, script_id)
    names = {"name": technique.name, "about": technique.about} if technique else {}
    return talk.saying_text(fill(talk.words("exercise_begins"), names) or "", "quiet")


def _rest(talk: Talk, script_id: str) -> Iterator[At]:
    """The places of a technique, and of those taken up inside it."""
    for step in talk.script.steps:
        if origin(step) == script_id:
            yield from place_order.places(talk, step)


def _is_open(talk: Talk, script: Script) -> bool:
    return (
        script.kind == "technique"
        and script.id != talk.script.id
        and not _is_taken(talk, script.id)
        and not (script.weighs and talk.supports)
    )


def _is_taken(talk: Talk, script_id: str) -> bool:
    return any(each.script == script_id for each in talk.record.taken)

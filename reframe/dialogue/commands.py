"""What the user asks of the conversation itself: back, edit, skip, why, easier, another, stop …"""

from __future__ import annotations

from dataclasses import replace

from reframe.dialogue import (
    answers,
    challenges,
    exercises,
    listening,
    pause,
    places,
    reviewing,
    walk,
)
from reframe.dialogue.asks import asking, prompt, worded
from reframe.dialogue.events import Command, Edit
from reframe.dialogue.slots import fill, values
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.texts import entries
from reframe.dialogue.turns import Ask, Challenge, Done
from reframe.rulebook.model import Step


def obey(talk: Talk, command: Command) -> Talk:
    """Do what the command says; afterwards something is asked, or the conversation rests."""
    at = talk.state.at
    step = talk.step(at) if at else None
    if command.name == "undo":
        return _remark(talk, "no_undo")
    if at is None or step is None:
        return _remark(talk, "over") if at is None else walk.onward(talk)
    match command.name:
        case "stop":
            return talk.saying_text(talk.words("stopped"), "quiet").saying(Done("stopped"))
        case "back":
            return back(talk, at)
        case "skip":
            return skip(talk, step, at)
        case "leave":
            gone = exercises.left(talk, at)
            return walk.onward(gone) if gone else _remark(talk, "exercise_none")
        case "why":
            return _why(talk, step, at)
        case "easier":
            return _easier(talk, step, at)
        case "more":
            return _more(talk)
        case "another":
            return _another(talk, step, at, None)
        case "softer":
            return _another(talk, step, at, challenges.GENTLE)
        case "firmer":
            return _another(talk, step, at, challenges.FIRM)


def back(talk: Talk, at: At) -> Talk:
    """To the answer before this one in the script's order; from a pause, to what led there."""
    if pause.waits_here(talk) and talk.state.trail:
        return _ask(talk, talk.state.trail[-1])
    earlier: list[At] = []
    for place in places.all_places(talk):
        if place == at:
            break
        if place in talk.state.trail and _reachable(talk, place):
            earlier.append(place)
    if not earlier:
        return _remark(talk, "no_back")
    return _ask(talk, earlier[-1])


def edit(talk: Talk, event: Edit) -> Talk:
    """To an answer named by its step, or to the end of a list that was begun."""
    step = next((each for each in talk.script.steps if each.id == event.step), None)
    if step is None:
        return _remark(talk, "not_there")
    begun = [place for place in places.places(talk, step) if place in talk.state.trail]
    named = [at for at in begun if at.item == event.item and at.part in ("", "ask")]
    if not named and begun and event.item == len(entries(talk.record, step.into)):
        named = [at for at in places.places(talk, step) if at.part == "list"]
    if not named or not _reachable(talk, named[0]):
        return _remark(talk, "not_there")
    return _ask(talk, named[0])


def skip(talk: Talk, step: Step, at: At) -> Talk:
    talk = answers.skip(talk, step, at)
    return walk.closed(talk, "note") if step.into == "note" else walk.onward(talk)


def _ask(talk: Talk, at: At) -> Talk:
    talk = talk.waiting(at)
    step = talk.step(at)
    talk = reviewing.told_again(talk) if step and step.kind == "review" else talk
    return talk.saying(prompt(talk))


def _reachable(talk: Talk, at: At) -> bool:
    """Whether an answer may be gone back to; beside the exercise, those that feed no question."""
    step = talk.step(at)
    if step is None or step.kind in places.VOICED or asking(talk, at) is None:
        return False
    if not talk.aside:
        return step.into == "note" or places.is_due(talk, step)
    return places.beside_work(step) or bool(answers.keys(talk, step, at) & talk.held)


def _remark(talk: Talk, name: str) -> Talk:
    return talk.saying_text(talk.words(name), "quiet").saying(prompt(talk))


def _say(talk: Talk, text: str, otherwise: str) -> Talk:
    return talk.saying_text(text or talk.words(otherwise), "quiet").saying(prompt(talk))


def _why(talk: Talk, step: Step, at: At) -> Talk:
    if at.part == "sort":
        return _say(talk, talk.book.story.says.get("why", ""), "no_why")
    if at.part == "heard":
        return _say(talk, listening.why(talk), "no_why")
    asked = challenges.asking(talk, step, at) if step.kind == "challenge" else None
    own = asked.why if isinstance(asked, Challenge) else ""
    return _say(talk, own or step.why, "no_why")


def _easier(talk: Talk, step: Step, at: At) -> Talk:
    """Another way in, in place of the question: a hint, sentences to start from, a gentler one."""
    if at.part == "sort":
        return _say(talk, talk.book.story.says.get("easier", ""), "no_easier")
    if at.part == "heard":
        return _say(talk, listening.why(talk), "no_easier")
    if step.kind == "challenge" and at.item >= len(talk.record.questions):
        changed = challenges.another(talk, None)
        if changed is not None:
            return _remark(changed, "easier_challenge")
    text = "" if at.part == "ask" else worded(talk, step, step.easier)
    if step.kind == "rating" or at.part == "rate":
        text = talk.words("easier_rating")
    elif step.into == "balanced":
        found = (fill(builder, values(talk)) for builder in talk.book.balanced.builders)
        lines = "\n".join((text, *(f"• {line}" for line in found if line)))
        talk, text = talk.saying_text(lines, "quiet"), talk.words("easier_begin")
    return _asking_easier(talk, text or talk.words("no_easier"))


def _asking_easier(talk: Talk, text: str) -> Talk:
    """What is due asked with these words; an offer keeps its own."""
    match prompt(talk):
        case Ask() as ask:
            return talk.saying(replace(ask, ask=text, hint="", eased=True))
        case Challenge() as challenge:
            return talk.saying(replace(challenge, text=text, eased=True))
        case due:
            return talk.saying_text(text, "quiet").saying(due)


def _more(talk: Talk) -> Talk:
    """One more challenge question than the limit, or than were put."""
    steps = [step for step in talk.script.steps if step.kind == "challenge"]
    at = talk.state.at
    if not any(places.is_due(talk, step) for step in steps) or at is None:
        return _remark(talk, "no_more")
    asked = len(talk.record.questions)
    here = at.step == steps[0].id and at.item == asked
    enough = talk.state.limit if here else asked
    if len(challenges.candidates(talk)) <= (enough - asked):
        return _remark(talk, "no_more")
    talk = replace(talk, state=replace(talk.state, limit=enough + 1))
    return _ask(talk, at if here else At(steps[0].id, asked))


def _another(talk: Talk, step: Step, at: At, softness: int | None) -> Talk:
    """Another question in place of the one that is asked; else the wish for the next ones."""
    new = step.kind == "challenge" and at.item >= len(talk.record.questions)
    remark = {challenges.GENTLE: "softer", challenges.FIRM: "firmer"}.get(softness or 0, "")
    if not new:
        if softness is None:
            return _remark(talk, "no_other")
        wished = replace(talk, state=replace(talk.state, softness=softness))
        return _remark(wished, remark)
    changed = challenges.another(talk, softness)
    return _remark(talk, "no_other") if changed is None else _remark(changed, remark)

"""When a text calls for help rather than for questions: the card, and the ways on from it.

The text is saved in its field before any of this. After a card of tier explicit or danger the
conversation waits at the note step, and no choice closes a door: every answer stays reachable.
"""

from __future__ import annotations

from dataclasses import replace

from reframe.dialogue import challenges, own_names, walk
from reframe.dialogue.answers import keys
from reframe.dialogue.asks import prompt
from reframe.dialogue.events import Seen
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.texts import erase, hold
from reframe.dialogue.turns import Card, Done
from reframe.record import edits
from reframe.rulebook.model import Step

REMARKS = {"keep_writing": "aside", "intrusive": "intrusive", "not_meant": "not_meant"}


def shown(talk: Talk, seen: Seen, *, left_before: bool) -> Talk | None:
    """The conversation with the card for a text just written; None when the card asks nothing.

    Once an explicit text stands in the record the pause is not repeated: one quiet line does.
    """
    card = seen.card or seen.tier or ""
    match seen.tier:
        case "danger":
            return _paused(talk.saying(Card("danger", card)))
        case "explicit" if not left_before:
            return _paused(talk.saying(Card("explicit", card)))
        case _:
            return None


def inline(talk: Talk, seen: Seen, *, left_before: bool) -> Talk:
    """A card beside the conversation, for a text that doesn't stop it."""
    match seen.tier:
        case "passive" if not left_before:
            return talk.saying(Card("passive", seen.card or "passive"))
        case "explicit" | "passive":
            return talk.saying(Card("soft", "soft"))
        case "soft":
            return talk.saying(Card("soft", seen.card or "soft"))
        case _:
            return talk


def again(talk: Talk, seen: Seen) -> Card:
    """The card once more, after something that was not a way on.

    Which one it was is in no state: who calls tells it again, or the general one comes.
    """
    if seen.tier in ("explicit", "danger"):
        return Card(seen.tier, seen.card or seen.tier)
    return Card("explicit" if talk.explicit else "danger", "explicit")


def way(talk: Talk, option: str, seen: Seen) -> Talk:
    """Go on from a card in the way chosen.

    What a front shows itself, such as the lines and the safety plan, leaves the card standing.
    """
    match option:
        case "stop":
            return talk.saying_text(talk.words("stopped"), "quiet").saying(Done("stopped"))
        case "clear":
            return _cleared(talk)
        case "grounding":
            return talk.saying_text(talk.words("grounding"), "quiet").saying(again(talk, seen))
        case "keep_writing" | "intrusive" | "not_meant":
            return talk.saying_text(talk.words(REMARKS[option]), "quiet").saying(prompt(talk))
        case _:
            return talk.saying(again(talk, seen))


def waits_here(talk: Talk) -> bool:
    """Whether the conversation paused, and ways on are taken."""
    return talk.state.at == _place(talk)


def is_offered(talk: Talk) -> bool:
    """Whether the script asks if the conversation should rest here."""
    step = talk.step(talk.state.at) if talk.state.at else None
    return step is not None and step.into == "pause"


def left(talk: Talk) -> Talk:
    """Rest here; when it is taken up again, it goes on after this question."""
    assert talk.state.at
    beyond = walk.onward(talk.done(talk.state.at))
    rested = replace(beyond, said=talk.said)
    return rested.saying_text(talk.words("stopped"), "quiet").saying(Done("stopped"))


def _paused(talk: Talk) -> Talk:
    return talk.waiting(_place(talk)).with_status("open")


def _place(talk: Talk) -> At:
    """One more line of the note: what stands in it already is not written over."""
    return At(talk.note_step.id, 0, "list")


def _cleared(talk: Talk) -> Talk:
    """Empty the entry that was written last and ask for it again."""
    last = talk.state.trail[-1] if talk.state.trail else None
    step = talk.step(last) if last else None
    if last is None or step is None or not talk.held & keys(talk, step, last):
        return talk.saying(prompt(talk))
    at = At(step.id, 0, "list") if step.kind == "list" else last
    talk = _emptied(talk, step, last).forgetting(lambda each: each == at).waiting(at)
    return talk.saying_text(talk.words("cleared"), "quiet").saying(prompt(talk))


def _emptied(talk: Talk, step: Step, at: At) -> Talk:
    if step.kind == "feelings":
        talk = hold(talk, keys(talk, step, at), None)
        return talk.recording(edits.set_feelings_before(talk.record, ()))
    if step.kind == "challenge":
        talk = hold(talk, keys(talk, step, at), None)
        return challenges.emptied(talk, at)
    if step.kind == "offers":
        return own_names.emptied(hold(talk, keys(talk, step, at), None))
    return erase(talk, step, at.item)

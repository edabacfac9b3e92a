"""A story told in one go: the card that shows how it was sorted, and what becomes of the pieces.

Until the user has said that it is right, all of it stands as what happened. Every word of it
stays: what only names a feeling becomes that feeling, and all else is kept as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reframe.dialogue.events import Chose, Event, Seen, Sorted, Typed
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.texts import write
from reframe.dialogue.turns import Sorting
from reframe.record import edits
from reframe.record.model import Check
from reframe.record.story import WORD, Piece, Sort, Span, Story
from reframe.rulebook.model import Step, StoryRules

AS_TYPED = "as_typed"
SORTS: tuple[Sort, ...] = ("situation", "feelings", "thoughts", "unsure")
SHORT = 5
"""Words of a piece that is a feeling by the user's own word alone, and then its name."""

_EDGES = " \t\n,;:-–—"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the pieces come to."""

    situation: str
    feelings: tuple[str, ...]
    thoughts: tuple[str, ...]


def noticed(talk: Talk, story: Story) -> Talk:
    """With the sorting of a situation just written, when it is worth a question."""
    first = not talk.record.feelings and not talk.record.thoughts
    wanted = first and story.is_mixed and story.fits(talk.record.situation)
    able = _step(talk, "feelings", "feelings") and _step(talk, "list", "thoughts")
    return _holding(talk, story if wanted and able else Story())


def is_open(talk: Talk, step: Step) -> bool:
    """Whether the answer to this step waits to be sorted."""
    return step.into == "situation" and bool(talk.state.story.pieces)


def asking(talk: Talk, step: Step) -> Sorting | None:
    """The card, or None when there is nothing to sort any more."""
    story, says = talk.state.story, talk.book.story.says
    if not is_open(talk, step) or "situation" in talk.held:
        return None
    labels = tuple((sort, says.get(sort, sort)) for sort in SORTS)
    return Sorting(talk.record.situation, story, says.get("ask", ""), says.get("hint", ""), labels)


def taken(talk: Talk, event: Event, seen: Seen) -> Talk | None:
    """The answer to the card; None when it is none."""
    match event:
        case Sorted():
            return confirmed(talk, event, seen)
        case Chose("as_typed"):
            return kept(talk)
        case Typed(text) if not text.strip():
            return kept(talk)
        case _:
            return None


def confirmed(talk: Talk, event: Sorted, seen: Seen) -> Talk | None:
    """The pieces written where they belong; None when they are not of this story."""
    story = replace(talk.state.story, pieces=event.pieces)
    step, thoughts = _step(talk, "text", "situation"), _step(talk, "list", "thoughts")
    text = talk.record.situation
    if not story.fits(text) or step is None or thoughts is None:
        return None
    parts = told(talk.book.story, text, story)
    talk = write(talk, step, 0, parts.situation)
    talk = talk.recording(edits.name_feelings(talk.record, parts.feelings))
    for item, thought in enumerate(parts.thoughts):
        check = seen.checks[item] if item < len(seen.checks) else None
        talk = write(talk, thoughts, item, thought, check).done(At(thoughts.id, item))
    talk = talk.saying_text(talk.book.story.says.get("sorted", ""), "quiet")
    for says in dict.fromkeys(_notes(seen.checks)):
        talk = talk.saying_text(says, "quiet")
    return _holding(talk, Story())


def kept(talk: Talk) -> Talk:
    """All of it stays as what happened."""
    talk = talk.saying_text(talk.book.story.says.get(AS_TYPED, ""), "quiet")
    return _holding(talk, Story())


def told(rules: StoryRules, text: str, story: Story) -> Parts:
    """The texts that the pieces come to; fronts and the safety screen ask for them beforehand."""
    feelings = [
        name
        for piece in story.pieces
        if piece.place == "feelings"
        for name in _names(rules, text, story, piece)
    ]
    thoughts = [text[p.start : p.end].strip(_EDGES) for p in story.pieces if p.place == "thoughts"]
    return Parts(
        _situation(rules, text, story),
        tuple(dict.fromkeys(feelings)),
        tuple(bare.removesuffix(".") if not bare.endswith("..") else bare for bare in thoughts),
    )


def _situation(rules: StoryRules, text: str, story: Story) -> str:
    """What stays as what happened: neighbours with all that stands between them."""
    runs: list[Piece] = []
    before = -2
    for at, piece in enumerate(story.pieces):
        if not _stays(rules, text, story, piece):
            continue
        if before == at - 1:
            runs[-1] = replace(runs[-1], end=piece.end)
        else:
            runs.append(piece)
        before = at
    texts = [text[each.start : each.end].strip(_EDGES) for each in runs]
    ended = [each if each[-1:] in '.!?…”"' else f"{each}." for each in texts[:-1] if each]
    return " ".join([*ended, *texts[-1:]])


def _stays(rules: StoryRules, text: str, story: Story, piece: Piece) -> bool:
    if piece.place == "feelings":
        return _says_more(rules, text, story, piece)
    return piece.place in ("situation", "unsure")


def _says_more(rules: StoryRules, text: str, story: Story, piece: Piece) -> bool:
    """Whether a feeling's piece tells more than the feeling: "scared when he came in"."""
    if not _inside(story, piece):
        return not _is_short(text, piece)
    plain = frozenset(rules.plain)
    return any(
        word.group().lower().replace("'", "").replace("’", "") not in plain
        for word in WORD.finditer(text, piece.start, piece.end)
        if not any(each.start <= word.start() and word.end() <= each.end for each in story.named)
    )


def _names(rules: StoryRules, text: str, story: Story, piece: Piece) -> Iterator[str]:
    named = _inside(story, piece)
    if not named and _is_short(text, piece):
        yield text[piece.start : piece.end].strip(_EDGES + ".")
    for each in named:
        name = text[each.start : each.end].lower()
        if name not in rules.plain:
            yield name


def _inside(story: Story, piece: Piece) -> list[Span]:
    return [each for each in story.named if piece.start <= each.start and each.end <= piece.end]


def _is_short(text: str, piece: Piece) -> bool:
    words = sum(1 for _ in WORD.finditer(text, piece.start, piece.end))
    return 0 < words <= SHORT


def _notes(checks: Sequence[Check]) -> Iterator[str]:
    return (note.says for check in checks for note in check.notes)


def _step(talk: Talk, kind: str, into: str) -> Step | None:
    steps = talk.script.steps
    return next((each for each in steps if (each.kind, each.into) == (kind, into)), None)


def _holding(talk: Talk, story: Story) -> Talk:
    return replace(talk, state=replace(talk.state, story=story))

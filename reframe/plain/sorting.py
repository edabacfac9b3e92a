"""A sorted story as a numbered list, and what is typed to change it. Pure; called by `talk`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reframe.dialogue.events import Chose, Sorted
from reframe.dialogue.sorting import AS_TYPED
from reframe.dialogue.turns import Sorting
from reframe.record.story import Piece, Sort, Story, joined, moved, split

HOW = (
    "Enter alone takes it like this.",
    "To move a part, type its number and s, f or t: “2 t” makes part 2 a thought.",
    "s is what happened, f a feeling, t a thought.",
    "“split 2 after WORD” cuts part 2 in two; “join 2” joins it with the next.",
    "“as typed” keeps all of it as what happened.",
)
UNCLEAR = "That did not fit. Enter alone takes it like this; “2 t” makes part 2 a thought."
NO_PART = "There is no such part."
NO_CUT = "That part can't be cut there. It is as it was."

PLACES: dict[str, Sort] = {"s": "situation", "h": "situation", "f": "feelings", "t": "thoughts"}
"""By the first letter: happened, situation, feeling, thought."""
_MOVE = re.compile(r"(?P<at>\d{1,3})\W*(?:is |to |a |an )*(?P<place>[shft])[a-z]*", re.IGNORECASE)
_SPLIT = re.compile(
    r"(?:split|cut|x) +(?P<at>\d{1,3})(?: +(?P<words>\d{1,3})| +(?:after )?(?P<after>.+))",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(?:join|j) +(?P<at>\d{1,3})(?: +(?:and |with )*\d{1,3})?", re.IGNORECASE)
_DONE = frozenset({"", "ok", "okay", "yes", "y", "right", "done", "fine", "it is", "that's right"})
_KEPT = frozenset({"as typed", "as i typed it", "as it was", "a", "keep", "keep it", "no"})


def shown(sorting: Sorting, story: Story) -> Iterator[str]:
    """The question and the parts by number."""
    yield sorting.ask
    yield sorting.hint
    yield from parts(sorting, story)
    yield from HOW


def parts(sorting: Sorting, story: Story) -> Iterator[str]:
    """The parts alone, after one of them was changed."""
    labels = dict(sorting.labels)
    for number, piece in enumerate(story.pieces, start=1):
        words = " ".join(sorting.text[piece.start : piece.end].split())
        yield f"  {number} {labels[piece.place]}: {words}"


def understood(line: str, sorting: Sorting, story: Story) -> Sorted | Chose | Story | str | None:
    """What a line comes to: the answer, the story changed, a sentence; None when it is neither."""
    bare = line.strip().strip("“”\"'.").casefold()
    if bare in _DONE:
        return Sorted(story.pieces)
    if bare in _KEPT:
        return Chose(AS_TYPED)
    if found := _SPLIT.fullmatch(line.strip()):
        return _split(found, sorting, story)
    if found := _JOIN.fullmatch(line.strip()):
        at = int(found["at"]) - 1
        return joined(story, at) if 0 <= at < len(story.pieces) - 1 else NO_PART
    moves = [_MOVE.fullmatch(part.strip()) for part in re.split("[,;]", line)]
    if not all(moves):
        return None
    for found in moves:
        at = int(found["at"]) - 1 if found else -1
        if not found or not 0 <= at < len(story.pieces):
            return NO_PART
        story = moved(story, at, PLACES[found["place"].casefold()])
    return story


def _split(found: re.Match[str], sorting: Sorting, story: Story) -> Story | str:
    at = int(found["at"]) - 1
    if not 0 <= at < len(story.pieces):
        return NO_PART
    if found["words"]:
        words = int(found["words"])
    else:
        words = _words_until(found["after"], sorting.text, story.pieces[at])
    cut = split(story, sorting.text, at, words)
    return cut if cut != story else NO_CUT


def _words_until(after: str, text: str, piece: Piece) -> int:
    """How many words of the piece there are up to the ones named; 0 when they are not in it."""
    wanted = [_bare(word) for word in after.split()]
    words = [_bare(word) for word in text[piece.start : piece.end].split()]
    for end in range(len(wanted), len(words) + 1):
        if words[end - len(wanted) : end] == wanted:
            return end
    return 0


def _bare(word: str) -> str:
    return word.strip("“”‘’\"'.,;:!?()").casefold().replace("’", "'")

"""How many typed replies are taken for what they must be; the table stands beside the tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reframe.dialogue.events import Chose, Command, Felt, Judged, Rated, Typed
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Doubt, Local, Partly, Reply, Taken, Unclear
from reframe.dialogue.turns import Ask, Challenge, Choice, Offer, Prompt
from reframe.record.model import Finding
from reframe.rulebook import load
from reframe.rulebook.model import Book, Step

TABLE = Path(__file__).resolve().parent.parent / "tests" / "replies" / "replies.tsv"
THOUGHT = "I will never succeed"


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    number: int
    prompt: str
    typed: str
    wanted: str


def main() -> None:
    """Print the share, and every line that is taken for something else."""
    lines = tuple(table())
    wrong = [(line, got) for line, got in judged(load.book()) if got != line.wanted]
    right = len(lines) - len(wrong)
    print(f"{right} of {len(lines)} typed replies are taken for what they are: ", end="")
    print(f"{right / len(lines):.1%}")
    for line, got in wrong:
        print(f"  {TABLE.name}:{line.number}  {line.typed!r} at {line.prompt}: {got}")


def table() -> Iterator[Line]:
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            prompt, typed, wanted = line.split("\t")
            yield Line(number, prompt, typed, wanted)


def judged(book: Book) -> Iterator[tuple[Line, str]]:
    """Every line with what it was taken for."""
    reader, due = Reader(book.replies, book.emotions), prompts(book)
    for line in table():
        yield line, meant(reader.read(line.typed, due[line.prompt]))


def prompts(book: Book) -> dict[str, Prompt]:
    """The prompts that the table names, with the options of the built-in script."""
    anchors = tuple((int(number), said) for number, said in book.emotions.belief_anchors.items())
    steps = {step.id: step for script in book.scripts[::-1] for step in script.steps}
    found = Finding("fortune_telling", "r", "strong", 0, 5, "never", "says", "but")
    thoughts = (Choice("0", "I am no good at this"), Choice("1", "I will be alone for ever"))
    return {
        "rating": Ask("b", "belief", "rating", "?", number=70, before=70, anchors=anchors),
        "feelings": Ask("feelings", "feelings", "feelings", "?"),
        "truth": _choice(steps["maybe_true"]),
        "today": _choice(steps["again_today"]),
        "browse": _choice(steps["offers"]),
        "next": _choice(steps["next"]),
        "hot": Ask("hot", "hot", "choice", "?", options=thoughts),
        "offer": Offer(THOUGHT, found, "Fortune telling", "", 1, 1),
        "text": Ask("situation", "situation", "text", "?"),
        "list": Ask("thoughts", "thoughts", "list", "?"),
        "question": Challenge("q", "?", "", 1, 3),
    }


def _choice(step: Step) -> Ask:
    options = tuple(Choice(each.id, each.label, each.key) for each in step.options)
    return Ask(step.id, step.into, "choice", step.ask, options=options)


def meant(reply: Reply) -> str:
    """A reply as the table writes it."""
    match reply:
        case Taken(event=event):
            return meant(event)
        case Rated(number):
            return str(number)
        case Felt(feelings) | Partly(feelings):
            return "; ".join(f"{name} {'?' if n is None else n}" for name, n in feelings)
        case Chose(option):
            return option
        case Judged(answer):
            return answer
        case Command(name):
            return name
        case Local(name="other"):
            return "other"
        case Local(name=name, words=words):
            return f"do:{name} {words}".strip()
        case Typed():
            return "answer"
        case Doubt():
            return "asked"
        case Unclear():
            return "unclear"
        case _:
            return "?"


if __name__ == "__main__":
    main()

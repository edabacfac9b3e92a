"""Score hints, safety screen, review and reading grade: own tables, and open sets that are there.

Prints what was gained and lost on the corpus since the golden report, the table of the scoring
tool, and how often the hints of each strength are right, those counted that are not shown unasked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import listening, reading, replies, review, safety, stories

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
REFRAME = str(Path(sys.executable).with_name("reframe"))
STRENGTHS = ("strong", "moderate", "hint")


@dataclass(frozen=True)
class Suggested:
    """One text of a labelled set with its suggestions, best first."""

    labels: tuple[str, ...]
    suggestions: tuple[dict[str, Any], ...]

    @property
    def ranked(self) -> tuple[str, ...]:
        """The suggested patterns, each once, whether shown or not."""
        return tuple(dict.fromkeys(each["pattern"] for each in self.suggestions))

    @property
    def shown(self) -> tuple[str, ...]:
        shown = (each["pattern"] for each in self.suggestions if each["shown"])
        return tuple(dict.fromkeys(shown))


def main() -> int:
    """Print everything; the exit code is that of the scoring tool, 0 when it is not there."""
    print("The corpus\n", flush=True)
    subprocess.run([REFRAME, "rules", "corpus"], cwd=PROJECT, check=False)
    tool, sets = SHARED / "tools" / "score.py", SHARED / "data" / "open"
    print("\nThe safety screen\n", flush=True)
    safety.main(sets)
    print("\nTyped replies\n", flush=True)
    replies.main()
    print("\nStories told in one go\n", flush=True)
    stories.main()
    print("\nThe review of the balanced thought\n", flush=True)
    review.main(sets)
    print("\nWhat is heard in answers\n", flush=True)
    listening.main(sets if sets.exists() else None)
    print("\nHow hard the texts are to read\n", flush=True)
    reading.main()
    if not tool.exists() or not sets.exists():
        print(
            "\nThe evaluation sets are not beside the project; only the project's own were scored."
        )
        return 0
    print("\nThe open sets\n", flush=True)
    command = [sys.executable, str(tool), str(sets), *sys.argv[1:]]
    code = subprocess.run(command, cwd=PROJECT, check=False).returncode
    if code:
        return code
    print("\nHow many hints of each strength are right, those counted too that are not shown\n")
    print("\n".join(by_strength(sets)))
    return 0


def by_strength(sets: Path) -> Iterator[str]:
    """A table with one line for each set that has labels.

    Right: the pattern is a label of the text. On texts said to be undistorted no hint is right.
    """
    columns = (*STRENGTHS, "all", "hit3", "hit3 with hints")
    yield f"{'set':28}" + "".join(f"{name:>17}" for name in columns)
    for path in sorted(sets.glob("*.jsonl")):
        rows = [json.loads(line) for line in _lines(path.read_text(encoding="utf-8"))]
        if not any(row["labels"] for row in rows):
            continue
        judged = suggested([row for row in rows if row["labels"] or row["distorted"] is False])
        cells = [_right(judged, strength) for strength in (*STRENGTHS, "")]
        cells += [_hit3(judged, "shown"), _hit3(judged, "ranked")]
        yield f"{path.stem:28}" + "".join(f"{cell:>17}" for cell in cells)


def suggested(rows: Sequence[dict[str, Any]]) -> list[Suggested]:
    """What `reframe check --json` says of the texts."""
    given = "".join(" ".join(row["text"].split()) + "\n" for row in rows)
    done = subprocess.run(
        [REFRAME, "check", "--json"],
        input=given,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answers = [json.loads(line) for line in _lines(done.stdout)]
    return [
        Suggested(tuple(row["labels"]), tuple(answer["suggestions"]))
        for row, answer in zip(rows, answers, strict=True)
    ]


def _lines(text: str) -> Iterator[str]:
    """Not `splitlines`: a text may hold other signs that this would take for the end of a line."""
    return (line for line in text.split("\n") if line)


def _right(texts: Sequence[Suggested], strength: str) -> str:
    """The share of suggestions of this strength (of any, when empty) that are right."""
    judged = [
        each["pattern"] in text.labels
        for text in texts
        for each in text.suggestions
        if strength in ("", each["strength"])
    ]
    return f"{sum(judged) / len(judged):.2f} ({sum(judged)}/{len(judged)})" if judged else "–"


def _hit3(texts: Sequence[Suggested], which: str) -> str:
    """The share of labelled texts with a label among the first three."""
    labelled = [text for text in texts if text.labels]
    hits = sum(not set(getattr(text, which)[:3]).isdisjoint(text.labels) for text in labelled)
    return f"{hits / len(labelled):.3f}"


if __name__ == "__main__":
    sys.exit(main())

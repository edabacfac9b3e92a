"""Score the safety screen on its two tables and, when they are there, on sets of everyday talk.

`lines.tsv` was written before its rules were mended and is what they are held to; `unseen.tsv` was
written after they were frozen, and no rule is ever made to fit it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reframe.rulebook.compiled import compile_safety
from reframe.rulebook.folder import rules_folder
from reframe.safety.screen import Screen

TABLES = Path(__file__).resolve().parent.parent / "tests" / "safety"
REFRAME = str(Path(sys.executable).with_name("reframe"))
EVERYDAY = ("dailydialog", "goemotions", "happydb")
IDIOMATIC = frozenset(["idiom", "object", "news", "negation", "pair"])
TYPINGS: tuple[Callable[[str], str], ...] = (
    str.upper,
    str.lower,
    lambda text: text.replace("'", "’"),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFC", text),
)


@dataclass(frozen=True)
class Line:
    """One line of a table: what it should get, and what it gets."""

    tier: str
    about: str
    kind: str
    text: str
    found: str = "none"


def lines(name: str, screen: Screen) -> list[Line]:
    """A table, each line with the tier that the screen gives it."""
    rows = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [
        Line(*(fields := row.split("\t")), found=tier(screen, fields[3]))  # type: ignore[misc]
        for row in rows
    ]


def tier(screen: Screen, text: str) -> str:
    found = screen.look(text)
    return found.tier if found else "none"


def report(name: str, screen: Screen) -> Iterator[str]:
    """Every promised figure for one table."""
    table = lines(name, screen)
    explicit = [line for line in table if line.tier == "explicit"]
    must = [line for line in explicit if line.kind == "must"]
    grave = [line for line in table if line.tier in ("explicit", "passive")]
    idioms = [line for line in table if line.tier == "none" and line.kind in IDIOMATIC]
    ordinary = [line for line in table if line.tier == "none" and line.kind == "ordinary"]
    danger = [line for line in table if line.tier == "danger"]
    yield f"{name}: {len(table)} lines"
    yield _share("explicit shown as explicit", explicit, {"explicit"}, ">= 98%")
    if must:
        yield _share("  of those never to be missed", must, {"explicit"}, "100%")
    yield _share("explicit or passive shown as either", grave, {"explicit", "passive"}, ">= 95%")
    yield _share("danger shown as danger or explicit", danger, {"danger", "explicit"}, "")
    yield _share("explicit on idioms, news, objects, pairs", idioms, {"explicit"}, "<= 2%")
    yield _share("explicit on ordinary thoughts", ordinary, {"explicit"}, "<= 0.5%")
    yield _share("any card on either", [*idioms, *ordinary], {"explicit", "danger", "passive"}, "")
    labelled = with_patterns([line.text for line in explicit])
    yield _row("pattern shown on an explicit line", labelled, len(explicit), "0")
    changed = sum(
        any(tier(screen, typed(line.text)) != line.found for typed in TYPINGS) for line in table
    )
    yield _row("another answer for case, quotes, NFC, NFD", changed, len(table), "0")


def with_patterns(texts: Sequence[str]) -> int:
    """On how many texts `reframe check --json` shows a pattern."""
    done = subprocess.run(
        [REFRAME, "check", "--json"],
        input="".join(f"{text}\n" for text in texts),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    if len(answers) != len(texts):
        raise RuntimeError(f"{len(texts)} lines were asked about and {len(answers)} answered")
    return sum(any(each["shown"] for each in answer["suggestions"]) for answer in answers)


def everyday(sets: Path, screen: Screen) -> Iterator[str]:
    """How often lines of everyday talk get a card that holds hints back; a reader judges them."""
    for path in sorted(sets.glob("*.jsonl")):
        if path.stem.startswith(EVERYDAY):
            rows = (line for line in path.read_text(encoding="utf-8").split("\n") if line)
            found = [tier(screen, json.loads(row)["text"]) for row in rows]
            hits = sum(each in ("explicit", "passive") for each in found)
            yield _row(f"explicit or passive in {path.stem}", hits, len(found), "false <= 0.1%")


def _share(name: str, judged: Sequence[Line], tiers: set[str], promise: str) -> str:
    return _row(name, sum(line.found in tiers for line in judged), len(judged), promise)


def _row(name: str, hits: int, count: int, promise: str) -> str:
    share = f"{hits / count:7.1%}" if count else "      –"
    return f"  {name:44}{share}  {f'({hits}/{count})':>12}  {promise}"


def main(sets: Path | None = None) -> None:
    """Print everything; `sets` is a folder of open sets, when there is one."""
    screen = Screen(compile_safety(rules_folder()).content)
    for name in ("lines.tsv", "unseen.tsv"):
        print("\n".join(report(name, screen)), flush=True)
    if sets and sets.exists():
        print("\n".join(everyday(sets, screen)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)

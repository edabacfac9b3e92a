"""Print the budgets as ratios with minimum, median and maximum."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import checks, long, screen, stall, stream
from benchmarks.measure import HEADER, Figure, pairs, seconds

RUNS = 10
REFRAME = str(Path(sys.executable).with_name("reframe"))


def _process(*command: str) -> float:
    return seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))


def _command_beyond_python(*arguments: str) -> list[float]:
    """Milliseconds that a command takes beyond twice an empty Python."""
    measured = pairs(
        lambda: _process(REFRAME, *arguments),
        lambda: _process(sys.executable, "-c", "pass"),
        runs=RUNS,
    )
    return [1000 * (command - 2 * empty) for command, empty in measured]


def figures() -> Iterator[Figure]:
    """Every row of the budget table that can be measured so far."""
    paints = pairs(screen.reframe_paints, screen.empty_app_paints, runs=RUNS)
    yield Figure(
        "first paint of reframe / first paint of an empty Textual app",
        tuple(ours / empty for ours, empty in paints),
        "ratio",
        "<= 1.25",
    )
    for arguments in (("--version",), ("help-now",)):
        yield Figure(
            f"reframe {arguments[0]} - 2 x python -c pass",
            tuple(_command_beyond_python(*arguments)),
            "ms",
            "<= 150",
        )
    stalls = tuple(1000 * stall.longest() for _ in range(5))
    yield Figure("longest stall of the screen while hints load", stalls, "ms", "<= 100")
    for times, budget in ((1, "<= 1.3"), (3, ""), (10, "<= 2")):
        what = f"one thought / the pipeline alone, {times} x the rules"
        yield Figure(what, tuple(checks.ratios(times)), "ratio", budget)
    yield Figure(
        f"{stream.THOUGHTS} thoughts through reframe check --json / a bare script",
        tuple(stream.ratios(runs=3)),
        "ratio",
        "<= 1.5",
    )
    page = tuple(long.page(RUNS))
    yield Figure(f"safety screen, {long.PAGE} characters of sentences", page, "ms", "<= 5")
    for kind, piece in long.PIECES.items():
        what = f"safety screen, {long.MEGABYTE} characters: {kind}"
        yield Figure(what, tuple(long.megabyte(piece, 3)), "ms", "<= 600")
    for kind, line in long.PACKS.items():
        what = f"a rule file of {long.MEGABYTE} characters, refused: {kind}"
        yield Figure(what, tuple(long.pack(line, 3)), "ms", "<= 2000")


def main() -> None:
    print(HEADER)
    for figure in figures():
        print(figure, flush=True)


if __name__ == "__main__":
    main()

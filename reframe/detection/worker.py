"""The detector in a process of its own: JSON lines on standard input and output.

Started as `python -m reframe.detection.worker` by `reframe.companion`. The first line out is
`{"ready": true, "model": …}` or `{"failed": sentence}`; then each
`{"id": n, "text": …, "context": […]}` gets one
`{"id": n, "findings": […], "notes": […], "problem": ""}`. With `"field"` the text is only listened
to, as an answer to that field, and the answer has `"heard"` and `"hush"`;
with `"sort": true` it is sorted as a story, and the answer is `{"id": n, "story": …}`. It ends when
standard input closes.
Nothing that was written by someone stands in an error.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, NamedTuple

from reframe.errors import ReframeError

if TYPE_CHECKING:
    from reframe.detection.detector import Detector

BAD_REQUEST = "This request could not be read."
BROKEN = "The detector could not be started, so there are no hints; everything else works."


class Request(NamedTuple):
    """One line in; without a text it could not be read."""

    number: object = None
    text: str | None = None
    context: tuple[str, ...] = ()
    field: str = ""
    sort: bool = False


def main() -> int:
    """Run until standard input closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    requests, answers = sys.stdin.buffer, _own_output()
    return serve(requests, answers, os.environ)


def serve(requests: IO[bytes], answers: IO[str], environ: Mapping[str, str]) -> int:
    """Load, say so, answer every request line."""
    try:
        from reframe.detection.detector import Detector
        from reframe.detection.pipeline import load
        from reframe.rulebook.load import book

        nlp, model = load(environ)
        detector = Detector(book(), nlp)
        detector.check("I think it will be fine.")
    except ReframeError as problem:
        _write(answers, {"failed": problem.sentence})
        return problem.exit_code
    except Exception:  # noqa: BLE001  # whatever it was, the one who waits must be told
        _write(answers, {"failed": BROKEN})
        return 1
    _write(answers, {"ready": True, "model": model})
    for request in _requests(requests):
        _write(answers, {"id": request.number, **_answer(detector, request)})
    return 0


def _answer(detector: Detector, request: Request) -> dict[str, object]:
    if request.text is None:
        return {"findings": [], "notes": [], "problem": BAD_REQUEST}
    if request.sort:
        return {"story": asdict(detector.sort(request.text))}
    if request.field:
        return asdict(detector.listen(request.text, request.field))
    checked = asdict(detector.check(request.text, request.context))
    return {key: value for key, value in checked.items() if key not in ("heard", "hush")}


def _requests(lines: IO[bytes]) -> Iterator[Request]:
    for line in lines:
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            yield Request(
                number=said["id"],
                text=str(said["text"]),
                context=tuple(str(text) for text in said.get("context", ())),
                field=str(said.get("field", "")),
                sort=said.get("sort") is True,
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            yield Request()


def _own_output() -> IO[str]:
    """Standard output for answers alone: whatever else prints goes to standard error."""
    own = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", newline="\n")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own


def _write(answers: IO[str], answer: Mapping[str, object]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())

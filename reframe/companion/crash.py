"""What is kept of a fault of the program itself: its kind and the places in the code, nothing else.

Both the command line and the TUI write it. The message of an exception and the values of variables
are left out, since either may hold the user's words.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from reframe.errors import StorageProblem
from reframe.files import private_folder, write_new

EXIT_CODE = 70
STOPPED = (
    "reframe stopped because of a fault of its own. "
    "What was saved is safe; start it again to go on where you were."
)
NAME = "crash.txt"


def report(error: BaseException) -> str:
    """Kind of each exception in the chain, with file, line and function of its frames."""
    parts: list[str] = []
    for link in _chain(error):
        kind = type(link)
        parts.append(f"{kind.__module__}.{kind.__qualname__}")
        trace = link.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            parts.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_qualname}")
            trace = trace.tb_next
    return "\n".join(parts) + "\n"


def write_crash_file(folder: Path, error: BaseException) -> Path | None:
    """Write the report beside the journal, over an older one; None when that is not possible."""
    path = folder / NAME
    text = time.strftime("%Y-%m-%d %H:%M:%S UTC\n", time.gmtime()) + report(error)
    try:
        private_folder(folder)
        write_new(path, text, replace=True)
    except StorageProblem:
        return None
    return path


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and what it came from, each once."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__

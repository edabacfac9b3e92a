"""A record as a private Markdown file; called by the app in a thread."""

from __future__ import annotations

import re
from pathlib import Path

from reframe.companion.services import Services
from reframe.errors import StorageProblem
from reframe.files import private_folder, write_new
from reframe.record.model import Record
from reframe.share.markdown import to_markdown
from reframe.share.names import names_of
from reframe.text.clean import clean

MOST_COPIES = 99


def export(services: Services, record_id: str) -> Path:
    """Write the record to a file of its own in the data folder; never over another one."""
    record = services.journal.get(record_id).record
    text = clean(to_markdown(record, names_of(services.book)))
    folder = private_folder(services.places.data / "exports")
    path = _free(folder, record)
    write_new(path, text)
    return path


def _free(folder: Path, record: Record) -> Path:
    """A name made of the date and the id only, never of what the user wrote."""
    safe = re.sub(r"[^A-Za-z0-9]", "", record.id)[:8]
    stem = f"reframe-{record.started.astimezone():%Y-%m-%d}-{safe}"
    for number in range(1, MOST_COPIES + 1):
        path = folder / (f"{stem}.md" if number == 1 else f"{stem}-{number}.md")
        if not path.exists():
            return path
    raise StorageProblem(
        f"There are {MOST_COPIES} exports of this record already. "
        "Nothing was written; move some of them away and export again."
    )

"""Where the built-in rules are and which files make up which part; used by loading and checking.

The rule book is compiled in two parts, so that help lines and the safety screen load even when a
pattern file is broken: `safety` reads what is in `safety/`, `book` reads everything else.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

import reframe
from reframe.rulebook import (
    model,
    replies_model,
    review_model,
    safety_model,
    script_model,
    story_model,
    vignette,
)

Part = Literal["book", "safety"]

LARGEST_FILE = 1024 * 1024
"""In bytes; a rule file that is larger is refused."""

FOLDERS: dict[Part, tuple[str, ...]] = {
    "book": (".", "patterns", "scripts", "vignettes"),
    "safety": ("safety", "safety/screen"),
}
"""The folders of each part: all YAML files right inside them count."""


def rules_folder() -> Path:
    """The rules that belong to this very code: inside the wheel, or beside the package.

    Never looked for anywhere else: an editable install may leave an outdated copy behind.
    """
    package = Path(reframe.__file__).resolve().parent
    shipped = package / "_rules"
    return shipped if shipped.is_dir() else package.parent / "rules"


def part_files(folder: Path, part: Part) -> tuple[Path, ...]:
    """The YAML files of a part, in a fixed order."""
    inside = (path for name in FOLDERS[part] for path in (folder / name).glob("*.y*ml"))
    return tuple(sorted(path for path in inside if path.is_file()))


def fingerprint(folder: Path, part: Part) -> str:
    """Changes whenever a file of the part or the rule format changes."""
    others = (vignette.__file__, replies_model.__file__, review_model.__file__)
    book = (model.__file__, *others, story_model.__file__, script_model.__file__)
    shapes = book if part == "book" else (safety_model.__file__,)
    digest = hashlib.sha256(b"".join(_content(Path(each)) for each in shapes))
    for path in part_files(folder, part):
        content = _content(path)
        name = path.relative_to(folder).as_posix()
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError:
        # Told by the checks that follow, since no compiled form carries this fingerprint.
        return b"unreadable"

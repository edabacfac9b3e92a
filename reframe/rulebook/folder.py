"""Where the built-in rules are and which files make up which part; used by loading and checking.

The rule book is compiled in two parts, so that help lines and the safety screen load even when a
pattern file is broken: `safety` reads what is in `safety/`, `book` reads everything else.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

import reframe

Part = Literal["book", "safety"]

LARGEST_FILE = 1024 * 1024
"""In bytes; a rule file that is larger is refused."""

SHAPES: dict[Part, tuple[str, ...]] = {
    "book": (
        *("model.py", "vignette.py", "replies_model.py", "review_model.py"),
        *("story_model.py", "script_model.py", "rule_model.py"),
    ),
    "safety": ("safety_model.py",),
}
"""The modules of this package that say what the files of each part may hold.

They are read and not imported: help lines must not wait for the classes of the book.
"""

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
    shapes = (Path(__file__).parent / name for name in SHAPES[part])
    digest = hashlib.sha256(b"".join(_content(each) for each in shapes))
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

"""The scripts to begin with: the list that both fronts show, and one found by its name."""

from __future__ import annotations

import difflib

from reframe.errors import UsageProblem
from reframe.rulebook.model import Book, Script


def listed(book: Book) -> tuple[Script, ...]:
    """Records first, then the exercises, each in the order of the menu."""
    first = {"record": 0, "technique": 1}
    return tuple(sorted(book.scripts, key=lambda each: (first[each.kind], each.order, each.name)))


def called(book: Book, name: str) -> Script:
    """The script with this id or name, however it is written.

    Raises:
        UsageProblem: when there is none; the sentence names the nearest.
    """
    wanted = _plain(name)
    known = {form: each for each in book.scripts for form in (_plain(each.name), _plain(each.id))}
    if wanted in known:
        return known[wanted]
    holding = [form for form in known if wanted and wanted in form]
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.5) or holding
    ids = ", ".join(each.id for each in listed(book))
    hint = f"Did you mean {known[near[0]].id}?" if near else f"There are: {ids}."
    raise UsageProblem(f"There is no script of that name. {hint}")


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_").strip("_")

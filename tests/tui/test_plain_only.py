"""Nothing dynamic may reach Textual as a string: there it would be read as markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reframe.tui

FILES = sorted(Path(reframe.tui.__file__).parent.rglob("*.py"))
SINKS = {"Static", "Label", "Option", "Button", "Entry", "update", "notify", "from_markup"}
TITLES = {"border_title", "border_subtitle", "placeholder", "tooltip"}


def dynamic(node: ast.expr) -> bool:
    """Whether an expression builds a string out of parts."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Mod | ast.Add) and (
            isinstance(node.left, ast.Constant | ast.JoinedStr)
            or isinstance(node.right, ast.Constant | ast.JoinedStr)
        )
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"format", "join"}
        and isinstance(node.func.value, ast.Constant)
    )


def name_of(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def offences(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node) in SINKS:
            literal = any(
                keyword.arg == "markup" and getattr(keyword.value, "value", True) is False
                for keyword in node.keywords
            )
            if not literal and any(dynamic(argument) for argument in node.args):
                yield node.lineno
        if isinstance(node, ast.Call) and name_of(node) == "from_markup":
            yield node.lineno
        if (
            isinstance(node, ast.Assign)
            and any(
                isinstance(target, ast.Attribute) and target.attr in TITLES
                for target in node.targets
            )
            and dynamic(node.value)
        ):
            yield node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_widget_gets_a_string_made_of_parts(path: Path) -> None:
    assert list(offences(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "line",
    ['Static(f"{x}")', 'self.notify(f"{x}")', 'w.update("a" + x)', 'w.border_title = f"{x}"'],
)
def test_the_search_finds_what_it_looks_for(line: str) -> None:
    assert list(offences(ast.parse(line))) == [1]

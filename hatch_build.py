"""Compiles the rules when a wheel is built, so that an installed reframe never reads YAML to start.

The compiled files go beside the shipped rules; a rule file with mistakes stops the build.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the two compiled files to the wheel; an editable install compiles when it starts."""
        if self.target_name != "wheel" or version == "editable":
            return
        self.made = tempfile.TemporaryDirectory()
        for name, text in _compiled(Path(self.root)).items():
            path = Path(self.made.name, name)
            path.write_text(text, encoding="utf-8")
            build_data["force_include"][str(path)] = f"reframe/_rules/compiled/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if hasattr(self, "made"):
            self.made.cleanup()


def _compiled(root: Path) -> dict[str, str]:
    """The compiled parts by file name, made with the very code that is being packed."""
    sys.path.insert(0, str(root))
    try:
        from reframe.errors import RuleProblems
        from reframe.rulebook import compiled

        try:
            return {
                "book.json": compiled.as_text(compiled.compile_book(root / "rules")),
                "safety.json": compiled.as_text(compiled.compile_safety(root / "rules")),
            }
        except RuleProblems as error:
            told = "\n".join(str(problem) for problem in error.problems)
            raise SystemExit(f"The rules have mistakes:\n{told}") from error
    finally:
        sys.path.remove(str(root))

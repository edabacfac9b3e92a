"""The JSON Schema of the rule files, made from the dataclasses; for editors, and for the docs.

Each kind of file has its own entry under `$defs`: a pattern file is `#/$defs/Pattern`.
"""

from __future__ import annotations

import functools
import json
import operator
from typing import Any

from reframe.rulebook.structure import FILES, adapter

TITLE = "Rule files of reframe"
WORDS: dict[str, object] = {"type": "array", "items": {"type": "string"}}


def schema() -> dict[str, Any]:
    """The schema as a JSON-able mapping."""
    either: Any = functools.reduce(operator.or_, FILES)
    made = adapter(either).json_schema(by_alias=True)
    definitions = made["$defs"]
    # A word list may be written as a plain list of its words.
    definitions["WordList"] = {"anyOf": [WORDS, definitions["WordList"]]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
        "anyOf": made["prefixItems"][0]["anyOf"],
        "$defs": definitions,
    }


def as_text() -> str:
    return json.dumps(schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"

"""Records as JSON: the export that loses nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from reframe.record.form import to_json
from reframe.record.model import Record

VERSION = 1

INVISIBLE = re.compile(
    "[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""Signs that a terminal would obey or no one would see; written as `\\uXXXX`, none is lost."""


def to_document(records: Iterable[Record]) -> str:
    """One or many records as a document: `{"reframe": 1, "records": [...]}`."""
    document = {"reframe": VERSION, "records": [to_json(record) for record in records]}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return INVISIBLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"

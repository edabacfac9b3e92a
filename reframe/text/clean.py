"""What may enter: text without control characters and escape sequences.

Called on every way in (keys, paste, files) and once more on the way out to a terminal.
"""

from __future__ import annotations

import re
import unicodedata

_PRINTABLE = r"[^\x00-\x08\x0a-\x1f\x7f-\x9f]"
_SEQUENCE = re.compile(
    rf"(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f]){_PRINTABLE}*(?:\x07|\x1b\\|\x9c)"  # OSC, DCS …
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
)
_LINE_END = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and line feed, DEL, C1
    r"\u202a-\u202e\u2066-\u2069"  # bidi overrides and isolates
    r"\u200b\u2060\ufeff]"  # zero-width space, word joiner, byte order mark
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text in NFC without control characters, whole escape sequences and bidi overrides.

    An escape sequence that never ends loses its control character only, so that no words after
    it go missing. Joiners inside emoji and scripts stay. Cleaning twice changes nothing.
    """
    text = _SEQUENCE.sub("", text)
    text = _LINE_END.sub("\n", text)
    text = _UNWANTED.sub("", text)
    text = _SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)

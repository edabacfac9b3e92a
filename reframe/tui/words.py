"""Text on the screen: everything that is not fixed goes through here, never through markup.

Called by every widget that shows what somebody wrote or what a file says.
"""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from reframe.text.clean import clean

LONGEST_SHOWN = 2_000
"""More than this is cut on the screen, never in the record: drawing a megabyte takes seconds."""


def plain(text: str, style: str = "") -> Content:
    """The text exactly as it stands, with nothing in it taken for markup or a control code."""
    return Content.styled(clean(text), style)


def shortened(text: str, longest: int = LONGEST_SHOWN) -> str:
    """The text, or its beginning and a note that the rest is kept."""
    if len(text) <= longest:
        return text
    return f"{text[:longest]}… ({len(text):,} characters, all of them kept)"


def one_line(text: str, longest: int) -> str:
    """The text on one line, cut to a length."""
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def in_a_sentence(name: str) -> str:
    """A name with a small first letter, unless it is written in capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def quoted(text: str) -> str:
    return f"“{text}”"


def marked(text: str, start: int, end: int, style: str) -> Content:
    """A quoted text in which the words from start to end stand out.

    A long text is shown around those words.
    """
    if clean(text) != text:
        return plain(quoted(text))
    first = max(0, start - LONGEST_SHOWN // 4)
    last = end + LONGEST_SHOWN // 4
    return Content.assemble(
        "“" if first == 0 else "“…",
        text[first:start],
        (text[start:end], style),
        text[end:last],
        "”" if last >= len(text) else "…”",
    )


def day(moment: datetime) -> str:
    """A moment as a day of this place."""
    here = moment.astimezone()
    return f"{here.day} {here:%b %Y}"


def clock_time(moment: datetime) -> str:
    return f"{moment.astimezone():%H:%M}"

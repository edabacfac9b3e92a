"""The sentences of the line front itself: its menu, its help. What the conversation says stands in
the rules."""

from __future__ import annotations

HELP = (
    "Type your answer and press enter. Choices are picked by their number.",
    "A long answer: end a line with a backslash (\\) and it goes on in the next one.",
    "Feelings: a name and a number from 0 to 100, such as: sad 75, hopeless 50",
    "",
    "  /back    to the question before",
    "  /undo    take back the last thing you did; several times if you like",
    "  /skip    leave this one out",
    "  /why     why this is asked",
    "  /easier  an easier way in",
    "  /edit    change an earlier answer",
    "  /clear   empty the answer that stands here",
    "  /keep    take over what you were typing when you left",
    "  /another, /softer, /firmer   another question, a gentler or a more direct one",
    "  /more    one more question",
    "  /record  what stands in the record so far",
    "  /lines   people you can call; /lines GB for a country",
    "  /exercises   small exercises for the thought; /leave leaves the one that is open",
    "  /grounding   a quiet minute: slow breathing, then looking around",
    "  /plan    your own safety plan, to read; it is written from the start menu",
    "  /patterns    the thinking patterns, to read; one can be put aside",
    "  /settings    tone and number of the questions, and what else can be set",
    "  /about   what reframe is and what it is not",
    "  /stop    stop for now; everything is kept",
    "  /help    this page",
    "",
    "The first answer may tell it all at once; you can then say what was felt or thought.",
    "Plain words do as well: go back, skip this, I don't know, change my feelings, why?",
    "A line in quotes, or a long one, is always your answer.",
    "To write something that begins with a slash, begin with two.",
)
LINES = "/lines"
"""How the help lines are reached here."""
LEAVING = frozenset(["q", "quit", "exit", "leave", "stop"])
ABOUT = "About reframe"
QUIET_MINUTE = "Enter goes on to the next breath or step. To leave at any time, type: stop"
LEFT = "You can come back to it at any time: /grounding"
NO_PLAN = "The safety plan can't be opened now. /lines shows people you can call."
WHICH_PART = "Which part do you want to write? Enter alone goes back."
WRITE_PART = "Enter alone leaves it empty; what you type is kept."
WRITE_PART_ANEW = "Enter alone keeps it, /clear empties it; what you type takes its place."
LONGER = "To go on in a next line, end the line with a backslash (\\)."
NO_WORDS_YET = "nothing yet"
PART_STANDS = "So far: “{text}”"
PART_EMPTY = "This part is empty now."
PART_LEFT = "It was left as it is."
NO_SUCH_WORD = "There is no {word} here. To write it as it stands, begin with two slashes."
WHICH_COUNTRY = "Please type one of the numbers. The last one stands for every other country."
STILL_ABOVE = "Your words may still stand further up in this window; only you can clear it."
LOADING = "The hints are still loading. Ctrl+C goes on without them."
DRAFT = "“{text}” – /keep takes it as your answer; or type it anew."
HOW_STRONG = "How strong is “{name}”, from 0 to 100? /skip leaves it out."
WHICH_ANSWER = "Which answer do you want to change? Enter alone goes back."
WHICH_SCRIPT = "Which one would you like to begin? Enter alone goes back."
WHICH_EXERCISE = "Which exercise? Enter alone goes back."
READ_FIRST = "To read what they mean before you choose, type: patterns"
WHICH_PATTERN = f"Which one? Enter alone goes back. {READ_FIRST}"
NOTHING_THERE = "There is nothing to choose from yet."
NOTHING_TO_DO = "/{name} does nothing here."
PICK_ENTRY = "Please type one of the numbers."
PICK_OR_BACK = "Please answer with one of the numbers. Enter alone goes back."
EMPTY_JOURNAL = "There is no record yet."
WHICH_RECORD = "Which record do you want to read? Enter alone goes back."
GO_ON = "This one is not finished."

_GOES_BACK = frozenset({"back", "go back", "skip", "cancel", "never mind", "none of these"})


def goes_back(line: str) -> bool:
    """Whether a line leaves a list that was only opened to choose from."""
    return line.strip().casefold().removeprefix("/") in _GOES_BACK

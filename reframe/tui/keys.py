"""Every key of every screen in one table: bindings, the line at the bottom and the help page."""

from __future__ import annotations

from reframe.tui.key import Group, Key, bindings
from reframe.tui.list_keys import PATTERN_LIST, PATTERNS, SETTINGS

__all__ = ["PATTERNS", "PATTERN_LIST", "SETTINGS", "Group", "Key", "bindings"]
"""What stands elsewhere and is asked for here all the same."""

EVERYWHERE = Group(
    "Everywhere",
    (
        Key("f1", "app.help_lines", "F1", "help lines", "Show people you can call.", True, False),
        Key(
            "ctrl+g",
            "app.help",
            "ctrl+g",
            "keys",
            "Show this page, also while typing.",
            True,
            False,
        ),
        Key(
            "ctrl+x", "app.hide", "ctrl+x", "hide", "Clear the screen at once.", True, footer=False
        ),
        Key(
            "f6", "app.patterns", "F6", "patterns", "Read about the thinking patterns.", True, False
        ),
        Key("f7", "app.settings", "F7", "settings", "Change the few settings.", True, False),
        Key("ctrl+q", "app.quit", "ctrl+q", "quit", "Save and leave reframe.", True, False),
    ),
)

HOME = Group(
    "Start page",
    (
        Key("n", "new", "n", "new", "Start a new thought record."),
        Key("c", "continue", "c", "continue", "Go on with the record that is not finished."),
        Key("enter", "new", "enter", "choose", "Choose the marked line.", footer=False),
        Key("m", "scripts", "m", "all scripts", "Choose another script, or an exercise alone."),
        Key("j", "journal", "j", "journal", "See your records."),
        Key("p", "app.plan", "p", "safety plan", "Read or write your own safety plan."),
        Key("f1", "app.help_lines", "F1", "help lines", "Show people you can call."),
        Key("question_mark", "app.help", "?", "keys", "Show the keys and what reframe is."),
        Key("q", "app.quit", "q", "quit", "Leave reframe."),
        Key("l", "app.patterns", "l", "patterns", "Read about the thinking patterns."),
        Key("comma", "app.settings", ",", "settings", "Change the few settings."),
    ),
)

CONVERSATION = Group(
    "While you write a record",
    (
        Key("f5", "go_on", "F5", "without hints", "Go on without waiting for hints.", True),
        Key("ctrl+b", "command('back')", "ctrl+b", "back", "Go back one question.", True),
        Key("ctrl+z", "command('undo')", "ctrl+z", "undo", "Take back the last thing you did."),
        Key("ctrl+o", "command('skip')", "ctrl+o", "skip", "Leave this question out.", True),
        Key("ctrl+d", "command('stop')", "ctrl+d", "stop for now", "Save and stop here.", True),
        Key("f3", "command('why')", "F3", "why", "Say why this is asked.", True),
        Key("f4", "command('easier')", "F4", "I don’t know", "Ask in an easier way.", True),
        Key(
            "f9",
            "command('leave')",
            "F9",
            "leave exercise",
            "Leave the exercise that is open; what is in it is kept.",
            True,
        ),
        Key("ctrl+x", "app.hide", "ctrl+x", "hide", "Clear the screen at once.", True),
        Key("ctrl+n", "command('another')", "ctrl+n", "another", "Ask another question.", True),
        Key("ctrl+s", "command('softer')", "ctrl+s", "softer", "Ask more gently.", True),
        Key("ctrl+f", "command('firmer')", "ctrl+f", "firmer", "Ask more firmly.", True),
        Key("ctrl+r", "command('more')", "ctrl+r", "one more", "Ask one more question.", True),
        Key("ctrl+e", "edit", "ctrl+e", "edit", "Change an earlier answer.", True),
        Key("f2", "record", "F2", "record", "Show or fold away the record.", True),
        Key("f8", "exercises", "F8", "exercises", "Choose an exercise for the thought.", True),
        Key(
            "question_mark",
            "app.help",
            "?",
            "keys",
            "Show the keys, when not typing.",
            footer=False,
        ),
        Key("pageup", "scroll(-1)", "PgUp", "up", "Scroll the conversation up.", True, False),
        Key("pagedown", "scroll(1)", "PgDn", "down", "Scroll the conversation down.", True, False),
    ),
)

EDITOR = Group(
    "In a text",
    (
        Key("enter", "send", "enter", "send", "Send what you wrote.", True),
        Key(
            "ctrl+j,shift+enter,alt+enter",
            "new_line",
            "ctrl+j",
            "new line",
            "Start a new line.",
            True,
        ),
    ),
)

SLIDER = Group(
    "On a scale",
    (
        Key("enter", "accept", "enter", "take this", "Take the number shown."),
        Key("left,down", "move(-5)", "← →", "by 5", "Move by five; typing digits works too."),
        Key("right,up", "move(5)", "→", "by 5", "Move up by five.", footer=False),
        Key("shift+left,ctrl+left", "move(-1)", "shift ← →", "by 1", "Move by one."),
        Key(
            "shift+right,ctrl+right", "move(1)", "shift →", "by 1", "Move up by one.", footer=False
        ),
        Key("home", "go(0)", "home", "0", "Go to 0.", footer=False),
        Key("end", "go(100)", "end", "100", "Go to 100.", footer=False),
        Key("backspace", "rub_out", "backspace", "rub out", "Take a digit back.", footer=False),
    ),
)

WEIGHTS = Group(
    "When 100 is shared out",
    (
        Key("enter", "accept", "enter", "send", "Send the numbers, once they come to 100."),
        Key("up", "choose(-1)", "↑ ↓", "row", "Choose a row; type its number, if you like."),
        Key("down", "choose(1)", "↓", "row", "Choose the next row.", footer=False),
        Key("left", "move(-5)", "← →", "by 5", "Change the number by five."),
        Key("right", "move(5)", "→", "by 5", "Five more.", footer=False),
        Key("minus,shift+left,ctrl+left", "move(-1)", "- +", "by 1", "Change it by one."),
        Key("plus,shift+right,ctrl+right", "move(1)", "+", "by 1", "One more.", footer=False),
        Key("f", "rest", "f", "the rest", "Give what is left to this row, or take what is over."),
        Key("backspace", "rub_out", "backspace", "rub out", "Take a digit back.", footer=False),
    ),
)

FEELINGS = Group(
    "Naming feelings",
    (
        Key("enter", "pick", "enter", "add", "Add the feeling; with nothing typed, go on.", True),
        Key("up", "move(-1)", "↑ ↓", "choose", "Move in the list.", True),
        Key("down", "move(1)", "↓", "choose", "Move down in the list.", True, False),
        Key(
            "backspace",
            "drop",
            "backspace",
            "take away",
            "With nothing typed, take the last feeling away.",
            True,
        ),
    ),
)

CHOICES = Group(
    "In a list",
    (
        Key("enter", "select", "enter", "choose", "Choose the marked line."),
        Key("up", "cursor_up", "↑ ↓", "move", "Move; the number or letter shown works too."),
        Key("down", "cursor_down", "↓", "move", "Move down.", footer=False),
    ),
)

OFFER = Group(
    "When a thinking pattern is offered",
    (
        Key("y", "judge('accept')", "y", "fits", "It fits."),
        Key("n", "judge('no')", "n", "no", "It does not fit."),
        Key("s", "judge('unsure')", "s", "not sure", "You are not sure."),
        Key("o", "other", "o", "other", "Choose another pattern from the list."),
        Key("x", "judge('none')", "x", "none fits", "No pattern fits; go on."),
        Key("w", "why", "w", "why", "Say why it was offered."),
        Key("escape", "card", "esc", "back", "Leave the list of patterns.", footer=False),
    ),
)

SORTING = Group(
    "When what you told is sorted",
    (
        Key("enter", "enter", "enter", "right like this", "It is sorted right; go on."),
        Key("up", "move(-1)", "↑ ↓", "choose", "Choose a part."),
        Key("down", "move(1)", "↓", "choose", "Choose a part.", footer=False),
        Key("s", "put('situation')", "s", "happened", "The part is what happened."),
        Key("f", "put('feelings')", "f", "feeling", "The part is a feeling."),
        Key("t", "put('thoughts')", "t", "thought", "The part is a thought."),
        Key("left", "side(-1)", "← →", "move", "Move the part, or the cut.", footer=False),
        Key("right", "side(1)", "→", "move", "Move the part, or the cut.", footer=False),
        Key("x", "cut", "x", "cut in two", "Cut the part in two; ← → moves the cut."),
        Key("j", "join", "j", "join", "Join the part with the next one."),
        Key("a", "as_typed", "a", "as typed", "Keep all of it as what happened."),
        Key("escape", "leave", "esc", "as typed", "Leave the cut, or keep as typed.", footer=False),
    ),
)

CUTTING = Group(
    "While a part is cut in two",
    (
        Key("left", "side(-1)", "← →", "move the cut", "Move the cut by a word."),
        Key("enter", "enter", "enter", "cut here", "Cut the part here."),
        Key("escape", "leave", "esc", "leave it whole", "Leave the part whole."),
    ),
)

DEMO = Group(
    "In a demo",
    (Key("enter", "next", "enter", "go on", "Send the answer that stands ready.", footer=False),),
)

DEMO_LIST = Group(
    "List of examples",
    (
        Key("enter", "select", "enter", "play", "Play the marked example."),
        Key("up", "cursor_up", "↑ ↓", "move", "Move in the list."),
        Key("f1", "app.help_lines", "F1", "help lines", "Show people you can call."),
        Key("q", "app.quit", "q", "quit", "Leave the demo."),
    ),
)

JOURNAL = Group(
    "Journal",
    (
        Key("enter", "open", "enter", "open", "Read the record."),
        Key("e", "export", "e", "export", "Write the record to a private file."),
        Key("d", "delete", "d", "delete", "Delete the record, after asking."),
        Key("escape", "leave", "esc", "back", "Go back."),
        Key("question_mark", "app.help", "?", "keys", "Show the keys.", footer=False),
    ),
)

DETAIL = Group(
    "Reading a record",
    (
        Key("r", "resume", "r", "continue", "Go on with a record that is not finished."),
        Key("e", "export", "e", "export", "Write the record to a private file."),
        Key("d", "delete", "d", "delete", "Delete the record, after asking."),
        Key("escape", "leave", "esc", "back", "Go back."),
        Key("question_mark", "app.help", "?", "keys", "Show the keys.", footer=False),
    ),
)

HELP_LINES_KEY = "F1"
"""How the key of the help lines is written in a sentence."""

FIRST_RUN = Group(
    "At the first start",
    (
        Key("pageup", "scroll(-1)", "PgUp", "up", "Scroll the page up.", True, False),
        Key("pagedown", "scroll(1)", "PgUp PgDn", "read on", "Scroll the page.", True),
        Key("f1", "app.help_lines", "F1", "help lines", "Show people you can call."),
        Key("ctrl+x", "app.hide", "ctrl+x", "hide", "Clear the screen at once."),
    ),
)

PAUSE = Group(
    "On the pause page",
    (
        Key("pageup", "scroll(-1)", "PgUp", "up", "Scroll the page up.", True, False),
        Key("pagedown", "scroll(1)", "PgUp PgDn", "read on", "Scroll the page.", True),
    ),
)

HELP_LINES = Group(
    "Help lines",
    (
        Key("c", "country", "c", "choose country", "Choose your country."),
        Key("g", "grounding", "g", "a quiet minute", "Breathe slowly, then look around you."),
        Key("p", "app.plan", "p", "safety plan", "Read your own safety plan."),
        Key("escape,enter", "leave", "esc", "back", "Go back."),
    ),
)

PLAN = Group(
    "My safety plan",
    (
        Key("enter", "select", "enter", "write", "Write the marked part."),
        Key("o", "outside", "o", "without the journal", "Let it be read with help-now, or not."),
        Key("e", "export", "e", "to a file", "Write it to a private file, for printing."),
        Key("f1", "app.help_lines", "F1", "help lines", "Show people you can call.", footer=False),
        Key("escape", "leave", "esc", "back", "Go back."),
    ),
)

PLAN_PART = Group(
    "A part of the safety plan",
    (
        Key("enter", "send", "enter", "keep", "Keep it and go back.", footer=True),
        Key("ctrl+j", "new_line", "ctrl+j", "new line", "Start a new line.", footer=True),
        Key("escape", "leave", "esc", "back", "Keep it and go back.", True),
    ),
)

GROUNDING = Group(
    "In a quiet minute",
    (
        Key("enter,space", "next", "enter", "go on", "Go on to the next step."),
        Key("r", "again", "r", "once more", "Begin again."),
        Key("escape,q", "leave", "esc", "back", "Leave it, at any time."),
    ),
)

HELP = Group(
    "On the page of keys",
    (
        Key("a", "about", "a", "about reframe", "Say what reframe is, and what it is not."),
        Key("escape,enter,q", "leave", "esc", "back", "Go back."),
    ),
)

PAGE = Group("Pages", (Key("escape,enter,q", "leave", "esc", "back", "Go back."),))

LIST = Group(
    "Lists that open over the page",
    (
        Key("enter", "select", "enter", "choose", "Choose the marked line.", footer=True),
        Key("escape", "leave", "esc", "back", "Go back."),
    ),
)

SCRIPTS = Group(
    "Lists of scripts and exercises",
    (
        Key("enter", "select", "enter", "begin", "Begin the marked one.", footer=True),
        Key("up", "cursor_up", "↑ ↓", "move", "Move; below stands what the marked one is for."),
        Key("escape", "leave", "esc", "back", "Go back."),
    ),
)

PROBLEM = Group(
    "When reframe can’t start",
    (
        Key("f1", "app.help_lines", "F1", "help lines", "Show people you can call."),
        Key("q,escape,enter", "app.quit", "q", "quit", "Leave reframe."),
    ),
)

GROUPS = (
    EVERYWHERE,
    HOME,
    CONVERSATION,
    EDITOR,
    SLIDER,
    WEIGHTS,
    FEELINGS,
    CHOICES,
    OFFER,
    PATTERN_LIST,
    PATTERNS,
    SETTINGS,
    SORTING,
    JOURNAL,
    DETAIL,
    HELP_LINES,
    GROUNDING,
    PLAN,
    HELP,
)
"""What the help page shows, in this order."""

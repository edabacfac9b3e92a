"""Shown instead of the start page when something stands in the way of starting."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from reframe.tui.keys import PROBLEM, bindings
from reframe.tui.screens.page import Page
from reframe.tui.words import plain


class ProblemScreen(Page[None]):
    """One plain sentence, the help lines, and the way out."""

    CSS_PATH = "problem.tcss"
    GROUP = PROBLEM
    BINDINGS = bindings(PROBLEM)

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="reading"):
            yield Static("reframe can’t start just now.", id="lead", markup=False)
            yield Static(plain(self._sentence), id="sentence")
            yield Static("The help lines work all the same: F1.", id="help", markup=False)

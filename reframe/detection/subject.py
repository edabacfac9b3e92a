"""Whom a clause is about: the subject's class, from its words."""

from __future__ import annotations

from reframe.detection import language
from reframe.detection.clauses import SUBJECTS, Clause
from reframe.detection.lexicon import Lexicon
from reframe.detection.tree import Word
from reframe.rulebook.model import Who

_BARE_MODALS = frozenset({"MD", "VBP", "VBD", "VBZ"})


def subject_of(clause: Clause) -> Word | None:
    """The subject's head: the clause's own, else the one it shares with the clause above."""
    seen = 0
    current: Clause | None = clause
    while current is not None and seen < 50:
        own = _own_subject(current)
        if own is not None:
            return _antecedent(own, current)
        if current.dep in ("relcl", "acl") or current.parent is None:
            return _relative_head(current)
        if current.dep == "ROOT" or not _shares(current):
            return None
        current, seen = current.parent, seen + 1
    return None


def _own_subject(clause: Clause) -> Word | None:
    if clause.main.lower in language.MISREAD_VERBS and clause.main.pos == "NOUN":
        return next((t for t in clause.main.children if t.dep == "compound"), None)
    around = clause.around()
    found = [t for t in around if t.dep in SUBJECTS]
    if not found:
        helpers = [t for t in around if t.dep in ("aux", "auxpass")]
        found = [t for helper in helpers for t in helper.children if t.dep in SUBJECTS]
    return found[0] if found else None


def _shares(clause: Clause) -> bool:
    """Conjuncts and clauses without a finite verb take the subject of the clause above."""
    return clause.dep in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "parataxis", "dep")


def _antecedent(subject: Word, clause: Clause) -> Word:
    if clause.dep == "relcl" and subject.lower in language.RELATIVES:
        return clause.above
    return subject


def _relative_head(clause: Clause) -> Word | None:
    return clause.above if clause.dep in ("relcl", "acl") else None


def who_is(token: Word, lexicon: Lexicon) -> Who:
    """The class of a noun phrase by its head: I → me, "my job" → mine, "no one" → nobody."""
    form = token.lower
    children = {child.lower for child in token.children if child.dep in ("det", "predet", "poss")}
    if form in language.SELF:
        return "me"
    if form in language.NOBODY or ("no" in children and _is_person(token, lexicon)):
        return "nobody"
    if form in language.EVERYONE:
        return "everyone"
    if form in language.YOU:
        return "you"
    if form == "there":
        return "none"
    if form == "one" and not _of_phrase(token):
        return "one"
    return _third(token, form, children, lexicon)


def _third(token: Word, form: str, children: set[str], lexicon: Lexicon) -> Who:
    everyone = bool({"every", "all", "any", "each"} & children) or _appositive_all(token)
    if form in language.OTHERS:
        return "everyone" if everyone else "others"
    if form in ("all", "most", "some", "many", "both", "one", "few"):
        inner = _of_phrase(token)
        if inner is not None:
            who = who_is(inner, lexicon)
            return "everyone" if form == "all" and who == "others" else who
        return "everyone" if form == "all" and _is_alone(token) else "thing"
    if form in language.THINGS:
        return "thing"
    if _is_person(token, lexicon):
        return "everyone" if everyone else "others"
    return "mine" if _is_mine(token) else "thing"


def _is_person(token: Word, lexicon: Lexicon) -> bool:
    if token.lower == "one" or token.lemma in lexicon.people or token.lower in lexicon.people:
        return True
    if _has_a_mind(token):
        return True
    if token.pos != "PROPN" or not token.text.istitle():
        return False
    return token.i > 0 or token.head.lemma in language.REPORTS


def _has_a_mind(token: Word) -> bool:
    """ "The whole stand hates me": what thinks, wants or hates is somebody, whatever its name."""
    return (
        token.pos in ("NOUN", "PROPN")
        and token.dep == "nsubj"
        and token.head.lemma in language.MINDED
        and token.lemma not in language.OWN_PARTS
    )


def _appositive_all(token: Word) -> bool:
    return any(child.lower == "all" for child in token.children if child.dep == "appos")


def _of_phrase(token: Word) -> Word | None:
    for child in token.children:
        if child.lower == "of":
            return next((inner for inner in child.children if inner.dep == "pobj"), None)
    return None


def _is_alone(token: Word) -> bool:
    return not any(child.dep in ("relcl", "acl") for child in token.children)


def _is_mine(token: Word) -> bool:
    """My job, part of me, the rest of my life, everything I do."""
    for child in token.children:
        if child.dep == "poss" and child.lower in language.OWN:
            return True
        if child.dep == "relcl" and any(
            c.dep == "nsubj" and c.lower == "i" for c in child.children
        ):
            return True
    if token.dep == "compound":
        return any(child.lower in language.OWN for child in token.head.children)
    inner = _of_phrase(token)
    if inner is None:
        return False
    return inner.lower in language.SELF or any(
        child.lower in language.OWN for child in inner.children
    )


def implied_me(clause: Clause) -> bool:
    """Notes drop the "I": "Failed again", "cant do anything right", "dont deserve it"."""
    if clause.dep != "ROOT" or clause.main.pos not in ("VERB", "AUX"):
        return False
    first = clause.chain[0]
    helpers = [t for t in clause.around() if t.dep in ("aux", "auxpass") and t.tag != "TO"]
    if helpers and helpers[0].i > first.i:
        return False
    modal = [t for t in helpers if t.tag == "MD" or t.lower in ("am", "'m", "was", "have")]
    if modal:
        return True
    if first.tag in ("VBD", "VBN") or first.lower in ("am", "'m", "m"):
        return True
    return bool(helpers) and clause.main.lemma in language.NEVER_TOLD

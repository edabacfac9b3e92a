"""Cuts a parse into clauses; the first step of making frames.

A clause has a head token of its own; every other token belongs to the clause of its parent.
Everything here is one pass over the tokens, so that a long text costs no more than its length.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reframe.detection.language import (
    ABLE,
    FEEL,
    FILLERS,
    FUTURE_ADJECTIVES,
    REPORTS,
    SEEM,
    SEMI_TRANSPARENT,
    SURE,
    WH_WORDS,
)
from reframe.detection.tree import Word, hangs

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ALWAYS = frozenset({"ROOT", "parataxis"})
_FINITE = frozenset({"ccomp", "advcl", "relcl", "csubj", "csubjpass"})
_WITH_SUBJECT = frozenset({"acl", "pcomp", "xcomp", "appos", "attr", "dobj", "pobj", "dep", "nmod"})
_SOMETIMES = _FINITE | _WITH_SUBJECT | {"conj"}
_INSIDE = frozenset({"ccomp", "relcl", "acl", "xcomp", "csubj", "csubjpass", "pcomp", "dep"})
_VERBAL = frozenset({"VERB", "AUX"})
_HELPERS = frozenset({"cop", "aux", "auxpass"})
_TO_MODALS = frozenset({"have", "need", "want", "use", "suppose", "ought", "go", "get", "wan"})
_BREAKS = frozenset({",", ";", ".", "-", "–", "—"})
_SKIPPED = frozenset({"cc", "mark", "punct", "preconj", "intj"})


@dataclass(slots=True)
class Clause:
    """A clause under construction: parser tokens, not yet a frame."""

    head: Word
    dep: str
    """How it hangs on the clause above; ROOT when it does not."""
    above: Word
    """The word it hangs on."""
    parent: Clause | None = None
    """The clause of that word."""
    own: list[Word] = field(default_factory=list)
    places: set[int] = field(default_factory=set)
    first: int = 0
    last: int = 0
    chain: list[Word] = field(default_factory=list)
    """Head, then verbs that follow it over "going to", "have to", "keep -ing"; ends in `main`."""
    _around: list[Word] | None = None

    def holds(self, token: Word) -> bool:
        """Whether the token is one of the clause's own words."""
        return token.i in self.places

    @property
    def main(self) -> Word:
        return self.chain[-1]

    def around(self) -> list[Word]:
        """Children of the verbs of the chain."""
        if self._around is None:
            self._around = [child for verb in self.chain for child in verb.children]
        return self._around


def split(line: list[Word]) -> list[Clause]:
    """The clauses of a parsed text, in the order in which they begin."""
    owner = _owners(line)
    clauses: dict[int, Clause] = {}
    for token, at in zip(line, owner, strict=True):
        if token.is_space:
            continue
        clause = clauses.get(at)
        if clause is None:
            head = line[at]
            clause = clauses[at] = Clause(head, head.dep, head.head)
        clause.own.append(token)
        clause.places.add(token.i)
    for clause in clauses.values():
        if clause.above.i != clause.head.i and clause.dep != "ROOT":
            clause.parent = clauses.get(owner[clause.above.i])
        clause.chain = chain(clause.head)
    for clause in clauses.values():
        _mend(clause)
    kept = [clause for clause in clauses.values() if _says_something(clause)]
    known = {id(clause) for clause in kept}
    for clause in kept:
        if clause.parent is not None and id(clause.parent) not in known:
            _take_over(clause, clause.parent)
    _bounds(kept)
    return sorted(kept, key=lambda clause: (clause.own[0].i, clause.head.i))


def _take_over(clause: Clause, bare: Clause) -> None:
    """The bare "what" of "what if I fail" belongs to the clause after it."""
    words = [t for t in bare.own if t.lower in WH_WORDS and t.i < clause.own[0].i]
    clause.own = [*words, *clause.own]
    clause.places |= {t.i for t in words}
    clause.dep, clause.above, clause.parent = "ROOT", clause.head, None


def _says_something(clause: Clause) -> bool:
    """Not bare punctuation, and not the "what" that stands alone before "if I fail"."""
    return any(t.is_alpha and t.lower not in WH_WORDS for t in clause.own)


def _mend(clause: Clause) -> None:
    """Put right what the parser makes of clauses that simply follow each other.

    The first of two run-on clauses is often read as what the second one says ("he's late, so he
    hates me"), and "I know he hates me" the same way round.
    """
    main = clause.parent
    if main is not None and _runs_on(clause, main):
        clause.dep, clause.above, clause.parent = "ROOT", clause.head, None
        return
    if (
        main is None
        or clause.dep not in ("ccomp", "advcl", "parataxis")
        or clause.head.i > main.head.i
    ):
        return
    if clause.dep == "advcl" and any(c.dep == "mark" for c in clause.around()):
        return
    if main.head.i - clause.head.i < 12 and _only_reports(clause):
        clause.dep, clause.above, clause.parent = main.dep, main.above, main.parent
        main.dep, main.above, main.parent = "ccomp", clause.head, clause
    elif clause.dep == "ccomp" and main.head.lemma not in REPORTS:
        clause.dep, clause.above, clause.parent = "ROOT", clause.head, None


def _runs_on(clause: Clause, main: Clause) -> bool:
    """A comma, then a clause with a subject, after a verb that takes no clause."""
    if clause.dep != "ccomp" or clause.head.i < main.head.i or main.main.lemma in REPORTS:
        return False
    first = clause.own[0]
    before = first.beside(-1)
    after_comma = before is not None and before.text in _BREAKS
    return after_comma and _has_subject(clause.head) and first.dep != "mark"


def _only_reports(clause: Clause) -> bool:
    """I know, I think, she said: a subject and the verb, nothing more."""
    words = [t for t in clause.own if not t.is_punct and t.dep != "advmod"]
    return clause.head.lemma in REPORTS and len(words) <= 3 and _has_subject(clause.head)


def _owners(line: list[Word]) -> list[int]:
    """Where the head of each word's clause stands, found from the roots downwards."""
    owner = [0] * len(line)
    reached = [word for word in line if word.head is word]
    for word in reached:
        owner[word.i] = word.i if _is_head(word) else owner[word.head.i]
        reached += word.children
    return owner


def _is_head(token: Word) -> bool:
    dep = token.dep
    if dep in _ALWAYS or token.head is token:
        return True
    if dep not in _SOMETIMES:
        return False
    if dep == "conj":
        return _is_verbal(token) and (_is_verbal(token.head) or _has_subject(token))
    if dep in _FINITE:
        return _is_verbal(token)
    return _is_verbal(token) and _has_subject(token)


def _is_verbal(token: Word) -> bool:
    if token.pos in _VERBAL:
        return True
    return hangs(token, _HELPERS)


def _has_subject(token: Word) -> bool:
    return hangs(token, SUBJECTS)


def chain(head: Word) -> list[Word]:
    """The head and the verbs it only colours: going → to fail; bound → to lose; keep → failing."""
    found = [head]
    while len(found) < 6:
        following = _next_verb(found[-1])
        if following is None:
            return found
        found.extend(following)
    return found


def _next_verb(verb: Word) -> list[Word] | None:
    name = verb.lemma
    settled = verb.lower in FUTURE_ADJECTIVES or verb.lower in ABLE
    for child in verb.children:
        if settled and child.dep == "xcomp" and _has_to(child) and not _has_subject(child):
            return [child]
        if child.dep in ("xcomp", "ccomp", "advcl") and _carries(verb, name, child):
            return [child]
        if child.dep in ("acomp", "advmod", "oprd") and name == "be":
            word = child.lower
            to_verb = [c for c in child.children if c.dep in ("xcomp", "ccomp") and _has_to(c)]
            if to_verb and (word in FUTURE_ADJECTIVES or word in ABLE or word in SURE):
                return [child, to_verb[0]] if not _has_subject(to_verb[0]) else None
    return None


def _carries(verb: Word, name: str, child: Word) -> bool:
    """Whether the verb only colours its complement: modal-like with `to`, or keep + -ing."""
    if _has_subject(child) or child.i < verb.i:
        return False
    if name in _TO_MODALS and _has_to(child):
        return not (name == "go" and verb.tag not in ("VBG", "VBP", "VB"))
    if child.dep != "xcomp" or child.pos not in _VERBAL:
        return False
    return name in SEMI_TRANSPARENT and (_has_to(child) or child.tag == "VBG")


def _has_to(token: Word) -> bool:
    return any(child.lower in ("to", "na", "ta") and child.i < token.i for child in token.children)


def _bounds(clauses: list[Clause]) -> None:
    """First and last token of each clause, complement and relative clauses included."""
    for clause in clauses:
        tokens = [t for t in clause.own if t.dep not in _SKIPPED and not t.is_punct]
        while len(tokens) > 1 and _is_filler(tokens[0]):
            tokens = tokens[1:]
        tokens = tokens or clause.own
        before = tokens[0].beside(-1)
        if before is not None and (before.lower, tokens[0].lower) == ("if", "only"):
            tokens = [before, *tokens]
        while len(tokens) > 1 and _leads_on(tokens[-1]):
            tokens = tokens[:-1]
        clause.first, clause.last = tokens[0].i, tokens[-1].i
    inside = [c for c in clauses if c.parent is not None and (c.dep in _INSIDE or says_what(c))]
    for clause in sorted(inside, key=_depth, reverse=True):
        if clause.parent is not None:
            clause.parent.first = min(clause.parent.first, clause.first)
            clause.parent.last = max(clause.parent.last, clause.last)


def _leads_on(word: Word) -> bool:
    """The "so" in "she hates me so why bother" belongs to what follows."""
    after = word.beside(1)
    return word.lower in ("so", "but", "and") and after is not None and after.is_alpha


def _is_filler(word: Word) -> bool:
    after = word.beside(1)
    return word.lower in FILLERS and after is not None and after.is_punct


def says_what(clause: Clause) -> bool:
    """ "I feel like I am a burden": the adverbial clause is what is felt."""
    return (
        clause.dep == "advcl"
        and clause.above.lemma in FEEL | SEEM
        and any(
            c.lower in ("like", "as", "that", "if") and c.dep == "mark" for c in clause.around()
        )
    )


def _depth(clause: Clause) -> int:
    depth, above = 0, clause.parent
    while above is not None and depth < 1000:
        depth, above = depth + 1, above.parent
    return depth

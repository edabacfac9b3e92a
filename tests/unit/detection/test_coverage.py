from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reframe.detection.corpus import Line
from reframe.detection.coverage import Coverage, GuardCoverage, RuleCoverage, coverage
from reframe.detection.detector import Detector
from reframe.detection.matcher import Hit
from reframe.rulebook.model import Alternative, Book, Exception_, Pattern, Rule

from .conftest import REPORTED, a_book, a_pattern, a_rule

WAY = Alternative(words="x")
NAME = a_rule(
    "name", WAY, WAY, match=("[[one]]",), exceptions=(Exception_(WAY, "held"),), also=("blaming",)
)
TRAIT = a_rule("trait", WAY)
LABELS, REGRET = a_pattern("labels", NAME, TRAIT), a_pattern("regret", a_rule("late", WAY))
BOOK = a_book(LABELS, REGRET, guards=(REPORTED,))
CORPUS = [
    Line("fits", ("labels",)),
    Line("also", ("blaming",)),
    Line("not", ("regret",)),
    Line("no"),
]


class FakeDetector:
    """Has hits on the sentences it was given some for."""

    def __init__(self, known: Mapping[str, tuple[Hit, ...]]) -> None:
        self.asked: list[str] = []
        self._known = known

    def hits(self, texts: Iterable[str]) -> Iterator[tuple[Hit, ...]]:
        for text in texts:
            self.asked.append(text)
            yield self._known.get(text, ())


def hit(rule: Rule, *silenced: str, alternative: int = 0, pattern: Pattern = LABELS) -> Hit:
    return Hit(pattern, rule, alternative, 0, 1, False, frozenset(silenced))


def covered(known: Mapping[str, tuple[Hit, ...]], *, pattern: str = "") -> Coverage:
    return coverage(BOOK, CORPUS, FakeDetector(known), pattern=pattern)


def of(found: Coverage, rule: str) -> RuleCoverage:
    return next(each for each in found.rules if each.id == rule)


def test_corpus_and_examples_are_asked_once_each() -> None:
    detector = FakeDetector({})

    coverage(BOOK, [*CORPUS, Line("one", ("labels",))], detector)

    assert sorted(detector.asked) == sorted(
        ["fits", "also", "not", "no", "one", "held", *REPORTED.silences]
    )


def test_a_rule_counts_the_different_sentences_on_which_it_fires() -> None:
    twice = (hit(NAME), hit(NAME, alternative=1))

    found = of(
        covered({"one": twice, "fits": (hit(NAME),), "no": (hit(NAME, "reported"),)}), "labels/name"
    )

    assert (found.sentences, found.right, found.other) == (2, 1, 0)


def test_right_and_other_are_judged_on_the_corpus_alone() -> None:
    fires = (hit(NAME),)

    found = of(covered(dict.fromkeys(["fits", "also", "not", "no", "one"], fires)), "labels/name")

    assert (found.right, found.other) == (2, 2)


def test_alternatives_that_fire_nowhere_are_told() -> None:
    known = {"one": (hit(NAME, alternative=1),), "fits": (hit(NAME, "reported"),)}

    assert of(covered(known), "labels/name").unreached == (1,)


def test_an_exception_is_needed_where_it_alone_silences() -> None:
    both, alone = hit(NAME, "reported", "unless/0"), hit(NAME, "unless/0")

    assert of(covered({"held": (both,)}), "labels/name").idle == (1,)
    assert of(covered({"held": (alone,)}), "labels/name").idle == ()


def test_a_guard_is_judged_by_what_it_alone_silences() -> None:
    alone, both = (hit(NAME, "reported"),), (hit(NAME, "reported", "unless/0"),)

    found = covered({"fits": alone, "no": alone, "one": alone, "not": both})

    assert found.guards == (GuardCoverage("reported", sentences=3, saved=1, cost=1),)


def test_the_weakest_rules_come_first() -> None:
    known = {
        "fits": (hit(NAME), hit(TRAIT)),
        "no": (hit(TRAIT),),
        "not": (hit(TRAIT), hit(TRAIT)),
    }

    found = covered(known)

    assert [rule.id for rule in found.rules] == ["labels/trait", "regret/late", "labels/name"]


def test_little_used_and_unseen_rules_are_listed() -> None:
    found = covered({"fits": (hit(NAME),), "one": (hit(TRAIT),)})

    assert {rule.id for rule in found.few} == {"labels/name", "labels/trait", "regret/late"}
    assert {rule.id for rule in found.unseen} == {"labels/trait", "regret/late"}


def test_one_pattern_can_be_asked_for() -> None:
    assert [rule.id for rule in covered({}, pattern="regret").rules] == ["regret/late"]


def test_the_detector_itself_covers_what_examples_reach(small_book: Book, small: Detector) -> None:
    lines = [Line("I am such a loser", ("labels",)), Line("I am not a failure")]

    found = coverage(small_book, lines, small)

    (rule,) = found.rules
    assert (rule.right, rule.other, rule.unreached, rule.idle) == (1, 0, (), ())
    assert all(guard.sentences for guard in found.guards)

"""Ways of typing that are read as the usual spelling before matching; data for `normalise`.

Only what cannot well mean something else: `were`, `well`, `hell`, `shell`, `wed` and `shed` stay
as they are.
"""

from __future__ import annotations

from typing import NamedTuple


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_NOT = _words(
    "ain aren couldn didn doesn don hadn hasn haven isn mightn mustn needn shouldn wasn weren won "
    "wouldn"
)

APOSTROPHES = {f"{stem}t": f"{stem}'t" for stem in _NOT} | {
    "cant": "can't",
    "im": "I'm",
    "ive": "I've",
    **{f"{who}ll": f"{who}'ll" for who in _words("it that there they you")},
    **{f"{who}ve": f"{who}'ve" for who in _words("they we you could should would")},
    **{f"{who}re": f"{who}'re" for who in _words("they you")},
    **{f"{who}d": f"{who}'d" for who in _words("they you it")},
    **{f"{who}s": f"{who}'s" for who in _words("he she that there here what where how who why")},
}

MISSPELT = {
    "alot": "a lot",
    "allways": "always",
    "alwasy": "always",
    "alwyas": "always",
    "anymroe": "anymore",
    "becasue": "because",
    "becuase": "because",
    "beleive": "believe",
    "definately": "definitely",
    "definatly": "definitely",
    "dissapoint": "disappoint",
    "embarassed": "embarrassed",
    "embarassing": "embarrassing",
    "everone": "everyone",
    "everythign": "everything",
    "evrything": "everything",
    "failiure": "failure",
    "freind": "friend",
    "freinds": "friends",
    "happend": "happened",
    "hopless": "hopeless",
    "nevr": "never",
    "noone": "no one",
    "nothign": "nothing",
    "peopel": "people",
    "poeple": "people",
    "probaly": "probably",
    "probly": "probably",
    "realy": "really",
    "recieve": "receive",
    "seperate": "separate",
    "succed": "succeed",
    "suceed": "succeed",
    "teh": "the",
    "thier": "their",
    "thign": "thing",
    "usless": "useless",
    "wierd": "weird",
    "worthles": "worthless",
}

CAPITAL_I = {word: "I" + word[1:] for word in ("i'm", "i'll", "i've", "i'd")}
"""Not the lone i, which is no word in "i.e." or "x/i": `normalise` sees to that."""

SLURRED = {
    "coulda": "could have",
    "mighta": "might have",
    "musta": "must have",
    "oughta": "ought to",
    "shoulda": "should have",
    "shudda": "should have",
    "woulda": "would have",
    **dict.fromkeys(_words("bcos bcuz becos becuz coz cuz"), "because"),
}

USUAL = APOSTROPHES | MISSPELT | CAPITAL_I | SLURRED


class Slip(NamedTuple):
    """A word that stands for another one among certain neighbours.

    An entry of two words ("of me") is the next word and the one after it.
    """

    usual: str
    next: frozenset[str] = frozenset()
    """What must come next; empty: anything."""
    not_next: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    """What must stand before, itself as usually spelt; empty: anything."""
    not_after: frozenset[str] = frozenset()


_WHAT_I_DO = _words(
    "always be become die do end fail feel find forget get go have hurt keep kill lose make miss "
    "need never probably regret ruin see start still stay take tell try"
)
_WHAT_I_HAD_DONE = _words(
    "asked been called done gone had kept known left listened made met noticed said seen spent "
    "stayed stopped studied taken thought told tried waited worked written"
)
_TOO = _words(
    "afraid anxious boring broken clingy dumb emotional expensive far fat hard heavy late lazy "
    "loud many much needy nervous nice often poor scared selfish sensitive shy sick skinny small "
    "soft stupid submissive thin tired ugly weak young"
)
_WHAT_IT_IS = _words(
    "a about all always an because been cancer everyone everything getting going gonna happening "
    "hard hopeless hopefully impossible just like me mine my nobody no not nothing never obvious "
    "okay over pointless probably really so the this too true unfair up worse worth"
)
_MAY_BE_YOURS = frozenset(f"your {what}" for what in _words("call choice fault life own problem"))
_WHO = _words("he i i'm nobody she they we")
_OF_WHOM = frozenset(f"of {whom}" for whom in _words("her him me my them us you"))
_NOT_A_REASON = _words(
    "a any can common could did do does good i just lost main may might no not of only or real "
    "root the this to we will would you"
)

BY_THE_NEIGHBOURS = {
    "ill": Slip(
        "I'll",
        next=_WHAT_I_DO,
        not_after=_words(
            "a am an are be became become been being critically fall falls feel feeling feels fell "
            "felt get gets getting got is mentally really seriously so speak terminally the very "
            "was were"
        ),
    ),
    "id": Slip(
        "I'd",
        next=(_WHAT_I_DO - {"see"}) | _WHAT_I_HAD_DONE | _words("hate like love prefer rather"),
        not_after=_words("a an her his my no photo student the their user valid your"),
    ),
    "its": Slip(
        "it's",
        next=_WHAT_IT_IS | _MAY_BE_YOURS | {f"to {how}" for how in _TOO},
        not_after=_words("by for from in of on to with"),
    ),
    "your": Slip(
        "you're", next=_words("a always an going gonna kidding never not so such the too welcome")
    ),
    "of": Slip(
        "have",
        not_next=_words("all course late necessity"),
        after=_words("could couldn't should shouldn't would wouldn't"),
    ),
    "to": Slip(
        "too",
        next=_TOO,
        after=_words(
            "am are be been feel feeling feels felt he's i'm is it's just she's they're was wasn't "
            "were you're"
        ),
    ),
    "cause": Slip("because", next=_WHO | _OF_WHOM, not_after=_NOT_A_REASON),
    "cos": Slip("because", next=_WHO | _OF_WHOM),
    "bc": Slip("because", next=_WHO | _OF_WHOM),
}

SLIPS = frozenset(USUAL) | frozenset(BY_THE_NEIGHBOURS)

DOUBLED = {
    "al": "all",
    "fel": "feel",
    "fil": "fill",
    "god": "good",
    "hel": "hell",
    "kep": "keep",
    "kil": "kill",
    "kiling": "killing",
    "lok": "look",
    "los": "loss",
    "ned": "need",
    "of": "off",
    "sen": "seen",
    "slep": "sleep",
    "son": "soon",
    "stil": "still",
    "tel": "tell",
    "wek": "week",
    "wel": "well",
    "wil": "will",
}
"""A word whose drawn-out letter was taken to one, when it is usually written with two."""

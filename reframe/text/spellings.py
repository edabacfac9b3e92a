"""Ways of typing that are read as the usual spelling before matching; data for `normalise`.

Only what cannot well mean something else: `were`, `well`, `hell`, `shell`, `wed` and `shed` stay
as they are.
"""

from __future__ import annotations


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

USUAL = APOSTROPHES | MISSPELT | CAPITAL_I

_WHAT_I_DO = _words(
    "always be become die do end fail feel find forget get go have hurt keep kill lose make miss "
    "need never probably regret ruin see start still stay take tell try"
)
_WHAT_IT_IS = _words(
    "a all always an going gonna hard hopeless impossible just like my never no not nothing only "
    "over pointless so such the too your"
)

BY_THE_NEXT_WORD = {
    "ill": ("I'll", _WHAT_I_DO),
    "id": ("I'd", (_WHAT_I_DO - {"see"}) | {"hate", "like", "love", "prefer", "rather"}),
    "its": ("it's", _WHAT_IT_IS - {"only", "such"}),
}
"""Typed word → what it stands for when one of these words comes next."""

NOT_AFTER = {
    "ill": _words(
        "a am an are be became become been being critically fall falls feel feeling feels fell "
        "felt get gets getting got is mentally really seriously so speak terminally the very was "
        "were"
    ),
    "id": _words("a an her his my no photo student the their user valid your"),
    "its": _words("by for from in of on to with"),
}

SLIPS = frozenset(USUAL) | frozenset(BY_THE_NEXT_WORD)

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

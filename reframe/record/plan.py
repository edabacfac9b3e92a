"""The own safety plan: what a person wrote down, when calm, for the moments that are not.

Which sections there are is content (`rules/safety/plan.yaml`); here are only the person's words by
the id of their section.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class SafetyPlan:
    """Texts by section id; a section without words is not there."""

    texts: Mapping[str, str] = field(default_factory=dict)
    outside: bool = False
    """Whether it may also be read without opening the journal; the person decides."""

    @property
    def is_empty(self) -> bool:
        return not self.texts

    def text(self, section: str) -> str:
        return self.texts.get(section, "")

    def with_text(self, section: str, text: str) -> SafetyPlan:
        """The plan with one section written anew; an empty text takes it out."""
        rest = {key: each for key, each in self.texts.items() if key != section}
        return replace(self, texts={**rest, section: text} if text.strip() else rest)

    def to_json(self) -> dict[str, object]:
        return {"texts": dict(self.texts), "outside": self.outside}

    @classmethod
    def from_json(cls, data: object) -> SafetyPlan:
        """The plan again; what is no text is passed over, so that the rest can be read."""
        if not isinstance(data, dict):
            return cls()
        texts = data.get("texts")
        found = texts.items() if isinstance(texts, dict) else ()
        return cls(
            texts={str(key): text for key, text in found if isinstance(text, str) and text.strip()},
            outside=data.get("outside") is True,
        )

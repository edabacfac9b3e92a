"""The help lines as lines of text, for the country of the configuration or another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from reframe import config
from reframe.companion.services import Services
from reframe.errors import ReframeError, UsageProblem
from reframe.safety import lines

OTHER_COUNTRY = "For another country: /lines and its name or its two letters, such as /lines GB"
ASKED = re.compile(r"/?lines(?: +(?P<country>.*))?", re.IGNORECASE)
KEPT = "From now on these are shown first. To change that: /lines and another country."


class HelpLines:
    """Shows the lines, and remembers the country that was asked for."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._country = services.config.country or lines.INTERNATIONAL
        self.chosen = services.config.country
        """The country, if there ever was a choice."""

    def shown(self, country: str = "") -> Iterator[str]:
        """The lines of a country, else of the one chosen before, else those for anywhere."""
        safety = self._services.safety
        try:
            found = lines.country(safety, country.strip() or self._country)
        except UsageProblem as problem:
            # Whoever needs a number gets one, whatever was typed.
            yield problem.sentence
            found = lines.international(safety)
        yield lines.as_text(found, safety).rstrip()
        if country.strip() and found.code != self._country:
            self._keep(found.code)
            yield KEPT if self._services.keeps else OTHER_COUNTRY
        else:
            yield OTHER_COUNTRY

    def asked_for(self, line: str) -> Iterator[str] | None:
        """The lines, when they are asked for or when words of need call for them; else None."""
        if found := ASKED.fullmatch(line.strip()):
            return self.shown(found["country"] or "")
        return self.called_for(line)

    def called_for(self, text: str) -> Iterator[str] | None:
        """The lines, when words of need call for them; else None."""
        screened = self._services.screen.look(text)
        return self.shown() if screened is not None and screened.tier != "soft" else None

    def _keep(self, code: str) -> None:
        """Remember it, in the configuration too when that can be written."""
        self._country = self.chosen = code
        if not self._services.keeps:
            return
        with suppress(ReframeError):
            config.save_country(self._services.places.config_file, code)

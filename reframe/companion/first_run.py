"""What comes before everything else at a first start: the notice, then the question of the country.

Both fronts show them; nothing else opens before the notice is accepted. What can't be kept holds
for this run only, and is asked again at the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from reframe import config
from reframe.companion.services import Services
from reframe.config import Config
from reframe.dialogue.turns import Choice
from reframe.errors import ReframeError
from reframe.rulebook.model import Notice, Safety
from reframe.safety.lines import INTERNATIONAL

LANGUAGE_AND_COUNTRY = re.compile(r"[A-Za-z]{2,3}[_-](?P<country>[A-Za-z]{2})(?![A-Za-z])")
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first of these that is set says in which language and for which country."""


def due(services: Services) -> Notice | None:
    """The notice that still has to be accepted."""
    notice = services.safety.notice
    return notice if notice and services.config.notice < notice.number else None


def accepted(services: Services, notice: Notice) -> tuple[Services, str]:
    """The services after it was accepted, and a sentence when that could not be kept."""
    path = services.places.config_file
    changed = replace(services.config, notice=notice.number)
    return _kept(services, changed, lambda: config.save_notice(path, notice.number))


def with_country(services: Services, code: str) -> tuple[Services, str]:
    """The services after a country was chosen, and a sentence when that could not be kept."""
    path = services.places.config_file
    changed = replace(services.config, country=code)
    return _kept(services, changed, lambda: config.save_country(path, code))


def countries(safety: Safety, notice: Notice, guess: str) -> tuple[Choice, ...]:
    """The countries to choose from, the guess among them marked as one; then any other."""
    known = [
        Choice(
            each.code,
            f"{each.name} ({notice.country.guess})" if each.code == guess else each.name,
        )
        for each in sorted(safety.countries, key=lambda country: country.name)
        if each.code != INTERNATIONAL
    ]
    return (*known, Choice(INTERNATIONAL, notice.country.elsewhere))


def guessed_country(environ: Mapping[str, str], safety: Safety) -> str:
    """The code of the country that the settings of this computer point to; empty without one."""
    setting = next((environ[name] for name in LOCALE if environ.get(name)), "")
    found = LANGUAGE_AND_COUNTRY.match(setting)
    code = found["country"].upper() if found else ""
    return code if any(each.code == code for each in safety.countries) else ""


def _kept(services: Services, changed: Config, save: Callable[[], Config]) -> tuple[Services, str]:
    """The services with what was saved; where nothing could be, with the change for this run."""
    try:
        return replace(services, config=save()), ""
    except ReframeError as problem:
        sentence = f"{problem.sentence} It holds until you leave, and is asked again next time."
        return replace(services, config=changed), sentence

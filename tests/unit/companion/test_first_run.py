"""The notice and the country: when they are due, what is guessed, what is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reframe import config
from reframe.companion import first_run
from reframe.companion.services import Services
from reframe.config import Config
from reframe.rulebook.model import Notice, Safety


@pytest.fixture
def notice(safety: Safety) -> Notice:
    assert safety.notice
    return safety.notice


@pytest.fixture
def fresh(services: Services) -> Services:
    """As at a first start: nothing was ever set."""
    return replace(services, config=Config())


def test_at_a_first_start_the_notice_is_due(fresh: Services, notice: Notice) -> None:
    assert first_run.due(fresh) == notice


def test_once_accepted_it_is_not_due_again(fresh: Services, notice: Notice) -> None:
    services, problem = first_run.accepted(fresh, notice)

    assert problem == ""
    assert first_run.due(services) is None
    assert config.load(fresh.places.config_file).notice == notice.number


def test_a_notice_with_a_higher_number_is_due_again(fresh: Services, notice: Notice) -> None:
    services, _ = first_run.accepted(fresh, notice)
    changed = replace(notice, number=notice.number + 1)

    later = replace(services, safety=replace(services.safety, notice=changed))

    assert first_run.due(later) == changed


def test_without_a_notice_in_the_rules_nothing_is_due(fresh: Services) -> None:
    assert first_run.due(replace(fresh, safety=replace(fresh.safety, notice=None))) is None


def test_accepting_keeps_everything_else_that_was_set(fresh: Services, notice: Notice) -> None:
    config.save(fresh.places.config_file, Config(country="IE", questions=1))

    services, _ = first_run.accepted(fresh, notice)

    assert services.config == Config(country="IE", questions=1, notice=notice.number)


def test_what_can_not_be_kept_holds_for_this_run_and_is_told(
    fresh: Services, notice: Notice
) -> None:
    path = fresh.places.config_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("hints = maybe\n")

    services, problem = first_run.accepted(fresh, notice)
    services, again = first_run.with_country(services, "GB")

    assert "is not valid TOML" in problem
    assert "asked again next time" in again
    assert first_run.due(services) is None
    assert services.config.country == "GB"
    assert path.read_text() == "hints = maybe\n"


def test_a_country_is_kept(fresh: Services) -> None:
    services, problem = first_run.with_country(fresh, "GB")

    assert problem == ""
    assert services.config.country == config.load(fresh.places.config_file).country == "GB"


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "de_DE@euro"}, "DE"),
        ({"LANG": "en-nz"}, "NZ"),
        ({"LANG": "en_US", "LC_MESSAGES": "en_IE.UTF-8"}, "IE"),
        ({"LANG": "en_US", "LC_MESSAGES": "en_IE", "LC_ALL": "en_AU"}, "AU"),
        ({"LANG": "en_US", "LC_ALL": "C"}, ""),
        ({"LANG": "en_US", "LC_ALL": ""}, "US"),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "en"}, ""),
        ({"LANG": "nb_NO.UTF-8"}, ""),
        ({"LANG": "en_GBR"}, ""),
        ({"LANG": "es_419"}, ""),
        ({"LANG": "[/b]"}, ""),
        ({}, ""),
    ],
)
def test_a_country_is_guessed_only_where_the_settings_name_one_that_has_lines(
    safety: Safety, environ: dict[str, str], code: str
) -> None:
    assert first_run.guessed_country(environ, safety) == code


def test_every_country_can_be_chosen_and_any_other_comes_last(
    safety: Safety, notice: Notice
) -> None:
    choices = first_run.countries(safety, notice, "")

    assert {each.id for each in choices} == {each.code for each in safety.countries}
    assert (choices[-1].id, choices[-1].label) == ("international", notice.country.elsewhere)
    assert [each.label for each in choices[:-1]] == sorted(each.label for each in choices[:-1])


def test_the_guess_is_said_to_be_one(safety: Safety, notice: Notice) -> None:
    labels = {each.id: each.label for each in first_run.countries(safety, notice, "GB")}

    assert labels["GB"] == f"United Kingdom ({notice.country.guess})"
    assert sum(notice.country.guess in label for label in labels.values()) == 1

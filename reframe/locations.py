"""Which folders reframe keeps its files in.

Asking makes nothing: whoever writes there makes the folder (`reframe.files.private_folder`).
`REFRAME_HOME` puts everything under one folder; otherwise the platform's own places are used.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from reframe.errors import StorageProblem


@dataclass(frozen=True, slots=True)
class Places:
    """Folders, as absolute paths."""

    data: Path
    config: Path
    cache: Path

    @property
    def journal(self) -> Path:
        """The folder of the journal and its key."""
        return self.data / "journal"

    @property
    def plan_file(self) -> Path:
        """The safety plan for those who want it readable without the journal."""
        return self.data / "safety-plan.txt"

    @property
    def own_scripts(self) -> Path:
        """The folder of scripts that the user wrote."""
        return self.data / "rules" / "scripts"

    @property
    def config_file(self) -> Path:
        return self.config / "config.toml"


def places(environ: Mapping[str, str] | None = None) -> Places:
    """Where things go; `environ` is asked for `REFRAME_HOME` only.

    The platform's places come from platformdirs, which reads the process environment.
    """
    chosen = (os.environ if environ is None else environ).get("REFRAME_HOME", "").strip()
    if chosen:
        home = _absolute(_without_tilde(chosen))
        return Places(data=home, config=home, cache=home / "cache")
    standard = PlatformDirs("reframe", appauthor=False)
    return Places(
        data=_standing(standard.user_data_path),
        config=_standing(standard.user_config_path),
        cache=_standing(standard.user_cache_path),
    )


def _without_tilde(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise StorageProblem(
            "REFRAME_HOME begins with ~, but no home folder is known. Give it as a full path."
        ) from error


def _absolute(path: Path) -> Path:
    try:
        return path.absolute()
    except OSError as error:
        raise StorageProblem(
            "REFRAME_HOME is a relative path, but the current folder is gone."
            " Give it as a full path."
        ) from error


def _standing(path: Path) -> Path:
    """Refuse a path that would change with the current folder."""
    if not path.is_absolute():
        raise StorageProblem(
            "No home folder is known: HOME or an XDG folder is not a full path."
            " Nothing was changed. Set HOME, or set REFRAME_HOME to a folder for reframe."
        )
    return path

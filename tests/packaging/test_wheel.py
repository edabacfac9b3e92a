"""The wheel, built offline, put into an environment of its own and used from another folder."""

from __future__ import annotations

import json
import os
import shutil
import site
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from reframe import __version__

CHECKOUT = Path(__file__).parents[2]
SCREEN = "safety/screen"

LOADS = """
import json, sys
from pathlib import Path
import reframe
from reframe.rulebook import folder, load
book, safety = load.book(), load.safety()
print(json.dumps({
    "package": reframe.__file__,
    "rules": str(folder.rules_folder()),
    "patterns": len(book.patterns),
    "countries": len(safety.countries),
    "slow": sorted({"yaml", "pydantic"} & sys.modules.keys()),
}))
"""


@dataclass(frozen=True)
class Installed:
    """An environment in which nothing but the wheel is installed."""

    folder: Path
    environ: dict[str, str]

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [str(self.folder / "bin" / command[0]), *command[1:]],
            cwd=self.folder,
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed")
    python = folder / "bin" / "python"
    _do(sys.executable, "-m", "venv", "--without-pip", str(folder))
    pip = (sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check")
    _do(*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel))
    # The dependencies come from where the tests run; an editable install there is not followed.
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "dependencies.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    environ = {
        "PATH": os.defpath,
        "HOME": str(folder),
        "REFRAME_HOME": str(folder / "home"),
        "LANG": "C.UTF-8",
    }
    return Installed(folder, environ)


def _do(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_holds_the_rules_and_their_compiled_form(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "reframe/_rules/patterns/fortune_telling.yaml" in names
    screen = [path.name for path in (CHECKOUT / "rules" / SCREEN).glob("*.yaml")]
    assert "lists.yaml" in screen
    assert {f"reframe/_rules/{SCREEN}/{name}" for name in screen} <= set(names)
    assert "reframe/_rules/compiled/book.json" in names
    assert "reframe/_rules/compiled/safety.json" in names


def test_the_wheel_holds_no_tests_and_no_caches(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    tops = {name.split("/")[0] for name in names}
    assert tops == {"reframe", f"reframe-{__version__}.dist-info"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_the_installed_program_says_its_version(installed: Installed) -> None:
    assert installed.run("reframe", "--version").strip() == f"reframe {__version__}"


def test_the_installed_rules_are_its_own_and_need_no_yaml(installed: Installed) -> None:
    told = json.loads(installed.run("python", "-c", LOADS))

    assert Path(told["package"]).is_relative_to(installed.folder)
    assert Path(told["rules"]).is_relative_to(installed.folder)
    assert told["patterns"] == 17
    assert told["countries"] > 1
    assert told["slow"] == []
    assert not (installed.folder / "home" / "cache").exists()


def test_the_installed_rules_pass_their_own_check(installed: Installed) -> None:
    assert "17 patterns" in installed.run("reframe", "rules", "check", "--no-examples")


def test_the_installed_program_shows_help_lines(installed: Installed) -> None:
    assert "116 123" in installed.run("reframe", "help-now", "GB")


def test_the_source_archive_can_be_built_into_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build"]
    _in(CHECKOUT, *build, "-t", "sdist", "-d", str(tmp_path))
    (archive,) = tmp_path.glob("*.tar.gz")
    shutil.unpack_archive(archive, tmp_path, filter="data")
    (source,) = (path for path in tmp_path.iterdir() if path.is_dir())
    _in(source, *build, "-t", "wheel", "-d", str(tmp_path / "again"))
    (again,) = (tmp_path / "again").glob("*.whl")

    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


def _in(folder: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

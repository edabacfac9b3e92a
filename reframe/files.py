"""Private folders and files: only their owner can read them, and no write is left half done.

Exports, the configuration, the journal's folder and the compiled rules go through here.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path

from reframe.errors import StorageProblem

FOLDER_MODE = 0o700
FILE_MODE = 0o600
NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What a file system says that knows no hard links."""


def private_folder(path: Path) -> Path:
    """Make `path` a folder that only its owner can enter, or say why it can't be one."""
    try:
        path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        found = path.stat()
        if found.st_uid != os.geteuid():
            raise StorageProblem(
                f"The folder {shown(path)} belongs to another user. Nothing was changed."
                " Set REFRAME_HOME to a folder of your own."
            )
        if stat.S_IMODE(found.st_mode) & 0o077:
            path.chmod(FOLDER_MODE)
    except FileExistsError as error:
        raise StorageProblem(_not_a_folder(path)) from error
    except OSError as error:
        raise problem(error, path, doing="use the folder") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise StorageProblem(
            f"The folder {shown(path)} can't be written to. Nothing was changed."
            " Change its permissions, or set REFRAME_HOME to another folder."
        )
    return path


def write_new(path: Path, text: str, *, replace: bool = False) -> None:
    """Write a whole private file at once, or nothing.

    An existing file is never overwritten unless `replace` is given, and then only a regular one.
    """
    try:
        plain_file(path, kept="Nothing was written. Choose another name.")
        temporary = path.with_name(f".reframe-{secrets.token_hex(8)}.tmp")
        _write_all(temporary, text.encode("utf-8", "replace"))
        try:
            _move(temporary, path, replace=replace)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(path.parent)
    except (OSError, ValueError) as error:
        raise problem(error, path, doing="write") from error


def create(path: Path) -> int:
    """Open a file that must not exist yet, private from its first moment."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    return os.open(path, flags, FILE_MODE)


def sync_folder(path: Path) -> None:
    """Have the names in a folder on the disk too, where the file system can do that."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(descriptor)


def shown(path: Path) -> str:
    """A path as it may stand in a sentence: without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(path))


def problem(error: Exception, path: Path, *, doing: str) -> StorageProblem:
    """What the system said about a path, as one plain sentence."""
    name = shown(path)
    match getattr(error, "errno", None):
        case errno.EEXIST:
            says = f"{name} is already there. Nothing was overwritten. Choose another name."
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            says = f"The disk is full. {name} was not written. Free some space and try again."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            says = f"reframe may not {doing} {name}. Nothing was changed. Look at its permissions."
        case errno.ENOENT:
            says = f"There is no folder {shown(path.parent)}. Nothing was written. Make it first."
        case errno.ENOTDIR | errno.EISDIR:
            says = (
                f"{name} can't be used: a file is where a folder must be, or the other way round."
            )
        case errno.ENAMETOOLONG:
            says = "The name of the file is too long. Nothing was written. Choose a shorter one."
        case _:
            why = getattr(error, "strerror", None) or "the name can't be used"
            says = f"reframe could not {doing} {name}: {why.lower()}. Nothing was changed."
    return StorageProblem(says)


def _not_a_folder(path: Path) -> str:
    if path.is_symlink():
        return (
            f"{shown(path)} is a link that leads nowhere. Nothing was changed. Mend or remove it."
        )
    return f"{shown(path)} is a file where a folder must be. Nothing was changed. Move it away."


def plain_file(path: Path, *, kept: str) -> os.stat_result | None:
    """What stands at a path, None for nothing; a pipe, a device, a link or a folder is refused.

    `kept` says what was kept and what to do. Such a thing is never written over, nor waited for.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise StorageProblem(f"{shown(path)} is not a plain file. {kept}")
    return found


def _write_all(path: Path, content: bytes) -> None:
    descriptor = create(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _move(temporary: Path, path: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(path)
        return
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        os.close(create(path))
        temporary.replace(path)

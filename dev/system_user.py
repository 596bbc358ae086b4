"""PostgreSQL refuses to run as root, so root hands it to a system user, who must reach its files.

No existing folder is opened for that. What lies behind a private folder gets another place: the programs are
copied once, the data lives under ``/var/lib/trunkline`` (or a temporary folder when it need not be kept).
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

SYSTEM_USER = "trunkline-db"
SERVER_HOME = Path("/var/lib/trunkline")
# macOS' own temporary folder has a name too long for a socket below it.
SHORT_TEMPORARY = "/tmp"  # noqa: S108 - only for names made by tempfile


class Identity(TypedDict, total=False):
    """The arguments of ``subprocess.Popen`` that change the user; empty for the user's own."""

    user: int
    group: int
    extra_groups: list[int]


def for_servers() -> int:
    """The number of the system user, made at the first call; ``nobody`` where users cannot be added."""
    useradd = shutil.which("useradd", path=f"{os.defpath}:/usr/sbin:/sbin")
    try:
        return pwd.getpwnam(SYSTEM_USER).pw_uid
    except KeyError:
        if useradd is None:
            return pwd.getpwnam("nobody").pw_uid
    subprocess.run(  # noqa: S603
        [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    try:
        return pwd.getpwnam(SYSTEM_USER).pw_uid
    except KeyError:
        return pwd.getpwnam("nobody").pw_uid


def identity(user: int | None) -> Identity:
    """How to start a process as ``user``; None is whoever runs this one."""
    return {} if user is None else {"user": user, "group": pwd.getpwuid(user).pw_gid, "extra_groups": []}


def give(path: Path, user: int | None) -> None:
    """Make ``user`` the owner of ``path`` itself."""
    if user is not None:
        os.chown(path, user, pwd.getpwuid(user).pw_gid)


def package(name: str) -> Path:
    """The folder of an installed Python package, without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        message = f"{name} is not installed: run `make run` or `make test`, which install it"
        raise ModuleNotFoundError(message)
    return Path(spec.submodule_search_locations[0])


def reachable_folder(folder: Path, user: int | None, *, keep: bool) -> Path:
    """``folder``, or a place of the same meaning that ``user`` reaches; always the same one for one folder."""
    if user is None or _passable(folder.parent.parent, user):
        return folder
    name = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    return (SERVER_HOME if keep else Path(tempfile.gettempdir())) / f"trunkline-{name}"


def reachable_package(name: str, user: int | None) -> Path:
    """The folder of an installed package that ``user`` reaches: the installed one, or a copy with its libraries."""
    installed = package(name)
    if user is None or _passable(installed, user):
        return installed
    home = SERVER_HOME / f"{name}-{version(name)}"
    if not home.exists():
        SERVER_HOME.mkdir(parents=True, exist_ok=True)
        SERVER_HOME.chmod(0o711)
        # Renamed when complete, so that an interrupted or simultaneous copy is never used.
        with tempfile.TemporaryDirectory(dir=SERVER_HOME) as unfinished:
            copy = Path(unfinished) / "copy"
            for part in (installed, installed.parent / f"{name}.libs"):
                if part.exists():
                    shutil.copytree(part, copy / part.name, symlinks=True)
            copy.chmod(0o755)
            if not home.exists():
                copy.rename(home)
    return home / name


def _passable(folder: Path, user: int) -> bool:
    """Whether ``user`` may pass through ``folder`` and all above it, as far as they exist."""
    for step in (folder, *folder.parents):
        if step.exists():
            found = step.stat()
            if not found.st_mode & (stat.S_IXUSR if found.st_uid == user else stat.S_IXOTH):
                return False
    return True

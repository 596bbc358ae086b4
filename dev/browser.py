"""Which Chromium the browser tests use, and how it is started."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Where `playwright install chromium` puts its own, on Linux and on macOS.
PLAYWRIGHT = (
    (".cache/ms-playwright", "chromium-*/chrome-linux*/chrome"),
    ("Library/Caches/ms-playwright", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*"),
)
# No sandbox, since containers and root have none to offer; nothing that talks to the network by itself.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def chromium() -> str:
    """The path of the browser: ``CHROMIUM``, Debian's, Chrome, or Playwright's own, in this order."""
    given = os.environ.get("CHROMIUM")
    if given:
        if not Path(given).exists():
            message = f"CHROMIUM is {given}, which does not exist"
            raise FileNotFoundError(message)
        return given
    for found in (*map(shutil.which, NAMES), *filter(os.path.exists, APPLICATIONS), *_playwright()):
        if found:
            return found
    message = "no Chromium: install `chromium` or Chrome, run `.venv/bin/playwright install chromium`, or set CHROMIUM"
    raise FileNotFoundError(message)


def _playwright() -> list[str]:
    """Playwright's own browsers, newest first."""
    homes = [Path(os.environ["PLAYWRIGHT_BROWSERS_PATH"])] if os.environ.get("PLAYWRIGHT_BROWSERS_PATH") else []
    found = [
        path
        for folder, pattern in PLAYWRIGHT
        for home in (*homes, Path.home() / folder)
        for path in home.glob(pattern)
        if os.access(path, os.X_OK)
    ]
    return [str(path) for path in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)]

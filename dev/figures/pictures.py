"""``make pictures``: every screen on tablet, phone and desk, by day and by night, in Romanian and Russian.

``LANGUAGES=en,pl`` and ``DEVICES=phone`` choose others, ``ONLY=shop,bills`` some of the screens, ``BASE=`` a product
that runs already. They are in ``.data/pictures`` with an ``index.html`` that lays them beside each other and beside
those of the time before.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import time
from dataclasses import dataclass
from itertools import product as every
from pathlib import Path
from typing import Final

from playwright.async_api import Browser
from playwright.async_api import Error as BrowserError

from dev.figures.demo import product
from dev.figures.screens import Screen, chosen
from dev.figures.sheet import Picture, write_sheet
from dev.figures.stage import DEVICES, Guest, NotReached, browser, guest
from dev.run import DATA

FOLDER: Final = DATA / "pictures"
BEFORE: Final = DATA / "pictures-before"
AT_ONCE: Final = 3
# What a page hides below its end is let into the picture, up to this height; the rest looks like it.
TALLEST: Final = 2400
HIDDEN: Final = """() => document.querySelector('[role=dialog]') ? 0
  : Math.max(0, ...[...document.querySelectorAll('html, main > .overflow-y-auto')].map((one) => one.scrollHeight - one.clientHeight))"""


@dataclass(frozen=True)
class Round:
    """The screens of one person on one device in one language."""

    who: str | None
    device: str
    language: str
    screens: tuple[Screen, ...]


def main() -> int:
    """Make them. Returns 1 when a screen was not reached."""
    screens = chosen(os.environ.get("ONLY", ""))
    if FOLDER.exists() and len(screens) == len(chosen("")):
        shutil.rmtree(BEFORE, ignore_errors=True)
        FOLDER.rename(BEFORE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with product() as base:
        missing = asyncio.run(take(base, rounds(screens)))
    pictures = sorted(Picture.of(path) for path in FOLDER.glob("*.png"))
    write_sheet(FOLDER, pictures, BEFORE if BEFORE.exists() else None)
    print(f"\n{len(pictures)} pictures: {FOLDER / 'index.html'}")
    for line in missing:
        print(f"not reached: {line}")
    return 1 if missing else 0


def rounds(screens: tuple[Screen, ...]) -> list[Round]:
    """Let each person go through all their screens on one device before the next."""
    languages = os.environ.get("LANGUAGES", "ro,ru").split(",")
    devices = os.environ.get("DEVICES", ",".join(DEVICES)).split(",")
    people = list(dict.fromkeys(screen.who for screen in screens))
    return [
        Round(
            who,
            device,
            language,
            tuple(screen for screen in screens if screen.who == who and screen.device in {"", device}),
        )
        for language, device, who in every(languages, devices, people)
    ]


async def take(base: str, todo: list[Round]) -> list[str]:
    """Take the pictures, several rounds at once; returns what was not reached."""
    missing: list[str] = []
    free = asyncio.Semaphore(AT_ONCE)
    done = 0
    started = time.monotonic()

    async def one(chrome: Browser, round_: Round) -> None:
        nonlocal done
        async with free:
            missing.extend(await _round(chrome, base, round_))
        done += len(round_.screens)
        print(
            f"  {done:4} of {total} screens  {time.monotonic() - started:5.0f} s   "
            f"{round_.who or 'visitor'}, {round_.device}, {round_.language}",
            flush=True,
        )

    total = sum(len(round_.screens) for round_ in todo)
    async with browser() as chrome:
        await asyncio.gather(*(one(chrome, round_) for round_ in todo))
    return missing


async def _round(chrome: Browser, base: str, round_: Round) -> list[str]:
    missing = []
    async with guest(chrome, base, round_.who, round_.language, round_.device) as person:
        for screen in round_.screens:
            try:
                await person.visit(screen)
            except (NotReached, BrowserError) as error:
                missing.append(f"{screen.name} ({round_.device}, {round_.language}): {str(error).splitlines()[0]}")
                continue
            await _stretch(person)
            for theme in ("light", "dark"):
                await person.see_as(theme)
                await person.there()
                await person.page.screenshot(path=_path(screen, round_, theme), scale="css")
            await person.page.set_viewport_size(DEVICES[round_.device]["viewport"])
    return missing


async def _stretch(person: Guest) -> None:
    """Let the whole page into the picture."""
    size = person.page.viewport_size
    hidden = await person.page.evaluate(HIDDEN)
    if size and hidden > 0:
        await person.page.set_viewport_size({**size, "height": min(TALLEST, size["height"] + hidden)})


def _path(screen: Screen, round_: Round, theme: str) -> Path:
    name = re.sub(r"\W+", "-", screen.name)
    return FOLDER / f"{name}.{round_.device}.{round_.language}.{theme}.png"


if __name__ == "__main__":
    sys.exit(main())

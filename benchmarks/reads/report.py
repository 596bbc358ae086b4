"""What the rounds come to: a table, one JSON object, and a chart."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from benchmarks.reads.measure import Run, middle

OURS: Final = "trunkline"
LIMIT: Final = "limit"
POSTGRAPHILE: Final = "postgraphile"
COLOURS: Final = {"limit": "#7a8794", "trunkline": "#0b6bcb", "postgraphile": "#b4642d", "ordinary": "#b9c2ca"}
HEADS: Final = {
    "growth": "Ours on bases of so many customers, against the first",
    "workers": "Ours with so many processes, against the first",
}
HEIGHT, LEFT, WIDTH = 18, 110, 640
Rounds = Mapping[str, Mapping[str, Sequence[Run]]]


def figures(rounds: Rounds) -> dict[str, dict[str, float]]:
    """Return the numbers of each kind of request; a ratio is the median of the rounds' ratios."""
    found = {}
    for kind, variants in rounds.items():
        ours, limit, theirs = (variants[name] for name in (OURS, LIMIT, POSTGRAPHILE))
        found[kind] = {
            "cpu_vs_postgraphile": _ratio((a.cpu_us, b.cpu_us) for a, b in zip(theirs, ours, strict=True)),
            "cpu_vs_limit": _ratio((a.cpu_us, b.cpu_us) for a, b in zip(ours, limit, strict=True)),
            "rps_vs_postgraphile": _ratio((a.rps, b.rps) for a, b in zip(ours, theirs, strict=True)),
            "p50_ms": round(middle(run.p50_ms for run in ours), 2),
            "p99_ms": round(middle(run.p99_ms for run in ours), 2),
        }
    return found


def _ratio(pairs: Iterable[tuple[float, float]]) -> float:
    return round(middle(one / other for one, other in pairs), 2)


def details(rounds: Rounds) -> dict[str, dict[str, dict[str, float]]]:
    """Return the medians of every variant."""
    names = ("app_us", "postgres_us", "cpu_us", "rps", "p50_ms", "p99_ms")
    return {
        kind: {
            variant: {name: round(middle(getattr(run, name) for run in runs), 2) for name in names}
            for variant, runs in variants.items()
        }
        for kind, variants in rounds.items()
    }


def table(found: Mapping[str, Any]) -> str:
    """Return the medians as people read them."""
    lines = [f"{'':10} {'':13} {'app µs':>8} {'pg µs':>8} {'CPU µs':>8} {'rps':>8} {'p50 ms':>8} {'p99 ms':>8}"]
    for kind, variants in found.items():
        for variant, row in variants.items():
            numbers = " ".join(f"{row[name]:8.0f}" for name in ("app_us", "postgres_us", "cpu_us", "rps"))
            lines.append(f"{kind:10} {variant:13} {numbers} {row['p50_ms']:8.1f} {row['p99_ms']:8.1f}")
            kind = ""  # noqa: PLW2901 - named once for all of its rows
    return "\n".join(lines)


def beside(found: Mapping[str, Mapping[str, Mapping[str, Any]]], name: str) -> str:
    """Return what each case costs ours against the first, as people read it; nothing when nothing was measured."""
    lines = [f"{name:10} {'':13} {'app µs':>8} {'pg µs':>8} {'times':>8} {'p50 ms':>8} {'p99 ms':>8}"] if found else []
    for kind, cases in found.items():
        for label, case in cases.items():
            row = case[OURS]
            numbers = f"{row['app_us']:8.0f} {row['postgres_us']:8.0f} {case['times']:8.2f} {row['p50_ms']:8.1f}"
            lines.append(f"{kind:10} {label:>13} {numbers} {row['p99_ms']:8.1f}")
    return "\n".join(lines)


def chart(found: Mapping[str, Any], title: str, more: Mapping[str, Any] | None = None) -> str:
    """Return an SVG: CPU of a request, as a multiple of the limit's; the application's part darker.

    Below stand `more`, what ours costs as the base grows or with more processes, against the first of each.
    """
    longest = max(row["cpu_us"] / variants[LIMIT]["cpu_us"] for variants in found.values() for row in variants.values())
    scale = (WIDTH - LEFT - 130) / min(longest, 12)
    parts, top = [], 56
    for kind, variants in found.items():
        parts.append(f'<text x="8" y="{top + 13}" font-weight="600">{kind}</text>')
        for variant, row in variants.items():
            times = row["cpu_us"] / variants[LIMIT]["cpu_us"]
            text = f"{times:.2f} × {variant}, {row['cpu_us']:.0f} µs"
            parts += _bar(top, min(times, 12) * scale, row, COLOURS[variant], text)
            top += HEIGHT
        top += 12
    for name, kinds in (more or {}).items():
        parts.append(f'<text x="8" y="{top + 13}" font-size="14" font-weight="600">{HEADS[name]}</text>')
        top += 30
        for kind, cases in kinds.items():
            parts.append(f'<text x="8" y="{top + 13}" font-weight="600">{kind}</text>')
            for label, case in cases.items():
                row, times = case[OURS], case["times"]
                text = f"{times:.2f} × {int(label):,}, {row['app_us'] + row['postgres_us']:.0f} µs"
                parts += _bar(top, min(times, 3) * WIDTH / 5, row, COLOURS[OURS], text)
                top += HEIGHT
            top += 12
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH + 60}" height="{top}" viewBox="0 0 {WIDTH + 60} {top}" '
        'font-family="system-ui, sans-serif" font-size="11" fill="#1d2733">'
        f'<rect width="100%" height="100%" fill="#ffffff"/><text x="8" y="20" font-size="14" font-weight="600">{title}</text>'
        '<text x="8" y="38">CPU of a request as a multiple of SQL by hand; solid: the application, pale: PostgreSQL</text>'
    )
    return "\n".join([head, *parts, "</svg>", ""])


def _bar(top: int, full: float, row: Mapping[str, float], colour: str, text: str) -> list[str]:
    """Return a bar with its text; of its length the application's part is darker."""
    own = full * row["app_us"] / (row["app_us"] + row["postgres_us"])
    return [
        f'<rect x="{LEFT}" y="{top}" width="{full:.1f}" height="{HEIGHT - 5}" fill="{colour}" opacity="0.55"/>',
        f'<rect x="{LEFT}" y="{top}" width="{own:.1f}" height="{HEIGHT - 5}" fill="{colour}"/>',
        f'<text x="{LEFT + full + 6:.1f}" y="{top + 11}">{text}</text>',
    ]

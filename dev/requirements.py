"""Which requirements are proved: identifiers of ``docs/requirements.md`` against ``@pytest.mark.req`` of the tests."""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from dev.steps import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = ROOT / "docs" / "requirements.md"
LINE = re.compile(r"^- (?P<name>[A-Z]{2,4}-\d{2}[a-z]?) (?P<text>.+)$", re.MULTILINE)
SHOWN_LETTERS = 90


def main() -> int:
    """List every requirement with its proofs. Returns 1 when a test names one that does not exist."""
    wanted = required(DOCUMENT.read_text(encoding="utf-8"))
    proofs: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for name, test in marked(path.read_text(encoding="utf-8")):
            proofs[name].append(f"{path.relative_to(ROOT)}::{test}")
    for name, text in wanted.items():
        print(f"{'proved' if name in proofs else 'open':<7} {name:<8} {text[:SHOWN_LETTERS]}")
        for proof in proofs.get(name, ()):
            print(f"{'':16} {proof}")
    unknown = sorted(set(proofs) - set(wanted))
    for name in unknown:
        print(f"UNKNOWN {name:<8} {', '.join(proofs[name])}")
    print(f"\n{len(set(proofs) & set(wanted))} of {len(wanted)} requirements are proved whole by a test.")
    return 1 if unknown else 0


def required(document: str) -> dict[str, str]:
    """Identifier → first words, in the document's order."""
    return {found["name"]: found["text"] for found in LINE.finditer(document)}


def marked(source: str) -> Iterator[tuple[str, str]]:
    """(identifier, test or class) for each ``pytest.mark.req(…)`` of a test file, also in a module's ``pytestmark``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for decorator in node.decorator_list:
                yield from ((name, node.name) for name in _names(decorator))
        elif isinstance(node, ast.Assign) and any(getattr(to, "id", "") == "pytestmark" for to in node.targets):
            for call in ast.walk(node.value):
                yield from ((name, "*") for name in _names(call))


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.req":
        return [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]
    return []


if __name__ == "__main__":
    sys.exit(main())

"""What random documents of any schema have in common."""

from __future__ import annotations

import re

from hypothesis import strategies as st

CONDITIONS = ["$yes", "$no", "true", "false"]


@st.composite
def decorated(draw: st.DrawFn, text: str, label: int | str) -> str:
    """A field as it is, under an alias, under a condition, or inside a fragment."""
    match draw(st.integers(0, 6)):
        case 0:
            return f"a{label}: {text}"
        case 1:
            name, rest = head(text)
            return f"c{label}: {name} @include(if: {draw(st.sampled_from(CONDITIONS))}){rest}"
        case 2:
            name, rest = head(text)
            return f"s{label}: {name} @skip(if: {draw(st.sampled_from(CONDITIONS))}){rest}"
        case 3:
            return f"... {{ i{label}: {text} }}"
        case 4:
            return f"... @include(if: $yes) {{ j{label}: {text} }}"
        case _:
            return f"k{label}: {text}"


def head(text: str) -> tuple[str, str]:
    """Part a field's name and arguments from its selection set."""
    name = re.match(r"\w+", text)
    assert name is not None
    end = name.end()
    if text[end : end + 1] == "(":
        end = closing(text, end) + 1
    return text[:end], text[end:]


def closing(text: str, start: int) -> int:
    """Return where the bracket that opens at `start` closes; strings may hold brackets too."""
    depth, quoted, place = 0, False, start
    while True:
        char = text[place]
        if quoted and char == "\\":
            place += 1
        elif char == '"':
            quoted = not quoted
        elif not quoted:
            depth += (char in "({[") - (char in ")}]")
            if depth == 0:
                return place
        place += 1

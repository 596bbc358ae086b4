"""Variables are read as the library reads them, or left to it."""

from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, parse
from graphql.execution.values import get_variable_values
from hypothesis import given
from hypothesis import strategies as st

from api.core.graphql.coerce import Variables

SCHEMA = build_schema(
    """
    enum Colour { RED GREEN }
    input Inner { name: String! = "none", inner: Inner, colours: [Colour!] }
    input Outer { id: ID!, count: Int = 3, price: Float, inner: Inner, list: [Inner!], on: Boolean }
    input One @oneOf { a: Int, b: Int }
    type Query { all(a: Outer, b: [Int!]!, c: Colour, d: String, e: One): Int }
    """
)
DOCUMENT = parse(
    "query ($a: Outer, $b: [Int!]!, $c: Colour = RED, $d: String, $e: One) { all(a: $a, b: $b, c: $c, d: $d, e: $e) }"
)
DEFINITIONS: Any = DOCUMENT.definitions[0].variable_definitions  # type: ignore[attr-defined]

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**33), 2**33)
    | st.floats(allow_nan=False)
    | st.sampled_from(["RED", "x", "7"])
)
inner = st.recursive(
    st.dictionaries(st.sampled_from(["name", "colours", "odd"]), scalars | st.lists(scalars, max_size=2), max_size=2),
    lambda below: st.dictionaries(st.sampled_from(["name", "inner"]), below, max_size=2),
    max_leaves=4,
)
values = st.fixed_dictionaries(
    {},
    optional={
        "a": st.none()
        | st.fixed_dictionaries(
            {"id": scalars},
            optional={
                "count": scalars,
                "price": scalars,
                "inner": inner | scalars,
                "list": st.lists(inner, max_size=2) | inner,
                "on": scalars,
            },
        ),
        "b": st.lists(st.integers(0, 5) | scalars, max_size=3) | scalars,
        "c": st.sampled_from(["RED", "GREEN", "BLUE", None, 1]),
        "d": scalars,
        "e": st.sampled_from([None, {"a": 1}, {"a": 1, "b": 2}, {}]),
        "unknown": scalars,
    },
)


@given(values)
def test_what_is_read_is_what_the_library_reads(given_values: dict[str, Any]) -> None:
    expected = get_variable_values(SCHEMA, DEFINITIONS, given_values)
    try:
        found = Variables(SCHEMA, DEFINITIONS).read(given_values)
    except Exception:  # noqa: BLE001 - then the library is asked
        return
    assert not isinstance(expected, list), expected
    assert found == expected.coerced
    assert [list(part) for part in found.values() if isinstance(part, dict)] == [
        list(part) for part in expected.coerced.values() if isinstance(part, dict)
    ]


@pytest.mark.parametrize(
    "usual",
    [
        {"a": {"id": "1", "inner": {"name": "x", "inner": {"colours": ["RED"]}}, "list": [{}]}, "b": [1], "c": "GREEN"},
        {"a": None, "b": [], "c": None, "d": "text"},
    ],
)
def test_what_is_usual_is_not_left_to_the_library(usual: dict[str, Any]) -> None:
    assert Variables(SCHEMA, DEFINITIONS).read(usual) == _library(SCHEMA, usual)


def _library(schema: GraphQLSchema, usual: dict[str, Any]) -> dict[str, Any]:
    found = get_variable_values(schema, DEFINITIONS, usual)
    assert not isinstance(found, list)
    return found.coerced

"""Planned answers are those of naive resolvers, for random documents, callers and variables."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.core.actor import Actor
from tests.graphql import shop, stock
from tests.graphql.conftest import Ask
from tests.graphql.documents import decorated
from tests.graphql.naive import Shop, naive_answer, printed

TABLES = stock.rows()
NAIVE = printed(shop.schema.as_str())
SCALARS = {
    "Maker": ["id", "name", "country", "count", "__typename"],
    "Item": [
        *["id", "number", "status", "due", "madeAt", "note", "version", "extra", "weight", "priceText", "__typename"],
        *["price { amount }", "price { currency cents: amount __typename }", "facts { rank day __typename }"],
        *["viewerCan { close reason statuses __typename }", "stock", "stock(factor: 3)"],
    ],
    "Piece": ["label", "weight", "of", "__typename"],
}
ITEM_IDS = [f"itm_{row['id']}" for row in TABLES["item"][:6]]
MAKER_IDS = [f"mak_{row['id']}" for row in TABLES["maker"]]


@st.composite
def arguments(draw: st.DrawFn, *, filtered: bool) -> str:
    """Arguments of a connection, from literals and variables."""
    parts = [draw(st.sampled_from(["first: 2", "first: $size", "last: 3", "last: $size", "first: 100", "first: 0"]))]
    if filtered:
        order = draw(
            st.sampled_from(["", "$order", "MADE_ASC", "RANK_ASC", "RANK_DESC_LAST", "MIXED", "WEIGHT", "MADE_DESC"])
        )
        parts += [f"order: {order}"] if order else []
        chosen = draw(
            st.sampled_from(
                [
                    "",
                    "filter: $filter",
                    "filter: {}",
                    "filter: {status: [OPEN, DONE]}",
                    "filter: {status: OPEN, search: $text}",
                    "filter: {search: null}",
                    'filter: {made: {since: "2026-01-01T00:00:01Z", until: $until}}',
                    f'filter: {{maker: "{MAKER_IDS[0]}", status: [$status]}}',
                ]
            )
        )
        parts += [chosen] if chosen else []
    return ", ".join(parts)


@st.composite
def selection(draw: st.DrawFn, kind: str, depth: int) -> str:
    """A selection set on a type, with aliases, directives, fragments and nesting."""
    chosen = draw(st.lists(st.sampled_from(SCALARS[kind]), min_size=1, max_size=5))
    parts = [draw(decorated(text, index)) for index, text in enumerate(chosen)]
    if depth > 0:
        count = draw(st.integers(0, 2))
        parts += [draw(nested(kind, depth - 1, f"n{depth}{index}")) for index in range(count)]
    return " ".join(parts)


@st.composite
def nested(draw: st.DrawFn, kind: str, depth: int, alias: str) -> str:
    """A relation of a type."""
    if kind == "Piece":
        return f"{alias}: item {{ {draw(selection('Item', depth))} }}"
    if kind == "Maker":
        if draw(st.booleans()):
            return f"{alias}: newest {{ {draw(selection('Item', depth))} }}"
        return f"{alias}: items({draw(arguments(filtered=True))}) {{ {draw(page('Item', depth))} }}"
    match draw(st.integers(0, 3)):
        case 0:
            return f"{alias}: pieces {{ {draw(selection('Piece', depth))} }}"
        case 1:
            inner = f"... on Item {{ {draw(selection('Item', depth))} }} ... on Node {{ about: id }}"
            return f"{alias}: about {{ __typename {inner} ... on Maker {{ name }} }}"
        case _:
            return f"{alias}: maker {{ {draw(selection('Maker', depth))} }}"


@st.composite
def page(draw: st.DrawFn, kind: str, depth: int) -> str:
    """What is selected of a connection."""
    inner = draw(selection(kind, depth))
    parts = draw(
        st.lists(
            st.sampled_from(
                [
                    f"nodes {{ {inner} }}",
                    f"edges {{ node {{ {inner} }} __typename }}",
                    "edges { __typename }",
                    "pageInfo { hasNextPage hasPreviousPage }",
                    "pageInfo { __typename more: hasNextPage }",
                    "totalCount",
                    "__typename",
                    f"again: nodes {{ {inner} }}",
                ]
            ),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    return " ".join(parts)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A whole query."""
    roots = []
    for index in range(draw(st.integers(1, 2))):
        depth = 2
        match draw(st.integers(0, 5)):
            case 0:
                roots.append(f"r{index}: makers {{ {draw(selection('Maker', depth))} }}")
            case 1:
                ids = f'"{draw(st.sampled_from(ITEM_IDS + MAKER_IDS))}"'
                roots.append(f"r{index}: item(id: {draw(st.sampled_from(['$id', ids]))}) {{ ...Fields }}")
            case 2:
                inner = f"__typename id ... on Item {{ {draw(selection('Item', 1))} }} ...OfMaker"
                roots.append(f"r{index}: node(id: $id) {{ {inner} }}")
            case 3:
                roots.append(f"r{index}: makersPage({draw(arguments(filtered=False))}) {{ {draw(page('Maker', 1))} }}")
            case 4:
                roots.append(
                    f'r{index}: itemByNumber(number: "I-00{index}") {{ {draw(selection("Item", depth))} }} total'
                )
            case _:
                roots.append(f"r{index}: items({draw(arguments(filtered=True))}) {{ {draw(page('Item', depth))} }}")
    fragments = (
        f"fragment Fields on Item {{ {draw(selection('Item', 1))} }} "
        "fragment OfMaker on Maker { name items(first: 3) { nodes { ...Fields } } }"
    )
    header = (
        "query Q($yes: Boolean! = true, $no: Boolean = false, $size: Int = 4, $order: ItemOrder, $filter: ItemFilter,"
        " $text: String, $until: DateTime, $status: Status! = OPEN, $id: ID!)"
    )
    body = f"{{ {' '.join(roots)} }}"
    unused = (
        "unused: items(first: 0, order: $order, filter: $filter) { x: totalCount @include(if: $yes) @skip(if: $no) }"
    )
    rest = (
        " u2: items(first: $size, filter: {search: $text, status: [$status], made: {until: $until}}) { totalCount }"
        " u3: node(id: $id) { __typename } u4: item(id: $id) { ...Fields } u5: node(id: $id) { ...OfMaker }"
    )
    return f"{header} {body[:-1]} {unused} {rest} }} {fragments}"


VARIABLES = st.fixed_dictionaries(
    {
        "id": st.sampled_from(
            [*ITEM_IDS, *MAKER_IDS, "itm_00000000-0000-0000-0000-000000000009", "xyz_" + ITEM_IDS[0][4:]]
        )
    },
    optional={
        "yes": st.booleans(),
        "no": st.booleans(),
        "size": st.integers(0, 100),
        "order": st.sampled_from([None, *[member.name for member in shop.ItemOrder]]),
        "filter": st.sampled_from(
            [None, {}, {"status": ["DRAFT"]}, {"search": "1"}, {"status": [], "search": "x"}, {"made": None}]
        ),
        "text": st.sampled_from([None, "", "I-0", "%", "_"]),
        "until": st.sampled_from([None, "2026-01-01T02:00:01.500000+02:00", "2027-01-01T00:00:00Z"]),
        "status": st.sampled_from(["OPEN", "DONE"]),
    },
)
ACTORS = st.sampled_from(
    [
        stock.staff(),
        stock.staff(frozenset({"branch:item:read"})),
        stock.staff(stock.ALL - {"branch:item:note"}, (stock.HOME, stock.AWAY)),
        stock.staff(frozenset({"branch:maker:country"})),
        stock.staff(stock.ALL, ()),
    ]
)


def without_like(variables: dict[str, Any]) -> dict[str, Any]:
    """`%` and `_` mean something to LIKE and nothing to Python's `in`."""
    return {key: value for key, value in variables.items() if not (key == "text" and value in {"%", "_"})}


async def compare(ask: Ask, logs: list[Any], document: str, variables: dict[str, Any], actor: Actor) -> None:
    """The same data, to the byte of every value and the order of every key."""
    variables = without_like(variables)
    planned = await ask(document, variables, actor)
    assert "errors" not in planned, (planned, logs)
    expected = naive_answer(NAIVE, Shop(TABLES, actor), document, variables)
    assert planned["data"] == expected, document
    assert str(planned["data"]) == str(expected), document


@pytest.mark.timeout(900)  # 200 documents through a naive executor: a minute, and several on a busy machine
@settings(max_examples=200, deadline=None, suppress_health_check=[*HealthCheck], database=None, derandomize=True)
@given(document=documents(), variables=VARIABLES, actor=ACTORS)
async def test_planned_answers_equal_naive_ones(
    ask: Ask, logs: list[Any], document: str, variables: dict[str, Any], actor: Actor
) -> None:
    """The same 200 documents each time; over the product's own schema there are more."""
    await compare(ask, logs, document, variables, actor)


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
@settings(max_examples=1000, deadline=None, suppress_health_check=[*HealthCheck], database=None, print_blob=True)
@given(document=documents(), variables=VARIABLES, actor=ACTORS)
async def test_planned_answers_equal_naive_ones_of_many(
    ask: Ask, logs: list[Any], part: int, document: str, variables: dict[str, Any], actor: Actor
) -> None:
    """Other documents each time, 20,000 in all."""
    del part
    await compare(ask, logs, document, variables, actor)

"""Requests that make no sense are refused as a whole, by the product as by naive resolvers, whoever asks."""

from __future__ import annotations

from typing import Final

import pytest
from graphql import GraphQLObjectType, get_named_type

from tests.graphql.product.conftest import Planned
from tests.graphql.product.generate import NAMED, identifiers
from tests.graphql.product.query import ROOTS, SCHEMA, naive_answer
from tests.graphql.product.roots import FILTERS
from tests.graphql.product.sees import SEES
from tests.graphql.product.test_product_planned_equals_naive import USERS
from tests.graphql.product.world import Viewer, World

QUERY: Final = SCHEMA.query_type
assert isinstance(QUERY, GraphQLObjectType)
LISTS: Final = {name: QUERY.fields[name] for name in ROOTS if "first" in QUERY.fields[name].args}
SIZES: Final = ["first: 1, last: 1", "", "first: 101", "last: -1", "first: null", "first: 3, last: 0"]
# A list's condition that names an object, with the identifier of one of another kind.
WRONG: Final = [
    (name, condition, next(one for one in identifiers("Segment")))
    for name, field in LISTS.items()
    if "filter" in field.args
    for condition in FILTERS[get_named_type(field.args["filter"].type).name]
    if condition in NAMED and condition != "subject" and (name, condition) != ("phoneNumbers", "branch")
]


async def refused(planned: Planned, world: World, document: str) -> None:
    """Neither answers with data."""
    for actor in USERS[:3]:
        found = await planned(document, {}, actor)
        assert found is not None
        assert found["errors"], (document, actor)
        assert found.get("data") is None, (document, actor)
        naive = naive_answer(Viewer(world, actor, SEES), document, {})
        assert naive.errors, (document, actor)


@pytest.mark.parametrize("name", LISTS)
async def test_a_page_has_one_size_and_one_side(planned: Planned, world: World, name: str) -> None:
    for size in SIZES:
        arguments = f"({size})" if size else ""
        await refused(planned, world, f"{{ {name}{arguments} {{ totalCount }} }}")


@pytest.mark.parametrize(("name", "condition", "wrong"), WRONG)
async def test_a_condition_takes_identifiers_of_its_kind(
    planned: Planned, name: str, condition: str, wrong: str
) -> None:
    seeing = next(one for one in USERS if "ADMIN" in one.roles)
    found = await planned(f'{{ {name}(first: 1, filter: {{ {condition}: "{wrong}" }}) {{ totalCount }} }}', {}, seeing)
    assert found is not None
    assert [error["extensions"]["code"] for error in found["errors"]] == ["BAD_USER_INPUT"]
    assert found.get("data") is None

"""Planned answers over the product's own schema are those of naive resolvers, for random documents and callers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st

from api.core.actor import Actor, ActorKind
from tests.graphql.product.conftest import Planned
from tests.graphql.product.generate import ROWS, Case, cases
from tests.graphql.product.query import naive_answer
from tests.graphql.product.roots import HouseOnly
from tests.graphql.product.sees import SEES
from tests.graphql.product.world import Viewer, World

READS = sorted(
    {
        permission.partition(":")[2]
        for role in ROWS["role"]
        for permission in role["permissions"]
        if permission.endswith(":read")
    }
)


def actor_of(user: dict[str, Any]) -> Actor:
    """A user as a caller, from the rows of roles and teams."""
    roles = {one["role_id"] for one in ROWS["user_role"] if one["user_id"] == user["id"]}
    held = [role for role in ROWS["role"] if role["id"] in roles]
    return Actor(
        kind=ActorKind(user["kind"]),
        user_id=user["id"],
        name=user["name"],
        language=user["language"],
        zone="Europe/Bucharest",
        branch_ids=tuple(user["branch_ids"]),
        team_ids=tuple(one["team_id"] for one in ROWS["team_member"] if one["user_id"] == user["id"]),
        managed_team_ids=tuple(one["id"] for one in ROWS["team"] if one["manager_id"] == user["id"]),
        customer_id=user["customer_id"],
        permissions=frozenset(permission for role in held for permission in role["permissions"]),
        roles=frozenset(role["code"] for role in held),
    )


USERS = [actor_of(user) for user in ROWS["user_account"]]


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    """Somebody with the own role, with another one, or with permissions as an administrator might put together."""
    kind = draw(st.sampled_from([ActorKind.STAFF, ActorKind.STAFF, ActorKind.PORTAL]))
    actor = draw(st.sampled_from([user for user in USERS if user.kind is kind]))
    match draw(st.integers(0, 5)):
        case 0 | 1:
            return actor
        case 2 | 3 | 4:
            role = draw(st.sampled_from([role for role in ROWS["role"] if role["kind"] == actor.kind]))
            return replace(actor, permissions=frozenset(role["permissions"]), roles=frozenset({role["code"]}))
    scopes = ["customer"] if actor.kind is ActorKind.PORTAL else ["all", "branch", "team", "own"]
    some = draw(st.lists(st.sampled_from(READS), min_size=8, unique=True))
    return replace(actor, permissions=frozenset(f"{draw(st.sampled_from(scopes))}:{one}" for one in some))


async def compare(planned: Planned, world: World, case: Case, actor: Actor) -> None:
    """The same data, to the byte of every value and the order of every key; and the same errors."""
    found = await planned(case.document, case.variables, actor)
    if found is None:
        reject()  # larger than the endpoint takes
    expected = naive_answer(Viewer(world, actor, SEES), case.document, case.variables)
    told = (found.get("errors"), case, actor)
    if any(isinstance(error.original_error, HouseOnly) for error in expected.errors or []):
        assert [error["extensions"]["code"] for error in found["errors"]] == ["permission-denied"], told
        assert "data" not in found, told
        return
    assert [error["path"] for error in found.get("errors", [])] == [error.path for error in expected.errors or []], (
        told,
        expected.errors,
    )
    assert found["data"] == expected.data, told
    assert str(found["data"]) == str(expected.data), told


@pytest.mark.timeout(900)
@settings(
    max_examples=500,
    deadline=None,
    suppress_health_check=[*HealthCheck],
    database=None,
    derandomize=True,
    phases=[Phase.generate],  # what differs is found at once; making it smaller takes minutes
)
@given(case=cases(), actor=actors())
async def test_the_product_answers_as_naive_resolvers_do(
    planned: Planned, world: World, case: Case, actor: Actor
) -> None:
    """The same 500 documents each time."""
    await compare(planned, world, case, actor)


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("part", range(20))
@settings(max_examples=1000, deadline=None, suppress_health_check=[*HealthCheck], database=None, print_blob=True)
@given(case=cases(), actor=actors())
async def test_the_product_answers_as_naive_resolvers_do_of_many(
    planned: Planned, world: World, part: int, case: Case, actor: Actor
) -> None:
    """Other documents each time, 20,000 in all."""
    del part
    await compare(planned, world, case, actor)

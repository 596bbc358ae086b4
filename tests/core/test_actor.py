"""What a caller may do, from the permissions alone."""

import pytest

from api.core.actor import SYSTEM, Actor, ActorKind


@pytest.mark.parametrize(
    ("held", "asked", "holds"),
    [
        ("branch:ticket:read", "branch:ticket:read", True),
        # An administrator, who reads everything everywhere, misses no field that a branch's people see.
        ("all:ticket:read", "branch:ticket:read", True),
        ("team:ticket:read", "branch:ticket:read", False),
        ("own:ticket:read", "ticket:read", True),
        ("customer:ticket:read", "ticket:read", True),
        ("customer:ticket:read", "branch:ticket:read", False),
        ("all:cart:read", "customer:cart:read", False),
        ("branch:ticket:write", "branch:ticket:read", False),
    ],
)
def test_a_field_is_shown_in_its_scope_or_a_wider_one(held: str, asked: str, holds: bool) -> None:  # noqa: FBT001 - a case
    actor = Actor(kind=ActorKind.STAFF, permissions=frozenset({held}))
    assert actor.holds(asked) is holds
    assert SYSTEM.holds(asked)

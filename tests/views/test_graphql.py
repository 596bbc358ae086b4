"""Saved views through the schema: one's own, those of the own teams, and nobody else's."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import col

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.people.models import Team
from api.views.rules import MOST
from tests.factories.customers import make_customer
from tests.factories.people import make_branch, make_portal_user, make_staff, make_team, reload

Gql = Callable[..., Awaitable[dict[str, Any]]]

VIEWS = "{ savedViews { id screen name search isFirst place mayChange team { id } } managedTeams { id } }"
ERRORS = "errors { __typename ... on UserError { code path message } }"
CREATE = f"""mutation($screen: String!, $input: ViewInput!) {{
  viewCreate(screen: $screen, input: $input) {{ view {{ id name mayChange }} {ERRORS} }} }}"""
UPDATE = f"mutation($id: ID!, $input: ViewInput!) {{ viewUpdate(id: $id, input: $input) {{ view {{ name search }} {ERRORS} }} }}"
DELETE = f"mutation($id: ID!) {{ viewDelete(id: $id) {{ {ERRORS} }} }}"
RESTORE = f"mutation($id: ID!) {{ viewRestore(id: $id) {{ view {{ id name }} {ERRORS} }} }}"
ARRANGE = f"""mutation($screen: String!, $ids: [ID!]!, $firstId: ID) {{
  viewsArrange(screen: $screen, ids: $ids, firstId: $firstId) {{ {ERRORS} }} }}"""
LATE = {"name": "Late ones", "search": "who=mine&overdue=true"}


@dataclass
class World:
    """A manager with a team of one, somebody of another team, and strangers."""

    team: str
    manager: Actor
    member: Actor
    other: Actor
    buyer: Actor
    abroad: Actor

    @property
    def strangers(self) -> tuple[Actor, ...]:
        """Return those who see nothing of the team's."""
        return self.other, self.abroad, self.buyer, ANONYMOUS


@pytest.fixture
async def world(db: Database) -> World:
    async with db.unit_of_work(SYSTEM) as uow:
        branch, foreign = await make_branch(uow), await make_branch(uow, "PL")
        customer = await make_customer(uow, branch)
        team, another = await make_team(uow, branch, "FIELD_SALES"), await make_team(uow, branch, "FIELD_SALES")
        manager = await make_staff(uow, branch, "SALES_MANAGER")
        member = await make_staff(uow, branch, "FIELD_SALES", team=team)
        other = await make_staff(uow, branch, "FIELD_SALES", team=another)
        abroad = await make_staff(uow, foreign, "FIELD_SALES")
        buyer = await make_portal_user(uow, branch, customer.id, "PORTAL_BUYER")
        await uow.session.execute(update(Team).where(col(Team.id) == team.id).values(manager_id=manager.user_id))
        await uow.commit()
    return World(
        team=f"tea_{team.id}",
        manager=await reload(db, manager),
        member=await reload(db, member),
        other=await reload(db, other),
        buyer=buyer,
        abroad=abroad,
    )


async def done(gql: Gql, actor: Actor, document: str, **variables: Any) -> dict[str, Any]:
    """Return the only field of the answer."""
    answer = await gql(actor, document, variables)
    assert "errors" not in answer, answer
    [found] = answer["data"].values()
    return dict(found)


async def kept(gql: Gql, actor: Actor, screen: str = "/leads", **wanted: Any) -> str:
    """Keep a view and return its id."""
    made = await done(gql, actor, CREATE, screen=screen, input={**LATE, **wanted})
    assert made["errors"] == [], made
    return str(made["view"]["id"])


async def seen(gql: Gql, actor: Actor) -> list[dict[str, Any]]:
    """Return the views that somebody has."""
    answer = await gql(actor, VIEWS)
    assert "errors" not in answer, answer
    found: list[dict[str, Any]] = answer["data"]["savedViews"]
    return found


async def names(gql: Gql, actor: Actor) -> list[str]:
    """Return their names."""
    return [view["name"] for view in await seen(gql, actor)]


async def refusal(gql: Gql, actor: Actor, document: str, **variables: Any) -> str:
    """Return the code of the only refusal."""
    [error] = (await done(gql, actor, document, **variables))["errors"]
    assert error["message"]
    return str(error["code"])


async def test_a_view_is_its_owners_alone(gql: Gql, world: World) -> None:
    made = await done(gql, world.member, CREATE, screen="/leads", input={**LATE, "name": "  Late ones "})
    key = made["view"]["id"]
    assert made["view"] == {"id": key, "name": "Late ones", "mayChange": True}
    [mine] = await seen(gql, world.member)
    assert (mine["screen"], mine["search"], mine["isFirst"], mine["place"]) == ("/leads", LATE["search"], False, None)
    for actor in (world.manager, *world.strangers):
        assert await seen(gql, actor) == []
        unknown = "permission-denied" if actor in {world.buyer, ANONYMOUS} else "not-found"
        assert await refusal(gql, actor, UPDATE, id=key, input={**LATE, "name": "Mine"}) == unknown
        assert await refusal(gql, actor, DELETE, id=key) == unknown
        if actor is not ANONYMOUS:
            assert await refusal(gql, actor, ARRANGE, screen="/leads", ids=[], firstId=key) == unknown
    assert await names(gql, world.member) == ["Late ones"]
    changed = await done(gql, world.member, UPDATE, id=key, input={"name": "Very late", "search": "overdue=true"})
    assert changed["view"] == {"name": "Very late", "search": "overdue=true"}


async def test_the_portal_and_visitors_keep_none(gql: Gql, world: World) -> None:
    for actor in (world.buyer, ANONYMOUS):
        assert await refusal(gql, actor, CREATE, screen="/leads", input=LATE) == "permission-denied"
        assert await refusal(gql, actor, ARRANGE, screen="/leads", ids=[]) == "permission-denied"


async def test_a_manager_shares_with_the_own_team(gql: Gql, world: World) -> None:
    managed = (await gql(world.manager, VIEWS))["data"]["managedTeams"]
    assert managed == [{"id": world.team}]
    for actor in (world.member, world.other):
        assert (await gql(actor, VIEWS))["data"]["managedTeams"] == []
        assert (
            await refusal(gql, actor, CREATE, screen="/leads", input={**LATE, "teamId": world.team})
            == "permission-denied"
        )
        assert await names(gql, actor) == []
    assert (
        await refusal(gql, world.abroad, CREATE, screen="/leads", input={**LATE, "teamId": world.team}) == "not-found"
    )
    key = await kept(gql, world.manager, teamId=world.team)
    [shared] = await seen(gql, world.member)
    assert (shared["id"], shared["mayChange"], shared["team"]) == (key, False, {"id": world.team})
    for actor in world.strangers:
        assert await seen(gql, actor) == []
    # Who has it by the team opens lists with it, and changes nothing of it.
    assert await refusal(gql, world.member, UPDATE, id=key, input={**LATE, "name": "Mine"}) == "permission-denied"
    assert await refusal(gql, world.member, DELETE, id=key) == "permission-denied"
    assert (await done(gql, world.member, ARRANGE, screen="/leads", ids=[key], firstId=key))["errors"] == []
    assert [view["isFirst"] for view in await seen(gql, world.member)] == [True]
    assert [view["isFirst"] for view in await seen(gql, world.manager)] == [False]
    # Taken back, it is nobody else's any more.
    assert (await done(gql, world.manager, UPDATE, id=key, input=LATE))["errors"] == []
    assert await names(gql, world.member) == []


async def test_deleting_can_be_taken_back(gql: Gql, world: World) -> None:
    key = await kept(gql, world.manager, teamId=world.team)
    await done(gql, world.member, ARRANGE, screen="/leads", ids=[key], firstId=key)
    assert (await done(gql, world.manager, DELETE, id=key))["errors"] == []
    assert await names(gql, world.member) == await names(gql, world.manager) == []
    assert await refusal(gql, world.manager, UPDATE, id=key, input=LATE) == "not-found"
    for actor in (world.other, world.abroad):
        assert await refusal(gql, actor, RESTORE, id=key) == "not-found"
    assert await refusal(gql, world.member, RESTORE, id=key) == "permission-denied"
    assert (await done(gql, world.manager, RESTORE, id=key))["view"] == {"id": key, "name": "Late ones"}
    # It is again where everybody had it.
    assert [view["isFirst"] for view in await seen(gql, world.member)] == [True]
    # The next view that is kept ends the time to take back.
    await done(gql, world.manager, DELETE, id=key)
    await kept(gql, world.manager, name="Another")
    assert await refusal(gql, world.manager, RESTORE, id=key) == "not-found"


async def test_everybody_has_an_own_order(gql: Gql, world: World) -> None:
    keys = [await kept(gql, world.member, name=name) for name in ("One", "Two", "Three")]
    for wanted in (keys[::-1], keys):
        assert (await done(gql, world.member, ARRANGE, screen="/leads", ids=wanted, firstId=wanted[0]))["errors"] == []
        places = {view["id"]: (view["place"], view["isFirst"]) for view in await seen(gql, world.member)}
        assert places == {key: (at, at == 1) for at, key in enumerate(wanted, 1)}
    assert (await done(gql, world.member, ARRANGE, screen="/leads", ids=keys))["errors"] == []
    assert not any(view["isFirst"] for view in await seen(gql, world.member))


@pytest.mark.parametrize(
    ("screen", "changed", "code"),
    [
        ("leads", {}, "view-screen-unknown"),
        ("//evil.example", {}, "view-screen-unknown"),
        ("/leads", {"name": "  "}, "view-name-missing"),
        ("/leads", {"name": "n" * 61}, "view-name-too-long"),
        ("/leads", {"search": "q=" + "x" * 1000}, "view-search-invalid"),
        ("/leads", {"search": "q=a#b"}, "view-search-invalid"),
    ],
)
async def test_what_is_wrong_is_said(gql: Gql, world: World, screen: str, changed: dict[str, str], code: str) -> None:
    assert await refusal(gql, world.member, CREATE, screen=screen, input={**LATE, **changed}) == code
    assert await names(gql, world.member) == []


async def test_there_is_an_end_to_views(gql: Gql, world: World) -> None:
    for at in range(MOST):
        await kept(gql, world.member, name=f"View {at}")
    assert await refusal(gql, world.member, CREATE, screen="/leads", input=LATE) == "views-full"
    await kept(gql, world.member, screen="/tickets")

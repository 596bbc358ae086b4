"""Roles and teams are data that an administrator makes; nobody sees or does more than they grant."""

from dataclasses import replace
from typing import Any

import pytest

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.leads.models import LeadChannel
from api.people.models import Branch
from api.people.queries import member_ids
from api.work.actions import Subject, create_request
from tests.conftest import Gql
from tests.factories.leads import LeadWorld, enter, make_lead_world
from tests.factories.people import make_staff, make_world, reload

REFUSED = {"PermissionDenied", "NotFound"}
ERRORS = "errors { __typename ... on UserError { code path } }"
ROLE = f"""mutation($name: String!, $permissions: [String!]!) {{
    roleCreate(name: $name, permissions: $permissions) {{ role {{ id code name permissions }} {ERRORS} }} }}"""
TEAM = f"""mutation($input: TeamCreateInput!) {{ teamCreate(input: $input) {{
    team {{ id code name roleCode region }} {ERRORS} }} }}"""
TEAM_UPDATE = f"""mutation($id: ID!, $input: TeamUpdateInput!) {{ teamUpdate(id: $id, input: $input) {{
    team {{ name region manager {{ id }} members {{ id }} }} {ERRORS} }} }}"""
USER_UPDATE = f"""mutation($id: ID!, $input: UserUpdateInput!) {{ userUpdate(id: $id, input: $input) {{
    user {{ region agentCode dealerCode roles {{ code }} }} {ERRORS} }} }}"""


def payload(answer: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a mutation's payload; a caller that is turned away at the door gets one with the refusal."""
    found = (answer.get("data") or {}).get(name)
    return found or {"errors": [{"__typename": "PermissionDenied"} for _ in answer["errors"]]}


@pytest.fixture
async def world(db: Database) -> LeadWorld:
    return await make_lead_world(db, "ADMIN", "EMPLOYEE", "TELEMARKETING")


@pytest.mark.req("ACC-02")
async def test_a_role_made_of_named_permissions_and_given_to_somebody_is_all_that_they_may(
    db: Database, gql: Gql, world: LeadWorld
) -> None:
    admin = world.people["ADMIN"]
    name = f"Șef de tură {world.branch.code}"
    made = payload(await gql(admin, ROLE, {"name": name, "permissions": ["branch:lead:read"]}), "roleCreate")
    assert made["errors"] == []
    code = made["role"]["code"]
    assert code == name.upper().replace(" ", "_").replace("-", "_")
    assert made["role"]["name"] == name
    async with db.unit_of_work(SYSTEM) as uow:
        holder = await make_staff(uow, world.branch, "EMPLOYEE")
        await uow.commit()
    lead = await enter(db, world, world.people["TELEMARKETING"], LeadChannel.TELEMARKETING)
    read = "query L($id: ID!) { lead(id: $id) { number phone contactName } }"
    shown = {"id": f"lea_{lead.id}"}
    assert ((await gql(holder, read, shown)).get("data") or {}).get("lead") is None
    given = {"id": f"usr_{holder.user_id}", "input": {"version": 1, "roles": [code]}}
    for nobody in (holder, ANONYMOUS):
        assert payload(await gql(nobody, USER_UPDATE, given), "userUpdate")["errors"][0]["__typename"] in REFUSED
    done = payload(await gql(admin, USER_UPDATE, given), "userUpdate")
    assert done["user"]["roles"] == [{"code": code}]
    holder = await reload(db, holder)
    # The right to leads is none to personal data: the field is checked, too.
    assert (await gql(holder, read, shown))["data"]["lead"] == {
        "number": lead.number,
        "phone": None,
        "contactName": None,
    }
    start = f"mutation($id: ID!) {{ leadStart(id: $id) {{ lead {{ status }} {ERRORS} }} }}"
    assert payload(await gql(holder, start, shown), "leadStart")["errors"][0]["__typename"] == "PermissionDenied"
    unknown = payload(await gql(admin, ROLE, {"name": "X", "permissions": ["branch:moon:read"]}), "roleCreate")
    assert [error["code"] for error in unknown["errors"]] == ["permission-unknown"]
    for nobody in (holder, world.people["EMPLOYEE"], ANONYMOUS):
        refused = payload(await gql(nobody, ROLE, {"name": name, "permissions": []}), "roleCreate")
        assert refused["errors"][0]["__typename"] == "PermissionDenied"


async def test_a_role_is_called_by_its_name_in_the_readers_language(gql: Gql, world: LeadWorld) -> None:
    admin = world.people["ADMIN"]
    for language, name in (("ro", "Vânzări pe teren"), ("ru", "Выездные продажи")):
        answer = await gql(replace(admin, language=language), "{ roles { code name } }")
        assert {"code": "FIELD_SALES", "name": name} in answer["data"]["roles"]


async def _team(gql: Gql, admin: Actor, branch: Branch) -> dict[str, Any]:
    wanted = {"branchId": f"brn_{branch.id}", "name": "Vânzări Nord", "roleCode": "FIELD_SALES", "region": "Cluj"}
    made = payload(await gql(admin, TEAM, {"input": wanted}), "teamCreate")
    assert made["errors"] == []
    return dict(made["team"])


@pytest.mark.req("ACC-03")
async def test_an_administrator_makes_teams_with_inbox_manager_and_region_and_gives_people_their_codes(
    db: Database, gql: Gql
) -> None:
    branch, people = await make_world(db, "RO", "ADMIN", "FIELD_SALES", "SALES_MANAGER", "DEALER")
    admin, seller, manager = people["ADMIN"], people["FIELD_SALES"], people["SALES_MANAGER"]
    team = await _team(gql, admin, branch)
    assert team | {"id": ""} == {
        "id": "", "code": "VÂNZĂRI_NORD", "name": "Vânzări Nord", "roleCode": "FIELD_SALES", "region": "Cluj",
    }  # fmt: skip
    assert (await _team(gql, admin, branch))["code"] == "VÂNZĂRI_NORD_2"
    members = {
        "version": 1, "name": "Nord-Vest", "region": "Cluj și Bihor", "managerId": f"usr_{manager.user_id}",
        "memberIds": [f"usr_{seller.user_id}"],
    }  # fmt: skip
    set_ = payload(await gql(admin, TEAM_UPDATE, {"id": team["id"], "input": members}), "teamUpdate")
    assert set_["team"] == {
        "name": "Nord-Vest", "region": "Cluj și Bihor", "manager": {"id": f"usr_{manager.user_id}"},
        "members": [{"id": f"usr_{seller.user_id}"}],
    }  # fmt: skip
    seller, manager = await reload(db, seller), await reload(db, manager)
    async with db.unit_of_work(SYSTEM) as uow:
        (own,) = seller.team_ids
        assert manager.managed_team_ids == (own,)
        assert await member_ids(uow, own) == [seller.user_id]
        # The team is a group inbox: what is sent to it stands in its members'.
        about = Subject(branch.id, "team", own, "T-1")
        await create_request(uow, kind="REVIEW", title_key="work-title-sent", about=about, to_team_id=own)
        await uow.commit()
    box = await gql(seller, "{ inbox(first: 5, filter: {box: GROUP}) { nodes { number toTeam { name } } } }")
    assert box["data"]["inbox"]["nodes"] == [{"number": "T-1", "toTeam": {"name": "Nord-Vest"}}]
    codes = {"version": 1, "region": "Cluj", "agentCode": "A-77", "dealerCode": "D-9"}
    coded = payload(
        await gql(admin, USER_UPDATE, {"id": f"usr_{people['DEALER'].user_id}", "input": codes}), "userUpdate"
    )
    assert coded["user"] | {"roles": []} == {"region": "Cluj", "agentCode": "A-77", "dealerCode": "D-9", "roles": []}


async def test_teams_are_made_by_those_who_administer_them(db: Database, gql: Gql) -> None:
    branch, people = await make_world(db, "RO", "ADMIN", "SALES_MANAGER")
    _, abroad = await make_world(db, "PL", "SALES_MANAGER")
    wanted = {"branchId": f"brn_{branch.id}", "name": "Sud", "roleCode": "FIELD_SALES"}
    for nobody in (people["SALES_MANAGER"], abroad["SALES_MANAGER"], ANONYMOUS):
        refused = payload(await gql(nobody, TEAM, {"input": wanted}), "teamCreate")
        assert refused["errors"][0]["__typename"] in REFUSED
    for wrong, path in (({"name": " "}, "name"), ({"roleCode": "NOBODY"}, "roleCode")):
        refused = payload(await gql(people["ADMIN"], TEAM, {"input": {**wanted, **wrong}}), "teamCreate")
        assert refused["errors"][0]["path"] == ["input", path]
    teams = await gql(people["SALES_MANAGER"], "{ teams { name } }")
    assert teams["data"]["teams"] == []

from typing import Any

import pytest

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.people.models import Branch, Role, UserAccount, UserKind
from tests.conftest import Gql
from tests.factories.people import make_staff, make_team, make_world, reload

CREATE = """mutation($input: UserCreateInput!) { userCreate(input: $input) {
    user { id login roles { code } } errors { __typename ... on UserError { code path message } } } }"""
UPDATE = """mutation($id: ID!, $input: UserUpdateInput!) { userUpdate(id: $id, input: $input) {
    user { name active roles { code } } errors { __typename ... on UserError { code path } } } }"""
ROLE = """mutation($id: ID!, $version: Int!, $permissions: [String!]!) {
    roleUpdate(id: $id, version: $version, permissions: $permissions) {
    role { permissions } errors { __typename ... on UserError { code } } } }"""


def new_user(branch: Branch, login: str, **changes: Any) -> dict[str, Any]:
    values = {"branchId": f"brn_{branch.id}", "login": login, "name": "Ana Pop", "email": login}
    return {**values, "language": "ro", "roles": ["FIELD_SALES"], "password": "a long enough one", **changes}


@pytest.fixture
async def world(db: Database) -> tuple[Branch, dict[str, Actor]]:
    return await make_world(db, "RO", "ADMIN", "FIELD_SALES")


async def test_an_administrator_adds_a_person_with_roles(gql: Gql, world: tuple[Branch, dict[str, Actor]]) -> None:
    branch, people = world
    login = f"ana-{branch.code}@staff.example".lower()
    answer = await gql(people["ADMIN"], CREATE, {"input": new_user(branch, login.upper())})
    created = answer["data"]["userCreate"]
    assert created["errors"] == []
    assert created["user"] | {"id": ""} == {"id": "", "login": login, "roles": [{"code": "FIELD_SALES"}]}
    twice = await gql(people["ADMIN"], CREATE, {"input": new_user(branch, login)})
    assert twice["data"]["userCreate"]["errors"][0]["code"] == "login-taken"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"password": "short"}, "password-too-short"),
        ({"password": "password123"}, "password-too-common"),
        ({"roles": ["NOBODY"]}, "role-unknown"),
        ({"roles": ["PORTAL_ADMIN"]}, "role-unknown"),
    ],
)
async def test_bad_input_is_refused_with_its_reason(
    gql: Gql, world: tuple[Branch, dict[str, Actor]], changes: dict[str, Any], code: str
) -> None:
    branch, people = world
    login = f"{code}-{branch.code}@staff.example".lower()
    answer = await gql(people["ADMIN"], CREATE, {"input": new_user(branch, login, **changes)})
    assert [error["code"] for error in answer["data"]["userCreate"]["errors"]] == [code]


async def test_only_administrators_write_people_and_a_denial_changes_nothing(
    gql: Gql, db: Database, world: tuple[Branch, dict[str, Actor]]
) -> None:
    branch, people = world
    _, others = await make_world(db, "PL", "FIELD_SALES", "SECURITY_ADMIN")
    target = people["FIELD_SALES"].user_id
    for caller in (people["FIELD_SALES"], others["FIELD_SALES"], ANONYMOUS):
        created = await gql(caller, CREATE, {"input": new_user(branch, f"x-{branch.code}@staff.example".lower())})
        assert [error["__typename"] for error in created["data"]["userCreate"]["errors"]] == ["PermissionDenied"]
        changed = await gql(caller, UPDATE, {"id": f"usr_{target}", "input": {"version": 1, "name": "Hacked"}})
        assert changed["data"]["userUpdate"]["errors"][0]["__typename"] in {"PermissionDenied", "NotFound"}
    async with db.unit_of_work(SYSTEM) as uow:
        user = await uow.session.get(UserAccount, target)
        assert user is not None
        assert user.name != "Hacked"


async def test_two_administrators_at_one_account_do_not_overwrite_each_other(
    gql: Gql, world: tuple[Branch, dict[str, Actor]]
) -> None:
    _, people = world
    target = {"id": f"usr_{people['FIELD_SALES'].user_id}"}
    first = await gql(people["ADMIN"], UPDATE, target | {"input": {"version": 1, "name": "First"}})
    assert first["data"]["userUpdate"]["user"]["name"] == "First"
    second = await gql(people["ADMIN"], UPDATE, target | {"input": {"version": 1, "name": "Second"}})
    assert second["data"]["userUpdate"]["errors"][0]["__typename"] == "StaleVersion"


async def test_a_role_built_by_an_administrator_decides_what_its_holder_sees_and_does(
    gql: Gql, db: Database, world: tuple[Branch, dict[str, Actor]]
) -> None:
    branch, people = world
    async with db.unit_of_work(SYSTEM) as uow:
        code = f"AUDITOR_{branch.code}"
        role = uow.add(Role(code=code, kind=UserKind.STAFF, names={"en": "Auditor"}, permissions=[]))
        await uow.flush()
        holder = await make_staff(uow, branch, code)
        await uow.commit()
    users = "{ users(first: 50) { nodes { id } } }"
    alone = await gql(holder, users)
    assert [user["id"] for user in alone["data"]["users"]["nodes"]] == [f"usr_{holder.user_id}"]
    variables = {"id": f"rol_{role.id}", "version": 1, "permissions": ["branch:user:read"]}
    denied = await gql(people["FIELD_SALES"], ROLE, variables)
    assert denied["data"]["roleUpdate"]["errors"][0]["__typename"] == "PermissionDenied"
    unknown = await gql(people["ADMIN"], ROLE, variables | {"permissions": ["branch:moon:read"]})
    assert unknown["data"]["roleUpdate"]["errors"][0]["code"] == "permission-unknown"
    changed = await gql(people["ADMIN"], ROLE, variables)
    assert changed["data"]["roleUpdate"]["role"]["permissions"] == ["branch:user:read"]
    seen = await gql(await reload(db, holder), users)
    assert len(seen["data"]["users"]["nodes"]) == 3


async def test_a_team_takes_only_people_of_its_branch(
    gql: Gql, db: Database, world: tuple[Branch, dict[str, Actor]]
) -> None:
    branch, people = world
    _, others = await make_world(db, "PL", "FIELD_SALES")
    async with db.unit_of_work(SYSTEM) as uow:
        team = await make_team(uow, branch, "FIELD_SALES")
        await uow.commit()
    document = """mutation($id: ID!, $input: TeamUpdateInput!) { teamUpdate(id: $id, input: $input) {
        team { manager { id } members { id } } errors { __typename ... on UserError { code } } } }"""
    mine = f"usr_{people['FIELD_SALES'].user_id}"
    foreign = f"usr_{others['FIELD_SALES'].user_id}"
    wanted = {"version": 1, "name": "North", "managerId": mine, "memberIds": [mine]}
    refused = await gql(people["ADMIN"], document, {"id": f"tea_{team.id}", "input": wanted | {"memberIds": [foreign]}})
    assert refused["data"]["teamUpdate"]["errors"][0]["code"] == "member-unknown"
    done = await gql(people["ADMIN"], document, {"id": f"tea_{team.id}", "input": wanted})
    assert done["data"]["teamUpdate"]["team"] == {"manager": {"id": mine}, "members": [{"id": mine}]}


async def test_a_branch_says_whether_the_caller_works_in_it(gql: Gql, db: Database) -> None:
    home, people = await make_world(db, "RO", "FIELD_SALES")
    other, _ = await make_world(db, "PL", "FIELD_SALES")
    document = "query($id: ID!) { node(id: $id) { ... on Branch { viewerWorksHere } } }"
    for branch, works in ((home, True), (other, False)):
        answer = await gql(people["FIELD_SALES"], document, {"id": f"brn_{branch.id}"})
        assert answer["data"]["node"] == {"viewerWorksHere": works}

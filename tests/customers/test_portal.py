"""The customer keeps its own data in the portal, within its rights."""

from typing import Any

import pytest

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.customers.models import SubscriptionStatus
from tests.conftest import Gql
from tests.factories.customers import make_account, make_line
from tests.factories.graphql import run
from tests.factories.offers import Shop, make_shop
from tests.factories.people import make_portal_user, make_staff

ERRORS = "errors { __typename ... on UserError { code message path } }"
READ = """query ($id: ID!) { result: customer(id: $id) { name street city postalCode version viewerCan { update manage }
  contacts { id name jobTitle email phones roles version } } }"""
UPDATE = f"""mutation ($id: ID!, $input: CustomerUpdateInput!) {{ result: customerUpdate(id: $id, input: $input) {{
  customer {{ version }} {ERRORS} }} }}"""
ADD = f"mutation ($input: ContactAddInput!) {{ result: contactAdd(input: $input) {{ contact {{ id }} {ERRORS} }} }}"
CHANGE = f"""mutation ($id: ID!, $input: ContactUpdateInput!) {{ result: contactUpdate(id: $id, input: $input) {{
  contact {{ version }} {ERRORS} }} }}"""
REMOVE = f"""mutation ($id: ID!, $version: Int!) {{ result: contactRemove(id: $id, version: $version) {{
  contact {{ id }} {ERRORS} }} }}"""

LINES = """query ($filter: SubscriptionFilter) { customers(first: 1) { nodes {
  subscriptions(first: 2, filter: $filter) { totalCount nodes { number } } } } }"""


@pytest.mark.req("WEB-03")
async def test_a_customers_administrator_keeps_address_and_people_and_nobody_else_does(db: Database, gql: Gql) -> None:
    shop: Shop = await make_shop(db)
    async with db.unit_of_work(SYSTEM) as uow:
        admin = await make_portal_user(uow, shop.branch, shop.customer.id, "PORTAL_ADMIN")
        await uow.commit()
    customer = f"cus_{shop.customer.id}"

    async def company(reader: Actor = admin) -> dict[str, Any]:
        return dict(await run(gql, reader, READ, id=customer))

    before = await company()
    assert before["viewerCan"] == {"update": True, "manage": False}
    assert (await company(shop.buyer))["viewerCan"]["update"] is False
    (signatory,) = before["contacts"]
    person = {"name": "Ion Pop", "jobTitle": "Accountant", "email": "ion@firma.example", "phones": ["0722 100 200"]}
    new = {"customerId": customer, "roles": ["BILLING"], **person}

    # The buyer and the viewer may look; another customer's people, other staff and visitors may not even that.
    for nobody in (shop.buyer, shop.viewer, shop.foreign_portal, shop.stranger, ANONYMOUS):
        for document, given in (
            (UPDATE, {"id": customer, "input": {"version": before["version"], "city": "Arad"}}),
            (ADD, {"input": new}),
            (CHANGE, {"id": signatory["id"], "input": {"version": signatory["version"], "name": "X"}}),
            (REMOVE, {"id": signatory["id"], "version": signatory["version"]}),
        ):
            refused = await run(gql, nobody, document, **given)
            assert {error["__typename"] for error in refused["errors"]} <= {"PermissionDenied", "NotFound"}
            assert refused["errors"]
    assert await company() == before

    moved = {"version": before["version"], "street": "Str. Nouă 3", "city": "Arad", "postalCode": "310001"}
    assert (await run(gql, admin, UPDATE, id=customer, input=moved))["errors"] == []
    late = await run(gql, admin, UPDATE, id=customer, input=moved)
    assert [error["__typename"] for error in late["errors"]] == ["StaleVersion"]
    added = await run(gql, admin, ADD, input=new)
    assert added["errors"] == []
    now = await company()
    assert (now["street"], now["city"], now["postalCode"]) == ("Str. Nouă 3", "Arad", "310001")
    kept = next(one for one in now["contacts"] if one["id"] == added["contact"]["id"])
    assert (kept["phones"], kept["roles"]) == (["+40722100200"], ["BILLING"])
    wrong = await run(gql, admin, CHANGE, id=kept["id"], input={"version": kept["version"], "email": "nowhere"})
    assert [error["__typename"] for error in wrong["errors"]] == ["InvalidInput"]
    promoted = {"version": kept["version"], "jobTitle": "Head of finance", "roles": ["BILLING", "DECISION_MAKER"]}
    assert (await run(gql, admin, CHANGE, id=kept["id"], input=promoted))["errors"] == []

    # What is agreed with the operator stays the operator's: the name, the fiscal number, and who signs.
    held = await company()
    kept = next(one for one in held["contacts"] if one["id"] == kept["id"])
    for document, given in (
        (UPDATE, {"id": customer, "input": {"version": held["version"], "name": "Other SRL"}}),
        (UPDATE, {"id": customer, "input": {"version": held["version"], "fiscalNumber": "16327077"}}),
        (ADD, {"input": {**new, "roles": ["SIGNATORY"]}}),
        (CHANGE, {"id": kept["id"], "input": {"version": kept["version"], "roles": ["SIGNATORY"]}}),
        (CHANGE, {"id": signatory["id"], "input": {"version": signatory["version"], "email": "me@firma.example"}}),
        (REMOVE, {"id": signatory["id"], "version": signatory["version"]}),
    ):
        denied = await run(gql, admin, document, **given)
        assert [error["__typename"] for error in denied["errors"]] == ["PermissionDenied"], given
    assert await company() == held
    assert (await run(gql, admin, REMOVE, id=kept["id"], version=kept["version"]))["errors"] == []
    assert [one["id"] for one in (await company())["contacts"]] == [signatory["id"]]


async def test_a_line_among_many_is_found_by_part_of_its_number(db: Database, gql: Gql) -> None:
    shop: Shop = await make_shop(db)
    async with db.unit_of_work(SYSTEM) as uow:
        account = await make_account(uow, shop.customer)
        for number in ("+40745120015", "+40745120016", "+40745990015"):
            await make_line(uow, shop.customer, account, number=number)
        off = await make_line(uow, shop.customer, account, number="+40745121015")
        off.status = SubscriptionStatus.DISCONNECTED
        await uow.commit()

    async def lines(reader: Actor, **wanted: object) -> tuple[int, list[str]]:
        (customer,) = (await gql(reader, LINES, {"filter": wanted}))["data"]["customers"]["nodes"]
        found = customer["subscriptions"]
        return found["totalCount"], [node["number"] for node in found["nodes"]]

    assert await lines(shop.buyer, alive=True, search="12 00 15") == (1, ["+40745120015"])
    assert (await lines(shop.buyer, alive=True, search="745 12"))[0] == 2
    assert (await lines(shop.buyer, search="745 12"))[0] == 3
    # What stands for anything elsewhere is only itself.
    assert (await lines(shop.buyer, search="%"))[0] == 0
    assert (await lines(shop.buyer, kind="HOSTING", search="745"))[0] == 0
    assert (await lines(shop.foreign_portal, search="745"))[0] == 0


async def test_who_manages_a_companys_people_sees_their_roles_and_nobody_elses(db: Database, gql: Gql) -> None:
    shop: Shop = await make_shop(db)
    async with db.unit_of_work(SYSTEM) as uow:
        admin = await make_portal_user(uow, shop.branch, shop.customer.id, "PORTAL_ADMIN")
        viewer = await make_portal_user(uow, shop.branch, shop.customer.id, "PORTAL_VIEWER")
        await uow.commit()

    async def roles(reader: Actor) -> dict[str, list[str]]:
        answer = await gql(reader, "{ users(first: 100) { nodes { id roles { code } } } }")
        assert "errors" not in answer, answer
        return {one["id"]: [role["code"] for role in one["roles"]] for one in answer["data"]["users"]["nodes"]}

    seen = await roles(admin)
    assert seen[f"usr_{admin.user_id}"] == ["PORTAL_ADMIN"]
    assert seen[f"usr_{viewer.user_id}"] == ["PORTAL_VIEWER"]
    assert f"usr_{shop.foreign_portal.user_id}" not in seen
    assert await roles(viewer) == {f"usr_{viewer.user_id}": ["PORTAL_VIEWER"]}
    viewers = {key for key, held in seen.items() if "PORTAL_VIEWER" in held}
    holders = await gql(admin, '{ users(first: 9, filter: {role: "PORTAL_VIEWER"}) { nodes { id } } }')
    assert {one["id"] for one in holders["data"]["users"]["nodes"]} == viewers
    # How many hold a role elsewhere is no customer's business.
    counted = await gql(admin, "{ roles { code holderCount } }")
    assert {"code": "PORTAL_VIEWER", "holderCount": len(viewers)} in counted["data"]["roles"]


async def test_roles_in_the_portal_are_set_by_staff_and_everything_else_of_a_person_by_the_company(
    db: Database, gql: Gql
) -> None:
    shop: Shop = await make_shop(db)
    async with db.unit_of_work(SYSTEM) as uow:
        admin = await make_portal_user(uow, shop.branch, shop.customer.id, "PORTAL_ADMIN")
        viewer = await make_portal_user(uow, shop.branch, shop.customer.id, "PORTAL_VIEWER")
        security = await make_staff(uow, shop.branch, "SECURITY_ADMIN")
        await uow.commit()
    document = f"""mutation ($id: ID!, $input: UserUpdateInput!) {{ result: userUpdate(id: $id, input: $input) {{
      user {{ version name roles {{ code }} }} {ERRORS} }} }}"""

    async def change(caller: Actor, **values: object) -> dict[str, Any]:
        return dict(await run(gql, caller, document, id=f"usr_{viewer.user_id}", input=values))

    for roles in (["PORTAL_BUYER"], ["PORTAL_ADMIN"], ["ADMIN"], []):
        refused = await change(admin, version=1, name="Changed", roles=roles)
        assert refused["user"] is None
        assert [(one["__typename"], one["code"]) for one in refused["errors"]] == [
            ("PermissionDenied", "permission-denied")
        ]
        assert refused["errors"][0]["message"].startswith("Roles in the portal are set by us.")
    for nobody in (viewer, shop.foreign_portal):
        refused = await change(nobody, version=1, roles=["PORTAL_ADMIN"])
        assert refused["errors"][0]["__typename"] in {"PermissionDenied", "NotFound"}
    renamed = await change(admin, version=1, name="Ioana Pop")
    assert (renamed["user"]["name"], renamed["user"]["roles"]) == ("Ioana Pop", [{"code": "PORTAL_VIEWER"}])
    staffs = {"version": renamed["user"]["version"]}
    assert [one["code"] for one in (await change(security, **staffs, roles=["ADMIN"]))["errors"]] == ["role-unknown"]
    given = await change(security, **staffs, roles=["PORTAL_BUYER"])
    assert given["user"]["roles"] == [{"code": "PORTAL_BUYER"}]

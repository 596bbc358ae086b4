"""The customer keeps its own data in the portal, within its rights."""

from typing import Any

import pytest

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from tests.conftest import Gql
from tests.factories.graphql import run
from tests.factories.offers import Shop, make_shop
from tests.factories.people import make_portal_user

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

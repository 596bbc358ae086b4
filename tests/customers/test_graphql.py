"""Customers over GraphQL: who may, what is read, search, timeline."""

from typing import Any

import pytest

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.ids import GlobalID
from api.customers.models import Customer
from api.people.models import Branch
from tests.conftest import Gql
from tests.factories.customers import fiscal_number, make_contact, make_customer, make_segment
from tests.factories.people import make_portal_user, make_world

CREATE = """
mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) {
    customer { id number name status fiscalNumber version branch { code } viewerCan { update manage } }
    errors { __typename ... on UserError { code path message } }
  }
}
"""
UPDATE = """
mutation ($id: ID!, $input: CustomerUpdateInput!) {
  customerUpdate(id: $id, input: $input) { customer { name city version } errors { __typename } }
}
"""


class World:
    """A branch with a seller, a finance clerk, a stranger of another branch, a customer and its portal user."""

    def __init__(self, branch: Branch, people: dict[str, Actor], customer: Customer) -> None:
        self.branch, self.people, self.customer = branch, people, customer
        self.id = str(GlobalID("cus", customer.id))


@pytest.fixture
async def world(db: Database) -> World:
    branch, people = await make_world(db, "RO", "FIELD_SALES", "FINANCE")
    _, foreign = await make_world(db, "PL", "FIELD_SALES")
    async with db.unit_of_work(SYSTEM) as uow:
        await make_segment(uow, branch.id, "MA")
        customer = await make_customer(uow, branch, name="Brutăria Țărănească SRL", segment_code="MA")
        await make_contact(uow, customer, name="Ștefan Ionescu")
        people["PORTAL"] = await make_portal_user(uow, branch, customer.id, "PORTAL_ADMIN")
        people["VIEWER"] = await make_portal_user(uow, branch, customer.id, "PORTAL_VIEWER")
        await uow.commit()
    people["STRANGER"] = foreign["FIELD_SALES"]
    people["ANONYMOUS"] = ANONYMOUS
    return World(branch, people, customer)


def _ok(answer: dict[str, Any]) -> dict[str, Any]:
    assert "errors" not in answer, answer
    return dict(answer["data"])


async def test_seller_enters_a_prospect(gql: Gql, world: World) -> None:
    values = {
        "branchId": str(GlobalID("brn", world.branch.id)),
        "name": " Moara  Veche SRL ",
        "fiscalNumber": "RO 18547290",
    }
    payload = _ok(await gql(world.people["FIELD_SALES"], CREATE, {"input": values}))["customerCreate"]
    assert payload["errors"] == []
    customer = payload["customer"]
    assert customer["name"] == "Moara Veche SRL"
    assert customer["fiscalNumber"] == "18547290"
    assert customer["status"] == "PROSPECT"
    assert customer["number"].startswith("C-")
    assert customer["viewerCan"] == {"update": True, "manage": True}
    again = _ok(await gql(world.people["FIELD_SALES"], CREATE, {"input": values}))["customerCreate"]
    assert again["errors"][0]["code"] == "customer-duplicate"
    assert again["customer"] is None


@pytest.mark.parametrize("who", ["FINANCE", "STRANGER", "VIEWER", "PORTAL", "ANONYMOUS"])
async def test_others_enter_nothing(gql: Gql, world: World, who: str) -> None:
    values = {"branchId": str(GlobalID("brn", world.branch.id)), "name": "Nobody SRL", "fiscalNumber": fiscal_number()}
    answer = await gql(world.people[who], CREATE, {"input": values})
    payload = (answer.get("data") or {}).get("customerCreate") or {}
    assert payload.get("customer") is None
    listed = await gql(
        world.people["FIELD_SALES"], '{ customers(first: 9, filter: {search: "Nobody"}) { nodes { id } } }'
    )
    assert _ok(listed)["customers"]["nodes"] == []


async def test_update_keeps_what_is_absent_and_refuses_an_old_version(gql: Gql, world: World) -> None:
    seller = world.people["FIELD_SALES"]
    change = {"version": 1, "city": "Cluj-Napoca"}
    payload = _ok(await gql(seller, UPDATE, {"id": world.id, "input": change}))["customerUpdate"]
    assert payload["customer"] == {"name": "Brutăria Țărănească SRL", "city": "Cluj-Napoca", "version": 2}
    stale = _ok(await gql(seller, UPDATE, {"id": world.id, "input": {"version": 1, "city": "Iași"}}))["customerUpdate"]
    assert stale == {"customer": None, "errors": [{"__typename": "StaleVersion"}]}


async def test_portal_administrator_changes_the_address_but_not_the_name(gql: Gql, world: World) -> None:
    portal = world.people["PORTAL"]
    moved = _ok(await gql(portal, UPDATE, {"id": world.id, "input": {"version": 1, "city": "Arad"}}))["customerUpdate"]
    assert moved["customer"]["city"] == "Arad"
    renamed = await gql(portal, UPDATE, {"id": world.id, "input": {"version": 2, "name": "Other"}})
    assert _ok(renamed)["customerUpdate"]["errors"] == [{"__typename": "PermissionDenied"}]
    viewer = await gql(world.people["VIEWER"], UPDATE, {"id": world.id, "input": {"version": 2, "city": "Deva"}})
    assert _ok(viewer)["customerUpdate"]["errors"] == [{"__typename": "PermissionDenied"}]
    stranger = await gql(world.people["STRANGER"], UPDATE, {"id": world.id, "input": {"version": 2, "city": "Deva"}})
    assert _ok(stranger)["customerUpdate"]["errors"] == [{"__typename": "NotFound"}]
    card = _ok(
        await gql(world.people["FIELD_SALES"], "query ($id: ID!) { customer(id: $id) { city name } }", {"id": world.id})
    )
    assert card["customer"] == {"city": "Arad", "name": "Brutăria Țărănească SRL"}


CARD = """
query ($id: ID!) {
  customer(id: $id) {
    name segment { code names } contacts { name phones email roles } flashes { text }
    billingAccounts { number } subscriptions(first: 5) { nodes { number } } accountTeam { kind }
    monthlyValue { amount currency } timeline(first: 20, order: NEWEST) { nodes { kind subjectKind at actor { name } } }
  }
}
"""


async def test_card_with_contacts_flash_and_timeline(gql: Gql, world: World) -> None:
    seller = world.people["FIELD_SALES"]
    flash = (
        """mutation ($input: FlashSetInput!) { flashSet(input: $input) { flash { id text } errors { __typename } } }"""
    )
    values = {"customerId": world.id, "text": "Call before visiting", "endsAt": "2099-01-01T00:00:00Z"}
    set_ = _ok(await gql(seller, flash, {"input": values}))["flashSet"]
    assert set_["flash"]["text"] == "Call before visiting"
    card = _ok(await gql(seller, CARD, {"id": world.id}))["customer"]
    assert card["segment"]["code"] == "MA"
    assert card["contacts"][0]["phones"] == ["+40722123456"]
    assert card["flashes"] == [{"text": "Call before visiting"}]
    assert card["monthlyValue"] == {"amount": "0.00", "currency": "RON"}
    assert [entry["kind"] for entry in card["timeline"]["nodes"]] == ["FlashSet"]
    clear = "mutation ($id: ID!) { flashClear(id: $id) { customer { flashes { text } } errors { __typename } } }"
    cleared = _ok(await gql(seller, clear, {"id": set_["flash"]["id"]}))["flashClear"]
    assert cleared == {"customer": {"flashes": []}, "errors": []}


async def test_personal_data_needs_its_permission(gql: Gql, world: World) -> None:
    finance = _ok(await gql(world.people["FINANCE"], CARD, {"id": world.id}))["customer"]
    assert finance["contacts"][0]["phones"] is None
    assert finance["contacts"][0]["email"] is None
    for who in ("STRANGER", "ANONYMOUS"):
        answer = await gql(world.people[who], CARD, {"id": world.id})
        assert (answer.get("data") or {}).get("customer") is None


async def test_portal_sees_its_customer_without_flashes_and_timeline(gql: Gql, world: World) -> None:
    card = _ok(await gql(world.people["VIEWER"], CARD, {"id": world.id}))["customer"]
    assert card["name"] == "Brutăria Țărănească SRL"
    assert card["flashes"] == []
    assert card["timeline"]["nodes"] == []


CONTACT = """
mutation ($input: ContactAddInput!) {
  contactAdd(input: $input) { contact { id name phones roles version } errors { __typename ... on UserError { code } } }
}
"""


async def test_contacts_are_added_changed_and_removed(gql: Gql, world: World) -> None:
    seller = world.people["FIELD_SALES"]
    values = {"customerId": world.id, "name": "Ana Pop", "phones": ["0722 123 457"], "roles": ["TECHNICAL"]}
    contact = _ok(await gql(seller, CONTACT, {"input": values}))["contactAdd"]["contact"]
    assert contact["phones"] == ["+40722123457"]
    bad = _ok(await gql(seller, CONTACT, {"input": {**values, "phones": ["123"]}}))["contactAdd"]
    assert bad["errors"][0]["code"] == "invalid-phone"
    change = """mutation ($id: ID!, $input: ContactUpdateInput!) {
      contactUpdate(id: $id, input: $input) { contact { name email version } errors { __typename } } }"""
    new = {"version": contact["version"], "email": "Ana@Example.test"}
    changed = _ok(await gql(seller, change, {"id": contact["id"], "input": new}))["contactUpdate"]
    assert changed["contact"] == {"name": "Ana Pop", "email": "ana@example.test", "version": 2}
    remove = "mutation ($id: ID!, $v: Int!) { contactRemove(id: $id, version: $v) { contact { removedAt } errors { __typename } } }"
    denied = await gql(world.people["FINANCE"], remove, {"id": contact["id"], "v": 2})
    assert _ok(denied)["contactRemove"]["errors"] == [{"__typename": "PermissionDenied"}]
    gone = _ok(await gql(seller, remove, {"id": contact["id"], "v": 2}))["contactRemove"]
    assert gone["contact"]["removedAt"] is not None
    card = _ok(await gql(seller, CARD, {"id": world.id}))["customer"]
    assert [one["name"] for one in card["contacts"]] == ["Ștefan Ionescu"]


FULL = """
mutation ($input: ContactAddInput!) {
  contactAdd(input: $input) {
    contact { name roles phones email language hours } errors { __typename ... on UserError { code path } }
  }
}
"""


@pytest.mark.req("CON-01")
async def test_a_contact_has_roles_phones_mail_language_and_hours(gql: Gql, world: World) -> None:
    seller = world.people["FIELD_SALES"]
    values = {
        "customerId": world.id, "name": "Ana Pop", "roles": ["SIGNATORY", "TECHNICAL", "BILLING", "DECISION_MAKER"],
        "phones": ["0722 123 457", "+48 22 123 45 67"], "email": "Ana@Example.test", "language": "ru", "hours": "9-12",
    }  # fmt: skip
    added = _ok(await gql(seller, FULL, {"input": values}))["contactAdd"]
    assert added["contact"] == {
        "name": "Ana Pop", "roles": values["roles"], "phones": ["+40722123457", "+48221234567"],
        "email": "ana@example.test", "language": "ru", "hours": "9-12",
    }  # fmt: skip
    for wrong, path in (({"phones": ["12"]}, "phones"), ({"email": "ana@"}, "email"), ({"language": "xx"}, "language")):
        refused = _ok(await gql(seller, FULL, {"input": {**values, **wrong}}))["contactAdd"]
        assert refused["contact"] is None
        assert refused["errors"][0]["path"][-1] == path or path in refused["errors"][0]["path"]


SEARCH = "query ($q: String!) { customerSearch(query: $q) { id name matchedOn score } }"


@pytest.mark.parametrize(
    ("query", "matched"),
    [
        ("brutaria taraneasca", "NAME"),
        ("Brutarya taraneasca", "NAME"),
        ("stefan ionescu", "CONTACT"),
        ("0722 123 456", "PHONE"),
    ],
)
async def test_search_forgives_errors_and_diacritics(gql: Gql, world: World, query: str, matched: str) -> None:
    hits = _ok(await gql(world.people["FIELD_SALES"], SEARCH, {"q": query}))["customerSearch"]
    assert [(hit["id"], hit["matchedOn"]) for hit in hits] == [(world.id, matched)]
    assert _ok(await gql(world.people["STRANGER"], SEARCH, {"q": query}))["customerSearch"] == []


async def test_search_by_exact_keys(gql: Gql, world: World) -> None:
    for query in (world.customer.number.lower(), f"RO{world.customer.fiscal_number}"):
        hits = _ok(await gql(world.people["FIELD_SALES"], SEARCH, {"q": query}))["customerSearch"]
        assert [hit["id"] for hit in hits] == [world.id]
    assert _ok(await gql(world.people["FIELD_SALES"], SEARCH, {"q": "100%_"}))["customerSearch"] == []
    assert _ok(await gql(ANONYMOUS, SEARCH, {"q": world.customer.number}))["customerSearch"] == []


async def test_list_by_name_in_the_branchs_alphabet(gql: Gql, db: Database, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        for name in ("Zorile SRL", "Ștefania SRL", "Sandu SRL", "Stan SRL"):
            await make_customer(uow, world.branch, name=name)
        await uow.commit()
    listed = _ok(
        await gql(
            world.people["FIELD_SALES"],
            "{ customers(first: 3, order: NAME_ASC) { nodes { name } pageInfo { endCursor } } }",
        )
    )
    names = [node["name"] for node in listed["customers"]["nodes"]]
    assert names == ["Brutăria Țărănească SRL", "Sandu SRL", "Stan SRL"]
    cursor = listed["customers"]["pageInfo"]["endCursor"]
    rest = await gql(
        world.people["FIELD_SALES"],
        "query ($a: String) { customers(first: 3, after: $a, order: NAME_ASC) { nodes { name } } }",
        {"a": cursor},
    )
    assert [node["name"] for node in _ok(rest)["customers"]["nodes"]] == ["Ștefania SRL", "Zorile SRL"]


@pytest.mark.parametrize(("who", "parts"), [("FIELD_SALES", "leads offers contracts"), ("PORTAL", "offers contracts")])
async def test_the_card_leads_to_what_was_sold(gql: Gql, world: World, who: str, parts: str) -> None:
    fields = " ".join(f"{part}(first: 1) {{ nodes {{ number }} }}" for part in parts.split())
    document = f"query ($id: ID!) {{ customer(id: $id) {{ {fields} }} }}"
    card = _ok(await gql(world.people[who], document, {"id": world.id}))["customer"]
    assert card == {part: {"nodes": []} for part in parts.split()}

"""The shop for everybody, the catalogue for staff, releases."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import col, select

from api.catalog.defaults import seed
from api.catalog.models import OfferingStatus, ProductOffering, PublishingStage
from api.catalog.queries import Choice, limit_for, prices_of, tax_rate
from api.catalog.rules import OfferingNotPublished
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.ids import GlobalID
from api.customers.defaults import SEGMENTS
from api.people.models import Branch
from tests.conftest import Gql
from tests.factories.catalog import make_component, make_limit, make_offering, make_tax
from tests.factories.customers import make_customer, make_segment
from tests.factories.people import make_branch, make_portal_user, make_world

SHOP = """
query ($branch: String!) {
  shop(branch: $branch) {
    code productType names taxRate monthlyPrice { amount currency } status
    components { code required monthlyPrice { amount } } limits { segment }
  }
}
"""


class World:
    """A branch with marketing, a seller, a stranger, a portal user and one published offering."""

    def __init__(self, branch: Branch, people: dict[str, Actor], offering: ProductOffering) -> None:
        self.branch, self.people, self.offering = branch, people, offering
        self.id = str(GlobalID("prd", offering.id))


@pytest.fixture
async def world(db: Database) -> World:
    branch, people = await make_world(db, "RO", "MARKETING", "FIELD_SALES")
    _, foreign = await make_world(db, "PL", "MARKETING")
    async with db.unit_of_work(SYSTEM) as uow:
        await make_segment(uow, branch.id, "MA")
        await make_tax(uow, branch, "19", date(2017, 1, 1))
        await make_tax(uow, branch, "21", date(2025, 8, 1))
        offering = await make_offering(uow, branch)
        await make_component(uow, offering, "EXTRA")
        await make_limit(uow, offering, "MA")
        customer = await make_customer(uow, branch)
        people["PORTAL"] = await make_portal_user(uow, branch, customer.id)
        await uow.commit()
    people["STRANGER"], people["ANONYMOUS"] = foreign["MARKETING"], ANONYMOUS
    return World(branch, people, offering)


def _ok(answer: dict[str, Any]) -> dict[str, Any]:
    assert "errors" not in answer, answer
    return dict(answer["data"])


@pytest.mark.parametrize("who", ["ANONYMOUS", "PORTAL", "FIELD_SALES"])
async def test_everybody_sees_the_shop(gql: Gql, db: Database, world: World, who: str) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        await make_offering(uow, world.branch, status=OfferingStatus.DRAFT)
        await make_offering(uow, world.branch, status=OfferingStatus.WITHDRAWN)
        await make_offering(uow, world.branch, valid_until=date(2020, 2, 1))
        await uow.commit()
    document = SHOP if who == "FIELD_SALES" else SHOP.replace("limits { segment }", "")
    (item,) = _ok(await gql(world.people[who], document, {"branch": world.branch.code}))["shop"]
    assert item["code"] == world.offering.code
    assert item["monthlyPrice"] == {"amount": "10.00", "currency": "RON"}
    assert item["taxRate"] == "21.00"
    assert item["components"] == [{"code": "EXTRA", "required": False, "monthlyPrice": {"amount": "2.00"}}]
    if who == "FIELD_SALES":
        assert item["limits"] == [{"segment": "MA"}]


async def test_limits_are_hidden_from_customers(gql: Gql, world: World) -> None:
    (item,) = _ok(await gql(world.people["PORTAL"], SHOP, {"branch": world.branch.code}))["shop"]
    assert item["limits"] == []


PUBLISH = "mutation ($id: ID!) { offeringPublish(id: $id) { offering { status revision } errors { __typename } } }"
REVISE = "mutation ($id: ID!) { offeringRevise(id: $id) { offering { id revision status version components { code } } errors { __typename } } }"
CONFIRM = """mutation ($id: ID!, $stage: PublishingStage!) {
  offeringConfirmStage(id: $id, stage: $stage) { offering { stages { stage } } errors { __typename } } }"""
UPDATE = """mutation ($id: ID!, $input: OfferingUpdateInput!) {
  offeringUpdate(id: $id, input: $input) { offering { monthlyPrice { amount } } errors { __typename ... on UserError { code } } } }"""


async def test_a_release_goes_through_its_stages(gql: Gql, db: Database, world: World) -> None:
    marketing = world.people["MARKETING"]
    draft = _ok(await gql(marketing, REVISE, {"id": world.id}))["offeringRevise"]["offering"]
    assert (draft["revision"], draft["status"], draft["components"]) == (2, "DRAFT", [{"code": "EXTRA"}])
    change = {"version": draft["version"], "monthlyPrice": "12.50"}
    changed = _ok(await gql(marketing, UPDATE, {"id": draft["id"], "input": change}))["offeringUpdate"]
    assert changed["offering"]["monthlyPrice"]["amount"] == "12.50"
    on_shelf = _ok(await gql(marketing, UPDATE, {"id": world.id, "input": {"version": 1, "release": "X"}}))
    assert on_shelf["offeringUpdate"]["errors"][0]["__typename"] == "OfferingNotDraft"
    early = _ok(await gql(marketing, PUBLISH, {"id": draft["id"]}))["offeringPublish"]
    assert early["errors"] == [{"__typename": "OfferingNotReady"}]
    skipped = _ok(await gql(marketing, CONFIRM, {"id": draft["id"], "stage": "ANNOUNCED"}))["offeringConfirmStage"]
    assert skipped["errors"] == [{"__typename": "OfferingNotReady"}]
    for stage in PublishingStage:
        await gql(marketing, CONFIRM, {"id": draft["id"], "stage": stage.name})
    done = _ok(await gql(marketing, PUBLISH, {"id": draft["id"]}))["offeringPublish"]
    assert done["offering"] == {"status": "PUBLISHED", "revision": 2}
    async with db.unit_of_work(SYSTEM) as uow:
        old = await uow.session.get_one(ProductOffering, world.offering.id)
        assert old.status is OfferingStatus.WITHDRAWN
        with pytest.raises(OfferingNotPublished):
            await prices_of(uow.session, world.branch.id, [Choice(old.id)], uow.now.date())


WITHDRAW = "mutation ($id: ID!) { offeringWithdraw(id: $id) { offering { status } errors { __typename } } }"
LIMIT = """mutation ($id: ID!, $input: SegmentLimitSetInput!) {
  segmentLimitSet(id: $id, input: $input) { offering { limits { maximumDiscount } } errors { __typename } } }"""


@pytest.mark.parametrize("who", ["FIELD_SALES", "STRANGER", "PORTAL", "ANONYMOUS"])
async def test_others_change_nothing(gql: Gql, db: Database, world: World, who: str) -> None:
    caller = world.people[who]
    limit = {"segment": "MA", "standardDiscount": "50", "maximumDiscount": "90"}
    for document, extra in (
        (WITHDRAW, {}),
        (REVISE, {}),
        (PUBLISH, {}),
        (CONFIRM, {"stage": "ANNOUNCED"}),
        (UPDATE, {"input": {"version": 1, "monthlyPrice": "0.01"}}),
        (LIMIT, {"input": limit}),
    ):
        answer = await gql(caller, document, {"id": world.id, **extra})
        payload = next(iter((answer.get("data") or {"refused": None}).values())) or {}
        assert payload.get("offering") is None
    async with db.unit_of_work(SYSTEM) as uow:
        offering = await uow.session.get_one(ProductOffering, world.offering.id)
        assert (offering.version, offering.status) == (1, OfferingStatus.PUBLISHED)
        found = await limit_for(uow.session, offering.id, "MA")
        assert found is not None
        assert found.maximum_discount == Decimal(20)


async def test_marketing_sets_limits(gql: Gql, world: World) -> None:
    marketing = world.people["MARKETING"]
    values = {"segment": "MA", "standardDiscount": "12.5", "maximumDiscount": "25"}
    answer = _ok(await gql(marketing, LIMIT, {"id": world.id, "input": values}))["segmentLimitSet"]
    assert answer["offering"]["limits"] == [{"maximumDiscount": "25.00"}]
    wrong = _ok(await gql(marketing, LIMIT, {"id": world.id, "input": {**values, "maximumDiscount": "5"}}))
    assert wrong["segmentLimitSet"]["errors"] == [{"__typename": "InvalidInput"}]


async def test_vat_is_that_of_the_day(db: Database, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        assert await tax_rate(uow.session, world.branch.id, "STANDARD", date(2025, 7, 31)) == Decimal(19)
        assert await tax_rate(uow.session, world.branch.id, "STANDARD", date(2025, 8, 1)) == Decimal(21)
        choice = Choice(world.offering.id, {"EXTRA": 2})
        (price,) = await prices_of(uow.session, world.branch.id, [choice], date(2026, 1, 1))
        assert (price.monthly, price.tax_rate) == (Decimal("14.00"), Decimal(21))


@pytest.mark.parametrize("country", ["RO", "PL", "ES", "PE"])
async def test_every_country_starts_with_a_catalogue(gql: Gql, db: Database, country: str) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow, country)
        await seed(uow, branch)
        await seed(uow, branch)
        await uow.commit()
    shop = _ok(await gql(ANONYMOUS, SHOP.replace("limits { segment }", ""), {"branch": branch.code}))["shop"]
    kinds = [item["productType"] for item in shop]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "VOICE_PLAN": 4, "DATA_PORT": 2, "HOSTING": 3, "DEVICE": 5, "OPTION": 4,
    }  # fmt: skip
    assert {item["monthlyPrice"]["currency"] for item in shop} == {branch.currency}
    assert all(set(item["names"]) == {"en", "ro", "es", "pl", "ru"} for item in shop)
    async with db.unit_of_work(SYSTEM) as uow:
        statement = select(ProductOffering.id).where(col(ProductOffering.branch_id) == branch.id)
        for key in (await uow.session.scalars(statement)).all():
            for segment in SEGMENTS:
                assert await limit_for(uow.session, key, segment) is not None

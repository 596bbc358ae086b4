"""An earlier order is put into the cart again: as it was configured, at today's prices, and what differs is said."""

from collections.abc import Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from api.catalog.models import OfferingStatus, ProductOffering
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.ids import new_id
from api.orders.actions.cart import put_line, set_quantity
from api.orders.actions.entry import submit_cart
from api.orders.models import CartLine, Order
from api.orders.rules import MAX_CART_LINES, MAX_QUANTITY, Difference, Part, repeated
from api.people.models import Branch
from tests.conftest import Gql
from tests.factories.catalog import make_component, make_offering, names
from tests.factories.customers import make_customer
from tests.factories.graphql import run
from tests.factories.house import House
from tests.factories.people import make_portal_user

CART = """cart { id note lines { quantity components offering { code revision } }
  differences { kind orderNumber name part before { monthly { amount } } now { monthly { amount } } } }"""
AGAIN = f"""mutation ($id: ID!, $ref: String!) {{
  result: orderAgain(id: $id, clientReference: $ref) {{ {CART} errors {{ __typename }} }} }}"""
BACK = f"""mutation ($ref: String!) {{
  result: cartTakeBack(clientReference: $ref) {{ {CART} errors {{ __typename }} }} }}"""
READ = f"{{ result: {CART} }}"
PRODUCT = {"BACKUP": 3, "LOGS": 2}


async def sold(house: House, code: str, parts: Mapping[str, int] = PRODUCT, **fields: Any) -> ProductOffering:
    """Commit a product of 10.00 a month with optional components, of each how many fit."""
    async with house.db.unit_of_work(SYSTEM) as uow:
        branch = await uow.session.get_one(Branch, house.staff.branch.id)
        made = await make_offering(uow, branch, code=code, **fields)
        for part, most in parts.items():
            await make_component(uow, made, part, max_quantity=most)
        await uow.commit()
    return made


async def withdrawn(house: House, offering: ProductOffering) -> None:
    """Commit that it is not sold any more."""
    async with house.db.unit_of_work(SYSTEM) as uow:
        statement = update(ProductOffering).where(col(ProductOffering.id) == offering.id)
        await uow.session.execute(statement.values(status=OfferingStatus.WITHDRAWN))
        await uow.commit()


async def ordered(house: House, buyer: Actor, wanted: list[tuple[ProductOffering, int]]) -> Order:
    """Commit an order of products, each with two backups."""
    for offering, quantity in wanted:
        await house.do(
            buyer, put_line, offering.id, quantity=quantity, components={"BACKUP": 2}, client_reference=offering.code
        )
    order: Order = await house.do(buyer, submit_cart, client_reference=str(new_id()), note="Back door, ring twice")
    return order


async def again(gql: Gql, actor: Actor, order: Order, reference: str = "r1") -> Any:
    """Ask for an order again; return the payload."""
    return await run(gql, actor, AGAIN, id=f"ord_{order.id}", ref=reference)


async def lines_in_carts(house: House) -> int:
    """Return how many lines there are in all carts of the test's database."""
    async with house.db.unit_of_work(SYSTEM) as uow:
        return await uow.session.scalar(select(func.count()).select_from(CartLine)) or 0


async def test_what_was_ordered_is_in_the_cart_again_beside_what_was_there(house: House, gql: Gql) -> None:
    buyer = await house.customer()
    plan, line = await sold(house, "PLAN"), await sold(house, "LINE")
    order = await ordered(house, buyer, [(plan, 3), (line, 1)])
    await house.do(buyer, put_line, line.id, quantity=7, components={}, client_reference="there")

    answer = await again(gql, buyer, order)
    cart = answer["cart"]
    assert [(each["offering"]["code"], each["quantity"], each["components"]) for each in cart["lines"]] == [
        ("LINE", 7, {}),
        ("PLAN", 3, {"BACKUP": 2}),
        ("LINE", 1, {"BACKUP": 2}),
    ]
    assert (cart["note"], cart["differences"]) == ("Back door, ring twice", [])
    # A phone that has lost the answer asks once more; the undo takes out what came in and what was said with it.
    assert await again(gql, buyer, order) == answer
    back = (await run(gql, buyer, BACK, ref="r1"))["cart"]
    assert ([each["quantity"] for each in back["lines"]], back["note"]) == ([7], None)

    await again(gql, buyer, order, "r2")
    made: Order = await house.do(buyer, submit_cart, client_reference="the second")
    assert made.monthly_net == order.monthly_net + 7 * line.monthly_price
    left = await run(gql, buyer, READ)
    assert (left["lines"], left["note"], left["differences"]) == ([], None, [])

    await again(gql, buyer, order)
    alone = (await run(gql, buyer, BACK, ref="r1"))["cart"]
    assert (alone["lines"], alone["note"]) == ([], None)


async def test_what_is_not_as_it_was_is_said_and_the_rest_goes_on(house: House, gql: Gql) -> None:
    buyer = await house.customer()
    plan, gone = await sold(house, "PLAN"), await sold(house, "GONE", names=names("Fax"))
    order = await ordered(house, buyer, [(plan, 2), (gone, 1)])
    await withdrawn(house, gone)
    await withdrawn(house, plan)
    await sold(house, "PLAN", {"BACKUP": 1}, revision=2, monthly_price=Decimal("12.50"))

    cart = (await again(gql, buyer, order))["cart"]
    assert [(each["offering"], each["components"]) for each in cart["lines"]] == [
        ({"code": "PLAN", "revision": 2}, {"BACKUP": 1})
    ]
    said = {each["kind"]: each for each in cart["differences"]}
    assert said.keys() == {"NOT_SOLD", "PART_LIMIT", "PRICE"}
    assert {each["orderNumber"] for each in said.values()} == {order.number}
    assert said["NOT_SOLD"]["name"] == "Fax"
    assert said["PART_LIMIT"]["part"] == "BACKUP"
    # Ten and two backups of two each before; twelve and a half and one backup now.
    price = said["PRICE"]
    assert (price["before"]["monthly"], price["now"]["monthly"]) == ({"amount": "14.00"}, {"amount": "14.50"})

    # Once more: what was left out is said once. A line that is taken out takes what was said about it along.
    twice = (await again(gql, buyer, order, "r2"))["cart"]
    assert sorted(each["kind"] for each in twice["differences"]) == ["NOT_SOLD", *["PART_LIMIT"] * 2, *["PRICE"] * 2]
    async with house.db.unit_of_work(SYSTEM) as uow:
        first = (await uow.session.scalars(select(CartLine).order_by(col(CartLine.created_at)))).first()
    assert first is not None
    await house.do(buyer, set_quantity, first.id, 0)
    rest = await run(gql, buyer, READ)
    assert sorted(each["kind"] for each in rest["differences"]) == ["NOT_SOLD", "PART_LIMIT", "PRICE"]
    back = (await run(gql, buyer, BACK, ref="r2"))["cart"]
    assert (back["lines"], back["differences"]) == ([], [])


async def test_a_cart_takes_as_much_as_it_holds(house: House, gql: Gql) -> None:
    buyer = await house.customer()
    plan, line = await sold(house, "PLAN"), await sold(house, "LINE")
    order = await ordered(house, buyer, [(plan, 1), (line, 1)])
    for number in range(MAX_CART_LINES - 1):
        async with house.db.unit_of_work(buyer) as uow:
            await put_line(uow, plan.id, quantity=1, components={}, client_reference=str(number))
            await uow.commit()
    cart = (await again(gql, buyer, order))["cart"]
    assert len(cart["lines"]) == MAX_CART_LINES
    assert [(each["kind"], each["name"]) for each in cart["differences"]] == [("CART_FULL", "Plan")]
    full = await again(gql, buyer, order, "r2")
    assert (full["cart"], full["errors"]) == (None, [{"__typename": "CartFull"}])

    await withdrawn(house, plan)
    await withdrawn(house, line)
    nothing = await again(gql, buyer, order, "r3")
    assert nothing["errors"] == [{"__typename": "NothingSoldAnyMore"}]
    assert await lines_in_carts(house) == MAX_CART_LINES


async def test_only_a_buyer_of_the_customer_orders_again(house: House, gql: Gql) -> None:
    buyer = await house.customer()
    order = await ordered(house, buyer, [(await sold(house, "PLAN"), 1)])
    async with house.db.unit_of_work(SYSTEM) as uow:
        branch = await uow.session.get_one(Branch, house.staff.branch.id)
        viewer = await make_portal_user(uow, branch, order.customer_id, "PORTAL_VIEWER")
        stranger = await make_portal_user(uow, branch, (await make_customer(uow, branch)).id, "PORTAL_BUYER")
        await uow.commit()
    for caller, refusal in (
        (viewer, "PermissionDenied"),
        (house.staff["ORDER_DESK"], "PermissionDenied"),
        (stranger, "NotFound"),
        (ANONYMOUS, "PermissionDenied"),
    ):
        refused = await again(gql, caller, order)
        assert refused["errors"] == [{"__typename": refusal}], caller.kind
    for caller in (viewer, house.staff["ORDER_DESK"], ANONYMOUS):
        assert (await run(gql, caller, BACK, ref="r1"))["errors"] == [{"__typename": "PermissionDenied"}]
    assert await lines_in_carts(house) == 0
    allowed = "query ($id: ID!) { result: order(id: $id) { viewerCan { again { allowed } } } }"
    for caller, may in ((buyer, True), (viewer, False), (house.staff["ORDER_DESK"], False)):
        seen = await run(gql, caller, allowed, id=f"ord_{order.id}")
        assert seen["viewerCan"]["again"]["allowed"] is may


@pytest.mark.parametrize(
    ("ordered_parts", "pieces", "changes"),
    [
        ({"A": 2}, {"A": 2}, ()),
        ({"A": 4}, {"A": 3}, ((Difference.PART_LIMIT, "A"),)),
        ({"B": 1}, {}, ((Difference.PART_GONE, "B"),)),
        # Always inside: it need not be named, but more of it is.
        ({"R": 1}, {}, ()),
        ({"R": 2}, {"R": 2}, ()),
    ],
)
def test_a_line_is_fitted_to_what_the_product_has_today(
    ordered_parts: dict[str, int], pieces: dict[str, int], changes: tuple[object, ...]
) -> None:
    line: Any = SimpleNamespace(
        components=[{"code": code, "quantity": count} for code, count in ordered_parts.items()], quantity=5
    )
    found = repeated(line, [Part("A", required=False, max_quantity=3), Part("R", required=True, max_quantity=2)])
    assert (found.quantity, dict(found.components), found.changes) == (5, pieces, changes)


def test_no_line_has_more_than_a_cart_takes() -> None:
    line: Any = SimpleNamespace(components=[], quantity=MAX_QUANTITY + 1)
    found = repeated(line, [])
    assert (found.quantity, found.changes) == (MAX_QUANTITY, ((Difference.QUANTITY_LIMIT, None),))

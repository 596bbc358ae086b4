"""A branch with everybody and everything in it, and the worker that follows."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from api.catalog.models import ProductOffering
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.uow import UnitOfWork
from api.customers.actions import ContactData, CustomerData, add_contact, create_customer
from api.customers.models import ContactRole
from api.demo.people import Staff, add_people, as_callers
from api.notifications.models import Notification
from api.orders.actions.cart import put_line
from api.orders.actions.entry import submit_cart
from api.orders.models import Order
from api.setup import set_up_branch
from api.work.models import Activity, Delivery, DeliveryState, ProcessRun
from tests.factories.people import make_branch, make_portal_user, make_staff
from tests.factories.worker import work_off


@dataclass
class House:
    """A branch with everybody in it."""

    db: Database
    staff: Staff

    async def do(self, actor: Actor, action: Any, *args: Any, **kwargs: Any) -> Any:
        """Commit an action as somebody and let the worker follow."""
        async with self.db.unit_of_work(actor) as uow:
            result = await action(uow, *args, **kwargs)
            await uow.commit()
        await work_off(self.db)
        return result

    async def read(self, model: Any, **where: Any) -> Any:
        """Return the one row that matches."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            statement = select(model).where(*(col(getattr(model, name)) == value for name, value in where.items()))
            return (await uow.session.scalars(statement)).one()

    async def activities(self, order_id: UUID) -> dict[str, Activity]:
        """Return an order's activities by key."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            rows = await uow.session.scalars(
                select(Activity)
                .join(ProcessRun, col(ProcessRun.id) == col(Activity.run_id))
                .where(col(ProcessRun.subject_id) == order_id)
            )
            return {row.key: row for row in rows}

    async def product(self, code: str) -> ProductOffering:
        """Return a published product."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            found = await uow.session.scalars(
                select(ProductOffering).where(
                    col(ProductOffering.code) == code, col(ProductOffering.branch_id) == self.staff.branch.id
                )
            )
            return found.one()

    async def told(self, actor: Actor) -> list[str]:
        """Return the kinds of what somebody was told."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            rows = await uow.session.scalars(
                select(col(Notification.kind)).where(col(Notification.user_id) == actor.user_id)
            )
            return list(rows)

    async def customer(self, role: str = "PORTAL_BUYER") -> Actor:
        """Commit a customer; returns its portal user."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            customer_id = await add_customer(uow, self.staff.branch.id)
            user = await make_portal_user(uow, self.staff.branch, customer_id, role)
            await uow.commit()
        return user

    async def stranger(self, role: str) -> Actor:
        """Commit somebody of this role in another branch."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            somebody = await make_staff(uow, await make_branch(uow, "PL"), role)
            await uow.commit()
        return somebody

    async def order(self, buyer: Actor, code: str, components: dict[str, int] | None = None) -> Order:
        """Commit an order of one product from the cart and let its provisioning begin."""
        product = await self.product(code)
        await self.do(buyer, put_line, product.id, quantity=1, components=components or {}, client_reference=code)
        order: Order = await self.do(buyer, submit_cart, client_reference=f"{buyer.user_id}-{code}")
        return order

    async def time_for_retries(self) -> None:
        """Let the worker try again what failed, without waiting for its next time."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            due = update(Delivery).where(col(Delivery.state) == DeliveryState.PENDING)
            await uow.session.execute(due.values(next_at=uow.now, handed_at=None))
            await uow.commit()
        await work_off(self.db)


async def open_house(db: Database) -> House:
    """Commit a Romanian branch as it is set up for real, with one person for each role."""
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await set_up_branch(uow, "RO")
        users = await add_people(uow, branch)
        await uow.commit()
    return House(db, await as_callers(db, branch, users))


async def add_customer(uow: UnitOfWork, branch_id: UUID) -> UUID:
    """Add a customer with its signatory, of the caller's when a seller calls; returns its id."""
    data = CustomerData(name="Zorile Agro SRL", fiscal_number="16327077", segment_code="GBM_MEDIUM")
    customer = await create_customer(uow, branch_id, data)
    signatory = ContactData(name="Ana", roles=(ContactRole.SIGNATORY,), email="ana@zorile.example")
    await add_contact(uow, customer.id, signatory)
    return customer.id

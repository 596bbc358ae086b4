"""Jobs of orders: entry from a contract, provisioning, the customer's answer, the lead, and who is told."""

from uuid import UUID

from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.customers.models import Customer
from api.leads import queries as leads
from api.leads.actions import win_lead
from api.leads.models import LeadMove
from api.leads.rules.status import may
from api.notifications.actions import notify
from api.orders.actions import entry, provisioning
from api.orders.models import Order
from api.people.models import UserAccount, UserKind
from api.people.queries import member_ids, team_of_role


async def order_contract(uow: UnitOfWork, event: StoredEvent) -> None:
    """Order what a signed contract promises."""
    await entry.order_contract(uow, event.subject_id, UUID(str(event.data["revision_id"])))


async def start_order(uow: UnitOfWork, event: StoredEvent) -> None:
    """Start the provisioning of a submitted order."""
    await provisioning.start_order(uow, event.subject_id)


async def tell_order_entered(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the order desk."""
    team = await team_of_role(uow, event.branch_id, "ORDER_DESK")
    if team is not None:
        await _tell(uow, event, await member_ids(uow, team.id), "order-entered")


async def follow_order(uow: UnitOfWork, event: StoredEvent) -> None:
    """Bring an order's status to where its activities are."""
    if event.subject == "product_order":
        await provisioning.follow_order(uow, event.subject_id)


async def apply_answer(uow: UnitOfWork, event: StoredEvent) -> None:
    """Let the process go on with the customer's answer."""
    await provisioning.apply_answer(uow, UUID(str(event.data["acceptance_id"])))


async def tell_order_state(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the seller and who ordered that the order waits for the customer or is done."""
    if event.data["now"] not in {"AWAITING_CUSTOMER", "COMPLETED", "CANCELLED"}:
        return
    order = await uow.session.get_one(Order, event.subject_id)
    people = {person for person in (order.owner_id, order.placed_by_id) if person is not None}
    await _tell(uow, event, sorted(people), "order-state")


async def win_lead_of_order(uow: UnitOfWork, event: StoredEvent) -> None:
    """Close the order's lead as won with the customer's id that billing has just confirmed (LEA-08)."""
    if event.data["lead_id"] is None:
        return
    lead = await leads.lock_lead(uow, UUID(str(event.data["lead_id"])))
    if not may(lead.status, LeadMove.WIN):
        return
    await win_lead(uow, lead.id, str(event.data["billing_customer_id"]))


async def _tell(uow: UnitOfWork, event: StoredEvent, user_ids: list[UUID], kind: str) -> None:
    """Tell people, each with the link of their own app."""
    order = await uow.session.get_one(Order, event.subject_id)
    customer = await uow.session.get_one(Customer, order.customer_id)
    values = {"number": order.number, "customer": customer.name}
    for user_id in user_ids:
        user = await uow.session.get_one(UserAccount, user_id)
        root = "/portal/orders" if user.kind is UserKind.PORTAL else "/orders"
        await notify(uow, [user_id], kind, values, f"{root}/ord_{order.id}", event, branch_id=order.branch_id)

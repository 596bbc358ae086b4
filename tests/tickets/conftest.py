"""A branch with its queues, a customer, and everybody who deals with tickets."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.catalog.models import ProductType, Symptom
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.customers.models import Customer
from api.people.models import Branch, Team
from api.sla.models import Timer
from api.tickets import actions, defaults
from api.tickets.actions import TicketData
from api.tickets.models import Ticket, TicketKind
from tests.factories.customers import make_customer, make_segment
from tests.factories.people import make_branch, make_portal_user, make_staff, make_team
from tests.factories.worker import work_off

NAMES = {"en": "No signal", "ro": "Fără semnal", "es": "Sin señal", "pl": "Brak sygnału", "ru": "Нет сигнала"}


@dataclass
class Desk:
    """Who and what a ticket needs."""

    db: Database
    branch: Branch
    customer: Customer
    service: Team
    technicians: Team
    agent: Actor
    service_manager: Actor
    technician: Actor
    supervisor: Actor
    seller: Actor
    manager: Actor
    satisfaction: Actor
    admin: Actor
    buyer: Actor
    viewer: Actor
    stranger: Actor
    foreign_portal: Actor

    async def report(self, actor: Actor | None = None, **changes: Any) -> Ticket:
        """Commit a fault, reported by the customer unless somebody else is named, and let it find its queue."""
        values: dict[str, Any] = {
            "kind": TicketKind.TROUBLE,
            "subject": "No signal in the warehouse",
            "description": "Since this morning.",
            "product_type": "VOICE_PLAN",
            "symptom_code": "NO_SIGNAL",
        }
        async with self.db.unit_of_work(actor or self.buyer) as uow:
            ticket = await actions.open_ticket(uow, self.customer.id, TicketData(**(values | changes)))
            await uow.commit()
        await work_off(self.db)
        return await self.read(ticket)

    async def do(self, actor: Actor, action: Any, ticket: Ticket, *args: Any, **kwargs: Any) -> Ticket:
        """Commit an action as somebody and let the worker follow."""
        async with self.db.unit_of_work(actor) as uow:
            await action(uow, ticket.id, *args, **kwargs)
            await uow.commit()
        await work_off(self.db)
        return await self.read(ticket)

    async def read(self, ticket: Ticket) -> Ticket:
        """Return the ticket as it is now."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            return await uow.session.get_one(Ticket, ticket.id)

    async def days_pass(self, ticket: Ticket, days: float) -> None:
        """Bring the ticket's timers nearer by so many days and let the worker see them."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            timers = await uow.session.scalars(select(Timer).where(col(Timer.branch_id) == self.branch.id))
            for timer in timers:
                if timer.event and timer.event["subject_id"] == str(ticket.id):
                    timer.due_at -= timedelta(days=days)
            await uow.commit()
        await work_off(self.db)


@pytest.fixture
async def desk(db: Database) -> Desk:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        other = await make_branch(uow, "PL")
        await make_segment(uow, branch.id)
        await defaults.seed(uow, branch)
        uow.add(
            Symptom(branch_id=branch.id, product_type=ProductType.VOICE_PLAN, code="NO_SIGNAL", names=NAMES, position=1)
        )
        customer = await make_customer(uow, branch)
        foreign = await make_customer(uow, other)
        service = await make_team(uow, branch, "SERVICE_MANAGEMENT")
        technicians = await make_team(uow, branch, "FIELD_TECH")
        people = {
            "agent": await make_staff(uow, branch, "CARE_AGENT"),
            "service_manager": await make_staff(uow, branch, "SERVICE_MANAGEMENT", team=service),
            "technician": await make_staff(uow, branch, "FIELD_TECH", team=technicians),
            "supervisor": await make_staff(uow, branch, "SUPERVISOR"),
            "seller": await make_staff(uow, branch, "FIELD_SALES"),
            "manager": await make_staff(
                uow, branch, "SALES_MANAGER", team=await make_team(uow, branch, "SALES_MANAGER")
            ),
            "satisfaction": await make_staff(
                uow, branch, "CUSTOMER_SATISFACTION", team=await make_team(uow, branch, "CUSTOMER_SATISFACTION")
            ),
            "admin": await make_staff(uow, branch, "ADMIN", team=await make_team(uow, branch, "ADMIN")),
            "stranger": await make_staff(uow, other, "CARE_AGENT"),
            "buyer": await make_portal_user(uow, branch, customer.id, "PORTAL_BUYER"),
            "viewer": await make_portal_user(uow, branch, customer.id, "PORTAL_VIEWER"),
            "foreign_portal": await make_portal_user(uow, other, foreign.id),
        }
        await uow.commit()
    return Desk(db, branch, customer, service, technicians, **{k: replace(v) for k, v in people.items()})

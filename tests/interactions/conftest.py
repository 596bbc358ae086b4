"""A branch with its reasons, two customers, a lead, and everybody who gets in touch."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.customers.models import BillingAccount, Contact, Customer, Subscription
from api.interactions import actions, defaults
from api.interactions.actions import Contacted, Topic, Written
from api.interactions.models import Direction, Interaction, InteractionChannel, InteractionReason
from api.people.models import Branch
from tests.factories.customers import make_account, make_contact, make_customer, make_line
from tests.factories.people import make_branch, make_portal_user, make_staff


@dataclass
class Desk:
    """Who and what a contact needs."""

    db: Database
    branch: Branch
    customer: Customer
    other: Customer
    foreign: Customer
    contact: Contact
    account: BillingAccount
    second_account: BillingAccount
    line: Subscription
    second_line: Subscription
    agent: Actor
    colleague: Actor
    seller: Actor
    supervisor: Actor
    admin: Actor
    clerk: Actor
    stranger: Actor
    buyer: Actor
    reasons: dict[str, UUID]

    async def start(self, actor: Actor | None = None, written: Written | None = None, **changes: Any) -> Interaction:
        """Commit a call that begins, of the first customer unless said otherwise."""
        values: dict[str, Any] = {
            "channel": InteractionChannel.PHONE,
            "direction": Direction.INBOUND,
            "customer_id": self.customer.id,
        }
        async with self.db.unit_of_work(actor or self.agent) as uow:
            found = await actions.start_interaction(uow, Contacted(**(values | changes)), written)
            await uow.commit()
        return found

    async def do(self, actor: Actor, action: Any, *args: Any, **kwargs: Any) -> Any:
        """Commit an action as somebody."""
        async with self.db.unit_of_work(actor) as uow:
            result = await action(uow, *args, **kwargs)
            await uow.commit()
        return result

    async def close(self, interaction: Interaction, *names: str) -> Interaction:
        """Commit the end of a contact for these reasons."""
        topics = [Topic(reason_id=self.reasons[name]) for name in names or ("Payment",)]
        done = await self.do(self.agent, actions.close_interaction, interaction.id, Written(topics=topics))
        assert isinstance(done, Interaction)
        return done

    async def read(self, interaction: Interaction) -> Interaction:
        """Return the contact as it is now."""
        async with self.db.unit_of_work(SYSTEM) as uow:
            return await uow.session.get_one(Interaction, interaction.id)


@pytest.fixture
async def desk(db: Database) -> Desk:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        abroad = await make_branch(uow, "PL")
        for place in (branch, abroad):
            await defaults.seed(uow, place)
        customer, other = await make_customer(uow, branch), await make_customer(uow, branch, name="Zorile SA")
        foreign = await make_customer(uow, abroad)
        account, second = await make_account(uow, customer), await make_account(uow, customer)
        people = {
            "agent": await make_staff(uow, branch, "CARE_AGENT"),
            "colleague": await make_staff(uow, branch, "CARE_AGENT"),
            "seller": await make_staff(uow, branch, "FIELD_SALES"),
            "supervisor": await make_staff(uow, branch, "SUPERVISOR"),
            "admin": await make_staff(uow, branch, "ADMIN"),
            "clerk": await make_staff(uow, branch, "BACK_OFFICE"),
            "stranger": await make_staff(uow, abroad, "CARE_AGENT"),
            "buyer": await make_portal_user(uow, branch, customer.id, "PORTAL_ADMIN"),
        }
        rows = await uow.session.scalars(select(InteractionReason).where(col(InteractionReason.branch_id) == branch.id))
        made = Desk(
            db=db,
            branch=branch,
            customer=customer,
            other=other,
            foreign=foreign,
            contact=await make_contact(uow, customer),
            account=account,
            second_account=second,
            line=await make_line(uow, customer, account),
            second_line=await make_line(uow, customer, second),
            reasons={row.names["en"]: row.id for row in rows},
            **people,
        )
        await uow.commit()
    return made

"""Types with a resolver for each relation, made from rows of SQLModel."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Self
from uuid import UUID

import strawberry
from sqlalchemy import select
from sqlmodel import col

from api.core.tables import EventRow
from api.customers import models as customers
from api.orders import models as orders
from api.people.models import UserAccount
from api.tickets import models as tickets
from benchmarks.reads.ordinary.sessions import Info


@strawberry.type
class Money:
    amount: Decimal
    currency: str


def money(amount: Decimal | None, currency: str) -> Money | None:
    """Return an amount with its currency."""
    return None if amount is None else Money(amount=amount, currency=currency)


@strawberry.type
class User:
    id: strawberry.ID
    name: str


async def user(info: Info, key: UUID | None) -> User | None:
    """Return a user by key."""
    row: UserAccount | None = await info.context.loaders.user.load(key) if key else None
    return User(id=strawberry.ID(f"usr_{row.id}"), name=row.name) if row else None


@strawberry.type
class Assignment:
    kind: str
    user_id: strawberry.Private[UUID]

    @strawberry.field
    async def user(self, info: Info) -> User | None:
        return await user(info, self.user_id)


@strawberry.type
class Contact:
    id: strawberry.ID
    name: str
    job_title: str | None
    roles: list[str]
    phones: list[str]
    email: str | None
    language: str

    @classmethod
    def of(cls, row: customers.Contact) -> Self:
        return cls(
            id=strawberry.ID(f"con_{row.id}"), name=row.name, job_title=row.job_title,
            roles=[role.name for role in row.roles], phones=row.phones, email=row.email, language=row.language,
        )  # fmt: skip


@strawberry.type
class OrderLine:
    id: strawberry.ID
    position: int
    name: str | None
    quantity: int
    monthly_net: Money | None


@strawberry.type
class Order:
    row: strawberry.Private[orders.Order]
    id: strawberry.ID
    number: str
    status: str
    created_at: datetime
    monthly_net: Money | None

    @classmethod
    def of(cls, row: orders.Order) -> Self:
        return cls(
            row=row, id=strawberry.ID(f"ord_{row.id}"), number=row.number, status=row.status.name,
            created_at=row.created_at, monthly_net=money(row.monthly_net, row.currency),
        )  # fmt: skip

    @strawberry.field
    async def lines(self, info: Info) -> list[OrderLine]:
        return [
            OrderLine(
                id=strawberry.ID(f"orl_{line.id}"), position=line.position,
                name=line.names.get("ro") or line.names.get("en"), quantity=line.quantity,
                monthly_net=money(line.monthly_net, self.row.currency),
            )
            for line in await info.context.loaders.lines.load(self.row.id)
        ]  # fmt: skip


@strawberry.type
class Ticket:
    owner_id: strawberry.Private[UUID | None]
    id: strawberry.ID
    number: str
    kind: str
    status: str
    priority: str
    subject: str
    created_at: datetime

    @classmethod
    def of(cls, row: tickets.Ticket) -> Self:
        return cls(
            owner_id=row.owner_id, id=strawberry.ID(f"tic_{row.id}"), number=row.number, kind=row.kind.name,
            status=row.status.name, priority=row.priority.name, subject=row.subject, created_at=row.created_at,
        )  # fmt: skip

    @strawberry.field
    async def owner(self, info: Info) -> User | None:
        return await user(info, self.owner_id)


@strawberry.type
class TimelineEntry:
    actor_id: strawberry.Private[UUID | None]
    id: strawberry.ID
    kind: str
    subject_kind: str
    at: datetime

    @strawberry.field
    async def actor(self, info: Info) -> User | None:
        return await user(info, self.actor_id)


@strawberry.type
class OrderPage:
    nodes: list[Order]


@strawberry.type
class TicketPage:
    nodes: list[Ticket]


@strawberry.type
class TimelinePage:
    nodes: list[TimelineEntry]


@strawberry.enum
class TimelineOrder(Enum):
    NEWEST = "newest"


@strawberry.type
class OpenTickets:
    customer_id: strawberry.Private[UUID]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        return await info.context.loaders.open_tickets.load(self.customer_id)


@strawberry.type
class Customer:
    row: strawberry.Private[customers.Customer]
    id: strawberry.ID
    number: str
    name: str
    kind: str
    status: str
    registration_number: str | None
    street: str | None
    city: str | None
    region: str | None
    postal_code: str | None
    monthly_value: Money | None

    @classmethod
    def of(cls, row: customers.Customer) -> Self:
        return cls(
            row=row, id=strawberry.ID(f"cus_{row.id}"), number=row.number, name=row.name, kind=row.kind.name,
            status=row.status.name, registration_number=row.registration_number, street=row.street, city=row.city,
            region=row.region, postal_code=row.postal_code, monthly_value=money(row.monthly_value, row.currency),
        )  # fmt: skip

    @strawberry.field
    async def account_team(self, info: Info) -> list[Assignment]:
        seats = await info.context.loaders.team.load(self.row.id)
        return [Assignment(kind=seat.kind.name, user_id=seat.user_id) for seat in seats]

    @strawberry.field
    def open_tickets(self, first: int) -> OpenTickets:
        del first
        return OpenTickets(customer_id=self.row.id)

    @strawberry.field
    async def contacts(self, info: Info) -> list[Contact]:
        table = customers.Contact
        rows = await self._rows(
            info,
            select(table)
            .where(col(table.customer_id) == self.row.id, col(table.removed_at).is_(None))
            .order_by(col(table.name_key), col(table.id))
            .limit(100),
        )
        return [Contact.of(row) for row in rows]

    @strawberry.field
    async def orders(self, info: Info, last: int) -> OrderPage:
        return OrderPage(nodes=[Order.of(row) for row in await self._last(info, orders.Order, last)])

    @strawberry.field
    async def tickets(self, info: Info, last: int) -> TicketPage:
        return TicketPage(nodes=[Ticket.of(row) for row in await self._last(info, tickets.Ticket, last)])

    @strawberry.field
    async def timeline(self, info: Info, first: int, order: TimelineOrder) -> TimelinePage:
        del order
        rows = await self._rows(
            info,
            select(EventRow)
            .where(col(EventRow.customer_id) == self.row.id)
            .order_by(col(EventRow.seq).desc())
            .limit(first),
        )
        return TimelinePage(
            nodes=[
                TimelineEntry(
                    actor_id=row.actor_id, id=strawberry.ID(f"evt_{row.id}"), kind=row.name,
                    subject_kind=row.subject, at=row.at,
                )
                for row in rows
            ]
        )  # fmt: skip

    async def _last(self, info: Info, table: Any, last: int) -> list[Any]:
        found = select(table).where(table.customer_id == self.row.id).order_by(table.id.desc()).limit(last)
        return list(reversed(await self._rows(info, found)))

    async def _rows(self, info: Info, statement: Any) -> list[Any]:
        async with info.context.session() as session:
            return list((await session.scalars(statement)).all())

"""One DataLoader for each relation that stands under a list."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col
from strawberry.dataloader import DataLoader

from api.customers.models import CustomerAssignment
from api.orders.models import OrderLine
from api.people.models import UserAccount
from api.tickets.models import Ticket, TicketStatus
from benchmarks.reads.ordinary.sessions import Context

DONE = (TicketStatus.CLOSED, TicketStatus.CANCELLED)


class Loaders:
    """The loaders of one request."""

    def __init__(self, context: Context) -> None:
        """Load through the request's sessions."""
        self.context = context
        self.user: DataLoader[UUID, UserAccount | None] = DataLoader(self._users)
        self.team: DataLoader[UUID, list[CustomerAssignment]] = DataLoader(self._team)
        self.lines: DataLoader[UUID, list[OrderLine]] = DataLoader(self._lines)
        self.open_tickets: DataLoader[UUID, int] = DataLoader(self._open_tickets)

    async def _users(self, keys: list[UUID]) -> list[UserAccount | None]:
        rows = await self._rows(select(UserAccount).where(col(UserAccount.id).in_(keys)))
        found = {user.id: user for user in rows}
        return [found.get(key) for key in keys]

    async def _team(self, keys: list[UUID]) -> list[list[CustomerAssignment]]:
        rows = await self._rows(
            select(CustomerAssignment)
            .where(col(CustomerAssignment.customer_id).in_(keys), col(CustomerAssignment.ended_at).is_(None))
            .order_by(col(CustomerAssignment.kind), col(CustomerAssignment.id))
        )
        return _grouped(keys, rows, "customer_id")

    async def _lines(self, keys: list[UUID]) -> list[list[OrderLine]]:
        rows = await self._rows(
            select(OrderLine)
            .where(col(OrderLine.order_id).in_(keys))
            .order_by(col(OrderLine.position), col(OrderLine.id))
        )
        return _grouped(keys, rows, "order_id")

    async def _open_tickets(self, keys: list[UUID]) -> list[int]:
        async with self.context.session() as session:
            rows = await session.execute(
                select(col(Ticket.customer_id), func.count())
                .where(col(Ticket.customer_id).in_(keys), col(Ticket.status).not_in(DONE))
                .group_by(col(Ticket.customer_id))
            )
            found = {row[0]: row[1] for row in rows}
        return [found.get(key, 0) for key in keys]

    async def _rows(self, statement: Any) -> Sequence[Any]:
        async with self.context.session() as session:
            return (await session.scalars(statement)).all()


def _grouped(keys: list[UUID], rows: Sequence[Any], name: str) -> list[list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return [found[key] for key in keys]

"""Query and mutation of the ordinary service; `app` is its ASGI application."""

import base64
import json
import os
from enum import Enum
from uuid import UUID

import strawberry
from sqlalchemy import select, text, tuple_
from sqlmodel import col
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL

from api.core.ids import new_id
from api.customers.models import Customer as CustomerRow
from api.customers.models import CustomerStatus
from api.tickets.models import TicketKind
from benchmarks.reads.ordinary.loaders import Loaders
from benchmarks.reads.ordinary.opening import open_ticket
from benchmarks.reads.ordinary.sessions import Context, Info
from benchmarks.reads.ordinary.types import Customer, Ticket

SEARCH = text("select * from bench_search(wanted_query => :query, wanted_first => :first)")


@strawberry.enum
class CustomerOrder(Enum):
    NAME_ASC = "name"


@strawberry.input
class CustomerFilter:
    status: list[str]


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class CustomerPage:
    nodes: list[Customer]
    page_info: PageInfo


@strawberry.type
class CustomerHit:
    id: strawberry.ID
    number: str
    name: str
    segment: str | None
    status: str
    matched_on: str
    matched: str


@strawberry.input
class TicketOpenInput:
    customer_id: strawberry.ID
    kind: str
    subject: str
    description: str


@strawberry.interface
class UserError:
    message: str
    code: str
    path: list[str]


@strawberry.type
class NotFound(UserError):
    pass


@strawberry.type
class TicketOpenPayload:
    ticket: Ticket | None
    errors: list[UserError]


def key_of(identifier: str) -> UUID:
    """Return the row's key in an identifier."""
    return UUID(identifier.partition("_")[2])


@strawberry.type
class Query:
    @strawberry.field
    async def customers(
        self,
        info: Info,
        first: int,
        order: CustomerOrder,
        after: str | None = None,
        filter: CustomerFilter | None = None,
    ) -> CustomerPage:
        wanted = select(CustomerRow).where(col(CustomerRow.branch_id) == UUID(os.environ["LIMIT_BRANCH"]))
        if filter is not None:
            wanted = wanted.where(col(CustomerRow.status).in_([CustomerStatus[name] for name in filter.status]))
        if after is not None:
            _, name_key, key = json.loads(base64.urlsafe_b64decode(after))
            wanted = wanted.where(tuple_(CustomerRow.name_key, CustomerRow.id) > (name_key, UUID(key)))
        wanted = wanted.order_by(col(CustomerRow.name_key), col(CustomerRow.id)).limit(first + 1)
        async with info.context.session() as session:
            rows = list((await session.scalars(wanted)).all())
        page = rows[:first]
        last = json.dumps([order.name, page[-1].name_key, str(page[-1].id)]) if page else None
        cursor = base64.urlsafe_b64encode(last.encode()).decode() if last else None
        return CustomerPage(
            nodes=[Customer.of(row) for row in page],
            page_info=PageInfo(has_next_page=len(rows) > first, end_cursor=cursor),
        )

    @strawberry.field
    async def customer(self, info: Info, id: strawberry.ID) -> Customer | None:
        async with info.context.session() as session:
            row = await session.get(CustomerRow, key_of(id))
        return Customer.of(row) if row else None

    @strawberry.field
    async def customer_search(self, info: Info, query: str, first: int) -> list[CustomerHit]:
        given = {"query": query, "first": first}
        async with info.context.session() as session:
            rows = (await session.execute(SEARCH, given)).mappings().all()
        return [
            CustomerHit(
                id=strawberry.ID(f"cus_{row['id']}"), number=row["number"], name=row["name"],
                segment=row["segment"], status=row["status"], matched_on=row["matched_on"], matched=row["matched"],
            )
            for row in rows
        ]  # fmt: skip


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def ticket_open(
        self, info: Info, input: TicketOpenInput, client_mutation_id: str | None = None
    ) -> TicketOpenPayload:
        customer, kind, key = key_of(input.customer_id), TicketKind[input.kind], client_mutation_id or str(new_id())
        async with info.context.session() as session:
            ticket = await open_ticket(session, customer, kind, input.subject, input.description, key)
            return TicketOpenPayload(ticket=Ticket.of(ticket), errors=[])


class Application(GraphQL[Context, None]):
    """Strawberry's own ASGI application, with a context of loaders for each request."""

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        """Take the tenant from the request's header."""
        del response
        context = Context(request.headers.get("x-customer", ""))
        context.loaders = Loaders(context)
        return context


app = Application(strawberry.Schema(Query, Mutation, types=[NotFound]), graphql_ide=None)

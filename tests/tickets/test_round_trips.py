"""What a typical change costs in messages to PostgreSQL: counted on the wire, so that it cannot creep up."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import make_url

from api.app import create_app
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.config import Settings
from api.core.database import Database
from api.people.auth import sessions
from api.people.auth.passwords import hash_password
from api.people.models import UserAccount
from tests.tickets.conftest import Desk

OPEN = """mutation Open($input: TicketOpenInput!, $key: String) { ticketOpen(input: $input, clientMutationId: $key) {
    ticket { id number status subject createdAt } errors { __typename } } }"""
PASSWORD = "correct horse battery"
# begin with the claims, time with the client's key and the caller's proof, customer, number, ticket, key of the audit,
# side rows with the answer, what is returned, commit.
MOST = 9


class Wire:
    """Passes bytes on to PostgreSQL and counts how often it has said that it is ready for more."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.answers = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(self.host, self.port)
        # What was read goes on record a moment later over a connection of its own, for many answers at once.
        apart = asyncio.Event()
        await asyncio.gather(self._pass_on(reader, back, apart), self._count(there, writer, apart))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, apart: asyncio.Event) -> None:
        while data := await reader.read(65_536):
            if b"trunkline-audit" in data:
                apart.set()
            writer.write(data)
        writer.close()

    async def _count(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, apart: asyncio.Event) -> None:
        """Read message by message: a letter, the length of the rest with itself, the rest."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            # Whether TLS is spoken is answered by a letter alone.
            writer.write(await reader.readexactly(1))
            while True:
                head = await reader.readexactly(5)
                writer.write(head + await reader.readexactly(int.from_bytes(head[1:], "big") - 4))
                self.answers += head[:1] == b"Z" and not apart.is_set()
        writer.close()


@dataclass
class Client:
    """Somebody with an access token, over the application behind a wire."""

    wire: Wire
    http: httpx.AsyncClient
    token: str

    async def ask(self, query: str, variables: dict[str, Any]) -> Any:
        body = {"query": query, "variables": variables}
        answer = await self.http.post("/graphql", json=body, headers={"authorization": f"Bearer {self.token}"})
        return answer.json()["data"]

    async def counted(self, query: str, variables: Callable[[], dict[str, Any]]) -> int:
        """Return the round trips of a change once everything is prepared and remembered."""
        for _ in range(3):
            await self.ask(query, variables())
        before = self.wire.answers
        found = await self.ask(query, variables())
        after = self.wire.answers
        assert all(payload["errors"] == [] for payload in found.values()), found
        return after - before


@pytest.fixture
async def wire(settings: Settings) -> AsyncIterator[tuple[Wire, Database]]:
    url = make_url(settings.database_url)
    wire = Wire(url.host or "127.0.0.1", url.port or 5432)
    server = await asyncio.start_server(wire.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    through = url.set(host="127.0.0.1", port=port).render_as_string(hide_password=False)
    database = Database(settings.model_copy(update={"database_url": through}))
    yield wire, database
    await database.close()
    server.close()
    await server.wait_closed()


async def client(wire: tuple[Wire, Database], desk: Desk, actor: Actor) -> Client:
    """Sign somebody in."""
    counter, database = wire
    async with desk.db.unit_of_work(SYSTEM) as uow:
        user = await uow.session.get_one(UserAccount, actor.user_id)
        user.password_hash = await hash_password(PASSWORD)
        await uow.commit()
    async with desk.db.unit_of_work(ANONYMOUS) as uow:
        session = await sessions.sign_in(uow, user.login, PASSWORD, source="10.0.0.1", agent="test")
        await uow.commit()
    application = create_app(database.settings, database=database)
    http = httpx.AsyncClient(transport=httpx.ASGITransport(app=application), base_url="http://trunkline.test")
    return Client(counter, http, session.access)


@pytest.mark.parametrize("who", ["agent", "buyer"])
async def test_a_ticket_is_opened_in_few_round_trips(wire: tuple[Wire, Database], desk: Desk, who: str) -> None:
    """As many for staff as for the customer's own people, under row-level security."""
    caller = await client(wire, desk, getattr(desk, who))
    given = {"customerId": f"cus_{desk.customer.id}", "kind": "BILLING", "subject": "Bill", "description": "Too high."}
    async with caller.http:
        assert await caller.counted(OPEN, lambda: {"input": given, "key": str(uuid4())}) <= MOST

"""Installed apps of the old release at work: staff and customers' people who read, write and follow what they wrote.

Every request carries the hash of an operation as the old release's apps were built with it, whichever release answers.
A write has a key of its own, and some are sent twice.
"""

from __future__ import annotations

import asyncio
import random
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx
import orjson
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

PASSWORD = "trunkline-demo"  # noqa: S105 - everybody's in the demo
TOLD_SECONDS = 45.0
AGAIN_SECONDS = 0.2
SENT_TWICE = 0.1

READS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "rep.ro": (
        ("Leads", {"first": 20}), ("Customers", {"first": 20}), ("Offers", {"first": 20}), ("Contracts", {"first": 20}),
        ("CustomerSearch", {"first": 10, "query": "an"}), ("UnreadNotifications", {}),
    ),
    "service.ro": (("Tickets", {"first": 20}), ("Inbox", {"first": 20}), ("TicketTeams", {}), ("UnreadNotifications", {})),
    "backoffice.ro": (("Orders", {"first": 20}), ("Inbox", {"first": 20}), ("Customers", {"first": 20})),
    "viewer.ro": (("PortalHome", {}), ("PortalTickets", {"first": 20}), ("PortalBills", {"first": 12}), ("PortalBalance", {})),
}  # fmt: skip
WRITERS = ("buyer.ro", "buyer.pl", "buyer.es", "buyer.pe")


@dataclass
class Load:
    """All clients, and what they saw."""

    url: str
    operations: dict[str, str]
    requests: int = 0
    told: int = 0
    comments: set[str] = field(default_factory=set)
    failures: Counter[str] = field(default_factory=Counter)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Work until ``stopping``."""
        limits = httpx.Limits(max_connections=40, max_keepalive_connections=40)
        async with (
            httpx.AsyncClient(base_url=self.url, timeout=90, limits=limits) as client,
            asyncio.TaskGroup() as all_,
        ):
            for login, reads in READS.items():
                token = await self._sign_in(client, login)
                for _ in range(2):
                    all_.create_task(self._reader(client, token, reads))
            for login in WRITERS:
                all_.create_task(self._writer(client, await self._sign_in(client, login)))

    async def ask(self, client: httpx.AsyncClient, token: str, name: str, variables: dict[str, Any]) -> dict[str, Any]:
        """Send an operation of the old apps; a failure is counted, and an empty answer returned."""
        self.requests += 1
        try:
            answer = await client.post(
                "/graphql",
                json={"documentId": self.operations[name], "operationName": name, "variables": variables},
                headers={"authorization": f"Bearer {token}"},
            )
        except httpx.HTTPError as error:
            self.failures[f"{name}: {type(error).__name__}"] += 1
            return {}
        if answer.status_code != httpx.codes.OK:
            self.failures[f"{name}: {answer.status_code} {answer.text[:120]}"] += 1
            return {}
        found = answer.json()
        if "errors" in found or any(isinstance(part, dict) and part.get("errors") for part in found["data"].values()):
            self.failures[f"{name}: {orjson.dumps(found).decode()[:300]}"] += 1
            return {}
        data: dict[str, Any] = found["data"]
        return data

    async def _sign_in(self, client: httpx.AsyncClient, login: str) -> str:
        self.requests += 1
        answer = await client.post("/auth/sign-in", json={"login": f"{login}@demo.example", "password": PASSWORD})
        answer.raise_for_status()
        return str(answer.json()["accessToken"])

    async def _reader(
        self, client: httpx.AsyncClient, token: str, reads: tuple[tuple[str, dict[str, Any]], ...]
    ) -> None:
        while not self.stopping.is_set():
            name, variables = random.choice(reads)  # noqa: S311 - no secret
            await self.ask(client, token, name, variables)

    async def _writer(self, client: httpx.AsyncClient, token: str) -> None:
        """Report a problem and comment on it again and again; each comment has to be told over the socket."""
        choices = await self.ask(client, token, "ReportChoices", {})
        problem = {
            "customerId": choices["customers"]["nodes"][0]["id"], "kind": "BILLING", "subject": "Rehearsal",
            "description": "Is this bill right?",
        }  # fmt: skip
        opened = await self.ask(
            client, token, "TicketReport", {"input": problem, "clientMutationId": str(uuid.uuid4())}
        )
        if not opened:
            return
        ticket = opened["ticketOpen"]["ticket"]["id"]
        told = asyncio.Event()
        following = asyncio.create_task(self._follow(token, ticket, told))
        try:
            while not self.stopping.is_set():
                told.clear()
                await self._comment(client, token, ticket)
                try:
                    await asyncio.wait_for(told.wait(), TOLD_SECONDS)
                    self.told += 1
                except TimeoutError:
                    self.failures["a comment was not told"] += 1
                for _ in range(3):
                    await self.ask(client, token, "PortalTicket", {"id": ticket})
        finally:
            following.cancel()

    async def _comment(self, client: httpx.AsyncClient, token: str, ticket: str) -> None:
        key = str(uuid.uuid4())
        variables = {"id": ticket, "body": f"rehearsal {key}", "clientMutationId": key}
        first = await self.ask(client, token, "PortalTicketComment", variables)
        if not first:
            return
        self.comments.add(key)
        if random.random() < SENT_TWICE:  # noqa: S311 - no secret
            again = await self.ask(client, token, "PortalTicketComment", variables)
            if again and again != first:
                self.failures["a write that was sent twice got another answer"] += 1

    async def _follow(self, token: str, ticket: str, told: asyncio.Event) -> None:
        """Follow the ticket; a closed socket is opened again, as the app does, and asks then what it missed."""
        address = f"{self.url.replace('http', 'ws', 1)}/graphql"
        asked = {"documentId": self.operations["PortalTicketChanged"], "operationName": "PortalTicketChanged"}
        while True:
            try:
                async with connect(address, subprotocols=["graphql-transport-ws"], origin=self.url) as socket:  # type: ignore[arg-type,list-item]
                    await socket.send(_text(type="connection_init", payload={"authorization": f"Bearer {token}"}))
                    await socket.recv()
                    await socket.send(_text(id="1", type="subscribe", payload={**asked, "variables": {"id": ticket}}))
                    async for message in socket:
                        kind = orjson.loads(message)["type"]
                        if kind == "next":
                            told.set()
                        elif kind == "error":
                            self.failures[f"subscription: {str(message)[:200]}"] += 1
            except (OSError, WebSocketException):
                pass
            await asyncio.sleep(AGAIN_SECONDS)


def _text(**message: Any) -> str:
    return orjson.dumps(message).decode()

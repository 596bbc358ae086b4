"""The rehearsal's own balancer: it hides no failure and makes none."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from dev.ports import LOOPBACK, free_port
from dev.rehearsal.proxy import Backend, Proxy
from dev.rehearsal.releases import Release

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


@asynccontextmanager
async def application(answer: bytes) -> AsyncIterator[tuple[Backend, list[bytes]]]:
    """Something that is ready, and answers everything else with `answer`."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        ready = head.startswith(b"GET /health/ready")
        if not ready:
            asked.append(head)
        writer.write(ANSWER if ready else answer)
        writer.close()

    port = free_port()
    server = await asyncio.start_server(serve, LOOPBACK, port)
    try:
        yield Backend(port), asked
    finally:
        server.close()
        await server.wait_closed()


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    async with Proxy(free_port()) as found:
        yield found


async def test_requests_go_to_whom_is_ready_and_over_a_kept_connection(proxy: Proxy) -> None:
    async with application(ANSWER) as (one, _), application(ANSWER) as (two, _), httpx.AsyncClient() as client:
        await proxy.add(one, 10)
        await proxy.add(two, 10)
        # Gone without a word: a request that reached nobody goes to the other one.
        one.port = free_port()
        one.ready = True
        answers = [(await client.get(f"http://{LOOPBACK}:{proxy.port}/")).text for _ in range(6)]
        assert answers == ["ok"] * 6
        assert one.served == 0
        two.out = True
        one.ready = False
        assert (await client.get(f"http://{LOOPBACK}:{proxy.port}/")).status_code == 503


async def test_a_request_that_reached_somebody_is_never_repeated(proxy: Proxy) -> None:
    async with application(b"") as (one, asked), httpx.AsyncClient() as client:
        await proxy.add(one, 10)
        assert (await client.get(f"http://{LOOPBACK}:{proxy.port}/")).status_code == 502
        assert len(asked) == 1


def test_operations_are_found_by_the_names_that_apps_know_them_by(tmp_path: Path) -> None:
    release = Release("old", tmp_path, frozenset())
    release.documents.parent.mkdir(parents=True)
    release.documents.write_text('{"a1": "query Home($me: ID!) { x }", "b2": "mutation TicketReport { y }"}')
    assert release.operations() == {"Home": "a1", "TicketReport": "b2"}

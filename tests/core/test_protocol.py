"""Whoever sends no whole request neither fills the memory nor keeps a connection."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from api.core.protocol import LARGEST_HEAD, Protocol

REQUEST = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n"


async def echo(scope: Any, receive: Any, send: Any) -> None:
    body = b""
    # What is too large is answered before it has come.
    while scope["path"] != "/large":
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
async def state() -> ServerState:
    return ServerState()


@pytest.fixture
async def client(state: ServerState) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    config = uvicorn.Config(echo, http=Protocol, log_config=None, lifespan="off", timeout_keep_alive=1)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Protocol(config=config, server_state=state, app_state={}, _loop=loop), "127.0.0.1", 0
    )
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        yield reader, writer
    finally:
        writer.close()
        server.close()
        await server.wait_closed()


def look(state: ServerState, *, later: bool) -> None:
    """Look for clients that owe something, as the server does once a second; `later` is when everything is overdue."""
    for connection in list(state.connections):
        if later and connection.due is not None:
            connection.due = 0.0
        connection.end_when_overdue()


async def test_what_comes_in_pieces_and_in_time_is_answered(state: ServerState, client: Any) -> None:
    reader, writer = client
    for _ in range(2):
        for piece in (REQUEST[:9], REQUEST[9:], b"ab", b"cd"):
            writer.write(piece)
            await asyncio.sleep(0.01)
            look(state, later=False)
        assert (await reader.readuntil(b"abcd")).startswith(b"HTTP/1.1 200")
    # Between two requests nothing is owed: how long a connection is kept is another bound.
    look(state, later=True)
    writer.write(REQUEST + b"abcd")
    assert await reader.readuntil(b"abcd")


async def test_a_client_that_was_answered_early_is_kept_no_longer_than_others(client: Any) -> None:
    reader, writer = client
    writer.write(REQUEST.replace(b"/ ", b"/large "))
    assert await reader.readuntil(b"\r\n\r\n")
    writer.write(b"abcd")
    with pytest.raises(asyncio.IncompleteReadError):
        await asyncio.wait_for(reader.readexactly(1), 20)


@pytest.mark.parametrize("sent", [b"", REQUEST[:20], REQUEST, REQUEST + b"ab"])
async def test_who_owes_the_rest_too_long_is_dropped(state: ServerState, client: Any, sent: bytes) -> None:
    reader, writer = client
    writer.write(sent)
    await asyncio.sleep(0.05)
    look(state, later=True)
    with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
        await asyncio.wait_for(reader.readexactly(1), 5)


async def test_a_head_without_end_is_refused(client: Any) -> None:
    reader, writer = client
    writer.write(REQUEST[:-2] + b"x: ")
    for _ in range(LARGEST_HEAD // 8192 + 1):
        writer.write(b"y" * 8192)
        await asyncio.sleep(0)
    assert (await asyncio.wait_for(reader.readuntil(b"\r\n"), 5)).startswith(b"HTTP/1.1 431")

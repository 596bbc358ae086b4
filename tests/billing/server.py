"""A real HTTP server on a free local port, for as long as a test needs it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette

CRLF = b"\r\n"


@asynccontextmanager
async def serve(app: Starlette) -> AsyncIterator[str]:
    """Serve the application over HTTP/1.1, one request a connection; yields its address."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(CRLF + CRLF)).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        method, target, _ = first.split(" ")
        headers = [
            (name.lower().encode(), value.strip().encode())
            for name, _, value in (line.partition(":") for line in lines)
        ]
        body = await reader.readexactly(int(dict(headers).get(b"content-length", b"0")))
        scope = {
            "type": "http", "method": method, "path": target, "raw_path": target.encode(), "query_string": b"",
            "headers": headers, "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", 0), "root_path": "",
        }  # fmt: skip
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await app(scope, receive, send)
        writer.write(f"HTTP/1.1 {sent[0]['status']} X\r\n".encode())
        for name, value in [*sent[0]["headers"], (b"connection", b"close")]:
            writer.write(name + b": " + value + CRLF)
        writer.write(CRLF + b"".join(message.get("body", b"") for message in sent[1:]))
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()

"""A system of somebody else: a real HTTP server on a free local port that checks signatures and fails when told to."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse

from api.billing.rules import signature

CRLF = b"\r\n"
SECRET = "shared-secret-of-both-sides"


class Neighbour:
    """What all have in common; one answers `check(request) or …`."""

    def __init__(self) -> None:
        self.failures = 0
        self.seen: list[tuple[str, str]] = []

    async def check(self, request: Request) -> JSONResponse | None:
        """Return the refusal of an unsigned call, or the fault that was ordered."""
        body = await request.body()
        headers = request.headers
        expected = signature(SECRET.encode(), headers["x-trunkline-id"], headers["x-trunkline-timestamp"], body)
        self.seen.append((request.url.path, headers["idempotency-key"]))
        if not hmac.compare_digest(expected, headers["x-trunkline-signature"]):
            return JSONResponse({"error": "signature"}, 401)
        if self.failures:
            self.failures -= 1
            return JSONResponse({"error": "busy"}, 503)
        return None


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

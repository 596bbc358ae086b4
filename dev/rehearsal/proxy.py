"""A small balancer: it asks each application whether it is ready, and sends requests only where one is.

It repeats a request only when it reached nobody, as a balancer may. Everything else that goes wrong is a failure.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from dataclasses import dataclass
from typing import Self

from dev.ports import LOOPBACK

LOOK_SECONDS = 0.25
ANSWER_SECONDS = 60.0
HEAD_END = b"\r\n\r\n"


@dataclass
class Backend:
    """One application behind the balancer."""

    port: int
    ready: bool = False
    out: bool = False
    busy: int = 0
    served: int = 0


class Proxy:
    """Listens on one port for all applications."""

    def __init__(self, port: int) -> None:
        """Know of none yet."""
        self.port = port
        self.backends: list[Backend] = []
        self._server: asyncio.Server | None = None
        self._watcher: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Listen."""
        self._server = await asyncio.start_server(self._client, LOOPBACK, self.port, limit=2**20)
        self._watcher = asyncio.create_task(self._watch())
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening."""
        if self._watcher is not None:
            self._watcher.cancel()
        if self._server is not None:
            self._server.close()

    async def add(self, backend: Backend, seconds: float) -> None:
        """Take an application in, and return when it is ready. Raises TimeoutError."""
        self.backends.append(backend)
        async with asyncio.timeout(seconds):
            while not backend.ready:
                await asyncio.sleep(LOOK_SECONDS)

    async def _watch(self) -> None:
        while True:
            await asyncio.gather(*(self._look(backend) for backend in self.backends))
            await asyncio.sleep(LOOK_SECONDS)

    async def _look(self, backend: Backend) -> None:
        try:
            async with asyncio.timeout(20):
                answer = await _exchange(backend, b"GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            backend.ready = answer.startswith(b"HTTP/1.1 200")
        except (OSError, TimeoutError):
            backend.ready = False

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(HEAD_END)
                if re.search(rb"(?im)^upgrade: *websocket", head):
                    await self._tunnel(head, reader, writer)
                    break
                length = re.search(rb"(?im)^content-length: *(\d+)", head)
                body = await reader.readexactly(int(length.group(1))) if length else b""
                writer.write(await self._answer(re.sub(rb"(?im)^connection:.*\r\n", b"", head), body))
                await writer.drain()
        writer.close()

    async def _answer(self, head: bytes, body: bytes) -> bytes:
        request = head[:-2] + b"Connection: close" + HEAD_END + body
        for _ in range(len(self.backends) + 1):
            backend = self._choose()
            if backend is None:
                break
            backend.busy += 1
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    answer = await _exchange(backend, request)
            except ConnectionRefusedError:
                backend.ready = False
                continue
            except (OSError, TimeoutError):
                return _refusal(502)
            finally:
                backend.busy -= 1
            backend.served += 1
            # The client's connection stays, the application's does not.
            found, _, rest = answer.partition(HEAD_END)
            kept = re.sub(rb"(?im)\r\nconnection:[^\r]*", b"", found)
            return kept + HEAD_END + rest if rest or found else _refusal(502)
        return _refusal(503)

    async def _tunnel(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        backend = self._choose()
        if backend is None:
            writer.write(_refusal(503))
            return
        try:
            upstream, into = await asyncio.open_connection(LOOPBACK, backend.port)
        except OSError:
            writer.write(_refusal(503))
            return
        into.write(head)
        pipes = {asyncio.create_task(_pipe(reader, into)), asyncio.create_task(_pipe(upstream, writer))}
        await asyncio.wait(pipes, return_when=asyncio.FIRST_COMPLETED)
        for pipe in pipes:
            pipe.cancel()
        into.close()

    def _choose(self) -> Backend | None:
        ready = [backend for backend in self.backends if backend.ready and not backend.out]
        return min(ready, key=lambda backend: (backend.busy, backend.served), default=None)


async def _exchange(backend: Backend, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection(LOOPBACK, backend.port)
    try:
        writer.write(request)
        await writer.drain()
        return await reader.read()
    finally:
        writer.close()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()


def _refusal(status: int) -> bytes:
    return b"HTTP/1.1 %d Refused\r\nContent-Length: 0" % status + HEAD_END

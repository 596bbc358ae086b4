"""Load over loopback: keep-alive connections that send one prepared request after the other, bounded in time."""

import asyncio
import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

CONNECTIONS = 16
OK = b" 200 "
END = b"\r\n\r\n"
LENGTH = b"content-length:"


@dataclass(slots=True)
class Outcome:
    """What a run gave: requests answered, seconds, the time of each in seconds, and the first wrong answer."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    wrong: bytes | None = None

    def at(self, share: float) -> float:
        """Return a percentile in milliseconds."""
        ordered = sorted(self.times)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class _Caller(asyncio.Protocol):
    """One connection: the next request leaves when the answer to the last is whole."""

    def __init__(
        self, requests: "itertools.cycle[bytes]", until: float, outcome: Outcome, done: asyncio.Future[None]
    ) -> None:
        self.requests, self.until, self.outcome, self.done = requests, until, outcome, done
        self.buffer = bytearray()
        self.needed = 0
        self.sent = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment] # TCP gives a Transport
        self._ask()

    def _ask(self) -> None:
        self.sent = time.perf_counter()
        if self.sent >= self.until:
            self.transport.close()
            return
        self.transport.write(next(self.requests))

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.needed:
            end = self.buffer.find(END)
            if end < 0:
                return
            head = bytes(self.buffer[:end]).lower()
            place = head.index(LENGTH) + len(LENGTH)
            self.needed = end + len(END) + int(head[place:].split(b"\r\n", 1)[0])
        if len(self.buffer) < self.needed:
            return
        self.outcome.times.append(time.perf_counter() - self.sent)
        if self.outcome.wrong is None and (OK not in self.buffer[:16] or b'"errors":[{' in self.buffer):
            self.outcome.wrong = bytes(self.buffer[:2000])
        self.buffer.clear()
        self.needed = 0
        self._ask()

    def connection_lost(self, error: Exception | None) -> None:
        if error is not None and self.outcome.wrong is None:
            self.outcome.wrong = repr(error).encode()
        if not self.done.done():
            self.done.set_result(None)


async def load(port: int, requests: Sequence[bytes], seconds: float, connections: int = CONNECTIONS) -> Outcome:
    """Send for so many seconds; every connection takes the next request of the same row."""
    loop = asyncio.get_running_loop()
    outcome, row = Outcome(), itertools.cycle(requests)
    started = time.perf_counter()
    ends: list[asyncio.Future[None]] = []
    for _ in range(connections):
        caller = _Caller(row, started + seconds, outcome, loop.create_future())
        ends.append(caller.done)
        await loop.create_connection(partial(_same, caller), "127.0.0.1", port)
    await asyncio.wait(ends, timeout=seconds + 30)
    outcome.seconds = time.perf_counter() - started
    return outcome


async def once(port: int, request: bytes) -> bytes:
    """Send one request and return the body of its answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        head = (await reader.readuntil(END)).lower()
        place = head.index(LENGTH) + len(LENGTH)
        return await reader.readexactly(int(head[place:].split(b"\r\n", 1)[0]))
    finally:
        writer.close()


def _same(caller: _Caller) -> _Caller:
    return caller


def post(path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """Return a request as it goes over the wire."""
    lines = [
        f"POST {path} HTTP/1.1",
        "host: 127.0.0.1",
        "content-type: application/json",
        f"content-length: {len(body)}",
    ]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + END + body

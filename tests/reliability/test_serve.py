"""The server's processes: one that dies is replaced, one that cannot start ends them all."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import psutil
import pytest

from dev.ports import free_port
from tests.reliability.harness import ROOT, until

Start = Callable[..., Awaitable[asyncio.subprocess.Process]]


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Start the server of so many processes on a port, without a database; it is gone after the test."""
    started: list[asyncio.subprocess.Process] = []

    async def serve(port: int, **told: str) -> asyncio.subprocess.Process:
        env = {
            **os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0",
            "SECRET_KEY": "x" * 40, "DRAIN_SECONDS": "0", **told,
        }  # fmt: skip
        with (tmp_path / "log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "api.serve", "--port", str(port), "--workers", "2",
                cwd=ROOT, env=env, stdout=log, stderr=log,
            )  # fmt: skip
        started.append(process)
        return process

    yield serve
    for process in started:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def answers(port: int) -> bool:
    """Tell whether the server answers."""
    try:
        async with httpx.AsyncClient(timeout=20) as client:
            return (await client.get(f"http://127.0.0.1:{port}/health/live")).status_code == 200
    except httpx.TransportError:
        return False


@pytest.mark.timeout(240)
async def test_a_process_that_dies_is_replaced_and_all_end_when_told(start: Start) -> None:
    port = free_port()
    process = await start(port)
    await until(lambda: answers(port), 100)
    victim, other = psutil.Process(process.pid).children()
    victim.kill()

    async def replaced() -> bool:
        children = psutil.Process(process.pid).children()
        return len(children) == 2 and victim not in children and other in children

    await until(replaced, 20)
    assert await answers(port)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 60) == 0
    assert not other.is_running()


@pytest.mark.long
@pytest.mark.timeout(240)
async def test_who_is_told_to_leave_while_a_process_is_replaced_leaves_at_once(start: Start) -> None:
    port = free_port()
    process = await start(port)
    await until(lambda: answers(port), 100)
    psutil.Process(process.pid).children()[0].kill()
    await asyncio.sleep(0.3)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 12) == 0


@pytest.mark.timeout(240)
async def test_a_client_is_refused_while_the_last_request_is_finished(start: Start) -> None:
    """Whoever came then would wait for an answer that nobody gives, and a proxy would not ask another replica."""
    port = free_port()
    process = await start(port)
    await until(lambda: answers(port), 100)
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{")
    await writer.drain()
    await asyncio.sleep(0.5)
    process.terminate()

    async def refused() -> bool:
        try:
            _, late = await asyncio.open_connection("127.0.0.1", port)
        except ConnectionRefusedError:
            return True
        late.close()
        return False

    await until(refused, 6)
    assert process.returncode is None
    writer.close()
    assert await asyncio.wait_for(process.wait(), 60) == 0


@pytest.mark.long
@pytest.mark.timeout(240)
async def test_processes_that_cannot_start_are_not_started_for_ever(start: Start, tmp_path: Path) -> None:
    broken = tmp_path / "documents.json"
    broken.write_text("no JSON", encoding="utf-8")
    process = await start(free_port(), DOCUMENTS_PATH=str(broken))
    assert await asyncio.wait_for(process.wait(), 200) == 3
    assert "process_not_started" in (tmp_path / "log").read_text()

"""A process that is told to end is not ready first, answers everything that still comes, and then ends in order."""

import asyncio
import json
import os
import sys
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from api.core.actor import ANONYMOUS, SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.people.auth import sessions
from api.people.auth.passwords import hash_password
from api.people.models import UserAccount
from dev.ports import free_port
from tests.factories.people import make_branch, make_staff
from tests.reliability.harness import ROOT, until


async def signed_in(db: Database) -> str:
    """Return an access token of somebody who has just signed in."""
    async with db.unit_of_work(SYSTEM) as uow:
        actor = await make_staff(uow, await make_branch(uow), "FIELD_SALES")
        user = await uow.session.get_one(UserAccount, actor.user_id)
        user.password_hash = await hash_password("correct horse battery")
        await uow.commit()
    async with db.unit_of_work(ANONYMOUS) as uow:
        session = await sessions.sign_in(uow, user.login, "correct horse battery", source="10.0.0.1", agent="test")
        await uow.commit()
    return session.access


@pytest.mark.timeout(120)
async def test_nothing_is_dropped_when_a_process_leaves(settings: Settings, db: Database, tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = {
        **os.environ, "DATABASE_URL": settings.database_url, "REDIS_URL": settings.redis_url,
        "SECRET_KEY": settings.secret_key, "PUBLIC_URL": url, "DRAIN_SECONDS": "3",
    }  # fmt: skip
    with (tmp_path / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "api.serve", "--port", str(port), cwd=ROOT, env=env, stdout=log, stderr=log
        )
    try:
        async with httpx.AsyncClient(base_url=url, timeout=20) as client:

            async def ready() -> bool:
                try:
                    return (await client.get("/health/ready")).status_code == 200
                except httpx.TransportError:
                    return False

            async def not_ready() -> bool:
                return not await ready()

            await until(ready, 60)
            socket = await connect(f"ws://127.0.0.1:{port}/graphql", subprotocols=["graphql-transport-ws"], origin=url)  # type: ignore[arg-type,list-item]
            payload = {"authorization": f"Bearer {await signed_in(db)}"}
            await socket.send(json.dumps({"type": "connection_init", "payload": payload}))
            assert "connection_ack" in str(await asyncio.wait_for(socket.recv(), 20))
            process.terminate()
            await until(not_ready, 10)
            # New connections and kept ones are answered as before; none is kept any longer.
            for _ in range(3):
                answer = await client.post("/graphql", json={"query": "{ __typename }"})
                assert answer.headers["connection"] == "close"
                assert answer.json()["data" if "data" in answer.json() else "errors"]
                assert process.returncode is None
            with pytest.raises(ConnectionClosed) as closed:
                await asyncio.wait_for(socket.recv(), 20)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1012
        assert await asyncio.wait_for(process.wait(), 30) == 0, (tmp_path / "log").read_text()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()

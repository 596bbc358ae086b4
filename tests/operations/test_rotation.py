"""The secret key is changed while people work: nobody is signed out, no link breaks, nothing stays with the old key."""

import secrets
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.audit.actions import seal
from api.audit.check import verify
from api.core.actor import SYSTEM
from api.core.audit import decrypt, unwrap
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import InvalidInput
from api.core.migrate import migrate
from api.core.uow import UnitOfWork
from api.files.links import holds, sign
from api.operations import rotation
from api.people.actions import seed_roles
from api.people.auth import tokens
from api.people.auth.reset import issue_token, reset_password
from api.people.auth.sessions import SessionEnded, SignedIn, open_session, refresh
from api.people.models import UserAccount
from dev.services import Postgres
from tests.factories.people import make_branch, make_staff


@pytest.fixture
async def old(tmp_path: Path) -> AsyncIterator[Database]:
    """A product in use on a server of its own, since roles and their passwords belong to a whole server."""
    with Postgres(tmp_path / "postgres", durable=False) as server:
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg] # pydantic-settings accepts it at run time
            database_url=server.url,
            secret_key=secrets.token_hex(32),
            pool_size=2,
        )
        await migrate(settings)
        database = Database(settings)
        yield database
        await database.close()


def knowing(database: Database, key: str, previous: str = "") -> Database:
    """Return the same product as a process with these keys sees it."""
    return Database(database.settings.model_copy(update={"secret_key": key, "secret_key_previous": previous}))


async def do(database: Database, job: Any, *arguments: Any, **options: Any) -> Any:
    async with database.unit_of_work(SYSTEM) as uow:
        result = await job(uow, *arguments, **options)
        await uow.commit()
    return result


async def people(uow: UnitOfWork) -> UserAccount:
    await seed_roles(uow)
    actor = await make_staff(uow, await make_branch(uow), "ADMIN")
    user = await uow.session.get(UserAccount, actor.user_id)
    assert user is not None
    for number in range(7):
        uow.audit("user.update", user, {"name": f"Ana {number}"}, customer_id=uuid4())
    return user


async def payloads(database: Database) -> list[bytes]:
    """Open every entry of the audit."""
    async with database.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.execute(
            text("select e.payload, k.wrapped from audit_entry e join data_key k on k.subject_id = e.key_id")
        )
        return [decrypt(unwrap(database.settings, row.wrapped), row.payload) for row in rows]


class KilledError(Exception):
    """The process is gone."""


async def rotate_and_be_killed_once(database: Database) -> dict[str, Any]:
    """Die in the middle of the data keys, and run again."""
    rewrapped, calls = rotation._rewrap_batch, 0

    async def dies(database: Database) -> int:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise KilledError
        return await rewrapped(database)

    before = await payloads(database)
    with patch.object(rotation, "BATCH", 3):
        with patch.object(rotation, "_rewrap_batch", dies), pytest.raises(KilledError):
            await rotation.rotate(database, lambda _: None)
        assert await payloads(database) == before
        return await rotation.rotate(database, lambda _: None)


async def test_a_rotation_under_use_leaves_nobody_behind(old: Database) -> None:
    user: UserAccount = await do(old, people)
    idle, busy = [await do(old, open_session, user, agent="tablet") for _ in range(2)]
    await do(old, seal, 500)
    opened = await payloads(old)
    present = old.settings
    file, session_id = uuid4(), uuid4()

    # The new key is known everywhere, and nothing else has happened: migrations leave the passwords as they are.
    both = knowing(old, secrets.token_hex(32), present.secret_key)
    await migrate(both.settings)
    assert await payloads(both) == opened
    busy = await do(both, refresh, busy.refresh)
    assert tokens.read_access(both.settings, idle.access).session_id == idle.session_id
    in_a_minute = (await do(old, now_of)).replace(year=2099)
    mail = issue_token(present, user, in_a_minute)
    again = await do(old, open_session, user, agent="phone")

    done = await rotate_and_be_killed_once(both)
    assert done["data_keys"] == done["checked"] - 3
    assert done["sessions"] == 3
    await both.close()

    # A process with the old key keeps its connections; the old password opens no new one.
    await do(old, now_of)
    with pytest.raises(DBAPIError, match="password authentication failed"):
        await do(knowing(old, present.secret_key), now_of)

    # While both keys are known, links in mails hold; a new key forgives nothing and changes nothing else.
    both = knowing(old, both.settings.secret_key, present.secret_key)
    soon = int(time.time()) + 60
    assert holds(both.settings, file, session_id, soon, sign(present, file, session_id, soon))
    assert not holds(both.settings, file, session_id, soon + 1, sign(present, file, session_id, soon))
    await do(both, open_link_of_mail, mail)
    await both.close()

    # And then the old key is gone.
    new = knowing(old, both.settings.secret_key)
    assert await payloads(new) == opened
    assert (await verify(new, [])).faults == []
    with pytest.raises(tokens.InvalidToken):
        tokens.read_access(new.settings, again.access)
    for session in (idle, busy, again):
        found: SignedIn = await do(new, refresh, session.refresh)
        assert found.session_id == session.session_id
        assert (await do(new, refresh, found.refresh)).session_id == session.session_id
    # A token from before is a replay by now, kept or not, and a made-up one never was good.
    with pytest.raises(SessionEnded):
        await do(new, refresh, idle.refresh)
    with pytest.raises(SessionEnded):
        await do(new, refresh, f"{again.session_id}.1.{'A' * 43}")
    assert (await rotation.rotate(new, lambda _: None))["data_keys"] == 0
    await new.close()


async def test_what_no_key_opens_stops_the_rotation(old: Database) -> None:
    """A wrong SECRET_KEY_PREVIOUS destroys nothing: what can't be opened is not wrapped anew."""
    await do(old, people)
    opened = await payloads(old)
    wrong = knowing(old, secrets.token_hex(32), secrets.token_hex(32))
    with pytest.raises(InvalidTag):
        await rotation.rewrap(wrong, lambda _: None)
    await wrong.close()
    assert await payloads(old) == opened


async def now_of(uow: UnitOfWork) -> Any:
    return uow.now


async def open_link_of_mail(uow: UnitOfWork, token: str) -> None:
    """The link in the mail still opens: its signature holds, and only the new password is refused."""
    with pytest.raises(InvalidInput):
        await reset_password(uow, token, "short", source="here")

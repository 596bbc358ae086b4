"""Going over from the secret keys before to the present one, while everybody works.

Every process must know both keys already: the new one as SECRET_KEY, the old one as SECRET_KEY_PREVIOUS. Each step may
be interrupted and done again; nothing is changed twice, and what is done stays done.
"""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.core.actor import SYSTEM
from api.core.audit import MASTER, decrypt, encrypt, unwrap
from api.core.database import BACKUP, LOGIN_ROLES, Database
from api.operations import actions
from api.people.auth.tokens import kept, refresh_tokens

BATCH: Final = 500
KIND: Final = "KEY_ROTATION"
_CLOSED: Final = text(
    "select subject_id, wrapped from data_key where wrapped_by is distinct from :key "
    "order by subject_id limit :batch for update skip locked"
)
_REWRAP: Final = text("update data_key set wrapped = :wrapped, wrapped_by = :key where subject_id = :subject_id")
_PAGE: Final = text(
    "select subject_id, wrapped from data_key where subject_id > :after order by subject_id limit :batch"
)
_SESSIONS: Final = text(
    "select id, generation, salt, kept_tokens from user_session where id > :after and revoked_at is null and expires_at > now() "
    "order by id limit :batch for update"
)
_KEEP: Final = text("update user_session set kept_tokens = :kept where id = :id")
FIRST: Final = UUID(int=0)

Say = Callable[[str], object]


async def rotate(database: Database, say: Say) -> dict[str, Any]:
    """Do all steps, check them, and put the run on record; returns how much there was of each."""
    async with database.unit_of_work(SYSTEM) as uow:
        run = await actions.begin_run(uow, KIND)
        await uow.commit()
    done = {
        "roles": await change_passwords(database),
        "data_keys": await rewrap(database, say),
        "sessions": await keep_sessions(database, say),
        "checked": await check(database),
    }
    async with database.unit_of_work(SYSTEM) as uow:
        await actions.finish_run(uow, run.id, succeeded=True, detail=done)
        await uow.commit()
    say(f"Passwords of {done['roles']} database roles, {done['data_keys']} data keys, {done['sessions']} sessions.")
    say(f"{done['checked']} data keys open with the new key alone.")
    say("When links in mails are an hour old, take SECRET_KEY_PREVIOUS away and restart.")
    return done


async def change_passwords(database: Database) -> int:
    """Give the database's roles the new key's passwords; open connections stay, new ones know both."""
    settings = database.settings
    async with database.owner.begin() as connection:
        for role in (*LOGIN_ROLES, BACKUP):
            # A password is no parameter of this statement; ours hold letters, digits, - and _ only.
            await connection.execute(text(f"alter role {role} password '{settings.role_passwords(role)[0]}'"))
    return len(LOGIN_ROLES) + 1


async def rewrap(database: Database, say: Say) -> int:
    """Wrap every data key anew that the present key did not wrap, some hundred in a transaction."""
    count = 0
    while done := await _rewrap_batch(database):
        count += done
        say(f"{count} data keys …")
    return count


async def _rewrap_batch(database: Database) -> int:
    settings, master = database.settings, database.settings.derive(MASTER)
    async with database.owner.begin() as connection:
        rows = (await connection.execute(_CLOSED, {"key": settings.key_name, "batch": BATCH})).all()
        changes = [
            {
                "subject_id": row.subject_id,
                "wrapped": encrypt(master, unwrap(settings, row.wrapped)),
                "key": settings.key_name,
            }
            for row in rows
        ]
        if changes:
            await connection.execute(_REWRAP, changes)
    return len(changes)


async def keep_sessions(database: Database, say: Say) -> int:
    """Let signed-in devices stay so: keep hashes of the refresh tokens that the keys before had signed."""
    count, after = 0, FIRST
    while True:
        async with database.owner.begin() as connection:
            rows = (await connection.execute(_SESSIONS, {"after": after, "batch": BATCH})).all()
            if not rows:
                return count
            await connection.execute(_KEEP, [{"id": row.id, "kept": _old_tokens(database, row)} for row in rows])
        count, after = count + len(rows), rows[-1].id
        say(f"{count} sessions …")


def _old_tokens(database: Database, row: Any) -> list[bytes]:
    """Return the hashes of the tokens that a device may still hold: the current one and its predecessor.

    What an earlier rotation kept stays, since the device may not have come back between the two.
    """
    both = (row.generation, row.generation - 1)
    fresh = [kept(one) for n in both for one in refresh_tokens(database.settings, row.id, n, row.salt)[1:]]
    return list(dict.fromkeys([*(row.kept_tokens or ()), *fresh]))


async def check(database: Database) -> int:
    """Open every data key with the present key alone, and let every role in; raises when something does not hold."""
    async with database.owner.connect() as connection:
        count = await _open_all(connection, database.settings.derive(MASTER))
    alone = Database(database.settings.model_copy(update={"secret_key_previous": ""}))
    try:
        for engine in (alone.staff, alone.portal, alone.worker, alone.signin):
            await (await engine.connect()).close()
    finally:
        await alone.close()
    return count


async def _open_all(connection: AsyncConnection, master: bytes) -> int:
    count, after = 0, FIRST
    while rows := (await connection.execute(_PAGE, {"after": after, "batch": BATCH})).all():
        for row in rows:
            decrypt(master, row.wrapped)
        count, after = count + len(rows), rows[-1].subject_id
    return count

"""From an access token to an Actor, checked against the database on each request."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from api.core.actor import ANONYMOUS, Actor, ActorKind
from api.core.config import Settings
from api.core.database import Database
from api.people.auth import tokens
from api.people.auth.sessions import SessionEnded

_ACTOR = text(
    """
    select u.id, u.kind, u.name, u.language, b.zone, u.branch_ids, u.customer_id,
           array(select tm.team_id from team_member tm where tm.user_id = u.id) as team_ids,
           array(select t.id from team t where t.manager_id = u.id) as managed_team_ids,
           array(select r.code from user_role ur join role r on r.id = ur.role_id where ur.user_id = u.id) as roles,
           array(select distinct p from user_role ur join role r on r.id = ur.role_id, unnest(r.permissions) p
                 where ur.user_id = u.id) as permissions
    from user_account u
    join branch b on b.id = u.branch_id
    left join user_session s on s.id = :session
    where u.id = :user and u.active
      and (cast(:session as uuid) is null or (
           s.user_id = u.id and s.revoked_at is null and s.expires_at > now() and u.version = :version))
    """
)


async def authenticate(database: Database, settings: Settings, authorization: str) -> Actor:
    """Return whose `Bearer` token it is; no header is the anonymous visitor. Raises SessionEnded."""
    if not authorization:
        return ANONYMOUS
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise SessionEnded("authorization")
    try:
        access = tokens.read_access(settings, token)
    except tokens.InvalidToken as error:
        raise SessionEnded("authorization") from error
    actor = await load_actor(
        database, {"user": access.user_id, "session": access.session_id, "version": access.account_version}
    )
    if actor is None:
        raise SessionEnded("authorization")
    return actor


async def load_actor(database: Database, claims: dict[str, Any]) -> Actor | None:
    """Return the user as an Actor; None when the account, its version or the session is not alive."""
    values = {"session": None, "version": None, **claims}
    async with AsyncSession(database.signin) as session:
        row = (await session.execute(_ACTOR, values)).mappings().one_or_none()
    if row is None:
        return None
    return Actor(
        kind=ActorKind(row["kind"]),
        user_id=row["id"],
        session_id=values["session"],
        name=row["name"],
        language=row["language"],
        zone=row["zone"],
        branch_ids=tuple(row["branch_ids"]),
        team_ids=tuple(row["team_ids"]),
        managed_team_ids=tuple(row["managed_team_ids"]),
        customer_id=row["customer_id"],
        permissions=frozenset(row["permissions"]),
        roles=frozenset(row["roles"]),
    )

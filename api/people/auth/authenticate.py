"""From an access token to an Actor, checked against the database on each request.

Who came before is remembered with a proof: the versions that the claims were read with. A planned read carries the
check of the proof in its own statement, so it needs no other; everything else asks for it first.
"""

import time
from dataclasses import replace
from typing import Any, Final

from starlette.requests import HTTPConnection

from api.core.actor import ANONYMOUS, Actor, ActorKind, Proof
from api.core.config import Settings
from api.core.database import Database
from api.core.graphql.cache import Cache
from api.core.graphql.proof import numbered
from api.core.i18n import supported
from api.people.auth import tokens
from api.people.auth.sessions import SessionEnded

REMEMBERED: Final = 10_000

_ACTOR: Final = """
select u.id, u.kind, u.name, u.language, b.zone, u.branch_ids, u.customer_id, u.version,
       (select value from rights_epoch) as epoch,
       array(select tm.team_id from team_member tm where tm.user_id = u.id) as team_ids,
       array(select t.id from team t where t.manager_id = u.id) as managed_team_ids,
       array(select r.code from user_role ur join role r on r.id = ur.role_id where ur.user_id = u.id) as roles,
       array(select distinct p from user_role ur join role r on r.id = ur.role_id, unnest(r.permissions) p
             where ur.user_id = u.id) as permissions
from user_account u
join branch b on b.id = u.branch_id
left join user_session s on s.id = $2
where u.id = $1 and u.active
  and ($2::uuid is null or (
       s.user_id = u.id and s.revoked_at is null and s.expires_at > now() and u.version = $3))
"""
# Over the claims of a plan; false as soon as the account, its session or anybody's rights have changed.
HOLDS: Final = (
    "exists (select from user_session s join user_account u on u.id = s.user_id where s.id = :session "
    "and u.id = :actor and s.revoked_at is null and s.expires_at > now() and u.active and u.version = :version) "
    "and (select value from rights_epoch) = :epoch"
)
_PROVED: Final = f"select {numbered(HOLDS)}"


class Callers:
    """Tells who sends a request, and remembers it as long as the access token is good."""

    def __init__(self, database: Database, settings: Settings) -> None:
        """Remember nobody yet."""
        self.database = database
        self.settings = settings
        self._known: Cache[tuple[str, str | None], tuple[Actor, int]] = Cache(REMEMBERED)

    def remembered(self, connection: HTTPConnection) -> Actor | None:
        """Return who this was when last looked up; its proof is still to be checked."""
        known = self._known.get(_credentials(connection))
        return known[0] if known is not None and known[1] > time.time() else None

    async def confirmed(self, connection: HTTPConnection) -> Actor:
        """Return whose `Bearer` token it is; no header is the anonymous visitor. Raises SessionEnded."""
        credentials = _credentials(connection)
        authorization, chosen = credentials
        known = self.remembered(connection)
        if known is not None and await self._holds(known):
            return known
        actor, expires = await _read(self.database, self.settings, authorization)
        if chosen:
            # The language chosen on this device goes before the account's.
            actor = replace(actor, language=supported(chosen))
        if actor.proof is not None:
            self._known.put(credentials, (actor, expires))
        return actor

    async def _holds(self, actor: Actor) -> bool:
        pool = await self.database.reads(ANONYMOUS)
        proof = actor.proof or Proof(0, 0)
        return bool(await pool.fetchval(_PROVED, actor.user_id, actor.session_id, proof.version, proof.epoch))


def _credentials(connection: HTTPConnection) -> tuple[str, str | None]:
    return connection.headers.get("authorization", ""), connection.headers.get("accept-language")


async def authenticate(database: Database, settings: Settings, authorization: str) -> Actor:
    """Return whose `Bearer` token it is; no header is the anonymous visitor. Raises SessionEnded."""
    return (await _read(database, settings, authorization))[0]


async def _read(database: Database, settings: Settings, authorization: str) -> tuple[Actor, int]:
    """Return whose token it is and until when, in seconds of the epoch; raises SessionEnded."""
    if not authorization:
        return ANONYMOUS, 0
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
    return actor, access.expires


async def load_actor(database: Database, claims: dict[str, Any]) -> Actor | None:
    """Return the user as an Actor; None when the account, its version or the session is not alive."""
    session = claims.get("session")
    pool = await database.reads(ANONYMOUS)
    row = await pool.fetchrow(_ACTOR, claims["user"], session, claims.get("version"))
    if row is None:
        return None
    return Actor(
        kind=ActorKind(row["kind"]),
        user_id=row["id"],
        session_id=session,
        name=row["name"],
        language=row["language"],
        zone=row["zone"],
        branch_ids=tuple(row["branch_ids"]),
        team_ids=tuple(row["team_ids"]),
        managed_team_ids=tuple(row["managed_team_ids"]),
        customer_id=row["customer_id"],
        permissions=frozenset(row["permissions"]),
        roles=frozenset(row["roles"]),
        proof=None if session is None else Proof(row["version"], row["epoch"]),
    )

"""Signing in, staying signed in, signing out."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from api.core.errors import UserError
from api.core.uow import UnitOfWork
from api.people.auth import tokens
from api.people.auth.attempts import passed, reserve
from api.people.auth.passwords import verify
from api.people.models import AccessLink, UserAccount, UserSession


class SignInRefused(UserError):
    """Login or password is wrong, or the account is closed; which of them is not said (ACC-01)."""

    code = "sign-in-refused"


class LinkRefused(UserError):
    """The link is unknown, expired or was used before."""

    code = "link-refused"


class SessionEnded(UserError):
    """The session is over: signed out, revoked, expired, or its token was replayed."""

    code = "session-ended"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session's tokens and whose it is."""

    user: UserAccount
    session_id: UUID
    access: str
    refresh: str


async def sign_in(uow: UnitOfWork, login: str, password: str, *, source: str, agent: str) -> SignedIn:
    """Open a session; a refusal is in the audit trail, so commit also when it raises.

    Raises SignInRefused or AccountLocked.
    """
    login = login.strip().casefold()
    user = await uow.session.scalar(select(UserAccount).where(col(UserAccount.login) == login))
    attempt = await reserve(uow, login, source)
    fits = await verify(password, user.password_hash if user else None)
    if not user or not fits or not user.active:
        uow.audit("sign-in-refused", user)
        raise SignInRefused("login")
    passed(attempt)
    uow.audit("sign-in", user)
    return await open_session(uow, user, agent=agent)


async def end_sessions(uow: UnitOfWork, user_id: UUID, *, but: UUID | None = None) -> None:
    """End the sessions of a user on all devices, all but one if named."""
    sessions = await uow.session.scalars(
        select(UserSession).where(col(UserSession.user_id) == user_id, col(UserSession.revoked_at).is_(None))
    )
    for session in sessions:
        if session.id != but:
            session.revoked_at = uow.now


async def sign_in_by_link(uow: UnitOfWork, token: str, *, agent: str) -> tuple[SignedIn, str]:
    """Use up a single-use link; returns the session and the portal's path to open. Raises LinkRefused."""
    digest = hashlib.sha256(token.encode()).digest()
    link = await uow.session.scalar(
        update(AccessLink)
        .where(
            col(AccessLink.token_hash) == digest,
            col(AccessLink.used_at).is_(None),
            col(AccessLink.expires_at) > uow.now,
        )
        .values(used_at=uow.now)
        .returning(AccessLink)
    )
    user = await uow.session.get(UserAccount, link.user_id) if link else None
    if not link or not user or not user.active:
        raise LinkRefused("token")
    uow.audit("sign-in-by-link", user, customer_id=link.customer_id)
    return await open_session(uow, user, agent=agent), link.target


async def open_session(uow: UnitOfWork, user: UserAccount, *, agent: str) -> SignedIn:
    """Open a session for a user whose identity is proved."""
    session = uow.add(
        UserSession(
            user_id=user.id,
            salt=secrets.token_hex(16),
            agent=agent[:200],
            last_used_at=uow.now,
            expires_at=uow.now + timedelta(days=uow.settings.session_days),
        )
    )
    await uow.flush()
    return _signed_in(uow, user, session.id, session.generation, session.salt)


async def refresh(uow: UnitOfWork, token: str) -> SignedIn:
    """Exchange a refresh token for the next one.

    Presenting the current token moves the session on by one generation, atomically. Presenting its predecessor gives
    the current token again, so that a lost answer or fifty calls at once have one successor. Anything older is a
    replay: the session is revoked (commit also when it raises). Raises SessionEnded.
    """
    try:
        session_id, generation = tokens.read_refresh(token)
    except tokens.InvalidToken as error:
        raise SessionEnded("token") from error
    session = await uow.session.get(UserSession, session_id, with_for_update=True)
    if session is None or session.revoked_at is not None or session.expires_at <= uow.now:
        raise SessionEnded("token")
    if not _genuine(uow, session, generation, token):
        raise SessionEnded("token")
    if generation < session.generation - 1:
        session.revoked_at = uow.now
        uow.audit("refresh-token-replayed", None, reason=str(session_id))
        raise SessionEnded("token")
    user = await uow.session.get(UserAccount, session.user_id)
    if user is None or not user.active:
        raise SessionEnded("token")
    if generation == session.generation:
        session.generation += 1
    session.last_used_at = uow.now
    await uow.flush()
    return _signed_in(uow, user, session.id, session.generation, session.salt)


async def sign_out(uow: UnitOfWork, token: str) -> None:
    """End the session of a refresh token; a token that is no good ends nothing."""
    try:
        session_id, generation = tokens.read_refresh(token)
    except tokens.InvalidToken:
        return
    session = await uow.session.get(UserSession, session_id)
    if session and _genuine(uow, session, generation, token):
        session.revoked_at = session.revoked_at or uow.now


def _genuine(uow: UnitOfWork, session: UserSession, generation: int, token: str) -> bool:
    """Tell whether we gave out the token, with a key that holds or with one that was rotated away."""
    signed = tokens.refresh_tokens(uow.settings, session.id, generation, session.salt)
    if any(hmac.compare_digest(one, token) for one in signed):
        return True
    return tokens.kept(token) in (session.kept_tokens or ())


def _signed_in(uow: UnitOfWork, user: UserAccount, session_id: UUID, generation: int, salt: str) -> SignedIn:
    """Issue both tokens."""
    return SignedIn(
        user=user,
        session_id=session_id,
        access=tokens.issue_access(uow.settings, user.id, session_id, user.version),
        refresh=tokens.refresh_token(uow.settings, session_id, generation, salt),
    )

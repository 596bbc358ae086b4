"""Tries of a password: each counts before the password is looked at, so that many at one instant are no way around it."""

import hashlib
import hmac
from datetime import datetime

from sqlalchemy import desc, func, select
from sqlmodel import col

from api.core.errors import UserError
from api.core.uow import UnitOfWork
from api.people.models import SignInAttempt, UserAccount
from api.people.rules import WINDOW, locked_until


class AccountLocked(UserError):
    """Too many wrong tries; `until` says when the next one counts (ACC-01)."""

    code = "account-locked"


async def reserve(uow: UnitOfWork, login: str, source: str) -> SignInAttempt:
    """Put a try on record as a failure and commit, in a unit of work of the visitor; `passed` takes it back.

    So none holds a connection, or the turn of others, while its password is hashed. Raises AccountLocked.
    """
    await refuse_while_locked(uow, login, source)
    attempt = note_attempt(uow, login, source, succeeded=False)
    await uow.commit()
    return attempt


async def refuse_while_locked(uow: UnitOfWork, login: str, source: str) -> None:
    """Raise AccountLocked when too many tries came before, and put that on record.

    Tries of one account from one place wait for each other from here to the commit.
    """
    login_hash = _login_hash(uow, login)
    turn = int.from_bytes(hashlib.sha256(login_hash + source.encode()).digest()[:8], signed=True)
    await uow.session.execute(select(func.pg_advisory_xact_lock(turn)))
    until = locked_until(await _failures(uow, _login_hashes(uow, login), source))
    if until and until > uow.now:
        account = await uow.session.scalar(select(UserAccount).where(col(UserAccount.login) == login))
        uow.audit("sign-in-locked", account, reason=source)
        raise AccountLocked("login", until=until)


def note_attempt(uow: UnitOfWork, login: str, source: str, *, succeeded: bool) -> SignInAttempt:
    """Put a try on record."""
    login_hash = _login_hash(uow, login)
    return uow.add(SignInAttempt(login_hash=login_hash, source=source, succeeded=succeeded, created_at=uow.now))


def passed(attempt: SignInAttempt) -> None:
    """Note that the password was right; what failed before it no longer counts."""
    attempt.succeeded = True


def _login_hash(uow: UnitOfWork, login: str) -> bytes:
    """Return what stands for the login: mistyped passwords are not on record."""
    return _login_hashes(uow, login)[0]


def _login_hashes(uow: UnitOfWork, login: str) -> list[bytes]:
    """Return what stands for the login under each key that holds, so that a new key forgives no wrong tries."""
    return [hmac.new(key, login.encode(), hashlib.sha256).digest() for key in uow.settings.accepted("login-hash")]


async def _failures(uow: UnitOfWork, login_hashes: list[bytes], source: str) -> list[datetime]:
    """Return the failures of the account from this source since its last success, within the window, oldest first."""
    rows = await uow.session.execute(
        select(SignInAttempt.created_at, SignInAttempt.succeeded)  # type: ignore[call-overload]
        .where(
            col(SignInAttempt.login_hash).in_(login_hashes),
            col(SignInAttempt.source) == source,
            col(SignInAttempt.created_at) > uow.now - WINDOW,
        )
        .order_by(desc(col(SignInAttempt.created_at)))
        .limit(50)
    )
    failures: list[datetime] = []
    for at, succeeded in rows:
        if succeeded:
            break
        failures.append(at)
    return failures[::-1]

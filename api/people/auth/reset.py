"""A new password by mail: a link that works once and for an hour, for accounts of both kinds.

The link's token is signed with the account's present password hash, so using it makes it worthless, and nothing is
stored. Asking for one has the same answer whether the account exists or not.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from api.core.config import Settings
from api.core.errors import InvalidInput
from api.core.uow import UnitOfWork
from api.people.auth.attempts import note_attempt, refuse_while_locked
from api.people.auth.passwords import hash_password
from api.people.auth.sessions import LinkRefused, end_sessions
from api.people.events import PasswordResetRequested
from api.people.models import UserAccount
from api.people.rules import password_problem

VALID_FOR: Final = timedelta(hours=1)
# One mail address may belong to several accounts; more than this at once is nobody's wish.
MOST_ACCOUNTS: Final = 5
ANYWHERE: Final = "*"
_ID, _SECONDS, _MAC = 16, 8, 32


async def request_reset(uow: UnitOfWork, login: str, *, source: str) -> None:
    """Have a link sent to every account of this login or address; commit also when it raises.

    Tries are counted for the login from anywhere and for the source, known or not. Raises AccountLocked.
    """
    login = login.strip().casefold()
    for key, place in ((f"reset:{login}", ANYWHERE), ("reset", source)):
        await refuse_while_locked(uow, key, place)
        note_attempt(uow, key, place, succeeded=False)
    found = await uow.session.scalars(
        select(UserAccount)
        .where(col(UserAccount.active), or_(col(UserAccount.login) == login, col(UserAccount.email) == login))
        .limit(MOST_ACCOUNTS)
    )
    for user in found:
        uow.audit("password-reset-request", user, customer_id=user.customer_id)
        uow.record(PasswordResetRequested(subject_id=user.id, branch_id=user.branch_id))


async def reset_password(uow: UnitOfWork, token: str, wanted: str, *, source: str) -> UserAccount:
    """Set a new password and end all sessions of the account. Raises LinkRefused, InvalidInput."""
    user_id, expires, mac = _read(token)
    user = await uow.session.get(UserAccount, user_id, with_for_update=True)
    if user is None or not user.active or expires <= uow.now:
        raise LinkRefused("token")
    if not any(hmac.compare_digest(mac, good) for good in _signatures(uow.settings, user, expires)):
        raise LinkRefused("token")
    if problem := password_problem(wanted, user.login):
        raise InvalidInput("password", code=problem)
    user.password_hash, user.password_changed_at = await hash_password(wanted), uow.now
    await end_sessions(uow, user.id)
    # Whoever proved to own the mailbox need not wait for the wrong tries that led here.
    note_attempt(uow, user.login, source, succeeded=True)
    uow.audit("password-reset", user, customer_id=user.customer_id)
    return user


def issue_token(settings: Settings, user: UserAccount, expires: datetime) -> str:
    """Return the token of a link for the account as it is now."""
    moment = int(expires.timestamp())
    body = user.id.bytes + moment.to_bytes(_SECONDS)
    mac = _signatures(settings, user, datetime.fromtimestamp(moment, tz=UTC))[0]
    return urlsafe_b64encode(body + mac).decode().rstrip("=")


def _signatures(settings: Settings, user: UserAccount, expires: datetime) -> list[bytes]:
    """Return the signatures of all keys that hold, the present one's first."""
    present = f"{user.id}|{int(expires.timestamp())}|{user.login}|{user.password_hash or ''}"
    keys = settings.accepted("password-reset")
    return [hmac.new(key, present.encode(), hashlib.sha256).digest() for key in keys]


def _read(token: str) -> tuple[UUID, datetime, bytes]:
    """Take a token apart. Raises LinkRefused."""
    try:
        raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        if len(raw) != _ID + _SECONDS + _MAC:
            raise LinkRefused("token")
        seconds = int.from_bytes(raw[_ID : _ID + _SECONDS])
        expires = datetime.fromtimestamp(seconds, tz=UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise LinkRefused("token") from error
    return UUID(bytes=raw[:_ID]), expires, raw[_ID + _SECONDS :]

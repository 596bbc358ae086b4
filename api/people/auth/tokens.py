"""Access and refresh tokens.

An access token is a JWT of a few minutes that names the session and the account's version; both are checked against
the database on each request. A refresh token is `session.generation.signature`, derived from the session's salt and
the secret key, so that the database holds nothing that signs anybody in.
"""

import base64
import hashlib
import hmac
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import jwt

from api.core.config import Settings

ALGORITHM = "HS256"
ISSUER = "trunkline"
AUDIENCE = "trunkline-api"
REQUIRED = ["exp", "iat", "aud", "iss", "sub", "sid", "ver"]


class InvalidToken(Exception):
    """The token is malformed, forged, expired or of another product."""


@dataclass(frozen=True, slots=True)
class Access:
    """What an access token says."""

    user_id: UUID
    session_id: UUID
    account_version: int
    expires: int


def issue_access(settings: Settings, user_id: UUID, session_id: UUID, account_version: int) -> str:
    """Return a signed access token; its time is the real one, never the shifted business time."""
    issued = int(time.time())
    claims = {
        "sub": str(user_id),
        "sid": str(session_id),
        "ver": account_version,
        "iat": issued,
        "exp": issued + settings.access_token_seconds,
        "iss": ISSUER,
        "aud": AUDIENCE,
    }
    return jwt.encode(claims, settings.derive("access-token"), algorithm=ALGORITHM)


def read_access(settings: Settings, token: str) -> Access:
    """Verify an access token; raises InvalidToken."""
    try:
        header = jwt.get_unverified_header(token)
        if not set(header) <= {"alg", "typ"}:
            raise InvalidToken
        claims = _claims(settings, token)
        return Access(UUID(claims["sub"]), UUID(claims["sid"]), int(claims["ver"]), int(claims["exp"]))
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise InvalidToken from error


def _claims(settings: Settings, token: str) -> dict[str, Any]:
    """Return what a token claims, signed with any key that holds; raises PyJWTError."""

    def decode(key: bytes) -> dict[str, Any]:
        return jwt.decode(
            token, key, algorithms=[ALGORITHM], audience=AUDIENCE, issuer=ISSUER, options={"require": REQUIRED}
        )

    *others, last = settings.accepted("access-token")
    for key in others:
        with suppress(jwt.InvalidSignatureError):
            return decode(key)
    return decode(last)


def refresh_token(settings: Settings, session_id: UUID, generation: int, salt: str) -> str:
    """Return the refresh token of one generation of a session; the same arguments give the same token."""
    return refresh_tokens(settings, session_id, generation, salt)[0]


def refresh_tokens(settings: Settings, session_id: UUID, generation: int, salt: str) -> list[str]:
    """Return that token as each key that holds signs it, the present one's first."""
    body = f"{session_id}.{generation}"
    keys = settings.accepted("refresh-token")
    signed = (hmac.new(key, f"{body}.{salt}".encode(), hashlib.sha256).digest() for key in keys)
    return [f"{body}.{base64.urlsafe_b64encode(one).decode().rstrip('=')}" for one in signed]


def kept(token: str) -> bytes:
    """Return what a session keeps of a token that a key signed which is gone: nobody signs in with it."""
    return hashlib.sha256(token.encode()).digest()


def read_refresh(token: str) -> tuple[UUID, int]:
    """Return session and generation of a refresh token, not yet verified; raises InvalidToken."""
    try:
        session, generation, _ = token.split(".")
        return UUID(session), int(generation)
    except ValueError as error:
        raise InvalidToken from error

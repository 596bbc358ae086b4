"""Links that an `<img>` or `<a>` can follow without a header: signed, short-lived, bound to one session."""

import base64
import hashlib
import hmac
import time
from typing import Final
from uuid import UUID

from api.core.config import Settings

SECONDS: Final = 600


def sign(settings: Settings, attachment_id: UUID, session_id: UUID, expires: int) -> str:
    """Return the signature over file, session and end (Unix seconds)."""
    return _signatures(settings, attachment_id, session_id, expires)[0]


def _signatures(settings: Settings, attachment_id: UUID, session_id: UUID, expires: int) -> list[str]:
    """Return the signatures of all keys that hold, the present one's first."""
    message = f"{attachment_id.hex}.{session_id.hex}.{expires}".encode()
    digests = (hmac.new(key, message, hashlib.sha256).digest() for key in settings.accepted("file-links"))
    return [base64.urlsafe_b64encode(digest).decode().rstrip("=") for digest in digests]


def link(settings: Settings, attachment_id: UUID, session_id: UUID, *, view: bool = False) -> str:
    """Return `/files/att_…?…`, good for ten minutes as long as the session lives.

    The end is rounded so that the same page asked twice names the same address, and a browser can keep the picture.
    """
    expires = (int(time.time()) // SECONDS + 2) * SECONDS
    signature = sign(settings, attachment_id, session_id, expires)
    shown = "&view=1" if view else ""
    return f"/files/att_{attachment_id}?session={session_id.hex}&expires={expires}&signature={signature}{shown}"


def holds(settings: Settings, attachment_id: UUID, session_id: UUID, expires: int, signature: str) -> bool:
    """Tell whether the link was made by us for this file and session and is still good."""
    in_time = 0 <= expires - time.time() <= 2 * SECONDS
    expected = _signatures(settings, attachment_id, session_id, expires)
    return in_time and any(hmac.compare_digest(one.encode(), signature.encode()) for one in expected)

"""The writing half of the audit: entries in the transaction of the change, values encrypted (DPA-01)."""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlmodel import SQLModel

from api.core.actor import Actor
from api.core.config import Settings
from api.core.events import plain
from api.core.ids import new_id
from api.core.side_rows import Run

NONCE = 12
# The purpose of the key that wraps all data keys.
MASTER = "data-keys"
# Whose key closes the reason of an entry that is about nobody.
NOBODY = UUID(int=0)
# Under this name, which no field has, the encrypted values hold the reason.
REASON = "?reason"

_KEY = "select wrapped from data_key where subject_id = $1"
_MAKE_KEY = """
insert into data_key (subject_id, wrapped, wrapped_by, created_at) values ($1, $2, $3, now()) on conflict do nothing"""


class AuditLog:
    """Collects the entries of one transaction."""

    def __init__(self, run: Run, actor: Actor, settings: Settings) -> None:
        """Write as this actor; `run` runs a statement of the transaction."""
        self._run = run
        self._actor = actor
        self._settings = settings
        self._pending: list[tuple[dict[str, object], dict[str, object]]] = []
        # Why the whole transaction is made, for entries that say nothing of their own.
        self.reason: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was noted yet."""
        return not self._pending

    def write(
        self,
        action: str,
        subject: SQLModel | None,
        changes: Mapping[str, object],
        *,
        customer_id: UUID | None,
        reason: str | None,
    ) -> None:
        """Note one entry; it is encrypted and inserted at commit."""
        customer = customer_id or getattr(subject, "customer_id", None)
        entry: dict[str, object] = {
            "action": action,
            "subject": getattr(subject, "__tablename__", ""),
            "subject_id": getattr(subject, "id", None),
            "branch_id": getattr(subject, "branch_id", None),
            "customer_ids": [customer] if customer else [],
            "person_ids": [],
            "fields": sorted(changes),
        }
        self.add(entry, {key: plain(value) for key, value in changes.items()}, reason)

    def add(self, entry: dict[str, object], values: dict[str, object], reason: str | None = None) -> None:
        """Note an entry by its columns; values and reason are encrypted with the key of the first whom it is about."""
        why = reason or self.reason
        self._pending.append((entry, values | ({REASON: why} if why else {})))

    async def rows(self, now: datetime) -> list[dict[str, object]]:
        """Return the rows to insert and forget them; values are sealed with the data subject's key."""
        rows = []
        who = {"actor_id": self._actor.user_id, "session_id": self._actor.session_id}
        for entry, values in self._pending:
            key_id = _data_subject(entry)
            payload = encrypt(await self._key(key_id), orjson.dumps(values)) if values else None
            rows.append({**entry, **who, "id": new_id(), "created_at": now, "payload": payload, "key_id": key_id})
        self._pending = []
        return rows

    async def _key(self, subject_id: UUID) -> bytes:
        """Return the data subject's key, made on first use; two makers at once agree on the first."""
        found = await self._run(_KEY, subject_id)
        if found is None:
            fresh = encrypt(self._settings.derive(MASTER), AESGCM.generate_key(256))
            await self._run(_MAKE_KEY, subject_id, fresh, self._settings.key_name)
            found = await self._run(_KEY, subject_id)
        return unwrap(self._settings, found[0])


def _data_subject(entry: Mapping[str, Any]) -> UUID:
    """Return whose key closes an entry's values: the customer's, the person's, the changed object's own, or nobody's."""
    about: list[UUID] = [*entry["customer_ids"], *entry["person_ids"]]
    return about[0] if about else entry["subject_id"] or NOBODY


def unwrap(settings: Settings, wrapped: bytes) -> bytes:
    """Open a data key with whichever secret key wrapped it; raises cryptography's InvalidTag when none did."""
    *others, last = settings.accepted(MASTER)
    for master in others:
        with suppress(InvalidTag):
            return decrypt(master, wrapped)
    return decrypt(last, wrapped)


def encrypt(key: bytes, clear: bytes) -> bytes:
    """Seal bytes with AES-256-GCM; the random nonce is put in front."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, clear, None)


def decrypt(key: bytes, sealed: bytes) -> bytes:
    """Open what `encrypt` sealed; raises cryptography's InvalidTag when it was touched."""
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], None)

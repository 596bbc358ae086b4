"""The writing half of the audit: entries in the transaction of the change, values encrypted (DPA-01)."""

import os
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel

from api.core.actor import Actor
from api.core.config import Settings
from api.core.events import plain
from api.core.ids import new_id
from api.core.tables import DataKey

NONCE = 12


class AuditLog:
    """Collects the entries of one transaction."""

    def __init__(self, session: AsyncSession, actor: Actor, settings: Settings) -> None:
        """Write as this actor into this session."""
        self._session = session
        self._actor = actor
        self._settings = settings
        self._pending: list[tuple[dict[str, object], dict[str, object]]] = []

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
            "actor_id": self._actor.user_id,
            "session_id": self._actor.session_id,
            "action": action,
            "subject": getattr(subject, "__tablename__", ""),
            "subject_id": getattr(subject, "id", None),
            "branch_id": getattr(subject, "branch_id", None),
            "customer_ids": [customer] if customer else [],
            "reason": reason,
            "fields": sorted(changes),
        }
        self._pending.append((entry, {key: plain(value) for key, value in changes.items()}))

    async def rows(self, now: datetime) -> list[dict[str, object]]:
        """Return the rows to insert and forget them; values are sealed with the data subject's key."""
        rows = []
        for entry, changes in self._pending:
            key_id = (entry["customer_ids"] or [entry["subject_id"]])[0]  # type: ignore[index]
            payload = None
            if changes and isinstance(key_id, UUID):
                payload = encrypt(await self._key(key_id), orjson.dumps(changes))
            rows.append({**entry, "id": new_id(), "created_at": now, "payload": payload, "key_id": key_id})
        self._pending = []
        return rows

    async def _key(self, subject_id: UUID) -> bytes:
        """Return the data subject's key, made on first use; two makers at once agree on the first."""
        master = self._settings.derive("data-keys")
        fresh = encrypt(master, AESGCM.generate_key(256))
        await self._session.execute(
            insert(DataKey)
            .values(subject_id=subject_id, wrapped=fresh, created_at=datetime.now().astimezone())
            .on_conflict_do_nothing(),
        )
        wrapped: bytes = await self._session.scalar(select(DataKey.wrapped).where(DataKey.subject_id == subject_id))  # type: ignore[assignment,call-overload]
        return decrypt(master, wrapped)


def encrypt(key: bytes, clear: bytes) -> bytes:
    """Seal bytes with AES-256-GCM; the random nonce is put in front."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, clear, None)


def decrypt(key: bytes, sealed: bytes) -> bytes:
    """Open what `encrypt` sealed; raises cryptography's InvalidTag when it was touched."""
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], None)

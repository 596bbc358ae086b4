"""The unit of work: one transaction of one actor, committed at the edge only."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlmodel import SQLModel

from api.core import clock
from api.core.actor import Actor
from api.core.audit import AuditLog
from api.core.config import Settings
from api.core.events import Event
from api.core.hints import NOBODY, WAKE, hint
from api.core.ids import new_id
from api.core.side_rows import write_side_rows
from api.core.traces import traceparent

T = TypeVar("T", bound=SQLModel)

_ENTER = text(
    "select set_config('app.actor', :actor, true), set_config('app.customer', :customer, true), app_now()",
)


class UnitOfWork:
    """What an action needs: the session, who acts, when, and where to put what happened."""

    def __init__(self, session: AsyncSession, actor: Actor, now: datetime, settings: Settings) -> None:
        """Wrap a session whose transaction has begun with the actor's claims."""
        self.session = session
        self.actor = actor
        self.now = now
        self.settings = settings
        self.events: list[Event] = []
        self._hints: list[tuple[str, UUID]] = []
        self.audit_log = AuditLog(session, actor, settings)

    def add(self, row: T) -> T:
        """Put a new row into the transaction and return it."""
        self.session.add(row)
        return row

    def record(self, event: Event) -> None:
        """Write down what happened: the object's history, the customer's timeline, the outbox and who listens."""
        self.events.append(event)
        self._hints += [(WAKE, NOBODY), *event.hints()]

    def tell(self, channel: str, subject_id: UUID) -> None:
        """Tell the listeners of a channel, once this is committed, of something that is no event."""
        self._hints.append((channel, subject_id))

    def audit(
        self,
        action: str,
        subject: SQLModel | None,
        changes: Mapping[str, object] | None = None,
        *,
        customer_id: UUID | None = None,
        reason: str | None = None,
    ) -> None:
        """Put an audit entry into the same transaction; `changes` maps a field to its new value or [old, new]."""
        self.audit_log.write(action, subject, changes or {}, customer_id=customer_id, reason=reason)

    async def flush(self) -> None:
        """Send pending rows to the database, so that constraints speak now."""
        await self.session.flush()

    async def commit(self) -> None:
        """Write events, outbox and audit rows in one statement, commit, and tell; called by the edge only."""
        await self.session.flush()
        await self.write_side_rows()
        await self.session.commit()
        if self._hints:
            hint(self.settings, list(dict.fromkeys(self._hints)))
            self._hints = []

    async def write_side_rows(self) -> None:
        """Insert the recorded events with their outbox rows, and the audit entries, encrypted."""
        events = [
            {
                "id": new_id(),
                "name": event.name,
                "subject": event.subject,
                "subject_id": event.subject_id,
                "branch_id": event.branch_id,
                "customer_id": event.customer_id,
                "actor_id": self.actor.user_id,
                "at": self.now,
                "data": event.data(),
                "traceparent": traceparent(),
            }
            for event in self.events
        ]
        await write_side_rows(self.session, events, await self.audit_log.rows(self.now))
        self.events = []


@asynccontextmanager
async def begin(engine: AsyncEngine, actor: Actor, settings: Settings) -> AsyncIterator[UnitOfWork]:
    """Open a transaction whose actor and tenant vanish with it; it rolls back unless committed."""
    async with AsyncSession(engine, expire_on_commit=False, autoflush=True) as session:
        claims = {"actor": str(actor.user_id or ""), "customer": str(actor.customer_id or "")}
        row = (await session.execute(_ENTER, claims)).one()
        yield UnitOfWork(session, actor, row[2] or clock.now(), settings)

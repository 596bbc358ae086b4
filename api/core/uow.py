"""The unit of work: one transaction of one actor, committed at the edge only."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlmodel import SQLModel

from api.core import clock
from api.core.actor import Actor
from api.core.audit import AuditLog
from api.core.config import Settings
from api.core.driver import WriteConnection, beneath
from api.core.events import Event
from api.core.hints import NOBODY, WAKE, hint
from api.core.ids import new_id
from api.core.side_rows import Answered, write_side_rows
from api.core.traces import traceparent

T = TypeVar("T", bound=SQLModel)

# One simple-protocol message: actor and tenant, which row-level security reads, exist for this transaction only.
_BEGIN: Final = "begin; select set_config('app.actor', '{}', true), set_config('app.customer', '{}', true)"


@dataclass(frozen=True, slots=True)
class Opening:
    """The first statement of a transaction, with parameters $1, $2, …: the time of the business, and more.

    `common` is `with …`, `columns` what follows the time, `, … as name`.
    """

    common: str = ""
    columns: str = ""
    arguments: tuple[Any, ...] = ()

    @property
    def sql(self) -> str:
        """The statement."""
        return f"{self.common} select app_now(){self.columns}"


NOW: Final = Opening()


class UnitOfWork:
    """What an action needs: the session, who acts, when, and where to put what happened."""

    def __init__(
        self, session: AsyncSession, driver: WriteConnection, opened: Any, actor: Actor, settings: Settings
    ) -> None:
        """Wrap a session whose transaction has begun with the actor's claims on this connection, and gave this row."""
        self.session = session
        self._driver: WriteConnection | None = driver
        self.opened = opened
        self.actor = actor
        self.now = opened[0].astimezone(UTC) if opened[0] else clock.now()
        self.settings = settings
        self.events: list[Event] = []
        # What the client's key of this transaction stands for from now on.
        self.answered: Answered | None = None
        self._hints: list[tuple[str, UUID]] = []
        self.audit_log = AuditLog(self.row, actor, settings)

    async def row(self, sql: str, *arguments: Any) -> Any:
        """Run a statement that is always the same, with parameters $1, $2, …, and return its first row or None.

        It goes past the session, which keeps what is pending. Raises DBAPIError.
        """
        if self._driver is None:
            self._driver = beneath(await self.session.connection())
        return await self._driver.row(sql, *arguments)

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
        session = self.session
        # An empty flush costs as much as a small statement.
        if session.new or session.dirty or session.deleted:
            await session.flush()

    async def write(self) -> None:
        """Send all that is pending to the database, with events, outbox, audit rows and answer in one statement."""
        await self.flush()
        await self.write_side_rows()

    async def commit(self) -> None:
        """Write what is pending, commit, and tell; called by the edge only."""
        await self.write()
        await self.session.commit()
        # The connection is the pool's again; whoever goes on gets another.
        self._driver = None
        if self._hints:
            hint(self.settings, self._hints)
            self._hints = []

    async def write_side_rows(self) -> None:
        """Insert the recorded events with their outbox rows, and the audit entries, encrypted; keep the answer."""
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
        await write_side_rows(self.row, events, await self.audit_log.rows(self.now), self.answered)
        self.events, self.answered = [], None


@asynccontextmanager
async def begin(
    engine: AsyncEngine, actor: Actor, settings: Settings, opening: Opening = NOW
) -> AsyncIterator[UnitOfWork]:
    """Open a transaction whose actor and tenant vanish with it; it rolls back unless committed."""
    async with AsyncSession(engine, expire_on_commit=False, autoflush=True) as session:
        driver, opened = await _entered(session, actor, opening)
        yield UnitOfWork(session, driver, opened, actor, settings)


async def _entered(session: AsyncSession, actor: Actor, opening: Opening) -> tuple[WriteConnection, Any]:
    """Begin the session's transaction as the actor; return its connection and the row of its first statement.

    A connection that turns out to be lost is replaced once: nothing has been committed on it.
    """
    message = _BEGIN.format(actor.user_id or "", actor.customer_id or "")
    again = True
    while True:
        driver = beneath(await session.connection())
        try:
            return driver, await driver.enter(message, opening.sql, *opening.arguments)
        except DBAPIError as error:
            if not (error.connection_invalidated and again):
                raise
            again = False
            await session.invalidate()

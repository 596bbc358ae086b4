"""What open screens listen to: that a lead or an import changed, by id; the screen reads what it needs (INB-01)."""

from collections.abc import AsyncIterator
from typing import Annotated, Any
from uuid import UUID

import strawberry
from redis.asyncio import Redis
from sqlalchemy import text

from api.core.graphql import GlobalID, Info
from api.core.graphql.live import subscribe
from api.core.uow import UnitOfWork
from api.leads import queries
from api.leads.models import ImportState, LeadStatus


@strawberry.type(description="A lead that changed just now.")
class LeadChange:
    id: GlobalID = strawberry.field(description="The lead.")
    status: LeadStatus = strawberry.field(description="How far it is now.")
    version: int = strawberry.field(description="Its version now.")


@strawberry.type(description="How far an import is just now.")
class LeadImportProgress:
    id: GlobalID = strawberry.field(description="The import.")
    state: ImportState = strawberry.field(description="How far it is.")
    staged_rows: int = strawberry.field(description="Rows read and checked so far.")
    total_rows: int = strawberry.field(description="Rows of data.")
    version: int = strawberry.field(description="Its version now.")


@strawberry.type
class LeadSubscription:
    @strawberry.subscription(description="Changes of a lead while the caller may see it.")
    async def lead_changed(
        self, info: Info, id: Annotated[GlobalID, strawberry.argument(description="Which lead.")]
    ) -> AsyncIterator[LeadChange]:
        lead_id, visible = id.of("lea"), queries.visible_to(info.context.actor)
        async for row in _changes(info, f"lead:{lead_id}", "lead", lead_id, visible, "status, version"):
            yield LeadChange(id=id, status=LeadStatus(row.status), version=row.version)

    @strawberry.subscription(description="Progress of an import while the caller may see it.")
    async def lead_import_progress(
        self, info: Info, id: Annotated[GlobalID, strawberry.argument(description="Which import.")]
    ) -> AsyncIterator[LeadImportProgress]:
        import_id, visible = id.of("lim"), queries.import_visible_to(info.context.actor)
        columns = "state, staged_rows, total_rows, version"
        async for row in _changes(info, f"lead_import:{import_id}", "lead_import", import_id, visible, columns):
            yield LeadImportProgress(
                id=id,
                state=ImportState(row.state),
                staged_rows=row.staged_rows,
                total_rows=row.total_rows,
                version=row.version,
            )


async def _changes(
    info: Info, channel: str, table: str, row_id: UUID, visible: str, columns: str
) -> AsyncIterator[Any]:
    """Yield the row at each hint, for as long as the caller may see it."""
    context = info.context
    redis = Redis.from_url(context.settings.redis_url)
    try:
        async with subscribe(redis, channel) as hints:
            async for _ in hints:
                async with context.database.unit_of_work(context.actor) as uow:
                    row = await _row(uow, table, row_id, visible, columns)
                if row is None:
                    return
                yield row
    finally:
        await redis.aclose()


async def _row(uow: UnitOfWork, table: str, row_id: UUID, visible: str, columns: str) -> Any:
    predicate = visible.replace("{t}", table)
    claims = {name: value for name, value in uow.actor.claims().items() if f":{name}" in predicate}
    statement = text(f"select {columns} from {table} where id = :row_id and ({predicate})")  # noqa: S608 - names and predicates are the program's own
    return (await uow.session.execute(statement, {"row_id": row_id, **claims})).one_or_none()

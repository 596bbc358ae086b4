"""Subscriptions to objects: which one changed, by id only, and only those that the caller may see.

What is lost on the way is never missed: a subscription begins with an id of null, and tells null again whenever hints
may have been lost. Null means: ask again for what is shown.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import Annotated, Any
from uuid import UUID

import strawberry
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from api.core.actor import Actor, ActorKind
from api.core.errors import NotFound
from api.core.graphql.context import Context, Info
from api.core.graphql.reads import Table
from api.core.hints import NOBODY
from api.core.hub import hub
from api.core.ids import GlobalID

# The first hint is told at once; those that follow are gathered for so long, since each costs a look at the database.
OBJECT_PAUSE = 0.2
LIST_PAUSE = 1.0


Which = Annotated[GlobalID | None, strawberry.argument(description="Which one; without it, any of them.")]
One = Annotated[GlobalID, strawberry.argument(description="Which one.")]


@strawberry.type(description="Something changed just now; the screen asks for what it shows of it.")
class Change:
    id: GlobalID | None = strawberry.field(description="What changed; null: ask again for all that is shown.")


def changes(info: Info, reads: type[Table], id: GlobalID | None) -> AsyncIterator[Change]:
    """Tell changes of one object, or of all of its kind that the caller may see."""
    return object_changes(info, reads, id) if id else list_changes(info, reads)


async def object_changes(info: Info, reads: type[Table], id: GlobalID) -> AsyncIterator[Change]:
    """Tell changes of one object while the caller may see it. Raises NotFound at the start when not."""
    row_id = id.of(reads.prefix)
    if not await visible(info.context, reads, {row_id}):
        raise NotFound(reads.table, "id")
    async for ids in hints(info.context, [f"{reads.table}:{row_id}"], OBJECT_PAUSE):
        if not await visible(info.context, reads, {row_id}):
            # Asked again, the screen learns that it is gone.
            yield Change(id=None)
            return
        yield Change(id=None if NOBODY in ids else id)


async def list_changes(info: Info, reads: type[Table], channels: Iterable[str] | None = None) -> AsyncIterator[Change]:
    """Tell which of the objects that the caller may see changed or came."""
    heard = channels if channels is not None else wide_channels(info.context.actor, reads)
    async for ids in hints(info.context, heard, LIST_PAUSE):
        if NOBODY in ids:
            yield Change(id=None)
            continue
        for row_id in await visible(info.context, reads, ids):
            yield Change(id=GlobalID(reads.prefix, row_id))


async def hints(context: Context, channels: Iterable[str], pause: float) -> AsyncIterator[set[UUID]]:
    """Yield the ids that were told on the channels, beginning with NOBODY; never two within the pause."""
    async with hub(context.settings.redis_url).listen(channels) as listener:
        while True:
            yield await listener.take()
            await asyncio.sleep(pause)


def wide_channels(actor: Actor, reads: type[Table]) -> list[str]:
    """Name the channels of all objects of a kind that the caller may see some of."""
    if reads.visible(actor) == "true":
        return [reads.table]
    if actor.kind is ActorKind.PORTAL:
        return [f"{reads.table}/customer/{actor.customer_id}"]
    return [f"{reads.table}/branch/{branch_id}" for branch_id in actor.branch_ids]


async def visible(context: Context, reads: type[Table], ids: set[UUID]) -> set[UUID]:
    """Return which of the rows the caller may see now."""
    predicate = reads.visible(context.actor).replace("{t}", reads.table)
    claims: dict[str, Any] = {name: value for name, value in context.actor.claims().items() if f":{name}" in predicate}
    statement = text(
        f"select id from {reads.table} where id = any(:ids) and ({predicate})"  # noqa: S608 - the program's own words
    ).bindparams(bindparam("ids", type_=ARRAY(Uuid())))
    async with context.database.unit_of_work(context.actor) as uow:
        return set((await uow.session.execute(statement, {"ids": list(ids), **claims})).scalars())

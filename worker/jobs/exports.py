"""Jobs of exported lists: rows are read as their owner would read them, right now."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import orjson

from api.core.actor import Actor
from api.core.database import Database
from api.core.events import StoredEvent
from api.core.graphql.context import Context
from api.core.graphql.execute import answer
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operations
from api.core.graphql.reads.run import Planner
from api.core.uow import UnitOfWork
from api.exports import actions
from api.exports.models import ListExport
from api.people.auth.authenticate import load_actor


async def write_list_part(uow: UnitOfWork, event: StoredEvent) -> None:
    """Write the next rows of an export; the part's own event brings the one after it (CUS-10)."""
    export = await uow.session.get(ListExport, event.subject_id)
    if export is None:
        return
    database = Database(uow.settings)
    try:
        owner = await load_actor(database, {"user": export.owner_id})
        if owner is None:
            await actions.fail_export(uow, export.id)
            return

        async def ask(document: str, given: Mapping[str, Any]) -> dict[str, Any]:
            return await _page(database, owner, document, given)

        await actions.write_part(uow, export.id, int(str(event.data["part"])), ask, owner)
    finally:
        # What was read goes on record before the rows are told of.
        await database.close()


async def list_export_failed(uow: UnitOfWork, event: StoredEvent, message: str, *, final: bool) -> None:
    """Show that a list could not be written once no try is left."""
    del message
    if final:
        await actions.fail_export(uow, event.subject_id)


async def _page(database: Database, owner: Actor, document: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Read one page with the owner's rights; raises LookupError when it cannot be asked like that."""
    operations, planner = _reading()
    context = Context(owner, database, database.settings)
    body = orjson.loads(await answer(planner, operations.find(document, None, trusted=True), given, context))
    if context.outcome == "failed":
        message = "an exported list could not be read"
        raise RuntimeError(message)
    if body.get("errors"):
        raise LookupError(document)
    data: dict[str, Any] = body["data"]
    return data


@cache
def _reading() -> tuple[Operations, Planner]:
    """Return what reads lists, made when the first one is taken out."""
    from api.schema import schema  # noqa: PLC0415 - the worker does without it until then

    return Operations(schema._schema, Limits(), introspection=False), Planner(schema._schema)  # noqa: SLF001

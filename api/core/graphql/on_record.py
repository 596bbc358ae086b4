"""What an operation returned of people goes on record as one entry, before the answer leaves (DPA-01)."""

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote
from uuid import UUID

from api.core import clock
from api.core.graphql.reads.personal import Seen
from api.core.ids import new_id

if TYPE_CHECKING:
    from api.core.graphql.context import Context
    from api.core.graphql.operations import Operation
    from api.core.uow import UnitOfWork

# Why somebody looks, in the caller's own words, percent-encoded when they are not ASCII.
REASON_HEADER: Final = "x-reason"
LONGEST_REASON: Final = 300


async def put_on_record(context: "Context", operation: "Operation") -> None:
    """Write down whose data was returned since the last time; nothing when nobody's was.

    With a reason the entry is in the database when this returns, else within 100 ms. Raises ReadsNotRecorded.
    """
    seen = context.seen
    if not seen.marks:
        return
    context.seen = Seen()
    reason = stated_reason(context)
    if reason:
        await _write_now(context, operation, seen, reason)
    else:
        await context.database.read_log.write(_entry(context, operation, seen))


def _entry(context: "Context", operation: "Operation", seen: Seen) -> dict[str, Any]:
    actor = context.actor
    return {
        "id": new_id(),
        "created_at": clock.now(),
        "actor_id": actor.user_id,
        "session_id": actor.session_id,
        "operation": operation.name,
        "branch_id": actor.branch_ids[0] if actor.branch_ids else None,
        "customers": f"{{{seen.customers()}}}",
        "people": f"{{{seen.people()}}}",
        "fields": sorted(seen.fields),
    }


async def _write_now(context: "Context", operation: "Operation", seen: Seen, reason: str) -> None:
    """Write an entry whose reason is encrypted with the key of the first whom it is about."""
    actor = context.actor
    entry: dict[str, object] = {
        "action": "read",
        "subject": operation.name,
        "subject_id": None,
        "branch_id": actor.branch_ids[0] if actor.branch_ids else None,
        "customer_ids": _uuids(seen.customers()),
        "person_ids": _uuids(seen.people()),
        "fields": sorted(seen.fields),
    }
    async with context.database.unit_of_work(actor) as uow:
        uow.audit_log.add(entry, {}, reason)
        await uow.commit()


def _uuids(keys: str) -> list[UUID]:
    return [UUID(key) for key in keys.split(",")] if keys else []


def stated_reason(context: "Context") -> str:
    """Return why the caller does this, as the request says; empty when it says nothing."""
    given = context.request.headers.get(REASON_HEADER, "") if context.request is not None else ""
    return unquote(given)[:LONGEST_REASON].strip() if given else ""


def note_change(name: str, result: Any, uow: "UnitOfWork") -> None:
    """Put a mutation on record whose action noted nothing itself, so that every change is."""
    if not uow.audit_log.empty:
        return
    customers = {event.customer_id for event in uow.events if event.customer_id is not None}
    entry: dict[str, object] = {
        "action": name,
        "subject": "mutation",
        "subject_id": result if isinstance(result, UUID) else None,
        "branch_id": uow.actor.branch_ids[0] if uow.actor.branch_ids else None,
        "customer_ids": sorted(customers),
        "person_ids": [],
        "fields": [],
    }
    uow.audit_log.add(entry, {})

"""Jobs of processes."""

from uuid import UUID

from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.work import actions


async def run_activity(uow: UnitOfWork, event: StoredEvent) -> None:
    """Do an automatic activity that has opened (ORD-03)."""
    if event.data["action"] is not None:
        await actions.run_automatic(uow, UUID(str(event.data["activity_id"])))


async def activity_failed(uow: UnitOfWork, event: StoredEvent, message: str, *, final: bool) -> None:
    """Keep why a try of an automatic activity failed, where people see it."""
    await actions.note_failed_try(uow, UUID(str(event.data["activity_id"])), message, final=final)


async def handle_late_activity(uow: UnitOfWork, event: StoredEvent) -> None:
    """Do what the definition says about an activity whose deadline has passed."""
    if event.subject == "activity":
        await actions.act_on_lateness(uow, event.subject_id)

"""Jobs of leads: staging and publishing imported lists."""

from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.leads import actions


async def stage_lead_rows(uow: UnitOfWork, event: StoredEvent) -> None:
    """Stage the next rows of a list; the chunk's own event brings the one after it (CUS-10)."""
    await actions.stage_chunk(uow, event.subject_id, int(str(event.data["run"])))


async def publish_lead_rows(uow: UnitOfWork, event: StoredEvent) -> None:
    """Make the leads of the next rows of a list; the chunk's own event brings the one after it (CUS-10)."""
    await actions.publish_chunk(uow, event.subject_id, int(str(event.data.get("published", 0))))


async def lead_list_failed(uow: UnitOfWork, event: StoredEvent, message: str, *, final: bool) -> None:
    """Show that a list could not be published once no try is left; it may go on from where it stopped."""
    del message
    if final:
        await actions.fail_publishing(uow, event.subject_id, "publishing")

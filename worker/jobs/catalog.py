"""Jobs of the catalogue: sales hears what may be offered and what may not any more (OFF-01)."""

from typing import Final

from api.catalog.models import ProductOffering
from api.catalog.queries import published_of
from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.notifications.actions import notify
from api.people.queries import holders_of_role

SALES: Final = ("FIELD_SALES", "TELESALES", "SALES_MANAGER")


async def tell_published(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell sales what is new on the shelf."""
    await _tell(uow, event, "offering-published")


async def tell_withdrawn(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell sales what left the shelf, unless a newer revision has taken its place."""
    if await published_of(uow.session, event.branch_id, str(event.data["code"])) is None:
        await _tell(uow, event, "offering-withdrawn")


async def _tell(uow: UnitOfWork, event: StoredEvent, kind: str) -> None:
    offering = await uow.session.get_one(ProductOffering, event.subject_id)
    sellers = {person for role in SALES for person in await holders_of_role(uow, event.branch_id, role)}
    values = {"name": offering.names, "from": offering.valid_from}
    await notify(uow, sorted(sellers), kind, values, "/offers/new", event, branch_id=event.branch_id)

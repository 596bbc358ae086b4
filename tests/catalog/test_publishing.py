"""Sales hears what came onto the shelf and what left it."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from api.catalog.actions import confirm_stage, publish_offering, withdraw_offering
from api.catalog.models import OfferingStatus, ProductOffering, PublishingStage
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.notifications.models import Notification
from tests.factories.catalog import make_offering
from tests.factories.people import make_staff, make_world
from tests.factories.worker import work_off


async def told(db: Database, actor: Actor) -> list[str]:
    async with db.unit_of_work(SYSTEM) as uow:
        rows = select(Notification).where(col(Notification.user_id) == actor.user_id)
        found = await uow.session.scalars(rows.order_by(col(Notification.created_at)))
        return [row.kind for row in found]


async def test_sales_is_told_of_what_is_published_and_of_what_is_withdrawn_for_good(db: Database) -> None:
    branch, people = await make_world(db, "RO", "MARKETING", "FIELD_SALES", "TELESALES", "CARE_AGENT")
    _, foreign = await make_world(db, "PL", "FIELD_SALES")
    marketing = people["MARKETING"]
    async with db.unit_of_work(SYSTEM) as uow:
        first = await make_offering(uow, branch, code="PLAN-A")
        second = await make_offering(uow, branch, code="PLAN-A", revision=2, status=OfferingStatus.DRAFT)
        manager = await make_staff(uow, branch, "SALES_MANAGER")
        await uow.commit()

    async def do(action: Any, offering: ProductOffering, *given: Any) -> None:
        async with db.unit_of_work(marketing) as uow:
            await action(uow, offering.id, *given)
            await uow.commit()
        await work_off(db)

    for stage in PublishingStage:
        await do(confirm_stage, second, stage)
    await do(publish_offering, second)
    async with db.unit_of_work(SYSTEM) as uow:
        assert (await uow.session.get_one(ProductOffering, first.id)).status is OfferingStatus.WITHDRAWN
    sellers = (people["FIELD_SALES"], people["TELESALES"], manager)
    # The earlier revision only made room for the new one.
    for seller in sellers:
        assert await told(db, seller) == ["offering-published"]
    await do(withdraw_offering, second)
    for seller in sellers:
        assert await told(db, seller) == ["offering-published", "offering-withdrawn"]
    for other in (people["CARE_AGENT"], foreign["FIELD_SALES"]):
        assert await told(db, other) == []

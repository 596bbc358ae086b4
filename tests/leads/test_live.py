"""An open lead card hears of changes until the lead is no longer its reader's."""

from __future__ import annotations

from api.core.config import Settings
from api.core.database import Database
from api.leads.actions import reclassify_lead
from api.leads.models import SalesChannel
from tests.factories.leads import entered, make_lead_world
from tests.graphql.sockets import listening


async def test_a_lead_that_went_elsewhere_ends_its_subscription(settings: Settings, db: Database) -> None:
    """The screen is told to look again, and finds nothing; it is told of no later change."""
    world = await make_lead_world(db, "TELEMARKETING", "MARKETING")
    async with db.unit_of_work(world.people["TELEMARKETING"]) as uow:
        lead = await entered(uow, world)
        await uow.commit()
    channel = SalesChannel(lead.sales_channel)
    other = next(each for each in SalesChannel if each is not channel)
    async with listening(settings, db, world.managers[channel]) as ear:
        await ear.listen("1", f'leadChanged(id: "lea_{lead.id}")')
        async with db.unit_of_work(world.managers[channel]) as uow:
            await reclassify_lead(uow, lead.id, other, "It is theirs.")
            await uow.commit()
        assert await ear.told() == ("1", None)
        assert await ear.told() == ("1", "complete")
        await ear.client.subscribe("2", f'subscription {{ leadChanged(id: "lea_{lead.id}") {{ id }} }}')
        assert await ear.told() == ("2", "not-found")

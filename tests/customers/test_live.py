"""An open list of customers hears of those that its reader may see, and of no others."""

from api.core.actor import SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.customers.actions import change_status
from api.customers.models import CustomerStatus
from tests.factories.customers import make_customer
from tests.factories.people import make_world
from tests.graphql.sockets import listening


async def test_a_list_is_told_of_what_its_reader_may_see(settings: Settings, db: Database) -> None:
    branch, people = await make_world(db, "RO", "FIELD_SALES")
    abroad, strangers = await make_world(db, "PL", "FIELD_SALES")
    async with db.unit_of_work(SYSTEM) as uow:
        ours, theirs = await make_customer(uow, branch), await make_customer(uow, abroad)
        await uow.commit()
    async with (
        listening(settings, db, people["FIELD_SALES"]) as ear,
        listening(settings, db, strangers["FIELD_SALES"]) as other,
    ):
        await ear.listen("1", "customerChanged")
        await other.listen("1", "customerChanged")
        async with db.unit_of_work(SYSTEM) as uow:
            await change_status(uow, ours.id, CustomerStatus.SUSPENDED)
            await uow.commit()
        assert await ear.told() == ("1", f"cus_{ours.id}")
        assert await other.silent()
        await other.client.subscribe("2", f'subscription {{ customerChanged(id: "cus_{ours.id}") {{ id }} }}')
        assert await other.told() == ("2", "not-found")
        async with db.unit_of_work(SYSTEM) as uow:
            await change_status(uow, theirs.id, CustomerStatus.SUSPENDED)
            await uow.commit()
        assert await ear.silent()

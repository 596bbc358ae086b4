"""Open screens hear of changes after the commit, of what they may see, and of nothing else."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from api.core.config import Settings
from api.core.database import Database
from api.tickets import actions
from api.work.actions import claim_request
from api.work.models import ActionRequest
from tests.factories.people import reload
from tests.graphql.sockets import listening
from tests.tickets.conftest import Desk


async def test_a_ticket_is_told_after_the_commit_only(settings: Settings, db: Database, desk: Desk) -> None:
    """Neither what is not committed yet nor what is rolled back reaches a screen (TIC-04)."""
    ticket = await desk.report()
    async with listening(settings, db, desk.agent) as ear:
        await ear.listen("1", f'ticketChanged(id: "tic_{ticket.id}")')
        async with db.unit_of_work(desk.buyer) as uow:
            await actions.comment_ticket(uow, ticket.id, "It is the third day.")
            await uow.flush()
            assert await ear.silent()
        assert await ear.silent(), "rolled back"
        async with db.unit_of_work(desk.buyer) as uow:
            await actions.comment_ticket(uow, ticket.id, "It is the third day.")
            await uow.commit()
        assert await ear.told() == ("1", f"tic_{ticket.id}")
        assert await ear.silent(), "one change is told once"


@pytest.mark.parametrize("who", ["stranger", "foreign_portal"])
async def test_a_foreign_ticket_is_refused(settings: Settings, db: Database, desk: Desk, who: str) -> None:
    """Of another branch, of another customer: the same answer as for one that does not exist."""
    ticket = await desk.report()
    async with listening(settings, db, getattr(desk, who)) as ear:
        for key in (f"tic_{ticket.id}", f"tic_{desk.customer.id}"):
            await ear.client.subscribe(key, f'subscription {{ ticketChanged(id: "{key}") {{ id }} }}')
            assert await ear.told() == (key, "not-found")


async def test_lists_hear_of_what_their_reader_sees(settings: Settings, db: Database, desk: Desk) -> None:
    """A new ticket is told to the branch and to its customer, not to another branch or another customer."""
    async with AsyncExitStack() as stack:
        ears = {
            name: await stack.enter_async_context(listening(settings, db, getattr(desk, name)))
            for name in ("agent", "viewer", "stranger", "foreign_portal")
        }
        for ear in ears.values():
            await ear.listen("all", "ticketChanged")
        ticket = await desk.report()
        for name in ("agent", "viewer"):
            assert await ears[name].told() == ("all", f"tic_{ticket.id}"), name
        for name in ("stranger", "foreign_portal"):
            assert await ears[name].silent(), name


async def test_the_inbox_hears_of_what_comes_and_of_who_has_it(settings: Settings, db: Database, desk: Desk) -> None:
    """A team's item is told to its people; when one takes it in hand, to the others as well (INB-01)."""
    member, outsider = await reload(db, desk.service_manager), await reload(db, desk.technician)
    async with listening(settings, db, member) as inside, listening(settings, db, outsider) as outside:
        await inside.listen("box", "inboxChanged")
        await outside.listen("box", "inboxChanged")
        ticket = await desk.report()
        _, item = await inside.told()
        assert await outside.silent()
        await asyncio.sleep(1.1)
        async with db.unit_of_work(member) as uow:
            request = await uow.session.get_one(ActionRequest, item.removeprefix("arq_"))
            assert request.subject_id == ticket.id
            await claim_request(uow, request.id)
            await uow.commit()
        assert await inside.told() == ("box", item)

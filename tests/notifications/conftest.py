"""A branch whose people read different languages, an event, and a real SMTP server."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.events import StoredEvent
from api.core.ids import new_id
from api.customers import queries as customers_take_files  # noqa: F401 - declares that they do
from api.customers.models import Customer
from api.people.models import Branch, UserAccount
from dev.mailcatcher import MailCatcher
from tests.factories.customers import make_customer
from tests.factories.people import make_branch, make_portal_user, make_staff


@dataclass
class World:
    """Who and what these tests need."""

    branch: Branch
    customer: Customer
    ana: Actor
    ivan: Actor
    admin: Actor
    buyer: Actor
    foreign_admin: Actor

    def event(self) -> StoredEvent:
        """Return an event of this branch; what it is about does not matter here."""
        key = new_id()
        return StoredEvent(0, key, "LeadAssigned", "lead", key, self.branch.id, None, None, self.branch.created_at, {})

    def id_of(self, actor: Actor) -> UUID:
        """Return a caller's user."""
        assert actor.user_id is not None
        return actor.user_id


@pytest.fixture
async def world(db: Database) -> World:
    async with db.unit_of_work(SYSTEM) as uow:
        branch, abroad = await make_branch(uow), await make_branch(uow, "PL")
        customer = await make_customer(uow, branch)
        made = World(
            branch=branch,
            customer=customer,
            ana=await make_staff(uow, branch, "FIELD_SALES"),
            ivan=await make_staff(uow, branch, "FIELD_SALES"),
            admin=await make_staff(uow, branch, "ADMIN"),
            buyer=await make_portal_user(uow, branch, customer.id, "PORTAL_BUYER"),
            foreign_admin=await make_staff(uow, abroad, "FIELD_SALES"),
        )
        for actor, language in ((made.ana, "ro"), (made.ivan, "ru")):
            user = await uow.session.get(UserAccount, actor.user_id)
            assert user is not None
            user.language, user.phone = language, "+40722000111"
        await uow.commit()
    return made


@pytest.fixture
def mails(tmp_path: Path) -> Iterator[MailCatcher]:
    with MailCatcher(tmp_path / "mail", smtp_port=0, web_port=0) as catcher:
        yield catcher

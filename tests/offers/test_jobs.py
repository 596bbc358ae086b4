"""What happens by itself after an event of an offer or contract: mails, links, inbox items, the contract."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select
from sqlmodel import col

from api.app import create_app
from api.contracts import actions as contract_actions
from api.contracts.models import Contract, ContractStatus
from api.core.actor import SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.core.events import StoredEvent
from api.core.tables import EventRow
from api.files.models import Attachment
from api.notifications.models import Message, Notification
from api.offers import actions
from api.offers.models import Offer, OfferSending, RefusalGround
from api.people.models import AccessLink
from api.work.models import ActionRequest
from tests.factories.mails import link_token, mails_to
from tests.factories.offers import Shop, make_shop
from worker.jobs import contracts, offers
from worker.subscriptions import SUBSCRIPTIONS, Job


@pytest.fixture
async def shop(db: Database) -> Shop:
    return await make_shop(db)


async def last_event(db: Database, subject_id: UUID, name: str) -> StoredEvent:
    async with db.unit_of_work(SYSTEM) as uow:
        row = await uow.session.scalar(
            select(EventRow)
            .where(col(EventRow.subject_id) == subject_id, col(EventRow.name) == name)
            .order_by(col(EventRow.seq).desc())
            .limit(1)
        )
    assert row is not None
    return StoredEvent(**row.model_dump())


async def work(db: Database, job: Job, event: StoredEvent) -> None:
    """Run a job twice, as it may happen, and keep what it did."""
    for _ in range(2):
        async with db.unit_of_work(SYSTEM) as uow:
            await job(uow, event)
            await uow.commit()


async def delivered(db: Database, shop: Shop) -> tuple[Offer, Message]:
    offer = await shop.sent(db)
    await work(db, offers.deliver_offer, await last_event(db, offer.id, "OfferSent"))
    (message,) = await mails_to(db, shop.customer.id)
    return offer, message


async def test_the_offer_goes_out_once_with_its_document(db: Database, shop: Shop) -> None:
    offer, message = await delivered(db, shop)
    assert message.address == shop.contact.email
    assert offer.number in message.subject
    assert message.language == "ro"
    async with db.unit_of_work(SYSTEM) as uow:
        sending = await uow.session.scalar(select(OfferSending).where(col(OfferSending.offer_id) == offer.id))
        assert sending is not None
        document = await uow.session.get_one(Attachment, sending.document_id)
    assert (document.shared, document.customer_id, document.media_type) == (True, shop.customer.id, "application/pdf")
    assert [file["storage_key"] for file in message.files] == [document.storage_key]


async def test_the_link_lets_in_once_and_not_for_ever(db: Database, shop: Shop, settings: Settings) -> None:
    _, message = await delivered(db, shop)
    token = link_token(message)
    transport = httpx.ASGITransport(app=create_app(settings, database=db))
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:
        headers = {"origin": settings.public_url, "x-trunkline": "1"}
        first = await client.post("/auth/link", json={"token": token}, headers=headers)
        assert first.status_code == 200, first.text
        second = await client.post("/auth/link", json={"token": token}, headers=headers)
        assert second.status_code >= 400
    _, late = await delivered(db, await make_shop(db))
    token = link_token(late)
    async with db.unit_of_work(SYSTEM) as uow:
        for link in await uow.session.scalars(
            select(AccessLink).where(col(AccessLink.customer_id) == late.customer_id)
        ):
            link.expires_at = uow.now - timedelta(seconds=1)
        await uow.commit()
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:
        expired = await client.post("/auth/link", json={"token": token}, headers=headers)
        assert expired.status_code >= 400


async def test_a_yes_becomes_a_written_contract(db: Database, shop: Shop) -> None:
    offer = await shop.accepted(db)
    event = await last_event(db, offer.id, "OfferAccepted")
    for job in SUBSCRIPTIONS["OfferAccepted"]:
        await work(db, job, event)
    async with db.unit_of_work(SYSTEM) as uow:
        (contract,) = list(await uow.session.scalars(select(Contract).where(col(Contract.offer_id) == offer.id)))
        told = await uow.session.scalars(select(Notification).where(col(Notification.user_id) == shop.seller.user_id))
        assert [each.kind for each in told] == ["offer-accepted"]
    assert contract.status is ContractStatus.GENERATED
    await shop.do(db, shop.seller, contract_actions.send_contract, contract.id)
    await work(db, contracts.deliver_contract, await last_event(db, contract.id, "ContractSent"))
    (mail,) = await mails_to(db, shop.customer.id, "contract-sent")
    assert contract.number in mail.subject
    assert len(mail.files) == 1


@pytest.mark.parametrize(
    ("ground", "title"),
    [(RefusalGround.PRICE, "price"), (RefusalGround.TERMS, "terms"), (RefusalGround.TECHNICAL, "technical")],
)
async def test_a_refusal_goes_where_it_belongs(db: Database, shop: Shop, ground: RefusalGround, title: str) -> None:
    offer = await shop.sent(db)
    await shop.do(db, shop.signatory, actions.refuse_offer, offer.id, revision=1, ground=ground, reason="Not like this")
    async with db.unit_of_work(SYSTEM) as uow:
        await offers.follow_refusal(uow, await last_event(db, offer.id, "OfferRefused"))
        request = await uow.session.scalar(select(ActionRequest).where(col(ActionRequest.subject_id) == offer.id))
        assert request is not None
        assert title in request.titles["en"]
        assert request.note == "Not like this"
        if ground is RefusalGround.PRICE:
            assert request.to_team_id == shop.pricing_team.id


async def test_a_refusal_without_need_bothers_nobody_but_the_seller(db: Database, shop: Shop) -> None:
    offer = await shop.sent(db)
    await shop.do(db, shop.signatory, actions.refuse_offer, offer.id, revision=1, ground=RefusalGround.NO_NEED)
    await work(db, offers.follow_refusal, await last_event(db, offer.id, "OfferRefused"))
    async with db.unit_of_work(SYSTEM) as uow:
        asked = await uow.session.scalars(select(ActionRequest).where(col(ActionRequest.subject_id) == offer.id))
        assert list(asked) == []
        told = await uow.session.scalars(select(Notification).where(col(Notification.user_id) == shop.seller.user_id))
        assert [each.kind for each in told] == ["offer-refused"]

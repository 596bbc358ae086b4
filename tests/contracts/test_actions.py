"""Contracts through their life on a real database."""

from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from api.contracts import actions
from api.contracts.models import Contract, ContractStatus, OriginalStatus, TermsKind
from api.contracts.rules import ContractStatusConflict, TermsOverlap
from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.files.models import Attachment, AttachmentKind
from api.offers import actions as offers
from api.offers.actions import PricingReply
from api.offers.models import Offer, OfferResolution, OfferStatus, PricingAnswer, Resolution
from api.sla.models import Timer
from tests.factories.contracts import generated, make_contract, make_upload, signed, stored
from tests.factories.offers import Shop, make_shop

TEXTS = {"ro": "Condițiile noastre", "en": "Our terms"}


@pytest.fixture
async def shop(db: Database) -> Shop:
    return await make_shop(db)


async def test_an_accepted_offer_becomes_one_contract(db: Database, shop: Shop) -> None:
    contract = await make_contract(db, shop)
    again = await shop.do(db, SYSTEM, actions.create_contract, contract.offer_id)
    assert again.id == contract.id
    assert (contract.months, contract.monthly_net) == (24, Decimal("190.00"))
    assert contract.language == "ro"
    assert contract.contact_id == shop.contact.id
    assert contract.status is ContractStatus.DRAFT


async def test_without_a_yes_there_is_no_contract(db: Database, shop: Shop) -> None:
    offer = await shop.sent(db)
    with pytest.raises(PermissionDenied):
        await shop.do(db, shop.seller, actions.create_contract, offer.id)


async def test_the_document_names_its_template_and_terms(db: Database, shop: Shop) -> None:
    today = shop.contact.created_at.astimezone(ZoneInfo(shop.branch.zone)).date()
    terms = await shop.do(
        db, shop.marketing, actions.publish_terms, shop.branch.id, TermsKind.TERMS_OF_SERVICE, TEXTS,
        today + timedelta(days=1),
    )  # fmt: skip
    contract = await generated(db, shop)
    assert contract.status is ContractStatus.GENERATED
    assert contract.terms_id is None  # they hold from tomorrow only
    async with db.unit_of_work(SYSTEM) as uow:
        document = await uow.session.get_one(Attachment, contract.document_id)
        assert (document.kind, document.language, document.shared) == (AttachmentKind.GENERATED, "ro", True)
        assert contract.template_id == document.template_id
        uow.now += timedelta(days=2)
        later = await actions.generate_contract(uow, contract.id)
        assert later.terms_id == terms.id
        assert later.document_id != document.id


async def test_what_is_not_eligible_any_more_goes_to_pricing_first(db: Database, shop: Shop) -> None:
    contract = await make_contract(db, shop)
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(
            text("update segment_limit set standard_discount = 1, maximum_discount = 2 where id = :id"),
            {"id": shop.limit.id},
        )
        await uow.commit()
    held = await shop.do(db, SYSTEM, actions.generate_contract, contract.id)
    assert held.status is ContractStatus.DRAFT
    with pytest.raises(ContractStatusConflict):
        await shop.do(db, shop.seller, actions.generate_contract, contract.id)
    priced = await shop.do(
        db, shop.pricing, offers.answer_pricing, contract.offer_id, PricingReply(PricingAnswer.APPROVE)
    )
    assert priced.status is OfferStatus.ACCEPTED
    assert (await shop.do(db, shop.seller, actions.generate_contract, contract.id)).status is ContractStatus.GENERATED


async def test_a_counter_accepted_later_takes_the_same_contract(db: Database, shop: Shop) -> None:
    contract = await generated(db, shop)
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(
            text("update segment_limit set min_months = 36 where id = :id"), {"id": shop.limit.id}
        )
        held = await actions.generate_contract(uow, contract.id)
        assert held.status is ContractStatus.DRAFT
        await uow.commit()
    counter = PricingReply(PricingAnswer.COUNTER, lines=[shop.line(months=36)])
    await shop.do(db, shop.pricing, offers.answer_pricing, contract.offer_id, counter)
    await shop.do(db, shop.seller, offers.send_offer, contract.offer_id)
    await shop.do(db, shop.signatory, offers.accept_offer, contract.offer_id, revision=2)
    renewed = await shop.do(db, SYSTEM, actions.create_contract, contract.offer_id)
    assert (renewed.id, renewed.months, renewed.status) == (contract.id, 36, ContractStatus.DRAFT)


async def test_the_signed_copy_signs_the_contract_and_closes_the_offer(db: Database, shop: Shop) -> None:
    contract = await signed(db, shop)
    assert contract.status is ContractStatus.SIGNED
    assert contract.original is OriginalStatus.AWAITED
    async with db.unit_of_work(SYSTEM) as uow:
        kept = await uow.session.scalar(
            select(OfferResolution).where(col(OfferResolution.offer_id) == contract.offer_id)
        )
        copy = await uow.session.get_one(Attachment, contract.signed_document_id)
    assert kept is not None
    assert (kept.resolution, kept.revision_id) == (Resolution.SIGNED, contract.revision_id)
    assert copy.kind is AttachmentKind.SIGNED_CONTRACT


async def test_supporting_documents_sign_nothing(db: Database, shop: Shop) -> None:
    contract = await generated(db, shop)
    upload = await make_upload(db, shop.seller, "ci.pdf")
    kept = await shop.do(db, shop.seller, actions.attach_signed, contract.id, upload, kind=AttachmentKind.IDENTITY_CARD)
    assert kept.status is ContractStatus.GENERATED
    with pytest.raises(NotFound):
        await shop.do(db, shop.seller, actions.attach_signed, contract.id, upload)
    other = await make_upload(db, shop.manager)
    with pytest.raises(NotFound):
        await shop.do(db, shop.seller, actions.attach_signed, contract.id, other)
    with pytest.raises(InvalidInput):
        await shop.do(db, shop.seller, actions.attach_signed, contract.id, other, kind=AttachmentKind.PHOTO)


async def test_the_paper_is_followed(db: Database, shop: Shop) -> None:
    contract = await signed(db, shop)
    received = await shop.do(db, shop.back_office, actions.move_original, contract.id, OriginalStatus.RECEIVED)
    assert received.original is OriginalStatus.RECEIVED
    with pytest.raises(ContractStatusConflict):
        await shop.do(db, shop.back_office, actions.move_original, contract.id, OriginalStatus.AWAITED)


async def test_the_term_begins_and_ends_by_itself(db: Database, shop: Shop) -> None:
    contract = await signed(db, shop)
    active = await shop.do(db, shop.back_office, actions.activate_contract, contract.id)
    assert active.status is ContractStatus.ACTIVE
    assert active.end_on is not None
    async with db.unit_of_work(SYSTEM) as uow:
        timers = await uow.session.scalars(
            select(Timer).where(col(Timer.event)["subject_id"].astext == str(contract.id)).order_by(col(Timer.due_at))
        )
        near, over = list(timers)
        assert over.due_at - near.due_at == timedelta(days=60)
        assert not await actions.end_contract(uow, contract.id)
        uow.now = over.due_at
        assert await actions.end_contract(uow, contract.id)
        assert not await actions.end_contract(uow, contract.id)


async def test_two_windows_at_the_same_contract(db: Database, shop: Shop) -> None:
    contract = await make_contract(db, shop)
    await shop.do(db, shop.seller, actions.generate_contract, contract.id, version=contract.version)
    with pytest.raises(StaleVersion):
        await shop.do(db, shop.manager, actions.generate_contract, contract.id, version=contract.version)


async def test_giving_up_needs_a_reason_and_frees_the_offer(db: Database, shop: Shop) -> None:
    contract = await make_contract(db, shop)
    with pytest.raises(InvalidInput):
        await shop.do(db, shop.seller, actions.cancel_contract, contract.id, " ")
    await shop.do(db, shop.seller, actions.cancel_contract, contract.id, "Wrong company")
    another = await shop.do(db, SYSTEM, actions.create_contract, contract.offer_id)
    assert another.id != contract.id


async def test_terms_have_versions_in_every_language_of_the_branch(db: Database, shop: Shop) -> None:
    day = shop.contact.created_at.date() + timedelta(days=10)

    async def publish(texts: dict[str, str], effective_from: date) -> int:
        made = await shop.do(
            db, shop.marketing, actions.publish_terms, shop.branch.id, TermsKind.PRICE_LIST, texts, effective_from
        )
        return int(made.number)

    assert await publish(TEXTS, day) == 1
    assert await publish(TEXTS, day + timedelta(days=1)) == 2
    for overlap in (day, day - timedelta(days=60)):
        with pytest.raises(TermsOverlap):
            await publish(TEXTS, overlap)
    for texts in ({"ro": "x"}, {**TEXTS, "pl": "x"}, {"ro": "x", "en": " "}):
        with pytest.raises(InvalidInput):
            await publish(texts, day + timedelta(days=9))


async def test_the_customer_sees_no_contract_before_it_is_sent(db: Database, shop: Shop) -> None:
    contract = await generated(db, shop)

    async def seen() -> int:
        async with db.unit_of_work(shop.signatory) as uow:
            return len(list(await uow.session.scalars(select(Contract).where(col(Contract.id) == contract.id))))

    assert await seen() == 0
    await shop.do(db, shop.seller, actions.send_contract, contract.id)
    assert await seen() == 1
    with pytest.raises((PermissionDenied, NotFound, DBAPIError)):
        await shop.do(db, shop.signatory, actions.cancel_contract, contract.id, "x")
    assert (await stored(db, contract.id)).status is ContractStatus.SENT
    async with db.unit_of_work(shop.foreign_portal) as uow:
        assert list(await uow.session.scalars(select(Offer).where(col(Offer.id) == contract.offer_id))) == []

"""Contracts on the way to signature, for tests."""

import io
from uuid import UUID

from api.contracts import actions
from api.contracts.models import Contract
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.files.actions import take_upload
from tests.factories.offers import Shop

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


async def make_upload(db: Database, actor: Actor, name: str = "signed.pdf") -> UUID:
    """Commit an upload of somebody that waits to be attached."""
    async with db.unit_of_work(actor) as uow:
        upload = await take_upload(uow, name, io.BytesIO(PDF), len(PDF))
        await uow.commit()
    return upload.id


async def make_contract(db: Database, shop: Shop) -> Contract:
    """Commit the draft of a contract from an offer that the customer accepted."""
    offer = await shop.accepted(db)
    made: Contract = await shop.do(db, SYSTEM, actions.create_contract, offer.id)
    return made


async def generated(db: Database, shop: Shop) -> Contract:
    """Commit a contract that is written."""
    contract = await make_contract(db, shop)
    written: Contract = await shop.do(db, shop.seller, actions.generate_contract, contract.id)
    return written


async def signed(db: Database, shop: Shop) -> Contract:
    """Commit a contract that is signed."""
    contract = await generated(db, shop)
    await shop.do(db, shop.seller, actions.send_contract, contract.id)
    upload = await make_upload(db, shop.seller)
    result: Contract = await shop.do(db, shop.seller, actions.attach_signed, contract.id, upload)
    return result


async def stored(db: Database, contract_id: UUID) -> Contract:
    """Return the contract as it is stored now."""
    async with db.unit_of_work(SYSTEM) as uow:
        return await uow.session.get_one(Contract, contract_id)

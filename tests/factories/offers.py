"""A branch that can sell: products with limits, a customer with its signatory, and everybody who deals with offers."""

import dataclasses
from collections.abc import Awaitable, Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from api.catalog.models import (
    OfferingComponent,
    OfferingStatus,
    ProductOffering,
    ProductType,
    SegmentLimit,
    TaxRate,
)
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.uow import UnitOfWork
from api.customers.models import Contact, Customer
from api.files.actions import publish_shipped_templates
from api.offers import actions
from api.offers.actions import LineInput, NewOffer
from api.offers.models import Offer
from api.people.models import Branch, Team, UserAccount
from api.sla.defaults import seed as seed_clocks
from tests.factories.customers import make_contact, make_customer, make_segment
from tests.factories.people import make_branch, make_portal_user, make_staff, make_team

R = TypeVar("R")

NAMES = {"en": "Voice 500", "ro": "Voce 500", "es": "Voz 500", "pl": "Głos 500", "ru": "Голос 500"}
PERIOD = {"valid_from": date(2020, 1, 1)}


@dataclasses.dataclass
class Shop:
    """Who and what an offer needs. `seller` owns what is made here; `other_seller` is of the same branch."""

    branch: Branch
    customer: Customer
    contact: Contact
    voice: ProductOffering
    device: ProductOffering
    limit: SegmentLimit
    pricing_team: Team
    seller: Actor
    other_seller: Actor
    manager: Actor
    pricing: Actor
    back_office: Actor
    marketing: Actor
    stranger: Actor
    signatory: Actor
    buyer: Actor
    viewer: Actor
    foreign_portal: Actor
    foreign_branch: Branch

    def line(self, **changes: Any) -> LineInput:
        """Return a line within the standard limit: 10 × 20.00 a month, 5 %, 24 months."""
        values: dict[str, Any] = {
            "offering_id": self.voice.id,
            "quantity": 10,
            "discount_percent": Decimal(5),
            "months": 24,
        }
        return LineInput(**(values | changes))

    def typed(self, **changes: Any) -> dict[str, Any]:
        """Return the same line as the API takes it."""
        values = {"offeringId": f"prd_{self.voice.id}", "quantity": 10, "discountPercent": "5", "months": 24}
        return {**values, **changes}

    async def offer(self, db: Database, *lines: LineInput, **new: Any) -> Offer:
        """Commit a draft of the seller."""
        async with db.unit_of_work(self.seller) as uow:
            made = await actions.create_offer(
                uow, NewOffer(customer_id=self.customer.id, **new), lines or (self.line(),)
            )
            await uow.commit()
        return made

    async def approved(self, db: Database, *lines: LineInput) -> Offer:
        """Commit an offer within the limits that is approved."""
        offer = await self.offer(db, *lines)
        return await self.do(db, self.seller, actions.submit_offer, offer.id)

    async def sent(self, db: Database, *lines: LineInput) -> Offer:
        """Commit an offer that the signatory has."""
        offer = await self.approved(db, *lines)
        return await self.do(db, self.seller, actions.send_offer, offer.id)

    async def accepted(self, db: Database, *lines: LineInput) -> Offer:
        """Commit an offer that the signatory accepted in the portal."""
        offer = await self.sent(db, *lines)
        return await self.do(db, self.signatory, actions.accept_offer, offer.id, revision=offer.revision)

    async def do(self, db: Database, actor: Actor, action: Callable[..., Awaitable[R]], *args: Any, **kwargs: Any) -> R:
        """Run one action as somebody and commit it."""
        async with db.unit_of_work(actor) as uow:
            result = await action(uow, *args, **kwargs)
            await uow.commit()
        return result


async def make_offering(uow: UnitOfWork, branch: Branch, code: str = "VOICE-500", **fields: Any) -> ProductOffering:
    """Add a published product: 20.00 a month, 0.00 once."""
    values: dict[str, Any] = {
        "code": code,
        "product_type": ProductType.VOICE_PLAN,
        "names": NAMES,
        "descriptions": NAMES,
        "status": OfferingStatus.PUBLISHED,
        "release": "2026-R1",
        "monthly_price": Decimal("20.00"),
        "one_time_price": Decimal("0.00"),
        "currency": branch.currency,
        "tax_code": "STANDARD",
        **PERIOD,
    }
    offering = uow.add(ProductOffering(branch_id=branch.id, **{**values, **fields}))
    await uow.flush()
    return offering


async def make_shop(db: Database, country: str = "RO") -> Shop:
    """Commit a branch that sells, with a second branch beside it."""
    async with db.unit_of_work(SYSTEM) as uow:
        await publish_shipped_templates(uow)
        branch, foreign = await make_branch(uow, country), await make_branch(uow, "PL")
        await seed_clocks(uow, branch)
        await make_segment(uow, branch.id, "GBM_HIGH")
        uow.add(TaxRate(branch_id=branch.id, tax_code="STANDARD", valid_from=date(2020, 1, 1), rate=Decimal(21)))
        customer = await make_customer(uow, branch, segment_code="GBM_HIGH")
        contact = await make_contact(uow, customer)
        voice = await make_offering(uow, branch)
        uow.add(
            OfferingComponent(
                offering_id=voice.id, code="ROAMING", names=NAMES, required=False, position=0, max_quantity=2,
                monthly_price=Decimal("5.00"), one_time_price=Decimal("1.00"),
            )
        )  # fmt: skip
        device = await make_offering(
            uow, branch, "PHONE", product_type=ProductType.DEVICE,
            monthly_price=Decimal(0), one_time_price=Decimal("499.99"),
        )  # fmt: skip
        limit = await make_limit(uow, voice)
        await make_limit(uow, device, min_months=0)
        team = await make_team(uow, branch, "FIELD_SALES")
        pricing_team = await make_team(uow, branch, "PRICING")
        elsewhere = await make_customer(uow, foreign)
        signatory = await make_portal_user(uow, branch, customer.id, "PORTAL_BUYER")
        account = await uow.session.get_one(UserAccount, signatory.user_id)
        account.contact_id = contact.id
        shop = Shop(
            branch=branch,
            customer=customer,
            contact=contact,
            voice=voice,
            device=device,
            limit=limit,
            pricing_team=pricing_team,
            seller=await make_staff(uow, branch, "FIELD_SALES", team=team),
            other_seller=await make_staff(uow, branch, "FIELD_SALES"),
            manager=await make_staff(uow, branch, "SALES_MANAGER", team=team),
            pricing=await make_staff(uow, branch, "PRICING", team=pricing_team),
            back_office=await make_staff(uow, branch, "BACK_OFFICE"),
            marketing=await make_staff(uow, branch, "MARKETING"),
            stranger=await make_staff(uow, foreign, "SALES_MANAGER"),
            signatory=signatory,
            buyer=await make_portal_user(uow, branch, customer.id, "PORTAL_BUYER"),
            viewer=await make_portal_user(uow, branch, customer.id, "PORTAL_VIEWER"),
            foreign_portal=await make_portal_user(uow, foreign, elsewhere.id, "PORTAL_ADMIN"),
            foreign_branch=foreign,
        )
        await uow.commit()
    return shop


async def make_limit(uow: UnitOfWork, offering: ProductOffering, **fields: Any) -> SegmentLimit:
    """Add the segment's limit: 10 % standard, 15 % at most, 1 to 1,000 pieces, from 12 months."""
    values: dict[str, Any] = {
        "segment_code": "GBM_HIGH",
        "standard_discount": Decimal(10),
        "maximum_discount": Decimal(15),
        "max_quantity": 1000,
        "min_months": 12,
    }
    limit = uow.add(SegmentLimit(branch_id=offering.branch_id, offering_id=offering.id, **{**values, **fields}))
    await uow.flush()
    return limit


async def stored(db: Database, offer_id: UUID) -> Offer:
    """Return the offer as it is stored now."""
    async with db.unit_of_work(SYSTEM) as uow:
        return await uow.session.get_one(Offer, offer_id)

"""Offerings for tests."""

import secrets
from datetime import date
from decimal import Decimal
from typing import Any

from api.catalog.models import (
    OfferingComponent,
    OfferingStatus,
    ProductOffering,
    ProductType,
    SegmentLimit,
    TaxRate,
)
from api.core.uow import UnitOfWork
from api.people.models import Branch

LANGUAGES = ("en", "ro", "es", "pl", "ru")


def names(text: str) -> dict[str, str]:
    """Return a text in all five languages."""
    return dict.fromkeys(LANGUAGES, text)


async def make_tax(uow: UnitOfWork, branch: Branch, rate: str = "21", valid_from: date = date(2020, 1, 1)) -> TaxRate:
    """Add a VAT rate."""
    row = uow.add(TaxRate(branch_id=branch.id, tax_code="STANDARD", valid_from=valid_from, rate=Decimal(rate)))
    await uow.flush()
    return row


async def make_offering(uow: UnitOfWork, branch: Branch, **fields: Any) -> ProductOffering:
    """Add a published voice plan at 10.00 a month; the branch needs a VAT rate before it is priced."""
    values: dict[str, Any] = {
        "code": f"P-{secrets.token_hex(4).upper()}",
        "product_type": ProductType.VOICE_PLAN,
        "names": names("Plan"),
        "descriptions": names("A plan"),
        "status": OfferingStatus.PUBLISHED,
        "release": "2026-R1",
        "valid_from": date(2020, 1, 1),
        "monthly_price": Decimal("10.00"),
        "one_time_price": Decimal("0.00"),
        "currency": branch.currency,
        "tax_code": "STANDARD",
    }
    offering = uow.add(ProductOffering(branch_id=branch.id, **{**values, **fields}))
    await uow.flush()
    return offering


async def make_component(uow: UnitOfWork, offering: ProductOffering, code: str, **fields: Any) -> OfferingComponent:
    """Add an optional component at 2.00 a month."""
    values: dict[str, Any] = {
        "names": names(code),
        "required": False,
        "monthly_price": Decimal("2.00"),
        "one_time_price": Decimal("0.00"),
        "max_quantity": 3,
        "position": 0,
    }
    component = uow.add(OfferingComponent(offering_id=offering.id, code=code, **{**values, **fields}))
    await uow.flush()
    return component


async def make_limit(uow: UnitOfWork, offering: ProductOffering, segment_code: str, **fields: Any) -> SegmentLimit:
    """Add a limit: 10 % standard, 20 % at most; the branch needs the segment."""
    values: dict[str, Any] = {"standard_discount": Decimal(10), "maximum_discount": Decimal(20), "min_months": 12}
    limit = uow.add(
        SegmentLimit(
            branch_id=offering.branch_id, offering_id=offering.id, segment_code=segment_code, **{**values, **fields}
        )
    )
    await uow.flush()
    return limit

"""Charges for tests."""

from datetime import date
from decimal import Decimal

from api.billing.models import BillingStep, ChargeKind
from api.billing.port import ChargeData, ReadyForBilling


def charge(
    reference: str, amount: str, starts_on: date, *, kind: ChargeKind = ChargeKind.MONTHLY, ends_on: date | None = None
) -> ChargeData:
    """Return a line of an order at an agreed price."""
    return ChargeData(
        reference=reference,
        description=f"Line {reference}",
        kind=kind,
        amount=Decimal(amount),
        tax_code="STANDARD",
        starts_on=starts_on,
        ends_on=ends_on,
    )


def order_of(
    *lines: ChargeData, number: str = "O-2026-000001", step: BillingStep = BillingStep.COMPLETE
) -> ReadyForBilling:
    """Return a step of an order."""
    return ReadyForBilling(step=step, order_number=number, lines=lines)

"""Customers for tests: small, valid, of a branch that the test made."""

import secrets
from typing import Any
from uuid import UUID

from stdnum.es import cif
from stdnum.pe import ruc
from stdnum.pl import nip
from stdnum.ro import cui

from api.core.clock import now
from api.core.uow import UnitOfWork
from api.customers.models import (
    AccountStatus,
    BillingAccount,
    Contact,
    ContactRole,
    Customer,
    CustomerKind,
    CustomerStatus,
    PaymentSystem,
    Segment,
    Subscription,
    SubscriptionKind,
    SubscriptionStatus,
)
from api.customers.sorting import sort_key
from api.people.models import Branch


def fiscal_number(country: str = "RO") -> str:
    """Return a random number that the country's checksum accepts."""
    digits = "".join(secrets.choice("123456789") for _ in range(8))
    match country:
        case "RO":
            return digits + cui.calc_check_digit(digits)
        case "PE":
            body = f"20{digits}"
            return body + ruc.calc_check_digit(body)
        case "ES":
            return f"B{digits[:7]}{cif.calc_check_digits('B' + digits[:7])[0]}"
    candidates = (f"{secrets.randbelow(9 * 10**9) + 10**9}" for _ in range(1000))
    return next(candidate for candidate in candidates if nip.is_valid(candidate))


async def make_segment(uow: UnitOfWork, branch_id: UUID, code: str = "MA", rank: int = 1) -> Segment:
    """Add a segment to the branch."""
    segment = uow.add(Segment(branch_id=branch_id, code=code, names={"en": code}, rank=rank))
    await uow.flush()
    return segment


async def make_customer(uow: UnitOfWork, branch: Branch, **fields: Any) -> Customer:
    """Add an active customer to the branch."""
    name = fields.pop("name", "Fabrica de Pâine SRL")
    values: dict[str, Any] = {
        "number": f"C-{secrets.token_hex(6).upper()}",
        "kind": CustomerKind.LEGAL,
        "status": CustomerStatus.ACTIVE,
        "country": branch.country,
        "currency": branch.currency,
        "language": branch.language,
        "fiscal_number": fiscal_number(branch.country),
        "created_at": now(),
    }
    customer = Customer(
        branch_id=branch.id, name=name, name_key=sort_key(name, branch.language), **{**values, **fields}
    )
    uow.add(customer)
    await uow.flush()
    return customer


async def make_contact(uow: UnitOfWork, customer: Customer, **fields: Any) -> Contact:
    """Add a contact who may sign."""
    name = fields.pop("name", "Ștefan Ionescu")
    values: dict[str, Any] = {
        "roles": [ContactRole.SIGNATORY],
        "phones": ["+40722123456"],
        "email": f"{secrets.token_hex(6)}@example.test",
        "language": customer.language,
    }
    contact = Contact(
        branch_id=customer.branch_id,
        customer_id=customer.id,
        name=name,
        name_key=sort_key(name, customer.language),
        **{**values, **fields},
    )
    uow.add(contact)
    await uow.flush()
    return contact


async def make_account(uow: UnitOfWork, customer: Customer, **fields: Any) -> BillingAccount:
    """Add a billing account to the customer."""
    values: dict[str, Any] = {
        "number": f"B-{secrets.token_hex(6).upper()}",
        "name": customer.name,
        "status": AccountStatus.ACTIVE,
        "currency": customer.currency,
    }
    account = uow.add(BillingAccount(branch_id=customer.branch_id, customer_id=customer.id, **{**values, **fields}))
    await uow.flush()
    return account


async def make_line(uow: UnitOfWork, customer: Customer, account: BillingAccount, **fields: Any) -> Subscription:
    """Add a working mobile number that the account pays."""
    values: dict[str, Any] = {
        "number": f"+4072{secrets.randbelow(10**7):07}",
        "kind": SubscriptionKind.VOICE,
        "status": SubscriptionStatus.WORKING,
        "status_changed_at": now(),
        "payment": PaymentSystem.POSTPAID,
        "tariff": "Business",
        "tariff_since": now().date(),
        "activated_on": now().date(),
        "billing_account_id": account.id,
    }
    line = uow.add(Subscription(branch_id=customer.branch_id, customer_id=customer.id, **{**values, **fields}))
    await uow.flush()
    return line

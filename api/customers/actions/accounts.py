"""Billing accounts, subscriptions and urgent notes."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from api.core.errors import InvalidInput, NotFound, require
from api.core.numbering import next_number
from api.core.uow import UnitOfWork
from api.customers import policy, queries, rules
from api.customers.events import FlashCleared, FlashSet, SubscriptionActivated, SubscriptionStatusChanged
from api.customers.models import (
    AccountStatus,
    BillingAccount,
    Customer,
    Flash,
    PaymentSystem,
    Subscription,
    SubscriptionKind,
    SubscriptionStatus,
)


@dataclass(frozen=True, kw_only=True)
class SubscriptionData:
    """A line that goes into service: `number` is an MSISDN in E.164, a port or a site name."""

    number: str
    kind: SubscriptionKind
    tariff: str
    activated_on: date
    offering_code: str | None = None
    billing_account_id: UUID | None = None
    payment: PaymentSystem = PaymentSystem.POSTPAID
    technology: str | None = None
    icc: str | None = None


async def open_billing_account(
    uow: UnitOfWork, customer_id: UUID, *, name: str | None = None, email: str | None = None
) -> BillingAccount:
    """Open a billing account in the customer's currency, by default under the customer's name."""
    customer = await _managed(uow, customer_id)
    account = uow.add(
        BillingAccount(
            branch_id=customer.branch_id,
            customer_id=customer.id,
            number=await next_number(uow, customer.branch_id, "BA"),
            name=rules.optional(name) or customer.name,
            status=AccountStatus.ACTIVE,
            currency=customer.currency,
            email=rules.email(email),
        )
    )
    await uow.flush()
    uow.audit("billing-account.open", account, {"number": account.number})
    return account


async def activate_subscription(uow: UnitOfWork, customer_id: UUID, data: SubscriptionData) -> Subscription:
    """Put a line into service; orders call it when provisioning has ended."""
    customer = await queries.lock_customer(uow.session, uow.actor, customer_id)
    subscription = uow.add(
        Subscription(
            branch_id=customer.branch_id,
            customer_id=customer.id,
            billing_account_id=data.billing_account_id,
            number=data.number,
            kind=data.kind,
            status=SubscriptionStatus.WORKING,
            status_changed_at=uow.now,
            payment=data.payment,
            offering_code=data.offering_code,
            tariff=data.tariff,
            tariff_since=data.activated_on,
            activated_on=data.activated_on,
            technology=data.technology,
            icc=data.icc,
        )
    )
    await uow.flush()
    base = {"subject_id": subscription.id, "branch_id": customer.branch_id, "customer_id": customer.id}
    uow.record(SubscriptionActivated(**base, kind=data.kind.name))
    uow.audit("subscription.activate", subscription, {"number": data.number, "tariff": data.tariff})
    return subscription


async def set_subscription_status(
    uow: UnitOfWork, subscription_id: UUID, status: SubscriptionStatus, *, reason: str | None = None
) -> Subscription:
    """Block, unblock or disconnect a line; a disconnected one stays so (its number may be given again)."""
    subscription = await queries.lock_subscription(uow.session, uow.actor, subscription_id)
    await _managed(uow, subscription.customer_id)
    if subscription.status is status:
        return subscription
    if subscription.status is SubscriptionStatus.DISCONNECTED:
        raise rules.StatusNotAllowed("status", old=subscription.status.name, new=status.name)
    old, subscription.status, subscription.status_changed_at = subscription.status, status, uow.now
    await uow.flush()
    uow.record(
        SubscriptionStatusChanged(
            subject_id=subscription.id,
            branch_id=subscription.branch_id,
            customer_id=subscription.customer_id,
            old=old.name,
            new=status.name,
        )
    )
    uow.audit("subscription.status", subscription, {"status": [old, status]}, reason=reason)
    return subscription


async def set_flash(
    uow: UnitOfWork,
    customer_id: UUID,
    text: str,
    ends_at: datetime,
    *,
    billing_account_id: UUID | None = None,
    subscription_id: UUID | None = None,
) -> Flash:
    """Put an urgent note on a customer, one of its accounts or one of its numbers, until `ends_at` (CUS-04)."""
    customer = await _managed(uow, customer_id)
    if ends_at <= uow.now:
        raise InvalidInput("endsAt", code="in-the-past")
    if billing_account_id and subscription_id:
        raise InvalidInput("subscriptionId", code="one-target-only")
    await _check_target(uow, customer, BillingAccount, billing_account_id)
    await _check_target(uow, customer, Subscription, subscription_id)
    flash = uow.add(
        Flash(
            branch_id=customer.branch_id,
            customer_id=customer.id,
            billing_account_id=billing_account_id,
            subscription_id=subscription_id,
            text=rules.required(text, "text"),
            ends_at=ends_at,
            set_by_id=uow.actor.user_id,
            created_at=uow.now,
        )
    )
    await uow.flush()
    uow.record(FlashSet(subject_id=flash.id, branch_id=flash.branch_id, customer_id=customer.id))
    uow.audit("flash.set", flash, {"text": flash.text, "ends_at": ends_at})
    return flash


async def clear_flash(uow: UnitOfWork, flash_id: UUID) -> Flash:
    """Take an urgent note away before its end; it stays on record."""
    flash = await queries.lock_flash(uow.session, uow.actor, flash_id)
    await _managed(uow, flash.customer_id)
    flash.cleared_at = uow.now
    await uow.flush()
    uow.record(FlashCleared(subject_id=flash.id, branch_id=flash.branch_id, customer_id=flash.customer_id))
    uow.audit("flash.clear", flash)
    return flash


async def _managed(uow: UnitOfWork, customer_id: UUID) -> Customer:
    """Return the locked customer that the actor may decide about."""
    customer = await queries.lock_customer(uow.session, uow.actor, customer_id)
    require(policy.can_manage(uow.actor, customer, await queries.seats_of(uow.session, customer_id)))
    return customer


async def _check_target(
    uow: UnitOfWork, customer: Customer, model: type[BillingAccount | Subscription], key: UUID | None
) -> None:
    """Raise NotFound when the account or subscription is not the customer's."""
    if key is None:
        return
    row: BillingAccount | Subscription | None = await uow.session.get(model, key)
    if row is None or row.customer_id != customer.id:
        raise NotFound(model.__name__)

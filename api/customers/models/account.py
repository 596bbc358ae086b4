"""What the customer pays for: accounts and subscriptions; and urgent notes on any of them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Utc, check, enum_column
from api.customers.models.enums import AccountStatus, PaymentSystem, SubscriptionKind, SubscriptionStatus


class BillingAccount(BranchRow, table=True):
    """A BAN: one invoice a month for a part of the customer's subscriptions."""

    __tablename__ = "billing_account"
    __table_args__ = (
        Index("ix_billing_account_number_end", text("number_end((number)::text) text_pattern_ops")),
        UniqueConstraint("branch_id", "number"),
        UniqueConstraint("id", "customer_id", name="uq_billing_account_id_customer"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_billing_account_customer"
        ),
        Index("ix_billing_account_customer_id", "customer_id"),
    )

    customer_id: UUID
    number: str = Field(max_length=40)
    name: str = Field(max_length=200)
    status: AccountStatus = Field(sa_column=enum_column(AccountStatus))
    currency: str = Field(max_length=3)
    email: str | None = Field(default=None, max_length=254)


class Subscription(BranchRow, table=True):
    """A number, port or site in service. A number is held by one subscription of a branch until disconnected."""

    __tablename__ = "subscription"
    __table_args__ = (
        Index("ix_subscription_number_end", text("number_end((number)::text) text_pattern_ops")),
        UniqueConstraint("id", "customer_id", name="uq_subscription_id_customer"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_subscription_customer"
        ),
        # The account that pays belongs to the same customer.
        ForeignKeyConstraint(
            ["billing_account_id", "customer_id"],
            ["billing_account.id", "billing_account.customer_id"],
            name="fk_subscription_billing_account",
        ),
        Index(
            "uq_subscription_number", "branch_id", "number",
            unique=True, postgresql_where=text("status <> 'DISCONNECTED'"),
        ),
        Index("ix_subscription_customer", "customer_id", "id"),
        Index("ix_subscription_number", "number"),
    )  # fmt: skip

    customer_id: UUID
    billing_account_id: UUID | None = None
    number: str = Field(max_length=60)
    kind: SubscriptionKind = Field(sa_column=enum_column(SubscriptionKind))
    status: SubscriptionStatus = Field(sa_column=enum_column(SubscriptionStatus))
    status_changed_at: datetime = Field(sa_type=Utc)
    payment: PaymentSystem = Field(sa_column=enum_column(PaymentSystem))
    offering_code: str | None = Field(default=None, max_length=60)
    tariff: str = Field(max_length=120)
    tariff_since: date
    activated_on: date
    technology: str | None = Field(default=None, max_length=40)
    icc: str | None = Field(default=None, max_length=22)


class Flash(BranchRow, table=True):
    """An urgent note on a customer, one account or one subscription; it shows until its end or until cleared."""

    __tablename__ = "flash"
    __table_args__ = (
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_flash_customer"
        ),
        ForeignKeyConstraint(
            ["billing_account_id", "customer_id"],
            ["billing_account.id", "billing_account.customer_id"],
            name="fk_flash_billing_account",
        ),
        ForeignKeyConstraint(
            ["subscription_id", "customer_id"],
            ["subscription.id", "subscription.customer_id"],
            name="fk_flash_subscription",
        ),
        # A note that ends before it starts would never be seen.
        check("ends_at", "ends_at > created_at"),
        # It hangs on one thing only.
        check("target", "billing_account_id is null or subscription_id is null"),
        Index("ix_flash_customer_id", "customer_id", "ends_at"),
    )

    customer_id: UUID
    billing_account_id: UUID | None = None
    subscription_id: UUID | None = None
    text: str = Field(max_length=500)
    ends_at: datetime = Field(sa_type=Utc)
    set_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    cleared_at: datetime | None = Field(default=None, sa_type=Utc)

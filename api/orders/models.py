"""Tables of orders: the order with its lines, the portal's cart, and what was activated and billed."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ForeignKeyConstraint, Index, Numeric, Text, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Row, Versioned, check, enum_column, json_column, money_column, utc_column


class OrderStatus(StrEnum):
    """Where an order stands; `rules.TRANSITIONS` says what may follow what (ORD-01)."""

    SUBMITTED = "SUBMITTED"
    IN_PROGRESS = "IN_PROGRESS"
    AWAITING_CUSTOMER = "AWAITING_CUSTOMER"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


class OrderSource(StrEnum):
    """Where an order came from."""

    CONTRACT = "CONTRACT"
    PORTAL = "PORTAL"


def _of_customer(table: str) -> ForeignKeyConstraint:
    """Bind a row to a customer of the same branch."""
    return ForeignKeyConstraint(
        ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name=f"fk_{table}_customer"
    )


class Order(BranchRow, table=True):
    """What a customer has ordered; its activities are the runs of its lines' processes in `process_run`."""

    __tablename__ = "product_order"
    __table_args__ = (
        Index("ix_product_order_number_end", text("number_end((number)::text) text_pattern_ops")),
        UniqueConstraint("branch_id", "number"),
        UniqueConstraint("id", "customer_id", name="uq_product_order_id_customer"),
        _of_customer("product_order"),
        ForeignKeyConstraint(
            ["contract_id", "customer_id"], ["contract.id", "contract.customer_id"], name="fk_product_order_contract"
        ),
        # A contract is ordered once.
        Index(
            "uq_product_order_contract",
            "contract_id",
            unique=True,
            postgresql_where=text("contract_id is not null and status <> 'CANCELLED'"),
        ),
        # Sending the same cart twice, from two windows or after a lost answer, makes one order.
        UniqueConstraint("client_reference", name="uq_product_order_client_reference"),
        check("source", "(source = 'CONTRACT') = (contract_id is not null)"),
        check("totals", "monthly_net >= 0 and one_time_net >= 0"),
        Index("ix_product_order_branch_created", "branch_id", "created_at", "id"),
        Index("ix_product_order_customer", "customer_id", "created_at"),
        Index("ix_product_order_owner", "owner_id", "status"),
        Index("ix_product_order_team", "team_id", "created_at", "id", postgresql_where=text("team_id is not null")),
        Index(
            "ix_product_order_owner_created",
            *("owner_id", "created_at", "id"),
            postgresql_where=text("owner_id is not null"),
        ),
        Index(
            "ix_product_order_alive",
            *("branch_id", "created_at", "id"),
            postgresql_where=text("status not in ('COMPLETED', 'CANCELLED')"),
        ),
        Index(
            "ix_product_order_alive_status",
            *("branch_id", "status"),
            postgresql_where=text("status not in ('COMPLETED', 'CANCELLED')"),
        ),
    )

    number: str = Field(max_length=40)
    customer_id: UUID
    contract_id: UUID | None = None
    offer_id: UUID | None = Field(default=None, foreign_key="offer.id")
    lead_id: UUID | None = Field(default=None, foreign_key="lead.id")
    owner_id: UUID | None = Field(default=None, foreign_key="user_account.id", description="Seller")
    team_id: UUID | None = Field(default=None, foreign_key="team.id")
    placed_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    source: OrderSource = Field(sa_column=enum_column(OrderSource))
    status: OrderStatus = Field(default=OrderStatus.SUBMITTED, sa_column=enum_column(OrderStatus))
    client_reference: str | None = Field(default=None, max_length=80)
    currency: str = Field(max_length=3)
    monthly_net: Decimal = Field(sa_column=money_column())
    monthly_vat: Decimal = Field(sa_column=money_column())
    one_time_net: Decimal = Field(sa_column=money_column())
    one_time_vat: Decimal = Field(sa_column=money_column())
    note: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    completed_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    cancel_reason: str | None = Field(default=None, sa_column=Column(Text, nullable=True))


class OrderLine(Row, table=True):
    """One product of an order with its configuration and the prices that billing will use."""

    __tablename__ = "order_line"
    __table_args__ = (
        UniqueConstraint("order_id", "position"),
        ForeignKeyConstraint(
            ["order_id", "customer_id"], ["product_order.id", "product_order.customer_id"], name="fk_order_line_order"
        ),
        check("quantity", "quantity between 1 and 100000"),
        check("discount", "discount_percent between 0 and 100"),
        Index("ix_order_line_offering_id", "offering_id"),
    )

    order_id: UUID
    customer_id: UUID
    position: int
    offering_id: UUID = Field(foreign_key="product_offering.id")
    code: str = Field(max_length=60)
    names: dict[str, str] = Field(sa_column=json_column())
    components: list[dict[str, Any]] = Field(default_factory=list, sa_column=json_column())
    process_key: str = Field(max_length=60)
    quantity: int
    discount_percent: Decimal = Field(sa_column=Column(Numeric(5, 2), nullable=False))
    months: int
    unit_monthly: Decimal = Field(sa_column=money_column(places=4))
    unit_one_time: Decimal = Field(sa_column=money_column(places=4))
    tax_code: str = Field(max_length=20)
    tax_percent: Decimal = Field(sa_column=Column(Numeric(5, 2), nullable=False))
    monthly_net: Decimal = Field(sa_column=money_column())
    monthly_vat: Decimal = Field(sa_column=money_column())
    one_time_net: Decimal = Field(sa_column=money_column())
    one_time_vat: Decimal = Field(sa_column=money_column())


class OrderBilling(Row, table=True):
    """Billing's acknowledgement of one ready-for-billing step; only from then on does its cycle run (ORD-04)."""

    __tablename__ = "order_billing"
    __table_args__ = (
        UniqueConstraint("order_id", "process_key", "stage"),
        ForeignKeyConstraint(
            ["order_id", "customer_id"],
            ["product_order.id", "product_order.customer_id"],
            name="fk_order_billing_order",
        ),
    )

    order_id: UUID
    customer_id: UUID
    process_key: str = Field(max_length=60)
    stage: str = Field(max_length=20)
    billing_customer_id: str = Field(max_length=80)
    reference: str = Field(max_length=120)
    acknowledged_at: datetime = Field(sa_column=utc_column())


class Acceptance(Row, table=True):
    """The customer's answer to an installation: given once, kept as evidence (ORD-05)."""

    __tablename__ = "order_acceptance"
    __table_args__ = (
        UniqueConstraint("activity_id", "attempt"),
        ForeignKeyConstraint(
            ["order_id", "customer_id"],
            ["product_order.id", "product_order.customer_id"],
            name="fk_order_acceptance_order",
        ),
        # Who refuses says why.
        check("reason", "accepted or length(btrim(reason)) > 0"),
    )

    order_id: UUID
    customer_id: UUID
    activity_id: UUID = Field(foreign_key="activity.id")
    attempt: int = Field(default=0, description="How often the activity had been done before")
    accepted: bool
    reason: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    answered_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")


class Activation(Row, table=True):
    """What the built-in activation system has switched on; the key makes a repeated call one activation."""

    __tablename__ = "activation"
    __table_args__ = (UniqueConstraint("key"),)

    key: str = Field(max_length=120)
    branch_id: UUID = Field(foreign_key="branch.id")
    order_id: UUID = Field(foreign_key="product_order.id", index=True)
    components: list[str] = Field(default_factory=list, sa_column=json_column())


class Cart(Versioned, table=True):
    """What somebody at the customer has chosen and not yet ordered; it waits on the server for any device (WEB-04)."""

    __tablename__ = "cart"
    __table_args__ = (UniqueConstraint("user_id"), _of_customer("cart"))

    branch_id: UUID = Field(foreign_key="branch.id")
    customer_id: UUID = Field(index=True)
    user_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE")
    note: str | None = Field(
        default=None, sa_column=Column(Text, nullable=True), description="Of the order that is in it again"
    )
    differences: list[dict[str, Any]] = Field(
        default_factory=list,
        sa_column=json_column(server_default=text("'[]'::jsonb")),
        description="What is not as in the orders that are in it again: see actions.again",
    )


class CartLine(Row, table=True):
    """One configured product in a cart; prices are taken from the catalogue when it is read or ordered."""

    __tablename__ = "cart_line"
    __table_args__ = (
        check("quantity", "quantity between 1 and 1000"),
        # A line added twice by a phone that lost the answer is one line.
        UniqueConstraint("cart_id", "client_reference"),
    )

    cart_id: UUID = Field(foreign_key="cart.id", ondelete="CASCADE")
    customer_id: UUID
    offering_id: UUID = Field(foreign_key="product_offering.id")
    quantity: int = 1
    components: dict[str, int] = Field(default_factory=dict, sa_column=json_column(), description="Code → pieces")
    client_reference: str = Field(max_length=80)

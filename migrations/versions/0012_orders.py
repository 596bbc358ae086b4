"""Orders, billing's acknowledgements, acceptances, activations, and the portal's cart."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0012_orders"
down_revision = "0011_contracts"
branch_labels = None
depends_on = None

IN_CART = "exists (select 1 from cart where cart.id = cart_id and cart.user_id = app_actor())"


def _row() -> list[sa.Column[object]]:
    return [sa.Column("id", sa.Uuid, nullable=False), sa.Column("created_at", Utc, nullable=False)]


def _uuid(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid, nullable=nullable)


def _money(*names: str, places: int = 2) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Numeric(14, places), nullable=False) for name in names]


def _foreign(table: str, column: str, target: str, *, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete=ondelete)


def _of_order(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["order_id", "customer_id"],
        ["product_order.id", "product_order.customer_id"],
        name=f"fk_{table}_order",
    )


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "product_order",
        *_row(),
        sa.Column("version", sa.Integer, nullable=False),
        _uuid("branch_id"),
        sa.Column("number", sa.String(40), nullable=False),
        _uuid("customer_id"),
        *(
            _uuid(name, nullable=True)
            for name in ("contract_id", "offer_id", "lead_id", "owner_id", "team_id", "placed_by_id")
        ),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("client_reference", sa.String(80)),
        sa.Column("currency", sa.String(3), nullable=False),
        *_money("monthly_net", "monthly_vat", "one_time_net", "one_time_vat"),
        sa.Column("note", sa.Text),
        sa.Column("completed_at", Utc),
        sa.Column("cancel_reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_product_order"),
        sa.UniqueConstraint("branch_id", "number", name="uq_product_order_branch_id_number"),
        sa.UniqueConstraint("id", "customer_id", name="uq_product_order_id_customer"),
        sa.UniqueConstraint("client_reference", name="uq_product_order_client_reference"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_product_order_customer"
        ),
        sa.ForeignKeyConstraint(
            ["contract_id", "customer_id"], ["contract.id", "contract.customer_id"], name="fk_product_order_contract"
        ),
        _foreign("product_order", "branch_id", "branch"),
        _foreign("product_order", "offer_id", "offer"),
        _foreign("product_order", "lead_id", "lead"),
        _foreign("product_order", "owner_id", "user_account"),
        _foreign("product_order", "team_id", "team"),
        _foreign("product_order", "placed_by_id", "user_account"),
        sa.CheckConstraint("source in ('CONTRACT', 'PORTAL')", name="ck_product_order_order_source"),
        sa.CheckConstraint(
            "status in ('SUBMITTED', 'IN_PROGRESS', 'AWAITING_CUSTOMER', 'COMPLETED', 'CANCELLED')",
            name="ck_product_order_order_status",
        ),
        sa.CheckConstraint("(source = 'CONTRACT') = (contract_id is not null)", name="ck_product_order_source"),
        sa.CheckConstraint("monthly_net >= 0 and one_time_net >= 0", name="ck_product_order_totals"),
    )
    op.create_index("ix_product_order_branch_id", "product_order", ["branch_id"])
    op.create_index("ix_product_order_branch_created", "product_order", ["branch_id", "created_at", "id"])
    op.create_index("ix_product_order_customer", "product_order", ["customer_id", "created_at"])
    op.create_index("ix_product_order_owner", "product_order", ["owner_id", "status"])
    op.create_index(
        "uq_product_order_contract",
        "product_order",
        ["contract_id"],
        unique=True,
        postgresql_where=sa.text("contract_id is not null and status <> 'CANCELLED'"),
    )
    op.create_table(
        "order_line",
        *_row(),
        _uuid("order_id"),
        _uuid("customer_id"),
        sa.Column("position", sa.Integer, nullable=False),
        _uuid("offering_id"),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("names", postgresql.JSONB, nullable=False),
        sa.Column("components", postgresql.JSONB, nullable=False),
        sa.Column("process_key", sa.String(60), nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("discount_percent", sa.Numeric(5, 2), nullable=False),
        sa.Column("months", sa.Integer, nullable=False),
        *_money("unit_monthly", "unit_one_time", places=4),
        sa.Column("tax_code", sa.String(20), nullable=False),
        sa.Column("tax_percent", sa.Numeric(5, 2), nullable=False),
        *_money("monthly_net", "monthly_vat", "one_time_net", "one_time_vat"),
        sa.PrimaryKeyConstraint("id", name="pk_order_line"),
        sa.UniqueConstraint("order_id", "position", name="uq_order_line_order_id_position"),
        _of_order("order_line"),
        _foreign("order_line", "offering_id", "product_offering"),
        sa.CheckConstraint("quantity between 1 and 100000", name="ck_order_line_quantity"),
        sa.CheckConstraint("discount_percent between 0 and 100", name="ck_order_line_discount"),
    )
    op.create_index("ix_order_line_offering_id", "order_line", ["offering_id"])
    op.create_table(
        "order_billing",
        *_row(),
        _uuid("order_id"),
        _uuid("customer_id"),
        sa.Column("process_key", sa.String(60), nullable=False),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.Column("billing_customer_id", sa.String(80), nullable=False),
        sa.Column("reference", sa.String(120), nullable=False),
        sa.Column("acknowledged_at", Utc, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_order_billing"),
        sa.UniqueConstraint("order_id", "process_key", "stage", name="uq_order_billing_order_id_process_key_stage"),
        _of_order("order_billing"),
    )
    op.create_table(
        "order_acceptance",
        *_row(),
        _uuid("order_id"),
        _uuid("customer_id"),
        _uuid("activity_id"),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("accepted", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text),
        _uuid("answered_by_id", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_order_acceptance"),
        sa.UniqueConstraint("activity_id", "attempt", name="uq_order_acceptance_activity_id_attempt"),
        _of_order("order_acceptance"),
        _foreign("order_acceptance", "activity_id", "activity"),
        _foreign("order_acceptance", "answered_by_id", "user_account"),
        sa.CheckConstraint("accepted or length(btrim(reason)) > 0", name="ck_order_acceptance_reason"),
    )
    op.create_table(
        "activation",
        *_row(),
        sa.Column("key", sa.String(120), nullable=False),
        _uuid("branch_id"),
        _uuid("order_id"),
        sa.Column("components", postgresql.JSONB, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_activation"),
        sa.UniqueConstraint("key", name="uq_activation_key"),
        _foreign("activation", "branch_id", "branch"),
        _foreign("activation", "order_id", "product_order"),
    )
    op.create_index("ix_activation_order_id", "activation", ["order_id"])
    op.create_table(
        "cart",
        *_row(),
        sa.Column("version", sa.Integer, nullable=False),
        _uuid("branch_id"),
        _uuid("customer_id"),
        _uuid("user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cart"),
        sa.UniqueConstraint("user_id", name="uq_cart_user_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_cart_customer"
        ),
        _foreign("cart", "branch_id", "branch"),
        _foreign("cart", "user_id", "user_account", ondelete="CASCADE"),
    )
    op.create_index("ix_cart_customer_id", "cart", ["customer_id"])
    op.create_table(
        "cart_line",
        *_row(),
        _uuid("cart_id"),
        _uuid("customer_id"),
        _uuid("offering_id"),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("components", postgresql.JSONB, nullable=False),
        sa.Column("client_reference", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cart_line"),
        sa.UniqueConstraint("cart_id", "client_reference", name="uq_cart_line_cart_id_client_reference"),
        _foreign("cart_line", "cart_id", "cart", ondelete="CASCADE"),
        _foreign("cart_line", "offering_id", "product_offering"),
        sa.CheckConstraint("quantity between 1 and 1000", name="ck_cart_line_quantity"),
    )
    for table in ("product_order", "order_line", "order_acceptance"):
        secure(op, table, portal="write", customer="customer_id")
    secure(op, "order_billing", portal="read", customer="customer_id")
    secure(op, "activation")
    secure(op, "cart", portal="write", rows="customer_id = app_customer() and user_id = app_actor()")
    secure(op, "cart_line", portal="write", rows=f"customer_id = app_customer() and {IN_CART}")


def downgrade() -> None:
    for table in (
        "cart_line",
        "cart",
        "activation",
        "order_acceptance",
        "order_billing",
        "order_line",
        "product_order",
    ):
        op.drop_table(table)

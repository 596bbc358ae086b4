"""Reference billing: customers, charges, invoices, payments; the log of calls to other systems."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0008_billing"
down_revision = "0007_catalog"
branch_labels = None
depends_on = None


def _key() -> tuple[sa.Column[object], ...]:
    """What every row has."""
    return (sa.Column("id", sa.Uuid, nullable=False), sa.Column("created_at", Utc, nullable=False))


def _root() -> tuple[sa.Column[object], ...]:
    """What a row has that belongs to a branch."""
    return (
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
    )


def _enum(name: str, *members: str) -> sa.Enum:
    """A text column's type with its CHECK."""
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "port_call",
        *_root(),
        sa.Column("port", sa.String(40), nullable=False),
        sa.Column("operation", sa.String(60), nullable=False),
        sa.Column("method", sa.String(6), nullable=False),
        sa.Column("path", sa.String(300), nullable=False),
        sa.Column("idempotency_key", sa.String(200), nullable=False),
        sa.Column("request", postgresql.JSONB),
        sa.Column("response", postgresql.JSONB),
        sa.Column("status", _enum("call_status", "OK", "FAILED"), nullable=False),
        sa.Column("http_status", sa.Integer),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("error", sa.String(300)),
        sa.Column("repeats_id", sa.Uuid),
        sa.Column("finished_at", Utc, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_port_call_branch_id"),
        sa.ForeignKeyConstraint(["repeats_id"], ["port_call.id"], name="fk_port_call_repeats_id"),
        sa.PrimaryKeyConstraint("id", name="pk_port_call"),
    )
    op.create_index("ix_port_call_branch_created", "port_call", ["branch_id", "created_at", "id"])
    op.create_index("ix_port_call_branch_id", "port_call", ["branch_id"])
    op.create_table(
        "billing_acknowledgement",
        *_key(),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("step", _enum("billing_step", "BASIC", "COMPLETE"), nullable=False),
        sa.Column("order_number", sa.String(40), nullable=False),
        sa.Column("idempotency_key", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_billing_acknowledgement_branch_id"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_billing_acknowledgement_customer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_billing_acknowledgement"),
        sa.UniqueConstraint(
            "branch_id", "idempotency_key", name="uq_billing_acknowledgement_branch_id_idempotency_key"
        ),
        sa.UniqueConstraint("branch_id", "number", name="uq_billing_acknowledgement_branch_id_number"),
    )
    op.create_index("ix_billing_acknowledgement_customer_id", "billing_acknowledgement", ["customer_id"])
    op.create_table(
        "billing_charge",
        *_root(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("reference", sa.String(120), nullable=False),
        sa.Column("order_number", sa.String(40), nullable=False),
        sa.Column("description", sa.String(300), nullable=False),
        sa.Column("kind", _enum("charge_kind", "MONTHLY", "ONE_TIME"), nullable=False),
        sa.Column("amount", sa.Numeric(14, 2), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("tax_code", sa.String(20), nullable=False),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date),
        sa.CheckConstraint("ends_on is null or ends_on >= starts_on", name="ck_billing_charge_period"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_billing_charge_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_billing_charge_customer"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_billing_charge"),
        sa.UniqueConstraint("branch_id", "reference", name="uq_billing_charge_branch_id_reference"),
    )
    op.create_index("ix_billing_charge_branch_id", "billing_charge", ["branch_id"])
    op.create_index("ix_billing_charge_customer_id", "billing_charge", ["customer_id"])
    op.create_index("ix_billing_charge_period", "billing_charge", ["branch_id", "starts_on", "ends_on"])
    op.create_table(
        "billing_customer",
        *_root(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_billing_customer_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_billing_customer_customer"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_billing_customer"),
        sa.UniqueConstraint("branch_id", "number", name="uq_billing_customer_branch_id_number"),
        sa.UniqueConstraint("customer_id", name="uq_billing_customer_customer_id"),
    )
    op.create_index("ix_billing_customer_branch_id", "billing_customer", ["branch_id"])
    op.create_table(
        "invoice",
        *_root(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("net", sa.Numeric(14, 2), nullable=False),
        sa.Column("vat", sa.Numeric(14, 2), nullable=False),
        sa.Column("gross", sa.Numeric(14, 2), nullable=False),
        sa.CheckConstraint("due_on >= issued_on + 14", name="ck_invoice_due"),
        sa.CheckConstraint("extract(day from month) = 1", name="ck_invoice_month"),
        sa.CheckConstraint("gross = net + vat", name="ck_invoice_sum"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_invoice_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_invoice_customer"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invoice"),
        sa.UniqueConstraint("branch_id", "number", name="uq_invoice_branch_id_number"),
        sa.UniqueConstraint("customer_id", "month", name="uq_invoice_customer_id_month"),
        sa.UniqueConstraint("id", "customer_id", name="uq_invoice_id_customer"),
    )
    op.create_index("ix_invoice_branch_id", "invoice", ["branch_id"])
    op.create_index("ix_invoice_branch_issued", "invoice", ["branch_id", "issued_on", "id"])
    op.create_table(
        "payment",
        *_root(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("reference", sa.String(120), nullable=False),
        sa.Column("amount", sa.Numeric(14, 2), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("paid_on", sa.Date, nullable=False),
        sa.CheckConstraint("amount > 0", name="ck_payment_amount"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_payment_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_payment_customer"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_payment"),
        sa.UniqueConstraint("branch_id", "reference", name="uq_payment_branch_id_reference"),
    )
    op.create_index("ix_payment_branch_id", "payment", ["branch_id"])
    op.create_index("ix_payment_customer_id", "payment", ["customer_id", "paid_on"])
    op.create_table(
        "invoice_line",
        *_key(),
        sa.Column("invoice_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("description", sa.String(300), nullable=False),
        sa.Column("from_day", sa.Date, nullable=False),
        sa.Column("until_day", sa.Date, nullable=False),
        sa.Column("net", sa.Numeric(14, 2), nullable=False),
        sa.Column("tax_rate", sa.Numeric(5, 2), nullable=False),
        sa.Column("vat", sa.Numeric(14, 2), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice_id", "customer_id"], ["invoice.id", "invoice.customer_id"], name="fk_invoice_line_invoice"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invoice_line"),
        sa.UniqueConstraint("invoice_id", "position", name="uq_invoice_line_invoice_id_position"),
    )
    secure(op, "billing_customer")
    secure(op, "billing_acknowledgement", append_only=True)
    secure(op, "billing_charge")
    secure(op, "invoice", portal="read", customer="customer_id")
    secure(op, "invoice_line", portal="read", customer="customer_id")
    secure(op, "payment", portal="read", customer="customer_id")
    # The log of calls is the house's own: a portal query may name it, and finds nothing.
    secure(op, "port_call", portal="read", rows="false")


def downgrade() -> None:
    for table in (
        "invoice_line",
        "payment",
        "invoice",
        "billing_customer",
        "billing_charge",
        "billing_acknowledgement",
        "port_call",
    ):
        op.drop_table(table)
